//! How criteria and lead agencies stand: what leadership sees, worst first. Gathers rows; every figure is from
//! `domain::figures`, and so is the order.

use super::{desk::Desk, face, view};
use crate::browser::text;
use leptos::prelude::Get;
use parboard_domain::{
    criterion::{Criterion, Level, Track},
    figures::{Rollup, Thresholds},
    id::{AgencyId, CriterionId},
    measure::Moment,
    plan::Plan,
    row::{Kind, Noun, Rows},
    task::Task,
};
use parboard_sync::overlay::Shown;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

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

/// By criterion, or by who leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// A row for each criterion.
    #[default]
    Criteria,
    /// A row for each lead agency.
    Agencies,
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
    /// Who leads, in full; empty when nobody does.
    pub lead: String,
    /// Sums over its cards.
    pub rollup: Rollup,
}

/// A lead agency's row; without an agency, the criteria that nobody leads.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyStanding {
    /// Which.
    pub agency: Option<AgencyId>,
    /// Its name; empty without an agency.
    pub name: String,
    /// How many criteria it leads.
    pub criteria: u32,
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
    pub agencies: Vec<AgencyStanding>,
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
}

/// Gathers everything; runs again when the board changes or the clock moves on.
pub fn overview(desk: Desk, scope: Scope) -> Overview {
    let now = desk.now.get();
    desk.read(|shown| gather(shown, scope, now, desk.thresholds()))
}

fn gather(shown: Shown<'_>, scope: Scope, now: Moment, thresholds: Thresholds) -> Overview {
    let tasks = tasks_by_criterion(shown);
    // A card may come to hang on a criterion that is gone: made offline, or brought back. Then it counts again.
    let all: Vec<&Criterion> = criteria(shown).filter(|criterion| !criterion.is_gone() || tasks.contains_key(&criterion.id)).collect();
    let chosen: Vec<&Criterion> = all.iter().copied().filter(|criterion| scope.holds(criterion.track)).collect();
    let cards = |of: &[&Criterion]| {
        let cards = of.iter().filter_map(|criterion| tasks.get(&criterion.id)).flatten().copied();
        Rollup::of(cards, now, thresholds)
    };
    let plan = shown.plan();
    Overview {
        plan: plan.map(|plan| plan.name().to_owned()).unwrap_or_default(),
        criteria: by_criterion(shown, &chosen, &cards),
        agencies: by_agency(shown, &chosen, &cards),
        missing: plan.map(|plan| missing(plan, &all, scope)).unwrap_or_default(),
        declared: plan.and_then(|plan| plan.declared_items),
        sum: cards(&chosen),
        counts_twice: chosen.iter().any(|criterion| leads(shown, criterion).len() > 1),
    }
}

fn by_criterion(shown: Shown<'_>, chosen: &[&Criterion], cards: &impl Fn(&[&Criterion]) -> Rollup) -> Vec<CriterionStanding> {
    let row = |criterion: &&Criterion| CriterionStanding {
        id: criterion.id,
        number: criterion.number.clone(),
        title: criterion.title.clone(),
        lead: face::names(shown, &criterion.lead),
        rollup: cards(&[*criterion]),
    };
    let mut rows: Vec<CriterionStanding> = chosen.iter().map(row).collect();
    // Stable: equals stay in the order of the plan.
    rows.sort_by_key(|row| row.rollup.urgency());
    rows
}

fn by_agency(shown: Shown<'_>, chosen: &[&Criterion], cards: &impl Fn(&[&Criterion]) -> Rollup) -> Vec<AgencyStanding> {
    let mut led: BTreeMap<Option<AgencyId>, Vec<&Criterion>> = BTreeMap::new();
    for criterion in chosen {
        let leads = leads(shown, criterion);
        for lead in leads.iter().copied().map(Some).chain(leads.is_empty().then_some(None)) {
            led.entry(lead).or_default().push(criterion);
        }
    }
    let row = |(agency, criteria): (Option<AgencyId>, Vec<&Criterion>)| AgencyStanding {
        agency,
        name: face::names(shown, agency.as_slice()),
        criteria: criteria.len() as u32,
        rollup: cards(&criteria),
    };
    let mut rows: Vec<AgencyStanding> = led.into_iter().map(row).collect();
    rows.sort_by(|a, b| a.rollup.urgency().cmp(&b.rollup.urgency()).then_with(|| text::alphabet(&a.name, &b.name)));
    rows
}

/// Who leads by now, each once: several may have become one.
fn leads(shown: Shown<'_>, criterion: &Criterion) -> BTreeSet<AgencyId> {
    criterion.lead.iter().map(|lead| shown.standing_for(*lead)).collect()
}

/// The numbers that the plan skips and that stand beside a criterion in scope: 1.9 is weak because 1.8 is.
fn missing(plan: &Plan, all: &[&Criterion], scope: Scope) -> Vec<String> {
    let parent = |number: &str| number.rsplit_once('.').map(|(parent, _)| parent.to_owned());
    let track =
        |number: &str| all.iter().find(|criterion| parent(&criterion.number) == parent(number)).map_or_else(Track::default, |found| found.track);
    plan.missing_numbers().filter(|number| scope.holds(track(number))).map(str::to_owned).collect()
}

fn tasks_by_criterion(shown: Shown<'_>) -> BTreeMap<CriterionId, Vec<&Task>> {
    let mut tasks: BTreeMap<CriterionId, Vec<&Task>> = BTreeMap::new();
    for task in view::tasks(shown) {
        tasks.entry(task.criterion).or_default().push(task);
    }
    tasks
}

/// The criteria in the order of the plan. A field ("lĩnh vực") is a heading over criteria, and none itself.
fn criteria(shown: Shown<'_>) -> impl Iterator<Item = &Criterion> {
    let mut criteria: Vec<&Criterion> = shown
        .of_kind(Kind::Criterion)
        .filter_map(|noun| match noun {
            Noun::Criterion(criterion) if criterion.level != Some(Level::Field) => Some(criterion),
            _ => None,
        })
        .collect();
    criteria.sort_by_key(|criterion| criterion.order);
    criteria.into_iter()
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

    fn holds(self, track: Track) -> bool {
        self.track().is_none_or(|own| own == track)
    }
}

impl Sight {
    /// Both.
    pub const ALL: [Sight; 2] = [Sight::Criteria, Sight::Agencies];
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
            Sight::Agencies => "co-quan",
        })
    }
}

impl FromStr for Sight {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|sight| sight.to_string() == text).ok_or(())
    }
}
