//! What of the board can have the keys, and what each stop belongs to, as it is read from what is drawn.

use crate::{browser::found, components::drag::target};
use leptos::prelude::document;
use parboard_domain::task::Status;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What has the keys on a board: cards, and heads of groups, since a group that is folded has no cards.
pub const STOPS: &str = ".board__groups :is(.card__title, .group__fold)";
/// Which column a phone shows.
pub const SHOWN: &str = "data-shown";

/// The stops of a column's cards, in the order of the board.
pub fn cards_of(column: Status) -> Vec<HtmlElement> {
    found::all(&format!(".board__groups [data-column='{}'] .card__title", column.as_str()))
}

/// The stop that an element is, or belongs to.
pub fn stop_of(element: &Element) -> Option<HtmlElement> {
    element.closest(".board__groups").ok()??;
    let stop = match element.closest("[data-task]").ok()? {
        Some(card) => card.query_selector(".card__title").ok()??,
        None => element.closest(".group__fold").ok()??,
    };
    stop.dyn_into().ok()
}

/// The card of a stop; a head has none.
pub fn card_of(stop: &HtmlElement) -> Option<String> {
    stop.closest("[data-task]").ok()??.get_attribute("data-task")
}

/// The group it stands in.
pub fn group_of(stop: &HtmlElement) -> String {
    stop.closest("[data-group]").ok().flatten().and_then(|group| group.get_attribute("data-group")).unwrap_or_default()
}

/// The column of a card's stop.
pub fn column_of(stop: &HtmlElement) -> Option<Status> {
    Status::parse(&stop.closest("[data-column]").ok()??.get_attribute("data-column")?)
}

/// Whether it can have the keys: a phone shows one column at a time. Not asked of the layout, which would have to be made for all
/// groups that are not on the screen.
pub fn is_shown(stop: &HtmlElement) -> bool {
    let shown = || first(".board")?.get_attribute(SHOWN);
    let Some(shown) = target::is_single_column().then(shown).flatten() else { return true };
    match column_of(stop) {
        Some(column) => column.as_str() == shown,
        // A group with nothing in that column is not there (style/group.css), unless it is folded.
        None => stop.closest("[data-group]").ok().flatten().is_none_or(|group| {
            let cards = group.query_selector(&format!("[data-column='{shown}'] .lane__cards"));
            group.has_attribute("data-folded") || cards.ok().flatten().is_some()
        }),
    }
}

/// Whether it is to be seen without scrolling.
pub fn is_on_screen(stop: &HtmlElement) -> bool {
    let (frame, height) = (stop.get_bounding_client_rect(), document().document_element().map_or(0, |root| root.client_height()));
    is_shown(stop) && frame.bottom() > 0.0 && frame.top() < f64::from(height)
}

/// The first element that matches.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
