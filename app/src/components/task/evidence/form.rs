//! The form that adds evidence.

use super::chosen::Chosen;
use crate::browser::input::whole;
use crate::components::live::{heard, live, said, shown_when};
use crate::{
    browser::file,
    components::task::{
        other_drafts::{Hands, OtherDrafts},
        use_here,
    },
    state::{
        drafts::Draft,
        evidence_form::{EvidenceForm as Form, NAME},
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    evidence::{ISSUER_CHARS_MAX, Media, NUMBER_CHARS_MAX, Paper, TITLE_CHARS_MAX},
    measure::Day,
};
use std::sync::Arc;

/// The form.
#[component]
pub fn EvidenceForm(
    /// What follows once it is saved.
    saved: Box<dyn Fn()>,
) -> impl IntoView {
    let form = Form::open(use_here().id);
    let let_go: Hands = Arc::new(move |draft: &Draft| {
        if let Some(file) = &draft.paper.file {
            form.let_go(file);
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.submit() {
            saved();
        }
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().evidence_title()}
                <textarea class="field" rows="2" name="evidence_title" required maxlength=TITLE_CHARS_MAX.to_string() aria-describedby="kc-goi-y"
                    prop:value=move || form.draft.with(|draft| draft.paper.title.clone())
                    on:input:target=move |event| form.change(|paper| paper.title = event.target().value())></textarea>
            </label>
            <p class="note evidence__hint" id="kc-goi-y">{words().evidence_title_hint()}</p>
            <div class="evidence__paper">
                <TextInput form name="number" label=words().evidence_number() chars_max=NUMBER_CHARS_MAX read=|paper| &paper.number write=|paper| &mut paper.number/>
                <DayInput form/>
                <TextInput form name="issuer" label=words().evidence_issuer() chars_max=ISSUER_CHARS_MAX read=|paper| &paper.issuer write=|paper| &mut paper.issuer/>
            </div>
            <FileChoice form/>
            <div class="task-form__foot">
                <button type="submit" class="button button--main" disabled=move || form.busy.get()>{words().evidence_add()}</button>
            </div>
            <OtherDrafts others=expect_context() place=form.slot() name=NAME take=Arc::new(move |draft: &Draft| form.show(draft)) drop=let_go/>
            <p class="note" data-is="trouble" role="alert">{live(move || form.trouble.with(|trouble| trouble.as_ref().map(|why| words().evidence_refused(why))))}</p>
        </form>
    }
}

#[component]
fn TextInput(
    form: Form,
    name: &'static str,
    label: &'static str,
    chars_max: usize,
    read: fn(&Paper) -> &String,
    write: fn(&mut Paper) -> &mut String,
) -> impl IntoView {
    view! {
        <label>
            {label}
            <input class="field" name=name autocomplete="off" maxlength=chars_max.to_string() prop:value=move || form.draft.with(|draft| read(&draft.paper).clone())
                on:input:target=move |event| form.change(|paper| *write(paper) = event.target().value())/>
        </label>
    }
}

#[component]
fn DayInput(form: Form) -> impl IntoView {
    // Only a day that changed is put into its control: half of one stands there while something else is typed.
    let day = Memo::new(move |_| form.draft.with(|draft| draft.paper.issued_on.map(|day| day.to_string()).unwrap_or_default()));
    view! {
        <label>
            {words().evidence_issued_on()}
            <input class="field" type="date" name="issued_on" min="1990-01-01" max="2100-12-31"
                prop:value=day
                on:change:target=move |event| {
                    if let Some(text) = whole(&event.target()) {
                        form.change(|paper| paper.issued_on = Day::parse(&text));
                    }
                }/>
        </label>
    }
}

/// Two ways to a file, and the one that was chosen.
#[component]
fn FileChoice(form: Form) -> impl IntoView {
    let types = format!("image/*,{},.heic,.docx,.xlsx,.odt,.ods,.txt,.pdf", Media::ALL.map(Media::as_str).join(","));
    let chosen = Memo::new(move |_| form.draft.with(|draft| draft.paper.file.clone()));
    let without = Memo::new(move |_| form.draft.with(|draft| draft.without.clone()));
    let picker = move |name: &'static str, label: &'static str, accept: String, capture: Option<&'static str>| {
        view! {
            <label class="button evidence__pick" data-is=name>
                {label}
                <input type="file" class="visually-hidden" name=name accept=accept capture=capture prop:disabled=move || form.busy.get()
                    on:change:target=move |event| { if let Some(file) = file::take(&event.target()) { form.choose(file) } }/>
            </label>
        }
    };
    view! {
        <fieldset class="evidence__file" aria-busy=said(move || form.busy.get())>
            <legend>{words().evidence_file()}</legend>
            <div class="evidence__picks">
                {picker("photograph", words().evidence_photograph(), "image/*".to_owned(), Some("environment"))}
                {picker("file", words().evidence_choose(), types, None)}
            </div>
            <p class="task-field__hint">{words().evidence_file_hint()}</p>
            {shown_when(move || form.busy.get(), move || view! { <p role="status">{words().evidence_reading()}</p> }.into_any())}
            {live(move || without.get().map(|name| view! {
                <div class="evidence__without">
                    <p class="note" data-is="trouble">{words().evidence_without(&name)}</p>
                    <button type="button" class="button" on:click=heard(move |_| form.go_without())>{words().evidence_go_without()}</button>
                </div>
            }))}
            {live(move || chosen.get().map(|file| view! { <Chosen file take_out=heard(move |()| form.take_out())/> }))}
        </fieldset>
    }
}
