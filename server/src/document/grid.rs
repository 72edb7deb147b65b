//! A table of a file on its way to the reader: which cells are one with their neighbours, whether it holds criteria or only lays
//! out a page, and a header in two storeys made one.

use parboard_domain::document::{AS_ABOVE, Source, is_table_head};

/// The widest table that is looked at.
const COLUMNS_MAX: usize = 64;
/// The most places of a table.
const SLOTS_MAX: usize = 400_000;
/// A number or a sign that opens the line in the cell beside it.
const MARK_CHARS_MAX: usize = 8;

/// A table.
#[derive(Debug, Default)]
pub struct Grid {
    rows: Vec<Vec<Slot>>,
    slots: usize,
    is_struck: bool,
}

/// A place in a row.
#[derive(Clone, Debug, Default)]
struct Slot {
    /// Its lines.
    text: String,
    /// One with the cell above it.
    is_continued: bool,
    /// One with the cell to its left.
    is_covered: bool,
}

/// A cell as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its lines.
    pub text: String,
    /// How many columns wide; nought counts as one.
    pub span: usize,
    /// One with the cell above it.
    pub is_continued: bool,
}

impl Grid {
    /// Whether it is larger than any plan's table.
    pub fn is_too_large(&self) -> bool {
        self.slots > SLOTS_MAX
    }

    /// Begins a row.
    pub fn open_row(&mut self) {
        // A row without cells takes room too.
        self.slots += 1;
        self.rows.push(Vec::new());
    }

    /// The last row was deleted while changes were tracked.
    pub fn strike_row(&mut self) {
        self.is_struck = true;
    }

    /// Ends a row.
    pub fn close_row(&mut self) {
        if std::mem::take(&mut self.is_struck) {
            self.rows.pop();
        }
    }

    /// Adds a cell to the last row.
    pub fn push(&mut self, cell: Cell) {
        let Some(row) = self.rows.last_mut() else { return };
        let span = cell.span.clamp(1, COLUMNS_MAX);
        if row.len() + span > COLUMNS_MAX {
            return;
        }
        self.slots += span;
        row.push(Slot { text: cell.text, is_continued: cell.is_continued, is_covered: false });
        row.extend(std::iter::repeat_n(Slot { is_covered: true, is_continued: cell.is_continued, text: String::new() }, span - 1));
    }

    /// Hands the table on: its rows when it holds criteria, else its lines, from its first such row at least.
    pub fn write(self, source: &mut Source) {
        let rows = joined_heads(self.rows);
        let is_table = |row: &Vec<Slot>| filled(row) > 2 || is_table_head(&texts(row));
        let first = rows.iter().position(is_table).unwrap_or(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            if at >= first { source.push_row(cells(row)) } else { lines_of(&row).for_each(|line| source.push_line(&line)) }
        }
    }

    /// All its lines, as those of a cell that this table stands in.
    pub fn into_lines(self) -> impl Iterator<Item = String> {
        self.rows.into_iter().flat_map(|row| lines_of(&row).collect::<Vec<_>>())
    }
}

fn filled(row: &[Slot]) -> usize {
    row.iter().filter(|slot| !slot.text.trim().is_empty()).count()
}

fn texts(row: &[Slot]) -> Vec<String> {
    row.iter().map(|slot| slot.text.clone()).collect()
}

/// A row that is an entry of its own says which of its cells are one with those above.
fn cells(row: Vec<Slot>) -> Vec<String> {
    let goes_on = row.first().is_some_and(|first| first.is_continued);
    let text = |slot: Slot| if slot.is_continued && !slot.is_covered && !goes_on { AS_ABOVE.to_owned() } else { slot.text };
    row.into_iter().map(text).collect()
}

/// Cell after cell; a number and what it numbers are one line.
fn lines_of(row: &[Slot]) -> impl Iterator<Item = String> {
    let cells: Vec<&str> = row.iter().map(|slot| slot.text.trim()).filter(|text| !text.is_empty()).collect();
    let is_marked = cells.len() == 2 && cells[0].chars().count() <= MARK_CHARS_MAX && !cells[0].ends_with(|last: char| last.is_alphabetic());
    let text = if is_marked { cells.join(" ") } else { cells.join("\n") };
    text.lines().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// A header in two storeys ("Cơ quan" above "chủ trì" and "phối hợp") is read as one.
fn joined_heads(rows: Vec<Vec<Slot>>) -> Vec<Vec<Slot>> {
    let mut joined: Vec<Vec<Slot>> = Vec::with_capacity(rows.len());
    for row in rows {
        let above = joined.last().filter(|above| row.first().is_some_and(|slot| slot.is_continued) && above.iter().any(|slot| slot.is_covered));
        let head = above.map(|above| both(above, &row)).filter(|head| is_table_head(&texts(head)));
        match (head, joined.last_mut()) {
            (Some(head), Some(above)) => *above = head,
            _ => joined.push(row),
        }
    }
    joined
}

fn both(above: &[Slot], row: &[Slot]) -> Vec<Slot> {
    let mut over = "";
    let mut head = Vec::with_capacity(row.len());
    for (slot, upper) in row.iter().zip(above) {
        if !upper.is_covered {
            over = &upper.text;
        }
        let text = if slot.is_continued { over.to_owned() } else { format!("{over} {}", slot.text) };
        head.push(Slot { text, ..Slot::default() });
    }
    head
}
