//! What lies on the desk: the tab's half of everything, and what follows from it. Reactive in nothing; [`Desk`] is.
//!
//! [`Desk`]: super::Desk

use super::Mark;
use crate::{browser::keep::LocalPapers, state::syncing};
use parboard_domain::{
    id::{EntryId, TaskId},
    row::{Kind, Noun},
};
use parboard_sync::tab::Tab;
use std::collections::BTreeMap;

/// What the handle points at.
pub struct Inner {
    /// What this tab holds, and decides.
    pub tab: Tab<LocalPapers>,
    pub(super) province: String,
    pub(super) marks: BTreeMap<TaskId, Mark>,
    pub(super) clashes: Vec<EntryId>,
    /// Closed desks do nothing more.
    pub open: bool,
    /// The driver of syncing.
    pub driver: syncing::Driver,
}

impl Inner {
    /// Finds what asks for a look: clashes by their line of history, and a mark for each card.
    pub(super) fn mark_all(&mut self) {
        let me = self.tab.account();
        let clashes = self.tab.shown().of_kind(Kind::Entry).filter_map(|noun| match noun {
            Noun::Entry(entry) if entry.concerns(me) => Some((entry.id, entry.task)),
            _ => None,
        });
        let clashes: Vec<_> = clashes.collect();
        let own = self.tab.client().outbox().iter().filter_map(|pending| {
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
