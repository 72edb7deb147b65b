//! The outbox on disk: one key for each operation, so that two tabs never overwrite each other's work.

use super::keep::{self, KeepError};
use parboard_domain::id::{OpId, PersonId};
use parboard_sync::outbox::Pending;

fn prefix(account: PersonId) -> String {
    format!("pb1/{account}/outbox/")
}

fn key(account: PersonId, id: OpId) -> String {
    format!("{}{id}", prefix(account))
}

/// Whether a key belongs to somebody's outbox.
pub fn is_outbox_key(account: PersonId, key: &str) -> bool {
    key.starts_with(&prefix(account))
}

/// All that is kept. A damaged one is left where it is and does not stop the others.
pub fn load(account: PersonId) -> Vec<Pending> {
    keep::keys(&prefix(account)).iter().filter_map(|key| keep::load(key)).collect()
}

/// The one of that id.
pub fn load_one(account: PersonId, id: OpId) -> Option<Pending> {
    keep::load(&key(account, id))
}

/// Keeps one.
///
/// # Errors
/// When the browser keeps nothing, or no room is left even without the replica.
pub fn save(account: PersonId, pending: &Pending) -> Result<(), KeepError> {
    keep::save(&key(account, pending.op.id), pending)
}

/// Forgets one.
pub fn erase(account: PersonId, id: OpId) {
    keep::erase(&key(account, id));
}
