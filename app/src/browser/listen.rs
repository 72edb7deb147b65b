//! Listeners that end when what holds them is dropped.

use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener; dropped, it hears no more.
pub struct Listener(SendWrapper<Held>);

struct Held {
    place: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// Hears an event anywhere on the page.
pub fn on_document(name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Listener> {
    Some(on(web_sys::window()?.document()?.into(), name, heard))
}

/// Hears an event of something.
pub fn on(place: EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Listener {
    let closure = Closure::<dyn FnMut(Event)>::new(heard);
    let _ = place.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listener(SendWrapper::new(Held { place, name, closure }))
}

impl Drop for Listener {
    fn drop(&mut self) {
        let Held { place, name, closure } = &*self.0;
        let _ = place.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    }
}
