//! A device's disk, shared by its tabs: it fills up, is emptied behind their back, and a tab may die between two writes.

use parboard_sync::{
    shelf::{MemoryShelf, Shelf},
    store::KeepError,
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// The disk of one device.
#[derive(Clone, Debug, Default)]
pub struct Disk(Rc<Platter>);

#[derive(Debug, Default)]
struct Platter {
    shelf: RefCell<MemoryShelf>,
    /// The browser allows no storage.
    forbidden: Cell<bool>,
    /// Who wrote which key: the other tabs have yet to hear of it.
    news: RefCell<Vec<(usize, String)>>,
}

impl Disk {
    pub fn new(forbidden: bool) -> Self {
        let disk = Self::default();
        disk.0.forbidden.set(forbidden);
        disk
    }

    pub fn is_forbidden(&self) -> bool {
        self.0.forbidden.get()
    }

    /// The browser takes everything away at once.
    pub fn evict(&self) {
        let mut empty = MemoryShelf::default();
        empty.bytes_max = self.0.shelf.borrow().bytes_max;
        self.0.shelf.replace(empty);
    }

    /// Only so many bytes more will go on it.
    pub fn shrink_to(&self, bytes_more: usize) {
        let bytes = self.0.shelf.borrow().bytes();
        self.0.shelf.borrow_mut().bytes_max = bytes.saturating_add(bytes_more);
    }

    /// What was written since, and by which tab.
    pub fn take_news(&self) -> Vec<(usize, String)> {
        self.0.news.take()
    }

    pub fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.shelf.borrow().keys(prefix)
    }

    pub fn get(&self, key: &str) -> Option<String> {
        self.0.shelf.borrow().get(key)
    }

    /// Puts a text there that no tab of this version wrote.
    pub fn plant(&self, key: &str, text: &str) {
        let _ = self.0.shelf.borrow_mut().set(key, text);
        self.0.news.borrow_mut().push((usize::MAX, key.to_owned()));
    }
}

/// The disk as one tab sees it.
#[derive(Clone, Debug)]
pub struct TabShelf {
    disk: Disk,
    tab: usize,
    life: Life,
}

/// How many writes a tab has left to live.
#[derive(Clone, Debug)]
pub struct Life(Rc<Cell<usize>>);

impl Life {
    pub fn long() -> Self {
        Self(Rc::new(Cell::new(usize::MAX)))
    }

    /// After so many more writes it dies.
    pub fn ends_after(&self, writes: usize) {
        self.0.set(writes);
    }

    /// Nothing befalls it any more.
    pub fn lasts(&self) {
        self.0.set(usize::MAX);
    }

    pub fn is_over(&self) -> bool {
        self.0.get() == 0
    }

    /// Counts a write; `false` when the tab was not there any more to do it.
    pub fn one_write(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(usize::from(left != usize::MAX)));
        left > 0
    }
}

impl TabShelf {
    pub fn new(disk: Disk, tab: usize, life: Life) -> Self {
        Self { disk, tab, life }
    }

    fn tell(&self, key: &str) {
        self.disk.0.news.borrow_mut().push((self.tab, key.to_owned()));
    }
}

impl Shelf for TabShelf {
    fn is_allowed(&self) -> bool {
        !self.disk.is_forbidden()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.disk.get(key)
    }

    /// A dead tab is not told that nothing is written any more: it does not run any more.
    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        if self.disk.is_forbidden() {
            return Err(KeepError::Forbidden);
        }
        if self.life.one_write() {
            self.disk.0.shelf.borrow_mut().set(key, text)?;
            self.tell(key);
        }
        Ok(())
    }

    fn erase(&mut self, key: &str) {
        if self.disk.get(key).is_some() && self.life.one_write() {
            self.disk.0.shelf.borrow_mut().erase(key);
            self.tell(key);
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.disk.keys(prefix)
    }
}
