//! The document as it is read, member by member: rows and logs are gathered, files go on to whoever takes them, and nothing
//! of a file is held longer than that takes.

use super::{
    PlanExport,
    allowance::{Allowance, Measured},
    incoming::{Part, Word},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, from_value};
use std::{
    fmt,
    io::{BufReader, Read},
    marker::PhantomData,
    mem::take,
};
use tokio::sync::mpsc::Sender;

/// How much is taken from the file or the pipe at once.
const BUFFER_BYTES: usize = 64 * 1024;
/// Ends the reading; whoever has stopped taking knows why.
const NOBODY: &str = "nobody takes it";

/// Reads a document to its end and says what it holds; why not, in one line.
pub(super) fn read(from: impl Read, tell: &Sender<Word>) -> Result<(), String> {
    let left = Allowance::new();
    let mut input = serde_json::Deserializer::from_reader(BufReader::with_capacity(BUFFER_BYTES, Measured::new(from, left.clone())));
    let read = Document(Reader { left: &left, tell }).deserialize(&mut input).and_then(|()| input.end());
    read.map_err(|error| format!("it is damaged: {error}"))
}

/// What every layer below hands down.
#[derive(Clone, Copy)]
struct Reader<'a> {
    left: &'a Allowance,
    tell: &'a Sender<Word>,
}

impl Reader<'_> {
    fn say<E: Error>(self, word: Word) -> Result<(), E> {
        self.left.renew();
        self.tell.blocking_send(word).map_err(|_| E::custom(NOBODY))
    }
}

/// The whole of it.
struct Document<'a>(Reader<'a>);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an exported plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Reader { left, .. } = self.0;
        let (mut rows, mut ops, mut others) = (Vec::new(), Vec::new(), Map::new());
        let mut has_files = false;
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                // Who is to take the files has to know before which of them may come.
                _ if has_files => return Err(A::Error::custom("its files must come last")),
                "rows" => map.next_value_seed(Each { left, item: PhantomData, take: |row| keep(&mut rows, row) })?,
                "ops" => map.next_value_seed(Each { left, item: PhantomData, take: |op| keep(&mut ops, op) })?,
                "files" => {
                    has_files = true;
                    self.0.say(Word::Head(Box::new(head(take(&mut others), take(&mut rows), take(&mut ops))?)))?;
                    map.next_value_seed(Each { left, item: File(self.0), take: |()| true })?;
                }
                _ => drop(others.insert(name, map.next_value()?)),
            }
            left.renew();
        }
        if has_files { Ok(()) } else { self.0.say(Word::Head(Box::new(head(others, rows, ops)?))) }
    }
}

fn head<E: Error>(others: Map<String, Value>, rows: Vec<parboard_domain::row::Row>, ops: Vec<super::LoggedOp>) -> Result<PlanExport, E> {
    let head: PlanExport = from_value(Value::Object(others)).map_err(E::custom)?;
    Ok(PlanExport { rows, ops, ..head })
}

fn keep<T>(list: &mut Vec<T>, item: T) -> bool {
    list.push(item);
    true
}

/// A list, taken item by item for as long as somebody wants more of it.
struct Each<'a, S, F> {
    left: &'a Allowance,
    item: S,
    take: F,
}

impl<'de, S: DeserializeSeed<'de> + Copy, F: FnMut(S::Value) -> bool> DeserializeSeed<'de> for Each<'_, S, F> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_seq(self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy, F: FnMut(S::Value) -> bool> Visitor<'de> for Each<'_, S, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element_seed(self.item)? {
            self.left.renew();
            if !(self.take)(item) {
                return Err(A::Error::custom(NOBODY));
            }
        }
        Ok(())
    }
}

/// One file: what it is, and then its bytes.
#[derive(Clone, Copy)]
struct File<'a>(Reader<'a>);

impl<'de> DeserializeSeed<'de> for File<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for File<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file with its content")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Reader { left, tell } = self.0;
        let mut said = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if name != "content" {
                said.insert(name, map.next_value()?);
                continue;
            }
            self.0.say(Word::Part(Part::File(from_value(Value::Object(said)).map_err(A::Error::custom)?)))?;
            let send = |bytes| tell.blocking_send(Word::Part(Part::Piece(bytes))).is_ok();
            map.next_value_seed(Each { left, item: Piece, take: send })?;
            return match map.next_key::<String>()? {
                None => Ok(()),
                Some(_) => Err(A::Error::custom("the content of a file must come last in it")),
            };
        }
        Err(A::Error::custom("a file without its content"))
    }
}

/// A piece of a file, in base64.
#[derive(Clone, Copy)]
struct Piece;

impl<'de> DeserializeSeed<'de> for Piece {
    type Value = Vec<u8>;
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Vec<u8>, D::Error> {
        input.deserialize_str(self)
    }
}

impl Visitor<'_> for Piece {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes in base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
        STANDARD.decode(text).map_err(E::custom)
    }
}
