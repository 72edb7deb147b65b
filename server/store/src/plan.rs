//! The plans there are, and how far each has come.

use crate::{
    Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    id::{PlanId, ProvinceId, TaskId},
    measure::Rev,
    person::PlanTitle,
};
use sqlx::AnyConnection;

/// Newest first; of one year the plan before the table that assigns criteria; then the one imported last.
const TITLES: &str = "select id, number, year, title, round from plan where province_id = $1 order by year desc, kind desc, id desc";
/// What is opened where nobody has chosen: the newest plan there is work in. A table that assigns criteria often has no cards, and
/// would look like an empty board.
const OPENED: &str = "select id from plan where province_id = $1 \
    order by case when exists (select 1 from task where task.plan_id = plan.id) then 0 else 1 end, \
    case when kind = 'plan' then 0 else 1 end, year desc, id desc limit 1";
const PLAN_OF_TASK: &str = "select plan.id from task join plan on plan.id = task.plan_id where task.id = $1 and plan.province_id = $2";
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
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. A province that is not here has no plans.
    pub async fn list_plans(&self, province: ProvinceId) -> Result<Vec<PlanTitle>, StoreError> {
        load_titles(&mut *self.snapshot().await?, province).await
    }

    /// The plan that a device is given which has not chosen one.
    ///
    /// # Errors
    /// `NoPlan` when there is none at all; `Unavailable` when the database does not answer.
    pub async fn opened_plan(&self, province: ProvinceId) -> Result<PlanId, StoreError> {
        let mut bound = Bound::default();
        bound.shown(province);
        let row = sql::find(&mut *self.reader().await?, OPENED, bound).await?.ok_or(StoreError::NoPlan)?;
        Cells::of(&row).parsed()
    }

    /// The plan a card belongs to; nothing when the province has no such card.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn plan_of_task(&self, province: ProvinceId, task: TaskId) -> Result<Option<PlanId>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(task).shown(province);
        let row = sql::find(&mut *self.reader().await?, PLAN_OF_TASK, bound).await?;
        row.map(|row| Cells::of(&row).parsed()).transpose()
    }

    /// The revision of a plan.
    ///
    /// # Errors
    /// `NotFound` when the plan is not here; `Unavailable` when the database does not answer.
    pub async fn plan_rev(&self, plan: PlanId) -> Result<Rev, StoreError> {
        let mut bound = Bound::default();
        bound.shown(plan);
        let row = sql::find(&mut *self.reader().await?, REV, bound).await?.ok_or(StoreError::NotFound)?;
        Ok(Rev(Cells::of(&row).next()?))
    }

    /// The revision of every plan.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn plan_revs(&self) -> Result<Vec<PlanRev>, StoreError> {
        let rows = sql::select(&mut *self.reader().await?, REVS, Bound::default()).await?;
        let read = |mut cells: Cells<'_>| Ok(PlanRev { plan: cells.parsed()?, province: cells.parsed()?, rev: Rev(cells.next()?) });
        rows.iter().map(|row| read(Cells::of(row))).collect()
    }
}

pub(crate) async fn load_titles(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<PlanTitle>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    let read = |mut cells: Cells<'_>| {
        Ok(PlanTitle { id: cells.parsed()?, number: cells.next()?, year: cells.next()?, title: cells.next()?, round: cells.json_or_default()? })
    };
    sql::select(connection, TITLES, bound).await?.iter().map(|row| read(Cells::of(row))).collect()
}
