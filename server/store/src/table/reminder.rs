//! Reminders. Only ever added: an id that is taken fails the whole transaction.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Added, Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, reminder::Reminder, row::Noun};

macro_rules! columns {
    () => {
        "rev, id, task_id, person_id, at, made_at, agencies, why, words, level"
    };
}

static INSERT: Insert = Insert::new(concat!("insert into reminder (", columns!(), ", plan_id)"), 11, "");

static AMONG: Among = Among::new(concat!("select ", columns!(), " from reminder where id in"), "and plan_id =");

impl Table for Reminder {
    const PAGE: &'static str = concat!("select ", columns!(), " from reminder where plan_id = $1 and rev > $2 and rev <= $3");

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
            agencies: cells.json()?,
            why: cells.word()?,
            words: cells.next()?,
            level: {
                let level: i64 = cells.next()?;
                u8::try_from(level).map_err(|error| cells.damaged(error))?
            },
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Reminder(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Reminder(reminder) = noun { Some(reminder) } else { None }
    }
}

impl Written for Reminder {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let Self { id, task, by, at, made_at, .. } = *self;
        bound.int(rev.0).added(id, Added { task, by, at, made_at }).json(&self.agencies);
        bound.text(self.why.as_str()).text(&self.words).int(self.level.into()).shown(plan);
    }
}
