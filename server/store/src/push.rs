//! Operations up: each judged against its own plan, and kept with its verdict or not at all.

use crate::{
    Account, StoreError, agency,
    cells::Cells,
    file,
    head::{self, Head},
    log::{self, Line},
    mail, person,
    recent::Committed,
    rows,
    sql::Among,
    table::load_among,
};
use parboard_domain::{
    apply::{Context, names_agency, names_people, shares_touched, touches},
    criterion::Criterion,
    entry::Entry,
    evidence::Evidence,
    id::{OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    op::{Op, Request},
    period::HeldReport,
    permission::Actor,
    plan::Plan,
    report::Comment,
    row::{Kind, Noun, RowKey, RowSet, RowSum, Rows},
    score::Score,
    share::{Roster, Share},
    task::{Task, Wording},
};
use parboard_sync::{
    protocol::Verdict,
    server::{Judgement, Known, judge},
};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

static TASK_HOMES: Among = Among::new("select t.id, t.plan_id, p.province_id from task t join plan p on p.id = t.plan_id where t.id in", "");
static PLAN_HOMES: Among = Among::new("select id, id as plan_id, province_id from plan where id in", "");
static CRITERION_HOMES: Among =
    Among::new("select c.id, c.plan_id, p.province_id from criterion c join plan p on p.id = c.plan_id where c.id in", "");

/// What became of operations carried out on behalf of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// A verdict for each, in the order they came.
    pub verdicts: Vec<(OpId, Verdict)>,
    /// Every plan that changed, with its new revision: who listens to it should hear.
    pub changed: Vec<(PlanId, Rev)>,
}

/// The same, with what the transaction did: to be remembered once it is committed.
#[derive(Debug, Default)]
pub(crate) struct Pushed {
    pub applied: Applied,
    pub committed: Vec<Committed>,
}

impl Pushed {
    /// The same, and then what the next operation came to.
    pub fn add(&mut self, next: Self) {
        self.applied.verdicts.extend(next.applied.verdicts);
        for (plan, rev) in next.applied.changed {
            self.applied.changed.retain(|(told, _)| *told != plan);
            self.applied.changed.push((plan, rev));
        }
        self.committed.extend(next.committed);
    }
}

/// Who sends, which plan they look at, and when it counts.
#[derive(Clone, Copy)]
pub(crate) struct Sender<'a> {
    pub account: &'a Account,
    pub plan: PlanId,
    pub now: Moment,
    /// Who brought it, when that was not the account.
    pub handed_in_by: Option<PersonId>,
    /// Whether reminders among it are sent by e-mail.
    pub sends_mail: bool,
}

/// Judges a batch inside a transaction. The order of the steps matters: first every plan concerned is held, then
/// everything is read, so that nothing read here can be overtaken.
pub(crate) async fn push(connection: &mut AnyConnection, sender: Sender<'_>, ops: &[Op]) -> Result<Pushed, StoreError> {
    let Plans { homes, groups, heads } = hold_plans(connection, sender, ops).await?;
    let known = log::load_known(connection, sender.account.province, ops).await?;
    let mut bench = Bench { connection, sender, homes, known, is_of_several: groups.len() > 1, committed: Vec::new() };
    let mut verdicts = vec![None; ops.len()];
    for (plan, indices) in groups {
        let batch: Vec<&Op> = indices.iter().map(|index| &ops[*index]).collect();
        let decided = bench.judge(plan, heads[&plan], &batch).await?;
        for (index, verdict) in indices.into_iter().zip(decided) {
            verdicts[index] = Some(verdict);
        }
    }
    let changed = bench.committed.iter().map(|batch| (batch.plan, batch.after.rev)).collect();
    Ok(Pushed { applied: Applied { verdicts: verdicts.into_iter().flatten().collect(), changed }, committed: bench.committed })
}

/// The plans that a batch is about, held.
pub(crate) struct Plans {
    homes: Homes,
    /// Which operations are about which.
    groups: BTreeMap<PlanId, Vec<usize>>,
    pub heads: BTreeMap<PlanId, Head>,
}

/// Takes hold of every plan that a batch is about: in order of id, so that two batches over the same plans cannot each hold what
/// the other waits for.
pub(crate) async fn hold_plans(connection: &mut AnyConnection, sender: Sender<'_>, ops: &[Op]) -> Result<Plans, StoreError> {
    let homes = Homes::find(connection, ops).await?;
    let groups = group(ops, &homes, sender);
    let mut heads = BTreeMap::new();
    for plan in groups.keys() {
        heads.insert(*plan, head::hold(connection, sender.account.province, *plan).await?);
    }
    Ok(Plans { homes, groups, heads })
}

