//! Where on the board a person was, so that the way back leads there and not to the top.
//!
//! The place is kept as the group at the top of the screen, not as a distance from the top of the board: groups that are not
//! on the screen are not laid out, and only guess how high they are.

use super::found;
use std::cell::{Cell, RefCell};
use web_sys::Element;

/// The group at the top of the screen, how far below the screen's edge it began, and the column that a phone showed.
struct Spot {
    group: String,
    top: f64,
    column: Option<String>,
}

const GROUPS: &str = "[data-group]";
/// So many pictures it takes at most until what is on the screen is as high as it stays.
const PICTURES: u8 = 8;

thread_local! {
    static SPOT: RefCell<Option<Spot>> = const { RefCell::new(None) };
    static RETURNS: Cell<bool> = const { Cell::new(false) };
}

/// The board is being left.
pub fn leave_board() {
    let seen = found::all(GROUPS).into_iter().map(|group| (group.get_bounding_client_rect(), group)).find(|(frame, _)| frame.bottom() > 0.0);
    SPOT.set(seen.and_then(|(frame, group)| {
        let column = group.closest("[data-shown]").ok().flatten().and_then(|board| board.get_attribute("data-shown"));
        Some(Spot { group: group.get_attribute("data-group")?, top: frame.top(), column })
    }));
}

/// A way back to the board was taken: a link of ours, or the browser's own.
pub fn return_to_board() {
    RETURNS.set(true);
}

/// Whether a way back to the board was taken, and the board is not there yet.
pub fn is_coming_back() -> bool {
    RETURNS.get()
}

/// The column that a phone showed when the board was left, for who comes back.
pub fn column_left() -> Option<String> {
    SPOT.with_borrow(|spot| spot.as_ref().filter(|_| is_coming_back())?.column.clone())
}

/// The board is there again: goes where the person was, if they came back.
pub fn enter_board() {
    if !RETURNS.take() {
        return;
    }
    // A followed link goes to the top of the new page; ours comes after it.
    let _ = super::clock::later(0, || go_there(PICTURES));
}

/// Goes there, and again with each of the next pictures: groups that come onto the screen are laid out only then, and are not as
/// high as they were guessed to be.
fn go_there(pictures: u8) {
    SPOT.with_borrow(|spot| {
        let Some((window, spot)) = web_sys::window().zip(spot.as_ref()) else { return };
        let same = |group: &Element| group.get_attribute("data-group").as_ref() == Some(&spot.group);
        if let Some(group) = found::all(GROUPS).into_iter().find(|group| same(group)) {
            window.scroll_by_with_x_and_y(0.0, group.get_bounding_client_rect().top() - spot.top);
        }
    });
    if pictures > 0 {
        super::clock::after_picture(move || go_there(pictures - 1));
    }
}
