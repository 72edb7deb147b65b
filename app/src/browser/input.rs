//! What a control says of its own content, and for whom a key that was pressed is meant.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement, KeyboardEvent};

/// What stands in a control, if it is all there. Half a number and half a date read as nothing: that is not what the person means,
/// and putting it back would erase it under the fingers.
pub fn whole(input: &HtmlInputElement) -> Option<String> {
    Some(input.value()).filter(|value| !value.is_empty() || input.check_validity())
}

/// The text that is being pasted, with its lines.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    let held = Reflect::get(event, &"clipboardData".into()).ok()?;
    let get: Function = Reflect::get(&held, &"getData".into()).ok()?.dyn_into().ok()?;
    get.call1(&held, &"text".into()).ok()?.as_string()
}

/// Whether that key was pressed in a control that takes keys for itself.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.is_some_and(|on| on.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}

/// Whether it is a field whose letters the browser itself takes back; a choice or a slider is none.
pub fn takes_text(event: &KeyboardEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let written = "textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit])";
    on.is_some_and(|on| on.closest(written).ok().flatten().is_some())
}

/// Whether an input method, such as Telex, has the key.
pub fn is_composed(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether Ctrl or ⌘ is held with it.
pub fn is_held(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// What is written on the key that is held for that, on this device.
pub fn held_sign() -> &'static str {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    if platform.starts_with("Mac") || platform.starts_with("iP") { "⌘" } else { "Ctrl" }
}
