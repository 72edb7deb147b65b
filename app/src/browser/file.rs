//! A file that a person chose, and the bytes of files.

use js_sys::{Array, Uint8Array};
use parboard_domain::evidence::{FileHash, MEDIA_SNIFF_BYTES};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

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

/// Its bytes; nothing when the browser cannot read it, as when it lies on a drive that is gone.
pub async fn bytes(file: &File) -> Option<Uint8Array> {
    JsFuture::from(file.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer))
}

/// The bytes at either end, from which its type is told.
pub fn ends(bytes: &Uint8Array) -> (Vec<u8>, Vec<u8>) {
    let (length, most) = (bytes.length(), MEDIA_SNIFF_BYTES as u32);
    (bytes.subarray(0, length.min(most)).to_vec(), bytes.subarray(length.saturating_sub(most), length).to_vec())
}

/// What its bytes come to; nothing on a page without a secure address, where browsers have no such digest.
pub async fn hash(bytes: &Uint8Array) -> Option<FileHash> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let asked = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(asked).await.ok()?).to_vec();
    digest.try_into().ok().map(FileHash::of_bytes)
}

/// An address under which the page can show these bytes, until it is given up.
pub fn address(bytes: &Uint8Array, media: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let blob = Blob::new_with_u8_array_sequence_and_options(&JsValue::from(Array::of1(bytes)), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Hands the person a file with these bytes; nothing when the browser cannot.
pub fn offer(name: &str, media: &str, bytes: &[u8]) -> Option<()> {
    let address = address(&Uint8Array::from(bytes), media)?;
    let anchor: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    give_up(&address);
    Some(())
}

/// Gives an address up.
pub fn give_up(address: &str) {
    let _ = Url::revoke_object_url(address);
}
