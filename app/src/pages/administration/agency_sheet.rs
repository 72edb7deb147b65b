//! The registry as a file: choosing one to take in, what its lines would do, and taking one away.

use crate::{
    browser::file,
    components::live::{heard, live, said, there, watch},
    online::agency_sheet::SheetFormat,
    state::agency_sheet::AgencySheet,
    words::words,
};
use leptos::{html::H2, prelude::*};
use parboard_domain::registry::sheet::{Fate, Judged};

/// The ways in and out, beside the list.
#[component]
pub fn SheetBar(sheet: AgencySheet) -> impl IntoView {
    let choose = move |input: web_sys::HtmlInputElement| {
        if let Some(file) = file::take(&input) {
            sheet.choose(file);
        }
    };
    let offer = move |format: SheetFormat, words: &'static str| {
        view! { <button type="button" class="button" on:click=heard(move |_| sheet.offer(format))>{words}</button> }
    };
    view! {
        <div class="agencies__bar">
            <label class="button import__file" aria-busy=said(move || sheet.busy.get())>
                {words().choose_sheet()}
                <input class="visually-hidden" type="file" name="agency-sheet" accept=".csv,.xlsx" on:change:target=move |event| choose(event.target())/>
            </label>
            {offer(SheetFormat::Xlsx, words().offer_xlsx())}
            {offer(SheetFormat::Csv, words().offer_csv())}
        </div>
        <SheetTrouble sheet/>
    }
}

/// What the lines of the chosen file would do, and the button that has it done.
#[component]
pub fn SheetPreview(lines: Vec<Judged>, sheet: AgencySheet) -> impl IntoView {
    let title = NodeRef::<H2>::new();
    watch(move || drop(title.get().map(|title| title.focus())));
    let counts = words().sheet_counts(&lines);
    let told = lines.into_iter().filter(|line| line.fate != Fate::Unchanged).map(|line| view! { <Line line/> }).collect_view();
    view! {
        <h2 tabindex="-1" node_ref=title>{words().sheet_title()}</h2>
        <p>{counts}</p>
        <p class="agency-form__hint">{words().sheet_hint()}</p>
        <ul class="agency-list">{told}</ul>
        <SheetTrouble sheet/>
        <div class="agencies__acts">
            <button type="button" class="button button--main" aria-busy=said(move || sheet.busy.get())
                on:click=heard(move |_| sheet.take())>{words().take_sheet()}</button>
            <button type="button" class="button button--quiet" on:click=heard(move |_| sheet.put_away())>{words().cancel()}</button>
        </div>
    }
}

#[component]
fn Line(line: Judged) -> impl IntoView {
    let Judged { line, name, fate } = line;
    let (word, why) = match fate {
        Fate::New => (words().line_new(), None),
        Fate::Changed => (words().line_changed(), None),
        Fate::Unchanged => (words().line_unchanged(), None),
        Fate::Refused(why) => (words().line_refused(), Some(why)),
    };
    let is_refused = there(why.is_some());
    view! {
        <li class="agency-list__one" data-line=line data-refused=is_refused>
            <b>{name}</b>
            <p>{words().line_of_sheet(line)}": "{word}{why.map(|why| format!(", {why}"))}</p>
        </li>
    }
}

#[component]
fn SheetTrouble(sheet: AgencySheet) -> impl IntoView {
    view! { <div role="alert">{live(move || sheet.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div> }
}