/// An operation names its card, not the plan, and a device may send what was done on another plan than the one it now
/// looks at. What names nothing known is judged, and refused, in the plan looked at.
fn group(ops: &[Op], homes: &Homes, sender: Sender<'_>) -> BTreeMap<PlanId, Vec<usize>> {
    let mut groups: BTreeMap<PlanId, Vec<usize>> = BTreeMap::new();
    let mut made: BTreeMap<Uuid, PlanId> = BTreeMap::new();
    for (index, op) in ops.iter().enumerate() {
        let plan = homes.of(op, sender.account.province).or_else(|| made.get(&op.task()?.0).copied()).unwrap_or(sender.plan);
        if let Some(Request::CreateTask { .. }) = op.request() {
            made.entry(op.id.0).or_insert(plan);
        }
        groups.entry(plan).or_default().push(index);
    }
    groups
}

/// Where cards and criteria are. That never changes, so it may be read before anything is held.
struct Homes {
    tasks: BTreeMap<Uuid, (PlanId, ProvinceId)>,
    criteria: BTreeMap<Uuid, (PlanId, ProvinceId)>,
}

impl Homes {
    async fn find(connection: &mut AnyConnection, ops: &[Op]) -> Result<Self, StoreError> {
        let tasks: BTreeSet<Uuid> = ops.iter().filter_map(Op::task).map(|task| task.0).collect();
        let criteria: BTreeSet<Uuid> = ops.iter().filter_map(Op::criterion).map(|criterion| criterion.0).collect();
        let mut homes = Self::read(connection, &CRITERION_HOMES, criteria.clone()).await?;
        // The whole index goes by its plan's id.
        let others = criteria.into_iter().filter(|id| !homes.contains_key(id)).collect();
        homes.extend(Self::read(connection, &PLAN_HOMES, others).await?);
        Ok(Self { tasks: Self::read(connection, &TASK_HOMES, tasks).await?, criteria: homes })
    }

    async fn read(connection: &mut AnyConnection, sql: &Among, ids: BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, (PlanId, ProvinceId)>, StoreError> {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut homes = BTreeMap::new();
        for row in sql.select(connection, &ids, None).await? {
            let mut cells = Cells::of(&row);
            homes.insert(cells.parsed()?, (cells.parsed()?, cells.parsed()?));
        }
        Ok(homes)
    }

    fn of(&self, op: &Op, province: ProvinceId) -> Option<PlanId> {
        let home = match op.criterion() {
            Some(criterion) => self.criteria.get(&criterion.0),
            None => self.tasks.get(&op.task()?.0),
        };
        home.filter(|(_, of)| *of == province).map(|(plan, _)| *plan)
    }
}

/// The collectives that these cards and criteria name.
fn collectives_named(rows: &RowSet) -> Vec<Uuid> {
    let named = rows.iter().flat_map(|row| match &row.is {
        Noun::Task(task) => task.assignees.clone(),
        Noun::Criterion(criterion) => [&criterion.lead[..], &criterion.coordinating[..]].concat(),
        _ => Vec::new(),
    });
    let collectives: BTreeSet<Uuid> = named.filter(|id| rows.find_agency(*id).is_some_and(|agency| agency.collective)).map(|id| id.0).collect();
    collectives.into_iter().collect()
}

struct Bench<'a> {
    connection: &'a mut AnyConnection,
    sender: Sender<'a>,
    homes: Homes,
    known: BTreeMap<OpId, Known>,
    /// The batch is about cards of several plans.
    is_of_several: bool,
    committed: Vec<Committed>,
}

