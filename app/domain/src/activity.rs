//! Who said something when: of each unit its last word, its reports month by month, and how often it was chased. Derived and never
//! stored, the same on the device and on the server.
//!
//! A report of a unit's share is the unit's, whoever wrote it down, and so is what it hands in for a period; all else is of the agency of
//! whoever did it. Figures are of units and never of single people.

use crate::{
    id::{AgencyId, PersonId, TaskId},
    measure::{Day, Moment},
    period::{HeldReport, PeriodReport, Stage},
    person::Person,
    row::{Noun, Rows},
};
use std::collections::BTreeMap;

/// Reminders that follow each other so soon were sent by one press, however many cards they are about.
const PRESS_MS: i64 = 10 * 60_000;

/// After so many days without any contact a unit's figures are marked as old, whatever they say.
pub const CONTACT_DAYS: i64 = 7;

/// Whether so long has passed since a unit's last contact that its figures are old.
pub fn is_old(seen_at: Moment, now: Moment) -> bool {
    now.days_since(seen_at) >= CONTACT_DAYS
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(i64);

impl Month {
    /// The month of a day.
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.civil();
        Self(year * 12 + month - 1)
    }

    /// Year and month, from 1.
    pub fn civil(self) -> (i64, i64) {
        (self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }

    /// So many months earlier.
    #[must_use]
    pub fn before(self, months: usize) -> Self {
        Self(self.0 - months as i64)
    }
}

/// What is known of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// When it last reported, proved or changed anything.
    pub last: Option<Moment>,
    /// How it was chased.
    pub chased: Chased,
    /// How many reports it made in each month, in order.
    months: BTreeMap<Month, u32>,
}

impl Unit {
    /// How many reports it made in a month.
    pub fn reports_in(&self, month: Month) -> u32 {
        self.months.get(&month).copied().unwrap_or(0)
    }

    /// How many reports it made in all.
    pub fn reports(&self) -> u32 {
        self.months.values().sum()
    }
}

/// How somebody was chased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chased {
    /// How often: one press that is about many cards is one.
    pub times: u32,
    /// About how many different cards.
    pub cards: u32,
    /// When last.
    pub last: Option<Moment>,
}

/// Who was chased about some cards, by who does the work by now.
pub fn chased<'a>(nouns: impl IntoIterator<Item = &'a Noun>, rows: &impl Rows, is_meant: impl Fn(TaskId) -> bool) -> BTreeMap<AgencyId, Chased> {
    let mut said: BTreeMap<AgencyId, Vec<(Moment, TaskId)>> = BTreeMap::new();
    for noun in nouns {
        if let Noun::Reminder(reminder) = noun
            && is_meant(reminder.task)
        {
            let mut agencies: Vec<AgencyId> = reminder.agencies.iter().map(|id| rows.standing_for(*id)).collect();
            // Two that have become one since were told once.
            agencies.sort_unstable();
            agencies.dedup();
            for agency in agencies {
                said.entry(agency).or_default().push((reminder.at, reminder.task));
            }
        }
    }
    said.into_iter().map(|(agency, said)| (agency, Chased::of(said))).collect()
}

impl Chased {
    fn of(mut said: Vec<(Moment, TaskId)>) -> Self {
        said.sort_unstable();
        let breaks = said.windows(2).filter(|two| two[1].0.0 - two[0].0.0 > PRESS_MS).count();
        let last = said.last().map(|(at, _)| *at);
        let mut cards: Vec<TaskId> = said.into_iter().map(|(_, task)| task).collect();
        cards.sort_unstable();
        cards.dedup();
        Self { times: if last.is_some() { breaks as u32 + 1 } else { 0 }, cards: cards.len() as u32, last }
    }
}

/// What is known of every unit that said anything or was chased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// By who does the work by now.
    pub units: BTreeMap<AgencyId, Unit>,
    /// The first month in which anybody reported.
    pub first: Option<Month>,
}

impl Activity {
    /// Reads all rows of a plan, or as many of them as there are.
    pub fn of<'a>(nouns: impl IntoIterator<Item = &'a Noun>, rows: &impl Rows, people: &[Person]) -> Self {
        let offices: BTreeMap<PersonId, AgencyId> = people.iter().filter_map(|person| Some((person.id, rows.standing_for(person.agency?)))).collect();
        let own = |by: PersonId, unit: Option<AgencyId>| unit.map(|unit| rows.standing_for(unit)).or_else(|| offices.get(&by).copied());
        let mut activity = Self::default();
        let nouns: Vec<&Noun> = nouns.into_iter().collect();
        for noun in &nouns {
            match noun {
                Noun::Update(update) => activity.report(own(update.by, update.unit), update.at),
                Noun::Evidence(evidence) => activity.note(own(evidence.by, evidence.unit), evidence.at),
                // Who judged a unit's share has not spoken for the unit.
                Noun::Comment(comment) => activity.note(own(comment.by, None), comment.at),
                Noun::Score(score) => score.figures.iter().for_each(|figure| activity.note(own(figure.by, None), figure.at)),
                Noun::PeriodReport(held) => activity.read_report(held, rows),
                Noun::Entry(entry) => activity.note(own(entry.by, None), entry.at),
                _ => {}
            }
        }
        for (agency, chased) in chased(nouns, rows, |_| true) {
            activity.units.entry(agency).or_default().chased = chased;
        }
        activity
    }

    /// What is known of a unit.
    pub fn find(&self, unit: AgencyId) -> Option<&Unit> {
        self.units.get(&unit)
    }

    fn note(&mut self, agency: Option<AgencyId>, at: Moment) {
        if let Some(agency) = agency {
            let unit = self.units.entry(agency).or_default();
            unit.last = unit.last.max(Some(at));
        }
    }

    /// What an agency wrote for a period is its word; what was said of it is not.
    fn read_report(&mut self, held: &HeldReport, rows: &impl Rows) {
        let Some(report) = PeriodReport::of(held) else { return };
        let Some(agency) = report.agency.map(|agency| rows.standing_for(agency)) else { return };
        for version in report.versions {
            if matches!(version.says.stage, Stage::Submitted | Stage::Written) {
                self.note(Some(agency), version.at);
            }
        }
    }

    fn report(&mut self, agency: Option<AgencyId>, at: Moment) {
        self.note(agency, at);
        let Some(agency) = agency else { return };
        let month = Month::of(at.day());
        *self.units.entry(agency).or_default().months.entry(month).or_default() += 1;
        self.first = Some(self.first.map_or(month, |first| first.min(month)));
    }
}
