//! The place that says by its shape what the others do: all of it in memory, with about as much room as a browser gives.

use super::suite::Place;
use parboard_sync::{
    depot::{Errand, MemoryDepot, Outcome},
    shelf::{MemoryShelf, Shelf},
    store::KeepError,
};
use std::{cell::RefCell, rc::Rc};

/// About what browsers give.
const BYTES_MAX: usize = 10_000_000;

/// A shelf that several papers lie on.
#[derive(Clone)]
pub struct SharedShelf(Rc<RefCell<MemoryShelf>>);

impl Shelf for SharedShelf {
    fn is_allowed(&self) -> bool {
        true
    }
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key)
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        self.0.borrow_mut().set(key, text)
    }
    fn erase(&mut self, key: &str) {
        self.0.borrow_mut().erase(key);
    }
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.borrow().keys(prefix)
    }
}

/// Everything in memory.
pub struct Memory {
    shelf: SharedShelf,
    pub depot: RefCell<MemoryDepot>,
    copy_chars_max: usize,
}

impl Memory {
    /// A shelf that takes copies of so many characters, and no more than so many bytes of all.
    pub fn new(copy_chars_max: usize) -> Self {
        let mut shelf = MemoryShelf::default();
        shelf.bytes_max = BYTES_MAX;
        Self { shelf: SharedShelf(Rc::new(RefCell::new(shelf))), depot: RefCell::default(), copy_chars_max }
    }
}

impl Place for Memory {
    type Shelf = SharedShelf;

    fn shelf(&self) -> SharedShelf {
        self.shelf.clone()
    }
    fn copy_chars_max(&self) -> usize {
        self.copy_chars_max
    }
    async fn run(&self, errand: &Errand) -> Outcome {
        self.depot.borrow_mut().run(errand)
    }
}
