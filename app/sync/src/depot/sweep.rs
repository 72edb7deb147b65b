//! Sweeping a depot: copies that no note names are what was left when a tab died, somebody signed out, or the shelf was
//! emptied without the depot. A copy that another tab is putting together is swept too; that tab finds its guard gone, and
//! begins anew.

use super::{
    Bring, Change, Errand,
    layout::{HEADS, copy_of, head_key, rows_prefix},
};
use uuid::Uuid;

/// More copies than this are swept another time.
const COPIES_MAX: usize = 100;

/// Asks which copies there are.
pub fn list_copies() -> Errand {
    Errand::Bring(Bring { head: None, under: HEADS.to_owned(), after: String::new(), texts_max: COPIES_MAX })
}

/// What takes away the copies that no note names; nothing when each has one. The notes are to be read after the list.
pub fn leftovers(heads: &[(String, String)], noted: &[Uuid]) -> Option<Errand> {
    let left = heads.iter().filter_map(|(key, _)| copy_of(key)).filter(|(_, copy)| !noted.contains(copy));
    let clear: Vec<String> = left.flat_map(|(account, copy)| [head_key(account, copy), rows_prefix(account, copy)]).collect();
    (!clear.is_empty()).then(|| Errand::Change(Change { clear, ..Change::default() }))
}
