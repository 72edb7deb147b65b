//! Sentences to begin a report with: those that offices use most, and those that a person keeps on this device. What is put in is text
//! like any other; a gap is marked by "…" and the first one is chosen, to be typed over.

use crate::{
    browser::{clock, look},
    components::live::{heard, live, shown_when},
    state::{
        session::use_desk,
        templates::{self, Templates},
    },
    words::words,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, MouseEvent};

/// The sentences, under the field they are put into.
#[component]
pub fn TemplateList(
    /// What is in the field.
    #[prop(into)]
    typed: Signal<String>,
    /// Puts words into it.
    put: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let own = Templates::of(use_desk().account());
    let told = RwSignal::new(String::new());
    let begin = move |event: MouseEvent, sentence: &str| {
        let before = typed.get_untracked();
        put(templates::joined(&before, sentence));
        choose_gap(&event, sentence.to_owned());
    };
    let offered = move |sentence: String, is_own: bool| {
        let (begins, gone) = (sentence.clone(), sentence.clone());
        view! {
            <li>
                <button type="button" class="menu__choice" on:click=heard(move |event| begin(event, &begins))>{sentence.clone()}</button>
                {is_own.then(|| view! {
                    <button type="button" class="button button--quiet" aria-label=words().template_remove_named(&sentence)
                        on:click=heard(move |_| { told.set(words().template_told(own.remove(&gone)).to_owned()); look::focus_soon(SUMMARY.to_owned()); })><span class="icon" data-is="close" aria-hidden="true"></span></button>
                })}
            </li>
        }
    };
    view! {
        <details class="templates">
            <summary>{words().templates()}</summary>
            <ul>{words().template_sentences().map(|sentence| offered(sentence.to_owned(), false))}{live(move || own.all().into_iter().map(|sentence| offered(sentence, true)).collect_view())}</ul>
            {shown_when(move || typed.with(|typed| !typed.trim().is_empty()), move || view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| told.set(words().template_told(own.keep(&typed.get_untracked())).to_owned()))>{words().template_keep()}</button>
            }.into_any())}
            <p class="note" data-is="told" role="status">{told}</p>
        </details>
    }
}

const SUMMARY: &str = ".templates[open] summary";

/// Chooses the first gap of the sentence in the field of the same form, once it is there.
fn choose_gap(event: &MouseEvent, sentence: String) {
    let form = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).and_then(|button| button.closest("form").ok().flatten());
    let field = form.and_then(|form| form.query_selector("textarea").ok().flatten()).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    clock::after_picture(move || {
        let value = field.value();
        let _ = field.focus();
        // Gaps that stood there before are somebody's own words.
        let begins = value.rfind(&sentence).unwrap_or_default();
        if let Some(at) = value[begins..].find(templates::GAP).map(|at| begins + at) {
            // The browser counts in units of UTF-16.
            let at = value[..at].encode_utf16().count() as u32;
            let _ = field.set_selection_range(at, at + 1);
        }
    });
}
