//! What came of reminders: the first thing that an agency did about the card afterwards, or how long it has said nothing.

use super::{Deed, Ledger, Offices, What};
use crate::{
    id::{AgencyId, PersonId, TaskId},
    measure::Moment,
    person::Person,
    reminder::Reminder,
    row::Rows,
    task::Status,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// What came of one reminder, for one agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet, for so many whole days.
    None(i64),
    /// Something was done.
    Given(What, Moment, PersonId),
    /// The card, or the agency's share of it, is done, or the card was put away: nothing is owed any more.
    Closed,
}

/// One agency chased about one card, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chased<'a> {
    /// The reminder.
    pub reminder: &'a Reminder,
    /// The agency, as it stands by now.
    pub agency: AgencyId,
    /// Which one it is of those to this agency about this card, from 1.
    pub nth: u32,
    /// What came of it.
    pub answer: Answer,
}

/// Where chasing an agency about a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// How often it was reminded.
    pub count: u32,
    /// How often since it last did anything about the card.
    pub unanswered: u32,
    /// When last.
    pub last: Moment,
}

/// All that was said to whom, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tale<'a> {
    /// The oldest first.
    pub lines: Vec<Chased<'a>>,
}

impl<'a> Ledger<'a> {
    /// What was said to whom and what came of it.
    pub fn tale(&self, rows: &impl Rows, people: &[Person], now: Moment) -> Tale<'a> {
        self.tale_of(None, rows, people, now)
    }

    /// The same, where there is one, of that agency alone, as it stands by now.
    pub fn tale_of(&self, only: Option<AgencyId>, rows: &impl Rows, people: &[Person], now: Moment) -> Tale<'a> {
        let offices = Offices::new(rows, people);
        let mut tale = Tale::default();
        let mut counts: BTreeMap<(TaskId, AgencyId), u32> = BTreeMap::new();
        for reminder in self.reminders.iter().copied() {
            let mut told: Vec<AgencyId> = Vec::with_capacity(reminder.agencies.len());
            for id in &reminder.agencies {
                let agency = rows.standing_for(*id);
                // Two that have become one since were told once.
                if told.contains(&agency) || only.is_some_and(|only| only != agency) {
                    continue;
                }
                told.push(agency);
                let nth = counts.entry((reminder.task, agency)).or_default();
                *nth += 1;
                tale.lines.push(Chased { reminder, agency, nth: *nth, answer: self.answer(reminder, agency, &offices, now) });
            }
        }
        tale
    }

    fn answer<R: Rows>(&self, reminder: &Reminder, agency: AgencyId, offices: &Offices<'_, R>, now: Moment) -> Answer {
        let after = |deed: &&Deed| (deed.at, deed.id) > (reminder.at, reminder.id.0);
        let deed = self.deeds_of(reminder.task).iter().filter(after).find(|deed| offices.did(deed, agency));
        match deed {
            Some(deed) => Answer::Given(deed.what, deed.at, deed.by),
            None if is_closed(reminder.task, agency, offices.rows) => Answer::Closed,
            None => Answer::None(now.days_since(reminder.at)),
        }
    }
}

/// Whether nothing is owed any more. A unit that the plan names itself owes the card; every other one its share.
fn is_closed(task: TaskId, agency: AgencyId, rows: &impl Rows) -> bool {
    let Some(card) = rows.find_task(task) else { return true };
    let is_named = rows.find_criterion(card.criterion).is_some_and(|criterion| rows.stands_among(agency, &[&criterion.lead, &card.assignees]));
    let share_is_done = || rows.find_share(task, agency).is_some_and(|share| share.status == Status::Done);
    card.status == Status::Done || card.archived.is_some() || (!is_named && share_is_done())
}

impl Chased<'_> {
    /// Whether nothing came of it yet.
    pub fn waits(&self) -> bool {
        matches!(self.answer, Answer::None(_))
    }
}

impl<'a> Tale<'a> {
    /// What an agency still has to answer: of each card the latest, the highest and longest first.
    pub fn waiting_for(&self, agency: AgencyId) -> Vec<Chased<'a>> {
        let mut found: Vec<Chased<'a>> = Vec::new();
        for line in self.lines.iter().rev().filter(|line| line.agency == agency && line.waits()) {
            if !found.iter().any(|other| other.reminder.task == line.reminder.task) {
                found.push(*line);
            }
        }
        found.sort_by_key(|line| (Reverse(line.reminder.level), line.reminder.at));
        found
    }

    /// Where chasing each agency about each card stands, where it was chased at all.
    pub fn pressed(&self) -> BTreeMap<(TaskId, AgencyId), Pressed> {
        let mut pressed: BTreeMap<(TaskId, AgencyId), Pressed> = BTreeMap::new();
        for line in &self.lines {
            let before = pressed.get(&(line.reminder.task, line.agency)).map_or(0, |pressed| pressed.unanswered);
            let unanswered = if line.waits() { before + 1 } else { 0 };
            pressed.insert((line.reminder.task, line.agency), Pressed { count: line.nth, unanswered, last: line.reminder.at });
        }
        pressed
    }
}
