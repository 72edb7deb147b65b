//! What lies on the desk: the tab's half of everything, and what follows from it. Reactive in nothing; [`Desk`] is.
//!
//! [`Desk`]: super::Desk

use super::Mark;
use crate::{browser::keep::LocalPapers, state::syncing};
use parboard_domain::{
    entry::Entry,
    id::{EntryId, PersonId, PlanId, TaskId},
    row::{Kind, Noun, Rows},
};
use parboard_sync::{papers::Paper, tab::Tab};

/// What the handle points at.
pub struct Inner {
    /// What this tab holds, and decides.
    pub tab: Tab<LocalPapers>,
    pub(super) province: String,
    /// In order of the cards.
    pub(super) marks: Vec<(TaskId, Mark)>,
    pub(super) clashes: Vec<EntryId>,
    /// The clashes among the confirmed rows that concern this person, found when those rows changed.
    pub(super) confirmed_clashes: Vec<(EntryId, TaskId)>,
    /// How many clashes of which plan are written down, for while another is open.
    pub(super) noted: Option<(PlanId, usize)>,
    /// How many clashes were left in other plans.
    pub(super) elsewhere: usize,
    /// The papers that other tabs have written and this one has not read again yet.
    pub(super) heard: Vec<Paper>,
    /// Closed desks do nothing more.
    pub open: bool,
    /// The driver of syncing.
    pub driver: syncing::Driver,
}

impl Inner {
    /// Finds the clashes among the confirmed rows: a look at every line of history, so only when those rows changed.
    pub(super) fn find_clashes(&mut self) {
        let me = self.tab.account();
        let entries = self.tab.client().confirmed().of_kind(Kind::Entry).filter_map(|row| clash(&row.is, me));
        self.confirmed_clashes = entries.collect();
    }

    /// Finds what asks for a look: clashes by their line of history, and a mark for each card.
    pub(super) fn mark_all(&mut self) {
        let (me, shown) = (self.tab.account(), self.tab.shown());
        let still = self.confirmed_clashes.iter().filter(|(entry, _)| shown.find_entry(*entry).is_some_and(|entry| entry.concerns(me))).copied();
        let fresh = shown.pending_of_kind(Kind::Entry).filter_map(|noun| clash(noun, me)).filter(|clash| !self.confirmed_clashes.contains(clash));
        let mut clashes: Vec<(EntryId, TaskId)> = still.chain(fresh).collect();
        // However much was written on a card that somebody put away, that is one thing to look at.
        let mut away: Vec<TaskId> = Vec::new();
        clashes.retain(|(entry, task)| {
            let is_about_it = shown.find_entry(*entry).is_some_and(Entry::is_about_putting_away);
            let is_told = is_about_it && away.contains(task);
            if is_about_it {
                away.push(*task);
            }
            !is_told
        });
        let own = self.tab.client().outbox().iter().filter_map(|pending| {
            let mark = if pending.needs_attention() { Mark::Refused } else { Mark::Pending };
            Some((pending.op.task()?, mark))
        });
        let mut marks: Vec<(TaskId, Mark)> = Vec::new();
        for (task, mark) in clashes.iter().map(|(_, task)| (*task, Mark::Conflict)).chain(own) {
            match find_mark(&marks, task) {
                Ok(at) => marks[at].1 = marks[at].1.max(mark),
                Err(at) => marks.insert(at, (task, mark)),
            }
        }
        self.marks = marks;
        self.clashes = clashes.into_iter().map(|(entry, _)| entry).collect();
    }
}

/// Where the mark of a card stands among these, or would.
pub(super) fn find_mark(marks: &[(TaskId, Mark)], task: TaskId) -> Result<usize, usize> {
    marks.binary_search_by(|(held, _)| held.cmp(&task))
}

/// A line of history that asks this person to look, and its card.
fn clash(noun: &Noun, me: PersonId) -> Option<(EntryId, TaskId)> {
    match noun {
        Noun::Entry(entry) if entry.concerns(me) => Some((entry.id, entry.task)),
        _ => None,
    }
}
