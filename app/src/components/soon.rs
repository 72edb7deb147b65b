//! What nobody came for waits until the first picture has been painted: the ways to other screens, the tools, what says what was
//! just done. On a slow phone that takes some 50 ms of the cards' way (docs/MEASURED.md). Each keeps its place meanwhile.

use super::live::{Live, live};
use crate::browser::{clock, look};
use leptos::prelude::*;

/// Whether this person's first picture has been painted.
#[derive(Clone, Copy)]
struct Painted(RwSignal<bool>);

/// From here on the first picture is awaited; screens that come after it are drawn whole.
pub fn await_first_picture() {
    // What hangs there of the last board already must not go and come again.
    let painted = RwSignal::new(look::groups_hung() > 0);
    provide_context(Painted(painted));
    clock::after_picture(move || {
        painted.try_set(true);
    });
}

/// Draws once the first picture has been painted.
pub fn soon(draw: fn() -> AnyView) -> Live {
    let Painted(painted) = expect_context();
    live(move || if painted.get() { draw() } else { ().into_any() })
}
