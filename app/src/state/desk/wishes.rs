//! Wishes: how what a person wants becomes an operation, is kept, given up, taken back, or sent once more.

use super::Desk;
use crate::{
    browser::{clock, keep::KeepError, replica},
    state::syncing,
};
use parboard_domain::{
    id::{OpId, PlanId},
    op::{Body, Op, Request, SCHEMA},
    refusal::Refusal,
};
use parboard_sync::{client::Write, outbox::Pending};

/// Why a wish was not taken up. Nothing was lost: the form stays open.
#[derive(Clone, Debug, PartialEq)]
pub enum WishError {
    /// Not allowed, as far as this device can tell.
    Refused(Refusal),
    /// No room on this device.
    NoRoom(KeepError),
}

impl Desk {
    /// Takes up a wish: makes it an operation, keeps it on this device, shows it, and sends it when there is a network.
    ///
    /// # Errors
    /// When it is not allowed, or could not be kept; then nothing has changed.
    pub fn wish(self, request: Request) -> Result<OpId, WishError> {
        let id = self.note(request)?;
        syncing::ask_soon(self);
        Ok(id)
    }

    /// The same without asking to send it: the next round takes it along. For what is still being typed.
    ///
    /// # Errors
    /// When it is not allowed, or could not be kept; then nothing has changed.
    pub fn note(self, request: Request) -> Result<OpId, WishError> {
        let op = self.stamp(request);
        let id = op.id;
        self.with_mut(|inner| inner.take_up(op))?;
        self.after_change();
        Ok(id)
    }

    /// Drops an operation the person gave up, with all that builds on it; they are handed back, so that it can be undone.
    pub fn discard(self, id: OpId) -> Vec<Pending> {
        let gone = self.with_mut(|inner| {
            let outbox = inner.client.outbox();
            let gone: Vec<Pending> = std::iter::once(id).chain(outbox.dependants(id)).filter_map(|id| outbox.get(id).cloned()).collect();
            let writes = inner.client.discard(id);
            let _ = inner.papers.write(&inner.client, &writes);
            gone
        });
        self.refold();
        gone
    }

    /// Takes discarded operations in again, as they were.
    ///
    /// # Errors
    /// When there is no room for them; then they are where they were before: nowhere but on the screen.
    pub fn take_back(self, gone: &[Pending]) -> Result<(), KeepError> {
        let writes: Vec<Write> = gone.iter().map(|pending| Write::Keep(Box::new(pending.clone()))).collect();
        self.write(&writes)?;
        self.with_mut(|inner| gone.iter().for_each(|pending| inner.client.see(pending.clone())));
        self.refold();
        Ok(())
    }

    /// Sends a refused operation once more.
    pub fn retry(self, id: OpId) {
        self.with_mut(|inner| {
            let now = clock::now();
            let fresh = OpId(inner.mint.next(now.0.unsigned_abs()));
            let writes = inner.client.retry(id, fresh, now);
            let _ = inner.papers.write(&inner.client, &writes);
        });
        self.refold();
        syncing::ask(self);
    }

    /// Turns to another plan; what the device holds of it is shown at once.
    pub fn turn_to(self, plan: PlanId) {
        self.with_mut(|inner| {
            let (place, rows) = replica::load(inner.person.id, plan);
            replica::save_plan(inner.person.id, plan);
            inner.client.turn_to(plan, place, rows);
        });
        self.refold();
        syncing::ask(self);
    }

    /// Fetches the whole board anew beside the one that is shown; the outbox is not touched.
    pub fn rebuild(self) {
        self.with_mut(|inner| inner.client.rebuild());
        syncing::ask(self);
    }

    fn stamp(self, request: Request) -> Op {
        let now = clock::now();
        self.with_mut(|inner| {
            let id = OpId(inner.mint.next(now.0.unsigned_abs()));
            let mut op = Op { id, device: inner.device, schema: SCHEMA, made_at: now, deps: Vec::new(), body: Body::Known(request) };
            op.deps = op.speaks_of().filter(|made| inner.client.outbox().get(*made).is_some()).collect();
            op
        })
    }
}
