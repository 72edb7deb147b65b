//! The log of imports: each time a document was read into a plan. There is no statement that changes or removes a line.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    id::{PersonId, PlanId},
    measure::{Moment, Rev},
};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

const OF_PLAN: &str = "select id, person_id, at, rev, created, updated, unchanged, why from plan_import where plan_id = $1 order by rev, id";

static INSERT: Insert = Insert::new("insert into plan_import (id, plan_id, person_id, at, rev, created, updated, unchanged, why)", 9, "");

/// A document that was read into a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedImport {
    /// Its line in the log.
    pub id: Uuid,
    /// Who did it.
    pub person: PersonId,
    /// When.
    pub at: Moment,
    /// The plan's revision afterwards.
    pub rev: Rev,
    /// Criteria and cards that were new.
    pub created: i64,
    /// Those that the document said differently.
    pub updated: i64,
    /// Those that stayed as they were.
    pub unchanged: i64,
    /// Why the plan was amended; empty where nobody said so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl LoggedImport {
    /// A line for what was done now, with how many were new, changed and unchanged, and why.
    pub fn new(person: PersonId, at: Moment, rev: Rev, counts: [usize; 3], why: &str) -> Self {
        let [created, updated, unchanged] = counts.map(|count| count as i64);
        Self { id: Uuid::now_v7(), person, at, rev, created, updated, unchanged, why: why.to_owned() }
    }
}

/// The imports of a plan, oldest first.
pub(crate) async fn load_of(connection: &mut AnyConnection, plan: PlanId) -> Result<Vec<LoggedImport>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan);
    sql::select(connection, OF_PLAN, bound).await?.iter().map(read).collect()
}

/// Adds lines.
pub(crate) async fn append(connection: &mut AnyConnection, plan: PlanId, lines: &[LoggedImport]) -> Result<(), StoreError> {
    INSERT
        .run(connection, lines, |line, bound: &mut Bound| {
            bound.shown(line.id).shown(plan).shown(line.person).int(line.at.0).int(line.rev.0);
            bound.int(line.created).int(line.updated).int(line.unchanged).text(&line.why);
        })
        .await
}

fn read(row: &AnyRow) -> Result<LoggedImport, StoreError> {
    let mut cells = Cells::of(row);
    Ok(LoggedImport {
        id: cells.parsed()?,
        person: cells.parsed()?,
        at: Moment(cells.next()?),
        rev: Rev(cells.next()?),
        created: cells.next()?,
        updated: cells.next()?,
        unchanged: cells.next()?,
        why: cells.next()?,
    })
}
