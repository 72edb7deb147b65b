//! The plan itself. Its line also counts the plan's revisions, which [`crate::head`] takes care of.

use super::Table;
use crate::{
    StoreError,
    cells::{Bound, Cells, json},
    sql::{self, Among},
};
use parboard_domain::{id::ProvinceId, measure::Rev, plan::Plan, row::Noun};
use sqlx::AnyConnection;

macro_rules! columns {
    () => {
        "row_rev, id, kind, number, issuer, issued_on, year, title, declared_items, notices, round, views"
    };
}

const SAVE: &str = concat!(
    "insert into plan (",
    columns!(),
    ", province_id, rev, rows_sum) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0)
     on conflict (id) do update set row_rev = excluded.row_rev, kind = excluded.kind, number = excluded.number,
        issuer = excluded.issuer, issued_on = excluded.issued_on, year = excluded.year, title = excluded.title,
        declared_items = excluded.declared_items, notices = excluded.notices, round = excluded.round, views = excluded.views
     where plan.province_id = excluded.province_id"
);

/// Writes a plan's own line; a new one counts from nought.
pub(crate) async fn save_plan(connection: &mut AnyConnection, province: ProvinceId, plan: &Plan, rev: Rev) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.int(rev.0).shown(plan.id).word(&plan.kind).text(&plan.number).text(&plan.issuer).shown_or_null(plan.issued_on);
    bound.int(plan.year).text(&plan.title).int_or_null(plan.declared_items).json(&plan.notices);
    bound.text_or_null(plan.round.as_ref().map(json)).json(&plan.views).shown(province);
    sql::execute(connection, SAVE, bound).await?;
    Ok(())
}

static AMONG: Among = Among::new(concat!("select ", columns!(), " from plan where id in"), "and id =");

impl Table for Plan {
    const PAGE: &'static str = concat!("select ", columns!(), " from plan where id = $1 and row_rev > $2 and row_rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: cells.parsed()?,
            kind: cells.word()?,
            number: cells.next()?,
            issuer: cells.next()?,
            issued_on: cells.word_or_null()?,
            year: cells.next()?,
            title: cells.next()?,
            declared_items: cells.next()?,
            notices: cells.json()?,
            round: cells.json_or_default()?,
            views: cells.json()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Plan(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Plan(plan) = noun { Some(plan) } else { None }
    }
}
