//! What a device keeps for one account, by noun. Ports: who implements them decides where, and knows no protocol.
//!
//! There are two, because what a person typed and what the server can send again are kept differently. Operations are few,
//! and are kept before the screen says so: writing one ends before the call does. Rows are many, and may one day be kept
//! by something that takes its time; the law that holds for both is the order of writes in [`crate::client::Write`]:
//! rows, then the place that vouches for them, then the forgetting of operations.

use crate::{client::Place, outbox::Pending};
use parboard_domain::{
    id::{OpId, PlanId},
    person::Directory,
    row::{Row, RowSet},
};
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
    /// Where the device stands in a plan.
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
    fn save_rows(&mut self, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<(), KeepError>;
    /// Keeps the place that vouches for the rows.
    ///
    /// # Errors
    /// When there is no room.
    fn save_place(&mut self, place: &Place) -> Result<(), KeepError>;
    /// Keeps the directory.
    ///
    /// # Errors
    /// When there is no room.
    fn save_directory(&mut self, directory: &Directory) -> Result<(), KeepError>;
    /// Drops the copy of one plan, the place first, so that half a copy is never taken for a whole one.
    fn drop_replica(&mut self, plan: PlanId);
    /// Drops every copy on this device, of every account, to make room for what people typed.
    fn drop_replicas(&mut self);
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
