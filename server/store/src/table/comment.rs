//! Comments. Only ever added; a direction is told which comment answered it.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Added, Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, report::Comment, row::Noun};

macro_rules! columns {
    () => {
        "rev, id, task_id, person_id, at, made_at, body, direction, mentions, answers, answered"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into comment (", columns!(), ", plan_id)"),
    12,
    "on conflict (id) do update set rev = excluded.rev, answered = excluded.answered
     where comment.plan_id = excluded.plan_id and comment.direction = 1",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from comment where id in"), "and plan_id =");

impl Table for Comment {
    const PAGE: &'static str = concat!("select ", columns!(), " from comment where plan_id = $1 and rev > $2 and rev <= $3");

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
            body: cells.next()?,
            direction: cells.next::<i64>()? != 0,
            mentions: cells.json()?,
            answers: cells.parsed_or_null()?,
            answered: cells.parsed_or_null()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Comment(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Comment(comment) = noun { Some(comment) } else { None }
    }
}

impl Written for Comment {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let Self { id, task, by, at, made_at, .. } = *self;
        bound.int(rev.0).added(id, Added { task, by, at, made_at }).text(&self.body);
        bound.int(self.direction.into()).json(&self.mentions).shown_or_null(self.answers).shown_or_null(self.answered).shown(plan);
    }
}
