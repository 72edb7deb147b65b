//! Keeping things on this device, in an order that survives a crash, and making room when there is none.

use crate::{
    client::{Client, Write},
    outbox::Pending,
    store::{KeepError, LocalStore},
};
use parboard_domain::id::{OpId, PlanId};

/// What is kept, and what had to be given up.
#[derive(Debug)]
pub(super) struct Keeping<S> {
    pub store: S,
    allowed: bool,
    replica_kept: bool,
}

impl<S: LocalStore> Keeping<S> {
    /// On that store.
    pub fn on(store: S) -> Self {
        Self { allowed: store.is_allowed(), store, replica_kept: true }
    }

    /// Whether anything is kept at all. If not, the screen says so all the time, and what is typed lives in memory until
    /// it is sent.
    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Whether the board itself is kept.
    pub fn keeps_replica(&self) -> bool {
        self.allowed && self.replica_kept
    }

    /// Writes down what the client asks for, in order.
    ///
    /// # Errors
    /// Only when an operation could not be kept even after the board was given up for it.
    pub fn write(&mut self, client: &Client, writes: &[Write]) -> Result<(), KeepError> {
        writes.iter().try_for_each(|write| self.write_one(client, write))
    }

    /// What a person typed comes first: the board can be fetched again, the typing cannot.
    ///
    /// # Errors
    /// When it could not be kept even so.
    pub fn keep(&mut self, pending: &Pending) -> Result<(), KeepError> {
        if !self.allowed {
            return Ok(());
        }
        self.store.save_operation(pending).or_else(|_| {
            self.give_up_replica();
            self.store.save_operation(pending)
        })
    }

    /// Forgets an operation.
    pub fn forget(&mut self, id: OpId) {
        if self.allowed {
            self.store.erase_operation(id);
        }
    }

    /// Remembers which plan is open; forgetting it costs a tap.
    pub fn remember_open(&mut self, plan: PlanId) {
        if self.allowed {
            let _ = self.store.save_open(plan);
        }
    }

    fn write_one(&mut self, client: &Client, write: &Write) -> Result<(), KeepError> {
        match write {
            Write::Keep(pending) => return self.keep(pending),
            Write::Forget(id) => self.forget(*id),
            Write::Directory(directory) if self.allowed => drop(self.store.save_directory(directory)),
            Write::Rows(_) | Write::Replace(_) | Write::Place(_) if self.keeps_replica() => self.keep_replica(client, write),
            _ => {}
        }
        Ok(())
    }

    fn keep_replica(&mut self, client: &Client, write: &Write) {
        let Some(plan) = client.place().map(|place| place.plan) else { return };
        let kept = match write {
            Write::Rows(rows) => self.store.save_rows(plan, rows, client.confirmed()),
            Write::Replace(rows) => {
                self.store.drop_replica(plan);
                self.store.save_rows(plan, rows, client.confirmed())
            }
            Write::Place(place) => {
                self.remember_open(place.plan);
                self.store.save_place(place)
            }
            _ => Ok(()),
        };
        if kept.is_err() {
            self.give_up_replica();
        }
    }

    fn give_up_replica(&mut self) {
        self.store.drop_replicas();
        self.replica_kept = false;
    }
}
