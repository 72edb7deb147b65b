//! The text, token by token.

use super::{Unreadable, parts::Parts};
use serde::de::Visitor;
use std::borrow::Cow;

/// Deeper texts are refused: each level takes from a stack that is small in browsers.
const DEPTH_MAX: u8 = 120;

/// Stands for the end of the text: no JSON has this byte outside of a string.
pub(super) const END: u8 = 0;

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) depth: u8,
}

pub(super) enum Number {
    Natural(u64),
    Negative(i64),
    Fraction(f64),
}

impl<'t> Reader<'t> {
    pub(super) fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is no space.
    pub(super) fn peek(&mut self) -> u8 {
        loop {
            match self.byte() {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                // A zero byte in the text is not its end.
                END if self.at < self.text.len() => return b'?',
                byte => return byte,
            }
        }
    }

    pub(super) fn take(&mut self, wanted: u8) -> Result<(), Unreadable> {
        if self.peek() != wanted {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn open(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.take(bracket)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(Unreadable) } else { Ok(()) }
    }

    pub(super) fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        self.peek();
        if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return Err(Unreadable);
        }
        self.at += word.len();
        Ok(())
    }

    pub(super) fn truth(&mut self) -> Result<bool, Unreadable> {
        let is_true = self.peek() == b't';
        self.word(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Unreadable> {
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

    pub(super) fn escaped(&mut self) -> Result<char, Unreadable> {
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
    pub(super) fn unit(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?)).ok_or(Unreadable)
    }

    pub(super) fn digits(&mut self) -> Result<&'t str, Unreadable> {
        let from = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.text.get(from..self.at).filter(|digits| !digits.is_empty()).ok_or(Unreadable)
    }

    pub(super) fn number(&mut self) -> Result<Number, Unreadable> {
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

    pub(super) fn numeral<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.number()? {
            Number::Natural(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Fraction(number) => visitor.visit_f64(number),
        }
    }

    pub(super) fn record<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'{')?;
        let mut parts = Parts::of(self, b'}');
        let value = visitor.visit_map(&mut parts)?;
        parts.end()?;
        Ok(value)
    }

    pub(super) fn list<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.open(b'[')?;
        let mut parts = Parts::of(self, b']');
        let value = visitor.visit_seq(&mut parts)?;
        parts.end()?;
        Ok(value)
    }

    /// Passes over a value of any shape.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
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
