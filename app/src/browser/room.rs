//! How much room there is on this device, and whether the browser may clear it by itself.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser promises not to clear what is kept; nothing where it does not say.
pub async fn is_kept() -> Option<bool> {
    answer(storage()?.persisted()).await?.as_bool()
}

/// Asks it to promise, because the person wants it. `frontend/public/background.js` asks once by itself.
pub async fn ask_to_keep() -> Option<bool> {
    answer(storage()?.persist()).await?.as_bool()
}

/// How many bytes are in use, and how many the browser allows, about.
pub async fn used_and_allowed() -> Option<(f64, f64)> {
    let estimate = answer(storage()?.estimate()).await?;
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((bytes("usage")?, bytes("quota")?))
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

/// Nothing on a page without a secure address.
fn storage() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let has = Reflect::get(&navigator, &"storage".into()).is_ok_and(|storage| storage.is_object());
    has.then(|| navigator.storage())
}
