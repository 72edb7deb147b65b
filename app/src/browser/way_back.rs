//! Where on a long screen somebody was who opened something from it: the browser's way back leads there again, and not to the top.

use super::{address, clock, events, found};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

thread_local! {
    /// The address that was left, how far down, and which of the links that lead to the same address was followed.
    static LEFT: RefCell<Option<(String, f64, String, usize)>> = const { RefCell::new(None) };
    static HEARS: Cell<bool> = const { Cell::new(false) };
    static RETURNS: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the place of the screen at that path from now on, and goes where the person was if they came back.
pub fn keep(path: &'static str) {
    listen(path);
    // A followed link goes to the top of the new page; a way back does not, and its place is gone to once the screen is drawn.
    clock::after_picture(move || {
        let _ = clock::later(0, go_back);
    });
}

fn listen(path: &'static str) {
    if HEARS.replace(true) {
        return;
    }
    // The screen may be drawn before this is heard, so what is drawn looks at it a little later.
    events::on_window("popstate", move |_| RETURNS.set(address::path_of(&address::current()) == path));
    let Some(window) = web_sys::window() else { return };
    // Before anybody else hears the click: then the address is still that of the screen.
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
        // Whoever presses something goes on from there.
        RETURNS.set(false);
        if address::path_of(&address::current()) == path {
            note(&event);
        }
    });
    let _ = window.add_event_listener_with_callback_and_bool("click", closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

fn note(event: &web_sys::MouseEvent) {
    let link = || event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()?;
    let Some(link) = link() else { return };
    let top = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    let href = link.get_attribute("href").unwrap_or_default();
    let which = links_to(&href).iter().position(|other| **other == link).unwrap_or(0);
    LEFT.set(Some((address::current(), top, href, which)));
}

fn go_back() {
    if !RETURNS.take() {
        return;
    }
    LEFT.with_borrow(|left| {
        let here = address::current();
        let Some((_, top, href, which)) = left.as_ref().filter(|(address, ..)| *address == here) else { return };
        if let Some(link) = links_to(href).get(*which) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = link.focus_with_options(&options);
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, *top);
        }
    });
}

/// The links of the screen to that address, in order.
fn links_to(href: &str) -> Vec<HtmlElement> {
    let mut links = found::all("#main a[href]");
    links.retain(|link| link.get_attribute("href").as_deref() == Some(href));
    links
}
