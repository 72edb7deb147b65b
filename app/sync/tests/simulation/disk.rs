//! A device's disk, shared by its tabs: it fills up, is emptied behind their back, and a tab may die between two writes.

use parboard_sync::{
    shelf::{MemoryShelf, Shelf},
    store::KeepError,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
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
    /// What was written: the other tabs have yet to hear of it.
    news: RefCell<Vec<News>>,
    /// How often something was written.
    writes: Cell<u64>,
}

/// A key was written or erased.
#[derive(Clone, Debug)]
pub struct News {
    /// By which tab.
    pub by: usize,
    pub key: String,
    text: Option<String>,
    /// The how manyth write it was.
    at: u64,
}

/// The disk as a tab's process knows it: what others write there is seen when it is heard of. Browsers give each process a copy
/// of its own; where tabs share a process they share the disk.
#[derive(Clone, Debug, Default)]
pub struct View(Option<Rc<RefCell<Copied>>>);

#[derive(Debug, Default)]
struct Copied {
    texts: BTreeMap<String, String>,
    /// When each key was written from here last: what was written before that is not seen any more.
    own: BTreeMap<String, u64>,
}

impl View {
    /// A process of its own begins with what is there.
    pub fn of_own(disk: &Disk) -> Self {
        let texts = disk.keys("").into_iter().filter_map(|key| Some((key.clone(), disk.get(&key)?))).collect();
        Self(Some(Rc::new(RefCell::new(Copied { texts, own: BTreeMap::new() }))))
    }

    /// The process hears of what another wrote.
    pub fn hear(&self, news: &News) {
        let Some(copied) = &self.0 else { return };
        let mut copied = copied.borrow_mut();
        if copied.own.get(&news.key).is_some_and(|own| *own > news.at) {
            return;
        }
        match &news.text {
            Some(text) => drop(copied.texts.insert(news.key.clone(), text.clone())),
            None => drop(copied.texts.remove(&news.key)),
        }
    }

    /// Everything was taken away: every process knows at once.
    pub fn evict(&self) {
        if let Some(copied) = &self.0 {
            copied.replace(Copied::default());
        }
    }

    fn note_own(&self, key: &str, text: Option<&str>, at: u64) {
        let Some(copied) = &self.0 else { return };
        let mut copied = copied.borrow_mut();
        copied.own.insert(key.to_owned(), at);
        match text {
            Some(text) => drop(copied.texts.insert(key.to_owned(), text.to_owned())),
            None => drop(copied.texts.remove(key)),
        }
    }
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

    /// What was written since.
    pub fn take_news(&self) -> Vec<News> {
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
        if self.0.shelf.borrow_mut().set(key, text).is_ok() {
            self.tell(usize::MAX, key, Some(text));
        }
    }

    fn tell(&self, by: usize, key: &str, text: Option<&str>) -> u64 {
        let at = self.0.writes.get() + 1;
        self.0.writes.set(at);
        self.0.news.borrow_mut().push(News { by, key: key.to_owned(), text: text.map(str::to_owned), at });
        at
    }
}

/// The disk as one tab sees it.
#[derive(Clone, Debug)]
pub struct TabShelf {
    disk: Disk,
    tab: usize,
    life: Life,
    view: View,
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
    pub fn new(disk: Disk, tab: usize, life: Life, view: View) -> Self {
        Self { disk, tab, life, view }
    }

    fn tell(&self, key: &str, text: Option<&str>) {
        let at = self.disk.tell(self.tab, key, text);
        self.view.note_own(key, text, at);
    }
}

impl Shelf for TabShelf {
    fn is_allowed(&self) -> bool {
        !self.disk.is_forbidden()
    }

    fn get(&self, key: &str) -> Option<String> {
        match &self.view.0 {
            Some(copied) => copied.borrow().texts.get(key).cloned(),
            None => self.disk.get(key),
        }
    }

    /// A dead tab is not told that nothing is written any more: it does not run any more.
    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        if self.disk.is_forbidden() {
            return Err(KeepError::Forbidden);
        }
        if self.life.one_write() {
            self.disk.0.shelf.borrow_mut().set(key, text)?;
            self.tell(key, Some(text));
        }
        Ok(())
    }

    fn erase(&mut self, key: &str) {
        if self.get(key).is_some() && self.life.one_write() {
            self.disk.0.shelf.borrow_mut().erase(key);
            self.tell(key, None);
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        match &self.view.0 {
            Some(copied) => copied.borrow().texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect(),
            None => self.disk.keys(prefix),
        }
    }
}
