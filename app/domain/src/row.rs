//! Rows: what a plan is made of, as it is stored, sent and held.

mod kind;
mod noun;

pub use kind::Kind;
pub use noun::{Newer, Noun};

use crate::{
    agency::Agency,
    criterion::Criterion,
    entry::Entry,
    evidence::Evidence,
    id::{AgencyId, PersonId, ReportId, ShareId, TaskId},
    measure::Rev,
    period::PeriodReport,
    person::{Directory, Person},
    report::Comment,
    score::Score,
    share::{Roster, Share},
    task::{Task, Wording},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::RangeInclusive};
use uuid::Uuid;

/// The version of what rows hold: raised with each addition to them. A device whose copy was written by a program that knew less
/// fetches it anew, since what that program could not read it did not keep.
pub const ROWS: u32 = 5;

/// A noun of a plan, with the revision that last changed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The revision that last changed it.
    pub rev: Rev,
    /// The noun.
    pub is: Noun,
}

/// Names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// What kind.
    pub kind: Kind,
    /// Its id; a card and its words share one.
    pub id: Uuid,
}

impl RowKey {
    /// The names of all rows of a kind.
    pub fn all(kind: Kind) -> RangeInclusive<Self> {
        Self { kind, id: Uuid::nil() }..=Self { kind, id: Uuid::max() }
    }

    /// The names of all shares of a card, and perhaps of another that begins like it.
    pub fn shares_of(task: TaskId) -> RangeInclusive<Self> {
        let begins = task.0.as_u64_pair().0;
        let key = |ends| Self { kind: Kind::Share, id: Uuid::from_u64_pair(begins, ends) };
        key(0)..=key(u64::MAX)
    }

    /// A key.
    pub fn new(kind: Kind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

/// So many steps are followed from an agency to who does its work by now. The registry lets in no more.
pub(crate) const STEPS_MAX: usize = 8;

/// Where `apply` looks things up: a whole replica on a device, the few rows concerned on the server.
pub trait Rows {
    /// The row of that name, as it stands.
    fn find(&self, key: RowKey) -> Option<&Noun>;
    /// The agency of that id.
    fn find_agency(&self, id: AgencyId) -> Option<&Agency>;
    /// The person of that id, who has, or had, an account in the province.
    fn find_person(&self, id: PersonId) -> Option<&Person>;
    /// Whether the plan is a round of proposals: its cards are proposals then. Once opened a round stays one, so a device knows no
    /// more of it than the server, and what it offers is not refused.
    fn is_round(&self) -> bool;

    /// Who does the work of that agency by now: itself, or whoever took it over. A registry that goes round in circles is
    /// followed for so many steps and no further.
    fn standing_for(&self, id: AgencyId) -> AgencyId {
        let mut id = id;
        for _ in 0..STEPS_MAX {
            match self.find_agency(id).and_then(|agency| agency.successor) {
                Some(heir) => id = heir,
                None => break,
            }
        }
        id
    }

    /// Whether one of these agencies, or who does its work by now, is that one.
    fn stands_among(&self, id: AgencyId, named: &[&[AgencyId]]) -> bool {
        let standing = self.standing_for(id);
        named.iter().any(|ids| ids.iter().any(|id| self.standing_for(*id) == standing))
    }

    /// The card of that id.
    fn find_task(&self, id: TaskId) -> Option<&Task> {
        match self.find(RowKey::new(Kind::Task, id.0)) {
            Some(Noun::Task(task)) => Some(task),
            _ => None,
        }
    }

    /// The words of that card.
    fn find_wording(&self, id: TaskId) -> Option<&Wording> {
        match self.find(RowKey::new(Kind::Wording, id.0)) {
            Some(Noun::Wording(wording)) => Some(wording),
            _ => None,
        }
    }

    /// The criterion of that id.
    fn find_criterion(&self, id: crate::id::CriterionId) -> Option<&Criterion> {
        match self.find(RowKey::new(Kind::Criterion, id.0)) {
            Some(Noun::Criterion(criterion)) => Some(criterion),
            _ => None,
        }
    }

    /// What was given of that criterion.
    fn find_score(&self, id: crate::id::CriterionId) -> Option<&Score> {
        match self.find(RowKey::new(Kind::Score, id.0)) {
            Some(Noun::Score(score)) => Some(score),
            _ => None,
        }
    }

    /// What was reported for a period, read in full.
    fn find_period_report(&self, id: ReportId) -> Option<PeriodReport> {
        match self.find(RowKey::new(Kind::PeriodReport, id.0)) {
            Some(Noun::PeriodReport(held)) => PeriodReport::of(held),
            _ => None,
        }
    }

    /// The line of history of that id.
    fn find_entry(&self, id: crate::id::EntryId) -> Option<&Entry> {
        match self.find(RowKey::new(Kind::Entry, id.0)) {
            Some(Noun::Entry(entry)) => Some(entry),
            _ => None,
        }
    }

    /// What that unit has done of that card.
    fn find_share(&self, task: TaskId, unit: AgencyId) -> Option<&Share> {
        match self.find(RowKey::new(Kind::Share, ShareId::of(task, unit).0)) {
            Some(Noun::Share(share)) => Some(share),
            _ => None,
        }
    }

    /// The same; untouched where nobody has spoken of it yet.
    fn share_of(&self, task: TaskId, unit: AgencyId) -> Share {
        self.find_share(task, unit).cloned().unwrap_or_else(|| Share::untouched(task, unit))
    }

    /// Who that collective is in this plan.
    fn find_roster(&self, collective: AgencyId) -> Option<&Roster> {
        match self.find(RowKey::new(Kind::Roster, collective.0)) {
            Some(Noun::Roster(roster)) => Some(roster),
            _ => None,
        }
    }

    /// The comment of that id.
    fn find_comment(&self, id: crate::id::OpId) -> Option<&Comment> {
        match self.find(RowKey::new(Kind::Comment, id.0)) {
            Some(Noun::Comment(comment)) => Some(comment),
            _ => None,
        }
    }

    /// The evidence of that id.
    fn find_evidence(&self, id: crate::id::OpId) -> Option<&Evidence> {
        match self.find(RowKey::new(Kind::Evidence, id.0)) {
            Some(Noun::Evidence(evidence)) => Some(evidence),
            _ => None,
        }
    }
}

/// Rows in memory, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowSet {
    rows: BTreeMap<RowKey, Row>,
    agencies: BTreeMap<AgencyId, Agency>,
    people: Vec<Person>,
}

impl RowSet {
    /// Puts a row in, unless a newer one is there.
    pub fn put(&mut self, row: Row) -> Option<Row> {
        let key = row.is.key();
        match self.rows.get(&key) {
            Some(held) if held.rev > row.rev => None,
            _ => self.rows.insert(key, row),
        }
    }

