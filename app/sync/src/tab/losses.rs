//! Losses: storage that was taken away from under an open tab, or has no room left for what became of an operation. What is
//! written down counts; only what could not be written down lives on here.

use super::Tab;
use crate::{outbox::Pending, store::LocalStore};
use parboard_domain::{id::OpId, op::Op};

impl<S: LocalStore> Tab<S> {
    /// Takes the outbox as it is written down: another tab may have added to it.
    pub(super) fn reread(&mut self) {
        self.heed_loss();
        if self.keeping.is_allowed() {
            let mut only_here = self.write_down_again();
            only_here.extend(self.write_verdicts_again());
            self.client.reread(self.keeping.store.load_outbox());
            for pending in only_here {
                self.client.see(pending);
            }
        }
    }

    /// Tries again what found no room when all was taken away; what still finds none is only here.
    fn write_down_again(&mut self) -> Vec<Pending> {
        let known = |id: &OpId| self.client.outbox().get(*id).cloned();
        let mut only_here: Vec<Pending> = self.only_here.iter().filter_map(known).collect();
        only_here.retain(|pending| self.keeping.keep(pending).is_err());
        self.only_here.clear();
        self.only_here.extend(only_here.iter().map(|pending| pending.op.id));
        only_here
    }

    /// Remembers what the server said of operations, where there was no room for it. What is written down says that they were
    /// sent and no more: a tab that opens later asks again, and is told the same.
    pub(super) fn remember_untold(&mut self, ids: Vec<OpId>) {
        self.untold.extend(ids);
    }

    /// The same for what became of an operation; one that another tab is through with is none of this tab's any more.
    fn write_verdicts_again(&mut self) -> Vec<Pending> {
        let is_held = |id: &&OpId| self.keeping.store.load_operation(**id).is_some();
        let known = |id: &OpId| self.client.outbox().get(*id).cloned();
        let mut untold: Vec<Pending> = self.untold.iter().filter(is_held).filter_map(known).collect();
        untold.retain(|pending| self.keeping.keep(pending).is_err());
        self.untold.clear();
        self.untold.extend(untold.iter().map(|pending| pending.op.id));
        untold
    }

    /// When everything was taken away from under this tab, it still knows what was not sent: that is written down again.
    pub(super) fn heed_loss(&mut self) {
        if self.keeping.is_as_left() {
            return;
        }
        // Another tab may have sent them: from here on none of them is altered.
        self.client.freeze_all();
        let known: Vec<Pending> = self.client.outbox().iter().cloned().collect();
        for pending in known {
            let Some(pending) = self.beside_what_is_written(pending) else { continue };
            if self.keeping.keep(&pending).is_err() {
                self.only_here.insert(pending.op.id);
            }
        }
        self.keeping.leave_mark(self.mint.next(0));
        self.fold();
    }
    /// Another tab may have been here before. One device's clock, for once, tells whose is later: nobody else's word is at
    /// stake. What this tab knows more of goes as an operation of its own: the other may be on its way to the server.
    fn beside_what_is_written(&mut self, pending: Pending) -> Option<Pending> {
        let Some(written) = self.keeping.store.load_operation(pending.op.id) else { return Some(pending) };
        if written.op.made_at >= pending.op.made_at {
            return None;
        }
        if written.op.body == pending.op.body {
            return Some(pending);
        }
        self.client.see(written);
        self.mint_after_all();
        let own = Pending::new(Op { id: OpId(self.mint.next(0)), ..pending.op });
        self.client.see(own.clone());
        Some(own)
    }
}
