//! The card in the hand: a copy that follows the pointer, the place it came from, the lane it hovers over, and the page
//! that scrolls when it comes to an edge.

use super::target;
use parboard_domain::id::TaskId;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement};

/// The page scrolls when the card is this near to its edge…
const EDGE_PX: i32 = 70;
/// …by this much at a time.
const SCROLL_PX: f64 = 14.0;
const SCROLL_MS: i32 = 16;
/// On the board, which columns take no card now.
const CLOSED: &str = "data-closed";

/// A carried card. Dropping it puts everything back as it was.
pub struct Ghost {
    card: HtmlElement,
    copy: HtmlElement,
    board: Option<Element>,
    grip: (f64, f64),
    over: Option<Element>,
    pull: Rc<Cell<f64>>,
    scroller: Option<(i32, Closure<dyn FnMut()>)>,
}

impl Ghost {
    /// Lifts a card at a point, and shows which columns are closed to it.
    pub fn lift(card: HtmlElement, at: (i32, i32), closed: &str) -> Option<Self> {
        let frame = card.get_bounding_client_rect();
        // A card that moves while its link has the focus would take the focus away in the middle of the move.
        if let Some(title) = card.query_selector(":focus").ok().flatten().and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
            let _ = title.blur();
        }
        let copy: HtmlElement = card.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let _ = copy.remove_attribute("data-task");
        let _ = copy.set_attribute("aria-hidden", "true");
        let _ = copy.class_list().add_1("card--carried");
        let _ = copy.style().set_property("width", &format!("{}px", frame.width() as i32));
        card.owner_document()?.body()?.append_child(&copy).ok()?;
        let _ = card.set_attribute("data-lifted", "");
        let board = card.closest(".board").ok().flatten();
        let _ = board.iter().try_for_each(|board| board.set_attribute(CLOSED, closed));
        buzz();
        let grip = (f64::from(at.0) - frame.left(), f64::from(at.1) - frame.top());
        let mut ghost = Self { card, copy, board, grip, over: None, pull: Rc::default(), scroller: None };
        ghost.start_scroller();
        ghost.follow(at);
        Some(ghost)
    }

    /// The card it is a copy of.
    pub fn card(&self) -> &HtmlElement {
        &self.card
    }

    /// That card's task.
    pub fn task(&self) -> Option<TaskId> {
        target::task_of(&self.card)
    }

    /// Follows the pointer.
    pub fn follow(&mut self, at: (i32, i32)) {
        let (x, y) = (f64::from(at.0) - self.grip.0, f64::from(at.1) - self.grip.1);
        // Whole pixels: writing a fraction takes five kilobytes of program that nothing else on a first visit needs.
        let (x, y) = (x as i32, y as i32);
        let _ = self.copy.style().set_property("translate", &format!("{x}px {y}px"));
        let over = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.element_from_point(at.0 as f32, at.1 as f32))
            .and_then(|found| found.closest("[data-column], [data-head]").ok().flatten());
        if over != self.over {
            self.mark(false);
            self.over = over;
            self.mark(true);
        }
        self.pull.set(edge_pull(at.1));
    }

    fn mark(&self, on: bool) {
        if let Some(over) = &self.over {
            let _ = if on { over.set_attribute("data-over", "") } else { over.remove_attribute("data-over") };
        }
    }

    fn start_scroller(&mut self) {
        let pull = self.pull.clone();
        let Some(window) = web_sys::window() else { return };
        let scroll = Closure::<dyn FnMut()>::new({
            let window = window.clone();
            move || {
                if pull.get() != 0.0 {
                    window.scroll_by_with_x_and_y(0.0, pull.get());
                }
            }
        });
        if let Ok(timer) = window.set_interval_with_callback_and_timeout_and_arguments_0(scroll.as_ref().unchecked_ref(), SCROLL_MS) {
            self.scroller = Some((timer, scroll));
        }
    }
}

impl Drop for Ghost {
    fn drop(&mut self) {
        self.mark(false);
        self.copy.remove();
        let _ = self.board.iter().try_for_each(|board| board.remove_attribute(CLOSED));
        let _ = self.card.remove_attribute("data-lifted");
        if let (Some(window), Some((timer, _))) = (web_sys::window(), &self.scroller) {
            window.clear_interval_with_handle(*timer);
        }
    }
}

fn edge_pull(y: i32) -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default() as i32;
    match () {
        () if y < EDGE_PX => -SCROLL_PX,
        () if y > height - EDGE_PX => SCROLL_PX,
        () => 0.0,
    }
}

/// A short buzz where the device has one.
fn buzz() {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().vibrate_with_duration(12);
    }
}
