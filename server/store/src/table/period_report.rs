//! Reports for a period: one for each agency and period of which anything was written, with all versions.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{id::PlanId, measure::Rev, period::PeriodReport, row::Noun};
use serde_json::{Value, json};

static INSERT: Insert = Insert::new(
    "insert into period_report (rev, id, period, agency_id, versions, plan_id)",
    6,
    "on conflict (id) do update set rev = excluded.rev, versions = excluded.versions",
);

static AMONG: Among = Among::new("select rev, id, period, agency_id, versions from period_report where id in", "and plan_id =");

impl Table for PeriodReport {
    const PAGE: &'static str = "select rev, id, period, agency_id, versions from period_report where plan_id = $1 and rev > $2 and rev <= $3";

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, period): (String, String) = (cells.next()?, cells.next()?);
        let (agency, versions): (Option<String>, Value) = (cells.next()?, cells.json()?);
        let report = json!({ "id": id, "period": period, "agency": agency, "versions": versions });
        PeriodReport::try_from(report).map_err(|error| cells.damaged(error))
    }

    fn into_noun(self) -> Noun {
        Noun::PeriodReport(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::PeriodReport(report) = noun { Some(report) } else { None }
    }
}

impl Written for PeriodReport {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).shown(self.period).shown_or_null(self.agency).json(&self.versions).shown(plan);
    }
}
