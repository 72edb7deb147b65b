//! The replica on a shelf: confirmed rows in chunks, and the place that vouches for them.
//!
//! Rows are written before the place. After a crash between the two, the chunks hold rows newer than the place says, and
//! the next sync brings those rows again, which changes nothing.

use super::{Found, Papers};
use crate::{
    client::Place,
    shelf::Shelf,
    store::{KeepError, ReplicaStore},
};
use parboard_domain::{
    id::PlanId,
    person::Directory,
    row::{Row, RowKey, RowSet},
};

/// How many chunks a plan's rows are spread over: an edit rewrites a few kilobytes, and a start reads few keys.
const CHUNKS: usize = 48;

fn chunk_of(key: RowKey) -> usize {
    // Ids of one import differ in their counter, which stands in the upper half.
    let bits = key.id.as_u128();
    ((bits ^ (bits >> 64)) % CHUNKS as u128) as usize
}

impl<S: Shelf> Papers<S> {
    fn plan_prefix(&self, plan: PlanId) -> String {
        let mut prefix = self.key("plan/");
        prefix.push_str(&plan.to_string());
        prefix.push('/');
        prefix
    }

    fn place_key(&self, plan: PlanId) -> String {
        self.plan_prefix(plan) + "place"
    }

    fn chunk_key(&self, plan: PlanId, chunk: usize) -> String {
        let mut key = self.plan_prefix(plan) + "rows/";
        key.push(char::from(b'0' + (chunk / 10) as u8));
        key.push(char::from(b'0' + (chunk % 10) as u8));
        key
    }

    /// Takes the board away, as on signing out. What was not sent stays.
    pub fn forget_board(&mut self) {
        self.drop_under(&self.key("plan/"));
        self.shelf.erase(&self.key("directory"));
    }

    /// Takes away the copies under a prefix, places first, so that half a copy is never taken for a whole one.
    fn drop_under(&mut self, prefix: &str) {
        let keys = self.shelf.keys(prefix);
        let of_copies = || keys.iter().filter(|key| key.contains("/plan/"));
        for key in of_copies().filter(|key| key.ends_with("/place")).chain(of_copies()) {
            self.shelf.erase(key);
        }
    }
}

impl<S: Shelf> ReplicaStore for Papers<S> {
    fn load_open(&self) -> Option<PlanId> {
        self.load(&self.key("open"))
    }

    fn load_place(&self, plan: PlanId) -> Option<Place> {
        self.load(&self.place_key(plan))
    }

    fn load_replica(&self, plan: PlanId) -> (Option<Place>, Vec<Row>) {
        let Some(place) = self.load_place(plan) else { return (None, Vec::new()) };
        let mut rows = Vec::new();
        for chunk in 0..CHUNKS {
            match self.look::<Vec<Row>>(&self.chunk_key(plan, chunk)) {
                Found::Nothing => {}
                Found::Kept(chunk) => rows.extend(chunk),
                // A damaged chunk would be a hole that no later sync mends: start over.
                Found::Damaged => return (None, Vec::new()),
            }
        }
        (Some(place), rows)
    }

    fn load_directory(&self) -> Directory {
        self.load(&self.key("directory")).unwrap_or_default()
    }

    fn save_open(&mut self, plan: PlanId) -> Result<(), KeepError> {
        self.save(&self.key("open"), &plan)
    }

    /// Keeps the chunks that these rows fall into.
    fn save_rows(&mut self, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<(), KeepError> {
        let mut wanted = [false; CHUNKS];
        for row in changed {
            wanted[chunk_of(row.is.key())] = true;
        }
        let mut chunks: [Vec<&Row>; CHUNKS] = std::array::from_fn(|_| Vec::new());
        for row in all.iter() {
            chunks[chunk_of(row.is.key())].push(row);
        }
        let mut fresh = chunks.iter().enumerate().filter(|(chunk, rows)| wanted[*chunk] && !rows.is_empty());
        fresh.try_for_each(|(chunk, rows)| self.save(&self.chunk_key(plan, chunk), rows))
    }

    fn save_place(&mut self, place: &Place) -> Result<(), KeepError> {
        self.save(&self.place_key(place.plan), place)
    }

    fn save_directory(&mut self, directory: &Directory) -> Result<(), KeepError> {
        self.save(&self.key("directory"), directory)
    }

    fn drop_replica(&mut self, plan: PlanId) {
        self.drop_under(&self.plan_prefix(plan));
    }

    fn drop_replicas(&mut self) {
        self.drop_under("pb1/");
    }
}
