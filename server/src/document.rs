//! A document as a file: finds out what it is, and makes text of it for the reader in `parboard-domain`.

use anyhow::{Context, bail};
use parboard_domain::document::{NotAPlan, READ_MS_MAX, Reading, Source, read};
use std::{sync::mpsc, thread, time::Duration};

/// The most bytes of a file.
pub const BYTES_MAX: u64 = 64 * 1024 * 1024;

/// What a file opens with, and why it is not read.
const REFUSED: [(&[u8], &str); 5] = [
    (b"PK\x03\x04", "this version reads plain text only: save the .docx or .xlsx as .txt, or paste its text"),
    (b"PK\x05\x06", "an empty archive is not a plan"),
    (b"\xd0\xcf\x11\xe0", "this version reads plain text only: save the .doc or .xls as .txt, or paste its text"),
    (b"%PDF", "this version reads plain text only: copy the text out of the PDF"),
    (b"{\\rtf", "this version reads plain text only: save the .rtf as .txt"),
];

/// Reads a document, and gives up on what no plan would ask for.
///
/// # Errors
/// In one line, why it is not a plan.
pub fn read_within_limits(bytes: Vec<u8>) -> anyhow::Result<Reading> {
    let (answer, answered) = mpsc::channel();
    // On a thread of its own: a text made to be slow is left behind when the time is up.
    thread::spawn(move || drop(answer.send(read_file(bytes))));
    answered.recv_timeout(Duration::from_millis(READ_MS_MAX)).context("the document takes too long to read, which no plan does")?
}

fn read_file(bytes: Vec<u8>) -> anyhow::Result<Reading> {
    if bytes.len() as u64 > BYTES_MAX {
        bail!(NotAPlan::TooLarge);
    }
    if let Some((_, why)) = REFUSED.iter().find(|(opening, _)| bytes.starts_with(opening)) {
        bail!("{why}");
    }
    let text = text(bytes)?;
    Ok(read(&Source::from_text(&text))?)
}

/// UTF-8, or UTF-16 with its mark, as Windows' editor writes it. The older Vietnamese encodings cannot be told apart safely.
fn text(bytes: Vec<u8>) -> anyhow::Result<String> {
    let units = |pair: fn([u8; 2]) -> u16| bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]])).collect::<Vec<_>>();
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => Ok(String::from_utf16(&units(u16::from_le_bytes)).map_err(|_| NotAPlan::Damaged)?),
        Some([0xfe, 0xff]) => Ok(String::from_utf16(&units(u16::from_be_bytes)).map_err(|_| NotAPlan::Damaged)?),
        _ => Ok(String::from_utf8(bytes).map_err(|_| NotAPlan::Damaged)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_refused(bytes: &[u8], why: &str) {
        let error = read_within_limits(bytes.to_vec()).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
        assert_eq!(error.lines().count(), 1);
    }

    #[test]
    fn what_is_no_text_is_refused_in_words() {
        check_refused(b"PK\x03\x04\x14\x00word/document.xml", ".docx");
        check_refused(b"%PDF-1.7", "PDF");
        check_refused(b"\xff\xd8\xff\xe0 a photograph", "hỏng");
        check_refused(b"", "trống");
    }

    #[test]
    fn a_plan_from_windows_editor_is_read() {
        let plan = include_str!("../demonstration/ke-hoach-cai-thien-2025.txt");
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(plan.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read_within_limits(utf16).unwrap(), read_within_limits(plan.as_bytes().to_vec()).unwrap());
    }
}
