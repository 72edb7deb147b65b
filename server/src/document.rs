//! A document as a file: finds out what it is, and makes of it the lines and rows that the reader in `parboard-domain` goes by.
//!
//! What it opens comes from anywhere: nothing of it is believed, nothing is unpacked beyond [`BYTES_MAX`], and what takes longer
//! than any plan is left behind.

mod docx;
mod grid;
pub(crate) mod packed;
mod xlsx;

use anyhow::Error;
use packed::Packed;
use parboard_app::online::sheets::Documents;
use parboard_domain::document::{NotAPlan, READ_MS_MAX, Reading, Source, TEXT_MAX, read};
use std::{sync::mpsc, thread, time::Duration};

/// The most bytes of a file, and the most that it may unpack to.
pub const BYTES_MAX: u64 = 64 * 1024 * 1024;

const TOO_SLOW: &str = "tài liệu mất quá nhiều thời gian để đọc, không kế hoạch nào cần đến thế";

/// Lent to the server functions.
pub const DOCUMENTS: Documents = Documents { open: source };

/// What a file of the years before 2007 opens with; an encrypted one of today too.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// The part of such a file that holds an encrypted document, by its name in UTF-16.
const ENCRYPTED: &str = "EncryptedPackage";
/// What files open with that are none of ours.
const OTHERS: [&[u8]; 3] = [b"%PDF", b"{\\rtf", b"<html"];

/// Reads a document, and gives up on what no plan would ask for.
///
/// # Errors
/// In one line, why it is not a plan.
pub fn read_within_limits(bytes: Vec<u8>) -> anyhow::Result<Reading> {
    let (answer, answered) = mpsc::channel();
    // On a thread of its own: a text made to be slow is left behind when the time is up.
    thread::spawn(move || drop(answer.send(source(bytes).and_then(|source| read(&source)))));
    let read = answered.recv_timeout(Duration::from_millis(READ_MS_MAX)).map_err(|_| Error::msg(TOO_SLOW))?;
    Ok(read?)
}

/// What stands in a file, whichever of the kinds it is.
///
/// # Errors
/// `Locked`, `OldFormat`, `OtherFormat`, `Damaged`, `TooLarge`.
pub fn source(bytes: Vec<u8>) -> Result<Source, NotAPlan> {
    if bytes.len() as u64 > BYTES_MAX {
        return Err(NotAPlan::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return unpacked(&bytes);
    }
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { NotAPlan::Locked } else { NotAPlan::OldFormat });
    }
    if OTHERS.iter().any(|opening| bytes.starts_with(opening)) {
        return Err(NotAPlan::OtherFormat);
    }
    Ok(Source::from_text(&text(bytes)?))
}

fn unpacked(bytes: &[u8]) -> Result<Source, NotAPlan> {
    let mut packed = Packed::open(bytes)?;
    if packed.has("xl/workbook.xml") {
        return xlsx::read(bytes, &mut packed);
    }
    match docx::find(&mut packed)? {
        Some(body) => docx::read(&mut packed, body),
        None => Err(NotAPlan::OtherFormat),
    }
}

fn damaged<E>(_: E) -> NotAPlan {
    NotAPlan::Damaged
}

/// UTF-8, or UTF-16 with its mark, as Windows' editor writes it. The older Vietnamese encodings cannot be told apart safely.
fn text(bytes: Vec<u8>) -> Result<String, NotAPlan> {
    let units = |pair: fn([u8; 2]) -> u16| bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]])).collect::<Vec<_>>();
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => String::from_utf16(&units(u16::from_le_bytes)).map_err(damaged),
        Some([0xfe, 0xff]) => String::from_utf16(&units(u16::from_be_bytes)).map_err(damaged),
        _ => String::from_utf8(bytes).map_err(damaged),
    }
}

#[cfg(test)]
mod tests;
