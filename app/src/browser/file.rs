//! A file that a person chose.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// The one file chosen in an input, and the input made empty, so that the same file can be chosen again.
pub fn take(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Its text, read as UTF-8; nothing when the browser cannot read it.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
