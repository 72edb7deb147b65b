//! Local storage, through gloo-storage, with its traps fenced: it may be forbidden, full, or hold what others wrote.
//!
//! Keys begin with `pb1/`. The whole origin is never cleared, and nothing is read but by its own key.

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use parboard_domain::{id::PersonId, json};
use parboard_sync::{papers::Papers, shelf::Shelf, store::KeepError};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Local storage as a shelf.
#[derive(Clone, Copy, Debug)]
pub struct LocalShelf;

/// What this device keeps for an account.
pub type LocalPapers = Papers<LocalShelf>;

/// The papers of an account.
pub fn papers_of(account: PersonId) -> LocalPapers {
    Papers::of(account, LocalShelf)
}

/// Under which key a device notes for an account that the server has been set back.
pub fn set_back_of(account: PersonId) -> String {
    format!("pb1/{account}/set-back")
}

/// Under which key lie the rows of that account that went with it, until somebody makes sense of them.
pub fn gone_of(account: PersonId) -> String {
    set_back_of(account) + "/gone"
}

/// Under which key a device keeps what the server said last of who was in contact, for an account that is told.
pub fn contacts_of(account: PersonId) -> String {
    format!("pb1/{account}/contacts")
}

impl Shelf for LocalShelf {
    /// Asked by doing it, since some browsers offer a storage that refuses. One that says it is full and holds nothing is
    /// such a one; one that holds something is full, and what is ours there makes room.
    fn is_allowed(&self) -> bool {
        let probe = || {
            let storage = storage()?;
            if let Err(thrown) = storage.set_item("pb1/probe", "1") {
                return Some(why(&thrown) == KeepError::Full && storage.length().ok()? > 0);
            }
            let kept = storage.get_item("pb1/probe").ok()?? == "1";
            storage.remove_item("pb1/probe").ok()?;
            Some(kept)
        };
        probe().unwrap_or(false)
    }

    fn get(&self, key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        storage().ok_or(KeepError::Forbidden)?.set_item(key, text).map_err(|thrown| why(&thrown))
    }

    fn erase(&mut self, key: &str) {
        erase(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        keys(prefix)
    }
}

/// What is kept under a key; nothing when it is missing or damaged.
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    json::read(&LocalShelf.get(key)?).ok()
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

/// Whether it takes anything right now: neither forbidden nor full.
pub fn takes_anything() -> bool {
    LocalShelf.is_allowed() && save("pb1/probe", &1).is_ok() && {
        erase("pb1/probe");
        true
    }
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

/// What an exception means: browsers name a full storage in several ways, and a forbidden one in these.
fn why(thrown: &JsValue) -> KeepError {
    let name = thrown.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("SecurityError" | "InvalidAccessError" | "NotAllowedError") => KeepError::Forbidden,
        _ => KeepError::Full,
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
