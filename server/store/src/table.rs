//! One table per noun: how each is written and read. A new noun is a file here and a line in [`crate::rows`].

mod comment;
mod criterion;
mod entry;
mod evidence;
mod period_report;
mod plan;
mod reminder;
mod roster;
mod score;
mod share;
mod task;
mod update;
mod wording;

pub(crate) use entry::settle;
pub(crate) use plan::save_plan;

use crate::{
    StoreError,
    cells::{Bound, Cells, Ids},
    sql::{self, Among, Insert},
};
use parboard_domain::{
    id::PlanId,
    measure::Rev,
    row::{Noun, Row},
};
use sqlx::{AnyConnection, any::AnyRow};

/// A noun's table, for reading.
pub(crate) trait Table: Sized {
    /// `select … where plan $1 and $2 < rev <= $3`.
    const PAGE: &'static str;
    /// `select … where id in (…) and plan =`.
    fn among() -> &'static Among;
    /// Reads a row; its revision was the first cell.
    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError>;
    /// As a noun.
    fn into_noun(self) -> Noun;
    /// From a noun, if it is one of this kind.
    fn from_noun(noun: &Noun) -> Option<&Self>;
}

/// A noun's table, for writing. The plan itself is written by [`save_plan`].
pub(crate) trait Written: Table {
    /// Writes new rows, and changed ones where the noun can change.
    fn insert() -> &'static Insert;
    /// Binds a row in the order of the insert's columns.
    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound);
}

/// The rows of a table changed after one revision and up to another.
pub(crate) async fn load_page<T: Table>(connection: &mut AnyConnection, plan: PlanId, after: Rev, up_to: Rev) -> Result<Vec<Row>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan).int(after.0).int(up_to.0);
    sql::select(connection, T::PAGE, bound).await?.iter().map(read::<T>).collect()
}

/// The rows of a table with these ids, as far as they belong to that plan.
pub(crate) async fn load_among<T: Table>(connection: &mut AnyConnection, plan: PlanId, ids: Ids<'_>) -> Result<Vec<Row>, StoreError> {
    let rows = T::among().select(connection, ids, Some(&plan.to_string())).await?;
    rows.iter().map(read::<T>).collect()
}

/// Writes those of the rows that belong in this table.
pub(crate) async fn save<T: Written>(connection: &mut AnyConnection, plan: PlanId, rows: &[&Row]) -> Result<(), StoreError> {
    let own: Vec<(&T, Rev)> = rows.iter().filter_map(|row| Some((T::from_noun(&row.is)?, row.rev))).collect();
    T::insert().run(connection, &own, |(noun, rev), bound| noun.bind(plan, *rev, bound)).await
}

fn read<T: Table>(row: &AnyRow) -> Result<Row, StoreError> {
    let mut cells = Cells::of(row);
    let rev = Rev(cells.next()?);
    Ok(Row { rev, is: T::read(&mut cells)?.into_noun() })
}
