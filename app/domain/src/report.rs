//! What people add to a card: progress reports and comments. Append-only, but for the answer that a direction gets.

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
    /// Chỉ đạo: a leader's word, which waits for an answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub direction: bool,
    /// Whom it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<PersonId>,
    /// The direction that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<OpId>,
    /// The comment that answered this direction first; it says who and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<OpId>,
}

impl Comment {
    /// Whether it is a direction that has no answer yet.
    pub fn awaits_answer(&self) -> bool {
        self.direction && self.answered.is_none()
    }
}
