//! Rosters: who the collectives of a plan are. Made when a plan is imported into a province whose registry knows its communes, and
//! changed by whoever coordinates. A registry that changes afterwards changes none of them.

use crate::{
    Store, StoreError, agency,
    head::{self, Head},
    rows,
    table::load_page,
};
use parboard_domain::{
    criterion::Criterion,
    id::{AgencyId, CriterionId, PlanId, ProvinceId},
    measure::{Day, Moment, Rev},
    plan::Plan,
    registry::Registry,
    row::{Noun, Row},
    share::Roster,
    task::Task,
};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// A collective of a plan, and who that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The collective.
    pub collective: AgencyId,
    /// Who it is; nothing while nobody has listed its units.
    pub roster: Option<Roster>,
    /// So many cards are handed to it.
    pub cards: usize,
    /// Whom the registry would list: as of the day that was asked about.
    pub proposed: Vec<AgencyId>,
}

impl Store {
    /// The collectives that a plan names, those of most cards first.
    ///
    /// # Errors
    /// `NotFound` when the province has no such plan; `Damaged` when a record cannot be read; `Unavailable` when the database does
    /// not answer.
    pub async fn rosters(&self, province: ProvinceId, plan: PlanId, today: Day) -> Result<Vec<Listed>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        head::look(&mut snapshot, province, plan).await?;
        let registry = agency::load_registry(&mut snapshot, province).await?;
        // Whoever makes a list by hand makes it for those who are there to do the work: of the plan's day it was made by itself.
        Ok(Named::load(&mut snapshot, plan).await?.list(&registry, today))
    }

    /// Says who a collective is in a plan, instead of those that were `seen` to be it, nobody where none were listed; the plan's
    /// revision afterwards. Without having seen any it says so whatever stands.
    ///
    /// # Errors
    /// `NotAsSeen` when somebody else has listed others meanwhile; `NotFound` when the province has no such plan, the plan does not name that collective, or a unit is none of the province's
    /// offices; `Unavailable` when the database does not answer. Nothing has changed then.
    pub async fn save_roster(&self, province: ProvinceId, plan: PlanId, roster: Roster, seen: Option<&[AgencyId]>) -> Result<Rev, StoreError> {
        let mut transaction = self.write().await?;
        let head = head::hold(&mut transaction, province, plan).await?;
        let registry = agency::load_registry(&mut transaction, province).await?;
        let named = Named::load(&mut transaction, plan).await?;
        let is_office = |id: &AgencyId| registry.find(*id).is_some_and(|record| !record.agency.collective);
        if !named.collectives(&registry).contains_key(&roster.id) || !roster.units.iter().all(is_office) {
            return Err(StoreError::NotFound);
        }
        let standing = named.rosters.get(&roster.id).map_or(&[][..], |(_, roster)| &roster.units);
        if seen.is_some_and(|seen| seen != standing) {
            return Err(StoreError::NotAsSeen);
        }
        let rev = write(&mut transaction, province, plan, head, &named, vec![roster]).await?;
        transaction.commit().await?;
        Ok(rev)
    }
}

/// Lists the units of every collective of a plan that has none listed yet, as of the day the plan was signed.
pub(crate) async fn list_new(connection: &mut AnyConnection, province: ProvinceId, plan: PlanId, now: Moment) -> Result<Rev, StoreError> {
    let head = head::hold(connection, province, plan).await?;
    let registry = agency::load_registry(connection, province).await?;
    let named = Named::load(connection, plan).await?;
    let frozen_on = Some(named.day(now.day()));
    let unlisted = named.list(&registry, named.day(now.day())).into_iter().filter(|listed| listed.roster.is_none() && !listed.proposed.is_empty());
    let rosters = unlisted.map(|listed| Roster { id: listed.collective, units: listed.proposed, frozen_on }).collect();
    write(connection, province, plan, head, &named, rosters).await
}

async fn write(
    connection: &mut AnyConnection,
    province: ProvinceId,
    plan: PlanId,
    mut head: Head,
    named: &Named,
    rosters: Vec<Roster>,
) -> Result<Rev, StoreError> {
    let mut rows = Vec::with_capacity(rosters.len());
    for roster in rosters.into_iter().filter(|roster| named.rosters.get(&roster.id).is_none_or(|(_, standing)| standing != roster)) {
        let before = named.rosters.get(&roster.id).map(|(rev, _)| *rev);
        let noun = Noun::Roster(roster);
        let key = noun.key();
        head.rev = Rev(head.rev.0 + 1);
        head.sum = before.map_or(head.sum, |rev| head.sum.without(key, rev)).with(key, head.rev);
        rows.push(Row { rev: head.rev, is: noun });
    }
    if !rows.is_empty() {
        rows::save_all(connection, province, plan, &rows, &BTreeSet::new()).await?;
        head::raise(connection, plan, head).await?;
    }
    Ok(head.rev)
}

/// What of a plan has to do with rosters.
struct Named {
    issued_on: Option<Day>,
    criteria: BTreeMap<CriterionId, Criterion>,
    tasks: Vec<Task>,
    rosters: BTreeMap<AgencyId, (Rev, Roster)>,
}

impl Named {
    async fn load(connection: &mut AnyConnection, plan: PlanId) -> Result<Self, StoreError> {
        let (none, all) = (Rev(-1), Rev(i64::MAX));
        let mut named = Self { issued_on: None, criteria: BTreeMap::new(), tasks: Vec::new(), rosters: BTreeMap::new() };
        let mut rows = load_page::<Plan>(connection, plan, none, all).await?;
        rows.extend(load_page::<Criterion>(connection, plan, none, all).await?);
        rows.extend(load_page::<Task>(connection, plan, none, all).await?);
        rows.extend(load_page::<Roster>(connection, plan, none, all).await?);
        for row in rows {
            match row.is {
                Noun::Plan(plan) => named.issued_on = plan.issued_on,
                Noun::Criterion(criterion) => drop(named.criteria.insert(criterion.id, criterion)),
                Noun::Task(task) => named.tasks.push(task),
                Noun::Roster(roster) => drop(named.rosters.insert(roster.id, (row.rev, roster))),
                _ => {}
            }
        }
        Ok(named)
    }

    /// The day that counts: the plan's own, else the day it is asked on.
    fn day(&self, today: Day) -> Day {
        self.issued_on.unwrap_or(today)
    }

    /// The collectives that cards and criteria name, and on how many cards.
    fn collectives(&self, registry: &Registry) -> BTreeMap<AgencyId, usize> {
        let is_collective = |id: &&AgencyId| registry.find(**id).is_some_and(|record| record.agency.collective);
        let mut counts = BTreeMap::new();
        for task in &self.tasks {
            let Some(criterion) = self.criteria.get(&task.criterion) else { continue };
            let named: BTreeSet<&AgencyId> = task.named(criterion).filter(is_collective).collect();
            for id in named {
                *counts.entry(*id).or_default() += usize::from(task.archived.is_none());
            }
        }
        counts
    }

    /// Every collective, with whom the registry would list as of that day.
    fn list(&self, registry: &Registry, day: Day) -> Vec<Listed> {
        let name = |id: AgencyId| registry.find(id).map_or("", |record| &record.agency.name);
        let listed = |(collective, cards)| Listed {
            roster: self.rosters.get(&collective).map(|(_, roster)| roster.clone()),
            proposed: registry.expand(name(collective), day),
            collective,
            cards,
        };
        let mut all: Vec<Listed> = self.collectives(registry).into_iter().map(listed).collect();
        all.sort_by_key(|listed| (std::cmp::Reverse(listed.cards), listed.collective));
        all
    }
}
