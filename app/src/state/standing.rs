//! How criteria stand and who leads them, as the screen shows it. Gathers rows and names; every figure is from the core, and so is
//! the order.

use super::{desk::Desk, face, scores, scores::Line};
use crate::browser::text;
use leptos::prelude::Get;
use parboard_domain::{
    criterion::Track,
    figures::{Rollup, Thresholds},
    id::{AgencyId, CriterionId},
    measure::Moment,
    overview::{self, By, Cards, Group, Standing, Together},
    row::{Kind, Rows},
};
use parboard_sync::overlay::Shown;
use std::{fmt, str::FromStr};

/// Which criteria are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that fell short.
    #[default]
    Weak,
    /// Those of citizens' satisfaction.
    Satisfaction,
    /// The whole plan.
    All,
}

/// How they are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// A row for each criterion.
    #[default]
    Criteria,
    /// The same rows, with the columns of the board.
    Columns,
    /// A row for each lead agency.
    Agencies,
    /// A row for each field.
    Fields,
    /// A row for each part of the plan.
    Tracks,
    /// How fresh the figures of each unit are.
    Units,
    /// Drawn.
    Charts,
}

/// A criterion's row.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionStanding {
    /// Which.
    pub id: CriterionId,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub title: String,
    /// Who leads by now, and who carries out its cards: its figures are as old as what these said.
    pub relies_on: Vec<AgencyId>,
    /// The same in full; empty when nobody does.
    pub lead: String,
    /// What is aimed at and what was measured.
    pub score: Line,
    /// Sums over its cards.
    pub rollup: Rollup,
}

/// A row for several criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupStanding {
    /// What they have in common.
    pub group: Group,
    /// The name of that; empty when nobody leads them, or no field is named.
    pub name: String,
    /// Which criteria.
    pub criteria: Vec<CriterionId>,
    /// Sums over their cards.
    pub rollup: Rollup,
}

/// All that the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The plan's name in short.
    pub plan: String,
    /// The criteria, worst first.
    pub criteria: Vec<CriterionStanding>,
    /// The lead agencies, worst first.
    pub agencies: Vec<GroupStanding>,
    /// The fields, worst first; none where the document names none.
    pub fields: Vec<GroupStanding>,
    /// The parts of the whole plan, worst first.
    pub tracks: Vec<GroupStanding>,
    /// Numbers that the plan skips, in this scope.
    pub missing: Vec<String>,
    /// How many weak criteria the plan says it has.
    pub declared: Option<i64>,
    /// Sums over all cards.
    pub sum: Rollup,
    /// Whether some criterion is counted for several agencies.
    pub counts_twice: bool,
}

impl Overview {
    /// How many criteria there should be: those that were read, and those that are missing.
    pub fn expected(&self) -> usize {
        self.criteria.len() + self.missing.len()
    }

    /// How many criteria have a late card.
    pub fn with_overdue(&self) -> usize {
        self.criteria.iter().filter(|row| row.rollup.overdue > 0).count()
    }

    /// How many criteria nobody leads.
    pub fn without_lead(&self) -> usize {
        self.criteria.iter().filter(|row| row.lead.is_empty()).count()
    }

    /// The rows of a sight that puts criteria together.
    pub fn groups(&self, sight: Sight) -> &[GroupStanding] {
        match sight {
            Sight::Fields => &self.fields,
            Sight::Tracks => &self.tracks,
            _ => &self.agencies,
        }
    }
}

/// The kinds of rows that the overview looks at.
const KINDS: [Kind; 3] = [Kind::Plan, Kind::Criterion, Kind::Task];

/// Gathers everything; runs again when the board changes or the clock moves on.
pub fn overview(desk: Desk, scope: Scope) -> Overview {
    overview_at(desk, scope, desk.now.get())
}

/// The same, with what is late and what has stalled judged as of a moment.
pub fn overview_at(desk: Desk, scope: Scope, at: Moment) -> Overview {
    desk.read(|shown| gather(shown, scope, at, desk.thresholds()))
}

