//! The replica on disk: confirmed rows in chunks, and the place that vouches for them.
//!
//! Rows are written before the place. After a crash between the two, the chunks hold rows newer than the place says, and
//! the next sync brings those rows again, which changes nothing.

use super::keep::{self, Found, KeepError};
use parboard_domain::{
    id::{PersonId, PlanId},
    person::Directory,
    row::{Row, RowKey, RowSet},
};
use parboard_sync::client::Place;

/// How many chunks a plan's rows are spread over: an edit rewrites a few kilobytes, and a start reads few keys.
const CHUNKS: usize = 48;

fn plan_prefix(account: PersonId, plan: PlanId) -> String {
    format!("pb1/{account}/plan/{plan}/")
}

fn place_key(account: PersonId, plan: PlanId) -> String {
    format!("{}place", plan_prefix(account, plan))
}

fn chunk_key(account: PersonId, plan: PlanId, chunk: usize) -> String {
    format!("{}rows/{chunk:02}", plan_prefix(account, plan))
}

fn chunk_of(key: RowKey) -> usize {
    // Ids of one import differ in their counter, which stands in the upper half.
    let bits = key.id.as_u128();
    ((bits ^ (bits >> 64)) % CHUNKS as u128) as usize
}

/// Whether a key tells that another tab has brought news of that plan.
pub fn is_place_key(account: PersonId, plan: PlanId, key: &str) -> bool {
    key == place_key(account, plan)
}

/// The plan that was open last.
pub fn load_plan(account: PersonId) -> Option<PlanId> {
    keep::load(&format!("pb1/{account}/open"))
}

/// Remembers which plan is open.
pub fn save_plan(account: PersonId, plan: PlanId) {
    let _ = keep::save(&format!("pb1/{account}/open"), &plan);
}

/// Where the device stands in a plan, and its rows; nothing when either is missing or damaged.
pub fn load(account: PersonId, plan: PlanId) -> (Option<Place>, Vec<Row>) {
    let Some(place) = keep::load::<Place>(&place_key(account, plan)) else { return (None, Vec::new()) };
    let mut rows = Vec::new();
    for chunk in 0..CHUNKS {
        match keep::look::<Vec<Row>>(&chunk_key(account, plan, chunk)) {
            Found::Nothing => {}
            Found::Kept(chunk) => rows.extend(chunk),
            // A damaged chunk would be a hole that no later sync mends: start over.
            Found::Damaged => return (None, Vec::new()),
        }
    }
    (Some(place), rows)
}

/// Keeps the chunks that these rows fall into.
///
/// # Errors
/// When there is no room; the caller then drops the replica, which can be fetched again.
pub fn save_rows(account: PersonId, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<(), KeepError> {
    let mut wanted = [false; CHUNKS];
    for row in changed {
        wanted[chunk_of(row.is.key())] = true;
    }
    let mut chunks: [Vec<&Row>; CHUNKS] = std::array::from_fn(|_| Vec::new());
    for row in all.iter() {
        chunks[chunk_of(row.is.key())].push(row);
    }
    let mut fresh = chunks.iter().enumerate().filter(|(chunk, rows)| wanted[*chunk] && !rows.is_empty());
    fresh.try_for_each(|(chunk, rows)| keep::save(&chunk_key(account, plan, chunk), rows))
}

/// Keeps the place that vouches for the rows.
///
/// # Errors
/// When there is no room.
pub fn save_place(account: PersonId, place: &Place) -> Result<(), KeepError> {
    keep::save(&place_key(account, place.plan), place)
}

/// Drops what is held of one plan, the place first, so that half a copy is never taken for a whole one.
pub fn drop_plan(account: PersonId, plan: PlanId) {
    keep::erase(&place_key(account, plan));
    for key in keep::keys(&plan_prefix(account, plan)) {
        keep::erase(&key);
    }
}

/// Drops every replica on this device, of every account, to make room for what people typed.
pub fn drop_all() {
    for key in keep::keys("pb1/").iter().filter(|key| key.ends_with("/place")) {
        keep::erase(key);
    }
    for key in keep::keys("pb1/").iter().filter(|key| key.contains("/plan/")) {
        keep::erase(key);
    }
}

/// The directory as last seen.
pub fn load_directory(account: PersonId) -> Directory {
    keep::load(&format!("pb1/{account}/directory")).unwrap_or_default()
}

/// Keeps the directory.
///
/// # Errors
/// When there is no room.
pub fn save_directory(account: PersonId, directory: &Directory) -> Result<(), KeepError> {
    keep::save(&format!("pb1/{account}/directory"), directory)
}

/// Forgets the directory, as on signing out.
pub fn forget_directory(account: PersonId) {
    keep::erase(&format!("pb1/{account}/directory"));
}