impl Bench<'_> {
    /// Judges the operations of one plan and writes down what came of it.
    async fn judge(&mut self, plan: PlanId, head: Head, batch: &[&Op]) -> Result<Vec<(OpId, Verdict)>, StoreError> {
        let account = self.sender.account;
        let (mut rows, standing) = self.load(plan, batch).await?;
        let context = Context { actor: Actor::from(&account.person), now: self.sender.now, handed_in_by: self.sender.handed_in_by };
        let mut judgement = judge(batch, &self.known, &mut rows, context, head.rev);
        file::say_what_is_here(self.connection, account.province, &mut judgement.changed, self.sender.now).await?;
        rows::save_all(self.connection, account.province, plan, &judgement.changed, &standing).await?;
        if self.sender.sends_mail {
            mail::queue(self.connection, account.province, &judgement.changed, self.sender.now).await?;
        }
        self.write_log(plan, batch, &judgement).await?;
        if judgement.rev != head.rev {
            let sum = RowSum(head.sum.0.wrapping_add(judgement.sum.0));
            let after = Head { rev: judgement.rev, sum };
            head::raise(self.connection, plan, after).await?;
            self.committed.push(Committed { plan, before: head, after, rows: judgement.changed });
        }
        Ok(judgement.verdicts.into_iter().map(|verdict| self.told(plan, verdict)).collect())
    }

    /// What the device is told. It counts in the revisions of the plan it looks at, and keeps an operation until it holds
    /// that revision; a revision of another plan would mean nothing to it, or something wrong. So an operation carried
    /// out elsewhere is told to be done at revision nought: the device may forget it, and sees its effect when it turns
    /// to that plan. The log keeps the true revision.
    fn told(&self, plan: PlanId, (id, verdict): (OpId, Verdict)) -> (OpId, Verdict) {
        let verdict = match verdict {
            Verdict::Applied { .. } if plan != self.sender.plan => Verdict::Applied { rev: Rev(0) },
            Verdict::Merged { clashes, .. } if plan != self.sender.plan => Verdict::Merged { rev: Rev(0), clashes },
            verdict => verdict,
        };
        (id, verdict)
    }

    /// The rows that the batch concerns, and the names of those lines of history among them.
    async fn load(&mut self, plan: PlanId, batch: &[&Op]) -> Result<(RowSet, BTreeSet<RowKey>), StoreError> {
        let mut rows = RowSet::default();
        let province = self.sender.account.province;
        rows.set_agencies(if batch.iter().any(|op| names_agency(op)) {
            agency::load_all(self.connection, province).await?
        } else {
            agency::load_for_permission(self.connection, province).await?
        });
        if batch.iter().any(|op| names_people(op)) {
            rows.set_people(person::load_all(self.connection, self.sender.account.province).await?);
        }
        let touched: BTreeSet<RowKey> = batch.iter().flat_map(|op| touches(op)).collect();
        let ids = |kind: Kind| touched.iter().filter(|key| key.kind == kind).map(|key| key.id).collect::<Vec<_>>();
        let mut criteria: BTreeSet<Uuid> = ids(Kind::Criterion).into_iter().collect();
        for task in load_among::<Task>(self.connection, plan, &ids(Kind::Task)).await? {
            if let Noun::Task(task) = &task.is {
                criteria.insert(task.criterion.0);
            }
            rows.put(task);
        }
        let criteria: Vec<Uuid> = criteria.into_iter().collect();
        load_among::<Plan>(self.connection, plan, &[plan.0]).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<Wording>(self.connection, plan, &ids(Kind::Wording)).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<Criterion>(self.connection, plan, &criteria).await?.into_iter().for_each(|row| drop(rows.put(row)));
        let collectives = collectives_named(&rows);
        load_among::<Roster>(self.connection, plan, &collectives).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<Comment>(self.connection, plan, &ids(Kind::Comment)).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<Score>(self.connection, plan, &ids(Kind::Score)).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<HeldReport>(self.connection, plan, &ids(Kind::PeriodReport)).await?.into_iter().for_each(|row| drop(rows.put(row)));
        load_among::<Evidence>(self.connection, plan, &ids(Kind::Evidence)).await?.into_iter().for_each(|row| drop(rows.put(row)));
        let mut standing = BTreeSet::new();
        for entry in load_among::<Entry>(self.connection, plan, &ids(Kind::Entry)).await? {
            standing.insert(entry.is.key());
            rows.put(entry);
        }
        self.load_shares(plan, batch, &mut rows).await?;
        self.load_strangers(plan, batch, &mut rows).await?;
        Ok((rows, standing))
    }

    /// Whose shares an operation may be about is seen from the card's rosters.
    async fn load_shares(&mut self, plan: PlanId, batch: &[&Op], rows: &mut RowSet) -> Result<(), StoreError> {
        let actor = Actor::from(&self.sender.account.person);
        let shares: BTreeSet<Uuid> = batch.iter().flat_map(|op| shares_touched(op, rows, actor)).map(|key| key.id).collect();
        let shares: Vec<Uuid> = shares.into_iter().collect();
        load_among::<Share>(self.connection, plan, &shares).await?.into_iter().for_each(|row| drop(rows.put(row)));
        Ok(())
    }

    /// A new card whose id is taken by a card of another plan is refused like any other id that is used twice: for that
    /// the other card is shown to the judge, without its words, so that nothing can be done to it.
    async fn load_strangers(&mut self, plan: PlanId, batch: &[&Op], rows: &mut RowSet) -> Result<(), StoreError> {
        for op in batch.iter().copied().filter(|op| op.criterion().is_some()) {
            if let Some((other, _)) = self.homes.tasks.get(&op.id.0).filter(|(other, _)| *other != plan) {
                for row in load_among::<Task>(self.connection, *other, &[op.id.0]).await? {
                    rows.put(row);
                }
            }
        }
        Ok(())
    }

    async fn write_log(&mut self, plan: PlanId, batch: &[&Op], judgement: &Judgement) -> Result<(), StoreError> {
        let person = self.sender.account.person.id;
        let mut lines = Vec::with_capacity(judgement.decided.len());
        for index in &judgement.decided {
            let (op, (_, verdict)) = (batch[*index], &judgement.verdicts[*index]);
            lines.push(Line::new(op, plan, person, self.sender.now, judgement.rev, verdict));
            if self.is_of_several {
                // What builds on it may be about a card of the next plan.
                self.known.insert(op.id, Known { person, op: op.clone(), verdict: verdict.clone() });
            }
        }
        log::append(self.connection, &lines).await
    }
}
