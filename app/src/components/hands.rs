//! Hands: all it takes to move cards, by mouse, by touch, by keys or from the menu. Nobody moves a card that they do not see
//! yet, so hands arrive after the first picture, with the line to the server (see `state/talk.rs`).

use super::{
    drag::{self, Drag},
    live::{live, shown_when},
};
use crate::{
    browser::{chunk, clock},
    root::later::{self, Work},
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use web_sys::HtmlElement;

/// Takes hold of the board, and draws the menu once that is asked for.
type Hold = fn(&HtmlElement, Drag) -> AnyView;

/// The hands of one board.
#[derive(Clone, Copy)]
pub struct Hands {
    hold: RwSignal<Option<Hold>>,
    settled: RwSignal<bool>,
}

#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)] // the splitter makes the call that can fail; the body itself never does
fn hold() -> Result<Hold, SplitLoaderError> {
    Ok(|board, drag| {
        drag::listen(board, drag);
        // The menu comes when it is first opened, and stays: a dialog that is taken away while it is open loses the keys.
        let opened = Memo::new(move |was: Option<&bool>| was.copied().unwrap_or_default() || drag.moving.get().is_some());
        shown_when(move || opened.get(), || later::part(Work::MoveMenu)).into_any()
    })
}

impl Hands {
    /// Asks for hands, as soon as the board has been painted.
    pub fn ask() -> Self {
        let hands = Self { hold: RwSignal::new(None), settled: RwSignal::new(false) };
        clock::after_picture(move || {
            chunk::ask(
                || Box::pin(hold()),
                move |arrived| {
                    // A board that has been left needs none.
                    let is_left = hands.hold.try_set(arrived).is_some();
                    hands.settled.try_set(true);
                    !is_left
                },
            );
        });
        hands
    }

    /// Whether they are here, or known to be late: the board is as ready as it will be for a while.
    pub fn are_settled(self) -> bool {
        self.settled.get()
    }

    /// Takes hold of the board once both are there.
    pub fn take(self, board: NodeRef<leptos::html::Div>, drag: Drag) -> impl IntoView {
        live(move || match (self.hold.get(), board.get()) {
            (Some(hold), Some(board)) => Some(hold(&board, drag)),
            _ => None,
        })
    }
}
