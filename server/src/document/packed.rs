//! What documents and workbooks are packed in. Nothing is unpacked beyond what any plan comes to, whatever the package says of
//! its own size.

use super::{BYTES_MAX, damaged};
use parboard_domain::document::NotAPlan;
use quick_xml::{
    events::{BytesStart, Event},
    reader::NsReader,
};
use std::{
    borrow::Cow,
    io::{BufReader, Cursor, Read, Take, copy, sink},
};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

/// More parts than any document has; room is made for each before any is read.
const PARTS_MAX: usize = 5_000;
/// More texts than any workbook has that is not too large anyway.
const TEXTS_MAX: u64 = 1_000_000;
/// Deeper than any document is nested.
const DEPTH_MAX: usize = 400;

/// A package and how much more of it may be unpacked.
pub struct Packed<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// A part that is being unpacked.
pub type Part<'p, 'b> = BufReader<Take<ZipFile<'p, Cursor<&'b [u8]>>>>;

impl<'b> Packed<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// `Damaged` when it is none, `TooLarge` when it says itself that it has more in it than is read.
    pub fn open(bytes: &'b [u8]) -> Result<Self, NotAPlan> {
        if bytes.windows(4).filter(|sign| *sign == b"PK\x01\x02").count() > PARTS_MAX {
            return Err(NotAPlan::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut said = 0_u64;
        for index in 0..archive.len() {
            said = said.saturating_add(archive.by_index_raw(index).map_err(damaged)?.size());
        }
        if said > BYTES_MAX { Err(NotAPlan::TooLarge) } else { Ok(Self { archive, left: BYTES_MAX }) }
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part, when there is one of that name.
    ///
    /// # Errors
    /// `Locked` when it needs a password, `Damaged` when it cannot be unpacked.
    pub fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'b>>, NotAPlan> {
        let left = self.left;
        match self.archive.by_name(name) {
            // One byte more than may be, so that too much is told from just enough.
            Ok(part) => Ok(Some(BufReader::new(part.take(left + 1)))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(NotAPlan::Locked),
            Err(error) => Err(damaged(error)),
        }
    }

    /// Unpacks every part into nothing, whatever its name: which of them a library will unpack by itself, and how much room it makes
    /// beforehand, is not left to what the package says.
    ///
    /// # Errors
    /// As [`Packed::part`]; `TooLarge` when there is more than is read, or said to be.
    pub fn require_small(&mut self, part_bytes_max: u64) -> Result<(), NotAPlan> {
        let names: Vec<String> = self.archive.file_names().flatten().map(Cow::into_owned).collect();
        for name in &names {
            let Some(mut part) = self.part(name)? else { continue };
            let unpacked = copy(&mut part, &mut sink()).map_err(damaged)?;
            drop(part);
            self.left = self.left.checked_sub(unpacked).filter(|_| unpacked <= part_bytes_max).ok_or(NotAPlan::TooLarge)?;
        }
        self.left = BYTES_MAX;
        for name in names.iter().filter(|name| name.to_lowercase().ends_with("sharedstrings.xml")) {
            self.require_few_texts(name)?;
        }
        self.left = BYTES_MAX;
        Ok(())
    }

    /// Room is made for as many texts as their table says that it has, before any is read.
    fn require_few_texts(&mut self, name: &str) -> Result<(), NotAPlan> {
        self.walk(name, |sign| match sign {
            Sign::Start("sst", table) => match attribute(table, "uniqueCount").map(|count| count.trim().parse::<u64>()) {
                None | Some(Ok(..=TEXTS_MAX)) => Ok(()),
                Some(_) => Err(NotAPlan::TooLarge),
            },
            _ => Ok(()),
        })
    }

    /// Goes through the markup of a part; nothing when there is no such part. An end has the name of its beginning.
    ///
    /// # Errors
    /// As [`Packed::part`]; `Damaged` when it is no well-formed markup or refers to entities of its own; `TooLarge`; whatever
    /// `take` says.
    pub fn walk(&mut self, name: &str, mut take: impl FnMut(Sign<'_>) -> Result<(), NotAPlan>) -> Result<(), NotAPlan> {
        let (left, Some(part)) = (self.left, self.part(name)?) else { return Ok(()) };
        let mut reader = NsReader::from_reader(part);
        let mut buffer = Vec::new();
        let mut depth = 0_usize;
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            match event.map_err(|_| if reader.get_mut().get_ref().limit() == 0 { NotAPlan::TooLarge } else { NotAPlan::Damaged })? {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEPTH_MAX {
                        return Err(NotAPlan::Damaged);
                    }
                    take(Sign::Start(tag.name().local_name().into_inner(), &tag))?;
                }
                Event::Empty(tag) => {
                    take(Sign::Start(tag.name().local_name().into_inner(), &tag))?;
                    take(Sign::End(tag.name().local_name().into_inner()))?;
                }
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    take(Sign::End(tag.name().local_name().into_inner()))?;
                }
                Event::Text(text) => take(Sign::Text(&text.xml10_content()))?,
                Event::CData(text) => take(Sign::Text(&text.xml10_content()))?,
                Event::GeneralRef(name) => take(Sign::Text(entity(&name)?.encode_utf8(&mut [0; 4])))?,
                // A document has no definitions of its own, and so nothing that unfolds into more of itself.
                Event::DocType(_) => return Err(NotAPlan::Damaged),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        let unpacked = left + 1 - reader.get_mut().get_ref().limit();
        drop(reader);
        self.left = left.checked_sub(unpacked).ok_or(NotAPlan::TooLarge)?;
        Ok(())
    }
}

/// What a walk comes by. Names are without their prefix.
pub enum Sign<'s> {
    /// An element begins.
    Start(&'s str, &'s BytesStart<'s>),
    /// An element ends.
    End(&'s str),
    /// Text.
    Text(&'s str),
}

/// An attribute's value, whatever its prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

/// The five names that all markup knows, and letters by number.
fn entity(name: &str) -> Result<char, NotAPlan> {
    let by_number = |number: &str| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    };
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        name => name.strip_prefix('#').and_then(by_number).and_then(char::from_u32).ok_or(NotAPlan::Damaged),
    }
}
