//! Importing: what a document that has been read makes of a plan's rows.
//!
//! The first time it makes everything. Importing the next version of the document finds what is there and changes only
//! what the document says differently: what people did stays, what the document no longer has is named and left alone.
//! It stores nothing; [`crate::document`] reads, the store keeps.

mod agencies;
mod amended;
mod card;
mod difference;
mod pairing;

use crate::{
    agency::Agency,
    criterion::{Criterion, GONE, Track},
    document::{Document, Index, Item, Reading},
    id::{CriterionId, Mint, PersonId, PlanId, TaskId},
    measure::Moment,
    plan::{Notice, Plan},
    registry::Registry,
    row::Noun,
    task::{Task, Wording},
    vietnamese,
};
use agencies::Register;
pub use agencies::{UnknownName, unknown_names};
pub use difference::Difference;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is there before the import; nothing for a plan that is new.
#[derive(Clone, Debug, Default)]
pub struct Present {
    /// The plan.
    pub plan: Option<Plan>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// Its cards, also those that were put away.
    pub cards: Vec<(Task, Wording)>,
    /// Every agency of the province, by all its names.
    pub registry: Registry,
}

/// What an import comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The plan.
    pub plan: PlanId,
    /// Agencies that were not known yet.
    pub agencies: Vec<Agency>,
    /// New and changed rows, those that others refer to first.
    pub rows: Vec<Noun>,
    /// Criteria and cards that are new.
    pub created: usize,
    /// Criteria and cards that the document says differently now.
    pub updated: usize,
    /// Criteria and cards that stayed as they were.
    pub unchanged: usize,
    /// Cards made from an earlier version that this one no longer has, with their titles: for a person to decide.
    pub gone: Vec<(TaskId, String)>,
    /// What is said otherwise than before, criteria first.
    pub differences: Vec<Difference>,
    /// The titles of cards that are new.
    pub added: Vec<String>,
}

/// Whether a document is another version of that plan: same kind, year, issuer, and number; of those that leave the
/// number blank, same title.
pub fn is_same_plan(document: &Document, plan: &Plan, now: Moment) -> bool {
    // "Đắk Lắk" is printed as "Đăk Lăk" too, and a corrected accent makes no second plan.
    let same = |printed: &Option<String>, known: &str| vietnamese::plain(printed.as_deref().unwrap_or("")) == vietnamese::plain(known);
    let numbered = document.number.as_deref().is_some_and(|number| !number.trim().is_empty());
    // A number is given once; a document that tells no year is not another one because the year has turned.
    let of_year = year_told(document).map_or_else(|| numbered || now.day().civil().0 == plan.year, |year| year == plan.year);
    document.kind == plan.kind
        && of_year
        && same(&document.issuer, &plan.issuer)
        && same(&document.number, &plan.number)
        && (numbered || same(&document.title, &plan.title))
}

/// Lays a document over what is there. `by` is written into the history of cards whose words change.
pub fn import(reading: &Reading, present: &Present, by: PersonId, now: Moment, mint: &mut Mint) -> Import {
    amend(reading, present, (by, ""), now, mint)
}

/// The same, with the reason why the plan is amended: it stands in the history of each card beside the old words.
pub fn amend(reading: &Reading, present: &Present, (by, why): (PersonId, &str), now: Moment, mint: &mut Mint) -> Import {
    let id = present.plan.as_ref().map_or_else(|| PlanId(mint.next(clock(now))), |plan| plan.id);
    let mut desk = Desk { now, by, why, mint, register: Register::of(&present.registry), out: Outcome::default() };
    let plan = plan_of(reading, present.plan.as_ref(), id, now);
    if present.plan.as_ref() != Some(&plan) {
        desk.out.rows.push(Noun::Plan(plan));
    }
    let criteria = desk.criteria(&reading.items, &present.criteria);
    desk.tell_amended(&criteria, present);
    desk.cards(&reading.items, &criteria, present);
    // A text without its head may be a part of the document.
    if reading.document.number.is_some() {
        desk.criteria_gone(&criteria, present);
    }
    let Desk { register, out, .. } = desk;
    let Outcome { rows, created, updated, unchanged, gone, differences, added } = out;
    Import { plan: id, agencies: register.into_new(), rows, created, updated, unchanged, gone, differences, added }
}

/// One import under way.
struct Desk<'a> {
    now: Moment,
    by: PersonId,
    why: &'a str,
    mint: &'a mut Mint,
    register: Register<'a>,
    out: Outcome,
}

#[derive(Default)]
struct Outcome {
    rows: Vec<Noun>,
    created: usize,
    updated: usize,
    unchanged: usize,
    gone: Vec<(TaskId, String)>,
    differences: Vec<Difference>,
    added: Vec<String>,
}

