//! Work that one tab does at a time, for all tabs of an account. When to take the turn from a tab that is frozen is decided in
//! `parboard_sync::turn`. Arrives after the first picture.

use super::desk::Desk;
use crate::browser::{
    clock,
    keep::LocalShelf,
    locks::{self, Claim, Lost},
};
use parboard_sync::shelf::Shelf;
use std::{cell::Cell, future::Future, rc::Rc};

/// What is done in turns.
#[derive(Clone, Copy)]
pub enum Work {
    /// Talking to the server.
    Talk,
    /// Sending files.
    Files,
}

/// Does it if it is this tab's turn; nothing where another tab is at it. The work hears when its turn was taken from it, and is
/// not stopped.
pub async fn in_turn<T: 'static, F: Future<Output = T> + 'static>(desk: Desk, work: Work, begin: impl FnOnce(Lost) -> F) -> Option<T> {
    let (outcome, lost) = (Rc::new(Cell::new(None)), Lost::default());
    let (inside, doing) = (outcome.clone(), begin(lost.clone()));
    let is_due = desk.with(|inner| inner.driver.turns[work as usize].is_due(clock::steady_ms()));
    let claim = if is_due { Claim::Now } else { Claim::IfFree };
    let name = if let Work::Talk = work { "sync" } else { "files" };
    locks::under(&format!("pb1-{name}-{}", desk.account()), claim, &lost, Box::pin(async move { inside.set(Some(doing.await)) })).await;
    let outcome = outcome.take();
    let sign = LocalShelf.get(&sign_key(desk, work));
    desk.with_mut(|inner| inner.driver.turns[work as usize].note(outcome.is_some(), sign, clock::steady_ms()));
    outcome
}

/// Says to the other tabs that this one lives: before each request. Where it finds no room, the turn may be taken from a tab that
/// is only slow, and is asked for again.
pub fn give_sign(desk: Desk, work: Work) {
    let _ = LocalShelf.set(&sign_key(desk, work), &clock::now().0.to_string());
}

fn sign_key(desk: Desk, work: Work) -> String {
    let of_files = if let Work::Files = work { "-files" } else { "" };
    format!("pb1/{}/turn{of_files}", desk.account())
}
