//! Importing a document that has been read.

mod logged;

pub use logged::LoggedImport;
pub(crate) use logged::{append, load_of};

use crate::{
    Store, StoreError, agency,
    head::{self, Head},
    plan, province, roster, rows,
    table::load_page,
};
use parboard_domain::{
    carry,
    criterion::Criterion,
    document::Reading,
    id::{AgencyId, Mint, PersonId, PlanId, ProvinceId, TaskId},
    import::{self, Import, Present},
    measure::{Moment, Rev},
    plan::Plan,
    registry::{Record, Registry, RegistryProblem},
    row::{Noun, Row, RowKey, RowSum},
    task::{Task, Wording},
};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The plan, new or found again.
    pub plan: PlanId,
    /// Criteria and cards that are new.
    pub created: usize,
    /// Criteria and cards that the document says differently now.
    pub updated: usize,
    /// Criteria and cards that stayed as they were.
    pub unchanged: usize,
    /// Cards made from an earlier version that this document no longer has. They were left alone: a person decides.
    pub gone: Vec<(TaskId, String)>,
    /// Names that no agency had before; each is an agency now.
    pub new_agencies: Vec<String>,
    /// The plan's revision afterwards.
    pub rev: Rev,
}

/// What a person says beside the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The plan to bring up to date; the one of the same number, year, kind and issuer when nothing is said.
    pub plan: Option<PlanId>,
    /// Of names that the registry does not know, whom they mean. Each answer is kept: the name is one more name of that agency.
    pub answers: &'a [(String, AgencyId)],
    /// Why the plan is amended; it goes into the history of the cards that change.
    pub why: &'a str,
}

impl Store {
    /// Makes or brings up to date the plan that a document describes, and keeps everything people did.
    ///
    /// The plan is `plan` when given, else the one of the same number, year, kind and issuer. `by` is written into the
    /// history of cards whose words changed; whether they may import is the caller's to ask.
    ///
    /// # Errors
    /// `NotFound` without such a province, or when it has not got the plan that was given; `Unavailable` when the database does
    /// not answer. The plan is then as before.
    pub async fn import(
        &self,
        province: ProvinceId,
        by: PersonId,
        reading: &Reading,
        plan: Option<PlanId>,
        now: Moment,
    ) -> Result<Imported, StoreError> {
        self.import_as_said(province, by, reading, Beside { plan, ..Beside::default() }, now).await
    }

    /// The same, with what a person said beside the document.
    ///
    /// # Errors
    /// As [`Store::import`]; `Registry` when an answer names no agency, or the name is another's by now.
    pub async fn import_as_said(
        &self,
        province: ProvinceId,
        by: PersonId,
        reading: &Reading,
        beside: Beside<'_>,
        now: Moment,
    ) -> Result<Imported, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        remember(&mut transaction, province, beside.answers).await?;
        let plan = find_meant(&mut transaction, province, reading, beside, now).await?;
        let before = Held::load(&mut transaction, province, plan).await?;
        let mut mint = Mint::new(Uuid::new_v4().as_u64_pair().1);
        let import = import::amend(reading, &before.present, (by, beside.why), now, &mut mint);
        let done = keep(&mut transaction, province, (by, beside.why), &before, import, now).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// What [`Store::import_as_said`] would come to, and the plan it would bring up to date; nothing for a plan that is new. Stores
    /// nothing.
    ///
    /// # Errors
    /// As [`Store::import_as_said`].
    pub async fn compare(
        &self,
        province: ProvinceId,
        by: PersonId,
        reading: &Reading,
        beside: Beside<'_>,
        now: Moment,
    ) -> Result<(Option<Plan>, Import), StoreError> {
        let mut snapshot = self.snapshot().await?;
        let looked = match find_meant(&mut snapshot, province, reading, beside, now).await? {
            Some(plan) => Some((plan, head::look(&mut snapshot, province, plan).await?.head)),
            None => None,
        };
        let mut before = Held::read(&mut snapshot, province, looked).await?.present;
        take_answers(&mut before.registry, beside.answers)?;
        let import = import::amend(reading, &before, (by, beside.why), now, &mut Mint::new(Uuid::new_v4().as_u64_pair().1));
        Ok((before.plan, import))
    }

