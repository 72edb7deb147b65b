//! Going to the depot, for boards that have outgrown local storage. Arrives when a note on this device says that the board
//! lies there, or when it has outgrown its place.
//!
//! One errand at a time, so that the browser can draw and answer in between.

use super::{desk::Desk, syncing};
use crate::browser::{clock, depot, keep};
use leptos::task::spawn_local;
use parboard_domain::id::PersonId;
use parboard_sync::{
    depot::{Brought, leftovers, list_copies},
    store::ReplicaStore,
};
use std::cell::Cell;
use uuid::Uuid;

/// A board that did not come is sent for again after this; the time doubles…
const AGAIN_MS_MIN: u32 = 2_000;
/// …so many times.
const DOUBLED_MAX: u32 = 5;

thread_local! {
    static IN_VAIN: Cell<u32> = const { Cell::new(0) };
    static SWEPT: Cell<bool> = const { Cell::new(false) };
}

/// Goes on errands until there is none, and clears away what is left of older copies: once, and after each new one. When the
/// board was on its way, the server is asked next. From a desk that was left nothing is carried any more.
pub fn carry(desk: Desk) {
    spawn_local(async move {
        let (before, awaited) = (noted(), desk.try_is_open() && desk.with(|inner| inner.tab.awaits_copy()));
        while desk.try_is_open() {
            let Some(errand) = desk.with_mut(|inner| inner.tab.errand()) else { break };
            let outcome = depot::run(&errand).await;
            if desk.try_is_open() && desk.with_mut(|inner| inner.tab.carried(outcome)) {
                desk.after_change();
            }
        }
        if desk.try_is_open() {
            desk.with_mut(|inner| inner.driver.carrying = false);
        }
        if awaited {
            syncing::ask(desk);
            send_again_later(desk);
        }
        if !SWEPT.replace(true) || noted() != before || !desk.try_is_open() {
            sweep().await;
        }
    });
}

/// Where the browser's storage did not answer, it may soon: without a network nothing else brings the board.
fn send_again_later(desk: Desk) {
    if !desk.try_is_open() || !desk.with(|inner| inner.tab.lies_in_depot()) {
        IN_VAIN.set(0);
        return;
    }
    let doubled = IN_VAIN.replace((IN_VAIN.get() + 1).min(DOUBLED_MAX));
    let _ = clock::later(AGAIN_MS_MIN << doubled, move || {
        if desk.try_is_open() && desk.with_mut(|inner| inner.tab.send_again()) {
            syncing::carry(desk);
        }
    });
}

/// Takes away the copies that no note names, whosever they are.
async fn sweep() {
    let Ok(Brought::Texts { texts, .. }) = depot::run(&list_copies()).await else { return };
    for (copy, errand) in leftovers(&texts, &noted()) {
        // The last that is done to a copy is to note it: between the list and here somebody may have.
        if !noted().contains(&copy) {
            // What is left behind now is swept another time.
            let _ = depot::run(&errand).await;
        }
    }
}

/// The copies that count, of every account on this device.
fn noted() -> Vec<Uuid> {
    keep::papers_of(PersonId(Uuid::nil())).load_noted()
}
