//! A plan: one document of one year.

use crate::{
    id::PlanId,
    measure::{Day, Moment},
};
use serde::{Deserialize, Serialize};

/// One document: a yearly plan, or the table that assigns criteria to lead agencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// What kind of document.
    #[serde(default)]
    pub kind: PlanKind,
    /// Its number as printed; empty when the document leaves it blank.
    #[serde(default)]
    pub number: String,
    /// Who issued it.
    #[serde(default)]
    pub issuer: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Day>,
    /// The year it is for.
    pub year: i64,
    /// Its title.
    pub title: String,
    /// How many weak criteria it says it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_items: Option<i64>,
    /// What its reader noticed; shown, never repaired by guesswork.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// Proposals are asked for upon it; see [`crate::round`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
    /// Views of its board that the coordinator gave everybody, in the order of their names' signs; each name stands there once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<SavedView>,
}

/// So many views everybody is given at most.
pub const VIEWS_MAX: usize = 20;
/// The most characters of a view's name.
pub const VIEW_NAME_CHARS_MAX: usize = 60;
/// The most bytes of the address of a view that everybody is given.
pub const VIEW_ADDRESS_BYTES_MAX: usize = 1_000;

/// A way to look at a plan's board, with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name, as the person wrote it.
    pub name: String,
    /// The address of the board looked at like that: its path, with filters and grouping.
    pub address: String,
}

/// Đợt đề xuất: who leads a criterion of this document is asked what is to be done for it, by a day. What is accepted becomes a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The last day for proposals. It closes nothing: what comes later is late, and not lost.
    pub due_on: Day,
    /// The year the plan to come is for.
    pub year: i64,
    /// When it was opened.
    pub opened_at: Moment,
    /// The plan that was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<PlanId>,
}

/// Plan or assignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// Goals, tasks, agencies, deadlines.
    #[default]
    Plan,
    /// A table of criteria and who leads each.
    Assignment,
}

/// Something the reader of the document noticed, such as a number that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// A stable code, such as `missing_number`.
    pub code: String,
    /// The number concerned, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In words.
    pub message: String,
}

impl PlanKind {
    /// Whether its criteria are weak, for satisfaction or to be kept; a table of who leads what says nothing of that.
    pub fn has_tracks(self) -> bool {
        self == PlanKind::Plan
    }
}

impl Plan {
    /// What it is called in short: its number, or its title where the number was left blank.
    pub fn name(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }

    /// The numbers that the plan skips.
    pub fn missing_numbers(&self) -> impl Iterator<Item = &str> {
        self.notices.iter().filter(|notice| notice.code == "missing_number").filter_map(|notice| notice.number.as_deref())
    }
}
