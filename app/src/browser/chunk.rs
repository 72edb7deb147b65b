//! Chunks of the program: what the first picture does not need arrives later, and is asked for until it does.

use super::clock;
use leptos::{task::spawn_local, wasm_split::SplitLoaderError};
use std::{future::Future, pin::Pin};

/// Something on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// How long to wait before asking once more…
const AGAIN_MS_MIN: u32 = 1_000;
/// …doubling each time, up to this.
const AGAIN_MS_MAX: u32 = 15_000;

/// Asks for something until it arrives. `tell` hears each time that it is late (`None`) and once that it is here, and says
/// whether anybody still wants it.
pub fn ask<T: 'static>(fetch: fn() -> Coming<T>, tell: impl FnMut(Option<T>) -> bool + 'static) {
    ask_boxed(fetch, Box::new(tell), AGAIN_MS_MIN);
}

fn ask_boxed<T: 'static>(fetch: fn() -> Coming<T>, mut tell: Box<dyn FnMut(Option<T>) -> bool>, again_ms: u32) {
    spawn_local(async move {
        let arrived = fetch().await.ok();
        let is_late = arrived.is_none();
        if tell(arrived) && is_late {
            let _ = clock::later(again_ms, move || ask_boxed(fetch, tell, (again_ms * 2).min(AGAIN_MS_MAX)));
        }
    });
}
