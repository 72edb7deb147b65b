//! A document as it was received: numbered lines and table rows, nothing interpreted yet.

/// The most text taken in, in bytes. The longest real plan seen has 75 kB; refusing early keeps a bomb from filling memory.
pub const TEXT_MAX: usize = 4 * 1024 * 1024;
/// The longest a document may be read, in milliseconds. The longest real one takes a few hundredths of a second.
pub const READ_MS_MAX: u64 = 4_000;
/// The most lines and rows taken in.
pub const PARTS_MAX: usize = 50_000;

/// What a cell says that is one with the cell above it, in a row that is an entry of its own.
pub const AS_ABOVE: &str = "⇑";

/// A document as lines and table rows, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    parts: Vec<Part>,
    lines: usize,
    bytes: usize,
    is_over_limit: bool,
}

/// A line of text or a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A line, or a paragraph of a word-processor document.
    Line(Line),
    /// A row of a table.
    Row(Row),
}

/// A line and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from one, blank lines included.
    pub number: usize,
    /// As received.
    pub text: String,
}

/// A table row and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Counted with the lines.
    pub number: usize,
    /// Its cells from left to right; a cell may hold several lines.
    pub cells: Vec<String>,
}

impl Source {
    /// Plain or pasted text, where a line with tabs, or with pipes like a Markdown table, is a row.
    pub fn from_text(text: &str) -> Self {
        let mut source = Self::default();
        if text.len() > TEXT_MAX {
            source.is_over_limit = true;
            return source;
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for line in lines_of(text) {
            source.push_text(line);
            if source.is_over_limit {
                break;
            }
        }
        source
    }

    /// Adds the next line of a text: a row, where its signs say so.
    pub fn push_text(&mut self, line: &str) {
        match cells_of(line, self.columns_above()) {
            Some(cells) => self.push_row(cells),
            None => self.push_line(line),
        }
    }

    /// Adds the next line or paragraph; a blank one only counts.
    pub fn push_line(&mut self, text: &str) {
        let number = self.count(text.len());
        if !text.trim().is_empty() && !self.is_over_limit {
            self.parts.push(Part::Line(Line { number, text: text.to_owned() }));
        }
    }

    /// Adds the next row of a table.
    pub fn push_row(&mut self, cells: Vec<String>) {
        let number = self.count(cells.iter().map(String::len).sum());
        if cells.iter().any(|cell| !cell.trim().is_empty()) && !self.is_over_limit {
            self.parts.push(Part::Row(Row { number, cells }));
        }
    }

    /// The document as text that is read again as the same document: so a person sees what was found in a file, and can mend it.
    /// Rows are written with pipes, as in a Markdown table.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.bytes + self.bytes / 8);
        let mut line = 1;
        for part in &self.parts {
            let number = part.number();
            text.extend(std::iter::repeat_n('\n', number - line));
            line = number;
            match part {
                Part::Line(line) => text.push_str(&written(&line.text)),
                Part::Row(row) => {
                    text.push('|');
                    for cell in &row.cells {
                        text.push(' ');
                        text.push_str(&written(cell.trim()).replace('\n', "<br>"));
                        text.push_str(" |");
                    }
                }
            }
        }
        text
    }

    /// What was received, blank lines left out.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// More was offered than is ever read; the rest was dropped, and [`super::read`] will refuse it.
    pub fn is_over_limit(&self) -> bool {
        self.is_over_limit
    }

    /// How many cells the part just above has.
    fn columns_above(&self) -> usize {
        match self.parts.last() {
            Some(Part::Row(row)) if row.number == self.lines => row.cells.len(),
            _ => 0,
        }
    }

    fn count(&mut self, bytes: usize) -> usize {
        self.lines += 1;
        self.bytes += bytes;
        self.is_over_limit |= self.bytes > TEXT_MAX || self.parts.len() >= PARTS_MAX;
        self.lines
    }
}

impl Part {
    fn number(&self) -> usize {
        match self {
            Self::Line(line) => line.number,
            Self::Row(row) => row.number,
        }
    }
}

/// Without the signs by which a row of a table is told in text.
fn written(text: &str) -> String {
    text.replace('|', "¦").replace(['\t', '\r'], " ")
}

/// Lines ended by `\n`, `\r\n` or a lone `\r`.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn cells_of(line: &str, columns_above: usize) -> Option<Vec<String>> {
    let pipes = line.bytes().filter(|byte| *byte == b'|').count();
    let trimmed = line.trim();
    if pipes >= 2 && !trimmed.trim_matches('|').trim().is_empty() {
        let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        return Some(inner.split('|').map(str::to_owned).collect());
    }
    // Tabs at the start alone are an indent, unless they make a row like the one above whose last cell alone is filled.
    let is_indent = !line.trim_start().contains('\t') && line.matches('\t').count() + 1 != columns_above;
    (line.contains('\t') && !trimmed.is_empty() && !is_indent).then(|| line.split('\t').map(str::to_owned).collect())
}
