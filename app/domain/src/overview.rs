//! The view from the top: how criteria stand and who leads them, worst first. Derived and never stored; the device and the server
//! ask the same functions.
//!
//! **Worst first** is one rule, and the screen says it in words: more overdue cards, then more that are held up, then more that have
//! stalled, then less progress ([`Rollup::urgency`]); equals stay in the order of the plan, or of the agencies' names.

use crate::{
    criterion::{Criterion, Level, Track},
    figures::{Rollup, Thresholds},
    id::{AgencyId, CriterionId},
    measure::Moment,
    plan::Plan,
    row::{Noun, Rows},
    task::Task,
};
use std::{cmp::Ordering, collections::BTreeMap};

/// The rows of a plan that the overview looks at.
#[derive(Debug, Default)]
pub struct Cards<'a> {
    plan: Option<&'a Plan>,
    /// In the order of the plan.
    criteria: Vec<&'a Criterion>,
    tasks: BTreeMap<CriterionId, Vec<&'a Task>>,
}

/// A criterion, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// Which.
    pub criterion: &'a Criterion,
    /// The heading it stands under, where the document has such.
    pub field: Option<CriterionId>,
    /// Who leads it by now, each once.
    pub leads: Vec<AgencyId>,
    /// Sums over its cards.
    pub rollup: Rollup,
}

/// By what criteria are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By who leads them; several lead some.
    Lead,
    /// By the field they stand under.
    Field,
    /// By the part of the plan.
    Track,
}

/// What several criteria have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who leads them; nobody.
    Lead(Option<AgencyId>),
    /// The field they stand under; none, where the document names none.
    Field(Option<CriterionId>),
    /// The part of the plan.
    Track(Track),
}

/// Several criteria, and how they stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// What they have in common.
    pub group: Group,
    /// Which they are, worst first.
    pub criteria: Vec<CriterionId>,
    /// Sums over their cards.
    pub rollup: Rollup,
}

impl<'a> Cards<'a> {
    /// Lays out the rows of a plan, or as many of them as there are.
    pub fn of(nouns: impl IntoIterator<Item = &'a Noun>) -> Self {
        let mut cards = Self::default();
        for noun in nouns {
            match noun {
                Noun::Plan(plan) => cards.plan = Some(plan),
                Noun::Criterion(criterion) => cards.criteria.push(criterion),
                Noun::Task(task) => cards.tasks.entry(task.criterion).or_default().push(task),
                _ => {}
            }
        }
        cards.criteria.sort_by_key(|criterion| (criterion.order, criterion.id));
        cards
    }

    /// The plan.
    pub fn plan(&self) -> Option<&'a Plan> {
        self.plan
    }

    /// The cards of a criterion.
    pub fn tasks_of(&self, criterion: CriterionId) -> &[&'a Task] {
        self.tasks.get(&criterion).map_or(&[], Vec::as_slice)
    }

    /// All cards.
    pub fn tasks(&self) -> impl Iterator<Item = &'a Task> + '_ {
        self.tasks.values().flatten().copied()
    }

    /// The criteria with their fields, in the order of the plan. A field ("lĩnh vực") is a heading over criteria, and none itself.
    /// One that is gone from the document counts again once a card hangs on it: made offline, or brought back.
    pub fn criteria(&self) -> impl Iterator<Item = (&'a Criterion, Option<CriterionId>)> + '_ {
        let mut field = None;
        self.criteria.iter().copied().filter_map(move |criterion| {
            if criterion.level == Some(Level::Field) {
                field = Some(criterion.id);
                return None;
            }
            let is_there = !criterion.is_gone() || self.tasks.contains_key(&criterion.id);
            is_there.then_some((criterion, field.filter(|_| !criterion.is_gone())))
        })
    }

    /// How the criteria of a part of the plan stand, or all of them, worst first.
    pub fn standings(&self, track: Option<Track>, rows: &impl Rows, now: Moment, thresholds: Thresholds) -> Vec<Standing<'a>> {
        let chosen = self.criteria().filter(|(criterion, _)| track.is_none_or(|track| criterion.track == track));
        let standing = |(criterion, field): (&'a Criterion, Option<CriterionId>)| Standing {
            criterion,
            field,
            leads: leads(criterion, rows),
            rollup: Rollup::of(self.tasks_of(criterion.id).iter().copied(), now, thresholds),
        };
        let mut standings: Vec<Standing<'a>> = chosen.map(standing).collect();
        standings.sort_by_key(|standing| standing.rollup.urgency());
        standings
    }

    /// The numbers that the plan skips and that stand beside a criterion of that part: 1.9 is weak because 1.8 is.
    pub fn missing(&self, track: Option<Track>) -> Vec<&'a str> {
        let Some(plan) = self.plan else { return Vec::new() };
        let parent = |number: &'a str| number.rsplit_once('.').map(|(parent, _)| parent);
        let track_of = |number: &'a str| {
            let beside = self.criteria().find(|(criterion, _)| parent(&criterion.number) == parent(number));
            beside.map_or_else(Track::default, |(criterion, _)| criterion.track)
        };
        plan.missing_numbers().filter(|number| track.is_none_or(|track| track_of(number) == track)).collect()
    }
}

/// Who leads by now, each once: several may have become one.
fn leads(criterion: &Criterion, rows: &impl Rows) -> Vec<AgencyId> {
    let mut leads: Vec<AgencyId> = criterion.lead.iter().map(|lead| rows.standing_for(*lead)).collect();
    leads.sort_unstable();
    leads.dedup();
    leads
}

/// Sums over some criteria.
pub fn sum(standings: &[Standing<'_>]) -> Rollup {
    let mut sum = Rollup::default();
    for standing in standings {
        sum.join(&standing.rollup);
    }
    sum
}

/// The criteria by what they have in common, worst first; equals as `order` says. A criterion with several leads counts for each.
pub fn together(standings: &[Standing<'_>], by: By, order: &dyn Fn(Group, Group) -> Ordering) -> Vec<Together> {
    let mut found: BTreeMap<Group, Together> = BTreeMap::new();
    for standing in standings {
        for group in standing.groups(by) {
            let together = found.entry(group).or_insert_with(|| Together { group, criteria: Vec::new(), rollup: Rollup::default() });
            together.criteria.push(standing.criterion.id);
            together.rollup.join(&standing.rollup);
        }
    }
    let mut found: Vec<Together> = found.into_values().collect();
    found.sort_by(|a, b| a.rollup.urgency().cmp(&b.rollup.urgency()).then_with(|| order(a.group, b.group)));
    found
}

impl Standing<'_> {
    fn groups(&self, by: By) -> Vec<Group> {
        match by {
            By::Lead if self.leads.is_empty() => vec![Group::Lead(None)],
            By::Lead => self.leads.iter().map(|lead| Group::Lead(Some(*lead))).collect(),
            By::Field => vec![Group::Field(self.field)],
            By::Track => vec![Group::Track(self.criterion.track)],
        }
    }
}
