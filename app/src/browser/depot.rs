//! The depot of this browser: IndexedDB, in the table where files wait too. Each errand is one transaction.

use super::indexed::{self, IndexedError};
use js_sys::JsString;
use parboard_sync::{
    depot::{Bring, Brought, Errand, Outcome},
    store::KeepError,
};
use wasm_bindgen::JsCast;

/// Goes on an errand.
///
/// # Errors
/// When the browser keeps nothing here, has no room, or does not answer; then nothing was changed.
pub async fn run(errand: &Errand) -> Outcome {
    let outcome = match errand {
        Errand::Change(change) => indexed::change_if(change.guard.as_ref(), &change.put, &change.clear)
            .await
            .map(|is_done| if is_done { Brought::Changed } else { Brought::Overtaken }),
        Errand::Bring(bring) => fetch(bring).await,
    };
    outcome.map_err(|error| match error {
        IndexedError::Forbidden => KeepError::Forbidden,
        IndexedError::Full => KeepError::Full,
        IndexedError::Broken => KeepError::Broken,
    })
}

async fn fetch(bring: &Bring) -> Result<Brought, IndexedError> {
    let texts_max = u32::try_from(bring.texts_max).unwrap_or(u32::MAX);
    let found = indexed::load_slice(bring.head.as_deref(), &bring.under, &bring.after, texts_max).await?;
    let text = |value: &wasm_bindgen::JsValue| value.dyn_ref::<JsString>().map(String::from);
    let texts = found.texts.iter().filter_map(|(key, value)| Some((text(key)?, text(value)?))).collect();
    Ok(Brought::Texts { head: found.head.as_ref().and_then(text), texts })
}
