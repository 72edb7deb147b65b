//! The suite of promises in memory: on a shelf with room for everything, and on one from which every copy moves to a depot.
#![allow(clippy::unwrap_used, missing_docs)]

mod errands;
mod memory;
mod suite;

use memory::Memory;
use parboard_sync::shelf::Shelf;
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};
use suite::Place;

/// Memory keeps nobody waiting.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("memory answers at once"),
    }
}

#[test]
fn a_shelf_in_memory_keeps_every_promise() {
    let place = Memory::new(usize::MAX);
    assert_eq!(at_once(suite::try_all(&place)), Ok(12));
    assert!(place.depot.borrow().is_empty());
}

#[test]
fn a_depot_in_memory_keeps_every_promise() {
    let place = Memory::new(0);
    assert_eq!(at_once(suite::try_all(&place)), Ok(12));
    assert!(!place.depot.borrow().is_empty());
    assert!(place.shelf().keys("pb1/").iter().all(|key| !key.contains("/rows/")), "no copy is left on the shelf");
}

#[test]
fn errands_to_a_depot_in_memory_are_run_as_every_other_runs_them() {
    assert_eq!(at_once(errands::try_all(&Memory::new(0))), Ok(3));
}
