//! A store with a bug in it, or with none.

use super::Bug;
use parboard_domain::{
    id::{OpId, PlanId},
    op::Request,
    person::Directory,
    row::{Row, RowSet},
};
use parboard_sync::{
    client::Place,
    outbox::Pending,
    store::{Fit, KeepError, LocalStore, Note, OutboxStore, ReplicaStore},
};
use std::collections::BTreeMap;

/// A store that may have a bug.
#[derive(Debug)]
pub struct CrookedStore<S> {
    store: S,
    bug: Option<Bug>,
    /// What this tab remembers of the outbox, for writing it as one text.
    remembered: BTreeMap<OpId, Pending>,
    /// Rows that wait for their place.
    held_back: Option<(PlanId, Vec<Row>, RowSet)>,
}

impl<S: LocalStore> CrookedStore<S> {
    pub fn new(store: S, bug: Option<Bug>) -> Self {
        let remembered = store.load_outbox().into_iter().map(|pending| (pending.op.id, pending)).collect();
        Self { store, bug, remembered, held_back: None }
    }

    /// The store without the bug.
    pub fn inside(&self) -> &S {
        &self.store
    }

    /// Writes all this tab remembers, and with it undoes what others wrote.
    fn write_as_one(&mut self) -> Result<(), KeepError> {
        for pending in self.store.load_outbox() {
            if !self.remembered.contains_key(&pending.op.id) {
                self.store.erase_operation(pending.op.id);
            }
        }
        self.remembered.values().try_for_each(|pending| self.store.save_operation(pending))
    }
}

impl<S: LocalStore> OutboxStore for CrookedStore<S> {
    fn load_outbox(&self) -> Vec<Pending> {
        match self.bug {
            Some(Bug::OutboxAsOneText) => self.remembered.values().cloned().collect(),
            _ => self.store.load_outbox(),
        }
    }

    fn load_operation(&self, id: OpId) -> Option<Pending> {
        match self.bug {
            Some(Bug::OutboxAsOneText) => self.remembered.get(&id).cloned(),
            _ => self.store.load_operation(id),
        }
    }

    fn save_operation(&mut self, pending: &Pending) -> Result<(), KeepError> {
        match self.bug {
            Some(Bug::OutboxAsOneText) => {
                self.remembered.insert(pending.op.id, pending.clone());
                self.write_as_one()
            }
            Some(Bug::LosesMoves) if matches!(pending.op.request(), Some(Request::PlaceTask { .. })) => Ok(()),
            Some(Bug::GivesUpTheTyping) => {
                // It says it was kept when it was not.
                let _ = self.store.save_operation(pending);
                Ok(())
            }
            _ => self.store.save_operation(pending),
        }
    }

    fn erase_operation(&mut self, id: OpId) {
        self.remembered.remove(&id);
        self.store.erase_operation(id);
    }
}

impl<S: LocalStore> ReplicaStore for CrookedStore<S> {
    fn load_open(&self) -> Option<PlanId> {
        self.store.load_open()
    }

    fn load_place(&self, plan: PlanId) -> Option<Place> {
        self.store.load_place(plan)
    }

    fn load_replica(&self, plan: PlanId) -> (Option<Place>, Vec<Row>) {
        self.store.load_replica(plan)
    }

    fn load_directory(&self) -> Directory {
        self.store.load_directory()
    }

    fn save_open(&mut self, plan: PlanId) -> Result<(), KeepError> {
        self.store.save_open(plan)
    }

    fn save_rows(&mut self, plan: PlanId, changed: &[Row], all: &RowSet) -> Result<Fit, KeepError> {
        if self.bug == Some(Bug::PlaceBeforeRows) {
            self.held_back = Some((plan, changed.to_vec(), all.clone()));
            return Ok(Fit::Well);
        }
        self.store.save_rows(plan, changed, all)
    }

    fn save_place(&mut self, place: &Place) -> Result<(), KeepError> {
        self.store.save_place(place)?;
        match self.held_back.take() {
            Some((plan, changed, all)) => self.store.save_rows(plan, &changed, &all).map(drop),
            None => Ok(()),
        }
    }

    fn save_directory(&mut self, directory: &Directory) -> Result<(), KeepError> {
        self.store.save_directory(directory)
    }

    fn drop_replica(&mut self, plan: PlanId) {
        self.store.drop_replica(plan);
    }

    fn drop_replicas(&mut self) {
        self.store.drop_replicas();
    }

    fn load_note(&self, plan: PlanId) -> Option<Note> {
        self.store.load_note(plan)
    }

    fn load_noted(&self) -> Vec<uuid::Uuid> {
        self.store.load_noted()
    }

    fn save_note(&mut self, note: &Note) -> Result<(), KeepError> {
        self.store.save_note(note)
    }

    fn drop_note(&mut self, plan: PlanId) {
        self.store.drop_note(plan);
    }

    fn mark_depot(&mut self) {
        self.store.mark_depot();
    }

    fn has_depot(&self) -> bool {
        self.store.has_depot()
    }
}

impl<S: LocalStore> LocalStore for CrookedStore<S> {
    fn is_allowed(&self) -> bool {
        self.store.is_allowed()
    }

    fn load_mark(&self) -> Option<uuid::Uuid> {
        self.store.load_mark()
    }

    fn save_mark(&mut self, mark: uuid::Uuid) -> Result<(), KeepError> {
        self.store.save_mark(mark)
    }
}
