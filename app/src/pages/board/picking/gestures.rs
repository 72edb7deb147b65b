//! What picks cards: taps and clicks, and keys. All of it is heard before the cards' own links and the hands that move them, which hear
//! nothing of what was meant for this.

use super::{bar, column_seen};
use crate::{
    browser::{input, listen},
    components::{drag::target, finding},
    state::{keys, picking, view::View},
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, vietnamese};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent};

/// Hears them for as long as the board is there.
pub fn install(view: View) {
    let heard = [
        listen::first_on_document("click", move |event| event.dyn_ref().map_or((), |event| click(view, event))),
        listen::first_on_document("keydown", move |event| event.dyn_ref().map_or((), |event| press(view, event))),
        listen::first_on_document("contextmenu", |event| event.dyn_ref().map_or((), rest)),
    ];
    on_cleanup(move || drop(heard));
}

/// A tap or a click on a card. With Ctrl or ⌘ it begins to pick.
fn click(view: View, event: &MouseEvent) {
    let begins = event.ctrl_key() || event.meta_key();
    let Some(task) = card_at(event).filter(|_| picking::is_on_now() || (begins && !target::is_control(event.target()))) else { return };
    take(event);
    if event.shift_key() {
        picking::turn_to(view, column_seen(), task);
    } else {
        picking::turn(task);
    }
}

/// A finger that rests on a card means the card, and not the browser's menu for links.
fn rest(event: &PointerEvent) {
    if picking::is_on_now() && event.pointer_type() != "mouse" && card_at(event).is_some() {
        event.prevent_default();
    }
}

fn press(view: View, event: &KeyboardEvent) {
    if event.default_prevented() || input::is_composed(event) || finding::is_dialog_open() || is_card_lifted() {
        return;
    }
    let is_held = input::is_held(event);
    if picking::is_on_now() {
        match event.key().as_str() {
            keys::CANCEL if !is_held => return step_out(event),
            key if is_held && !event.alt_key() && !event.shift_key() && vietnamese::small(key) == keys::ALL && !input::takes_text(event) => {
                take(event);
                return picking::all(view, column_seen());
            }
            _ => {}
        }
    }
    if !is_held && !event.alt_key() && !input::is_typing(event) {
        on_stop(view, event);
    }
}

/// A key on a card, or on the head of a group.
fn on_stop(view: View, event: &KeyboardEvent) {
    let (key, is_on) = (vietnamese::small(&event.key()), picking::is_on_now());
    let picks = key == keys::PICK || (is_on && key == keys::LIFT);
    match (card_at(event), group_at(event)) {
        // A key that is held means it once.
        (Some(_), _) if picks && event.repeat() => take(event),
        (None, Some(_)) if key == keys::PICK && event.repeat() => take(event),
        (Some(task), _) if picks => {
            take(event);
            if event.shift_key() { picking::turn_to(view, column_seen(), task) } else { picking::turn(task) }
        }
        _ if is_on && key == keys::MENU && (card_at(event).is_some() || group_at(event).is_some()) => {
            take(event);
            bar::go_to_deeds();
        }
        // Space folds a group, as ever.
        (None, Some(group)) if key == keys::PICK => {
            take(event);
            picking::turn_group(view, column_seen(), &group);
        }
        _ => {}
    }
}

/// Escape ends what is open over the board first, and picking after that.
fn step_out(event: &KeyboardEvent) {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if on.as_ref().is_some_and(|on| on.closest(".tour").ok().flatten().is_some()) {
        return;
    }
    let is_panel_open = document().query_selector(".toolbar__filters[open]").ok().flatten().is_some();
    // In the search it takes away what was typed.
    let field = on.and_then(|on| on.dyn_into::<HtmlInputElement>().ok());
    if is_panel_open || field.is_some_and(|field| field.type_() == "search" && !field.value().is_empty()) {
        return;
    }
    take(event);
    if bar::fold() {
        return;
    }
    if bar::has_keys() && input::takes_text(event) {
        // What was typed stays, and so do the ticks.
        bar::go_to_deeds();
    } else if bar::has_keys() {
        bar::end();
    } else {
        picking::end();
    }
}

/// Nobody else hears of it.
fn take(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}

fn card_at(event: &Event) -> Option<TaskId> {
    let card = target::card_of(event.target())?;
    card.closest(".board__groups").ok()??;
    target::task_of(&card)
}

fn group_at(event: &Event) -> Option<String> {
    let head = event.target()?.dyn_into::<Element>().ok()?.closest(".board__groups .group__fold").ok()??;
    head.closest("[data-group]").ok()??.get_attribute("data-group")
}

fn is_card_lifted() -> bool {
    document().query_selector("[data-lifted]").ok().flatten().is_some()
}
