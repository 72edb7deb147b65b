//! Agencies by name: one office however it is spelled.

use crate::{agency::Agency, id::AgencyId};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The agencies known so far, and those that turned up in the document.
pub(super) struct Register {
    known: BTreeMap<String, AgencyId>,
    new: Vec<Agency>,
}

impl Register {
    /// A register of these.
    pub fn of(agencies: &[Agency]) -> Self {
        Self { known: agencies.iter().map(|agency| (Agency::key(&agency.name), agency.id)).collect(), new: Vec::new() }
    }

    /// The ids of these names, in order, each once.
    pub fn ids(&mut self, names: &[String], mut mint: impl FnMut() -> Uuid) -> Vec<AgencyId> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let id = *self.known.entry(Agency::key(name)).or_insert_with(|| {
                let id = AgencyId(mint());
                self.new.push(Agency { id, name: name.to_owned(), collective: Agency::names_many(name) });
                id
            });
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Those that were not known before.
    pub fn into_new(self) -> Vec<Agency> {
        self.new
    }
}
