//! Wishes: what a person wants, handed to the tab; then the screen is brought up to date and the server asked.

use super::{Desk, Inner};
use crate::{browser::clock, state::syncing};
use parboard_domain::{
    id::{OpId, PlanId},
    op::Request,
};
use parboard_sync::{outbox::Pending, store::KeepError, tab::WishError};
use std::cell::Cell;

/// Looks at a wish before it is taken up; what it hands out hears the operation that came of it.
pub type Watcher = fn(Desk, &Request) -> Option<Box<dyn FnOnce(OpId)>>;

thread_local! {
    /// Arrives with the chunk of the daily work: a first visit loads no way back from what nobody has done yet.
    static WATCHER: Cell<Option<Watcher>> = const { Cell::new(None) };
}

/// From now on every wish is looked at.
pub fn watch(watcher: Watcher) {
    WATCHER.set(Some(watcher));
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
        let card = request.task();
        let seen = WATCHER.get().and_then(|watch| watch(self, &request));
        let id = self.with_mut(|inner| inner.tab.wish(request, clock::now()))?;
        if let Some(seen) = seen {
            seen(id);
        }
        self.repaint(card.or(Some(id.task())));
        Ok(id)
    }

    /// Gives the board's room to a draft that found none: it moves to the depot, if there is one.
    pub fn make_room(self) {
        if !self.try_is_open() {
            return;
        }
        let (had, has) = self.with_mut(|inner| {
            let had = inner.tab.keeps_replica();
            inner.tab.make_room();
            (had, inner.tab.keeps_replica())
        });
        if had != has {
            self.after_change();
        }
        if self.with(|inner| inner.tab.has_errand()) {
            syncing::carry(self);
        }
    }

    /// Drops an operation the person gave up, with all that builds on it; they are handed back, so that it can be undone.
    pub fn discard(self, id: OpId) -> Vec<Pending> {
        self.change(|inner| inner.tab.discard(id))
    }

    /// Takes discarded operations in again, as they were.
    ///
    /// # Errors
    /// When there is no room for them; then they are where they were before: nowhere but on the screen.
    pub fn take_back(self, gone: &[Pending]) -> Result<(), KeepError> {
        self.change(|inner| inner.tab.take_back(gone))
    }

    /// Sends a refused operation once more.
    ///
    /// # Errors
    /// When there is no room for it; then nothing has changed.
    pub fn retry(self, id: OpId) -> Result<(), KeepError> {
        self.change(|inner| inner.tab.retry(id, clock::now()))?;
        syncing::ask(self);
        Ok(())
    }

    /// Lets an operation take the place of a refused one, with all that builds on it.
    ///
    /// # Errors
    /// When there is no room for it; then the refused one stands as before.
    pub fn replace(self, id: OpId, by: OpId) -> Result<(), KeepError> {
        self.change(|inner| inner.tab.replace(id, by, clock::now()))
    }

    /// Turns to another plan; what the device holds of it is shown at once.
    pub fn turn_to(self, plan: PlanId) {
        self.change(|inner| inner.tab.turn_to(plan));
        syncing::ask(self);
    }

    /// Fetches the whole board anew beside the one that is shown; the outbox is not touched.
    pub fn rebuild(self) {
        self.with_mut(|inner| inner.tab.rebuild());
        syncing::ask(self);
    }

    fn change<T>(self, edit: impl FnOnce(&mut Inner) -> T) -> T {
        let out = self.with_mut(edit);
        self.after_change();
        out
    }
}