impl Desk<'_> {
    fn id(&mut self) -> Uuid {
        self.mint.next(clock(self.now))
    }

    /// The criteria of all items, in order. The `n`-th of a number in a part of the plan is the `n`-th of that number
    /// there before: numbers are as printed, and some are printed twice.
    fn criteria(&mut self, items: &[Item], present: &[Criterion]) -> Vec<Criterion> {
        let mut known: BTreeMap<(Track, &str), Vec<&Criterion>> = BTreeMap::new();
        for criterion in present {
            known.entry((criterion.track, &criterion.number)).or_default().push(criterion);
        }
        for same in known.values_mut() {
            same.sort_by_key(|criterion| std::cmp::Reverse(criterion.order));
        }
        let mut criteria = Vec::with_capacity(items.len());
        for (order, item) in items.iter().enumerate() {
            let before = known.get_mut(&(track_of(item), item.number.as_str())).and_then(Vec::pop);
            let id = before.map_or_else(|| CriterionId(self.id()), |criterion| criterion.id);
            let criterion = self.criterion(item, id, order);
            self.note(before == Some(&criterion), before.is_none());
            if before != Some(&criterion) {
                self.out.rows.push(Noun::Criterion(criterion.clone()));
            }
            criteria.push(criterion);
        }
        criteria
    }

    /// What the document has no more and no card hangs on. Where cards do, it stays for a person to decide, as they do.
    fn criteria_gone(&mut self, criteria: &[Criterion], present: &Present) {
        let stays = |criterion: &Criterion| {
            let left =
                |(task, wording): &&(Task, Wording)| task.criterion == criterion.id && task.archived.is_none() && self.is_left(task.id, wording);
            criterion.is_gone() || criteria.iter().any(|held| held.id == criterion.id) || present.cards.iter().any(|card| left(&card))
        };
        let gone: Vec<Criterion> = present.criteria.iter().filter(|criterion| !stays(criterion)).cloned().collect();
        for criterion in gone {
            self.note(false, false);
            self.out.rows.push(Noun::Criterion(Criterion { order: GONE, ..criterion }));
        }
    }

    /// Whether a card stays where it was: people made it, or the document has it no more.
    fn is_left(&self, task: TaskId, wording: &Wording) -> bool {
        wording.words.is_empty() || self.out.gone.iter().any(|(gone, _)| *gone == task)
    }

    fn criterion(&mut self, item: &Item, id: CriterionId, order: usize) -> Criterion {
        Criterion {
            id,
            number: item.number.clone(),
            order: order as i64,
            track: track_of(item),
            level: item.level,
            title: item.title.clone(),
            goal: item.goal.clone(),
            lead: self.agencies(&item.lead),
            coordinating: self.agencies(&item.coordinating),
            deadline_text: item.deadline_text.clone().unwrap_or_default(),
            due_on: item.due_on,
        }
    }

    fn agencies(&mut self, names: &[String]) -> Vec<crate::id::AgencyId> {
        let (mint, now) = (&mut *self.mint, self.now);
        self.register.ids(names, || mint.next(clock(now)))
    }

    fn note(&mut self, same: bool, new: bool) {
        let count = match (same, new) {
            (true, _) => &mut self.out.unchanged,
            (false, true) => &mut self.out.created,
            (false, false) => &mut self.out.updated,
        };
        *count += 1;
    }
}

/// What the document says of itself; where it is silent, as a text without its head is, what was known before stays.
fn plan_of(reading: &Reading, before: Option<&Plan>, id: PlanId, now: Moment) -> Plan {
    let document = &reading.document;
    let told = |said: &Option<String>, known: fn(&Plan) -> &String| {
        let said = said.clone().filter(|said| !said.trim().is_empty());
        said.or_else(|| before.map(known).cloned()).unwrap_or_default()
    };
    let notices = reading.warnings.iter().map(|warning| Notice {
        code: warning.code.as_str().to_owned(),
        number: warning.number.clone(),
        message: warning.message.clone(),
    });
    Plan {
        id,
        kind: document.kind,
        number: told(&document.number, |plan| &plan.number),
        issuer: told(&document.issuer, |plan| &plan.issuer),
        issued_on: document.issued_on.or_else(|| before?.issued_on),
        year: year_told(document).or_else(|| Some(before?.year)).unwrap_or_else(|| now.day().civil().0),
        title: told(&document.title, |plan| &plan.title),
        declared_items: reading.declared_items.map(i64::from).or_else(|| before?.declared_items),
        notices: notices.collect(),
        round: before.and_then(|plan| plan.round),
        views: before.map(|plan| plan.views.clone()).unwrap_or_default(),
    }
}

/// The year a document is for: as it says, else the year it was signed in.
fn year_told(document: &Document) -> Option<i64> {
    document.year.or_else(|| Some(document.issued_on?.civil().0))
}

fn track_of(item: &Item) -> Track {
    item.track.unwrap_or(if item.index == Some(Index::Sipas) { Track::Satisfaction } else { Track::Weak })
}

/// A clock set before 1970 counts as 1970.
fn clock(now: Moment) -> u64 {
    u64::try_from(now.0).unwrap_or(0)
}

#[cfg(test)]
mod tests;
