//! The replica on a shelf: confirmed rows in chunks, and the place that vouches for them.
//!
//! Rows are written before the place. After a crash between the two, the chunks hold rows newer than the place says, and
//! the next sync brings those rows again, which changes nothing.

use super::{Found, Papers, notes::is_note};
use crate::{
    client::Place,
    shelf::Shelf,
    store::{Fit, KeepError, Note, ReplicaStore},
};
use parboard_domain::{
    id::PlanId,
    person::Directory,
    row::{Row, RowKey, RowSet},
};
use uuid::Uuid;

/// How many chunks a plan's rows are spread over: an edit rewrites a few kilobytes, and a start reads few keys.
const CHUNKS: usize = 48;

/// One row in so many has to be among those just written for them to tell how much all take.
const SAMPLE: usize = 4;

fn chunk_of(key: RowKey) -> usize {
    // Ids of one import differ in their counter, which stands in the upper half.
    let bits = key.id.as_u128();
    ((bits ^ (bits >> 64)) % CHUNKS as u128) as usize
}

impl<S: Shelf> Papers<S> {
    pub(super) fn plan_prefix(&self, plan: PlanId) -> String {
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

    /// Takes the board away, as on signing out. What was not sent stays; a copy in the depot has no note any more.
    pub fn forget_board(&mut self) {
        let plans = self.key("plan/");
        self.drop_under(&plans);
        for note in self.shelf.keys(&plans) {
            self.shelf.erase(&note);
        }
        self.shelf.erase(&self.key("directory"));
    }

    /// Takes away the copies under a prefix, places first, so that half a copy is never taken for a whole one.
    fn drop_under(&mut self, prefix: &str) {
        let keys = self.shelf.keys(prefix);
        let of_copies = || keys.iter().filter(|key| key.contains("/plan/") && !is_note(key));
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

    /// Keeps the chunks that these rows fall into. When those hold a good part of the rows, they tell how much all of them
    /// take.
    fn save_rows(&mut self, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<Fit, KeepError> {
        let mut wanted = [false; CHUNKS];
        for row in changed {
            wanted[chunk_of(row.is.key())] = true;
        }
        let mut chunks: [Vec<&Row>; CHUNKS] = std::array::from_fn(|_| Vec::new());
        for row in all.iter() {
            chunks[chunk_of(row.is.key())].push(row);
        }
        let (mut written, mut chars) = (0, 0);
        for (chunk, rows) in chunks.iter().enumerate().filter(|(chunk, rows)| wanted[*chunk] && !rows.is_empty()) {
            let text = serde_json::to_string(rows).map_err(|_| KeepError::Forbidden)?;
            self.shelf.set(&self.chunk_key(plan, chunk), &text)?;
            written += rows.len();
            chars += text.len();
        }
        let tells = written > 0 && written * SAMPLE >= all.len();
        Ok(if tells && chars / written * all.len() > self.copy_chars_max { Fit::Outgrown } else { Fit::Well })
    }

    fn save_place(&mut self, place: &Place) -> Result<(), KeepError> {
        self.save(&self.place_key(place.plan), place)
    }

    fn save_directory(&mut self, directory: &Directory) -> Result<(), KeepError> {
        let key = self.key("directory");
        let saved = self.save(&key, directory);
        if saved.is_err() {
            self.shelf.erase(&key);
        }
        saved
    }

    fn drop_replica(&mut self, plan: PlanId) {
        self.drop_under(&self.plan_prefix(plan));
    }

    fn drop_replicas(&mut self) {
        self.drop_under("pb1/");
    }

    fn load_note(&self, plan: PlanId) -> Option<Note> {
        self.note_of(plan).filter(|_| self.load_place(plan).is_none())
    }

    fn load_noted(&self) -> Vec<Uuid> {
        self.all_noted()
    }

    fn save_note(&mut self, note: &Note) -> Result<(), KeepError> {
        self.put_note(note)
    }

    fn drop_note(&mut self, plan: PlanId) {
        self.erase_note(plan);
    }

    fn mark_depot(&mut self) {
        self.put_depot_mark();
    }

    fn has_depot(&self) -> bool {
        self.has_depot_mark()
    }
}
