//! IndexedDB as one table of keys and values, for what is too large for local storage.
//!
//! Keys are texts that begin with the account, so that one person's are never read for another. Every call is one short
//! transaction: a tab that freezes in the middle of a long one would stop all others (failure mode 65). The connection is
//! opened when it is needed, given up when the page is hidden or another version of the program wants to change the tables,
//! and opened once more when the browser has lost it (failure mode 70).

mod connection;
mod promised;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore};

/// Why nothing was kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexedError {
    /// The browser allows no such storage here, as in some private windows.
    #[error("the browser keeps nothing here")]
    Forbidden,
    /// No room is left.
    #[error("no room is left on this device")]
    Full,
    /// It is there and does not answer; worth another try.
    #[error("the browser's storage does not answer")]
    Broken,
}

/// What is kept under a key.
///
/// # Errors
/// See [`IndexedError`].
pub async fn load(key: &str) -> Result<Option<JsValue>, IndexedError> {
    let key = JsValue::from(key);
    let found = connection::ask(|table| Ok(vec![table.get(&key)?])).await?;
    Ok(found.into_iter().next().filter(|found| !found.is_undefined()))
}

/// Our keys that begin so.
///
/// # Errors
/// See [`IndexedError`].
pub async fn keys(prefix: &str) -> Result<Vec<String>, IndexedError> {
    let range = range(prefix)?;
    let found = connection::ask(|table| Ok(vec![table.get_all_keys_with_key(&range)?])).await?;
    Ok(found.iter().flat_map(Array::from).filter_map(|key| key.as_string()).collect())
}

/// Keeps several values, all of them or none. They are on the disk when this returns.
///
/// # Errors
/// See [`IndexedError`]; then what was there before still is.
pub async fn save(values: &[(String, JsValue)]) -> Result<(), IndexedError> {
    connection::change(|table| values.iter().try_for_each(|(key, value)| table.put_with_key(value, &key.into()).map(drop))).await
}

/// Erases several keys, all of them or none.
///
/// # Errors
/// See [`IndexedError`].
pub async fn erase(keys: &[String]) -> Result<(), IndexedError> {
    connection::change(|table| keys.iter().try_for_each(|key| table.delete(&key.into()).map(drop))).await
}

/// Some of what lies under keys that begin alike.
pub struct Slice {
    /// What lay under the head's key at the same moment.
    pub head: Option<JsValue>,
    /// Keys and values, in order of the keys.
    pub texts: Vec<(JsValue, JsValue)>,
}

/// Changes several texts and clears all under some prefixes, all of it or nothing, while the text under the guard's key
/// reads as it says. `false` when it reads otherwise; then nothing has changed.
///
/// # Errors
/// See [`IndexedError`].
pub async fn change_if(guard: Option<&(String, Option<String>)>, put: &[(String, String)], clear: &[String]) -> Result<bool, IndexedError> {
    let ranges: Vec<JsValue> = clear.iter().map(|prefix| range(prefix)).collect::<Result<_, _>>()?;
    let edit = |table: &IdbObjectStore| {
        ranges.iter().try_for_each(|range| table.delete(range).map(drop))?;
        put.iter().try_for_each(|(key, text)| table.put_with_key(&text.into(), &key.into()).map(drop))
    };
    let Some((key, stands)) = guard else { return connection::change(edit).await.map(|()| true) };
    connection::change_if(&key.into(), stands.as_deref(), edit).await
}

/// So many values under keys that begin so, in order, after a key; with what lies under the head's key in the same moment.
///
/// # Errors
/// See [`IndexedError`].
pub async fn load_slice(head: Option<&str>, under: &str, after: &str, values_max: u32) -> Result<Slice, IndexedError> {
    let from = if after.is_empty() { under } else { after };
    let range = IdbKeyRange::bound_with_lower_open(&from.into(), &format!("{under}\u{ffff}").into(), true).map_err(|_| IndexedError::Broken)?;
    let ask = |table: &IdbObjectStore| {
        let texts = [table.get_all_keys_with_key_and_limit(&range, values_max), table.get_all_with_key_and_limit(&range, values_max)];
        texts.into_iter().chain(head.map(|key| table.get(&key.into()))).collect()
    };
    let mut answers = connection::ask(ask).await?.into_iter();
    let mut list = || answers.next().map(|list| Array::from(&list)).unwrap_or_default();
    let texts = list().iter().zip(list().iter()).collect();
    Ok(Slice { head: answers.next().filter(|head| !head.is_undefined()), texts })
}

/// All keys that begin so: nothing sorts after the last letter of all.
fn range(prefix: &str) -> Result<JsValue, IndexedError> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).map(JsValue::from).map_err(|_| IndexedError::Broken)
}
