//! Shares of units. What they are shares of never changes; the rest does.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells, json},
    sql::{Among, Insert},
};
use parboard_domain::{
    id::PlanId,
    measure::{Moment, Rev},
    row::Noun,
    share::Share,
};

macro_rules! columns {
    () => {
        "rev, id, task_id, unit_id, status, percent, blocked, reported_at, set_by, appraisal, evidence, people"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into share (", columns!(), ", plan_id)"),
    13,
    "on conflict (id) do update set rev = excluded.rev, status = excluded.status, percent = excluded.percent, blocked = excluded.blocked,
        reported_at = excluded.reported_at, set_by = excluded.set_by, appraisal = excluded.appraisal, evidence = excluded.evidence, people = excluded.people
     where share.plan_id = excluded.plan_id",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from share where id in"), "and plan_id =");

impl Table for Share {
    const PAGE: &'static str = concat!("select ", columns!(), " from share where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: cells.parsed()?,
            task: cells.parsed()?,
            unit: cells.parsed()?,
            status: cells.word()?,
            percent: cells.percent()?,
            blocked: cells.next()?,
            reported_at: cells.next::<Option<i64>>()?.map(Moment),
            set_by: cells.json()?,
            appraisal: cells.json_or_default()?,
            evidence: cells.next()?,
            people: cells.json()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Share(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Share(share) = noun { Some(share) } else { None }
    }
}

impl Written for Share {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).shown(self.task).shown(self.unit).text(self.status.as_str()).int(self.percent.into());
        bound.text_or_null(self.blocked.clone()).int_or_null(self.reported_at.map(|at| at.0)).json(&self.set_by);
        bound.text_or_null(self.appraisal.as_ref().map(json)).int(self.evidence).json(&self.people).shown(plan);
    }
}
