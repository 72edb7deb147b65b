//! Values: serde's questions, answered from the text.

use super::{Unreadable, reader::Reader};
use serde::de::{self, DeserializeSeed, Visitor};

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
