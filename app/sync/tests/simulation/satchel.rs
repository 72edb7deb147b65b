//! The files that a device keeps until the server has them: notes on its disk, bytes where the depot is, and what was ever put
//! into it.

use crate::{
    device::Device,
    disk::{Life, TabShelf},
    province::hash_of,
    world::World,
};
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::{PersonId, TaskId},
    measure::Moment,
    row::Kind,
};
use parboard_sync::{
    files::{self, FileNotes, KeptFile, Naming},
    outbox::Pending,
    store::{KeepError, OutboxStore},
};
use std::collections::BTreeMap;

/// The bytes, by the key of their note.
pub type Satchel = BTreeMap<String, Vec<u8>>;

/// A file that somebody added on a device.
#[derive(Clone, Debug)]
pub struct Carried {
    pub hash: FileHash,
    pub device: usize,
    pub account: PersonId,
    /// It went with the device's storage, or with a server that was set back.
    pub is_lost: bool,
}

/// A file of few bytes, as a phone would name it.
pub fn file_of(content: &str) -> FileRef {
    FileRef { hash: hash_of(content.as_bytes()), name: "anh.pdf".into(), media: "application/pdf".into(), bytes: content.len() as i64 }
}

impl Device {
    /// The notes as a tab sees them.
    pub fn notes(&self, index: usize) -> FileNotes<TabShelf> {
        let open = &self.tabs[index];
        FileNotes::of(open.tab.account(), TabShelf::new(self.disk.clone(), open.n, open.life.clone(), open.view.clone()))
    }

    /// A tab keeps a file that lies in a form: the note, then the bytes.
    pub fn keep_file(&mut self, index: usize, content: &str, task: TaskId, now: Moment) -> Result<KeptFile, KeepError> {
        let mut notes = self.notes(index);
        let file = file_of(content);
        let held = notes.find(file.hash);
        let is_whole = held.as_ref().is_some_and(|held| held.trouble.is_none()) && self.satchel.contains_key(&notes.key(file.hash));
        if let Some(held) = held.clone().filter(|_| is_whole) {
            return Ok(held);
        }
        let drafted = held.is_none_or(|held| held.drafted);
        let kept = KeptFile { file, task, kept_at: now, sent: 0, drafted, wanted: false, trouble: None };
        notes.note(&kept)?;
        if self.depot.forbidden || self.depot.full {
            notes.erase(kept.file.hash);
            return Err(KeepError::Full);
        }
        if self.tabs[index].life.one_write() {
            self.satchel.insert(notes.key(kept.file.hash), content.as_bytes().to_vec());
        }
        Ok(kept)
    }

    /// A tab lets go of a file: the note, then the bytes.
    pub fn let_go(&mut self, index: usize, hash: FileHash) {
        let mut notes = self.notes(index);
        notes.erase(hash);
        self.drop_bytes(&self.tabs[index].life.clone(), &notes.key(hash));
    }

    fn drop_bytes(&mut self, life: &Life, key: &str) {
        if self.satchel.contains_key(key) && life.one_write() {
            self.satchel.remove(key);
        }
    }

    /// Bytes without a note are what a tab left that died while letting go.
    pub fn clear_leftovers(&mut self, index: usize, now: Moment) {
        let notes = self.notes(index);
        let named: Vec<String> = notes.list().iter().map(|kept| notes.key(kept.file.hash)).collect();
        let unnamed: Vec<String> = self.satchel.keys().filter(|key| key.starts_with(&notes.prefix()) && !named.contains(key)).cloned().collect();
        let left = self.tabs[index].leftovers.due(unnamed.into_iter(), now);
        let life = self.tabs[index].life.clone();
        for key in left {
            self.drop_bytes(&life, &key);
        }
    }

    /// What speaks of a file, as a tab sees it.
    pub fn naming(&self, index: usize, hash: FileHash) -> Naming {
        let tab = &self.tabs[index].tab;
        Naming::of(hash, tab.account(), &tab.store().load_outbox(), tab.shown().of_kind(Kind::Evidence))
    }

    /// Whether something of theirs waits to be sent.
    pub fn keeps_files_of(&self, account: PersonId) -> bool {
        !self.disk.keys(&format!("pb1/{account}/file/")).is_empty()
    }

    /// Whether the file is here: what is noted of it, without which nobody would find it, and its bytes.
    pub fn has_file(&self, account: PersonId, hash: FileHash) -> bool {
        let key = format!("pb1/{account}/file/{hash}");
        self.satchel.contains_key(&key) && self.disk.get(&key).is_some()
    }
}

impl World {
    /// Files of which nothing was lost, on whatever device the same person added the same.
    pub fn unlost(&self) -> impl Iterator<Item = &Carried> {
        let is_same = |one: &Carried, other: &Carried| (one.hash, one.account) == (other.hash, other.account);
        self.carried.iter().filter(move |carried| !self.carried.iter().any(|other| other.is_lost && is_same(carried, other)))
    }

    /// A device's storage was taken away, or half of it: what was not on the server yet is gone.
    pub fn lose_files(&mut self, device: usize) {
        let Self { carried, province, .. } = self;
        for carried in carried.iter_mut().filter(|carried| carried.device == device) {
            carried.is_lost |= !province.books.files.get(&carried.hash).is_some_and(|filed| filed.believed);
        }
    }

    /// What was given up is taken back so late that its files are forgotten: whoever did it is asked for them again.
    pub fn lose_forgotten_files(&mut self, device: usize, account: PersonId, taken_back: &[Pending]) {
        let Self { carried, province, devices, .. } = self;
        for carried in carried.iter_mut().filter(|carried| (carried.device, carried.account) == (device, account)) {
            let is_named = taken_back.iter().any(|pending| files::names(&pending.op, carried.hash));
            let is_there = province.books.files.get(&carried.hash).is_some_and(|filed| filed.believed);
            carried.is_lost |= is_named && !is_there && !devices[device].has_file(account, carried.hash);
        }
    }

    /// The server was set back: what it had, and its device has let go of since, is gone.
    pub fn lose_files_with_server(&mut self) {
        let Self { carried, province, devices, .. } = self;
        for carried in carried.iter_mut() {
            let is_there = province.books.files.get(&carried.hash).is_some_and(|filed| filed.believed);
            carried.is_lost |= !is_there && !devices[carried.device].has_file(carried.account, carried.hash);
        }
    }
}
