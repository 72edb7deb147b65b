//! Chốt số liệu: how the criteria and those who lead them stood when a period was closed. Kept as it was, whatever is edited later;
//! from the same [`crate::overview`] as leadership's screen, so that the two never tell different stories of one moment.

use super::{PeriodReport, Stage, Version, standing};
use crate::{
    figures::{Rollup, Thresholds},
    id::{AgencyId, CriterionId},
    measure::Moment,
    overview::{self, By, Cards, Group},
    row::{Noun, Rows},
    task::Status,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::cmp::Reverse;

/// What was frozen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Frozen {
    /// The criteria, in the order of the plan.
    pub criteria: Vec<OfCriterion>,
    /// Those who lead them.
    pub agencies: Vec<OfAgency>,
    /// The whole plan.
    pub whole: Counts,
    /// Who was to report.
    pub owing: Vec<AgencyId>,
    /// Who of them had.
    pub handed_in: Vec<AgencyId>,
}

/// How some cards stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// How many.
    pub tasks: u32,
    /// How many of them were done.
    pub done: u32,
    /// How much of all was done, in whole percent.
    pub percent: u32,
    /// How many were late.
    pub overdue: u32,
    /// How many were held up.
    pub blocked: u32,
    /// Of how many nothing had been heard for long.
    pub stalled: u32,
}

/// A criterion. Its number and name are kept too: both may be gone from the plan when somebody looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfCriterion {
    /// Which.
    pub id: CriterionId,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub title: String,
    /// How its cards stood.
    pub counts: Counts,
}

/// Whoever leads criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfAgency {
    /// Which; nothing for criteria that nobody led.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<AgencyId>,
    /// How many criteria it led.
    pub criteria: u32,
    /// How their cards stood.
    pub counts: Counts,
}

impl From<&Rollup> for Counts {
    fn from(sum: &Rollup) -> Self {
        let Rollup { tasks, overdue, blocked, stalled, .. } = *sum;
        Self { tasks, done: sum.by_status[Status::Done.column()], percent: sum.percent(), overdue, blocked, stalled }
    }
}

impl Counts {
    /// Worst first, by the same rule as [`Rollup::urgency`]. Smaller sorts earlier.
    pub fn urgency(&self) -> (Reverse<u32>, Reverse<u32>, Reverse<u32>, u32) {
        (Reverse(self.overdue), Reverse(self.blocked), Reverse(self.stalled), self.percent)
    }
}

/// How a plan stands at a moment, and who of those that owe a report for the period have handed it in.
pub fn freeze(nouns: &[&Noun], rows: &impl Rows, reports: &[&PeriodReport], now: Moment, thresholds: Thresholds) -> Frozen {
    let cards = Cards::of(nouns.iter().copied());
    let mut standings = cards.standings(None, rows, now, thresholds);
    let agencies = overview::together(&standings, By::Lead, &|a: Group, b: Group| a.cmp(&b));
    standings.sort_by_key(|standing| (standing.criterion.order, standing.criterion.id));
    let owing = super::owing::owing(nouns.iter().copied(), rows);
    let has_handed_in = |agency: &AgencyId| stage(reports, *agency, rows).is_some_and(|stage| stage >= Stage::Submitted);
    Frozen {
        criteria: standings
            .iter()
            .map(|standing| OfCriterion {
                id: standing.criterion.id,
                number: standing.criterion.number.clone(),
                title: standing.criterion.title.clone(),
                counts: Counts::from(&standing.rollup),
            })
            .collect(),
        agencies: agencies
            .iter()
            .map(|together| OfAgency {
                id: if let Group::Lead(lead) = together.group { lead } else { None },
                criteria: together.criteria.len() as u32,
                counts: Counts::from(&together.rollup),
            })
            .collect(),
        whole: Counts::from(&overview::sum(&standings)),
        handed_in: owing.iter().copied().filter(has_handed_in).collect(),
        owing,
    }
}

/// The reports that speak for an agency among those of a period: its own, once it wrote any; until then those of the agencies whose work
/// it does by now. What these wrote is where it goes on from, so that nothing is told twice.
pub fn of<'r>(reports: &'r [&'r PeriodReport], agency: AgencyId, rows: &impl Rows) -> Vec<&'r PeriodReport> {
    let mut all: Vec<&PeriodReport> =
        reports.iter().copied().filter(|report| report.agency.is_some_and(|own| rows.standing_for(own) == agency)).collect();
    if all.iter().any(|report| report.agency == Some(agency) && !report.versions.is_empty()) {
        all.retain(|report| report.agency == Some(agency));
    }
    all
}

/// How far an agency has come with its report: of several that became one, as far as the one that is least far.
pub fn stage(reports: &[&PeriodReport], agency: AgencyId, rows: &impl Rows) -> Option<Stage> {
    of(reports, agency, rows).into_iter().filter_map(standing::stage).min()
}

/// The figures of a period that stand: those that were frozen last. Nothing where none were.
pub fn latest(report: &PeriodReport) -> Option<(&Version, Frozen)> {
    let version = report.versions.iter().rev().find(|version| version.says.stage == Stage::Frozen)?;
    Some((version, read(version.figures.as_ref()?)?))
}

/// Reads what was frozen; what a later version of the program added is passed over.
pub fn read(figures: &Json) -> Option<Frozen> {
    Frozen::deserialize(figures).ok()
}
