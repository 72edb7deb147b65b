//! Reads JSON. It takes the same texts as `serde_json` and makes the same values of them; there is a law for that in the
//! tests.
//!
//! Written here because every type that crosses the wire is read on a first visit, and the general reader brings much that we
//! never use: records written as lists, words for each way in which a text may be wrong, fractions. What is wrong is not
//! read, and nobody is told why.

use serde::de::{self, DeserializeOwned, DeserializeSeed, Visitor};
use std::{borrow::Cow, fmt::Display};

/// Deeper texts are refused: each level takes from a stack that is small in browsers.
const DEPTH_MAX: u8 = 120;

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

/// Stands for the end of the text: no JSON has this byte outside of a string.
const END: u8 = 0;

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
}

enum Number {
    Natural(u64),
    Negative(i64),
    Fraction(f64),
}

impl<'t> Reader<'t> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> u8 {
        loop {
            match self.byte() {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                // A zero byte in the text is not its end.
                END if self.at < self.text.len() => return b'?',
                byte => return byte,
            }
        }
    }

    fn take(&mut self, wanted: u8) -> Result<(), Unreadable> {
        if self.peek() != wanted {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.take(bracket)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(Unreadable) } else { Ok(()) }
    }

    fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        self.peek();
        if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return Err(Unreadable);
        }
        self.at += word.len();
        Ok(())
    }

    fn truth(&mut self) -> Result<bool, Unreadable> {
        let is_true = self.peek() == b't';
        self.word(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Unreadable> {
        self.take(b'"')?;
        let mut whole: Option<String> = None;
        loop {
            // Both ends are beside ASCII bytes, so they are ends of letters.
            let rest = self.text.get(self.at..).ok_or(Unreadable)?;
            let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' ')).ok_or(Unreadable)?;
            let piece = rest.get(..length).ok_or(Unreadable)?;
            self.at += length;
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return Ok(whole.map_or(Cow::Borrowed(piece), |whole| Cow::Owned(whole + piece)));
                }
                b'\\' => {
                    self.at += 1;
                    let whole = whole.get_or_insert_default();
                    whole.push_str(piece);
                    whole.push(self.escaped()?);
                }
                _ => return Err(Unreadable),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        let sign = self.byte();
        self.at += 1;
        Ok(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first).ok_or(Unreadable);
                }
                self.word("\\u")?;
                let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400).ok_or(Unreadable)?;
                char::from_u32(0x10000 + ((first - 0xd800) << 10) + second).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    /// Four digits of base 16.
    fn unit(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?)).ok_or(Unreadable)
    }

    fn digits(&mut self) -> Result<&'t str, Unreadable> {
        let from = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.text.get(from..self.at).filter(|digits| !digits.is_empty()).ok_or(Unreadable)
    }

    fn number(&mut self) -> Result<Number, Unreadable> {
        let is_negative = self.peek() == b'-';
        let from = self.at;
        self.at += usize::from(is_negative);
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(Unreadable);
        }
        let mut is_fraction = false;
        if self.byte() == b'.' {
            self.at += 1;
            self.digits()?;
            is_fraction = true;
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            self.digits()?;
            is_fraction = true;
        }
        let text = &self.text[from..self.at];
        let exact = match (is_fraction, is_negative) {
            (true, _) => None,
            (false, true) => text.parse().ok().filter(|number| *number != 0).map(Number::Negative),
            (false, false) => text.parse().ok().map(Number::Natural),
        };
        match exact {
            Some(number) => Ok(number),
            None => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Number::Fraction).ok_or(Unreadable),
        }
    }

    fn numeral<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.number()? {
            Number::Natural(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Fraction(number) => visitor.visit_f64(number),
        }
    }

    fn record<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'{')?;
        let mut parts = Parts::of(self, b'}');
        let value = visitor.visit_map(&mut parts)?;
        parts.end()?;
        Ok(value)
    }

    fn list<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'[')?;
        let mut parts = Parts::of(self, b']');
        let value = visitor.visit_seq(&mut parts)?;
        parts.end()?;
        Ok(value)
    }

    /// Passes over a value of any shape.
    fn skip(&mut self) -> Result<(), Unreadable> {
        match self.peek() {
            b'{' => {
                self.open(b'{')?;
                let mut parts = Parts::of(self, b'}');
                while parts.next()? {
                    parts.reader.string()?;
                    parts.reader.take(b':')?;
                    parts.reader.skip()?;
                }
                parts.end()
            }
            b'[' => {
                self.open(b'[')?;
                let mut parts = Parts::of(self, b']');
                while parts.next()? {
                    parts.reader.skip()?;
                }
                parts.end()
            }
            b'"' => self.string().map(drop),
            b't' | b'f' => self.truth().map(drop),
            b'n' => self.word("null"),
            _ => self.number().map(drop),
        }
    }
}

/// What stands between two brackets.
struct Parts<'r, 't> {
    reader: &'r mut Reader<'t>,
    bracket: u8,
    is_first: bool,
}

impl<'r, 't> Parts<'r, 't> {
    fn of(reader: &'r mut Reader<'t>, bracket: u8) -> Self {
        Self { reader, bracket, is_first: true }
    }

    /// Whether another part follows.
    fn next(&mut self) -> Result<bool, Unreadable> {
        if self.reader.peek() == self.bracket {
            return Ok(false);
        }
        if !self.is_first {
            self.reader.take(b',')?;
        }
        self.is_first = false;
        Ok(true)
    }

    fn end(&mut self) -> Result<(), Unreadable> {
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

/// One of several shapes: its name alone, or `{"name": what it holds}`.
struct Variant<'r, 't> {
    reader: &'r mut Reader<'t>,
    holds: bool,
}

impl Variant<'_, '_> {
    fn held(&self) -> Result<(), Unreadable> {
        if self.holds { Ok(()) } else { Err(Unreadable) }
    }
}

impl<'t> de::EnumAccess<'t> for Variant<'_, 't> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Self), Unreadable> {
        let name = seed.deserialize(&mut *self.reader)?;
        if self.holds {
            self.reader.take(b':')?;
        }
        Ok((name, self))
    }
}

impl<'t> de::VariantAccess<'t> for Variant<'_, 't> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.holds { self.reader.word("null") } else { Ok(()) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Unreadable> {
        self.held()?;
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.held()?;
        self.reader.list(visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.held()?;
        self.reader.record(visitor)
    }
}

/// Several of serde's questions, answered by one of our own functions.
macro_rules! answer {
    ($by:ident: $($question:ident)*) => {
        $(fn $question<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            self.$by(visitor)
        })*
    };
}

impl<'t> de::Deserializer<'t> for &mut Reader<'t> {
    type Error = Unreadable;

    answer!(numeral: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64);
    answer!(record: deserialize_map);
    answer!(list: deserialize_seq);
    answer!(deserialize_str: deserialize_char deserialize_string deserialize_bytes deserialize_byte_buf deserialize_identifier);

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.peek() {
            b'{' => self.record(visitor),
            b'[' => self.list(visitor),
            b'"' => self.deserialize_str(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ => self.numeral(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.truth()?)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.peek() == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_struct<V: Visitor<'t>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.record(visitor)
    }

    fn deserialize_enum<V: Visitor<'t>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        if self.peek() == b'"' {
            return visitor.visit_enum(Variant { reader: self, holds: false });
        }
        self.open(b'{')?;
        let value = visitor.visit_enum(Variant { reader: &mut *self, holds: true })?;
        self.depth -= 1;
        self.take(b'}')?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.skip()?;
        visitor.visit_unit()
    }
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
