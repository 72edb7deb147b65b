//! History: one line for every change, with who and when, and nothing ever taken away.

use crate::{
    field::{Field, Value},
    id::{AgencyId, EntryId, PersonId, TaskId},
    measure::Moment,
};
use serde::{Deserialize, Serialize};

/// A line of a card's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id, derived from the operation.
    pub id: EntryId,
    /// The card.
    pub task: TaskId,
    /// Who did it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was done, by the device's clock.
    pub made_at: Moment,
    /// What kind of line.
    pub kind: EntryKind,
    /// Which field, where one was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What the person saw before.
    #[serde(default, skip_serializing_if = "Value::is_nothing")]
    pub from: Value,
    /// What the person wanted.
    #[serde(default, skip_serializing_if = "Value::is_nothing")]
    pub to: Value,
    /// In a clash: what stood there, unseen by the person, and was replaced or kept.
    #[serde(default, skip_serializing_if = "Value::is_nothing")]
    pub other: Value,
    /// In a clash: who had written that. When it was handed in: whose work it is. When somebody was named: who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_by: Option<PersonId>,
    /// The explanation or the reason that went with a step of the appraisal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Of whose share it tells; nothing when of the whole card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<AgencyId>,
    /// In a clash: who has seen it and is content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<PersonId>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// The card was made.
    Created,
    /// A field was set.
    Set,
    /// Two texts were changed in different paragraphs, and both changes stand.
    Joined,
    /// Someone else had changed the field meanwhile; the later arrival stands, the other value is kept here.
    Clash,
    /// Both changed the same paragraph; the earlier arrival stands, the later text is kept here as a second version.
    Version,
    /// The card was closed to all changes.
    Locked,
    /// The card was put away.
    Archived,
    /// The card was brought back.
    Restored,
    /// Evidence was added; its title is in `to`.
    EvidenceAdded,
    /// Evidence was taken back; its title is in `from`.
    EvidenceRemoved,
    /// The card goes on from another plan: its name is in `from`, how far it was there in `to`.
    CarriedOver,
    /// The change of `other_by` was handed in by `by`, from a file that the other's device wrote.
    HandedIn,
    /// A step was added, or took the place of another; its words are in `to`, the other's in `from`, its day in `other`.
    StepAdded,
    /// A step was done; its words are in `to`.
    StepDone,
    /// A step was said not to be done after all; its words are in `to`.
    StepOpened,
    /// A step was taken off; its words are in `from`.
    StepRemoved,
    /// `other_by` was made one of those who carry it out.
    PersonOn,
    /// `other_by` no longer carries it out.
    PersonOff,
    /// The plan's document says something else of the card by now: what stood before is in `from`, what stands in `to`, and in `other`
    /// which part of the plan it is, see [`Amended`].
    Amended,
    /// Made by a newer version of the program.
    #[serde(other)]
    Newer,
}

/// What of the plan's words about a card was amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    /// The criterion's name.
    Criterion,
    /// Its goal.
    Goal,
    /// Who leads it.
    Lead,
    /// Who takes part.
    Coordinating,
    /// Until when, in the plan's words.
    Deadline,
    /// Who carries the card out.
    Assignees,
}

impl Amended {
    /// All of them.
    pub const ALL: [Amended; 6] = [Amended::Criterion, Amended::Goal, Amended::Lead, Amended::Coordinating, Amended::Deadline, Amended::Assignees];

    /// Its name in a line of history.
    pub fn as_str(self) -> &'static str {
        match self {
            Amended::Criterion => "criterion",
            Amended::Goal => "goal",
            Amended::Lead => "lead",
            Amended::Coordinating => "coordinating",
            Amended::Deadline => "deadline",
            Amended::Assignees => "assignees",
        }
    }
}

impl Entry {
    /// Whether this line still asks `person` to look: they are one of the two, and have not said they are content.
    pub fn concerns(&self, person: PersonId) -> bool {
        matches!(self.kind, EntryKind::Clash | EntryKind::Version)
            && (self.by == person || self.other_by == Some(person))
            && !self.settled.contains(&person)
    }

    /// Whether it tells that somebody worked on a card that another had put away.
    pub fn is_about_putting_away(&self) -> bool {
        self.kind == EntryKind::Clash && self.field.is_none()
    }
}
