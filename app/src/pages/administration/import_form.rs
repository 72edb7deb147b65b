//! The text of a plan: pasted, or from a file.

use crate::{
    browser::file,
    components::live::{heard, live, said, shown_when},
    state::import::Import,
    words::words,
};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The form.
#[component]
pub fn ImportForm(import: Import) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        import.preview();
    };
    let is_empty = move || import.text.with(|text| text.trim().is_empty());
    let kept = move || match (is_empty(), import.keeps_draft()) {
        (true, _) => "",
        (false, true) => words().draft_is_kept(),
        (false, false) => words().draft_not_kept(),
    };
    view! {
        <form class="import" on:submit=submit>
            <h2>{words().import_plan()}</h2>
            <p id="import-hint">{words().import_hint()}</p>
            <textarea class="field import__text" name="plan" rows="8" spellcheck="false" aria-label=words().import_text() aria-describedby="import-hint"
                prop:value=import.text on:input:target=move |event| import.set_text(event.target().value())></textarea>
            <div class="import__actions">
                <button type="submit" class="button button--main" disabled=is_empty aria-busy=said(move || import.busy.get())>
                    {said(move || if import.busy.get() { words().reading() } else { words().preview() })}
                </button>
                <ChooseFile import/>
                {shown_when(move || !is_empty(), move || view! { <Clear import/> }.into_any())}
                {shown_when(move || import.before.with(Option::is_some), move || view! { <BringBack import/> }.into_any())}
                <small>{said(kept)}</small>
            </div>
            // Once there is something to keep, what goes wrong is said beside its button.
            {shown_when(move || import.reading.with(Option::is_none), move || view! { <Refused import/> }.into_any())}
        </form>
    }
}

/// Why the text was not read or not kept.
#[component]
pub fn Refused(import: Import) -> impl IntoView {
    view! {
        <div role="alert">
            {live(move || import.trouble.get().map(|text| view! { <p class="trouble"><b>{words().not_read()}": "</b>{text}</p> }))}
        </div>
    }
}

#[component]
fn Clear(import: Import) -> impl IntoView {
    let clear = heard(move |_| import.replace_text(String::new()));
    view! { <button type="button" class="button button--quiet" on:click=clear>{words().clear_text()}</button> }
}

#[component]
fn BringBack(import: Import) -> impl IntoView {
    let bring_back = heard(move |_| import.bring_back());
    view! { <button type="button" class="button button--quiet" on:click=bring_back>{words().bring_back_text()}</button> }
}

/// The browser's own file input, under a label that looks like the other buttons.
#[component]
fn ChooseFile(import: Import) -> impl IntoView {
    let take = move |input: web_sys::HtmlInputElement| {
        if let Some(file) = file::take(&input) {
            import.set_file(file);
        }
    };
    view! {
        <label class="button import__file">
            {words().choose_file()}
            <input class="visually-hidden" type="file" accept=".txt,.docx,.xlsx,.doc,.xls,text/plain" on:change:target=move |event| take(event.target())/>
        </label>
    }
}
