//! Figures: what leadership sees, derived and never stored. The same functions on the device and on the server.

use crate::{
    measure::{Day, Moment},
    task::{Status, Task},
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What counts as soon and as long ago: each province says so for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// A card falls due soon when no more than this many days are left.
    pub soon_days: i64,
    /// A card is stalled when nothing was reported for this many days.
    pub stalled_days: i64,
}

/// As many days as a threshold may have: a year at most, since a plan has no more.
pub const THRESHOLD_DAYS: RangeInclusive<i64> = 1..=365;

impl Default for Thresholds {
    fn default() -> Self {
        Self { soon_days: 14, stalled_days: 30 }
    }
}

impl Thresholds {
    /// Whether a province may have them.
    pub fn are_possible(self) -> bool {
        [self.soon_days, self.stalled_days].iter().all(|days| THRESHOLD_DAYS.contains(days))
    }
}

/// What is wrong with a card, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// The due day has passed.
    Overdue,
    /// Something holds it up.
    Blocked,
    /// Nothing was reported for long.
    Stalled,
    /// The due day is near.
    DueSoon,
}

impl Flag {
    /// Its name in class names and hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Flag::Overdue => "overdue",
            Flag::Blocked => "blocked",
            Flag::Stalled => "stalled",
            Flag::DueSoon => "due-soon",
        }
    }
}

/// Whether the last day for it, or for a milestone of it, has passed; a done card is never late.
pub fn is_overdue(task: &Task, today: Day) -> bool {
    is_open(task) && task.next_day().is_some_and(|due| due < today)
}

/// Whether the last day for it, or for a milestone of it, is near.
pub fn is_due_soon(task: &Task, today: Day, thresholds: Thresholds) -> bool {
    is_open(task) && task.next_day().is_some_and(|due| is_near(due, today, thresholds))
}

/// What is wrong with its own last day, whatever its milestones say: passed, near, or nothing.
pub fn lateness(task: &Task, today: Day, thresholds: Thresholds) -> Option<Flag> {
    let due = task.due_on.filter(|_| is_open(task))?;
    if due < today { Some(Flag::Overdue) } else { is_near(due, today, thresholds).then_some(Flag::DueSoon) }
}

fn is_near(due: Day, today: Day, thresholds: Thresholds) -> bool {
    due >= today && due.0 - today.0 <= thresholds.soon_days
}

/// Whether nothing was reported about it for long.
pub fn is_stalled(task: &Task, now: Moment, thresholds: Thresholds) -> bool {
    is_open(task) && now.days_since(task.touched_at) >= thresholds.stalled_days
}

/// How much of it is done: a done card counts whole whatever was last reported.
pub fn progress(task: &Task) -> u32 {
    if task.status == Status::Done { 100 } else { u32::from(task.percent.get()) }
}

/// All that is wrong with a card, the worst first.
pub fn flags(task: &Task, now: Moment, thresholds: Thresholds) -> Vec<Flag> {
    wrongs(task, now, thresholds).into_iter().filter_map(|(flag, holds)| holds.then_some(flag)).collect()
}

fn wrongs(task: &Task, now: Moment, thresholds: Thresholds) -> [(Flag, bool); 4] {
    let today = now.day();
    [
        (Flag::Overdue, is_overdue(task, today)),
        (Flag::Blocked, is_held_up(task)),
        (Flag::Stalled, is_stalled(task, now, thresholds)),
        (Flag::DueSoon, is_due_soon(task, today, thresholds)),
    ]
}

/// Whether something holds it up; nothing holds up what is done.
pub fn is_held_up(task: &Task) -> bool {
    is_open(task) && task.blocked.is_some()
}

fn is_open(task: &Task) -> bool {
    task.status != Status::Done && task.archived.is_none()
}

/// Sums over some cards: a criterion's, a lead agency's, the whole plan's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    /// How many cards.
    pub tasks: u32,
    /// How many in each column.
    pub by_status: [u32; 4],
    /// How many are late.
    pub overdue: u32,
    /// How many are held up.
    pub blocked: u32,
    /// How many have stalled.
    pub stalled: u32,
    /// How many fall due soon.
    pub due_soon: u32,
    /// The newest report on any of them.
    pub newest: Option<Moment>,
    progress: u32,
}

impl Rollup {
    /// How many cards have a flag.
    pub fn count(&self, flag: Flag) -> u32 {
        match flag {
            Flag::Overdue => self.overdue,
            Flag::Blocked => self.blocked,
            Flag::Stalled => self.stalled,
            Flag::DueSoon => self.due_soon,
        }
    }

    /// Sums over cards that are not put away.
    pub fn of<'a>(tasks: impl IntoIterator<Item = &'a Task>, now: Moment, thresholds: Thresholds) -> Self {
        let mut sum = Self::default();
        tasks.into_iter().filter(|task| task.archived.is_none()).for_each(|task| sum.add(task, now, thresholds));
        sum
    }

    fn add(&mut self, task: &Task, now: Moment, thresholds: Thresholds) {
        self.tasks += 1;
        self.by_status[task.status.column()] += 1;
        self.progress += progress(task);
        self.newest = self.newest.max(Some(task.touched_at));
        for (flag, holds) in wrongs(task, now, thresholds) {
            *match flag {
                Flag::Overdue => &mut self.overdue,
                Flag::Blocked => &mut self.blocked,
                Flag::Stalled => &mut self.stalled,
                Flag::DueSoon => &mut self.due_soon,
            } += u32::from(holds);
        }
    }

    /// Adds the cards of another sum, none of which is in this one.
    pub fn join(&mut self, other: &Self) {
        for (own, more) in self.by_status.iter_mut().zip(other.by_status) {
            *own += more;
        }
        self.tasks += other.tasks;
        self.overdue += other.overdue;
        self.blocked += other.blocked;
        self.stalled += other.stalled;
        self.due_soon += other.due_soon;
        self.newest = self.newest.max(other.newest);
        self.progress += other.progress;
    }

    /// The mean progress in whole percent, rounded to nearest; nought when there are no cards.
    pub fn percent(&self) -> u32 {
        (self.progress + self.tasks / 2).checked_div(self.tasks).unwrap_or(0)
    }

    /// The worst flag any card carries.
    pub fn worst(&self) -> Option<Flag> {
        [(Flag::Overdue, self.overdue), (Flag::Blocked, self.blocked), (Flag::Stalled, self.stalled), (Flag::DueSoon, self.due_soon)]
            .into_iter()
            .find_map(|(flag, count)| (count > 0).then_some(flag))
    }

    /// Worst first: more overdue, then more blocked, then more stalled, then less progress. Smaller sorts earlier.
    pub fn urgency(&self) -> (std::cmp::Reverse<u32>, std::cmp::Reverse<u32>, std::cmp::Reverse<u32>, u32) {
        use std::cmp::Reverse;
        (Reverse(self.overdue), Reverse(self.blocked), Reverse(self.stalled), self.percent())
    }
}
