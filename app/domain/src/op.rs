//! Operations: every change a person makes, as a request in the office's words.

use crate::{
    field::{Field, Value},
    id::{CriterionId, DeviceId, EntryId, OpId, TaskId},
    json,
    measure::Moment,
    task::Status,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// The version of operations this program makes. Raised when a body changes its meaning; additions do not raise it.
pub const SCHEMA: u32 = 1;

/// One change, made once on one device and never altered after it was first sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deps: Vec<OpId>,
    /// What is asked for.
    pub body: Body,
}

/// A request we know, or one from a newer version, kept as it came.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A request we know.
    Known(Request),
    /// A request of a newer version: kept, shown as such, refused with `UpgradeRequired`.
    Newer(serde_json::Value),
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Request {
    /// Make a card under a criterion. The card carries the operation's id.
    CreateTask {
        /// Under which.
        criterion: CriterionId,
        /// Its short line.
        title: String,
        /// Its words.
        #[serde(default)]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rank: Option<String>,
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<FromTo>,
    },
    /// Say something.
    AddComment {
        /// On which card.
        task: TaskId,
        /// The words.
        body: String,
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
    /// Say that a clash has been seen and needs nothing more.
    SettleClash {
        /// On which card.
        task: TaskId,
        /// Which line of history.
        entry: EntryId,
    },
}

/// One field's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What the person saw.
    pub from: Value,
    /// What they want.
    pub to: Value,
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromTo {
    /// What the person saw.
    pub from: Value,
    /// What they want.
    pub to: Value,
}

impl Op {
    /// The card it speaks of, or makes.
    pub fn task(&self) -> Option<TaskId> {
        match &self.body {
            Body::Known(Request::CreateTask { .. }) => Some(self.id.task()),
            Body::Known(
                Request::PlaceTask { task, .. }
                | Request::SetFields { task, .. }
                | Request::AddUpdate { task, .. }
                | Request::AddComment { task, .. }
                | Request::ArchiveTask { task }
                | Request::RestoreTask { task }
                | Request::SettleClash { task, .. },
            ) => Some(*task),
            Body::Newer(_) => None,
        }
    }

    /// Names other operations in place of those it builds on, and the card they make in place of theirs.
    pub fn build_on(&mut self, others: &BTreeMap<OpId, OpId>) {
        for dep in &mut self.deps {
            *dep = *others.get(dep).unwrap_or(dep);
        }
        if let Body::Known(
            Request::PlaceTask { task, .. }
            | Request::SetFields { task, .. }
            | Request::AddUpdate { task, .. }
            | Request::AddComment { task, .. }
            | Request::ArchiveTask { task }
            | Request::RestoreTask { task }
            | Request::SettleClash { task, .. },
        ) = &mut self.body
        {
            *task = others.get(&OpId(task.0)).map_or(*task, |other| other.task());
        }
    }

    /// The request, when it is one we know.
    pub fn request(&self) -> Option<&Request> {
        match &self.body {
            Body::Known(request) => Some(request),
            Body::Newer(_) => None,
        }
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Body::Known(request) => request.serialize(out),
            Body::Newer(raw) => raw.serialize(out),
        }
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let raw = serde_json::Value::deserialize(input)?;
        Ok(json::read(&raw.to_string()).map_or(Body::Newer(raw), Body::Known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Failure mode 52: an unknown body must not spoil the batch it travels in.
    #[test]
    fn a_body_of_a_newer_version_is_kept_as_it_came() {
        let json = r#"{"id":"01936f2e-0000-7000-8000-000000000100","device":"01936f2e-0000-7000-8000-000000000200","schema":9,"made_at":5,"body":{"do":"fly","to":["moon",{"x":1.5}]}}"#;
        let op: Op = serde_json::from_str(json).unwrap();
        assert!(matches!(op.body, Body::Newer(_)));
        assert_eq!(serde_json::to_string(&op).unwrap(), json);
    }

    #[test]
    fn a_change_reads_as_the_office_would_say_it() {
        let json = r#"{"do":"set_fields","task":"01936f2e-0000-7000-8000-000000000300","changes":[{"field":"due_on","from":null,"to":"2025-09-30"},{"field":"percent","from":10,"to":45}]}"#;
        let body: Body = serde_json::from_str(json).unwrap();
        let Body::Known(Request::SetFields { changes, .. }) = &body else { panic!("{body:?}") };
        assert_eq!(changes[0].from, Value::Nothing);
        assert_eq!(serde_json::to_string(&body).unwrap(), json);
    }
}
