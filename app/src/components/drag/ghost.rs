//! The card in the hand: a copy that follows the pointer, the place it came from, the lane it hovers over, and the page
//! that scrolls when it comes to an edge.

use super::target;
use parboard_domain::id::TaskId;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
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
    hand: Rc<Hand>,
    scroller: Option<(i32, Closure<dyn FnMut()>)>,
}

/// Where the pointer is, and what lies under it: on a page that scrolls that changes under a hand that rests.
#[derive(Default)]
struct Hand {
    at: Cell<(i32, i32)>,
    over: RefCell<Option<Element>>,
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
        let mut ghost = Self { card, copy, board, grip, hand: Rc::default(), scroller: None };
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
        self.hand.at.set(at);
        self.hand.look();
    }

    fn start_scroller(&mut self) {
        let hand = self.hand.clone();
        let Some(window) = web_sys::window() else { return };
        let scroll = Closure::<dyn FnMut()>::new({
            let window = window.clone();
            move || {
                let pull = hand.pull();
                if pull != 0.0 {
                    window.scroll_by_with_x_and_y(0.0, pull);
                    hand.look();
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
        self.hand.mark(false);
        self.copy.remove();
        let _ = self.board.iter().try_for_each(|board| board.remove_attribute(CLOSED));
        let _ = self.card.remove_attribute("data-lifted");
        if let (Some(window), Some((timer, _))) = (web_sys::window(), &self.scroller) {
            window.clear_interval_with_handle(*timer);
        }
    }
}

impl Hand {
    /// Marks what lies under it.
    fn look(&self) {
        let over = target::under(self.at.get()).and_then(|found| found.closest("[data-column], [data-head]").ok().flatten());
        if over != *self.over.borrow() {
            self.mark(false);
            self.over.replace(over);
            self.mark(true);
        }
    }

    fn mark(&self, on: bool) {
        if let Some(over) = &*self.over.borrow() {
            let _ = if on { over.set_attribute("data-over", "") } else { over.remove_attribute("data-over") };
        }
    }

    /// How far the page is to go on. Over a head the card is to go to that column, and the page stays; the edges are those of what is seen
    /// between heads that stick and a menu that lies at the bottom.
    fn pull(&self) -> f64 {
        let is_over_head = self.over.borrow().as_ref().is_some_and(|over| over.has_attribute("data-head"));
        let y = self.at.get().1;
        let (top, bottom) = edges();
        match () {
            () if is_over_head => 0.0,
            () if y < top + EDGE_PX => -SCROLL_PX,
            () if y > bottom - EDGE_PX => SCROLL_PX,
            () => 0.0,
        }
    }
}

/// Where what scrolls is seen, from and to.
fn edges() -> (i32, i32) {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default() as i32;
    let frame = |selector: &str| {
        let found = web_sys::window()?.document()?.query_selector(selector).ok()??;
        let frame = found.get_bounding_client_rect();
        Some((frame.top() as i32, frame.bottom() as i32))
    };
    let (head, head_end) = frame("[data-head]").unwrap_or_default();
    let rail = frame(".rail").map_or(height, |(top, _)| top);
    (if head < EDGE_PX { head_end } else { 0 }, if rail > height / 2 { rail } else { height })
}

/// A short buzz where the device has one.
fn buzz() {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().vibrate_with_duration(12);
    }
}
