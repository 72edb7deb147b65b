//! Sentences to begin a report with: those that offices use most, and those that a person keeps on this device. What is put in is text
//! like any other; a gap is marked by "…" and the first one is chosen, to be typed over.

use crate::{
    browser::{clock, look},
    components::live::{heard, live, shown_when},
    state::{
        session::use_desk,
        templates::{self, Outcome, Templates},
    },
    words::words,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, MouseEvent};

/// What the parts share.
#[derive(Clone, Copy)]
struct Offer {
    typed: Signal<String>,
    put: Callback<String>,
    own: Templates,
    told: RwSignal<String>,
    /// One that was removed last, until something else was done.
    gone: RwSignal<Option<String>>,
}

impl Offer {
    fn say(self, done: Outcome, gone: Option<String>) {
        self.told.set(words().template_told(done).to_owned());
        self.gone.set(gone);
    }
}

/// The sentences, under the field they are put into.
#[component]
pub fn TemplateList(
    /// What is in the field.
    #[prop(into)]
    typed: Signal<String>,
    /// Puts words into it.
    put: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let offer = Offer {
        typed,
        put: Callback::new(put),
        own: Templates::of(use_desk().account()),
        told: RwSignal::new(String::new()),
        gone: RwSignal::new(None),
    };
    let given = words().template_sentences().map(|sentence| view! { <Sentence offer sentence=sentence.to_owned()/> });
    let own = move || offer.own.all().into_iter().map(|sentence| view! { <Sentence offer sentence is_own=true/> }).collect_view();
    let put_back = move || {
        if let Some(sentence) = offer.gone.get_untracked() {
            offer.say(offer.own.keep(&sentence), None);
            look::focus_soon(SUMMARY.to_owned());
        }
    };
    view! {
        <details class="templates">
            <summary>{words().templates()}</summary>
            <ul>{given}{live(own)}</ul>
            {shown_when(move || typed.with(|typed| !typed.trim().is_empty()), move || view! { <Keep offer/> }.into_any())}
            <p class="note" data-is="told" role="status">{offer.told}</p>
            {shown_when(move || offer.gone.with(Option::is_some), move || view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| put_back())>{words().undo}</button>
            }.into_any())}
        </details>
    }
}

/// One of them; somebody's own can be removed.
#[component]
fn Sentence(offer: Offer, sentence: String, #[prop(optional)] is_own: bool) -> impl IntoView {
    let begins = sentence.clone();
    let begin = move |event: MouseEvent| {
        offer.put.run(templates::joined(&offer.typed.get_untracked(), &begins));
        choose_gap(&event, begins.clone());
    };
    view! {
        <li>
            <button type="button" class="menu__choice" on:click=heard(begin)>{sentence.clone()}</button>
            {is_own.then(|| view! { <Remove offer sentence/> })}
        </li>
    }
}

#[component]
fn Remove(offer: Offer, sentence: String) -> impl IntoView {
    let label = words().template_remove_named(&sentence);
    let remove = move |_| {
        offer.say(offer.own.remove(&sentence), Some(sentence.clone()));
        look::focus_soon(SUMMARY.to_owned());
    };
    view! {
        <button type="button" class="button button--quiet" aria-label=label
            on:click=heard(remove)><span class="icon" data-is="close" aria-hidden="true"></span></button>
    }
}

/// Keeps what is typed among the person's own.
#[component]
fn Keep(offer: Offer) -> impl IntoView {
    let keep = move |_| offer.say(offer.own.keep(&offer.typed.get_untracked()), None);
    view! { <button type="button" class="button button--quiet" on:click=heard(keep)>{words().template_keep()}</button> }
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
