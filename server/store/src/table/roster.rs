//! Rosters: one for each collective of a plan.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, row::Noun, share::Roster};

static INSERT: Insert = Insert::new(
    "insert into roster (rev, id, units, frozen_on, plan_id)",
    5,
    "on conflict (plan_id, id) do update set rev = excluded.rev, units = excluded.units, frozen_on = excluded.frozen_on",
);

static AMONG: Among = Among::new("select rev, id, units, frozen_on from roster where id in", "and plan_id =");

impl Table for Roster {
    const PAGE: &'static str = "select rev, id, units, frozen_on from roster where plan_id = $1 and rev > $2 and rev <= $3";

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self { id: cells.parsed()?, units: cells.json()?, frozen_on: cells.word_or_null()? })
    }

    fn into_noun(self) -> Noun {
        Noun::Roster(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Roster(roster) = noun { Some(roster) } else { None }
    }
}

impl Written for Roster {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).json(&self.units).shown_or_null(self.frozen_on).shown(plan);
    }
}
