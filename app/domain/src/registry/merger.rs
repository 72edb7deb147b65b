//! Mergers and renamings: several agencies, or one, go on as another from a day on.
//!
//! A renaming is a merger of one. The old record stays, with its name and its last day, and names its successor: criteria, cards
//! and history go on naming the old id, so that a plan of its time is still read as it was printed, and whoever asks who does
//! the work follows the successor. The other way, one record with the old name as an alias, would put the new name into old
//! documents; it is the way to mend a name that was written wrongly.

use super::{AgencyKind, Record, Registry, RegistryProblem};
use crate::{id::AgencyId, measure::Day};
use serde::{Deserialize, Serialize};

/// What is to become of some agencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merger {
    /// Who ends; one of them alone is renamed.
    pub from: Vec<AgencyId>,
    /// Who goes on.
    pub into: Into,
    /// The first day on which it does.
    pub on: Day,
}

/// Who takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Into {
    /// One that is there.
    Existing(AgencyId),
    /// One that begins on that day.
    New {
        /// Its id, made by whoever asks.
        id: AgencyId,
        /// Its name.
        name: String,
        /// What kind of office; nothing when it is as the first of those before it.
        kind: Option<AgencyKind>,
    },
}

impl Registry {
    /// Carries a merger out; the records that are new or differ.
    ///
    /// # Errors
    /// What speaks against it; nothing is changed then.
    pub fn merge(&mut self, merger: &Merger) -> Result<Vec<Record>, RegistryProblem> {
        let mut records = Vec::with_capacity(merger.from.len() + 1);
        for id in &merger.from {
            records.push(self.ended(*id, merger)?);
        }
        let first = records.first().ok_or(RegistryProblem::Unknown)?;
        if let Into::New { id, name, kind } = &merger.into {
            let named = Record::named(*id, name);
            records.push(Record { kind: kind.unwrap_or(first.kind), parent: first.parent, valid_from: Some(merger.on), ..named });
        }
        self.take(records)
    }

    /// The record of one that ends.
    fn ended(&self, id: AgencyId, merger: &Merger) -> Result<Record, RegistryProblem> {
        let mut record = self.there(id, merger.on)?;
        if record.agency.successor.is_some() {
            return Err(RegistryProblem::HasSuccessor { name: record.agency.name });
        }
        record.agency.successor = Some(match &merger.into {
            Into::New { id, .. } if self.find(*id).is_some() => return Err(RegistryProblem::Unknown),
            Into::New { id, .. } => *id,
            Into::Existing(into) => self.there(*into, merger.on)?.agency.id,
        });
        record.valid_to = Some(Day(merger.on.0 - 1));
        Ok(record)
    }

    /// The record of one that is there on that day; one that ends is there until the day before.
    fn there(&self, id: AgencyId, on: Day) -> Result<Record, RegistryProblem> {
        let record = self.find(id).ok_or(RegistryProblem::Unknown)?;
        let is_there = record.valid_from.is_none_or(|from| from <= on) && record.valid_to.is_none_or(|to| Day(on.0 - 1) <= to);
        if is_there { Ok(record.clone()) } else { Err(RegistryProblem::NotThere { name: record.agency.name.clone(), on }) }
    }
}
