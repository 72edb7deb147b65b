//! Lists and records, part by part, as serde asks for them.

use super::{Unreadable, reader::Reader};
use serde::de::{self, DeserializeSeed};

/// What stands between two brackets.
pub(super) struct Parts<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    bracket: u8,
    is_first: bool,
}

impl<'r, 't> Parts<'r, 't> {
    pub(super) fn of(reader: &'r mut Reader<'t>, bracket: u8) -> Self {
        Self { reader, bracket, is_first: true }
    }

    /// Whether another part follows.
    pub(super) fn next(&mut self) -> Result<bool, Unreadable> {
        if self.reader.peek() == self.bracket {
            return Ok(false);
        }
        if !self.is_first {
            self.reader.take(b',')?;
        }
        self.is_first = false;
        Ok(true)
    }

    pub(super) fn end(&mut self) -> Result<(), Unreadable> {
        self.reader.depth -= 1;
        self.reader.take(self.bracket)
    }
}

impl<'t> de::SeqAccess<'t> for &mut Parts<'_, 't> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        if self.next()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'t> de::MapAccess<'t> for &mut Parts<'_, 't> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        if !self.next()? {
            return Ok(None);
        }
        if self.reader.peek() == b'"' { seed.deserialize(&mut *self.reader).map(Some) } else { Err(Unreadable) }
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}
