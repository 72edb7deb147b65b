//! How things went day by day, for the charts of the leadership screen: from the history that the device holds.

use super::{
    desk::Desk,
    standing::{CriterionStanding, Overview},
};
use parboard_domain::{
    id::CriterionId,
    measure::Day,
    row::Kind,
    trend::{Course, History, Series},
};

/// So many days a line in a table goes back.
pub const DAYS: usize = 30;
/// So many days the plan's own line goes back at most: a year and what is over of it.
const PLAN_DAYS_MAX: i64 = 400;
/// The kinds of rows that history is made of.
const KINDS: [Kind; 4] = [Kind::Plan, Kind::Task, Kind::Entry, Kind::Update];

/// What is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Trends {
    /// The first day of which the copy on this device knows anything.
    pub since: Option<Day>,
    /// Of each criterion, the last thirty days.
    of: Vec<(CriterionId, Series)>,
    /// The same of all that is looked at.
    pub recent: Series,
    /// Of all that is looked at, from the day the plan was signed.
    pub whole: Series,
    /// The straight way to the target.
    pub course: Option<Course>,
}

impl Trends {
    /// The last thirty days of a criterion.
    pub fn of(&self, id: CriterionId) -> Option<&Series> {
        self.of.iter().find(|(other, _)| *other == id).map(|(_, series)| series)
    }
}

/// Walks history back; runs again when anything changes, or the day.
pub fn trends(desk: Desk, overview: &Overview, today: Day) -> Trends {
    desk.read(|shown| {
        let history = History::of(KINDS.into_iter().flat_map(|kind| shown.of_kind(kind)));
        let course = history.course();
        let is_shown = |id| overview.criteria.iter().any(|row| row.id == id);
        let begins = course.map(|course| course.begins).or(history.since()).unwrap_or(today);
        let days = (today.0 - begins.0 + 1).clamp(1, PLAN_DAYS_MAX) as usize;
        let one = |row: &CriterionStanding| (row.id, history.series(|id| id == row.id, today, DAYS));
        Trends {
            since: history.since(),
            of: overview.criteria.iter().map(one).collect(),
            recent: history.series(is_shown, today, DAYS),
            whole: history.series(is_shown, today, days),
            course,
        }
    })
}
