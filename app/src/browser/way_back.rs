//! Where on a long screen somebody was who opened something from it: the browser's way back leads there again, and not to the top.

use super::{address, clock, events};
use leptos::prelude::on_cleanup;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

thread_local! {
    /// The address that was left, how far down, and the address of the link that was followed.
    static LEFT: RefCell<Option<(String, f64, String)>> = const { RefCell::new(None) };
    static HEARS: Cell<bool> = const { Cell::new(false) };
    static RETURNS: Cell<bool> = const { Cell::new(false) };
    static STANDS: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the place of the screen at that path from now on, and goes where the person was if they came back.
pub fn keep(path: &'static str) {
    listen(path);
    STANDS.set(true);
    on_cleanup(|| STANDS.set(false));
    // A followed link goes to the top of the new page; a way back does not, and its place is gone to once the screen is drawn.
    clock::after_picture(move || {
        let _ = clock::later(0, go_back);
    });
}

fn listen(path: &'static str) {
    if HEARS.replace(true) {
        return;
    }
    events::on_window("popstate", move |_| RETURNS.set(!STANDS.get() && address::path_of(&address::current()) == path));
    let Some(window) = web_sys::window() else { return };
    // Before anybody else hears the click: then the address is still that of the screen.
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
        if address::path_of(&address::current()) == path {
            note(&event);
        }
    });
    let _ = window.add_event_listener_with_callback_and_bool("click", closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

fn note(event: &web_sys::MouseEvent) {
    RETURNS.set(false);
    let link = || event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()?;
    let Some(link) = link() else { return };
    let top = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    LEFT.set(Some((address::current(), top, link.get_attribute("href").unwrap_or_default())));
}

fn go_back() {
    if !RETURNS.take() {
        return;
    }
    LEFT.with_borrow(|left| {
        let here = address::current();
        let Some((_, top, href)) = left.as_ref().filter(|(address, ..)| *address == here) else { return };
        if let Some(link) = followed(href) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = link.focus_with_options(&options);
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, *top);
        }
    });
}

fn followed(href: &str) -> Option<HtmlElement> {
    let links = web_sys::window()?.document()?.query_selector_all("#main a[href]").ok()?;
    let is_it = |link: &Element| link.get_attribute("href").as_deref() == Some(href);
    (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<Element>().ok()).find(is_it)?.dyn_into().ok()
}
