//! The plans there are, and how far each has come.

use crate::{
    Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    id::{PlanId, ProvinceId},
    measure::Rev,
    person::PlanTitle,
};
use sqlx::AnyConnection;

/// Newest first; of one year the plan before the table that assigns criteria; then the one imported last.
const TITLES: &str = "select id, number, year, title from plan where province_id = $1 order by year desc, kind desc, id desc";
const REV: &str = "select rev from plan where id = $1";
const REVS: &str = "select id, province_id, rev from plan order by id";

/// "Plan P is at rev N".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanRev {
    /// The plan.
    pub plan: PlanId,
    /// Whose.
    pub province: ProvinceId,
    /// Its revision.
    pub rev: Rev,
}

impl Store {
    /// The province's plans, newest first.
    pub async fn list_plans(&self, province: ProvinceId) -> Result<Vec<PlanTitle>, StoreError> {
        load_titles(&mut *self.snapshot().await?, province).await
    }

    /// The revision of a plan.
    pub async fn plan_rev(&self, plan: PlanId) -> Result<Rev, StoreError> {
        let mut bound = Bound::default();
        bound.shown(plan);
        let row = sql::find(&mut *self.reader().await?, REV, bound).await?.ok_or(StoreError::NotFound)?;
        Ok(Rev(Cells::of(&row).next()?))
    }

    /// The revision of every plan.
    pub async fn plan_revs(&self) -> Result<Vec<PlanRev>, StoreError> {
        let rows = sql::select(&mut *self.reader().await?, REVS, Bound::default()).await?;
        let read = |mut cells: Cells<'_>| Ok(PlanRev { plan: cells.parsed()?, province: cells.parsed()?, rev: Rev(cells.next()?) });
        rows.iter().map(|row| read(Cells::of(row))).collect()
    }
}

pub(crate) async fn load_titles(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<PlanTitle>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    let read = |mut cells: Cells<'_>| Ok(PlanTitle { id: cells.parsed()?, number: cells.next()?, year: cells.next()?, title: cells.next()? });
    sql::select(connection, TITLES, bound).await?.iter().map(|row| read(Cells::of(row))).collect()
}
