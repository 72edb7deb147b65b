//! Criteria.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{criterion::Criterion, id::PlanId, measure::Rev, row::Noun};

macro_rules! columns {
    () => {
        "rev, id, number, place, track, level, title, goal, lead, coordinating, deadline_text, due_on"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into criterion (", columns!(), ", plan_id)"),
    13,
    "on conflict (id) do update set rev = excluded.rev, number = excluded.number, place = excluded.place,
        track = excluded.track, level = excluded.level, title = excluded.title, goal = excluded.goal, lead = excluded.lead,
        coordinating = excluded.coordinating, deadline_text = excluded.deadline_text, due_on = excluded.due_on
     where criterion.plan_id = excluded.plan_id",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from criterion where id in"), "and plan_id =");

impl Table for Criterion {
    const PAGE: &'static str = concat!("select ", columns!(), " from criterion where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: cells.parsed()?,
            number: cells.next()?,
            order: cells.next()?,
            track: cells.word()?,
            level: cells.word_or_null()?,
            title: cells.next()?,
            goal: cells.next()?,
            lead: cells.json()?,
            coordinating: cells.json()?,
            deadline_text: cells.next()?,
            due_on: cells.word_or_null()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Criterion(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Criterion(criterion) = noun { Some(criterion) } else { None }
    }
}

impl Written for Criterion {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).text(&self.number).int(self.order).text(self.track.as_str());
        bound.text_or_null(self.level.map(|level| level.as_str().to_owned())).text(&self.title).text(&self.goal).json(&self.lead);
        bound.json(&self.coordinating).text(&self.deadline_text).shown_or_null(self.due_on).shown(plan);
    }
}
