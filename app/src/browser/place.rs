//! Where on the board a person was, so that the link back leads there and not to the top. The browser does the same by
//! itself for its own "back".

use std::cell::Cell;

thread_local! {
    static BOARD: Cell<f64> = const { Cell::new(0.0) };
    static RETURNS: Cell<bool> = const { Cell::new(false) };
}

/// The board is being left.
pub fn leave_board() {
    if let Some(window) = web_sys::window() {
        BOARD.set(window.scroll_y().unwrap_or(0.0));
    }
}

/// A link back to the board was followed.
pub fn return_to_board() {
    RETURNS.set(true);
}

/// Whether a link back to the board was followed, and the board is not there yet.
pub fn is_coming_back() -> bool {
    RETURNS.get()
}

/// The board is there again: goes where the person was, if they followed a link back.
pub fn enter_board() {
    if !RETURNS.take() {
        return;
    }
    let top = BOARD.get();
    // A followed link goes to the top of the new page; ours comes after it.
    let _ = super::clock::later(0, move || {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, top);
        }
    });
}
