//! What stood at a moment gone by: history is walked back to it. What a document wrote has no line of history, so a field that
//! only imports have changed is taken as it is now.

use super::{Deed, Ledger, Offices};
use crate::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
    id::{AgencyId, TaskId},
    measure::{Day, Moment},
    row::Rows,
    share::Share,
    task::{Status, Task},
};
use std::collections::{BTreeMap, BTreeSet};

/// The plan as it stood then.
pub(super) struct Past<'a, 'l> {
    ledger: &'l Ledger<'a>,
    at: Moment,
    /// The first change after that moment, for each field of a card or of a share.
    changed: BTreeMap<(TaskId, Option<AgencyId>, Field), &'a Entry>,
    /// Cards that were made later.
    unmade: BTreeSet<TaskId>,
    /// The last line of history of each card by then.
    told: BTreeMap<TaskId, Moment>,
}

impl<'a, 'l> Past<'a, 'l> {
    pub fn at(ledger: &'l Ledger<'a>, at: Moment) -> Self {
        let mut past = Self { ledger, at, changed: BTreeMap::new(), unmade: BTreeSet::new(), told: BTreeMap::new() };
        for entry in ledger.entries.iter().copied() {
            if entry.at <= at {
                let last = past.told.entry(entry.task).or_insert(entry.at);
                *last = entry.at.max(*last);
                continue;
            }
            match (entry.kind, entry.field) {
                (EntryKind::Created, _) => drop(past.unmade.insert(entry.task)),
                // A step that somebody else was faster with moved nothing.
                (EntryKind::Set, Some(_)) if entry.other == entry.to => {}
                (EntryKind::Set | EntryKind::Clash, Some(field)) => {
                    let first = past.changed.entry((entry.task, entry.unit, field)).or_insert(entry);
                    if (entry.at, entry.id) < (first.at, first.id) {
                        *first = entry;
                    }
                }
                _ => {}
            }
        }
        past
    }

    /// What a field held, where it was changed since.
    fn held(&self, task: TaskId, unit: Option<AgencyId>, field: Field) -> Option<&Value> {
        let entry = self.changed.get(&(task, unit, field))?;
        Some(if entry.kind == EntryKind::Clash { &entry.other } else { &entry.from })
    }

    fn status(&self, task: TaskId, unit: Option<AgencyId>, now: Status) -> Status {
        self.held(task, unit, Field::Status).and_then(|value| Status::parse(value.as_text())).unwrap_or(now)
    }

    /// The card as it stood; nothing when it was not there yet, or had been put away.
    pub fn card(&self, task: &'a Task) -> Option<Task> {
        let is_away = task.archived.is_some_and(|archived| archived.at <= self.at);
        if is_away || self.unmade.contains(&task.id) {
            return None;
        }
        let mut card = task.clone();
        card.archived = None;
        card.status = self.status(task.id, None, task.status);
        if let Some(value) = self.held(task.id, None, Field::DueOn) {
            card.due_on = Day::parse(value.as_text());
        }
        let _ = self.held(task.id, None, Field::Percent).map(|value| card.percent = percent(value));
        card.touched_at = self.touched(task);
        // What was checked off since was open; when a step was added is not told by its id, whose clock is a device's.
        for step in &mut card.steps {
            step.done = step.done.filter(|done| done.at <= self.at);
        }
        Some(card)
    }

    /// The share as it stood; untouched when nobody had spoken of it yet.
    pub fn share(&self, task: TaskId, unit: AgencyId, rows: &impl Rows) -> Share {
        let mut share = rows.share_of(task, unit);
        share.status = self.status(task, Some(unit), share.status);
        let _ = self.held(task, Some(unit), Field::Percent).map(|value| share.percent = percent(value));
        if share.reported_at.is_some_and(|at| at > self.at) {
            share.reported_at = self.deeds(task).filter(|deed| deed.unit == Some(unit)).map(|deed| deed.at).last();
        }
        share
    }

    /// When that agency last said something about a card, in whatever way.
    pub fn said_at<R: Rows>(&self, task: TaskId, agency: AgencyId, offices: &Offices<'_, R>) -> Option<Moment> {
        self.deeds(task).filter(|deed| offices.did(deed, agency)).map(|deed| deed.at).last()
    }

    /// Since when a unit has owed its first report: the day the plan was signed.
    pub fn owed_since(&self) -> Option<Moment> {
        self.ledger.plan.and_then(|plan| plan.issued_on).map(begins)
    }

    fn deeds(&self, task: TaskId) -> impl Iterator<Item = &'l Deed> {
        let at = self.at;
        self.ledger.deeds_of(task).iter().filter(move |deed| deed.at <= at)
    }

    /// When the card was last touched by then. Where that is not told, it had lain since the plan was signed.
    fn touched(&self, task: &Task) -> Moment {
        if task.touched_at <= self.at {
            return task.touched_at;
        }
        let told = self.deeds(task.id).map(|deed| deed.at).last().max(self.told.get(&task.id).copied());
        told.or_else(|| self.owed_since()).unwrap_or(self.at).min(self.at)
    }
}

fn percent(value: &Value) -> crate::measure::Percent {
    match value {
        Value::Number(number) => crate::measure::Percent::try_from(*number).unwrap_or_default(),
        _ => crate::measure::Percent::default(),
    }
}

/// The first moment of a day in Vietnam.
fn begins(day: Day) -> Moment {
    Moment(day.0 * 86_400_000 - 7 * 3_600_000)
}
