//! Values in and out of statements: domain types on one side, text and whole numbers on the other.

use crate::StoreError;
use parboard_domain::{
    id::{PersonId, TaskId},
    measure::{Moment, Percent},
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{
    Any, Arguments, Decode, Row, Type,
    any::{AnyArguments, AnyRow},
};
use std::{fmt::Display, str::FromStr};
use uuid::Uuid;

/// Who added something to which card, and when: by the server's clock and by the device's.
#[derive(Clone, Copy)]
pub(crate) struct Added {
    pub task: TaskId,
    pub by: PersonId,
    pub at: Moment,
    pub made_at: Moment,
}

/// Values to be bound, in the order of the placeholders.
#[derive(Default)]
pub(crate) struct Bound(pub AnyArguments);

impl Bound {
    /// None yet, with room for so many.
    pub fn for_values(count: usize) -> Self {
        let mut bound = Self::default();
        bound.0.reserve(count, 0);
        bound
    }

    /// A text.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(text.into())
    }

    /// A text, or null.
    pub fn text_or_null(&mut self, text: Option<String>) -> &mut Self {
        self.add(text)
    }

    /// An id, a day, or anything else that is stored as it is displayed.
    pub fn shown(&mut self, value: impl Display) -> &mut Self {
        self.add(value.to_string())
    }

    /// The same, or null.
    pub fn shown_or_null(&mut self, value: Option<impl Display>) -> &mut Self {
        self.add(value.map(|value| value.to_string()))
    }

    /// A whole number.
    pub fn int(&mut self, number: i64) -> &mut Self {
        self.add(number)
    }

    /// A whole number, or null.
    pub fn int_or_null(&mut self, number: Option<i64>) -> &mut Self {
        self.add(number)
    }

    /// What every row begins with that somebody added to a card: under which id, to which, who, and when.
    pub fn added(&mut self, id: impl Display, Added { task, by, at, made_at }: Added) -> &mut Self {
        self.shown(id).shown(task).shown(by).int(at.0).int(made_at.0)
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.add(bytes.to_vec())
    }

    /// Anything, as JSON.
    pub fn json(&mut self, value: &impl Serialize) -> &mut Self {
        self.add(json(value))
    }

    /// An enum without fields, by its name in JSON.
    pub fn word(&mut self, value: &impl Serialize) -> &mut Self {
        self.add(word(value))
    }

    fn add<'v, T: sqlx::Encode<'v, Any> + Type<Any>>(&mut self, value: T) -> &mut Self {
        self.0.add(value).expect("text and numbers always encode");
        self
    }
}

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our own types always serialise")
}

/// An enum without fields, by its name in JSON.
pub(crate) fn word(value: &impl Serialize) -> String {
    json(value).trim_matches('"').to_owned()
}

/// The cells of one row, read from left to right.
pub(crate) struct Cells<'r> {
    row: &'r AnyRow,
    at: usize,
}

impl<'r> Cells<'r> {
    /// From the leftmost.
    pub fn of(row: &'r AnyRow) -> Self {
        Self { row, at: 0 }
    }

    /// The next cell, as a text, a number, or an option of these.
    ///
    /// # Errors
    /// `Unavailable` when the cell is of another type, or there is none: the statement and its reader differ.
    pub fn next<T: Decode<'r, Any> + Type<Any>>(&mut self) -> Result<T, StoreError> {
        let value = self.row.try_get::<T, _>(self.at)?;
        self.at += 1;
        Ok(value)
    }

    /// The next cell, as an id or a typed name.
    ///
    /// # Errors
    /// `Damaged` when it holds no such thing.
    pub fn parsed<T: FromStr<Err: Display>>(&mut self) -> Result<T, StoreError> {
        let text: String = self.next()?;
        text.parse().map_err(|error| self.damaged(error))
    }

    /// The next cell, as an id; null is none.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn parsed_or_null<T: FromStr<Err: Display>>(&mut self) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.next()?;
        text.map(|text| text.parse().map_err(|error| self.damaged(error))).transpose()
    }

    /// The next cells, as [`Bound::added`] wrote them.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn added<Id: FromStr<Err: Display>>(&mut self) -> Result<(Id, Added), StoreError> {
        let id = self.parsed()?;
        Ok((id, Added { task: self.parsed()?, by: self.parsed()?, at: Moment(self.next()?), made_at: Moment(self.next()?) }))
    }

    /// The next cell, as a percentage.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn percent(&mut self) -> Result<Percent, StoreError> {
        let number: i64 = self.next()?;
        Percent::try_from(number).map_err(|error| self.damaged(error))
    }

    /// The same; null is none.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn percent_or_null(&mut self) -> Result<Option<Percent>, StoreError> {
        let number: Option<i64> = self.next()?;
        number.map(|number| Percent::try_from(number).map_err(|error| self.damaged(error))).transpose()
    }

    /// The next cell, from JSON.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        let text: String = self.next()?;
        serde_json::from_str(&text).map_err(|error| self.damaged(error))
    }

    /// The next cell, from JSON; null is the default.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn json_or_default<T: DeserializeOwned + Default>(&mut self) -> Result<T, StoreError> {
        let text: Option<String> = self.next()?;
        text.map_or_else(|| Ok(T::default()), |text| serde_json::from_str(&text).map_err(|error| self.damaged(error)))
    }

    /// The next cell, as an enum without fields or anything else whose JSON is a string.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn word<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        let name: String = self.next()?;
        T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&name)).map_err(|error| self.damaged(error))
    }

    /// The same; null is none.
    ///
    /// # Errors
    /// As [`Cells::parsed`].
    pub fn word_or_null<T: DeserializeOwned>(&mut self) -> Result<Option<T>, StoreError> {
        let name: Option<String> = self.next()?;
        name.map(|name| T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&name)).map_err(|error| self.damaged(error)))
            .transpose()
    }

    /// The error for the cell just read.
    pub fn damaged(&self, why: impl Display) -> StoreError {
        use sqlx::Column;
        let name = self.at.checked_sub(1).and_then(|at| self.row.columns().get(at)).map_or("row", |column| column.name());
        StoreError::Damaged { what: name.to_owned(), why: why.to_string() }
    }
}

/// Ids of any kind as bare UUIDs.
pub(crate) type Ids<'a> = &'a [Uuid];
