//! Rounds: what to say next, and what to make of the answer or of none.

use super::Tab;
use crate::{
    client::Distrust,
    protocol::{SyncReply, SyncRequest},
    store::LocalStore,
};
use parboard_domain::row::RowSet;

impl<S: LocalStore> Tab<S> {
    /// What to say next; nothing while the board is on its way from the depot. Another tab may have added to the outbox
    /// since, or fetched rows: what is written down counts. An operation that could not be marked as sent is not sent, since
    /// it might be altered afterwards.
    pub fn begin(&mut self) -> Option<SyncRequest> {
        if !self.awaits_copy() {
            self.reread();
            self.catch_up();
            self.fold();
        }
        if self.awaits_copy() {
            return None;
        }
        let (mut request, writes) = self.client.offer();
        let unmarked = self.keeping.write_what_fits(&self.client, &writes);
        self.client.hold_back(&mut request, &unmarked);
        Some(request)
    }

    /// Makes of an answer what there is to make, and writes it down. `true` when there is more to send or to fetch.
    ///
    /// # Errors
    /// When it cannot be believed; then nothing has changed.
    pub fn receive(&mut self, reply: SyncReply) -> Result<bool, Distrust> {
        let received = match self.client.receive(reply) {
            Err(Distrust::Outdated) => return Ok(true),
            received => received?,
        };
        let untold = self.keeping.write_what_fits(&self.client, &received.writes);
        self.remember_untold(untold);
        self.fold();
        Ok(received.go_on)
    }

    /// What was held of the generation that another has just replaced; said once.
    pub fn take_before(&mut self) -> Option<RowSet> {
        self.client.take_before()
    }

    /// In how many milliseconds to offer again what the server could not judge yet; said once.
    pub fn take_put_off_ms(&mut self) -> Option<u32> {
        self.client.take_put_off_ms()
    }

    /// Offers again what was put off: the next round takes it along.
    pub fn offer_again(&mut self) {
        self.client.offer_again();
    }

    /// No answer came, or none that could be believed: how many milliseconds to wait, with full jitter from `chance`.
    pub fn fail(&mut self, chance: u32) -> u32 {
        self.client.fail(chance)
    }

    /// The server found the batch too large: the next one is half as large.
    pub fn shrink(&mut self) {
        self.client.shrink();
    }

    /// The server does not know the plan that was open last: whether asking it for another one is worth while.
    pub fn let_server_choose(&mut self) -> bool {
        self.client.let_server_choose()
    }

    /// Fetches the whole board anew beside the one that is shown; the outbox is not touched.
    pub fn rebuild(&mut self) {
        self.client.rebuild();
    }
}
