//! A select of the rows with certain ids.
//!
//! SQLite and PostgreSQL share no way to bind a list, so lists have a fixed number of places, and short ones are padded.

use super::places::{Places, Texts};
use crate::{
    StoreError,
    cells::{Bound, Ids},
};
use sqlx::{AnyConnection, AssertSqlSafe, any::AnyRow};

/// How many ids one statement asks for.
const WIDTHS: [usize; 3] = [4, 32, 128];
const WIDTH_MAX: usize = 128;

/// A select by ids, of any number. Only its places are put together at run time, once.
pub(crate) struct Among {
    head: &'static str,
    tail: &'static str,
    texts: Texts<{ WIDTHS.len() }>,
}

impl Among {
    /// `select … where id in`, and perhaps `and column =`.
    pub const fn new(head: &'static str, tail: &'static str) -> Self {
        Self { head, tail, texts: Texts::new() }
    }

    /// The rows with these ids, and with that value where the statement asks for one.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn select(&self, connection: &mut AnyConnection, ids: Ids<'_>, and: Option<&str>) -> Result<Vec<AnyRow>, StoreError> {
        let texts = self.texts.of(connection, WIDTHS, |places, width| self.text(places, width));
        let mut found = Vec::new();
        for some in ids.chunks(WIDTH_MAX) {
            let fitting = WIDTHS.iter().zip(texts).find(|(width, _)| **width >= some.len());
            let (width, text) = fitting.expect("a chunk fits into the widest");
            let mut bound = Bound::for_values(width + 1);
            for id in some {
                bound.shown(id);
            }
            for _ in some.len()..*width {
                // Unused places hold an empty text, which is nobody's id.
                bound.text("");
            }
            if let Some(value) = and {
                bound.text(value);
            }
            found.extend(sqlx::query_with(AssertSqlSafe(text.clone()), bound.0).fetch_all(&mut *connection).await?);
        }
        Ok(found)
    }

    fn text(&self, places: Places, width: usize) -> String {
        let list = format!("{} {}", self.head, places.list(1, width));
        if self.tail.is_empty() { list } else { format!("{list} {} {}", self.tail, places.list(width + 1, 1)) }
    }
}
