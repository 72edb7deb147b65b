//! Statements over many rows, so that a batch of a hundred operations costs a dozen statements and not five hundred.
//!
//! SQLite and PostgreSQL share no way to bind a list, so lists have a fixed number of places, and short ones are padded.

use crate::{
    StoreError,
    cells::{Bound, Ids},
};
use sqlx::{
    AnyConnection, AssertSqlSafe,
    any::{AnyArguments, AnyRow},
};
use std::sync::{Arc, OnceLock};

/// `$1` to `$64`: the places of a list. A statement may go on from `$65`.
macro_rules! places {
    () => {
        "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32,\
         $33,$34,$35,$36,$37,$38,$39,$40,$41,$42,$43,$44,$45,$46,$47,$48,$49,$50,$51,$52,$53,$54,$55,$56,$57,$58,$59,$60,$61,$62,$63,$64"
    };
}
pub(crate) use places;

/// How many places there are.
const PLACES: usize = 64;

/// Runs `select … in (places) …` for all these ids, with `rest` bound from `$65` on. Unused places hold an empty text,
/// which is nobody's id.
pub(crate) async fn select_in(connection: &mut AnyConnection, sql: &'static str, ids: Ids<'_>, rest: &[String]) -> Result<Vec<AnyRow>, StoreError> {
    let mut found = Vec::new();
    for some in ids.chunks(PLACES) {
        let mut bound = Bound::default();
        for id in some {
            bound.shown(id);
        }
        for _ in some.len()..PLACES {
            bound.text("");
        }
        for value in rest {
            bound.text(value);
        }
        found.extend(sqlx::query_with(sql, bound.0).fetch_all(&mut *connection).await?);
    }
    Ok(found)
}

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

/// How many rows one statement inserts: mostly as many as it can, and the rest in smaller helpings.
///
/// More than sixteen is slower, not faster: SQLite finds the name of the n-th placeholder by walking over those before
/// it, and the driver asks for every name, so the cost of a statement grows with the square of its width.
const HEIGHTS: [usize; 3] = [16, 4, 1];

/// An insert of many rows. Only its placeholders are put together at run time, once.
pub(crate) struct Insert {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    texts: OnceLock<[Arc<str>; 3]>,
}

impl Insert {
    /// `insert into … (columns)`, how many columns, and what follows the values.
    pub const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, tail, texts: OnceLock::new() }
    }

    /// Inserts all these rows, each bound by `bind`.
    pub async fn run<T>(&self, connection: &mut AnyConnection, rows: &[T], bind: impl Fn(&T, &mut Bound)) -> Result<(), StoreError> {
        let texts = self.texts.get_or_init(|| HEIGHTS.map(|height| self.text(height)));
        let mut left = rows;
        for (height, text) in HEIGHTS.iter().zip(texts) {
            while let Some((some, rest)) = left.split_at_checked(*height) {
                let mut bound = Bound(AnyArguments::default());
                for row in some {
                    bind(row, &mut bound);
                }
                sqlx::query_with(AssertSqlSafe(text.clone()), bound.0).execute(&mut *connection).await?;
                left = rest;
                if left.is_empty() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn text(&self, height: usize) -> Arc<str> {
        let row = |at: usize| {
            let places: Vec<String> = (1..=self.columns).map(|column| format!("${}", at * self.columns + column)).collect();
            format!("({})", places.join(","))
        };
        let rows: Vec<String> = (0..height).map(row).collect();
        format!("{} values {} {}", self.head, rows.join(","), self.tail).into()
    }
}
