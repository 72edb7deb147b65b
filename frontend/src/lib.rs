//! Boot: makes a panic say where it happened, then hands the page to the app. Nothing is decided here; what the browser
//! needs before this runs, and what a person sees when it cannot run, is in `public/boot.js`.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `public/boot.js` once the wasm is ready: opens what the device holds.
#[wasm_bindgen]
pub fn open() {
    console_error_panic_hook::set_once();
    parboard_app::open();
}

/// Called by it in a task of its own after that: draws the screen.
#[wasm_bindgen]
pub fn start() {
    parboard_app::mount();
}
