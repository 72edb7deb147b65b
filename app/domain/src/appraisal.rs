//! Thẩm định: what is submitted shows what proves it or says why nothing does, what is returned or opened again says why, and what
//! was appraised may be locked.
//!
//! Steps are moves between columns, see [`crate::permission::Actor::may_move`]; this file says what a step has to be given, and
//! what it leaves on the card.

use crate::{
    id::PersonId,
    measure::Moment,
    task::Status::{self, Done, InReview},
};
use serde::{Deserialize, Serialize};

/// The most characters of an explanation or a reason.
pub const WHY_CHARS_MAX: usize = 2_000;

/// The last step of the appraisal of a card or of a unit's share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appraisal {
    /// Which.
    pub stage: Stage,
    /// Who took it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// The explanation or the reason; empty where none was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// The steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Put forward.
    Submitted,
    /// Taken back by whoever put it forward.
    TakenBack,
    /// Sent back, with a reason.
    Returned,
    /// Found to be done.
    Approved,
    /// Opened again after it was done, with a reason.
    Reopened,
    /// Closed to all changes until it is opened again.
    Locked,
    /// Of a newer version of the program.
    #[serde(other)]
    Newer,
}

/// Whether it is one's own that a person would take out of appraisal: everybody's who does not judge it, and what they put forward
/// themselves.
pub fn is_own(judges: bool, last: Option<&Appraisal>, person: PersonId) -> bool {
    !judges || last.is_some_and(|last| last.stage == Stage::Submitted && last.by == person)
}

/// What a step has to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Evidence, or an explanation why there is none.
    Proof,
    /// A reason.
    Reason,
}

/// What going from one column to another has to be given, where so many pieces of evidence stand; `is_own` when it only takes back
/// what the same side has put forward.
pub fn asks(from: Status, to: Status, evidence: i64, is_own: bool) -> Option<Asks> {
    match (from, to) {
        _ if from == to => None,
        (Done, _) => Some(Asks::Reason),
        // It was asked for when this was put forward.
        (InReview, Done) => None,
        (InReview, _) => (!is_own).then_some(Asks::Reason),
        (_, InReview | Done) => (evidence == 0).then_some(Asks::Proof),
        _ => None,
    }
}

/// Which step it is to go from one column to another; none between those in which work goes on.
pub fn stage(from: Status, to: Status, is_own: bool) -> Option<Stage> {
    match (from, to) {
        _ if from == to => None,
        (_, Done) => Some(Stage::Approved),
        (Done, _) => Some(Stage::Reopened),
        (_, InReview) => Some(Stage::Submitted),
        (InReview, _) => Some(if is_own { Stage::TakenBack } else { Stage::Returned }),
        _ => None,
    }
}

/// Whether a move between the columns in which work goes on comes after somebody has put the card forward, or found it done: whoever
/// made it knew nothing of that, and gave no reason to undo it.
pub fn is_overtaken(from: Status, to: Status, current: Status) -> bool {
    matches!(current, InReview | Done) && stage(from, to, true).is_none()
}

/// Whether one piece of evidence fewer leaves enough: in appraisal and after it one is left, or words stand for all of them.
pub fn is_proved_without(status: Status, evidence: i64, last: Option<&Appraisal>) -> bool {
    !matches!(status, InReview | Done) || evidence > 1 || last.is_some_and(|last| !last.why.is_empty())
}
