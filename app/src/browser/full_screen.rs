//! The whole screen for one thing, on browsers that lend it. Those that do not go on without.

use super::events;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Asks for the whole screen; heard only right after a click or a key.
pub fn enter() {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root.filter(|_| !is_full()) {
        call(&root, "requestFullscreen");
    }
}

/// Gives it back.
pub fn leave() {
    if let Some(document) = web_sys::window().and_then(|window| window.document()).filter(|_| is_full()) {
        call(&document, "exitFullscreen");
    }
}

/// Whether the page has the whole screen.
pub fn is_full() -> bool {
    let element = || Reflect::get(web_sys::window()?.document()?.as_ref(), &"fullscreenElement".into()).ok();
    element().is_some_and(|element| element.is_object())
}

/// Hears that it was taken or given back, by whatever means.
pub fn on_change(heard: impl FnMut(web_sys::Event) + 'static) {
    // It is told to the document, and comes up to the window.
    events::on_window("fullscreenchange", heard);
}

fn call(on: &JsValue, name: &str) {
    let Some(method) = Reflect::get(on, &name.into()).ok().and_then(|method| method.dyn_into::<Function>().ok()) else { return };
    // A promise that is broken says no more than that it stays as it is.
    let promise = method.call0(on).ok().and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        let forgiven = wasm_bindgen::closure::Closure::<dyn FnMut(JsValue)>::new(|_| {});
        let _ = promise.catch(&forgiven);
        forgiven.forget();
    }
}
