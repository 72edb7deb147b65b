//! Progress reports. Only ever added: an id that is taken fails the whole transaction.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Added, Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, report::Update, row::Noun};

macro_rules! columns {
    () => {
        "rev, id, task_id, person_id, at, made_at, did, percent, unit_id"
    };
}

static INSERT: Insert = Insert::new(concat!("insert into progress_update (", columns!(), ", plan_id)"), 10, "");

static AMONG: Among = Among::new(concat!("select ", columns!(), " from progress_update where id in"), "and plan_id =");

impl Table for Update {
    const PAGE: &'static str = concat!("select ", columns!(), " from progress_update where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, Added { task, by, at, made_at }) = cells.added()?;
        Ok(Self { id, task, by, at, made_at, did: cells.next()?, percent: cells.percent_or_null()?, unit: cells.parsed_or_null()? })
    }

    fn into_noun(self) -> Noun {
        Noun::Update(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Update(update) = noun { Some(update) } else { None }
    }
}

impl Written for Update {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let Self { id, task, by, at, made_at, .. } = *self;
        bound.int(rev.0).added(id, Added { task, by, at, made_at }).text(&self.did);
        bound.int_or_null(self.percent.map(i64::from)).shown_or_null(self.unit).shown(plan);
    }
}
