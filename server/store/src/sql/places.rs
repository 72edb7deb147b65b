//! How each database spells the place of a value in a statement over many rows.
//!
//! SQLite takes `$7` too, but as a name: it finds the name of the n-th place by walking over those before it, the driver asks
//! for every name, and so a statement of a thousand places costs half a million steps. Its own `?` has no name to be found.

use sqlx::AnyConnection;
use std::sync::{Arc, OnceLock};

/// The spelling of one database.
#[derive(Clone, Copy)]
pub(super) enum Places {
    /// `$1, $2, $3`
    Numbered,
    /// `?, ?, ?`
    Plain,
}

impl Places {
    /// So many places, in brackets, the first of which is the `first`.
    pub fn list(self, first: usize, count: usize) -> String {
        let places: Vec<String> = (first..first + count).map(|place| self.spell(place)).collect();
        format!("({})", places.join(","))
    }

    fn spell(self, place: usize) -> String {
        match self {
            Self::Numbered => format!("${place}"),
            Self::Plain => "?".to_owned(),
        }
    }
}

/// The texts of one statement in its sizes, for each database, put together when first needed.
pub(super) struct Texts<const SIZES: usize> {
    numbered: OnceLock<[Arc<str>; SIZES]>,
    plain: OnceLock<[Arc<str>; SIZES]>,
}

impl<const SIZES: usize> Texts<SIZES> {
    pub const fn new() -> Self {
        Self { numbered: OnceLock::new(), plain: OnceLock::new() }
    }

    /// The texts for that connection's database, smallest trouble first: in the order of `sizes`.
    pub fn of(&self, connection: &AnyConnection, sizes: [usize; SIZES], write: impl Fn(Places, usize) -> String) -> &[Arc<str>; SIZES] {
        let (texts, places) = match connection.backend_name() {
            "SQLite" => (&self.plain, Places::Plain),
            _ => (&self.numbered, Places::Numbered),
        };
        texts.get_or_init(|| sizes.map(|size| write(places, size).into()))
    }
}
