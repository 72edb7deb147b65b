//! The suite of promises in a browser: what local storage and IndexedDB keep, by the adapters that the app has. Built by
//! `parboard-bundle --plain` for the browser tests, and part of no page.

#![allow(missing_docs)]

#[path = "../../app/sync/tests/promises/errands.rs"]
mod errands;
#[path = "../../app/sync/tests/promises/memory.rs"]
mod memory;
#[path = "../../app/sync/tests/promises/suite.rs"]
mod suite;

use memory::Memory;
use parboard_app::keeping::{self, LocalShelf};
use parboard_sync::depot::{Errand, Outcome};
use suite::Place;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Local storage with that much room for copies, and IndexedDB for the rest.
struct Browser(usize);

impl Place for Browser {
    type Shelf = LocalShelf;

    fn shelf(&self) -> LocalShelf {
        LocalShelf
    }
    fn copy_chars_max(&self) -> usize {
        self.0
    }
    async fn run(&self, errand: &Errand) -> Outcome {
        keeping::run(errand).await
    }
}

/// Tries every promise on local storage that has so much room for copies; how many were kept.
///
/// # Errors
/// With the promise that was not.
#[wasm_bindgen]
pub async fn try_promises(copy_chars_max: u32) -> Result<usize, JsValue> {
    suite::try_all(&Browser(copy_chars_max as usize)).await.map_err(JsValue::from)
}

/// Tries every promise on a place in memory with so much room for copies; how many were kept.
///
/// # Errors
/// With the promise that was not.
#[wasm_bindgen]
pub async fn try_promises_in_memory(copy_chars_max: u32) -> Result<usize, JsValue> {
    suite::try_all(&Memory::new(copy_chars_max as usize)).await.map_err(JsValue::from)
}

/// Sends errands to IndexedDB; how many promises were kept.
///
/// # Errors
/// With the promise that was not.
#[wasm_bindgen]
pub async fn try_errands() -> Result<usize, JsValue> {
    errands::try_all(&Browser(0)).await.map_err(JsValue::from)
}
