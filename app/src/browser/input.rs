//! What a control says of its own content.

use web_sys::HtmlInputElement;

/// What stands in a control, if it is all there. Half a number and half a date read as nothing: that is not what the person means,
/// and putting it back would erase it under the fingers.
pub fn whole(input: &HtmlInputElement) -> Option<String> {
    Some(input.value()).filter(|value| !value.is_empty() || input.check_validity())
}
