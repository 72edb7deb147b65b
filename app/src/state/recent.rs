//! The cards that a person opened last on this device. Only which, and only here: what somebody looks at is nobody else's business.

use crate::browser::keep;
use parboard_domain::id::{PersonId, TaskId};

/// So many are remembered.
const MOST: usize = 8;

/// The cards, the last one first.
pub fn cards(account: PersonId) -> Vec<TaskId> {
    keep::load(&key(account)).unwrap_or_default()
}

/// A card was opened. Losing that is no loss worth a message.
pub fn note(account: PersonId, card: TaskId) {
    let mut cards = cards(account);
    if cards.first() == Some(&card) {
        return;
    }
    cards.retain(|other| *other != card);
    cards.insert(0, card);
    cards.truncate(MOST);
    let _ = keep::save(&key(account), &cards);
}

fn key(account: PersonId) -> String {
    format!("pb1/{account}/recent")
}
