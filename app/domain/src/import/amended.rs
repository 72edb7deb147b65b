//! What a plan says otherwise than it did: the old words go into the history of each card they are about, beside the new ones and the
//! reason, so that amending a plan loses nothing of what it was.

use super::{Desk, Difference, Present};
use crate::{
    criterion::Criterion,
    entry::{Amended, Entry, EntryKind},
    field::Value,
    id::{OpId, TaskId},
    row::Noun,
};

impl Desk<'_> {
    /// Tells of every criterion that was there before and is said otherwise now.
    pub(super) fn tell_amended(&mut self, criteria: &[Criterion], present: &Present) {
        for after in criteria {
            let Some(before) = present.criteria.iter().find(|before| before.id == after.id) else { continue };
            let changes = self.changes(before, after);
            for (part, [from, to]) in &changes {
                let (number, part) = (after.number.clone(), part.as_str().to_owned());
                self.out.differences.push(Difference { number, card: None, part, from: from.clone(), to: to.clone(), beside: false });
            }
            let cards = present.cards.iter().filter(|(task, _)| task.criterion == before.id && task.archived.is_none());
            for (task, _) in cards {
                for (part, [from, to]) in &changes {
                    let entry = self.amended(task.id, *part, [from, to]);
                    self.out.rows.push(Noun::Entry(entry));
                }
            }
        }
    }

    fn changes(&self, before: &Criterion, after: &Criterion) -> Vec<(Amended, [String; 2])> {
        let [old, new] = [before, after].map(|criterion| {
            let Criterion { title, goal, deadline_text, lead, coordinating, .. } = criterion;
            [title.clone(), goal.clone(), self.register.names(lead), self.register.names(coordinating), deadline_text.clone()]
        });
        let parts = [Amended::Criterion, Amended::Goal, Amended::Lead, Amended::Coordinating, Amended::Deadline];
        let pairs = parts.into_iter().zip(old.into_iter().zip(new));
        pairs.filter(|(_, (old, new))| old != new).map(|(part, (old, new))| (part, [old, new])).collect()
    }

    /// The line of history.
    pub(super) fn amended(&mut self, task: TaskId, part: Amended, [from, to]: [&str; 2]) -> Entry {
        let value = |text: &str| if text.is_empty() { Value::Nothing } else { text.into() };
        Entry {
            id: OpId(self.id()).entry(0),
            task,
            by: self.by,
            at: self.now,
            made_at: self.now,
            kind: EntryKind::Amended,
            field: None,
            from: value(from),
            to: value(to),
            other: part.as_str().into(),
            other_by: None,
            why: self.why.to_owned(),
            unit: None,
            settled: Vec::new(),
        }
    }
}