    /// Puts a noun in at whatever revision its row has.
    pub fn set(&mut self, noun: Noun) {
        let rev = self.rows.get(&noun.key()).map_or(Rev(0), |row| row.rev);
        self.rows.insert(noun.key(), Row { rev, is: noun });
    }

    /// Replaces the known agencies.
    pub fn set_agencies(&mut self, agencies: impl IntoIterator<Item = Agency>) {
        // Not collected anew: that would bring a sorter of its own, see `order`.
        self.agencies.clear();
        self.agencies.extend(agencies.into_iter().map(|agency| (agency.id, agency)));
    }

    /// Replaces the known people.
    pub fn set_people(&mut self, people: Vec<Person>) {
        self.people = people;
    }

    /// Replaces all that is known of the province.
    pub fn set_directory(&mut self, directory: &Directory) {
        self.set_agencies(directory.agencies.iter().cloned());
        self.set_people(directory.people.clone());
    }

    /// The row of that name, with its revision.
    pub fn row(&self, key: RowKey) -> Option<&Row> {
        self.rows.get(&key)
    }

    /// All rows, in order of kind and id.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// All rows of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Row> {
        self.within(RowKey::all(kind))
    }

    /// All rows whose names lie between two.
    pub fn within(&self, keys: RangeInclusive<RowKey>) -> impl Iterator<Item = &Row> {
        self.rows.range(keys).map(|(_, row)| row)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Rows for RowSet {
    fn find(&self, key: RowKey) -> Option<&Noun> {
        self.rows.get(&key).map(|row| &row.is)
    }

    fn find_agency(&self, id: AgencyId) -> Option<&Agency> {
        self.agencies.get(&id)
    }

    fn find_person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    fn is_round(&self) -> bool {
        self.of_kind(Kind::Plan).any(|row| matches!(&row.is, Noun::Plan(plan) if plan.round.is_some()))
    }
}

/// A sum over rows that does not depend on their order: equal sums mean equal copies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowSum(pub i64);

impl RowSum {
    /// Counts a row in.
    #[must_use]
    pub fn with(self, key: RowKey, rev: Rev) -> Self {
        Self(self.0.wrapping_add(Self::mix(key, rev)))
    }

    /// Counts a row out.
    #[must_use]
    pub fn without(self, key: RowKey, rev: Rev) -> Self {
        Self(self.0.wrapping_sub(Self::mix(key, rev)))
    }

    /// The sum over rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        rows.into_iter().fold(Self::default(), |sum, row| sum.with(row.is.key(), row.rev))
    }

    /// Spreads name and revision over 53 bits, so that the sum survives JSON readers that only know doubles for a while.
    fn mix(key: RowKey, rev: Rev) -> i64 {
        let bits = key.id.as_u128();
        let mut mixed = (bits as u64) ^ ((bits >> 64) as u64).rotate_left(29) ^ (rev.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key.kind.mark();
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 32) as i64
    }
}
