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

/// What takes away the copies that no note names, each by itself and as it was listed: one that somebody has gone on with
/// stays. The notes are to be read after the list, and once more before each errand.
pub fn leftovers(heads: &[(String, String)], noted: &[Uuid]) -> Vec<(Uuid, Errand)> {
    let left = |(key, head): &(String, String)| {
        let (account, copy) = copy_of(key).filter(|(_, copy)| !noted.contains(copy))?;
        let clear = vec![head_key(account, copy), rows_prefix(account, copy)];
        Some((copy, Errand::Change(Change { guard: Some((key.clone(), Some(head.clone()))), clear, put: Vec::new() })))
    };
    heads.iter().filter_map(left).collect()
}
