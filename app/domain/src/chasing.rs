//! Đôn đốc: who is late with what, unit by unit, as of a moment; who was told so, how often, and what came of it.
//!
//! Derived and never stored. The screen, the letter and the server ask the same functions, of the same rows. Figures of a moment
//! gone by are what stood then, as far as history tells ([`past`]).

mod answer;
mod escalation;
mod list;
mod past;

pub use answer::{Answer, Chased, Pressed, Tale};
pub use escalation::{COUNT, Escalation, REPEAT_DAYS};
pub use list::{Line, List, Role, Unit};

use crate::{
    entry::{Entry, EntryKind},
    evidence::Evidence,
    field::Field,
    id::{AgencyId, PersonId, TaskId},
    measure::Moment,
    person::{self, Person},
    plan::Plan,
    reminder::Reminder,
    report::Update,
    row::{Noun, Rows},
    task::{Status, Task},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was done about a card, by whom, when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub what: What,
    /// When it reached the server.
    pub at: Moment,
    /// Who did it.
    pub by: PersonId,
    /// Of whose share it tells; nothing when of the whole card.
    pub unit: Option<AgencyId>,
    id: Uuid,
}

/// What counts as an answer to a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A progress report.
    Report,
    /// Evidence.
    Evidence,
    /// The column, the percentage or what holds it up was changed.
    Change,
}

/// The rows of a plan that chasing looks at, laid out by card.
#[derive(Debug, Default)]
pub struct Ledger<'a> {
    plan: Option<&'a Plan>,
    tasks: Vec<&'a Task>,
    entries: Vec<&'a Entry>,
    reminders: Vec<&'a Reminder>,
    /// The oldest first.
    deeds: BTreeMap<TaskId, Vec<Deed>>,
}

impl<'a> Ledger<'a> {
    /// Lays out all rows of a plan, or as many of them as there are.
    pub fn of(nouns: impl IntoIterator<Item = &'a Noun>) -> Self {
        let mut ledger = Self::default();
        nouns.into_iter().for_each(|noun| ledger.add(noun));
        ledger.deeds.values_mut().for_each(|deeds| deeds.sort_by_key(|deed| (deed.at, deed.id)));
        ledger.reminders.sort_by_key(|reminder| (reminder.at, reminder.id));
        ledger
    }

    fn add(&mut self, noun: &'a Noun) {
        match noun {
            Noun::Plan(plan) => self.plan = Some(plan),
            Noun::Task(task) => self.tasks.push(task),
            Noun::Reminder(reminder) => self.reminders.push(reminder),
            Noun::Update(Update { id, task, by, at, unit, .. }) => self.note(*task, What::Report, *at, *by, *unit, id.0),
            Noun::Evidence(Evidence { id, task, by, at, unit, .. }) => self.note(*task, What::Evidence, *at, *by, *unit, id.0),
            Noun::Entry(entry) => {
                self.entries.push(entry);
                let is_change = matches!(entry.kind, EntryKind::Set | EntryKind::Clash);
                // What was put forward and is taken out of that again is judged, and not done.
                let is_judged =
                    entry.field == Some(Field::Status) && [Status::InReview, Status::Done].iter().any(|status| entry.from == (*status).into());
                if is_change && !is_judged && matches!(entry.field, Some(Field::Status | Field::Percent | Field::Blocked)) {
                    self.note(entry.task, What::Change, entry.at, entry.by, entry.unit, entry.id.0);
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, task: TaskId, what: What, at: Moment, by: PersonId, unit: Option<AgencyId>, id: Uuid) {
        self.deeds.entry(task).or_default().push(Deed { what, at, by, unit, id });
    }

    fn deeds_of(&self, task: TaskId) -> &[Deed] {
        self.deeds.get(&task).map_or(&[], Vec::as_slice)
    }
}

/// Who did something, as far as chasing goes: for which agency somebody speaks.
pub(crate) struct Offices<'a, R: Rows> {
    rows: &'a R,
    people: &'a [Person],
}

impl<'a, R: Rows> Offices<'a, R> {
    pub fn new(rows: &'a R, people: &'a [Person]) -> Self {
        Self { rows, people }
    }

    /// Whether that was done by that agency, or for it: a report of its share is its own, whoever wrote it down. About a whole card
    /// the coordinator speaks for those who have no account.
    fn did(&self, deed: &Deed, agency: AgencyId) -> bool {
        let is_own = |id: AgencyId| self.rows.standing_for(id) == agency;
        if let Some(unit) = deed.unit {
            return is_own(unit);
        }
        let person = self.people.iter().find(|person| person.id == deed.by);
        person.is_some_and(|person| person.agency.is_some_and(is_own) || (person.role == person::Role::Coordinator && !self.has_account(agency)))
    }

    fn has_account(&self, agency: AgencyId) -> bool {
        self.people.iter().any(|person| person.agency.is_some_and(|id| self.rows.standing_for(id) == agency))
    }
}
