//! A device's depot, shared by its tabs: it may be forbidden, full, silent for a while, or emptied behind their back.

use crate::{bugs::Bug, disk::Life};
use parboard_domain::id::PersonId;
use parboard_domain::{
    json,
    row::{Row, RowSet},
};
use parboard_sync::{
    client::Place,
    depot::{
        Bring, Brought, Change, Errand, MemoryDepot, Outcome,
        layout::{Head, head_key, rows_prefix},
        leftovers, list_copies,
    },
    store::{KeepError, Note},
};
use uuid::Uuid;

/// The depot of one device.
#[derive(Debug, Default)]
pub struct Depot {
    pub inside: MemoryDepot,
    pub forbidden: bool,
    pub full: bool,
}

impl Depot {
    /// A tab goes on an errand, if it lives that long.
    pub fn run(&mut self, errand: &Errand, life: &Life, bug: Option<Bug>) -> Outcome {
        let Errand::Change(change) = errand else {
            return if self.forbidden { Err(KeepError::Forbidden) } else { self.inside.run(errand) };
        };
        life.one_write();
        if life.is_over() && bug == Some(Bug::TearsWhatItCarries) {
            let half = change.put.iter().rev().step_by(2).cloned().collect();
            return self.inside.run(&Errand::Change(Change { put: half, ..change.clone() }));
        }
        let anyhow = Errand::Change(Change { guard: None, ..change.clone() });
        match () {
            () if self.forbidden => Err(KeepError::Forbidden),
            () if self.full && !change.put.is_empty() => Err(KeepError::Full),
            () if bug == Some(Bug::IgnoresTheGuard) => self.inside.run(&anyhow),
            () => self.inside.run(errand),
        }
    }

    /// The browser takes everything away.
    pub fn evict(&mut self) {
        self.inside = MemoryDepot::default();
    }

    /// Takes away what no note names.
    pub fn sweep(&mut self, noted: &[Uuid]) {
        let Ok(Brought::Texts { texts, .. }) = self.inside.run(&list_copies()) else { return };
        for (_, errand) in leftovers(&texts, noted) {
            let _ = self.inside.run(&errand);
        }
    }

    /// What a note leads to.
    pub fn read(&mut self, account: PersonId, note: Note) -> (Option<Place>, RowSet) {
        let (head, under) = (Some(head_key(account, note.copy)), rows_prefix(account, note.copy));
        let bring = Errand::Bring(Bring { head, under, after: String::new(), texts_max: usize::MAX });
        let mut rows = RowSet::default();
        let Ok(Brought::Texts { head: Some(head), texts }) = self.inside.run(&bring) else { return (None, rows) };
        for (_, text) in texts {
            rows.put(json::read::<Row>(&text).expect("rows are JSON"));
        }
        (json::read::<Head>(&head).ok().and_then(|head| head.place), rows)
    }
}
