//! CSV, as spreadsheets save it: with a mark of UTF-8 or without, with commas, semicolons or tabs between the cells.

use super::{CELLS_READ_MAX, LINES_READ_MAX};
use crate::table::harmless;
use parboard_domain::registry::sheet::{Line, NotASheet};

/// The lines of a text.
///
/// # Errors
/// `Damaged` when it is not UTF-8, or a quote is never closed.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, NotASheet> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotASheet::Damaged)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between(text)).from_reader(text.as_bytes());
    let mut numbers = Numbers { text, at_byte: 0, number: 1 };
    let mut lines = Vec::new();
    for record in reader.records().take(LINES_READ_MAX + 1) {
        let record = record.map_err(|_| NotASheet::Damaged)?;
        let number = numbers.of(record.position().map_or(0, |position| position.byte() as usize));
        lines.push(Line { number, cells: record.iter().take(CELLS_READ_MAX).map(plain).collect() });
    }
    Ok(lines)
}

/// Counts lines as an editor does, within quotes and empty ones too, going on from where it has come.
struct Numbers<'a> {
    text: &'a str,
    at_byte: usize,
    number: usize,
}

impl Numbers<'_> {
    /// The number of the line on which the record that begins there has its first sign.
    fn of(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(sign) = bytes.get(self.at_byte).filter(|sign| self.at_byte < byte || matches!(sign, b'\r' | b'\n')) {
            self.number += usize::from(*sign == b'\n');
            self.at_byte += 1;
        }
        self.number
    }
}

/// Where Vietnamese is set, spreadsheets part cells by semicolons, since the comma is for decimals.
fn between(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (head.bytes().filter(|byte| byte == sign).count(), *sign == b',')).unwrap_or(b',')
}

/// A cell without the quote that [`harmless`] put before it.
fn plain(cell: &str) -> String {
    cell.strip_prefix('\'').filter(|rest| harmless(rest) != **rest).unwrap_or(cell).to_owned()
}

/// Lines as CSV, with the mark that makes spreadsheets read it as UTF-8.
///
/// # Errors
/// When memory runs out.
pub fn write(lines: &[[String; 8]]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for line in lines {
        writer.write_record(line.iter().map(|cell| harmless(cell)))?;
    }
    Ok(writer.into_inner()?)
}
