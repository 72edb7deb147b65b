//! Reads JSON. It takes the same texts as `serde_json` and makes the same values of them; there is a law for that in the
//! tests.
//!
//! Written here because every type that crosses the wire is read on a first visit, and the general reader brings much that we
//! never use: records written as lists, words for each way in which a text may be wrong, fractions. What is wrong is not
//! read, and nobody is told why.

mod parts;
mod reader;
mod values;

use reader::{END, Reader};
use serde::de::{self, DeserializeOwned};
use std::fmt::Display;

/// The text is not JSON, or not of the expected shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not readable")]
pub struct Unreadable;

/// Reads a whole text.
///
/// # Errors
/// When it is not JSON, or not of this shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut reader)?;
    if reader.peek() == END { Ok(value) } else { Err(Unreadable) }
}

impl de::Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Unreadable
    }
    fn invalid_type(_: de::Unexpected, _: &dyn de::Expected) -> Self {
        Unreadable
    }
    fn invalid_value(_: de::Unexpected, _: &dyn de::Expected) -> Self {
        Unreadable
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Unreadable
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Unreadable
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Unreadable
    }
    fn missing_field(_: &'static str) -> Self {
        Unreadable
    }
    fn duplicate_field(_: &'static str) -> Self {
        Unreadable
    }
}