fn gather(shown: Shown<'_>, scope: Scope, now: Moment, thresholds: Thresholds) -> Overview {
    let cards = Cards::of(KINDS.into_iter().flat_map(|kind| shown.of_kind(kind)));
    let standings = cards.standings(scope.track(), &shown, now, thresholds);
    let whole = cards.standings(None, &shown, now, thresholds);
    let grouped = |standings: &[Standing<'_>], by| -> Vec<GroupStanding> {
        let order = |a, b| text::alphabet(&name(shown, a), &name(shown, b));
        overview::together(standings, by, &order).into_iter().map(|together| group(shown, together)).collect()
    };
    let has_fields = standings.iter().any(|standing| standing.field.is_some());
    let plan = cards.plan();
    Overview {
        plan: plan.map(|plan| plan.name().to_owned()).unwrap_or_default(),
        criteria: standings.iter().map(|standing| row(shown, standing, &cards)).collect(),
        agencies: grouped(&standings, By::Lead),
        fields: if has_fields { grouped(&standings, By::Field) } else { Vec::new() },
        tracks: grouped(&whole, By::Track),
        missing: cards.missing(scope.track()).into_iter().map(str::to_owned).collect(),
        declared: plan.and_then(|plan| plan.declared_items),
        sum: overview::sum(&standings),
        counts_twice: standings.iter().any(|standing| standing.leads.len() > 1),
    }
}

/// Its leads and those who carry out its cards. Units of a collective are left out: one of a hundred is always silent, and a mark that
/// every row bears says nothing; their own page tells of them.
fn relies_on(shown: Shown<'_>, standing: &Standing<'_>, cards: &Cards<'_>) -> Vec<AgencyId> {
    let mut agencies = standing.leads.clone();
    let tasks = cards.tasks_of(standing.criterion.id).iter().filter(|task| task.archived.is_none());
    agencies.extend(tasks.flat_map(|task| &task.assignees).map(|assignee| shown.standing_for(*assignee)));
    agencies.sort_unstable();
    agencies.dedup();
    agencies.retain(|agency| shown.find_agency(*agency).is_some_and(|agency| !agency.collective));
    agencies
}

fn row(shown: Shown<'_>, standing: &Standing<'_>, cards: &Cards<'_>) -> CriterionStanding {
    let criterion = standing.criterion;
    CriterionStanding {
        id: criterion.id,
        number: criterion.number.clone(),
        title: criterion.title.clone(),
        relies_on: relies_on(shown, standing, cards),
        lead: face::names(shown, &criterion.lead),
        score: scores::of(shown, criterion),
        rollup: standing.rollup.clone(),
    }
}

fn group(shown: Shown<'_>, together: Together) -> GroupStanding {
    let Together { group, criteria, rollup } = together;
    GroupStanding { name: name(shown, group), group, criteria, rollup }
}

/// The name of what criteria have in common; parts of the plan have theirs in the words of the screen.
fn name(shown: Shown<'_>, group: Group) -> String {
    match group {
        Group::Lead(agency) => face::names(shown, agency.as_slice()),
        Group::Field(field) => field.and_then(|field| shown.find_criterion(field)).map(|field| field.title.clone()).unwrap_or_default(),
        Group::Track(_) => String::new(),
    }
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 3] = [Scope::Weak, Scope::Satisfaction, Scope::All];

    /// The part of the plan that is meant, for the board's filter.
    pub fn track(self) -> Option<Track> {
        match self {
            Scope::Weak => Some(Track::Weak),
            Scope::Satisfaction => Some(Track::Satisfaction),
            Scope::All => None,
        }
    }
}

impl Sight {
    /// All of them.
    pub const ALL: [Sight; 7] = [Sight::Criteria, Sight::Columns, Sight::Agencies, Sight::Fields, Sight::Tracks, Sight::Units, Sight::Charts];
}

/// As the address says it: `/dieu-hanh?nhom=hai-long&theo=co-quan`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Scope::Weak => "yeu",
            Scope::Satisfaction => "hai-long",
            Scope::All => "tat-ca",
        })
    }
}

impl FromStr for Scope {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|scope| scope.to_string() == text).ok_or(())
    }
}

impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sight::Criteria => "tieu-chi",
            Sight::Columns => "cot",
            Sight::Agencies => "co-quan",
            Sight::Fields => "linh-vuc",
            Sight::Tracks => "nhom",
            Sight::Units => "don-vi",
            Sight::Charts => "bieu-do",
        })
    }
}

impl FromStr for Sight {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|sight| sight.to_string() == text).ok_or(())
    }
}
