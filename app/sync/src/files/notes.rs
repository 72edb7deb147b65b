//! Notes of an account's files on a shelf: one key for each file, and another name while it lies in a form.

use super::KeptFile;
use crate::{shelf::Shelf, store::KeepError};
use parboard_domain::{evidence::FileHash, id::PersonId, json};

/// An account's notes. They can be read at once, and other tabs hear when one changes.
#[derive(Clone, Debug)]
pub struct FileNotes<S> {
    account: PersonId,
    shelf: S,
}

impl<S: Shelf> FileNotes<S> {
    /// The notes of an account.
    pub fn of(account: PersonId, shelf: S) -> Self {
        Self { account, shelf }
    }

    /// How many wait to be sent, counted by their keys alone.
    pub fn count(&self) -> usize {
        self.shelf.keys(&prefix(self.account)).len()
    }

    /// All that is noted, the oldest first.
    pub fn list(&self) -> Vec<KeptFile> {
        let prefixes = [prefix(self.account), drafted_prefix(self.account)];
        let keys = prefixes.iter().flat_map(|prefix| self.shelf.keys(prefix));
        let mut files: Vec<KeptFile> = keys.filter_map(|key| self.read(&key)).collect();
        files.sort_by_key(|kept| (kept.kept_at, kept.file.hash));
        files
    }

    /// What is noted of one.
    pub fn find(&self, hash: FileHash) -> Option<KeptFile> {
        self.read(&self.key(hash)).or_else(|| self.read(&self.drafted_key(hash)))
    }

    /// Changes a note, or makes one.
    ///
    /// # Errors
    /// When there is no room; then it stands as before.
    pub fn note(&mut self, kept: &KeptFile) -> Result<(), KeepError> {
        let (key, drafted) = (self.key(kept.file.hash), self.drafted_key(kept.file.hash));
        let (to, from) = if kept.drafted { (drafted, key) } else { (key, drafted) };
        // None of our types fails to become JSON; what cannot be written cannot be kept.
        let text = serde_json::to_string(kept).map_err(|_| KeepError::Forbidden)?;
        self.shelf.set(&to, &text)?;
        self.shelf.erase(&from);
        Ok(())
    }

    /// Takes a note away.
    pub fn erase(&mut self, hash: FileHash) {
        self.shelf.erase(&self.key(hash));
        self.shelf.erase(&self.drafted_key(hash));
    }

    /// Under which key the bytes of a file lie, in the place that has room for them.
    pub fn key(&self, hash: FileHash) -> String {
        format!("{}{hash}", prefix(self.account))
    }

    /// What the keys of all bytes begin with.
    pub fn prefix(&self) -> String {
        prefix(self.account)
    }

    /// The key of the note while the file lies in a form.
    fn drafted_key(&self, hash: FileHash) -> String {
        format!("{}{hash}", drafted_prefix(self.account))
    }

    fn read(&self, key: &str) -> Option<KeptFile> {
        json::read(&self.shelf.get(key)?).ok()
    }
}

/// Whether a key is a note of somebody's files.
pub fn is_note_key(account: PersonId, key: &str) -> bool {
    key.starts_with(&prefix(account)) || key.starts_with(&drafted_prefix(account))
}

fn prefix(account: PersonId) -> String {
    format!("pb1/{account}/file/")
}

fn drafted_prefix(account: PersonId) -> String {
    format!("pb1/{account}/drafted-file/")
}
