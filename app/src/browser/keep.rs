//! Local storage, through gloo-storage, with its traps fenced: it may be forbidden, full, or hold what others wrote.
//!
//! Keys begin with `pb1/`. The whole origin is never cleared, and nothing is read but by its own key.

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use parboard_domain::json;
use serde::{Serialize, de::DeserializeOwned};

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeepError {
    /// The browser allows no storage here.
    #[error("the browser keeps nothing here")]
    Forbidden,
    /// No room is left.
    #[error("no room is left on this device")]
    Full,
}

/// Whether the browser lets us keep anything: asked by doing it, since some browsers offer a storage that refuses.
pub fn is_allowed() -> bool {
    let probe = || {
        let storage = web_sys::window()?.local_storage().ok()??;
        storage.set_item("pb1/probe", "1").ok()?;
        let kept = storage.get_item("pb1/probe").ok()?? == "1";
        storage.remove_item("pb1/probe").ok()?;
        Some(kept)
    };
    probe().unwrap_or(false)
}

/// What is found under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Nothing was kept there.
    Nothing,
    /// This was.
    Kept(T),
    /// Something was, and it cannot be read any more.
    Damaged,
}

/// Looks under a key.
pub fn look<T: DeserializeOwned>(key: &str) -> Found<T> {
    match storage().and_then(|storage| storage.get_item(key).ok().flatten()) {
        None => Found::Nothing,
        Some(text) => json::read(&text).map_or(Found::Damaged, Found::Kept),
    }
}

/// What is kept under a key; nothing when it is missing or damaged.
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    match look(key) {
        Found::Kept(value) => Some(value),
        Found::Nothing | Found::Damaged => None,
    }
}

/// Keeps something under a key.
///
/// # Errors
/// `Forbidden` or `Full`; then what was there before still is.
pub fn save<T: Serialize>(key: &str, value: &T) -> Result<(), KeepError> {
    storage().ok_or(KeepError::Forbidden)?;
    LocalStorage::set(key, value).map_err(|error| match error {
        StorageError::JsError(_) => KeepError::Full,
        _ => KeepError::Forbidden,
    })
}

/// Erases a key.
pub fn erase(key: &str) {
    if storage().is_some() {
        LocalStorage::delete(key);
    }
}

/// Our keys that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|index| storage.key(index).ok().flatten()).filter(|key| key.starts_with(prefix)).collect()
}

/// How many characters our keys and values take.
pub fn size(prefix: &str) -> usize {
    let Some(storage) = storage() else { return 0 };
    keys(prefix).iter().map(|key| key.len() + storage.get_item(key).ok().flatten().map_or(0, |value| value.len())).sum()
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
