//! Drafts that found no room on this device, or are allowed none: they live as long as the page does, and the screen says so.

use super::Draft;
use std::cell::RefCell;

thread_local! {
    static UNKEPT: RefCell<Vec<(String, Draft)>> = const { RefCell::new(Vec::new()) };
}

/// How many there are under keys that begin so.
pub(super) fn count(prefix: &str) -> usize {
    UNKEPT.with_borrow(|held| held.iter().filter(|(held, _)| held.starts_with(prefix)).count())
}

/// The one under a key.
pub(super) fn find(key: &str) -> Option<Draft> {
    UNKEPT.with_borrow(|held| held.iter().find(|(held, _)| held == key).map(|(_, draft)| draft.clone()))
}

/// Holds one in the place of what was under its key.
pub(super) fn hold(key: String, draft: Draft) {
    let_go(&key);
    UNKEPT.with_borrow_mut(|held| held.push((key, draft)));
}

/// Lets go of what is under a key: it is kept by now, or nobody wants it any more.
pub(super) fn let_go(key: &str) {
    UNKEPT.with_borrow_mut(|held| held.retain(|(held, _)| held != key));
}
