//! What a device keeps for one account, by noun. Ports: who implements them decides where, and knows no protocol.
//!
//! There are two, because what a person typed and what the server can send again are kept differently. Operations are few,
//! and are kept before the screen says so: writing one ends before the call does. Rows are many, and when they outgrow the
//! store they go to a [`crate::depot`], which takes its time; the store then keeps a [`Note`] of where they lie. The law that
//! holds for both is the order of writes in [`crate::client::Write`]: rows, then the place that vouches for them, then the
//! forgetting of operations.

use crate::{client::Place, outbox::Pending};
use parboard_domain::{
    id::{OpId, PlanId},
    person::Directory,
    row::{Row, RowSet},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeepError {
    /// The device allows no storage here.
    #[error("this device keeps nothing here")]
    Forbidden,
    /// No room is left.
    #[error("no room is left on this device")]
    Full,
    /// What should keep it does not answer; worth another try.
    #[error("what keeps things on this device does not answer")]
    Broken,
}

/// Where the copy of a plan lies that has outgrown the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which copy in the depot.
    pub copy: Uuid,
    /// The place that vouches for it; what the copy itself says counts.
    pub place: Place,
    /// How often the copy had been changed when this was noted.
    pub step: u32,
}

/// Whether what was kept is still in its right place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is.
    Well,
    /// It was kept, and would be better off in the depot from now on.
    Outgrown,
}

/// What a person did and the server may not know yet. Each operation is kept by itself, so that two tabs never overwrite
/// each other's work.
pub trait OutboxStore {
    /// All that is kept; one that cannot be read any more does not stop the others.
    fn load_outbox(&self) -> Vec<Pending>;
    /// The one of that id.
    fn load_operation(&self, id: OpId) -> Option<Pending>;
    /// Keeps one.
    ///
    /// # Errors
    /// When there is no room; then what was there before still is.
    fn save_operation(&mut self, pending: &Pending) -> Result<(), KeepError>;
    /// Forgets one.
    fn erase_operation(&mut self, id: OpId);
}

/// The copy of the server's rows, which can be fetched again.
pub trait ReplicaStore {
    /// The plan that was open last.
    fn load_open(&self) -> Option<PlanId>;
    /// Where the device stands in a plan whose rows are kept here.
    fn load_place(&self, plan: PlanId) -> Option<Place>;
    /// The place with the rows it vouches for; nothing when either is missing or cannot be read.
    fn load_replica(&self, plan: PlanId) -> (Option<Place>, Vec<Row>);
    /// The directory as last seen.
    fn load_directory(&self) -> Directory;
    /// Remembers which plan is open.
    ///
    /// # Errors
    /// When there is no room.
    fn save_open(&mut self, plan: PlanId) -> Result<(), KeepError>;
    /// Keeps the rows that changed, given all there are.
    ///
    /// # Errors
    /// When there is no room; some may be kept then.
    fn save_rows(&mut self, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<Fit, KeepError>;
    /// Keeps the place that vouches for the rows.
    ///
    /// # Errors
    /// When there is no room.
    fn save_place(&mut self, place: &Place) -> Result<(), KeepError>;
    /// Keeps the directory.
    ///
    /// # Errors
    /// When there is no room; then an older one is gone as well, since its number may stand for another by now.
    fn save_directory(&mut self, directory: &Directory) -> Result<(), KeepError>;
    /// Drops the copy of one plan, the place first, so that half a copy is never taken for a whole one. A note stays.
    fn drop_replica(&mut self, plan: PlanId);
    /// Drops every copy kept here, of every account, to make room for what people typed. Notes are small, and stay.
    fn drop_replicas(&mut self);
    /// Where the copy of a plan lies, when it is not here. A copy that is here counts over any note.
    fn load_note(&self, plan: PlanId) -> Option<Note>;
    /// Every copy in the depot that has a note, of every account.
    fn load_noted(&self) -> Vec<Uuid>;
    /// Notes where a copy lies.
    ///
    /// # Errors
    /// When there is no room.
    fn save_note(&mut self, note: &Note) -> Result<(), KeepError>;
    /// Drops a note: what it names is a leftover then.
    fn drop_note(&mut self, plan: PlanId);
    /// Remembers for good that something was taken to the depot, so that it is swept.
    fn mark_depot(&mut self);
    /// Whether anything ever was.
    fn has_depot(&self) -> bool;
}

/// All of it.
pub trait LocalStore: OutboxStore + ReplicaStore {
    /// Whether anything can be kept at all.
    fn is_allowed(&self) -> bool;
    /// The mark that tells whether all this is what was left here: it goes when everything is taken away.
    fn load_mark(&self) -> Option<Uuid>;
    /// Leaves a mark.
    ///
    /// # Errors
    /// When there is no room.
    fn save_mark(&mut self, mark: Uuid) -> Result<(), KeepError>;
}
