//! What lies on the desk: the device's half of the protocol, and what follows from it. Reactive in nothing; [`Desk`] is.
//!
//! [`Desk`]: super::Desk

use super::{Mark, WishError};
use crate::{
    browser::outbox,
    state::{papers::Papers, syncing},
};
use parboard_domain::{
    id::{DeviceId, EntryId, Mint, PersonId, TaskId},
    op::Op,
    permission::Actor,
    person::Person,
    row::{Kind, Noun, Rows},
};
use parboard_sync::{client::Client, overlay::Overlay};
use std::collections::BTreeMap;

/// What the handle points at.
pub struct Inner {
    /// The device's half of the protocol.
    pub client: Client,
    pub(super) overlay: Overlay,
    pub(super) person: Person,
    pub(super) province: String,
    pub(super) papers: Papers,
    pub(super) mint: Mint,
    pub(super) device: DeviceId,
    pub(super) marks: BTreeMap<TaskId, Mark>,
    pub(super) clashes: Vec<EntryId>,
    /// The clashes among the confirmed rows that concern this person, found when those rows changed.
    pub(super) confirmed_clashes: Vec<(EntryId, TaskId)>,
    /// Closed desks do nothing more.
    pub open: bool,
    /// The driver of syncing.
    pub driver: syncing::Driver,
}

impl Inner {
    /// Whether what is written down can be read again.
    pub fn keeps_papers(&self) -> bool {
        self.papers.is_allowed()
    }

    pub(super) fn directory_person(&self) -> &Person {
        self.client.directory().find_person(self.person.id).unwrap_or(&self.person)
    }

    pub(super) fn take_up(&mut self, op: Op) -> Result<(), WishError> {
        let actor = Actor::from(self.directory_person());
        self.look_before_folding(&op);
        let mut overlay = self.overlay.clone();
        overlay.add(self.client.confirmed(), &op, actor, op.made_at).map_err(WishError::Refused)?;
        let folds = self.client.outbox().folds_into(&op).is_some();
        let before = self.client.outbox().clone();
        let write = self.client.record(op);
        if let Err(error) = self.papers.write(&self.client, std::slice::from_ref(&write)) {
            self.client.reread(before.iter().cloned().collect());
            return Err(WishError::NoRoom(error));
        }
        if folds {
            // It replaces an earlier one: fold anew, so that nothing of the earlier one stays visible.
            self.fold();
        } else {
            self.overlay = overlay;
        }
        Ok(())
    }

    /// Another tab may have sent the operation that this one would be folded into, or even be through with it: what is
    /// written down counts, and what is not written down any more is not altered.
    fn look_before_folding(&mut self, op: &Op) {
        let Some(earlier) = self.client.outbox().folds_into(op).filter(|_| self.keeps_papers()) else { return };
        match outbox::load_one(self.person.id, earlier) {
            Some(written) => self.client.see(written),
            None => self.client.freeze(earlier),
        }
    }

    pub(super) fn fold(&mut self) {
        let actor = Actor::from(self.directory_person());
        let shown = self.client.outbox().iter().filter(|pending| !pending.needs_attention()).map(|pending| &pending.op);
        self.overlay = Overlay::fold(self.client.confirmed(), shown, actor);
    }

    /// Finds the clashes among the confirmed rows: a look at every line of history, so only when those rows changed.
    pub(super) fn find_clashes(&mut self) {
        let me = self.person.id;
        let entries = self.client.confirmed().of_kind(Kind::Entry).filter_map(|row| clash(&row.is, me));
        self.confirmed_clashes = entries.collect();
    }

    /// Finds what asks for a look: clashes by their line of history, and a mark for each card.
    pub(super) fn mark_all(&mut self) {
        let me = self.person.id;
        let shown = self.overlay.over(self.client.confirmed());
        let still = self.confirmed_clashes.iter().filter(|(entry, _)| shown.find_entry(*entry).is_some_and(|entry| entry.concerns(me))).copied();
        let fresh = self.overlay.of_kind(Kind::Entry).filter_map(|noun| clash(noun, me)).filter(|clash| !self.confirmed_clashes.contains(clash));
        let clashes: Vec<(EntryId, TaskId)> = still.chain(fresh).collect();
        let own = self.client.outbox().iter().filter_map(|pending| {
            let mark = if pending.needs_attention() { Mark::Refused } else { Mark::Pending };
            Some((pending.op.task()?, mark))
        });
        let mut marks: BTreeMap<TaskId, Mark> = BTreeMap::new();
        for (task, mark) in clashes.iter().map(|(_, task)| (*task, Mark::Conflict)).chain(own) {
            let held = marks.entry(task).or_insert(mark);
            *held = (*held).max(mark);
        }
        self.marks = marks;
        self.clashes = clashes.into_iter().map(|(entry, _)| entry).collect();
    }
}

/// A line of history that asks this person to look, and its card.
fn clash(noun: &Noun, me: PersonId) -> Option<(EntryId, TaskId)> {
    match noun {
        Noun::Entry(entry) if entry.concerns(me) => Some((entry.id, entry.task)),
        _ => None,
    }
}
