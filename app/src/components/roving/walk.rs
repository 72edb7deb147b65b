//! From card to card by arrows, Home and End: up and down within a column and over the heads of groups, across to the nearest card.

use super::stops::{STOPS, cards_of, column_of, first, group_of, is_shown, stop_of};
use crate::{
    browser::{clock, found::all},
    state::keys::{WALKS, Walk},
};
use parboard_domain::task::Status;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Obeys the keys that lead from card to card.
pub fn press(event: KeyboardEvent) {
    let is_plain = !(event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
    let Some((_, walk)) = WALKS.iter().find(|(key, _)| is_plain && *key == event.key()) else { return };
    let Some(stop) = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|element| stop_of(&element)) else { return };
    event.prevent_default();
    go(&stop, *walk);
}

fn go(from: &HtmlElement, walk: Walk) {
    let column = column_of(from).or_else(super::last_column).unwrap_or_default();
    let next = match walk {
        Walk::Up | Walk::Down => beside(from, column, walk == Walk::Down),
        Walk::First => cards_of(column).into_iter().find(is_shown),
        Walk::Last => cards_of(column).into_iter().rfind(is_shown),
        Walk::Left => across(from, column, -1),
        Walk::Right => across(from, column, 1),
    };
    let Some(next) = next else { return };
    if !is_shown(&next)
        && let Some(head) = column_of(&next).and_then(|column| first(&format!("[data-head='{}']", column.as_str())))
    {
        // A phone shows one column at a time.
        head.unchecked_ref::<HtmlElement>().click();
        clock::after_picture(move || show(&next));
        return;
    }
    show(&next);
}

fn show(stop: &HtmlElement) {
    let _ = stop.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    stop.closest(".card").ok().flatten().unwrap_or_else(|| stop.clone().into()).scroll_into_view_with_scroll_into_view_options(&options);
}

/// The stop above or below, among the cards of the column and the heads of groups.
fn beside(from: &HtmlElement, column: Status, is_down: bool) -> Option<HtmlElement> {
    let way: Vec<HtmlElement> = all(STOPS).into_iter().filter(|stop| column_of(stop).is_none_or(|own| own == column) && is_shown(stop)).collect();
    let at = way.iter().position(|stop| stop == from)?;
    way.get(at.checked_add_signed(if is_down { 1 } else { -1 })?).cloned()
}

/// The nearest card of the next column that has any: in the same group if it can be.
fn across(from: &HtmlElement, column: Status, by: isize) -> Option<HtmlElement> {
    let own = group_of(from);
    let columns = || {
        std::iter::successors(column.column().checked_add_signed(by), move |at| at.checked_add_signed(by))
            .map_while(|at| Status::ALL.get(at).copied())
    };
    let top = from.get_bounding_client_rect().top();
    let nearest = |cards: Vec<HtmlElement>| {
        let far = |card: &HtmlElement| (card.get_bounding_client_rect().top() - top).abs();
        cards.into_iter().reduce(|best, card| if far(&card) < far(&best) { card } else { best })
    };
    let in_group = columns().find_map(|column| nearest(cards_of(column).into_iter().filter(|card| group_of(card) == own).collect()));
    in_group.or_else(|| columns().find_map(|column| nearest(cards_of(column))))
}
