//! The words of cards.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, row::Noun, task::Wording};

macro_rules! columns {
    () => {
        "rev, task_id, title, text, words, line, carried_out_by, target, points"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into wording (", columns!(), ", plan_id)"),
    10,
    "on conflict (task_id) do update set rev = excluded.rev, title = excluded.title, text = excluded.text,
        words = excluded.words, line = excluded.line, carried_out_by = excluded.carried_out_by,
        target = excluded.target, points = excluded.points
     where wording.plan_id = excluded.plan_id",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from wording where task_id in"), "and plan_id =");

impl Table for Wording {
    const PAGE: &'static str = concat!("select ", columns!(), " from wording where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            task: cells.parsed()?,
            title: cells.next()?,
            text: cells.next()?,
            words: cells.next()?,
            line: cells.next()?,
            carried_out_by: cells.next()?,
            target: cells.next()?,
            points: cells.next()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Wording(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Wording(wording) = noun { Some(wording) } else { None }
    }
}

impl Written for Wording {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.task).text(&self.title).text_or_null(self.text.clone()).text(&self.words);
        bound.int_or_null(self.line).text(&self.carried_out_by).text(&self.target).text(&self.points).shown(plan);
    }
}
