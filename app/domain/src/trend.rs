//! How things stood day by day: history is walked back from what stands. Derived and never stored, the same on the device and on the
//! server.
//!
//! What a document wrote has no line of history; when its cards were made is told by their ids, which whoever imported it minted, and no
//! later than they were touched. Of all others a line tells it, by the server's clock: a device's own may be wrong by years. Nothing is
//! known of the days before the first card was made: those days have no point, and are not shown as nought.

use crate::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
    id::{CriterionId, TaskId},
    measure::{Day, Moment, Percent},
    plan::Plan,
    row::Noun,
    task::{Status, Task},
};
use std::collections::BTreeMap;

/// How some cards stood at the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// How many cards there were.
    pub tasks: u32,
    /// How many were done.
    pub done: u32,
    progress: u32,
}

impl Point {
    /// The mean progress in whole percent, rounded to nearest; nought when there were no cards.
    pub fn percent(&self) -> u32 {
        (self.progress + self.tasks / 2).checked_div(self.tasks).unwrap_or(0)
    }
}

/// One point for each day up to one, the oldest first; nothing for days of which nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The day of the last point.
    pub until: Day,
    /// The points.
    pub points: Vec<Option<Point>>,
}

impl Series {
    /// The day of a point.
    pub fn day(&self, at: usize) -> Day {
        Day(self.until.0 - (self.points.len() - 1).saturating_sub(at) as i64)
    }

    /// The points that are known, with their days.
    pub fn known(&self) -> impl Iterator<Item = (Day, Point)> + '_ {
        self.points.iter().enumerate().filter_map(|(at, point)| Some((self.day(at), (*point)?)))
    }

    /// By how many percentage points the mean progress has risen since the first day that is known; nothing when that is today.
    pub fn risen(&self) -> Option<i64> {
        let (first, last) = (self.known().next()?, self.known().last()?);
        (first.0 < last.0).then(|| i64::from(last.1.percent()) - i64::from(first.1.percent()))
    }
}

/// What was before a change.
#[derive(Clone, Copy, Debug)]
enum Before {
    Status(Status),
    Percent(Percent),
    Away(bool),
    Unmade,
}

/// The history of a plan's cards, laid out to be walked back.
#[derive(Debug, Default)]
pub struct History<'a> {
    plan: Option<&'a Plan>,
    tasks: BTreeMap<CriterionId, Vec<&'a Task>>,
    /// The newest first.
    changes: BTreeMap<TaskId, Vec<(Moment, Before)>>,
    since: Option<Moment>,
}

impl<'a> History<'a> {
    /// Lays out the rows of a plan. Lines that tell of one unit's share are passed over: a card's progress is its own.
    pub fn of(nouns: impl IntoIterator<Item = &'a Noun>) -> Self {
        let mut history = Self::default();
        for noun in nouns {
            match noun {
                Noun::Plan(plan) => history.plan = Some(plan),
                Noun::Task(task) => history.add_task(task),
                Noun::Entry(entry) => history.add_entry(entry),
                Noun::Update(update) => history.note(update.at),
                _ => {}
            }
        }
        history.date_what_documents_wrote();
        // Of two lines of one operation neither undoes the other, so their order does not matter.
        history.changes.values_mut().for_each(|changes| changes.sort_by_key(|(at, _)| std::cmp::Reverse(*at)));
        history
    }

    fn add_task(&mut self, task: &'a Task) {
        self.tasks.entry(task.criterion).or_default().push(task);
        self.note(task.touched_at);
        // An import puts away without a line of history.
        if let Some(archived) = task.archived {
            self.changes.entry(task.id).or_default().push((archived.at, Before::Away(false)));
        }
    }

    fn date_what_documents_wrote(&mut self) {
        let tasks: Vec<&Task> = self.tasks.values().flatten().copied().collect();
        for task in tasks {
            let changes = self.changes.entry(task.id).or_default();
            if !changes.iter().any(|(_, before)| matches!(before, Before::Unmade))
                && let Some(at) = made_at(task.id).map(|at| at.min(task.touched_at))
            {
                changes.push((at, Before::Unmade));
                self.note(at);
            }
        }
    }

