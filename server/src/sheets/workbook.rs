//! Workbooks (xlsx). One is packed, and what unpacks to more than any registry holds is not unpacked at all; cells are read one by
//! one, since a single cell in the last corner of a sheet would otherwise make room for all those before it.

use super::{CELLS_READ_MAX, LINES_READ_MAX};
use crate::document::packed::Packed;
use calamine::{DataRef, DataType, Reader, Xlsx};
use parboard_domain::{
    document::NotAPlan,
    registry::sheet::{Line, NotASheet},
};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::io::Cursor;

/// The most that one part of a workbook may unpack to.
const PART_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// How wide the columns are drawn.
const WIDTHS: [f64; 8] = [44.0, 18.0, 36.0, 36.0, 13.0, 13.0, 36.0, 30.0];

/// The lines of the first sheet.
///
/// # Errors
/// `Damaged` when it is no workbook, `TooLarge` when it has more in it than is read.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, NotASheet> {
    Packed::open(bytes).and_then(|mut packed| packed.require_small(PART_BYTES_MAX)).map_err(|problem| match problem {
        NotAPlan::TooLarge => NotASheet::TooLarge,
        _ => NotASheet::Damaged,
    })?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let name = book.sheet_names().first().cloned().ok_or(NotASheet::Damaged)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let ((row, column), text) = (cell.get_position(), text(cell.get_value()));
        let (number, column) = (row as usize + 1, column as usize);
        if text.is_empty() || column >= CELLS_READ_MAX {
            continue;
        }
        if lines.last().is_none_or(|line| line.number != number) {
            lines.push(Line { number, cells: Vec::new() });
        }
        if lines.len() > LINES_READ_MAX {
            return Err(NotASheet::TooLarge);
        }
        if let Some(line) = lines.last_mut() {
            line.cells.resize(line.cells.len().max(column + 1), String::new());
            line.cells[column] = text;
        }
    }
    Ok(lines)
}

/// What stands in a cell; a day as `2025-03-01`.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        cell => cell.as_string().unwrap_or_default(),
    }
}

fn damaged<E>(_: E) -> NotASheet {
    NotASheet::Damaged
}

/// Lines as a workbook. Its cells are text and never formulas.
///
/// # Errors
/// When a text is longer than a cell holds.
pub fn write(lines: &[[String; 8]]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, sheet) = (Format::new().set_bold(), book.add_worksheet());
    sheet.set_name("Cơ quan")?.set_freeze_panes(1, 0)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            match row {
                0 => sheet.write_string_with_format(row, column, cell, &bold)?,
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    book.save_to_buffer()
}
