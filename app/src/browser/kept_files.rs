//! Files that wait on this device until the server has them: a note of each in local storage, its bytes in IndexedDB.
//!
//! The note is written first and erased first: bytes without a note are what a tab left that died while letting go, and may
//! be cleared away.

use super::{
    indexed::{self, IndexedError},
    keep::LocalShelf,
};
use js_sys::Uint8Array;
use parboard_domain::{evidence::FileHash, id::PersonId, measure::Moment};
use parboard_sync::{
    files::{FileNotes, KeptFile, Leftovers},
    store::KeepError,
};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

thread_local! {
    static LEFTOVERS: RefCell<Leftovers> = RefCell::default();
}

/// What is noted of an account's files.
pub fn notes(account: PersonId) -> FileNotes<LocalShelf> {
    FileNotes::of(account, LocalShelf)
}

/// Keeps a file: the note, then its bytes.
///
/// # Errors
/// When the browser keeps nothing here, or has no room; then nothing was kept.
pub async fn save(account: PersonId, kept: &KeptFile, bytes: &Uint8Array) -> Result<(), IndexedError> {
    let mut notes = notes(account);
    notes.note(kept).map_err(|error| match error {
        KeepError::Forbidden => IndexedError::Forbidden,
        KeepError::Full => IndexedError::Full,
        KeepError::Broken => IndexedError::Broken,
    })?;
    let saved = indexed::save(&[(notes.key(kept.file.hash), bytes.into())]).await;
    if saved.is_err() {
        notes.erase(kept.file.hash);
    }
    saved
}

/// Its bytes; nothing when the browser has cleared them away.
///
/// # Errors
/// When the browser's storage does not answer.
pub async fn load(account: PersonId, hash: FileHash) -> Result<Option<Uint8Array>, IndexedError> {
    Ok(indexed::load(&notes(account).key(hash)).await?.and_then(|bytes| bytes.dyn_into().ok()))
}

/// Lets go of a file.
pub async fn erase(account: PersonId, hash: FileHash) {
    let mut notes = notes(account);
    notes.erase(hash);
    // What is left behind is cleared away by and by.
    let _ = indexed::erase(&[notes.key(hash)]).await;
}

/// Clears away what a tab left behind that died between the two: bytes that have been without a note for long, and notes from
/// before `since` of files in forms that never got their bytes.
pub async fn clear_leftovers(account: PersonId, [since, now]: [Moment; 2]) {
    let mut notes = notes(account);
    let Ok(keys) = indexed::keys(&notes.prefix()).await else { return };
    for kept in notes.list().into_iter().filter(|kept| kept.drafted && kept.kept_at < since) {
        if !keys.contains(&notes.key(kept.file.hash)) {
            notes.erase(kept.file.hash);
        }
    }
    let named: Vec<String> = notes.list().iter().map(|kept| notes.key(kept.file.hash)).collect();
    let unnamed = keys.into_iter().filter(|key| !named.contains(key));
    let left = LEFTOVERS.with_borrow_mut(|leftovers| leftovers.due(unnamed, now));
    if !left.is_empty() {
        let _ = indexed::erase(&left).await;
    }
}
