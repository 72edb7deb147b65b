//! Moving by keyboard: space lifts, arrows choose, space drops, Escape cancels, and each step is said.

use super::{Drag, target};
use crate::{
    browser::look,
    state::{intents, keys},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Sort, id::TaskId, row::Rows, task::Status};
use std::cell::RefCell;
use web_sys::{Element, HtmlElement, KeyboardEvent};

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
    let is_lifted = lifted.borrow().is_some();
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
    let Some(id) = target::task_of(&card).filter(|_| card.has_attribute("data-mine")) else { return false };
    let Some((column, title)) = drag.desk.peek(|shown| Some((shown.find_task(id)?.status, shown.find_wording(id)?.title.clone()))) else {
        return false;
    };
    let index = lane(&card, column).map(|lane| target::cards_in(&lane)).and_then(|cards| cards.iter().position(|other| *other == card)).unwrap_or(0);
    let _ = card.set_attribute("data-lifted", "");
    drag.said.set(words().lifted(&title, column));
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
    while let Some(next) = column.checked_add_signed(columns).filter(|next| columns != 0 && *next < 4) {
        column = next;
        if Status::ALL[column] == from || actor.may_move(from, Status::ALL[column]) {
            mark(&held.card, held.column, false);
            (held.column, held.index) = (Status::ALL[column], 0);
            break;
        }
    }
    let of = lane(&held.card, held.column).map_or(0, |lane| target::cards_in(&lane).iter().filter(|other| **other != held.card).count());
    held.index = held.index.saturating_add_signed(cards).min(of);
    mark(&held.card, held.column, true);
    drag.said.set(words().hovering(held.column, held.index + 1, of + 1));
    true
}

fn put_down(drag: Drag, lifted: &RefCell<Option<Lifted>>) -> bool {
    let Some(held) = lifted.borrow_mut().take() else { return false };
    settle(&held);
    let others: Vec<TaskId> = lane(&held.card, held.column)
        .map(|lane| target::cards_in(&lane).iter().filter(|other| **other != held.card).filter_map(target::task_of).collect())
        .unwrap_or_default();
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

fn cancel(drag: Drag, lifted: &RefCell<Option<Lifted>>) -> bool {
    let Some(held) = lifted.borrow_mut().take() else { return false };
    settle(&held);
    drag.said.set(words().drag_cancelled.to_owned());
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
