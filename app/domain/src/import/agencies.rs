//! Agencies of a document: those that are known, however their names are spelled, and those that are new.

use crate::{
    agency::{Agency, Names},
    id::AgencyId,
};
use uuid::Uuid;

/// The agencies known so far, and those that turned up in the document.
pub(super) struct Register {
    known: Names,
    new: Vec<Agency>,
}

impl Register {
    /// A register of these.
    pub fn of(agencies: &[Agency]) -> Self {
        Self { known: Names::of(agencies), new: Vec::new() }
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
