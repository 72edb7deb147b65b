//! The log of operations. There is no statement that changes or removes a line, here or anywhere.

use crate::{
    LoggedOp, StoreError,
    cells::{Bound, Cells, json},
    sql::{self, Among, Insert},
};
use parboard_domain::{
    id::{DeviceId, OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    op::Op,
    refusal::{Refusal, RefusalCode},
};
use parboard_sync::{protocol::Verdict, server::Known};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

static KNOWN: Among =
    Among::new("select o.id, o.person_id, o.body, o.verdict, p.province_id from op o join plan p on p.id = o.plan_id where o.id in", "");

const OF_PLAN: &str = "select id, person_id, device_id, received_at, rev, body, verdict from op where plan_id = $1 order by rev, id";

/// `refused` repeats what the verdict says, for whoever looks through the log with tools of their own; no screen reads it yet.
static INSERT: Insert = Insert::new("insert into op (id, plan_id, person_id, device_id, received_at, rev, body, verdict, refused)", 9, "");

/// A decided operation, as it goes into the log.
#[derive(Debug)]
pub(crate) struct Line {
    pub id: OpId,
    pub plan: PlanId,
    pub person: PersonId,
    pub device: DeviceId,
    pub at: Moment,
    pub rev: Rev,
    /// The operation as JSON.
    pub body: String,
    pub verdict: Verdict,
}

impl Line {
    /// The line for an operation just decided.
    pub fn new(op: &Op, plan: PlanId, person: PersonId, at: Moment, rev: Rev, verdict: &Verdict) -> Self {
        Self { id: op.id, plan, person, device: op.device, at, rev: verdict.rev().unwrap_or(rev), body: json(op), verdict: verdict.clone() }
    }
}

/// Those of these operations, and of those they build on, that were decided before. What another province has decided is known to
/// nobody here, so that an id tells nothing; only that it is taken, for an operation which claims it.
pub(crate) async fn load_known(connection: &mut AnyConnection, province: ProvinceId, ops: &[Op]) -> Result<BTreeMap<OpId, Known>, StoreError> {
    let claimed: BTreeSet<OpId> = ops.iter().map(|op| op.id).collect();
    let ids: BTreeSet<OpId> = ops.iter().flat_map(|op| op.deps.iter().copied()).chain(claimed.iter().copied()).collect();
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut known = BTreeMap::new();
    for row in KNOWN.select(connection, &ids, None).await? {
        let mut cells = Cells::of(&row);
        let (id, mut held) = (cells.parsed()?, Known { person: cells.parsed()?, op: cells.json()?, verdict: cells.json()? });
        if cells.parsed::<ProvinceId>()? != province {
            if !claimed.contains(&id) {
                continue;
            }
            held.verdict = Verdict::Refused(Refusal::new(RefusalCode::IdReuse));
        }
        known.insert(id, held);
    }
    Ok(known)
}

/// Adds lines.
pub(crate) async fn append(connection: &mut AnyConnection, lines: &[Line]) -> Result<(), StoreError> {
    INSERT
        .run(connection, lines, |line, bound: &mut Bound| {
            bound.shown(line.id).shown(line.plan).shown(line.person).shown(line.device).int(line.at.0).int(line.rev.0);
            bound.text(&line.body).json(&line.verdict).int(i64::from(matches!(line.verdict, Verdict::Refused(_))));
        })
        .await
}

/// The log of a plan, oldest first.
pub(crate) async fn load_of(connection: &mut AnyConnection, plan: PlanId) -> Result<Vec<LoggedOp>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan);
    sql::select(connection, OF_PLAN, bound).await?.iter().map(|row| read(&mut Cells::of(row))).collect()
}

fn read(cells: &mut Cells<'_>) -> Result<LoggedOp, StoreError> {
    Ok(LoggedOp {
        id: cells.parsed()?,
        person: cells.parsed()?,
        device: cells.parsed()?,
        at: Moment(cells.next()?),
        rev: Rev(cells.next()?),
        op: cells.json()?,
        verdict: cells.json()?,
    })
}
