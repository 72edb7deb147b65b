//! The list: for each unit, what it is late with, will be soon, or has said nothing about for long.

use super::{Ledger, Offices, past::Past};
use crate::{
    criterion::Criterion,
    figures::{self, Thresholds},
    id::{AgencyId, TaskId},
    measure::{Day, Moment, Percent},
    person::Person,
    reminder::Why,
    row::Rows,
    share::{self, Share},
    task::{Status, Task},
};
use std::collections::BTreeMap;

/// All units that have something to answer for, and the collectives of which nobody knows who they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Agencies as they stand by now, each with its cards. By id: names are put in order by whoever shows them.
    pub units: Vec<Unit>,
    /// Collectives whose units nobody has listed, with how many such cards each has: they cannot be chased before that.
    pub unlisted: Vec<(AgencyId, u32)>,
}

/// One unit's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which.
    pub agency: AgencyId,
    /// Its cards, the worst first.
    pub lines: Vec<Line>,
}

/// One card on a unit's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which card.
    pub task: TaskId,
    /// What the unit has to do with it.
    pub role: Role,
    /// What is wrong, the worst first; never empty.
    pub whys: Vec<Why>,
    /// How far it is: the card, or the unit's share of it.
    pub status: Status,
    /// How much is done.
    pub percent: Percent,
    /// The day by which something has to be done: its last day, or that of a milestone before it.
    pub due_on: Option<Day>,
    /// The milestone whose day that is, in its words.
    pub milestone: Option<String>,
    /// When it was last heard of: the card by anybody, a share by its unit; nothing when a share never was.
    pub said_at: Option<Moment>,
}

/// What a unit has to do with a card, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It leads the criterion.
    Lead,
    /// It carries the card out, by name.
    Implementing,
    /// It is one of those that a collective is made of, and has a share.
    Share,
}

impl Line {
    /// The worst of what is wrong among these.
    pub fn why(&self, chosen: &[Why]) -> Option<Why> {
        self.whys.iter().copied().find(|why| chosen.contains(why))
    }
}

/// As of when, and by which measure.
#[derive(Clone, Copy)]
struct Lens {
    at: Moment,
    thresholds: Thresholds,
}

impl Ledger<'_> {
    /// Everybody's list as of a moment. One yet to come is judged by what stands now.
    pub fn list(&self, rows: &impl Rows, people: &[Person], at: Moment, thresholds: Thresholds) -> List {
        let (past, offices, lens) = (Past::at(self, at), Offices::new(rows, people), Lens { at, thresholds });
        let mut units: BTreeMap<AgencyId, Vec<Line>> = BTreeMap::new();
        let mut unlisted: BTreeMap<AgencyId, u32> = BTreeMap::new();
        for task in &self.tasks {
            let Some((criterion, card)) = rows.find_criterion(task.criterion).zip(past.card(task)) else { continue };
            if card.status == Status::Done {
                continue;
            }
            // What was put forward waits for whoever appraises it, and not for its agency.
            let mut found = if card.status == Status::InReview { Vec::new() } else { named(&card, criterion, &past, &offices, lens) };
            found.extend(shares(&card, criterion, &past, rows, lens));
            for (agency, line) in found {
                let lines = units.entry(agency).or_default();
                // Whoever is named is not asked for a share besides.
                if lines.last().is_none_or(|last| last.task != line.task) {
                    lines.push(line);
                }
            }
            if !whys(&card, card.touched_at, lens).is_empty() {
                for id in collectives(&card, criterion, rows) {
                    *unlisted.entry(id).or_default() += 1;
                }
            }
        }
        let unit = |(agency, mut lines): (AgencyId, Vec<Line>)| {
            lines.sort_by_key(|line| (line.whys.clone(), line.due_on.map_or(i64::MAX, |day| day.0), line.said_at));
            Unit { agency, lines }
        };
        List { units: units.into_iter().map(unit).collect(), unlisted: unlisted.into_iter().collect() }
    }
}

/// Those whom the plan names themselves: who leads, who carries out.
fn named<R: Rows>(card: &Task, criterion: &Criterion, past: &Past<'_, '_>, offices: &Offices<'_, R>, lens: Lens) -> Vec<(AgencyId, Line)> {
    let whys = whys(card, card.touched_at, lens);
    let mut found: Vec<(AgencyId, Line)> = Vec::new();
    let leads = criterion.lead.iter().map(|id| (Role::Lead, id));
    for (role, id) in leads.chain(card.assignees.iter().map(|id| (Role::Implementing, id))) {
        let agency = offices.rows.standing_for(*id);
        let is_one = offices.rows.find_agency(agency).is_some_and(|agency| !agency.collective);
        if whys.is_empty() || !is_one || found.iter().any(|(other, _)| *other == agency) {
            continue;
        }
        let said_at = past.said_at(card.id, agency, offices).or(Some(card.touched_at));
        let (task, status, percent, (due_on, milestone)) = (card.id, card.status, card.percent, due(card));
        found.push((agency, Line { task, role, whys: whys.clone(), status, percent, due_on, milestone, said_at }));
    }
    found
}

/// Those who carry it out as one of many, where it is known who they are.
fn shares(card: &Task, criterion: &Criterion, past: &Past<'_, '_>, rows: &impl Rows, lens: Lens) -> Vec<(AgencyId, Line)> {
    let line = |unit: AgencyId| {
        let share = past.share(card.id, unit, rows);
        let whys = if matches!(share.status, Status::InReview | Status::Done) { Vec::new() } else { whys(card, heard_of(&share, past), lens) };
        let Share { task, status, percent, reported_at, .. } = share;
        let (due_on, milestone) = due(card);
        let line = Line { task, role: Role::Share, whys, status, percent, due_on, milestone, said_at: reported_at };
        (!line.whys.is_empty()).then(|| (rows.standing_for(unit), line))
    };
    share::units(card, criterion, rows).into_iter().filter_map(line).collect()
}

/// The day by which something has to be done, with the milestone's words where it is one's.
fn due(card: &Task) -> (Option<Day>, Option<String>) {
    let next = card.next_day();
    let milestone = card.milestone().filter(|(day, _)| Some(*day) == next && card.due_on != next);
    (next, milestone.map(|(_, step)| step.words.clone()))
}

/// When a share was last heard of, or began to be owed. Where the day of the plan is not known either, that is long ago.
fn heard_of(share: &Share, past: &Past<'_, '_>) -> Moment {
    share.reported_at.or_else(|| past.owed_since()).unwrap_or_default()
}

fn whys(card: &Task, heard_of: Moment, lens: Lens) -> Vec<Why> {
    let Lens { at, thresholds } = lens;
    let holds = |why: &Why| match why {
        Why::Overdue => figures::is_overdue(card, at.day()),
        Why::DueSoon => figures::is_due_soon(card, at.day(), thresholds),
        Why::Stalled => at.days_since(heard_of) >= thresholds.stalled_days,
        Why::Newer => false,
    };
    Why::ALL.into_iter().filter(holds).collect()
}

/// The collectives of a card of which nobody knows who they are.
fn collectives(card: &Task, criterion: &Criterion, rows: &impl Rows) -> Vec<AgencyId> {
    let mut found: Vec<AgencyId> = Vec::new();
    for id in card.named(criterion) {
        let is_unlisted = rows.find_agency(*id).is_some_and(|agency| agency.collective) && rows.find_roster(*id).is_none();
        if is_unlisted && !found.contains(id) {
            found.push(*id);
        }
    }
    found
}
