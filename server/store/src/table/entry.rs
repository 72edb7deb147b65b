//! History. Lines are only ever added, and an id that is taken fails the whole transaction: no crafted id can write over
//! what happened. The one exception, who is content with a clash, has a statement of its own.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Added, Bound, Cells, json},
    sql::{self, Among, Insert},
};
use parboard_domain::{entry::Entry, field::Value, id::PlanId, measure::Rev, row::Noun};
use sqlx::AnyConnection;

macro_rules! columns {
    () => {
        "rev, id, task_id, person_id, at, made_at, kind, field, from_value, to_value, other_value, other_by, unit_id, settled, why"
    };
}

static INSERT: Insert = Insert::new(concat!("insert into entry (", columns!(), ", plan_id)"), 16, "");

const SETTLE: &str = "update entry set rev = $1, settled = $2 where id = $3 and plan_id = $4";

/// Writes down who is content with a clash that stands in the log already.
pub(crate) async fn settle(connection: &mut AnyConnection, plan: PlanId, entry: &Entry, rev: Rev) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.int(rev.0).json(&entry.settled).shown(entry.id).shown(plan);
    sql::execute(connection, SETTLE, bound).await?;
    Ok(())
}

static AMONG: Among = Among::new(concat!("select ", columns!(), " from entry where id in"), "and plan_id =");

impl Table for Entry {
    const PAGE: &'static str = concat!("select ", columns!(), " from entry where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, Added { task, by, at, made_at }) = cells.added()?;
        Ok(Self {
            id,
            task,
            by,
            at,
            made_at,
            kind: cells.word()?,
            field: cells.word_or_null()?,
            from: cells.json_or_default()?,
            to: cells.json_or_default()?,
            other: cells.json_or_default()?,
            other_by: cells.parsed_or_null()?,
            unit: cells.parsed_or_null()?,
            settled: cells.json()?,
            why: cells.next()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Entry(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Entry(entry) = noun { Some(entry) } else { None }
    }
}

impl Written for Entry {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let Self { id, task, by, at, made_at, .. } = *self;
        bound.int(rev.0).added(id, Added { task, by, at, made_at }).word(&self.kind);
        bound.text_or_null(self.field.map(|field| field.as_str().to_owned()));
        for value in [&self.from, &self.to, &self.other] {
            bound.text_or_null(value_or_null(value));
        }
        bound.shown_or_null(self.other_by).shown_or_null(self.unit).json(&self.settled).text(&self.why).shown(plan);
    }
}

fn value_or_null(value: &Value) -> Option<String> {
    (!value.is_nothing()).then(|| json(value))
}
