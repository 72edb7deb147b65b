//! Wishes: how what a person wants becomes an operation, is kept, given up, taken back, or sent once more.

use super::Tab;
use crate::{
    outbox::{Pending, Recorded, Standing},
    store::{KeepError, LocalStore},
};
use parboard_domain::{
    apply::Context,
    id::OpId,
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
    refusal::Refusal,
};

/// Why a wish was not taken up. Nothing was lost: the form stays open.
#[derive(Clone, Debug, PartialEq)]
pub enum WishError {
    /// Not allowed, as far as this device can tell.
    Refused(Refusal),
    /// No room on this device.
    NoRoom(KeepError),
}

impl<S: LocalStore> Tab<S> {
    /// Takes up a wish: makes it an operation, keeps it on this device, and shows it.
    ///
    /// # Errors
    /// When it is not allowed, or could not be kept; then nothing has changed.
    pub fn wish(&mut self, request: Request, now: Moment) -> Result<OpId, WishError> {
        self.heed_loss();
        let mut op = self.stamp(request, now);
        self.look_before_building(&mut op);
        let id = op.id;
        self.look_before_folding(&op);
        let context = Context { actor: self.actor(), now, handed_in_by: None };
        let outcome = self.overlay.weigh(self.client.confirmed(), &op, context).map_err(WishError::Refused)?;
        let folds = self.client.outbox().folds_into(&op).is_some();
        let recorded = self.client.outbox().plan(op);
        match &recorded {
            Recorded::Kept(pending) => self.keeping.keep(pending).map_err(WishError::NoRoom)?,
            Recorded::InPlaceOf(earlier, pending) => {
                self.keeping.keep(pending).map_err(WishError::NoRoom)?;
                self.keeping.forget(*earlier);
            }
            Recorded::Undone(id) => self.keeping.forget(*id),
        }
        if folds {
            self.client.record(recorded);
            // It replaces an earlier one: fold anew, so that nothing of the earlier one stays visible.
            self.fold();
        } else if let Recorded::Kept(pending) = recorded {
            self.overlay.lay(outcome);
            self.client.record(Recorded::Kept(pending));
        }
        Ok(id)
    }

    /// Drops an operation the person gave up, with all that builds on it; they are handed back, so that it can be undone.
    /// As they are written down: another tab may have folded more into them than this one knows.
    pub fn discard(&mut self, id: OpId) -> Vec<Pending> {
        self.reread();
        let gone = self.client.discard(id);
        // What builds on it goes first: a tab that dies in between leaves nothing that builds on nothing.
        for pending in gone.iter().rev() {
            self.keeping.forget(pending.op.id);
        }
        self.fold();
        gone
    }

    /// Takes discarded operations in again. What had been carried out is asked for once more: a backup restored since may have
    /// undone it, and nobody looked.
    ///
    /// # Errors
    /// When there is no room for them; then they are where they were before: nowhere but on the screen.
    pub fn take_back(&mut self, gone: &[Pending]) -> Result<(), KeepError> {
        let again = |pending: &Pending| match pending.standing {
            Standing::Done(_) => Pending { standing: Standing::Waiting, done_in: None, ..pending.clone() },
            _ => pending.clone(),
        };
        let gone: Vec<Pending> = gone.iter().map(again).collect();
        if let Err(full) = gone.iter().try_for_each(|pending| self.keeping.keep(pending)) {
            // Half of them would be sent without the other half.
            for pending in gone {
                self.keeping.forget(pending.op.id);
            }
            return Err(full);
        }
        for pending in gone {
            self.client.see(pending);
        }
        self.fold();
        Ok(())
    }

    /// Hands out what is held here, for a file. It may come back from elsewhere before this device has sent it, so from here on
    /// none of it is altered; what is typed next is an operation of its own.
    pub fn hand_out(&mut self) -> Vec<Pending> {
        self.reread();
        self.fold();
        self.client.freeze_all();
        for pending in self.client.outbox().iter() {
            // Without room it is handed out all the same: at worst the server sees one id with two bodies, and says so.
            let _ = self.keeping.keep(pending);
        }
        self.client.outbox().iter().cloned().collect()
    }

    /// Sends a refused operation once more, with what builds on it.
    ///
    /// # Errors
    /// When there is no room for the new ones; then nothing has changed, also where the old ones are kept nowhere but here.
    pub fn retry(&mut self, id: OpId, now: Moment) -> Result<(), KeepError> {
        self.renew(id, None, now)
    }

    /// Lets another operation take the place of a refused one: what builds on that builds on the other from now on, and is sent
    /// with it.
    ///
    /// # Errors
    /// When there is no room for it; then the refused one stands as before, beside the other.
    pub fn replace(&mut self, id: OpId, by: OpId, now: Moment) -> Result<(), KeepError> {
        self.renew(id, Some(by), now)
    }

    fn renew(&mut self, id: OpId, by: Option<OpId>, now: Moment) -> Result<(), KeepError> {
        self.reread();
        self.mint_after_all();
        let before: Vec<Pending> = self.client.outbox().iter().cloned().collect();
        let mint = &mut self.mint;
        let (again, old) = self.client.retry(id, by, now, || OpId(mint.next(now.0.unsigned_abs())));
        let kept = again.iter().try_for_each(|pending| self.keeping.keep(pending));
        let gone = if kept.is_ok() { old } else { again.iter().map(|pending| pending.op.id).collect() };
        if kept.is_err() {
            self.client.reread(before);
        }
        // At once: nothing of them comes with the rows that may be on their way to the depot.
        for id in gone {
            self.keeping.forget(id);
        }
        self.fold();
        kept
    }

    fn stamp(&mut self, request: Request, now: Moment) -> Op {
        self.mint_after_all();
        let id = OpId(self.mint.next(now.0.unsigned_abs()));
        let mut op = Op { id, device: self.device, schema: SCHEMA, made_at: now, deps: Vec::new(), body: Body::Known(request) };
        op.deps = self.held_causes(&op);
        op
    }

    fn held_causes(&self, op: &Op) -> Vec<OpId> {
        op.speaks_of().filter(|made| self.client.outbox().get(*made).is_some()).collect()
    }

    /// Another tab, or this one before its clock was set back, may have made later ids than this clock would; what builds on
    /// something must come after it.
    pub(super) fn mint_after_all(&mut self) {
        if let Some(last) = self.client.outbox().last() {
            self.mint.after(last.0);
        }
    }

    /// Another tab may have given up what this one would build on, or sent it once more as a new one, or seen it carried out:
    /// what is not written down any more is no cause.
    fn look_before_building(&mut self, op: &mut Op) {
        let is_gone = |dep: &OpId| self.keeping.store.load_operation(*dep).is_none();
        if self.keeping.is_allowed() && op.deps.iter().any(is_gone) {
            self.reread();
            self.catch_up();
            self.fold();
            // What others wrote meanwhile comes before this.
            self.mint_after_all();
            op.id = OpId(self.mint.next(op.made_at.0.unsigned_abs()));
            op.deps = self.held_causes(op);
        }
    }

    /// Another tab may have sent the operation that this one would be folded into, or even be through with it: what is
    /// written down counts, and what is not written down any more is not altered.
    fn look_before_folding(&mut self, op: &Op) {
        let Some(earlier) = self.client.outbox().folds_into(op).filter(|_| self.keeping.is_allowed()) else { return };
        match self.keeping.store.load_operation(earlier) {
            Some(written) => self.client.see(written),
            None => self.client.freeze(earlier),
        }
        self.fold();
    }
}
