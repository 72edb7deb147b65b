//! Operations: every change a person makes, as a request in the office's words.

mod body;
mod change;
mod decision;
pub(crate) mod reading;
mod schema;

pub use change::{Change, FromTo, Stood};
pub use decision::Decision;

use crate::{
    evidence::Paper,
    id::{AgencyId, CriterionId, DeviceId, EntryId, OpId, PersonId, PlanId, TaskId},
    measure::{Day, Moment},
    period::Period,
    reminder::Why,
    score::Stated,
    task::Status,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of operations this program makes. Raised when a body changes its meaning; additions do not raise it.
pub const SCHEMA: u32 = 1;

/// One change, made once on one device and never altered after it was first sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "reading::Received")]
pub struct Op {
    /// UUID version 7, strictly increasing on the device.
    pub id: OpId,
    /// Where it was made.
    pub device: DeviceId,
    /// The version of operations it was made with.
    pub schema: u32,
    /// When, by the device's clock: shown, never compared.
    pub made_at: Moment,
    /// Operations it builds on, such as the one that made the card.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deps: Vec<OpId>,
    /// What is asked for.
    pub body: Body,
}

/// What is asked for, in the words of the version it was made with. What came from elsewhere is written down, sent and logged
/// as it came, whatever became of it here.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A request of this version.
    Known(Request),
    /// A request of an older version, as it came and as it is said now.
    Older(serde_json::Value, Request),
    /// A request of a newer version: kept and shown as such. This version cannot carry it out; see
    /// [`Op::awaits_newer_version`].
    Newer(serde_json::Value),
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Request {
    /// Make a card under a criterion. The card carries the operation's id.
    CreateTask {
        /// Under which.
        criterion: CriterionId,
        /// Its short line.
        title: String,
        /// Its words.
        text: String,
        /// Where among the others.
        rank: String,
    },
    /// Put a card into a column, or elsewhere in its column.
    PlaceTask {
        /// Which.
        task: TaskId,
        /// The column the person saw it in.
        from: Status,
        /// The column they want it in.
        to: Status,
        /// Where in the column; as before when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        rank: Option<String>,
        /// The explanation or the reason that a step of the appraisal asks for, see [`crate::appraisal::asks`]: empty where it asks
        /// for none, nothing where an older program did not ask.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Change fields, each with what the person saw.
    SetFields {
        /// Which card.
        task: TaskId,
        /// The changes.
        changes: Vec<Change>,
    },
    /// Report what was done.
    AddUpdate {
        /// About which card.
        task: TaskId,
        /// What was done.
        did: String,
        /// How much is done now, with what the person saw before.
        #[serde(skip_serializing_if = "Option::is_none")]
        percent: Option<FromTo>,
    },
    /// Report what a unit did of its share, and how far that brought it. Each change carries what the person saw.
    ReportShare {
        /// Of which card.
        task: TaskId,
        /// Whose share.
        unit: AgencyId,
        /// What was done; may be empty where something changes.
        did: String,
        /// Status, percentage, what holds it up.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        changes: Vec<Change>,
        /// As of a card that is placed.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Say something.
    AddComment {
        /// On which card.
        task: TaskId,
        /// The words.
        body: String,
        /// Whom it names.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        mentions: Vec<PersonId>,
        /// The direction on the same card that it answers.
        #[serde(skip_serializing_if = "Option::is_none")]
        answers: Option<OpId>,
    },
    /// Show what proves that something was done. The evidence carries the operation's id; its file travels apart.
    AddEvidence {
        /// On which card.
        task: TaskId,
        /// The document.
        paper: Paper,
        /// What it proves a share of; nothing when it is about the whole card.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<AgencyId>,
    },
    /// Take evidence back: it stays in sight, as withdrawn.
    RemoveEvidence {
        /// From which card.
        task: TaskId,
        /// Which.
        evidence: OpId,
    },
    /// Put a card away.
    ArchiveTask {
        /// Which.
        task: TaskId,
    },
    /// Bring a card back.
    RestoreTask {
        /// Which.
        task: TaskId,
    },
    /// Close an appraised card to all changes. It is opened again by taking it out of the last column.
    LockTask {
        /// Which.
        task: TaskId,
    },
    /// Say that a clash has been seen and needs nothing more.
    SettleClash {
        /// On which card.
        task: TaskId,
        /// Which line of history.
        entry: EntryId,
        /// What was decided about it; nothing where there was no value to decide about, or an older program asks.
        #[serde(skip_serializing_if = "Option::is_none")]
        decision: Option<Decision>,
    },
    /// Add a step, with or without a day. The step carries the operation's id.
    AddStep {
        /// To which card.
        task: TaskId,
        /// What is to be done.
        words: String,
        /// By when; a step with a day is a milestone.
        #[serde(skip_serializing_if = "Option::is_none")]
        due_on: Option<Day>,
        /// The step whose place it takes: a step is changed by putting another in its place.
        #[serde(skip_serializing_if = "Option::is_none")]
        instead_of: Option<OpId>,
        /// How it stood, where it was taken off and comes back.
        #[serde(skip_serializing_if = "Option::is_none")]
        stood: Option<Stood>,
    },
    /// Say that a step is done, or is not.
    CheckStep {
        /// On which card.
        task: TaskId,
        /// Which.
        step: OpId,
        /// Whether it is done.
        done: bool,
    },
    /// Take a step off.
    RemoveStep {
        /// From which card.
        task: TaskId,
        /// Which.
        step: OpId,
    },
    /// Say who carries a card out, or no longer does.
    AssignPerson {
        /// Which card.
        task: TaskId,
        /// Who.
        person: PersonId,
        /// Whether they do.
        on: bool,
        /// Whose share it is about; nothing when it is about the whole card.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<AgencyId>,
    },
    /// Chase agencies about a card. The reminder carries the operation's id.
    Remind {
        /// Which card.
        task: TaskId,
        /// Whom.
        agencies: Vec<AgencyId>,
        /// What for.
        why: Why,
        /// What is said to them.
        words: String,
        /// How high up it goes; see [`crate::chasing::Escalation`].
        level: u8,
    },
    /// Give a figure of a criterion: a measured value, points, a target. The figure carries the operation's id.
    GiveFigure {
        /// Of which; of the whole index where it is the plan's id.
        criterion: CriterionId,
        /// What it says.
        says: Stated,
        /// The figure that the person saw stand in its place.
        #[serde(skip_serializing_if = "Option::is_none")]
        saw: Option<OpId>,
    },
    /// Write, hand in, return or accept what an agency reports for a period. The version carries the operation's id.
    FileReport {
        /// Of which plan.
        plan: PlanId,
        /// For which period.
        period: Period,
        /// Whose.
        agency: AgencyId,
        /// What it says, as [`crate::period::Said`] reads it.
        says: serde_json::Value,
        /// The versions that the person had before them.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        saw: Vec<OpId>,
    },
    /// Give everybody in a plan a view of its board by a name, or take it from them again.
    ShareView {
        /// Of which plan.
        plan: PlanId,
        /// Its name; a view that has that name already makes way.
        name: String,
        /// The board's own address, looked at like that; nothing takes the view away.
        #[serde(skip_serializing_if = "Option::is_none")]
        address: Option<String>,
        /// The name it had before, when it gets another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        instead_of: Option<String>,
    },
}

impl Request {
    /// The card it speaks of; none when it makes one, or speaks of a criterion or of a whole plan.
    pub fn task(&self) -> Option<TaskId> {
        match self {
            Request::CreateTask { .. } | Request::GiveFigure { .. } | Request::FileReport { .. } | Request::ShareView { .. } => None,
            Request::PlaceTask { task, .. }
            | Request::SetFields { task, .. }
            | Request::AddUpdate { task, .. }
            | Request::ReportShare { task, .. }
            | Request::AddComment { task, .. }
            | Request::AddEvidence { task, .. }
            | Request::RemoveEvidence { task, .. }
            | Request::ArchiveTask { task }
            | Request::RestoreTask { task }
            | Request::LockTask { task }
            | Request::SettleClash { task, .. }
            | Request::AddStep { task, .. }
            | Request::CheckStep { task, .. }
            | Request::RemoveStep { task, .. }
            | Request::AssignPerson { task, .. }
            | Request::Remind { task, .. } => Some(*task),
        }
    }

    fn task_mut(&mut self) -> Option<&mut TaskId> {
        match self {
            Request::CreateTask { .. } | Request::GiveFigure { .. } | Request::FileReport { .. } | Request::ShareView { .. } => None,
            Request::PlaceTask { task, .. }
            | Request::SetFields { task, .. }
            | Request::AddUpdate { task, .. }
            | Request::ReportShare { task, .. }
            | Request::AddComment { task, .. }
            | Request::AddEvidence { task, .. }
            | Request::RemoveEvidence { task, .. }
            | Request::ArchiveTask { task }
            | Request::RestoreTask { task }
            | Request::LockTask { task }
            | Request::SettleClash { task, .. }
            | Request::AddStep { task, .. }
            | Request::CheckStep { task, .. }
            | Request::RemoveStep { task, .. }
            | Request::AssignPerson { task, .. }
            | Request::Remind { task, .. } => Some(task),
        }
    }

    /// What it speaks of on the card that another operation made.
    pub(crate) fn names(&self) -> Option<OpId> {
        match self {
            Request::RemoveEvidence { evidence: named, .. }
            | Request::AddComment { answers: Some(named), .. }
            | Request::AddStep { instead_of: Some(named), .. }
            | Request::CheckStep { step: named, .. }
            | Request::RemoveStep { step: named, .. } => Some(*named),
            _ => None,
        }
    }

    fn names_mut(&mut self) -> Option<&mut OpId> {
        match self {
            Request::RemoveEvidence { evidence: named, .. }
            | Request::AddComment { answers: Some(named), .. }
            | Request::AddStep { instead_of: Some(named), .. }
            | Request::CheckStep { step: named, .. }
            | Request::RemoveStep { step: named, .. } => Some(named),
            _ => None,
        }
    }
}

impl Op {
    /// The card it speaks of, or makes.
    pub fn task(&self) -> Option<TaskId> {
        match self.request()? {
            Request::CreateTask { .. } => Some(self.id.task()),
            request => request.task(),
        }
    }

    /// The criterion it speaks of, where no card leads to it; what speaks of the whole plan goes by the plan's id.
    pub fn criterion(&self) -> Option<CriterionId> {
        match self.request()? {
            Request::CreateTask { criterion, .. } | Request::GiveFigure { criterion, .. } => Some(*criterion),
            Request::FileReport { plan, .. } | Request::ShareView { plan, .. } => Some(CriterionId(plan.0)),
            _ => None,
        }
    }

    /// The operations that may have made what it speaks of: its card, the evidence it takes back, the direction it answers.
    pub fn speaks_of(&self) -> impl Iterator<Item = OpId> {
        let card = self.task().map(|task| OpId(task.0)).filter(|card| *card != self.id);
        card.into_iter().chain(self.request().and_then(Request::names))
    }

    /// Names other operations in place of those it builds on, and the card they make in place of theirs.
    pub fn build_on(&mut self, others: &BTreeMap<OpId, OpId>) {
        for dep in &mut self.deps {
            *dep = *others.get(dep).unwrap_or(dep);
        }
        let Body::Known(request) = &mut self.body else { return };
        if let Some(named) = request.names_mut() {
            *named = *others.get(named).unwrap_or(named);
        }
        if let Some(task) = request.task_mut() {
            *task = others.get(&OpId(task.0)).map_or(*task, |other| other.task());
        }
    }

    /// The request, when it is one we know.
    pub fn request(&self) -> Option<&Request> {
        self.body.request()
    }

    /// Whether a newer program than this made it and may understand it. What an older version left unreadable no version to
    /// come will read.
    pub fn awaits_newer_version(&self) -> bool {
        matches!(self.body, Body::Newer(_)) && self.schema >= SCHEMA
    }
}

#[cfg(test)]
mod tests;
