//! Listeners that end when what holds them is dropped.

use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// A listener; dropped, it hears no more.
pub struct Listener(SendWrapper<Held>);

struct Held {
    place: EventTarget,
    name: &'static str,
    is_first: bool,
    closure: Closure<dyn FnMut(Event)>,
}

/// When a listener is told of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// After what lies within its place.
    After,
    /// Before all that lies within its place, which hears nothing of what is stopped here. A finger too may be stopped from scrolling:
    /// a browser asks only those that say so beforehand.
    First,
    /// After what lies within its place, and a finger may be stopped from scrolling.
    MayHold,
}

/// Hears an event anywhere on the page.
pub fn on_document(name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Listener> {
    Some(on(web_sys::window()?.document()?.into(), name, heard))
}

/// Hears an event anywhere on the page before anybody else does.
pub fn first_on_document(name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Listener> {
    Some(on_turn(web_sys::window()?.document()?.into(), name, Turn::First, heard))
}

/// Hears an event of something.
pub fn on(place: EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Listener {
    on_turn(place, name, Turn::After, heard)
}

/// The same, in a turn of its own.
pub fn on_turn(place: EventTarget, name: &'static str, turn: Turn, heard: impl FnMut(Event) + 'static) -> Listener {
    boxed(place, name, turn, Box::new(heard))
}

/// One copy for all of them: what leads from the browser into Rust is made anew for each type of closure.
fn boxed(place: EventTarget, name: &'static str, turn: Turn, heard: Box<dyn FnMut(Event)>) -> Listener {
    let closure = Closure::wrap(heard);
    let (options, is_first) = (AddEventListenerOptions::new(), turn == Turn::First);
    options.set_capture(is_first);
    if turn != Turn::After {
        options.set_passive(false);
    }
    let _ = place.add_event_listener_with_callback_and_add_event_listener_options(name, closure.as_ref().unchecked_ref(), &options);
    Listener(SendWrapper::new(Held { place, name, is_first, closure }))
}

impl Drop for Listener {
    fn drop(&mut self) {
        let Held { place, name, is_first, closure } = &*self.0;
        let _ = place.remove_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), *is_first);
    }
}
