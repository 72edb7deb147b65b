//! A panel that unfolds over the page closes as a menu does: by Escape, and by a touch beside it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Closes the `details` of that class, for as long as what it unfolds is there.
pub fn close_like_a_menu(class: &'static str) {
    let open = move || document().query_selector(&format!(".{class}[open]")).ok().flatten();
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape"
            && let Some(details) = open()
        {
            fold(&details);
            let head = details.query_selector("summary").ok().flatten().and_then(|head| head.dyn_into::<HtmlElement>().ok());
            let _ = head.map(|head| head.focus());
        }
    });
    let touch = window_event_listener(leptos::ev::pointerdown, move |event| {
        let at = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(details) = open().filter(|details| !details.contains(at.as_ref())) {
            fold(&details);
        }
    });
    on_cleanup(move || {
        keys.remove();
        touch.remove();
    });
}

fn fold(details: &Element) {
    let _ = details.remove_attribute("open");
}
