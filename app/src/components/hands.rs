//! Hands: all it takes to move cards, by mouse, by touch, by keys or from the menu. Nobody moves a card that they do not see
//! yet, so hands arrive after the first picture, in a chunk of their own (see `root/later.rs`).

use super::{
    drag::{self, Drag},
    live::live,
    move_menu::MoveMenu,
};
use crate::browser::clock;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use web_sys::HtmlElement;

/// Takes hold of the board, and draws the menu.
type Hold = fn(&HtmlElement, Drag) -> AnyView;

/// The hands of one board.
#[derive(Clone, Copy)]
pub struct Hands {
    hold: RwSignal<Option<Hold>>,
    settled: RwSignal<bool>,
}

/// How long to wait before hands that did not arrive are asked for once more; doubles each time.
const AGAIN_MS: u32 = 2_000;

#[wasm_split(hands, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)] // the splitter makes the call that can fail; the body itself never does
fn hold() -> Result<Hold, SplitLoaderError> {
    Ok(|board, drag| {
        drag::listen(board, drag);
        view! { <MoveMenu moving=drag.moving/> }.into_any()
    })
}

impl Hands {
    /// Asks for hands, as soon as the board has been painted.
    pub fn ask() -> Self {
        let hands = Self { hold: RwSignal::new(None), settled: RwSignal::new(false) };
        clock::after_picture(move || hands.fetch(AGAIN_MS));
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

    fn fetch(self, again_ms: u32) {
        spawn_local(async move {
            let arrived = hold().await.ok();
            // A board that has been left needs none.
            let is_left = self.hold.try_set(arrived).is_some();
            self.settled.try_set(true);
            if arrived.is_none() && !is_left {
                let _ = clock::later(again_ms, move || self.fetch(again_ms.saturating_mul(2)));
            }
        });
    }
}
