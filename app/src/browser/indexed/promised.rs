//! Waiting for what IndexedDB tells by events.

use super::IndexedError;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbRequest, IdbTransaction};

/// Some browsers never answer the first request after a start; longer than this nobody waits.
const WAIT_MS: i32 = 15_000;

/// The result of a request.
pub(super) async fn finished(request: &IdbRequest) -> Result<JsValue, IndexedError> {
    let told = either(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    match JsFuture::from(told).await {
        Ok(_) => request.result().map_err(|_| IndexedError::Broken),
        Err(_) => Err(why(request.error().ok().flatten())),
    }
}

/// The end of a transaction: only then is what it wrote kept.
pub(super) async fn committed(transaction: &IdbTransaction) -> Result<(), IndexedError> {
    let told = either(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    JsFuture::from(told).await.map(drop).map_err(|_| why(transaction.error()))
}

/// A promise that hears of an end from one of two events, or from neither in time.
fn either(listen: impl Fn(&Function, &Function)) -> Promise {
    Promise::new(&mut |done, failed| {
        listen(&done, &failed);
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, WAIT_MS);
        }
    })
}

/// What an exception means to us.
pub(super) fn why(exception: Option<DomException>) -> IndexedError {
    match exception.map(|exception| exception.name()).as_deref() {
        Some("QuotaExceededError") => IndexedError::Full,
        // A private window, a setting, or a page whose storage the browser has put under lock.
        Some("SecurityError" | "InvalidAccessError" | "NotAllowedError") => IndexedError::Forbidden,
        _ => IndexedError::Broken,
    }
}

/// The same of something thrown.
pub(super) fn why_thrown(thrown: &JsValue) -> IndexedError {
    why(thrown.dyn_ref::<DomException>().cloned())
}
