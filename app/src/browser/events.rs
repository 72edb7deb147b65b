//! Events of the window that outlive any component.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, StorageEvent};

/// Hears an event of the window for as long as the page lives.
pub fn on_window(name: &str, heard: impl FnMut(Event) + 'static) {
    boxed_on_window(name, Box::new(heard));
}

/// One copy for all of them, as in `listen.rs`.
fn boxed_on_window(name: &str, heard: Box<dyn FnMut(Event)>) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::wrap(heard);
    let _ = window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Hears that the page is looked at again.
pub fn on_visible(seen: impl FnMut() + 'static) {
    on_visibility(web_sys::VisibilityState::Visible, seen);
}

/// Hears that nobody looks at the page any more; the browser may freeze it at any time from now on.
pub fn on_hidden(left: impl FnMut() + 'static) {
    on_visibility(web_sys::VisibilityState::Hidden, left);
}

fn on_visibility(wanted: web_sys::VisibilityState, mut heard: impl FnMut() + 'static) {
    // What happens to the document is heard on the window as well.
    on_window("visibilitychange", move |_| {
        let seen = web_sys::window().and_then(|window| window.document()).map(|document| document.visibility_state());
        if seen == Some(wanted) {
            heard();
        }
    });
}

/// Hears that another tab wrote or erased a key.
pub fn on_other_tab(mut wrote: impl FnMut(String) + 'static) {
    on_window("storage", move |event| {
        if let Some(key) = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key) {
            wrote(key);
        }
    });
}

/// Lets the browser ask whether the page may be left, or not. Its words are its own.
pub fn ask_before_leaving(asks: bool) {
    thread_local! {
        static QUESTION: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| {
            event.prevent_default();
            // Older browsers go by this.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &wasm_bindgen::JsValue::TRUE);
        });
    }
    let Some(window) = web_sys::window() else { return };
    QUESTION.with(|question| window.set_onbeforeunload(asks.then(|| question.as_ref().unchecked_ref())));
}

/// Tells the page's own scripts something.
pub fn tell_page(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::CustomEvent::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}