    fn add_entry(&mut self, entry: &Entry) {
        self.note(entry.at);
        if entry.unit.is_some() {
            return;
        }
        let before = if entry.kind == EntryKind::Clash { &entry.other } else { &entry.from };
        let before = match (entry.kind, entry.field) {
            (EntryKind::Created, _) => Some(Before::Unmade),
            (EntryKind::Archived, _) => Some(Before::Away(false)),
            (EntryKind::Restored, _) => Some(Before::Away(true)),
            (EntryKind::Set | EntryKind::Clash, Some(Field::Status)) => Status::parse(before.as_text()).map(Before::Status),
            (EntryKind::Set | EntryKind::Clash, Some(Field::Percent)) => Some(Before::Percent(percent(before))),
            _ => None,
        };
        if let Some(before) = before {
            self.changes.entry(entry.task).or_default().push((entry.at, before));
        }
    }

    fn note(&mut self, at: Moment) {
        self.since = Some(self.since.map_or(at, |since| since.min(at)));
    }

    /// The first day of which anything is known.
    pub fn since(&self) -> Option<Day> {
        self.since.map(Moment::day)
    }

    /// How the cards of some criteria stood on each of so many days, up to that one.
    pub fn series(&self, is_meant: impl Fn(CriterionId) -> bool, until: Day, days: usize) -> Series {
        let mut points = vec![Point::default(); days.max(1)];
        let meant = self.tasks.iter().filter(|(criterion, _)| is_meant(**criterion));
        meant.flat_map(|(_, tasks)| tasks).for_each(|task| self.walk_back(task, until, &mut points));
        let first = Day(until.0 - (points.len() - 1) as i64);
        let is_known = |at: usize| self.since().is_some_and(|since| since.0 <= first.0 + at as i64);
        let points = points.into_iter().enumerate().map(|(at, point)| is_known(at).then_some(point)).collect();
        Series { until, points }
    }

    fn walk_back(&self, task: &Task, until: Day, points: &mut [Point]) {
        let (mut status, mut percent, mut away) = (task.status, task.percent, task.archived.is_some());
        let mut changes = self.changes.get(&task.id).map_or(&[][..], Vec::as_slice).iter().peekable();
        let last = points.len() - 1;
        for (ago, point) in points.iter_mut().rev().enumerate().take(last + 1) {
            let day = Day(until.0 - ago as i64);
            while let Some((_, before)) = changes.next_if(|(at, _)| at.day() > day) {
                match before {
                    Before::Status(before) => status = *before,
                    Before::Percent(before) => percent = *before,
                    Before::Away(before) => away = *before,
                    Before::Unmade => return,
                }
            }
            if !away {
                let is_done = status == Status::Done;
                point.tasks += 1;
                point.done += u32::from(is_done);
                point.progress += if is_done { 100 } else { u32::from(percent.get()) };
            }
        }
    }

    /// The straight way from the day the plan was signed to the last day of its cards; nothing when no card has a last day.
    pub fn course(&self) -> Option<Course> {
        let due = self.tasks.values().flatten().filter(|task| task.archived.is_none()).filter_map(|task| task.due_on).max()?;
        let begins = self.plan.and_then(|plan| plan.issued_on).or_else(|| self.since())?;
        (begins < due).then_some(Course { begins, ends: due })
    }
}

/// When a card was made, by the clock of whoever made it: nothing where its id does not tell.
fn made_at(id: TaskId) -> Option<Moment> {
    let is_told = id.0.get_version_num() == 7;
    is_told.then(|| Moment(i64::try_from(id.0.as_u64_pair().0 >> 16).unwrap_or(i64::MAX)))
}

fn percent(value: &Value) -> Percent {
    match value {
        Value::Number(number) => Percent::try_from(*number).unwrap_or_default(),
        _ => Percent::default(),
    }
}

/// From nothing on one day to everything on another, as much each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day on which nothing is done yet.
    pub begins: Day,
    /// The day by which everything is.
    pub ends: Day,
}

impl Course {
    /// How much would be done on a day, 0 to 100.
    pub fn percent_on(self, day: Day) -> u32 {
        let (gone, whole) = ((day.0 - self.begins.0).max(0), (self.ends.0 - self.begins.0).max(1));
        u32::try_from((gone * 100 + whole / 2) / whole).unwrap_or(100).min(100)
    }

    /// How much will be done on the last day if things go on as in the days that are known; nothing from less than a week, or once
    /// that day has passed.
    pub fn forecast(self, series: &Series) -> Option<u32> {
        let (first, last) = (series.known().next()?, series.known().last()?);
        let (days, left) = (last.0.0 - first.0.0, self.ends.0 - last.0.0);
        if days < 7 || left < 0 {
            return None;
        }
        let now = i64::from(last.1.percent());
        let risen = now - i64::from(first.1.percent());
        u32::try_from((now + risen * left / days).clamp(0, 100)).ok()
    }
}
