//! Agencies of a document: those that are known, however their names are spelled, and those that are new. Where there is a registry,
//! a person is asked about each name that it does not know.

use crate::{
    agency::{Agency, Names},
    document::Reading,
    id::AgencyId,
    registry::Registry,
    vietnamese,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A name in a document that no agency is known to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownName {
    /// As printed, where it stands first.
    pub name: String,
    /// Whom it may mean: those that read alike without diacritics, or of whose names one contains the other.
    pub like: Vec<AgencyId>,
}

/// The names that a person is to be asked about, in the order printed. A collective is a word for many and no office; and where no
/// office is known yet, every name is new, and there is nothing to ask.
pub fn unknown_names(reading: &Reading, registry: &Registry) -> Vec<UnknownName> {
    if registry.iter().all(|record| record.agency.collective) {
        return Vec::new();
    }
    let names = registry.names();
    let printed = reading.items.iter().flat_map(|item| {
        let tasks = item.tasks.iter().flat_map(|task| &task.assignees);
        item.lead.iter().chain(&item.coordinating).chain(tasks).map(|name| name.trim())
    });
    let mut seen = BTreeSet::new();
    let new = printed.filter(|name| !name.is_empty() && !Agency::names_many(name) && seen.insert(Agency::key(name)));
    new.filter_map(|name| match names.find(name)[..] {
        [_] => None,
        [] => Some(UnknownName { name: name.to_owned(), like: like(name, registry) }),
        ref several => Some(UnknownName { name: name.to_owned(), like: several.to_vec() }),
    })
    .collect()
}

fn like(name: &str, registry: &Registry) -> Vec<AgencyId> {
    let spaced = |name: &str| format!(" {} ", vietnamese::plain(name));
    let wanted = spaced(name);
    let offices = registry.iter().filter(|record| !record.agency.collective);
    let like = offices.filter(|record| record.names().map(spaced).any(|held| held.contains(&wanted) || wanted.contains(&held)));
    like.map(|record| record.agency.id).collect()
}

/// The agencies known so far, and those that turned up in the document.
pub(super) struct Register<'a> {
    registry: &'a Registry,
    known: Names,
    new: Vec<Agency>,
}

impl<'a> Register<'a> {
    /// A register of these.
    pub fn of(registry: &'a Registry) -> Self {
        Self { registry, known: registry.names(), new: Vec::new() }
    }

    /// The ids of these names, in order, each once.
    pub fn ids(&mut self, names: &[String], mut mint: impl FnMut() -> Uuid) -> Vec<AgencyId> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let id = match self.known.find(name)[..] {
                [only] => only,
                _ => self.make(name, AgencyId(mint())),
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Their names, as a plan lists them.
    pub fn names(&self, ids: &[AgencyId]) -> String {
        let known = |id: &AgencyId| self.registry.find(*id).map(|record| &record.agency);
        let named = |id: &AgencyId| known(id).or_else(|| self.new.iter().find(|agency| agency.id == *id));
        ids.iter().filter_map(named).map(|agency| agency.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn make(&mut self, name: &str, id: AgencyId) -> AgencyId {
        let agency = Agency::named(id, name);
        self.known.add(&agency);
        self.new.push(agency);
        id
    }

    /// Those that were not known before.
    pub fn into_new(self) -> Vec<Agency> {
        self.new
    }
}

#[cfg(test)]
mod tests;
