//! A finger that goes sideways over the board of a phone leads to the next column, as its heads do. It never fights scrolling: the
//! browser keeps every way that is rather up or down (`touch-action` in `style/swipe.css`), and a card that is carried keeps the
//! finger.

use super::drag::target;
use crate::browser::listen;
use leptos::prelude::*;
use parboard_domain::task::Status;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// So far a finger goes before the way is meant.
const MEANT_PX: i32 = 56;
/// Before that it may still become a press or a scroll.
const SLACK_PX: i32 = 14;
/// A finger that comes from the edge is the browser's: there it leads back.
const EDGE_PX: i32 = 24;
/// While a finger leads the board, and how far it has come.
const LED: &str = "data-led";
/// From which side a column has just come.
const CAME: &str = "data-came";

thread_local! {
    /// Where the finger was put down.
    static DOWN: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

/// Hears fingers for as long as somebody is signed in.
pub fn install() {
    let heard = [
        listen::on_document("pointerdown", |event| event.dyn_ref().map_or((), put_down)),
        listen::on_document("pointermove", |event| event.dyn_ref().map_or((), go)),
        listen::on_document("pointerup", |event| event.dyn_ref().map_or((), |event| lift(event, true))),
        listen::on_document("pointercancel", |event| event.dyn_ref().map_or((), |event| lift(event, false))),
    ];
    on_cleanup(move || drop(heard));
}

fn put_down(event: &PointerEvent) {
    let at = (event.client_x(), event.client_y());
    let width = document().document_element().map_or(0, |root| root.client_width());
    let is_inside = (EDGE_PX..width - EDGE_PX).contains(&at.0);
    let is_meant = event.pointer_type() == "touch" && event.is_primary() && is_inside && is_on_board(event) && target::is_single_column();
    DOWN.set(is_meant.then_some(at));
}

fn is_on_board(event: &PointerEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.is_some_and(|on| on.closest(".board__groups, .column-heads").ok().flatten().is_some())
}

/// How far a finger has gone sideways, once that is its way.
fn gone(event: &PointerEvent) -> Option<i32> {
    let from = DOWN.get()?;
    let (x, y) = (event.client_x() - from.0, event.client_y() - from.1);
    (event.is_primary() && x.abs() > SLACK_PX && x.abs() > 2 * y.abs()).then_some(x)
}

fn go(event: &PointerEvent) {
    if is_carrying() {
        return end();
    }
    let (Some(by), Some(groups)) = (gone(event), groups()) else { return };
    // Half of the way, and no further than a hint: what comes is seen when the finger is lifted. Nothing comes where there is no column.
    let hint = if next(by).is_some() { (by / 2).clamp(-72, 72) } else { (by / 6).clamp(-20, 20) };
    let _ = groups.set_attribute(LED, "");
    let _ = groups.style().set_property("translate", &format!("{hint}px"));
}

fn lift(event: &PointerEvent, is_meant: bool) {
    let by = gone(event).filter(|by| is_meant && by.abs() >= MEANT_PX);
    end();
    let Some((by, head)) = by.and_then(|by| Some((by, next(by)?))) else { return };
    head.click();
    if let Some(groups) = groups() {
        let _ = groups.set_attribute(CAME, if by < 0 { "after" } else { "before" });
    }
}

fn end() {
    DOWN.set(None);
    if let Some(groups) = groups() {
        let _ = groups.remove_attribute(LED);
        let _ = groups.remove_attribute(CAME);
        let _ = groups.style().remove_property("translate");
    }
}

/// The head of the column that a finger leads to.
fn next(by: i32) -> Option<HtmlElement> {
    let shown = document().query_selector(".board").ok()??.get_attribute("data-shown")?;
    let column = Status::parse(&shown)?.column().checked_add_signed(if by < 0 { 1 } else { -1 })?;
    let head = format!("[data-head='{}']", Status::ALL.get(column)?.as_str());
    document().query_selector(&head).ok()??.dyn_into().ok()
}

/// Whether a card is in the hand (`drag/ghost.rs`).
fn is_carrying() -> bool {
    document().query_selector(".card--carried").ok().flatten().is_some()
}

fn groups() -> Option<HtmlElement> {
    document().query_selector(".board__groups").ok()??.dyn_into().ok()
}
