//! Reports for a period: one for each agency and period of which anything was written, with all versions.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{
    id::PlanId,
    measure::Rev,
    period::{HeldReport, PeriodReport},
    row::Noun,
};
use serde_json::{Value, json};

static INSERT: Insert = Insert::new(
    "insert into period_report (rev, id, period, agency_id, versions, plan_id)",
    6,
    "on conflict (id) do update set rev = excluded.rev, versions = excluded.versions",
);

static AMONG: Among = Among::new("select rev, id, period, agency_id, versions from period_report where id in", "and plan_id =");

impl Table for HeldReport {
    const PAGE: &'static str = "select rev, id, period, agency_id, versions from period_report where plan_id = $1 and rev > $2 and rev <= $3";

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, period): (String, String) = (cells.next()?, cells.next()?);
        let (agency, versions): (Option<String>, Value) = (cells.next()?, cells.json()?);
        let mut report = json!({ "id": id, "period": period, "versions": versions });
        if let Some(agency) = agency {
            report["agency"] = agency.into();
        }
        let held = HeldReport(report);
        if PeriodReport::of(&held).is_none() { Err(cells.damaged("not a report for a period")) } else { Ok(held) }
    }

    fn into_noun(self) -> Noun {
        Noun::PeriodReport(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::PeriodReport(report) = noun { Some(report) } else { None }
    }
}

impl Written for HeldReport {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let report = PeriodReport::of(self).expect("a row that cannot be read is not taken");
        bound.int(rev.0).shown(report.id).shown(report.period).shown_or_null(report.agency).json(&report.versions).shown(plan);
    }
}
