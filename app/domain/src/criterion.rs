//! Criteria: what the index scores, numbered exactly as printed.

use crate::{
    id::{AgencyId, CriterionId},
    measure::Day,
    permission::Actor,
    row::Rows,
};
use serde::{Deserialize, Serialize};

/// A field, criterion or sub-criterion of the index, with what the plan asks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Its number as printed, never renumbered.
    pub number: String,
    /// Its place in the document, from nought; `GONE` when the latest version has it no more.
    pub order: i64,
    /// Which part of the plan it stands in.
    #[serde(default)]
    pub track: Track,
    /// Field, criterion or sub-criterion, when the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Its name.
    pub title: String,
    /// What is asked of it, in the plan's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// Who answers for it; none is legal, and flagged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<AgencyId>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinating: Vec<AgencyId>,
    /// The deadline in the plan's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deadline_text: String,
    /// The last day meant by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
}

/// The place of what a document has no more: behind everything else.
pub const GONE: i64 = 1_000_000;

impl Criterion {
    /// Whether the latest version of the document had it no more, and no card hung on it then. Rows are never deleted.
    pub fn is_gone(&self) -> bool {
        self.order >= GONE
    }

    /// Whose a new card of it is: the maker's own agency where the plan names it here, be it by an earlier name, else that of those
    /// who lead.
    pub fn offices_of_new_card(&self, maker: &Actor, rows: &impl Rows) -> Vec<AgencyId> {
        let is_named = maker.is_named(&[&self.lead, &self.coordinating], rows);
        maker.agency.filter(|_| is_named).map_or_else(|| self.lead.clone(), |own| vec![own])
    }
}

/// Which part of the plan: sections II.1, II.2 and II.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// Fell short and must be mended.
    #[default]
    Weak,
    /// Citizens' satisfaction (SIPAS).
    Satisfaction,
    /// Done well, to be kept.
    Maintain,
}

impl Track {
    /// Its name in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Track::Weak => "weak",
            Track::Satisfaction => "satisfaction",
            Track::Maintain => "maintain",
        }
    }

    /// The track of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Track::Weak, Track::Satisfaction, Track::Maintain].into_iter().find(|track| track.as_str() == name)
    }
}

/// Lĩnh vực, tiêu chí, tiêu chí thành phần.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Lĩnh vực.
    Field,
    /// Tiêu chí.
    Criterion,
    /// Tiêu chí thành phần.
    Subcriterion,
}

impl Level {
    /// Its name in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Field => "field",
            Level::Criterion => "criterion",
            Level::Subcriterion => "subcriterion",
        }
    }

    /// The level of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Level::Field, Level::Criterion, Level::Subcriterion].into_iter().find(|level| level.as_str() == name)
    }
}
