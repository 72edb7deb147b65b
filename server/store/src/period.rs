//! Chốt số liệu: how a plan stands when a period is closed, kept as it was. It needs the whole plan, so it is done here and not by an
//! operation; every device is sent what came of it like any other row.

use crate::{
    Store, StoreError, agency,
    head::{self, Head},
    province, rows,
};
use parboard_domain::{
    id::{OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    period::{Period, PeriodProblem, PeriodReport, Said, Stage, Version, frozen},
    row::{Kind, Noun, Row, RowSet, Rows},
};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Store {
    /// Freezes the figures of a period as they stand; the plan's revision afterwards. What was frozen before stays, and is frozen anew only
    /// for a reason.
    ///
    /// # Errors
    /// `NotFound` when the province has no such plan; `Period` while it is not over, when it was frozen before and no reason is given, or too often; `Damaged` when
    /// a record cannot be read; `Unavailable` when the database does not answer. Nothing has changed then.
    pub async fn freeze(&self, province: ProvinceId, plan: PlanId, period: Period, by: PersonId, why: &str, now: Moment) -> Result<Rev, StoreError> {
        let mut transaction = self.write().await?;
        let head = head::hold(&mut transaction, province, plan).await?;
        let directory = province::load_directory(&mut transaction, province).await?;
        let mut whole = RowSet::default();
        whole.set_agencies(agency::load_all(&mut transaction, province).await?);
        rows::load_all(&mut transaction, plan).await?.into_iter().for_each(|row| drop(whole.put(row)));
        let mut report = PeriodReport::none(plan, period, None);
        if let Some(before) = whole.find_period_report(report.id) {
            report = before;
        }
        PeriodProblem::find(&report, why, now.day(), directory.schedule())?;
        let nouns: Vec<&Noun> = whole.iter().map(|row| &row.is).collect();
        let of_period: Vec<PeriodReport> = reports_of(&whole, period).collect();
        let reports: Vec<&PeriodReport> = of_period.iter().collect();
        let figures = frozen::freeze(&nouns, &whole, &reports, now, directory.thresholds);
        report.versions.push(Version {
            id: OpId(Uuid::now_v7()),
            says: Said { stage: Stage::Frozen, why: why.to_owned(), ..Said::default() },
            saw: Vec::new(),
            by,
            at: now,
            made_at: now,
            figures: Some(serde_json::to_value(figures).expect("figures are plain data")),
        });
        let (noun, rev) = (Noun::PeriodReport(report.held()), Rev(head.rev.0 + 1));
        let key = noun.key();
        let sum = whole.row(key).map_or(head.sum, |row| head.sum.without(key, row.rev)).with(key, rev);
        rows::save_all(&mut transaction, province, plan, &[Row { rev, is: noun }], &BTreeSet::new()).await?;
        head::raise(&mut transaction, plan, Head { rev, sum }).await?;
        transaction.commit().await?;
        Ok(rev)
    }
}

fn reports_of(whole: &RowSet, period: Period) -> impl Iterator<Item = PeriodReport> {
    let reports =
        whole.of_kind(Kind::PeriodReport).filter_map(|row| if let Noun::PeriodReport(held) = &row.is { PeriodReport::of(held) } else { None });
    reports.filter(move |report| report.period == period)
}
