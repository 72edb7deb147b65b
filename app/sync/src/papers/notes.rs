//! Notes on a shelf: where the copies lie that have outgrown it.
//!
//! A note stands among the papers of its plan under a name that older programs do not know: they find no copy, fetch one,
//! and what they do to make room or on signing out takes the note along.

use super::Papers;
use crate::{
    shelf::Shelf,
    store::{KeepError, Note},
};
use parboard_domain::{id::PlanId, json};
use uuid::Uuid;

/// The last part of a note's key.
pub(super) const NOTE: &str = "depot";
/// Says that something was taken to the depot, whoever did it.
const MARK: &str = "pb1/depot";

impl<S: Shelf> Papers<S> {
    fn note_key(&self, plan: PlanId) -> String {
        self.plan_prefix(plan) + NOTE
    }

    pub(super) fn note_of(&self, plan: PlanId) -> Option<Note> {
        self.load(&self.note_key(plan))
    }

    pub(super) fn all_noted(&self) -> Vec<Uuid> {
        let keys = self.shelf.keys("pb1/").into_iter().filter(|key| is_note(key));
        keys.filter_map(|key| json::read::<Note>(&self.shelf.get(&key)?).ok()).map(|note| note.copy).collect()
    }

    pub(super) fn put_note(&mut self, note: &Note) -> Result<(), KeepError> {
        self.save(&self.note_key(note.place.plan), note)
    }

    pub(super) fn erase_note(&mut self, plan: PlanId) {
        self.shelf.erase(&self.note_key(plan));
    }

    pub(super) fn put_depot_mark(&mut self) {
        // Without it leftovers lie until the next copy is taken there.
        let _ = self.shelf.set(MARK, "true");
    }

    pub(super) fn has_depot_mark(&self) -> bool {
        self.shelf.get(MARK).is_some()
    }
}

/// Whether a key holds a note.
pub(super) fn is_note(key: &str) -> bool {
    key.contains("/plan/") && key.ends_with("/depot")
}
