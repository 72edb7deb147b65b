//! An insert of many rows.

use super::places::{Places, Texts};
use crate::{StoreError, cells::Bound};
use sqlx::{AnyConnection, AssertSqlSafe};

/// How many rows one statement inserts: mostly as many as it can, and the rest in smaller helpings. Each size is prepared once
/// for each connection and kept.
const HEIGHTS: [usize; 4] = [64, 16, 4, 1];

/// An insert of any number of rows. Only its places are put together at run time, once.
pub(crate) struct Insert {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    texts: Texts<{ HEIGHTS.len() }>,
}

impl Insert {
    /// `insert into … (columns)`, how many columns, and what follows the values.
    pub const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, tail, texts: Texts::new() }
    }

    /// Inserts all these rows, each bound by `bind`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer, or does not take one of the rows; those before it may have gone in, so
    /// whoever inserts gives the transaction up.
    pub async fn run<T>(&self, connection: &mut AnyConnection, rows: &[T], bind: impl Fn(&T, &mut Bound)) -> Result<(), StoreError> {
        let texts = self.texts.of(connection, HEIGHTS, |places, height| self.text(places, height));
        let mut left = rows;
        for (height, text) in HEIGHTS.iter().zip(texts) {
            while let Some((some, rest)) = left.split_at_checked(*height) {
                let mut bound = Bound::for_values(height * self.columns);
                for row in some {
                    bind(row, &mut bound);
                }
                sqlx::query_with(AssertSqlSafe(text.clone()), bound.0).execute(&mut *connection).await?;
                left = rest;
            }
        }
        Ok(())
    }

    fn text(&self, places: Places, height: usize) -> String {
        let rows: Vec<String> = (0..height).map(|row| places.list(row * self.columns + 1, self.columns)).collect();
        format!("{} values {} {}", self.head, rows.join(","), self.tail)
    }
}
