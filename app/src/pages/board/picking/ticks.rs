//! What is ticked, written onto the cards that are drawn: a shape to see, and for whoever listens a box that is ticked or not. Cards
//! that are drawn anew meanwhile get it again.

use crate::{
    browser::{found, look},
    components::{drag::target::PICKING, live::watch},
    state::{picking, view::View},
};
use leptos::prelude::*;
use parboard_domain::id::TaskId;
use send_wrapper::SendWrapper;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

/// On a card that is ticked.
const TICKED: &str = "data-picked";
const CHECKED: &str = "aria-checked";

/// Keeps the cards as they are ticked, for as long as the board is there; how many of what is ticked are in groups that are folded.
pub fn install(view: View, tasks: Memo<Vec<TaskId>>) -> ReadSignal<usize> {
    let (folded, set_folded) = signal(0);
    let write_all = move |tasks: Vec<TaskId>| {
        let ticked = tasks.into_iter().collect();
        write(&ticked);
        let away = picking::folded_away(view, &ticked);
        if folded.get_untracked() != away {
            set_folded.set(away);
        }
    };
    let write_now = move || write_all(tasks.get_untracked());
    let drawn = Closure::<dyn FnMut()>::new(write_now);
    let observer = MutationObserver::new(drawn.as_ref().unchecked_ref()).ok();
    let held = SendWrapper::new((observer, drawn));
    let is_on = Memo::new(move |_| picking::is_on());
    let watching = held.0.clone().map(SendWrapper::new);
    watch(move || {
        let Some(observer) = &watching else { return };
        observer.disconnect();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        if let Some(groups) = is_on.get().then(groups).flatten() {
            let _ = observer.observe_with_options(&groups, &options);
        }
    });
    watch(move || {
        if is_on.get() {
            look::set_body(PICKING, "");
            write_all(tasks.get());
        } else {
            wipe();
        }
    });
    on_cleanup(move || {
        if let Some(observer) = &held.0 {
            observer.disconnect();
        }
        wipe();
        drop(held);
    });
    folded
}

fn write(ticked: &BTreeSet<TaskId>) {
    for (card, title) in cards() {
        let is_ticked = card.get_attribute("data-task").and_then(|id| id.parse().ok()).is_some_and(|id| ticked.contains(&id));
        let checked = if is_ticked { "true" } else { "false" };
        if title.get_attribute(CHECKED).as_deref() == Some(checked) {
            continue;
        }
        let _ = title.set_attribute("role", "checkbox");
        let _ = title.set_attribute(CHECKED, checked);
        let _ = if is_ticked { card.set_attribute(TICKED, "") } else { card.remove_attribute(TICKED) };
    }
}

/// The cards are links again.
fn wipe() {
    look::clear_body(PICKING);
    for (card, title) in cards() {
        let _ = card.remove_attribute(TICKED);
        let _ = title.remove_attribute("role");
        let _ = title.remove_attribute(CHECKED);
    }
}

fn groups() -> Option<Element> {
    document().query_selector(".board__groups").ok().flatten()
}

fn cards() -> Vec<(Element, HtmlElement)> {
    let card_of = |title: HtmlElement| Some((title.closest("[data-task]").ok()??, title));
    found::all(".board__groups .card__title").into_iter().filter_map(card_of).collect()
}
