//! What people add to a card: progress reports and comments. Append-only.

use crate::{
    id::{AgencyId, OpId, PersonId, TaskId},
    measure::{Moment, Percent},
};
use serde::{Deserialize, Serialize};

/// Báo cáo tiến độ: what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The operation that brought it.
    pub id: OpId,
    /// The card.
    pub task: TaskId,
    /// Who reported.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was written, by the device's clock.
    pub made_at: Moment,
    /// What was done, in their words.
    pub did: String,
    /// How much is done now, if they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// Of whose share it tells; nothing when of the whole card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<AgencyId>,
}

/// A remark on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The operation that brought it.
    pub id: OpId,
    /// The card.
    pub task: TaskId,
    /// Who wrote it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was written, by the device's clock.
    pub made_at: Moment,
    /// Their words.
    pub body: String,
}
