//! The suite of promises in memory: on a shelf with room for everything, and on one from which every copy moves to a depot.
#![allow(clippy::unwrap_used, missing_docs)]

mod suite;

use parboard_sync::{
    depot::{Errand, MemoryDepot, Outcome},
    shelf::{MemoryShelf, Shelf},
    store::KeepError,
};
use std::{
    cell::RefCell,
    future::Future,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};
use suite::Place;

/// A shelf that several papers lie on.
#[derive(Clone, Default)]
struct SharedShelf(Rc<RefCell<MemoryShelf>>);

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

#[derive(Default)]
struct Memory {
    shelf: SharedShelf,
    depot: RefCell<MemoryDepot>,
    copy_chars_max: usize,
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

/// Memory keeps nobody waiting.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("memory answers at once"),
    }
}

#[test]
fn a_shelf_in_memory_keeps_every_promise() {
    let place = Memory { copy_chars_max: usize::MAX, ..Memory::default() };
    assert_eq!(at_once(suite::try_all(&place)), Ok(11));
    assert!(place.depot.borrow().is_empty());
}

#[test]
fn a_depot_in_memory_keeps_every_promise() {
    let place = Memory::default();
    assert_eq!(at_once(suite::try_all(&place)), Ok(11));
    assert!(!place.depot.borrow().is_empty());
    assert!(place.shelf.keys("pb1/").iter().all(|key| !key.contains("/rows/")), "no copy is left on the shelf");
}