    /// What carrying a plan over into another year would make of it. Stores nothing.
    ///
    /// # Errors
    /// `NotFound` when the province has no such plan; `Unavailable` when the database does not answer.
    pub async fn carried_over(&self, province: ProvinceId, plan: PlanId, year: i64) -> Result<Reading, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let head = head::look(&mut snapshot, province, plan).await?.head;
        let before = Held::read(&mut snapshot, province, Some((plan, head))).await?;
        let plan = before.present.plan.as_ref().ok_or(StoreError::NotFound)?;
        Ok(carry::carried_over(plan, &before.present, year))
    }

    /// Carries what a plan leaves undone over into another year: a plan of its own, or the one that was made so before, brought up to
    /// date.
    ///
    /// # Errors
    /// As [`Store::carried_over`]. Nothing is then as it was not before.
    pub async fn carry_over(&self, province: ProvinceId, by: PersonId, plan: PlanId, year: i64, now: Moment) -> Result<Imported, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        let from = Held::load(&mut transaction, province, Some(plan)).await?;
        let plan = from.present.plan.as_ref().ok_or(StoreError::NotFound)?;
        let same = find_same(&mut transaction, province, &carry::carried_over(plan, &from.present, year), now).await?;
        let before = Held::load(&mut transaction, province, same).await?;
        let mut mint = Mint::new(Uuid::new_v4().as_u64_pair().1);
        let import = carry::carry_over((plan, &from.present), year, &before.present, by, now, &mut mint);
        let done = keep(&mut transaction, province, (by, ""), &before, import, now).await?;
        transaction.commit().await?;
        Ok(done)
    }
}

/// Writes down what an import came to, that there was one, and why.
pub(crate) async fn keep(
    connection: &mut AnyConnection,
    province: ProvinceId,
    (by, why): (PersonId, &str),
    before: &Held,
    import: Import,
    now: Moment,
) -> Result<Imported, StoreError> {
    let rev = save(connection, province, before, &import).await?;
    let rev = rev.max(roster::list_new(connection, province, import.plan, now).await?);
    let Import { plan, agencies, created, updated, unchanged, gone, .. } = import;
    append(connection, plan, &[LoggedImport::new(by, now, rev, [created, updated, unchanged], why)]).await?;
    let new_agencies = agencies.into_iter().map(|agency| agency.name).collect();
    Ok(Imported { plan, created, updated, unchanged, gone, new_agencies, rev })
}

/// Keeps each answer as one more name of the agency that it is about.
pub(crate) async fn remember(connection: &mut AnyConnection, province: ProvinceId, answers: &[(String, AgencyId)]) -> Result<(), StoreError> {
    if answers.is_empty() {
        return Ok(());
    }
    let before = agency::load_registry(connection, province).await?;
    let mut registry = before.clone();
    take_answers(&mut registry, answers)?;
    let changed: Vec<Record> = registry.iter().filter(|record| before.find(record.agency.id) != Some(record)).cloned().collect();
    agency::save(connection, province, &before, &changed).await
}

fn take_answers(registry: &mut Registry, answers: &[(String, AgencyId)]) -> Result<(), RegistryProblem> {
    for (name, id) in answers {
        let mut record = registry.find(*id).cloned().ok_or(RegistryProblem::Unknown)?;
        record.aliases.push(name.clone());
        registry.take(vec![record])?;
    }
    Ok(())
}

