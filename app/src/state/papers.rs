//! Keeping things on this device, in an order that survives a crash, and making room when there is none.

use crate::browser::{
    keep::{self, KeepError},
    outbox, replica,
};
use parboard_domain::id::PersonId;
use parboard_sync::client::{Client, Held, Write};

/// The account's papers on this device.
#[derive(Debug)]
pub struct Papers {
    account: PersonId,
    allowed: bool,
    replica_kept: bool,
}

impl Papers {
    /// The papers of an account.
    pub fn of(account: PersonId) -> Self {
        Self { account, allowed: keep::is_allowed(), replica_kept: true }
    }

    /// Whether the browser keeps anything at all.
    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Whether the board itself is kept; it is given up first when room runs out.
    pub fn keeps_replica(&self) -> bool {
        self.allowed && self.replica_kept
    }

    /// All that is held.
    pub fn load(&self) -> Held {
        let (place, rows) = replica::load_plan(self.account).map_or((None, Vec::new()), |plan| replica::load(self.account, plan));
        Held { place, rows, directory: replica::load_directory(self.account), pending: outbox::load(self.account) }
    }

    /// Writes down what the client asks for, in order.
    ///
    /// # Errors
    /// Only when an operation could not be kept even after the board was given up for it.
    pub fn write(&mut self, client: &Client, writes: &[Write]) -> Result<(), KeepError> {
        if !self.allowed {
            // The screen says so all the time; what is typed lives in memory until it is sent.
            return Ok(());
        }
        writes.iter().try_for_each(|write| self.write_one(client, write))
    }

    fn write_one(&mut self, client: &Client, write: &Write) -> Result<(), KeepError> {
        let account = self.account;
        match write {
            Write::Keep(pending) => return self.keep_operation(|| outbox::save(account, pending)),
            Write::Forget(id) => outbox::erase(account, *id),
            Write::Directory(directory) => drop(replica::save_directory(account, directory)),
            Write::Rows(_) | Write::Replace(_) | Write::Place(_) if self.replica_kept => self.keep_replica(client, write),
            Write::Rows(_) | Write::Replace(_) | Write::Place(_) => {}
        }
        Ok(())
    }

    /// What a person typed comes first: the board can be fetched again, the typing cannot.
    fn keep_operation(&mut self, save: impl Fn() -> Result<(), KeepError>) -> Result<(), KeepError> {
        save().or_else(|_| {
            self.give_up_replica();
            save()
        })
    }

    fn keep_replica(&mut self, client: &Client, write: &Write) {
        let Some(place) = client.place() else { return };
        let kept = match write {
            Write::Rows(rows) => replica::save_rows(self.account, place.plan, rows, client.confirmed()),
            Write::Replace(rows) => {
                replica::drop_plan(self.account, place.plan);
                replica::save_rows(self.account, place.plan, rows, client.confirmed())
            }
            Write::Place(place) => {
                replica::save_plan(self.account, place.plan);
                replica::save_place(self.account, place)
            }
            _ => Ok(()),
        };
        if kept.is_err() {
            self.give_up_replica();
        }
    }

    fn give_up_replica(&mut self) {
        replica::drop_all();
        self.replica_kept = false;
    }
}
