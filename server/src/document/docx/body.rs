//! The text of a Word document, taken sign by sign: whatever is nested in whatever, a stack says where it belongs.

use super::{
    super::{
        grid::{Cell, Grid},
        packed::{Sign, attribute},
    },
    numbering::Numbering,
    style::{Styles, is_on},
};
use parboard_domain::document::{NotAPlan, Source, TEXT_MAX, is_table_head};
use quick_xml::events::BytesStart;

/// What of the document is not read: what was there before a change, what was deleted or moved away, a second telling for older
/// programs, how a page is laid out.
const PASSED_OVER: [&str; 14] = [
    "del",
    "moveFrom",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "numberingChange",
    "sectPr",
    "tblPr",
    "rt",
];

/// The document as far as it was taken.
pub struct Body {
    /// What was read.
    pub source: Source,
    styles: Styles,
    numbering: Numbering,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Grid>,
    /// Cells and text boxes that are open, the innermost last.
    frames: Vec<Frame>,
    /// How deep within something that is passed over.
    passed_over: usize,
    place: Place,
    run: Run,
    /// The next content is a table of contents, or what stands there until somebody writes.
    is_placeholder: bool,
    /// The words of a paragraph whose end was deleted: they open the next.
    carried: String,
    bytes: usize,
    /// How many columns the table has that is being drawn with tabs; nought where none is.
    drawn: usize,
}

/// Where among properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    OfParagraph,
    OfParagraphMark,
    OfRun,
    OfRow,
    OfCell,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    caps: bool,
    /// Its end was deleted.
    is_open_ended: bool,
    /// The lines of text boxes that hang on it.
    boxed: Vec<String>,
}

#[derive(Debug, Default)]
struct Frame {
    lines: Vec<String>,
    is_cell: bool,
    span: usize,
    is_continued: bool,
}

/// A stretch of text of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    is_open: bool,
    is_text: bool,
    is_hidden: bool,
    caps: Option<bool>,
}

