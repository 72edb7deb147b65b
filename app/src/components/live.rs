//! Parts that change, in one shape each.
//!
//! Every `move ||` in a view has a type of its own, and for each type the compiler makes a copy of the machinery that
//! keeps it up to date: a kilobyte or two, paid for by everyone on a slow line. These put the closure in a box, so that
//! there is one copy for all.

use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// A part of the screen that is drawn again when what it reads changes.
pub type Live = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// Draws again when what it reads changes.
pub fn live<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> Live {
    Arc::new(Mutex::new(move || draw().into_any()))
}

/// Draws while something holds.
pub fn shown_when(holds: impl Fn() -> bool + Send + Sync + 'static, draw: impl Fn() -> AnyView + Send + 'static) -> Live {
    let holds = known(Box::new(holds));
    live(move || if holds.get() { draw() } else { ().into_any() })
}

fn known(holds: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| holds())
}

/// An attribute's value or a piece of text that changes; no value, no attribute.
pub type Said = Signal<Option<String>>;

/// A value that changes.
pub fn said<S: Sayable>(say: impl Fn() -> S + Send + Sync + 'static) -> Said {
    boxed(Box::new(move || say().into_words()))
}

fn boxed(say: Box<dyn Fn() -> Option<String> + Send + Sync>) -> Said {
    Signal::derive(say)
}

/// What can be said in words.
pub trait Sayable {
    /// The words; nothing when there is nothing to say.
    fn into_words(self) -> Option<String>;
}

impl Sayable for String {
    fn into_words(self) -> Option<String> {
        Some(self)
    }
}

impl Sayable for &str {
    fn into_words(self) -> Option<String> {
        Some(self.to_owned())
    }
}

/// Attributes of the "true or false in words" kind, as ARIA has them.
impl Sayable for bool {
    fn into_words(self) -> Option<String> {
        Some(if self { "true" } else { "false" }.to_owned())
    }
}

impl Sayable for usize {
    fn into_words(self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Sayable for u32 {
    fn into_words(self) -> Option<String> {
        Some(self.to_string())
    }
}

impl<S: Sayable> Sayable for Option<S> {
    fn into_words(self) -> Option<String> {
        self.and_then(Sayable::into_words)
    }
}

/// An attribute that is there, without a value, while something holds.
pub fn there(holds: bool) -> Option<&'static str> {
    holds.then_some("")
}

/// Does something when what it reads changes.
pub fn watch(act: impl FnMut() + 'static) {
    watch_boxed(Box::new(act));
}

fn watch_boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}

/// A listener.
pub fn heard<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}
