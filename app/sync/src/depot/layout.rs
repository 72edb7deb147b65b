//! How copies lie in a depot: each under an id of its own, one row a key, and a head that says of which plan it is and vouches
//! for what lies there. A copy is never replaced; a new one is put beside it, and the note on the shelf says which one counts.

use crate::client::Place;
use parboard_domain::{
    id::{PersonId, PlanId},
    row::RowKey,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Heads of all copies, of every account.
pub const HEADS: &str = "pb1/copy/";

/// The head of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Of which plan.
    pub plan: PlanId,
    /// Every row up to here lies there; while there is none, the copy is being put together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How often it was changed: whoever adds rows says so here, so that two tabs that add at once find out.
    #[serde(default)]
    pub step: u32,
}

impl Head {
    /// The head after one more change.
    #[must_use]
    pub fn next(self, place: Option<Place>) -> Self {
        Self { plan: self.plan, place: place.or(self.place), step: self.step.wrapping_add(1) }
    }
}

/// The key of a copy's head.
pub fn head_key(account: PersonId, copy: Uuid) -> String {
    format!("{HEADS}{account}/{copy}")
}

/// What the keys of a copy's rows begin with.
pub fn rows_prefix(account: PersonId, copy: Uuid) -> String {
    format!("pb1/rows/{account}/{copy}/")
}

/// The key of a row under that.
pub fn row_key(prefix: &str, key: RowKey) -> String {
    format!("{prefix}{:x}-{}", key.kind.mark(), key.id.simple())
}

/// Whose copy a head's key names, and which.
pub fn copy_of(head_key: &str) -> Option<(PersonId, Uuid)> {
    let (account, copy) = head_key.strip_prefix(HEADS)?.split_once('/')?;
    Some((account.parse().ok()?, Uuid::parse_str(copy).ok()?))
}

/// A head as it is written, the same each time: it is compared as a text.
pub fn written(head: &Head) -> String {
    // A head never fails to become JSON.
    serde_json::to_string(head).unwrap_or_default()
}
