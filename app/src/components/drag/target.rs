//! What is under a pointer: which card, which column, between which others.

use crate::browser::found;
use parboard_domain::{id::TaskId, task::Status};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// Stands on `body` while cards are being picked.
pub const PICKING: &str = "data-picking";

/// Where a card would go.
pub struct Place {
    /// Which column.
    pub column: Status,
    /// After which card and ahead of which; `None` leaves its rank alone.
    pub between: Option<(Option<TaskId>, Option<TaskId>)>,
}

/// The card an event happened in.
pub fn card_of(target: Option<EventTarget>) -> Option<HtmlElement> {
    target?.dyn_into::<Element>().ok()?.closest("[data-task]").ok()??.dyn_into().ok()
}

/// The task of a card.
pub fn task_of(card: &HtmlElement) -> Option<TaskId> {
    card.get_attribute("data-task")?.parse().ok()
}

/// Whether an event happened in something that has a meaning of its own.
pub fn is_control(target: Option<EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.closest("button, select, input, textarea").ok().flatten().is_some())
}

/// Whether cards are being picked (`pages/board/picking.rs`): then they are ticked and not moved. Asked of the page, since what picks
/// them travels with another chunk.
pub fn is_picking() -> bool {
    web_sys::window().and_then(|window| window.document()?.body()).is_some_and(|body| body.has_attribute(PICKING))
}

/// The head of a column under a point: on a phone, the way to another column while carrying.
pub fn head_at(at: (i32, i32)) -> Option<Status> {
    head_of(&under(at)?)
}

fn head_of(found: &Element) -> Option<Status> {
    Status::parse(&found.closest("[data-head]").ok()??.get_attribute("data-head")?)
}

/// Where a carried card would go if dropped here.
pub fn place_at(at: (i32, i32), card: &HtmlElement, shown: Status) -> Option<Place> {
    let found = under(at)?;
    if let Some(column) = head_of(&found) {
        return Some(Place { column, between: None });
    }
    let Some(lane) = found.closest("[data-column]").ok().flatten() else {
        // On a phone, dropping anywhere on the board means the column that is shown.
        let one_column = found.closest(".board").ok().flatten().is_some() && is_single_column();
        return one_column.then_some(Place { column: shown, between: None });
    };
    let column = Status::parse(&lane.get_attribute("data-column")?)?;
    let own_group = group_of(card) == group_of(&lane);
    Some(Place { column, between: own_group.then(|| neighbours(&lane, card, at.1)) })
}

/// The cards above and below a point in a lane, the carried one left out.
pub fn neighbours(lane: &Element, card: &HtmlElement, y: i32) -> (Option<TaskId>, Option<TaskId>) {
    let mut above = None;
    for other in cards_in(lane).into_iter().filter(|other| other != card) {
        let frame = other.get_bounding_client_rect();
        if f64::from(y) < frame.top() + frame.height() / 2.0 {
            return (above, task_of(&other));
        }
        above = task_of(&other);
    }
    (above, None)
}

/// The cards of a lane, in order.
pub fn cards_in(lane: &Element) -> Vec<HtmlElement> {
    found::within(lane, "[data-task]")
}

fn group_of(element: &Element) -> Option<String> {
    element.closest("[data-group]").ok()??.get_attribute("data-group")
}

/// What lies under a point.
pub fn under(at: (i32, i32)) -> Option<Element> {
    web_sys::window()?.document()?.element_from_point(at.0 as f32, at.1 as f32)
}

/// Whether the style sheet shows one column at a time; it says so in a custom property.
pub fn is_single_column() -> bool {
    let found = || {
        let window = web_sys::window()?;
        let board = window.document()?.query_selector(".board").ok()??;
        window.get_computed_style(&board).ok()??.get_property_value("--one-column").ok()
    };
    found().is_some_and(|value| value.trim() == "1")
}
