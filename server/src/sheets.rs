//! Sheets of agencies as files: CSV in UTF-8, and xlsx workbooks, of which the first sheet counts. What a sheet says is for
//! `domain::registry::sheet` to judge.

mod csv;
mod workbook;

use parboard_app::online::{agency_sheet::SheetFormat, sheets::Sheets};
use parboard_domain::registry::{
    Registry,
    sheet::{HEAD, LINES_MAX, Line, NotASheet, written},
};

/// Lent to the server functions.
pub const SHEETS: Sheets = Sheets { read, write };

/// Lines and cells beyond these are not a registry; one line more than is taken, so that too many are told from just enough.
const LINES_READ_MAX: usize = LINES_MAX + 50;
const CELLS_READ_MAX: usize = 40;

/// The lines of a file, whichever of the formats it is.
///
/// # Errors
/// `Damaged` when it is neither, `TooLarge` when it has more in it than is read.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, NotASheet> {
    let is_packed = bytes.starts_with(b"PK");
    let lines = if is_packed { workbook::read(bytes)? } else { csv::read(bytes)? };
    if lines.len() > LINES_READ_MAX { Err(NotASheet::TooLarge) } else { Ok(lines) }
}

/// The registry as a file.
///
/// # Errors
/// When memory runs out.
pub fn write(registry: &Registry, format: SheetFormat) -> Result<Vec<u8>, String> {
    let lines: Vec<[String; 8]> = [HEAD.map(str::to_owned)].into_iter().chain(written(registry)).collect();
    match format {
        SheetFormat::Csv => csv::write(&lines).map_err(|error| error.to_string()),
        SheetFormat::Xlsx => workbook::write(&lines).map_err(|error| error.to_string()),
    }
}

#[cfg(test)]
mod tests;
