//! What a control says of its own content, and whether somebody is at one.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// What stands in a control, if it is all there. Half a number and half a date read as nothing: that is not what the person means,
/// and putting it back would erase it under the fingers.
pub fn whole(input: &HtmlInputElement) -> Option<String> {
    Some(input.value()).filter(|value| !value.is_empty() || input.check_validity())
}

/// Whether that key was pressed in a control that takes keys for itself.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.is_some_and(|on| on.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}
