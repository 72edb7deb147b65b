//! Whether an element is on or near the screen: one observer for all, as browsers like it.

use super::clock;
use leptos::{html::Ul, prelude::*};
use send_wrapper::SendWrapper;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// An element counts as near within this much of the screen.
const MARGIN: &str = "60% 0px 60% 0px";

struct Watcher {
    observer: IntersectionObserver,
    watched: Rc<RefCell<HashMap<String, RwSignal<bool>>>>,
    count: u32,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

thread_local! {
    static ALL: Cell<bool> = const { Cell::new(false) };
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
}

/// How many pieces are drawn before the browser may answer a finger.
const PIECES_AT_A_TIME: usize = 3;

/// Says whether everything counts as near from now on: a board that is small is drawn whole, so that the browser's own
/// search finds every card. A few pieces at a time.
pub fn all(all: bool) {
    ALL.set(all);
    draw_some();
}

fn draw_some() {
    let some: Vec<RwSignal<bool>> = WATCHER.with_borrow(|watcher| {
        let watched = watcher.iter().flat_map(|watcher| watcher.watched.borrow().values().copied().collect::<Vec<_>>());
        watched.filter(|signal| signal.try_get_untracked() == Some(false)).take(PIECES_AT_A_TIME).collect()
    });
    if some.is_empty() || !ALL.get() {
        return;
    }
    for signal in some {
        signal.try_set(true);
    }
    clock::after_picture(draw_some);
}

/// Tells whether an element is near; true for good on browsers that cannot tell.
pub fn watch(element: NodeRef<Ul>) -> RwSignal<bool> {
    let is_near = RwSignal::new(false);
    let watching = StoredValue::new(None::<(SendWrapper<Element>, String)>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        if ALL.get() {
            return is_near.set(true);
        }
        let element: Element = element.unchecked_into();
        let name = WATCHER.with_borrow_mut(|watcher| {
            if watcher.is_none() {
                *watcher = start();
            }
            watcher.as_mut().map(|watcher| watcher.add(&element, is_near))
        });
        match name {
            Some(name) => watching.set_value(Some((SendWrapper::new(element), name))),
            None => is_near.set(true),
        }
    });
    on_cleanup(move || {
        if let Some((element, name)) = watching.try_get_value().flatten() {
            WATCHER.with_borrow(|watcher| watcher.as_ref().map(|watcher| watcher.remove(&element, &name)));
        }
    });
    is_near
}

impl Watcher {
    fn add(&mut self, element: &Element, is_near: RwSignal<bool>) -> String {
        self.count += 1;
        let name = self.count.to_string();
        let _ = element.set_attribute("data-piece", &name);
        self.watched.borrow_mut().insert(name.clone(), is_near);
        self.observer.observe(element);
        name
    }

    fn remove(&self, element: &Element, name: &str) {
        self.observer.unobserve(element);
        self.watched.borrow_mut().remove(name);
    }
}

fn start() -> Option<Watcher> {
    let watched: Rc<RefCell<HashMap<String, RwSignal<bool>>>> = Rc::default();
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new({
        let watched = watched.clone();
        move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                let name = entry.target().get_attribute("data-piece").unwrap_or_default();
                let signal = watched.borrow().get(&name).copied();
                // What was drawn once stays: taking it away again would lose focus and selection under somebody's hands.
                if let Some(signal) = signal.filter(|_| entry.is_intersecting()) {
                    signal.try_set(true);
                }
            }
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    Some(Watcher { observer, watched, count: 0, _seen: seen })
}
