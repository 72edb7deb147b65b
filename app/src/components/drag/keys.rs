//! Moving by keyboard: space lifts, arrows choose, space drops, Escape cancels, and each step is said.

use super::{Drag, target};
use crate::{
    browser::{input, look},
    state::{intents, keys},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Sort, id::TaskId, row::Rows, task::Status};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};

/// A card lifted by keyboard: where it hovers.
pub struct Lifted {
    card: HtmlElement,
    id: TaskId,
    column: Status,
    index: usize,
}

/// Hears one key.
pub fn press(drag: Drag, lifted: &RefCell<Option<Lifted>>, event: &KeyboardEvent) {
    if target::is_control(event.target()) {
        return;
    }
    let Some(card) = target::card_of(event.target()) else { return };
    if input::is_held(event) || event.alt_key() {
        return;
    }
    // The keys have gone to another card, or this one was moved by others and is drawn anew: nothing is held any more.
    if lifted.borrow().as_ref().is_some_and(|held| held.card != card) {
        cancel(drag, lifted);
    }
    let is_lifted = lifted.borrow().is_some();
    if event.repeat() && matches!(event.key().as_str(), keys::LIFT | keys::ENTER) {
        // A key that is held means it once.
        return event.prevent_default();
    }
    let handled = match (event.key().as_str(), is_lifted) {
        (keys::LIFT, false) => lift(drag, lifted, card),
        (keys::LIFT | keys::ENTER, true) => put_down(drag, lifted),
        (keys::CANCEL, true) => cancel(drag, lifted),
        (keys::LEFT, true) => hover(drag, lifted, -1, 0),
        (keys::RIGHT, true) => hover(drag, lifted, 1, 0),
        (keys::UP, true) => hover(drag, lifted, 0, -1),
        (keys::DOWN, true) => hover(drag, lifted, 0, 1),
        (keys::MENU | "M", false) if card.has_attribute("data-mine") => {
            drag.moving.set(target::task_of(&card));
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

fn lift(drag: Drag, lifted: &RefCell<Option<Lifted>>, card: HtmlElement) -> bool {
    if !card.has_attribute("data-mine") {
        // The browser would scroll the page away from under the card.
        drag.said.set(words().drag_not_yours().to_owned());
        return true;
    }
    let Some(id) = target::task_of(&card) else { return false };
    let Some((column, title)) = drag.desk.peek(|shown| Some((shown.find_task(id)?.status, shown.find_wording(id)?.title.clone()))) else {
        return false;
    };
    let index = ids_in(drag, &card, column).iter().position(|other| *other == id).unwrap_or(0);
    let _ = card.set_attribute("data-lifted", "");
    drag.said.set(words().lifted(&title, words().column(drag.desk.in_round(), column)));
    *lifted.borrow_mut() = Some(Lifted { card, id, column, index });
    true
}

fn hover(drag: Drag, lifted: &RefCell<Option<Lifted>>, columns: isize, cards: isize) -> bool {
    let mut held = lifted.borrow_mut();
    let Some(held) = held.as_mut() else { return false };
    let actor = drag.desk.actor();
    let from = drag.desk.peek(|shown| shown.find_task(held.id).map(|task| task.status)).unwrap_or_default();
    let mut column = held.column.column();
    // A column the role may not reach is passed over, as it is not offered elsewhere either.
    while let Some(next) = column.checked_add_signed(columns).filter(|next| columns != 0 && *next < Status::ALL.len()) {
        column = next;
        if Status::ALL[column] == from || actor.may_move(from, Status::ALL[column]) {
            mark(&held.card, held.column, false);
            (held.column, held.index) = (Status::ALL[column], 0);
            break;
        }
    }
    let of = others(drag, held).len();
    held.index = held.index.saturating_add_signed(cards).min(of);
    mark(&held.card, held.column, true);
    drag.said.set(words().hovering(words().column(drag.desk.in_round(), held.column), held.index + 1, of + 1));
    true
}

fn put_down(drag: Drag, lifted: &RefCell<Option<Lifted>>) -> bool {
    let Some(held) = lifted.borrow_mut().take() else { return false };
    settle(&held);
    let others = others(drag, &held);
    let before = held.index.checked_sub(1).and_then(|index| others.get(index)).copied();
    let after = others.get(held.index).copied();
    let from = drag.desk.peek(|shown| shown.find_task(held.id).map(|task| task.status));
    let moved = intents::move_card(
        drag.desk,
        (drag.toaster, drag.appraising),
        held.id,
        held.column,
        (drag.sort.get_untracked() == Sort::Rank).then_some((before, after)),
    );
    // Of another column the line at the bottom tells, and of what stands in the way, or the dialog that asks for words.
    drag.said.set(match moved {
        _ if from != Some(held.column) => String::new(),
        true => words().moved_to(words().column(drag.desk.in_round(), held.column)),
        false => words().drag_cancelled.to_owned(),
    });
    if moved {
        drag.shown.set(held.column);
    }
    look::focus_soon(format!("[data-task='{}'] .card__title", held.id));
    true
}

/// The keys have left the card that was lifted; a window that somebody turns away from keeps them.
pub fn left(drag: Drag, lifted: &RefCell<Option<Lifted>>, event: &FocusEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok()).or_else(|| document().active_element());
    if lifted.borrow().as_ref().is_some_and(|held| !held.card.contains(to.as_deref())) {
        cancel(drag, lifted);
    }
}

/// The cards of a column in the card's group, as the board has them: far ones may not be drawn.
fn ids_in(drag: Drag, card: &HtmlElement, column: Status) -> Vec<TaskId> {
    let key = card.closest("[data-group]").ok().flatten().and_then(|group| group.get_attribute("data-group"));
    drag.groups.with_untracked(|groups| {
        let group = groups.iter().find(|group| Some(&group.key) == key.as_ref());
        group.map(|group| group.lanes[column.column()].clone()).unwrap_or_default()
    })
}

fn others(drag: Drag, held: &Lifted) -> Vec<TaskId> {
    let mut others = ids_in(drag, &held.card, held.column);
    others.retain(|other| *other != held.id);
    others
}

fn cancel(drag: Drag, lifted: &RefCell<Option<Lifted>>) -> bool {
    let Some(held) = lifted.borrow_mut().take() else { return false };
    settle(&held);
    drag.said.set(if held.card.is_connected() { words().drag_cancelled } else { words().drag_overtaken() }.to_owned());
    true
}

fn settle(held: &Lifted) {
    let _ = held.card.remove_attribute("data-lifted");
    mark(&held.card, held.column, false);
}

fn mark(card: &HtmlElement, column: Status, on: bool) {
    if let Some(lane) = lane(card, column) {
        let _ = if on { lane.set_attribute("data-over", "") } else { lane.remove_attribute("data-over") };
    }
}

fn lane(card: &HtmlElement, column: Status) -> Option<Element> {
    card.closest("[data-group]").ok()??.query_selector(&format!("[data-column='{}']", column.as_str())).ok()?
}
