//! Tasks: the cards.

use crate::{
    appraisal::{Appraisal, Stage},
    criterion::Criterion,
    field::Field,
    id::{AgencyId, CriterionId, OpId, PersonId, TaskId},
    measure::{Day, Moment, Percent},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A card's small, moving part. Its words are a [`Wording`], which travels only when words change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The criterion it serves.
    pub criterion: CriterionId,
    /// Which column.
    #[serde(default)]
    pub status: Status,
    /// How much is done, as last reported.
    #[serde(default)]
    pub percent: Percent,
    /// The last day for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
    /// What holds it up, in words; a flag, not a column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<String>,
    /// Where it stands among the others of its column; see [`crate::rank`].
    pub rank: String,
    /// Who carries it out, where the plan names somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignees: Vec<AgencyId>,
    /// When somebody last reported anything about it.
    pub touched_at: Moment,
    /// The last step of its appraisal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appraisal: Option<Appraisal>,
    /// How many pieces of evidence stand on it, its units' too.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub evidence: i64,
    /// Put away, by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<Archived>,
    /// Who last set each field, so that both sides of a clash can be told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set_by: BTreeMap<Field, PersonId>,
    /// Its steps, in the order they were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The people who carry it out, where somebody has said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
    /// How many directions on it have no answer yet.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub directions: i64,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands over a reference
pub(crate) fn is_nought(number: &i64) -> bool {
    *number == 0
}

/// Bước: something that has to be done on the way. One with a day is a milestone (mốc).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The operation that brought it.
    pub id: OpId,
    /// What is to be done.
    pub words: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
    /// The step whose place it took, so that what was said of that one meanwhile is said of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<OpId>,
    /// Done, by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
}

/// The most steps a card has at a time.
pub const STEPS_MAX: usize = 50;
/// The most characters of a step's words.
pub const STEP_CHARS_MAX: usize = 300;

impl Task {
    /// The milestone that comes first among those that are not done; of two on one day the one that was added first.
    pub fn milestone(&self) -> Option<(Day, &Step)> {
        let open = self.steps.iter().filter(|step| step.done.is_none());
        open.filter_map(|step| Some((step.due_on?, step))).reduce(|first, next| if next.0 < first.0 { next } else { first })
    }

    /// The day by which something has to be done: its own last day, or that of a milestone before it.
    pub fn next_day(&self) -> Option<Day> {
        self.due_on.into_iter().chain(self.milestone().map(|(day, _)| day)).min()
    }

    /// The step of that name, or the one that took its place.
    pub fn step_mut(&mut self, id: OpId) -> Option<&mut Step> {
        let steps = || self.steps.iter();
        let at = steps().position(|step| step.id == id).or_else(|| steps().position(|step| step.instead_of == Some(id)))?;
        self.steps.get_mut(at)
    }

    /// How many of its steps are done, where it has some.
    pub fn steps_done(&self) -> usize {
        self.steps.iter().filter(|step| step.done.is_some()).count()
    }

    /// Everyone whom the plan names on it: who leads its criterion, who takes part, who carries it out.
    pub fn named<'a>(&'a self, criterion: &'a Criterion) -> impl Iterator<Item = &'a AgencyId> + Clone {
        criterion.lead.iter().chain(&criterion.coordinating).chain(&self.assignees)
    }

    /// Whether it is closed to all changes.
    pub fn is_locked(&self) -> bool {
        self.appraisal.as_ref().is_some_and(|appraisal| appraisal.stage == Stage::Locked)
    }
}

/// Who did something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// Who put a card away, and when.
pub type Archived = Done;

/// A card's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The card they belong to.
    pub task: TaskId,
    /// A short line for the board.
    pub title: String,
    /// The words as they stand now; `None` while they are the plan's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The plan's own words; never edited, changed only by importing the plan again.
    #[serde(default)]
    pub words: String,
    /// The line of the source document it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// In a round of proposals: who is to carry it out, as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carried_out_by: String,
    /// In a round of proposals: what is to be reached, one thing a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// In a round of proposals: the points expected, as written; see [`crate::round::points`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub points: String,
}

impl Wording {
    /// The words of a card that has nothing but a title.
    pub fn titled(task: TaskId, title: String) -> Self {
        let none = String::new;
        Self { task, title, text: None, words: none(), line: None, carried_out_by: none(), target: none(), points: none() }
    }

    /// The words as they stand now.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or(&self.words)
    }
}

/// The four columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Chưa thực hiện.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Chờ thẩm định.
    InReview,
    /// Hoàn thành.
    Done,
}

impl Status {
    /// The columns from left to right.
    pub const ALL: [Status; 4] = [Status::NotStarted, Status::InProgress, Status::InReview, Status::Done];

    /// Its name in JSON, in the page's hooks and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::NotStarted => "not_started",
            Status::InProgress => "in_progress",
            Status::InReview => "in_review",
            Status::Done => "done",
        }
    }

    /// The status of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Its column, from nought.
    pub fn column(self) -> usize {
        self as usize
    }
}
