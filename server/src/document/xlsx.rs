//! Workbooks (xlsx): every sheet that is shown, row by row, cells as they are printed.

use super::{
    damaged,
    grid::{Cell, Grid},
    packed::Packed,
};
use calamine::{DataRef, DataType, Dimensions, Reader, SheetVisible, Style, Xlsx};
use parboard_domain::document::{NotAPlan, Source};
use std::io::Cursor;

/// The most that one part of a workbook unpacks to: texts are held in memory all at once.
const PART_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Cells to the right of these are no plan's.
const COLUMNS_MAX: u32 = 64;
/// More cells that are one with others than any plan has.
const MERGED_MAX: usize = 5_000;

/// Reads the sheets.
///
/// # Errors
/// `Damaged` when it is no workbook, `TooLarge` when it has more in it than is read, `Locked`.
pub fn read(bytes: &[u8], packed: &mut Packed<'_>) -> Result<Source, NotAPlan> {
    packed.require_small(PART_BYTES_MAX)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut source = Source::default();
    let shown = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    for name in shown.map(|sheet| sheet.name.clone()).collect::<Vec<_>>() {
        read_sheet(&mut book, &name, &mut source)?;
    }
    Ok(source)
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, source: &mut Source) -> Result<(), NotAPlan> {
    // A sheet that is a chart has no cells.
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    if merged.len() > MERGED_MAX {
        return Err(NotAPlan::TooLarge);
    }
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut rows = Rows { grid: Grid::default(), merged, row: None, next: 0, texts: 0 };
    let styles: Vec<Style> = cells.styles().to_vec();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let ((row, column), text) = (cell.get_position(), printed(cell.get_value(), styles.get(style)));
        if column < COLUMNS_MAX && !text.trim().is_empty() {
            rows.put(row, column, text)?;
        }
    }
    rows.grid.write(source);
    Ok(())
}

/// The rows of a sheet while its cells come in.
struct Rows {
    grid: Grid,
    merged: Vec<Dimensions>,
    row: Option<u32>,
    next: u32,
    texts: usize,
}

impl Rows {
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), NotAPlan> {
        if self.row != Some(row) {
            (self.row, self.next) = (Some(row), 0);
            self.grid.open_row();
        }
        self.texts += text.len() + 64;
        if self.texts > super::TEXT_MAX * 2 || self.grid.is_too_large() {
            return Err(NotAPlan::TooLarge);
        }
        while self.next < column {
            self.push(row, String::new());
        }
        // What stands below another cell that covers it is not seen.
        if self.next == column {
            self.push(row, text);
        }
        Ok(())
    }

    fn push(&mut self, row: u32, text: String) {
        let column = self.next;
        let whole = self.merged.iter().find(|whole| whole.contains(row, column));
        let (span, is_continued) = whole.map_or((1, false), |whole| (whole.end.1.min(COLUMNS_MAX) - column + 1, whole.start.0 < row));
        let text = if is_continued { String::new() } else { text };
        self.next += span;
        self.grid.push(Cell { text, span: span as usize, is_continued });
    }
}

/// What is seen in a cell: a day as it is written here, a number with as many places as the cell shows.
fn printed(cell: &DataRef<'_>, style: Option<&Style>) -> String {
    match cell {
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        DataRef::Float(number) => match places(style) {
            Some((places, true)) => format!("{:.places$}%", number * 100.0),
            Some((places, false)) => format!("{number:.places$}"),
            None => cell.as_string().unwrap_or_default(),
        },
        cell => cell.as_string().unwrap_or_default(),
    }
}

/// How many decimal places a cell shows, and whether in percent: "1.10" is typed as 1.1 and shown with two, "95%" is 0.95.
fn places(style: Option<&Style>) -> Option<(usize, bool)> {
    let format = style?.number_format.as_ref()?.format_code.as_str();
    let (number, is_percent) = format.strip_suffix('%').map_or((format, false), |number| (number, true));
    let places = match number.strip_prefix('0')? {
        "" if is_percent => "",
        places => places.strip_prefix('.')?,
    };
    places.bytes().all(|digit| digit == b'0').then_some((places.len(), is_percent))
}
