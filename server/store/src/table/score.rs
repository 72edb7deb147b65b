//! Scores: one for each criterion of which a figure was given, with all of them.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, row::Noun, score::Score};
use serde_json::{Value, json};

static INSERT: Insert =
    Insert::new("insert into score (rev, id, figures, plan_id)", 4, "on conflict (id) do update set rev = excluded.rev, figures = excluded.figures");

static AMONG: Among = Among::new("select rev, id, figures from score where id in", "and plan_id =");

impl Table for Score {
    const PAGE: &'static str = "select rev, id, figures from score where plan_id = $1 and rev > $2 and rev <= $3";

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, figures): (String, Value) = (cells.next()?, cells.json()?);
        Score::try_from(json!({ "id": id, "figures": figures })).map_err(|error| cells.damaged(error))
    }

    fn into_noun(self) -> Noun {
        Noun::Score(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Score(score) = noun { Some(score) } else { None }
    }
}

impl Written for Score {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).json(&self.figures).shown(plan);
    }
}
