//! Files that wait on this device until the server has them: a note of each in local storage, its bytes in IndexedDB.
//!
//! The note is written first and erased first: bytes without a note are what a tab left that died while letting go, and may
//! be cleared away. Notes can be read at once, and other tabs hear when one changes.

use super::{
    indexed::{self, IndexedError},
    keep,
};
use js_sys::Uint8Array;
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::{PersonId, TaskId},
    measure::Moment,
};
use parboard_sync::store::KeepError;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

/// What is noted of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Which.
    pub file: FileRef,
    /// The card it was added to.
    pub task: TaskId,
    /// When it was chosen, or last seen to be named by something that waits here.
    pub kept_at: Moment,
    /// So many bytes the server is known to have.
    #[serde(default)]
    pub sent: i64,
    /// It lies in a form that has not been saved: it is sent once that is done.
    #[serde(default)]
    pub drafted: bool,
    /// What keeps it from being sent, whatever the network.
    #[serde(default)]
    pub trouble: Option<FileTrouble>,
}

/// What keeps a file from being sent, whatever the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileTrouble {
    /// The browser has cleared its bytes away.
    Lost,
    /// The server finds that it is not what it says.
    NotBelieved,
    /// The province's room on the server is used up. It is offered again: room may have been made.
    NoRoom,
}

impl FileTrouble {
    /// Whether trying again cannot help.
    pub fn is_final(self) -> bool {
        self != Self::NoRoom
    }
}

/// Whether a key is a note of somebody's files.
pub fn is_note_key(account: PersonId, key: &str) -> bool {
    key.starts_with(&prefix(account)) || key.starts_with(&drafted_prefix(account))
}

/// How many wait to be sent. Counted by their keys alone: this much is in the first file that a visit loads.
pub fn count(account: PersonId) -> usize {
    keep::keys(&prefix(account)).len()
}

/// All that is noted, the oldest first.
pub fn list(account: PersonId) -> Vec<KeptFile> {
    let keys = [prefix(account), drafted_prefix(account)].into_iter().flat_map(|prefix| keep::keys(&prefix));
    let mut files: Vec<KeptFile> = keys.filter_map(|key| keep::load(&key)).collect();
    files.sort_by_key(|kept| (kept.kept_at, kept.file.hash));
    files
}

/// What is noted of one.
pub fn find(account: PersonId, hash: FileHash) -> Option<KeptFile> {
    keep::load(&key(account, hash)).or_else(|| keep::load(&drafted_key(account, hash)))
}

/// Changes a note.
///
/// # Errors
/// When there is no room; then it stands as before.
pub fn note(account: PersonId, kept: &KeptFile) -> Result<(), KeepError> {
    let (key, drafted) = (key(account, kept.file.hash), drafted_key(account, kept.file.hash));
    let (to, from) = if kept.drafted { (drafted, key) } else { (key, drafted) };
    keep::save(&to, kept)?;
    keep::erase(&from);
    Ok(())
}

/// Keeps a file: the note, then its bytes.
///
/// # Errors
/// When the browser keeps nothing here, or has no room; then nothing was kept.
pub async fn save(account: PersonId, kept: &KeptFile, bytes: &Uint8Array) -> Result<(), IndexedError> {
    note(account, kept).map_err(|error| match error {
        KeepError::Forbidden => IndexedError::Forbidden,
        KeepError::Full => IndexedError::Full,
        KeepError::Broken => IndexedError::Broken,
    })?;
    let saved = indexed::save(&[(key(account, kept.file.hash), bytes.into())]).await;
    if saved.is_err() {
        erase_note(account, kept.file.hash);
    }
    saved
}

/// Its bytes; nothing when the browser has cleared them away.
///
/// # Errors
/// When the browser's storage does not answer.
pub async fn load(account: PersonId, hash: FileHash) -> Result<Option<Uint8Array>, IndexedError> {
    Ok(indexed::load(&key(account, hash)).await?.and_then(|bytes| bytes.dyn_into().ok()))
}

/// Lets go of a file.
pub async fn erase(account: PersonId, hash: FileHash) {
    erase_note(account, hash);
    // What is left behind is cleared away by and by.
    let _ = indexed::erase(&[key(account, hash)]).await;
}

/// Clears away what a tab left behind that died between the two: bytes without a note, and notes from before `since` of
/// files in forms that never got their bytes.
pub async fn clear_leftovers(account: PersonId, since: Moment) {
    let Ok(keys) = indexed::keys(&prefix(account)).await else { return };
    for kept in list(account).into_iter().filter(|kept| kept.drafted && kept.kept_at < since) {
        if !keys.contains(&key(account, kept.file.hash)) {
            erase_note(account, kept.file.hash);
        }
    }
    let noted: Vec<String> = list(account).iter().map(|kept| key(account, kept.file.hash)).collect();
    let unnoted: Vec<String> = keys.into_iter().filter(|key| !noted.contains(key)).collect();
    if !unnoted.is_empty() {
        let _ = indexed::erase(&unnoted).await;
    }
}

fn erase_note(account: PersonId, hash: FileHash) {
    keep::erase(&key(account, hash));
    keep::erase(&drafted_key(account, hash));
}

fn prefix(account: PersonId) -> String {
    format!("pb1/{account}/file/")
}

fn drafted_prefix(account: PersonId) -> String {
    format!("pb1/{account}/drafted-file/")
}

/// The key of the bytes, and of the note of a file that is to be sent.
fn key(account: PersonId, hash: FileHash) -> String {
    format!("{}{hash}", prefix(account))
}

/// The key of the note while the file lies in a form.
fn drafted_key(account: PersonId, hash: FileHash) -> String {
    format!("{}{hash}", drafted_prefix(account))
}
