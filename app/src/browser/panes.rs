//! How much room the screen has: whether two things fit beside each other, and what a keyboard on the screen leaves of it.

use super::{
    listen::{self, Listener},
    look,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A tablet on its side; `style/beside.css` says the same.
const TWO_PANES: &str = "(width >= 1000px) and (orientation: landscape) and (pointer: coarse)";
/// What takes more of the height than this is a keyboard, and not the browser's own bars.
const KEYBOARD_PX: i32 = 120;
/// What a keyboard takes of the height, in pixels, for style sheets.
const KEYBOARD: &str = "--keyboard";

/// Whether a list fits beside what was chosen from it, also when the device is turned.
pub fn are_two() -> RwSignal<bool> {
    let two = RwSignal::new(false);
    let Some(query) = window().match_media(TWO_PANES).ok().flatten() else { return two };
    two.set(query.matches());
    let asked = query.clone();
    let turned = listen::on(query.into(), "change", move |_| {
        let _ = two.try_set(asked.matches());
    });
    on_cleanup(move || drop(turned));
    two
}

/// Brings what matches into sight within its own list.
pub fn show(selector: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(found) = document().query_selector(selector).ok().flatten() {
        found.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Keeps the field that somebody types in above the keyboard, for as long as somebody is signed in.
pub fn keep_field_in_sight() {
    let heard = window().visual_viewport().map(|seen| listen::on(seen.into(), "resize", |_| keyboard_came()));
    on_cleanup(move || drop::<Option<Listener>>(heard));
}

fn keyboard_came() {
    let Some(seen) = window().visual_viewport() else { return };
    let whole = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // Where somebody has zoomed in, less is seen without any keyboard.
    let taken = if seen.scale() > 1.01 { 0 } else { (whole - seen.height()) as i32 };
    look::set_root_style(KEYBOARD, &format!("{}px", if taken > KEYBOARD_PX { taken } else { 0 }));
    if let Some(field) = document().active_element().filter(is_written_in) {
        let frame = field.get_bounding_client_rect();
        // A field that is higher than what is left is moved to its caret by the browser.
        let fits = frame.height() < seen.height();
        if fits && (frame.bottom() > seen.offset_top() + seen.height() || frame.top() < seen.offset_top()) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            field.unchecked_ref::<HtmlElement>().scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

fn is_written_in(element: &Element) -> bool {
    element.matches("input, textarea").unwrap_or(false)
}