impl Body {
    /// Nothing taken yet.
    pub fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            source: Source::default(),
            styles,
            numbering,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            frames: Vec::new(),
            passed_over: 0,
            place: Place::Text,
            run: Run::default(),
            is_placeholder: false,
            carried: String::new(),
            bytes: 0,
            drawn: 0,
        }
    }

    /// Takes what a walk comes by.
    ///
    /// # Errors
    /// `TooLarge` for more text than any plan has.
    pub fn take(&mut self, sign: &Sign<'_>) -> Result<(), NotAPlan> {
        match sign {
            Sign::Start(name, _) if self.passed_over > 0 || self.is_passed_over(name) => self.passed_over += 1,
            Sign::End(_) if self.passed_over > 0 => self.passed_over -= 1,
            Sign::Start(name, tag) => self.start(name, tag),
            Sign::End(name) => self.end(name),
            Sign::Text(text) if self.passed_over == 0 && self.run.is_text => self.write(text),
            Sign::Text(_) => {}
        }
        let is_too_large = self.bytes > TEXT_MAX || self.source.is_over_limit() || self.tables.last().is_some_and(Grid::is_too_large);
        if is_too_large { Err(NotAPlan::TooLarge) } else { Ok(()) }
    }

    fn is_passed_over(&mut self, name: &str) -> bool {
        // Among properties "del" says that a row or the end of a paragraph was deleted.
        let is_mark = name == "del" && matches!(self.place, Place::OfParagraphMark | Place::OfRow);
        let is_placeholder = name == "sdtContent" && std::mem::take(&mut self.is_placeholder);
        is_placeholder || (PASSED_OVER.contains(&name) && !is_mark)
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match (self.place, name) {
            (_, "p") => self.open_paragraph(),
            (_, "tbl") => self.tables.push(Grid::default()),
            (_, "tr") => self.in_table(Grid::open_row),
            (_, "tc") => self.frames.push(Frame { is_cell: true, ..Frame::default() }),
            (_, "txbxContent") => self.frames.push(Frame::default()),
            (_, "docPartGallery") => self.is_placeholder |= attribute(tag, "val").as_deref() == Some("Table of Contents"),
            (_, "showingPlcHdr") => self.is_placeholder = is_on(attribute(tag, "val").as_deref()),
            (Place::Text, "pPr") => self.place = Place::OfParagraph,
            (Place::OfParagraph, "rPr") => self.place = Place::OfParagraphMark,
            (Place::Text, "rPr") if self.run.is_open => self.place = Place::OfRun,
            (Place::Text, "trPr") => self.place = Place::OfRow,
            (Place::Text, "tcPr") => self.place = Place::OfCell,
            (Place::Text, "r") => self.run = Run { is_open: true, ..Run::default() },
            (Place::Text, name) if self.run.is_open => self.in_run(name, tag),
            (Place::Text, _) => {}
            (place, name) => self.property(place, name, attribute(tag, "val")),
        }
    }

    fn in_run(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "t" => self.run.is_text = true,
            "tab" | "ptab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            // A bullet set by hand in a symbol font.
            "sym" if self.paragraphs.last().is_some_and(|paragraph| paragraph.text.trim().is_empty()) => self.write("- "),
            "sym" if attribute(tag, "char").is_some() => self.write(" "),
            _ => {}
        }
    }

    fn property(&mut self, place: Place, name: &str, value: Option<String>) {
        let number = || value.as_deref().and_then(|value| value.parse::<usize>().ok());
        match (place, name) {
            (Place::OfParagraph, _) => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    "pStyle" => paragraph.style = value,
                    "numId" => paragraph.list = number().map(|list| list as u32),
                    "ilvl" => paragraph.level = number(),
                    _ => {}
                }
            }
            (Place::OfParagraphMark, "del" | "moveFrom") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.is_open_ended = true;
                }
            }
            (Place::OfRun, "caps") => self.run.caps = Some(is_on(value.as_deref())),
            (Place::OfRun, "vanish") => self.run.is_hidden = is_on(value.as_deref()),
            // The row itself is taken away at its end, when its cells are there.
            (Place::OfRow, "del") => self.in_table(Grid::strike_row),
            (Place::OfRow, "gridBefore") => {
                if let Some(span) = number().filter(|span| *span > 0) {
                    self.in_table(|table| table.push(Cell { span, ..Cell::default() }));
                }
            }
            (Place::OfCell, "gridSpan") => self.in_cell(|cell| cell.span = number().unwrap_or_default()),
            (Place::OfCell, "vMerge") => {
                self.in_cell(|cell| cell.is_continued = value.as_deref() != Some("restart"));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match (name, self.place) {
            ("rPr", Place::OfParagraphMark) => self.place = Place::OfParagraph,
            ("pPr", Place::OfParagraph) | ("rPr", Place::OfRun) | ("trPr", Place::OfRow) | ("tcPr", Place::OfCell) => {
                if name == "pPr" {
                    self.dress();
                }
                self.place = Place::Text;
            }
            ("t", _) => self.run.is_text = false,
            ("r", Place::Text) => self.run = Run::default(),
            ("p", _) => self.close_paragraph(),
            ("tc", _) => self.close_cell(),
            ("tr", _) => self.in_table(Grid::close_row),
            ("tbl", _) => self.close_table(),
            ("txbxContent", _) => self.close_box(),
            _ => {}
        }
    }

    fn in_table(&mut self, act: impl FnOnce(&mut Grid)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn in_cell(&mut self, act: impl FnOnce(&mut Frame)) {
        if let Some(cell) = self.frames.last_mut() {
            act(cell);
        }
    }

    fn open_paragraph(&mut self) {
        // A text box stands within a stretch of text of the paragraph that it hangs on; what follows there is text no more.
        self.run = Run::default();
        self.place = Place::Text;
        self.paragraphs.push(Paragraph { text: std::mem::take(&mut self.carried), ..Paragraph::default() });
    }

    /// What the paragraph's style says, where the paragraph itself does not.
    fn dress(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let Some(id) = &paragraph.style else { return };
        let style = self.styles.whole(id);
        if paragraph.list.is_none() {
            paragraph.list = style.list;
            paragraph.level = paragraph.level.or_else(|| self.numbering.level_of(style.list?, id)).or(style.level);
        }
        paragraph.caps = style.caps.unwrap_or_default();
    }

    fn write(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.run.is_hidden) else { return };
        self.bytes += text.len();
        if self.run.caps.unwrap_or(paragraph.caps) {
            paragraph.text.push_str(&text.to_uppercase());
        } else {
            paragraph.text.push_str(text);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.run = Run::default();
        if paragraph.is_open_ended {
            self.carried = paragraph.text;
            return;
        }
        let number = paragraph.list.filter(|list| *list > 0).map(|list| {
            let styles = &self.styles;
            self.numbering.next(list, paragraph.level.unwrap_or_default(), |style| styles.whole(style).list)
        });
        let number = number.unwrap_or_default();
        let text = match paragraph.text.trim_start() {
            // Rows are often counted by a list whose paragraphs are empty.
            "" if self.frames.last().is_some_and(|frame| frame.is_cell) => number,
            "" => String::new(),
            text => number + text,
        };
        text.split('\n').map(str::to_owned).chain(paragraph.boxed).for_each(|line| self.push_line(line));
    }

    fn push_line(&mut self, line: String) {
        if let Some(frame) = self.frames.last_mut() {
            frame.lines.push(line.replace('\t', " "));
            return;
        }
        // A table drawn with tabs begins with a header, and goes on for as long as its lines have as many columns.
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let is_row = cells.len() > 1 && (self.drawn == cells.len() || is_table_head(&cells));
        if is_row {
            self.drawn = cells.len();
            self.source.push_row(cells);
            return;
        }
        if !line.trim().is_empty() {
            self.drawn = 0;
        }
        // One drawn with pipes is one here too.
        self.source.push_text(&line.replace('\t', " "));
    }

    fn close_cell(&mut self) {
        let Some(frame) = self.frames.pop_if(|frame| frame.is_cell) else { return };
        let Frame { lines, span, is_continued, .. } = frame;
        let text = if is_continued { String::new() } else { lines.join("\n") };
        self.in_table(|table| table.push(Cell { text, span, is_continued }));
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        match self.frames.last_mut() {
            Some(frame) => frame.lines.extend(table.into_lines()),
            None => table.write(&mut self.source),
        }
    }

    fn close_box(&mut self) {
        let Some(frame) = self.frames.pop_if(|frame| !frame.is_cell) else { return };
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.boxed.extend(frame.lines),
            None => frame.lines.into_iter().for_each(|line| self.push_line(line)),
        }
    }
}
