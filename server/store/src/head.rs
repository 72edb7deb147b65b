//! A plan's revision: taken hold of first, raised last, in every transaction that changes its rows.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    id::{PlanId, ProvinceId},
    measure::Rev,
    row::RowSum,
};
pub(crate) use parboard_sync::server::{Head, Outlook};
use sqlx::AnyConnection;

/// Changes nothing, but keeps every other writer of this plan waiting until this transaction ends. On PostgreSQL this
/// is what makes the order of revisions the order of commits; on SQLite there is only one writer anyway.
const HOLD: &str = "update plan set rev = rev where id = $1 and province_id = $2 returning rev, rows_sum";
const RAISE: &str = "update plan set rev = $1, rows_sum = $2 where id = $3";
const READ: &str = "select p.rev, p.rows_sum, v.epoch, v.directory_version
    from plan p join province v on v.id = p.province_id where p.id = $1 and p.province_id = $2";

/// Takes hold of a plan until the transaction ends; `NotFound` when the province has no such plan.
pub(crate) async fn hold(connection: &mut AnyConnection, province: ProvinceId, plan: PlanId) -> Result<Head, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan).shown(province);
    let row = sql::find(connection, HOLD, bound).await?.ok_or(StoreError::NotFound)?;
    let mut cells = Cells::of(&row);
    Ok(Head { rev: Rev(cells.next()?), sum: RowSum(cells.next()?) })
}

/// Raises a plan that is held.
pub(crate) async fn raise(connection: &mut AnyConnection, plan: PlanId, head: Head) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.int(head.rev.0).int(head.sum.0).shown(plan);
    sql::execute(connection, RAISE, bound).await?;
    Ok(())
}

/// Looks at a plan; `NotFound` when the province has no such plan.
pub(crate) async fn look(connection: &mut AnyConnection, province: ProvinceId, plan: PlanId) -> Result<Outlook, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan).shown(province);
    let row = sql::find(connection, READ, bound).await?.ok_or(StoreError::NotFound)?;
    let mut cells = Cells::of(&row);
    let head = Head { rev: Rev(cells.next()?), sum: RowSum(cells.next()?) };
    Ok(Outlook { head, epoch: cells.parsed()?, directory_version: cells.next()? })
}
