//! What a control says of its own content.

use web_sys::HtmlInputElement;

/// Whether what stands in a control is all there. Half a number and half a date read as nothing: that is not what the person means,
/// and putting it back would erase it under the fingers.
pub fn is_whole(input: &HtmlInputElement) -> bool {
    !input.value().is_empty() || input.check_validity()
}
