//! The bar at the bottom while cards are picked: how many there are, what can be done to them, what came of it. On a phone what can be
//! done unfolds above it.

use super::column_seen;
use crate::{
    browser::look,
    components::live::{heard, live, said, watch},
    pages::many::{deeds::Deeds, told::Told},
    state::{many::Chosen, picking, view::use_view},
    words::words,
};
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

/// How high the bar is, for style sheets: what has the keys is never under it.
const HEIGHT: &str = "--picks";
/// What unfolds the deeds, where they are folded.
const WHAT: &str = ".picks__what";

/// The bar.
#[component]
pub fn Bar(
    /// What was picked, and what came of it.
    chosen: Chosen,
    /// How many of them are in groups that are folded.
    folded: ReadSignal<usize>,
) -> impl IntoView {
    let view = use_view();
    let bar = NodeRef::<html::Section>::new();
    let unfolded = RwSignal::new(false);
    let count = move || chosen.tasks.with(Vec::len);
    let unseen = move || {
        let hidden = picking::ticked().len().saturating_sub(count());
        let told = [(folded.get(), words().picking_folded(folded.get())), (hidden, words().picking_hidden(hidden))];
        told.into_iter().filter(|(tasks, _)| *tasks > 0).map(|(_, told)| told).collect::<Vec<_>>().join("; ")
    };
    measure(bar);
    // On a phone what came of it takes the place of the form, and the keys go to where the form was opened.
    watch(move || {
        if chosen.outcome.with(Option::is_some) && unfolded.get_untracked() {
            unfolded.set(false);
            look::focus_soon(WHAT.to_owned());
        }
    });
    view! {
        <section class="picks" node_ref=bar aria-label=words().picking()>
            <div class="picks__head">
                <p class="picks__count"><b>{live(move || words().many_chosen(count()))}</b>" "<small>{live(unseen)}</small></p>
                <button type="button" class="button button--quiet" aria-keyshortcuts="Control+A Meta+A" on:click=heard(move |_| picking::all(view, column_seen()))>
                    <span class="picks__all">{words().picking_all()}</span>
                    <span class="picks__column">{words().picking_column()}</span>
                </button>
                <button type="button" class="button picks__what" aria-controls="viec-da-chon" aria-expanded=said(move || unfolded.get())
                    on:click=heard(move |_| unfolded.update(|unfolded| *unfolded = !*unfolded))>{words().many_what()}</button>
                <button type="button" class="button button--quiet picks__end" aria-keyshortcuts="Escape"
                    on:click=heard(|_| end())><span>{words().picking_end()}</span></button>
            </div>
            <div class="picks__deeds" id="viec-da-chon" data-unfolded=said(move || unfolded.get().then_some(""))><Deeds chosen/></div>
            <Told chosen with_way_back=true/>
        </section>
    }
}

/// Ends picking from the bar: the keys go back to the card that was picked last, or to what begins it.
pub fn end() {
    let card = picking::last().map(|task| format!("[data-task='{task}'] .card__title, ")).unwrap_or_default();
    picking::end();
    look::focus_soon(format!("{card}.toolbar__pick"));
}

/// Whether the keys are in the bar.
pub fn has_keys() -> bool {
    document().active_element().is_some_and(|active| active.closest(".picks").ok().flatten().is_some())
}

/// Folds the deeds where they are unfolded over the board; whether they were.
pub fn fold() -> bool {
    let Some(what) = shown(&format!("{WHAT}[aria-expanded='true']")) else { return false };
    what.click();
    let _ = what.focus();
    true
}

/// Brings the keys to the deeds.
pub fn go_to_deeds() {
    if let Some(what) = shown(&format!("{WHAT}[aria-expanded='false']")) {
        what.click();
    }
    look::focus_soon(".picks [name=deed]".to_owned());
}

fn shown(selector: &str) -> Option<HtmlElement> {
    let found: HtmlElement = document().query_selector(selector).ok()??.dyn_into().ok()?;
    found.offset_parent().is_some().then_some(found)
}

fn measure(bar: NodeRef<html::Section>) {
    Effect::new(move |_| {
        let Some(bar) = bar.get() else { return };
        let measured = bar.clone();
        let resized = Closure::<dyn FnMut()>::new(move || look::set_root_style(HEIGHT, &format!("{}px", measured.offset_height())));
        let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
        observer.observe(&bar);
        let held = SendWrapper::new((observer, resized));
        on_cleanup(move || {
            held.0.disconnect();
            drop(held);
        });
    });
}