/// The plan that is to be brought up to date: the one that was chosen, else the one that the document is another version of.
async fn find_meant(
    connection: &mut AnyConnection,
    province: ProvinceId,
    reading: &Reading,
    beside: Beside<'_>,
    now: Moment,
) -> Result<Option<PlanId>, StoreError> {
    if beside.plan.is_some() { Ok(beside.plan) } else { find_same(connection, province, reading, now).await }
}

async fn find_same(connection: &mut AnyConnection, province: ProvinceId, reading: &Reading, now: Moment) -> Result<Option<PlanId>, StoreError> {
    for title in plan::load_titles(connection, province).await? {
        if let Some(Noun::Plan(plan)) = load_page::<Plan>(connection, title.id, Rev(-1), Rev(i64::MAX)).await?.into_iter().map(|row| row.is).next()
            && import::is_same_plan(&reading.document, &plan, now)
        {
            return Ok(Some(plan.id));
        }
    }
    Ok(None)
}

/// What is there, held until the transaction ends.
pub(crate) struct Held {
    pub head: Head,
    pub revs: BTreeMap<RowKey, Rev>,
    pub present: Present,
}

impl Held {
    pub async fn load(connection: &mut AnyConnection, province: ProvinceId, plan: Option<PlanId>) -> Result<Self, StoreError> {
        let held = match plan {
            Some(plan) => Some((plan, head::hold(connection, province, plan).await?)),
            None => None,
        };
        Self::read(connection, province, held).await
    }

    /// The same of a plan whose head is known, held or not.
    pub async fn read(connection: &mut AnyConnection, province: ProvinceId, plan: Option<(PlanId, Head)>) -> Result<Self, StoreError> {
        let registry = agency::load_registry(connection, province).await?;
        let mut found =
            Self { head: Head { rev: Rev(0), sum: RowSum(0) }, revs: BTreeMap::new(), present: Present { registry, ..Present::default() } };
        let Some((plan, head)) = plan else { return Ok(found) };
        found.head = head;
        let (all, none) = (Rev(i64::MAX), Rev(-1));
        let mut rows = load_page::<Plan>(connection, plan, none, all).await?;
        rows.extend(load_page::<Criterion>(connection, plan, none, all).await?);
        rows.extend(load_page::<Task>(connection, plan, none, all).await?);
        rows.extend(load_page::<Wording>(connection, plan, none, all).await?);
        found.put(rows);
        Ok(found)
    }

    fn put(&mut self, rows: Vec<Row>) {
        let mut tasks = BTreeMap::new();
        for row in rows {
            self.revs.insert(row.is.key(), row.rev);
            match row.is {
                Noun::Plan(plan) => self.present.plan = Some(plan),
                Noun::Criterion(criterion) => self.present.criteria.push(criterion),
                Noun::Task(task) => drop(tasks.insert(task.id, task)),
                Noun::Wording(wording) => self.present.cards.extend(tasks.remove(&wording.task).map(|task| (task, wording))),
                _ => {}
            }
        }
    }
}

/// Writes what the import came to. Each row gets a revision of its own, so that devices can fetch it in small pages.
async fn save(connection: &mut AnyConnection, province: ProvinceId, before: &Held, import: &Import) -> Result<Rev, StoreError> {
    agency::insert(connection, province, &import.agencies).await?;
    let mut head = before.head;
    let mut rows = Vec::with_capacity(import.rows.len());
    for noun in &import.rows {
        let key = noun.key();
        head.rev = Rev(head.rev.0 + 1);
        head.sum = before.revs.get(&key).map_or(head.sum, |rev| head.sum.without(key, *rev)).with(key, head.rev);
        rows.push(Row { rev: head.rev, is: noun.clone() });
    }
    rows::save_all(connection, province, import.plan, &rows, &BTreeSet::new()).await?;
    head::raise(connection, import.plan, head).await?;
    if !import.agencies.is_empty() || import.rows.iter().any(|noun| matches!(noun, Noun::Plan(_))) {
        province::directory_changed(connection, province).await?;
    }
    Ok(head.rev)
}
