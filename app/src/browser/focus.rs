//! Where the keyboard goes on when the part of the screen it was in is gone: to what took its place. The browser itself would
//! begin again at the top of the page.

use super::{clock, found};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A part that goes away when something in it was decided.
const PARTS: &str = ".clash, .refused";

/// Called where something in such a part is decided: when it is gone, the next one has the focus; after the last one, what `then`
/// finds, or the screen.
pub fn go_on_after_this(then: String) {
    let own = document().active_element().and_then(|active| active.closest(PARTS).ok().flatten());
    let Some(at) = own.and_then(|own| found::all(PARTS).iter().position(|part| **part == own)) else { return };
    let _ = clock::later(0, move || {
        clock::after_picture(move || {
            // Where it is still there, or the person went elsewhere, nothing was lost.
            if document().active_element().is_some_and(|active| active.tag_name() != "BODY") {
                return;
            }
            let parts = found::all(PARTS);
            let next = parts.get(at).or(parts.last()).cloned().map(Element::from);
            for element in [next, first(&then), first("#main")].into_iter().flatten() {
                let takes_it = element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok());
                // A control that is locked takes no focus.
                if takes_it && document().active_element() == Some(element) {
                    return;
                }
            }
        });
    });
}

/// Goes to what the selector finds, once it has been drawn.
pub fn go_to(selector: String) {
    let _ = clock::later(0, move || {
        clock::after_picture(move || {
            focus_first(&selector);
        });
    });
}

/// Whoever had the keys on what is gone has them on the screen.
pub fn keep_somewhere() {
    let _ = clock::later(0, move || {
        clock::after_picture(move || {
            if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                focus_first("#main");
            }
        });
    });
}

fn focus_first(selector: &str) {
    if let Some(found) = first(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

fn first(selector: &str) -> Option<Element> {
    if selector.is_empty() { None } else { document().query_selector(selector).ok().flatten() }
}
