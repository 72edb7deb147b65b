//! Statements, run. Those over many rows are put together from one text, so that a batch of a hundred operations costs a dozen
//! statements and not five hundred.

mod among;
mod insert;
mod places;

pub(crate) use among::Among;
pub(crate) use insert::Insert;

use crate::{StoreError, cells::Bound};
use sqlx::{AnyConnection, any::AnyRow};

/// Runs a statement that returns nothing; how many rows it changed.
pub(crate) async fn execute(connection: &mut AnyConnection, sql: &'static str, bound: Bound) -> Result<u64, StoreError> {
    Ok(sqlx::query_with(sql, bound.0).execute(connection).await?.rows_affected())
}

/// Runs a statement that returns rows.
pub(crate) async fn select(connection: &mut AnyConnection, sql: &'static str, bound: Bound) -> Result<Vec<AnyRow>, StoreError> {
    Ok(sqlx::query_with(sql, bound.0).fetch_all(connection).await?)
}

/// Runs a statement that returns a row or none.
pub(crate) async fn find(connection: &mut AnyConnection, sql: &'static str, bound: Bound) -> Result<Option<AnyRow>, StoreError> {
    Ok(sqlx::query_with(sql, bound.0).fetch_optional(connection).await?)
}
