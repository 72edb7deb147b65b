//! How a document of the office looks: Decree 30/2020/NĐ-CP, Appendix I. A4, margins of 20, 20, 30 and 20 mm, Times New Roman,
//! page numbers centred in the top margin and hidden on the first page; an annex lies across and is numbered on its own.

use anyhow::Context;
use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, PageMargin, PageNum, PageNumType, PageOrientationType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, SpecialIndentType, Table, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};
use parboard_domain::forms::{COPIES, MOTTO, NATION, PLACE_AND_DAY, SIGNED, SIGNED_HINT};
use std::io::{Cursor, Write, copy};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A twip is a twentieth of a point; a millimetre has 56.7 of them.
const A4: (u32, u32) = (11_906, 16_838);
const TOP: i32 = 1_134;
const LEFT: i32 = 1_701;
const RIGHT: i32 = 1_134;
const HEADER: i32 = 567;
const FIRST_LINE: i32 = 567;

/// Sizes of letters, in half points.
pub const BODY: usize = 28;
/// Of tables in an annex.
pub const TABLE: usize = 22;
/// What docx-rs cannot say: a row whose height says it is repeated at the head of each page.
const REPEATED: (&str, &str) = ("<w:trHeight w:val=\"7\" w:hRule=\"atLeast\" />", "<w:tblHeader />");
const REPEATED_HEIGHT: f32 = 7.0;
/// Around the shape of a section that another one follows.
const TURNED: (&str, &str) =
    ("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>", "</w:pPr></w:p>");
/// The part of a document that its text is in.
const TEXT_PART: &str = "word/document.xml";
/// A row with more letters may be broken over two pages: kept whole it would leave half a page empty.
const WHOLE_CHARS_MAX: usize = 900;

/// What stands on a page.
#[allow(clippy::large_enum_variant)] // A leaf has few of them, and is set before the next is made.
pub enum Block {
    /// A paragraph.
    Words(Paragraph),
    /// A table.
    Table(Table),
}

/// Pages of one shape, numbered from one.
pub struct Leaf {
    /// Whether they lie across.
    pub is_across: bool,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// Binds leaves into one document. Each is set and packed by itself: a cell takes some five kilobytes until it is markup, and letters to a
/// hundred units have a hundred thousand cells.
///
/// # Errors
/// When it cannot be packed.
pub fn bind(leaves: impl IntoIterator<Item = Leaf>) -> anyhow::Result<Vec<u8>> {
    let mut leaves = leaves.into_iter().peekable();
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default();
    let mut others = None;
    package.start_file(TEXT_PART, packed)?;
    while let Some(leaf) = leaves.next() {
        let mut built = set(leaf).build();
        let markup = String::from_utf8(std::mem::take(&mut built.document))?.replace(REPEATED.0, REPEATED.1);
        let body = markup.find("<w:body>").context("a document has a body")?;
        let (before, after) = markup.split_at(markup.rfind("<w:sectPr").context("a document says how its pages are laid out")?);
        let (shape, end) = after.split_at(after.find("</w:body>").context("a body ends")?);
        let opening = if others.is_none() { 0 } else { body + "<w:body>".len() };
        package.write_all(&before.as_bytes()[opening..])?;
        if leaves.peek().is_some() {
            // Where a section ends, its shape stands in a paragraph: one that nobody sees, or it might begin a page of its own.
            package.write_all(TURNED.0.as_bytes())?;
            package.write_all(shape.as_bytes())?;
            package.write_all(TURNED.1.as_bytes())?;
        } else {
            // A table is never the last of a document.
            package.write_all(TURNED.0.as_bytes())?;
            package.write_all(TURNED.1.as_bytes())?;
            package.write_all(shape.as_bytes())?;
            package.write_all(end.as_bytes())?;
        }
        others.get_or_insert(built);
    }
    // All leaves have the same letters and the same header, so the first one's are everybody's.
    let mut first = Cursor::new(Vec::new());
    others.context("a document has at least one page")?.pack(&mut first)?;
    let mut first = ZipArchive::new(first)?;
    for index in 0..first.len() {
        let mut part = first.by_index(index)?;
        let name = part.name()?.into_owned();
        if name != TEXT_PART && !part.is_dir() {
            package.start_file(name, packed)?;
            copy(&mut part, &mut package)?;
        }
    }
    Ok(package.finish()?.into_inner())
}

/// A leaf as a document by itself.
fn set(leaf: Leaf) -> Docx {
    let fonts = RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("Times New Roman").cs("Times New Roman");
    let (width, height, orient) = shape(leaf.is_across);
    let docx = Docx::new().default_fonts(fonts).default_size(BODY).header(page_number()).title_pg();
    let docx = docx.page_size(width, height).page_orient(orient).page_margin(margin()).page_num_type(PageNumType::new().start(1));
    let fill = |docx: Docx, block| match block {
        Block::Words(words) => docx.add_paragraph(words),
        Block::Table(table) => docx.add_table(table),
    };
    leaf.blocks.into_iter().fold(docx, fill)
}

fn shape(is_across: bool) -> (u32, u32, PageOrientationType) {
    if is_across { (A4.1, A4.0, PageOrientationType::Landscape) } else { (A4.0, A4.1, PageOrientationType::Portrait) }
}

fn margin() -> PageMargin {
    PageMargin { top: TOP, bottom: TOP, left: LEFT, right: RIGHT, header: HEADER, footer: HEADER, gutter: 0 }
}

fn page_number() -> Header {
    Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new()))
}

/// How words are set.
#[derive(Clone, Copy)]
pub struct Set {
    /// Half points.
    pub size: usize,
    /// Thick.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
}

/// The letters of the text.
pub const PLAIN: Set = Set { size: BODY, bold: false, italic: false };
/// Those of headings.
pub const BOLD: Set = Set { bold: true, ..PLAIN };

impl Set {
    /// The same in another size.
    pub const fn sized(self, size: usize) -> Self {
        Self { size, ..self }
    }

    /// Words so set.
    pub fn run(self, text: &str) -> Run {
        // A sum is never parted from its sign.
        let run = Run::new().size(self.size).add_text(text.replace(" %", "\u{a0}%"));
        let run = if self.bold { run.bold() } else { run };
        if self.italic { run.italic() } else { run }
    }
}

fn spaced(after: u32) -> LineSpacing {
    LineSpacing::new().before(0).after(after)
}

/// A paragraph of the text.
pub fn text(words: &str) -> Paragraph {
    text_of(vec![PLAIN.run(words)])
}

/// A paragraph of the text whose words are set in several ways.
pub fn text_of(runs: Vec<Run>) -> Paragraph {
    let paragraph = Paragraph::new().align(AlignmentType::Both).indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None);
    runs.into_iter().fold(paragraph.line_spacing(spaced(120)), Paragraph::add_run)
}

/// A heading, which never stands alone at the end of a page.
pub fn heading(words: &str) -> Paragraph {
    text_of(vec![BOLD.run(words)]).keep_next(true)
}

/// Words in the middle of the page.
pub fn centred(words: &str, set: Set, after: u32) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).line_spacing(spaced(after)).keep_next(true).add_run(set.run(words))
}

/// A rule below words in the middle: as long as the paragraph without these indents.
fn rule(aside: i32) -> Paragraph {
    let mut paragraph =
        Paragraph::new().indent(Some(aside), None, Some(aside), None).line_spacing(spaced(60)).add_run(Run::new().size(4).add_text(" "));
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6);
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

/// What kind of document it is and what it is about, with the rule below.
pub fn title(kind: &str, about: &str) -> Vec<Block> {
    [centred(" ", PLAIN, 0), centred(kind, BOLD, 0), centred(about, BOLD, 60), rule(3_200)].map(Block::Words).into()
}

/// Who writes, under which nation; number and day stay blank. A letter says here what it is about.
pub fn head(superior: &str, body: &str, symbol: &str, about: Option<&str>) -> Block {
    let caps = PLAIN.sized(26);
    let centre = |words: &str, set: Set| Paragraph::new().align(AlignmentType::Center).line_spacing(spaced(0)).add_run(set.run(words));
    let mut left = TableCell::new();
    if !superior.is_empty() {
        left = left.add_paragraph(centre(&superior.to_uppercase(), caps));
    }
    left = left.add_paragraph(centre(&body.to_uppercase(), BOLD.sized(26))).add_paragraph(rule(1_050));
    left = left.add_paragraph(centre(&format!("Số:            /{symbol}"), caps));
    if let Some(about) = about {
        left = left.add_paragraph(centre(about, PLAIN.sized(24)));
    }
    let right = TableCell::new()
        .add_paragraph(centre(NATION, BOLD.sized(25)))
        .add_paragraph(centre(MOTTO, BOLD.sized(27)))
        .add_paragraph(rule(1_150))
        .add_paragraph(centre(PLACE_AND_DAY, Set { italic: true, ..PLAIN }.sized(26)));
    Block::Table(beside([(3_520, left), (5_551 + 200, right)]).indent(-100))
}

/// To whom it goes, and who signs it: left to a person.
pub fn foot(copies: &[&str]) -> Block {
    let line = |words: &str, set: Set| Paragraph::new().line_spacing(spaced(0)).keep_next(true).add_run(set.run(words));
    let left = TableCell::new().add_paragraph(line(COPIES, Set { italic: true, ..BOLD }.sized(24)));
    let left = copies.iter().fold(left, |cell, words| cell.add_paragraph(line(words, PLAIN.sized(22))));
    let middle = |words: &str, set: Set, after: u32| {
        Paragraph::new().align(AlignmentType::Center).line_spacing(spaced(after)).keep_next(true).add_run(set.run(words))
    };
    let right = TableCell::new()
        .add_paragraph(middle(SIGNED, BOLD.sized(26), 0))
        .add_paragraph(middle(SIGNED_HINT, Set { italic: true, ..PLAIN }.sized(26), 1_200))
        .add_paragraph(Paragraph::new().line_spacing(spaced(0)));
    Block::Table(beside([(3_500, left), (5_571, right)]))
}

/// Two columns without borders, never broken over two pages.
fn beside(cells: [(usize, TableCell); 2]) -> Table {
    let grid = cells.iter().map(|(width, _)| *width).collect();
    let cells = cells.map(|(width, cell)| cell.width(width, WidthType::Dxa).vertical_align(VAlignType::Top));
    Table::without_borders(vec![TableRow::new(cells.into()).cant_split()]).set_grid(grid).layout(TableLayoutType::Fixed).margins(margins(40))
}

fn margins(aside: usize) -> TableCellMargins {
    TableCellMargins::new().margin(20, aside, 20, aside)
}

/// A column of a table: its heading, how wide it is in twips, and whether its cells are in the middle. Together they are 9,071 wide on
/// an upright page, 14,003 on one that lies across.
pub type Column = (&'static str, usize, bool);

/// A row of a table.
pub enum Row {
    /// A cell for each column.
    Cells(Vec<String>),
    /// A heading across all columns.
    Across(String),
}

/// A table whose header is repeated on each page.
pub fn table(columns: &[Column], rows: Vec<Row>) -> Block {
    let grid: Vec<usize> = columns.iter().map(|(_, width, _)| *width).collect();
    let whole = grid.iter().sum();
    let head = columns.iter().map(|(name, width, _)| cell(name, *width, true, BOLD.sized(TABLE))).collect();
    let head = TableRow::new(head).cant_split().row_height(REPEATED_HEIGHT).height_rule(docx_rs::HeightRule::AtLeast);
    let row = |row| match row {
        Row::Across(words) => {
            let cell = cell(&words, whole, false, BOLD.sized(TABLE)).grid_span(columns.len());
            TableRow::new(vec![kept(cell)]).cant_split()
        }
        Row::Cells(words) => {
            let is_long = words.iter().map(|words| words.chars().count()).max().unwrap_or_default() > WHOLE_CHARS_MAX;
            let cells = columns.iter().zip(&words).map(|((_, width, centre), words)| cell(words, *width, *centre, PLAIN.sized(TABLE)));
            let row = TableRow::new(cells.collect());
            if is_long { row } else { row.cant_split() }
        }
    };
    let rows = std::iter::once(head).chain(rows.into_iter().map(row)).collect();
    let table = Table::new(rows).set_grid(grid).layout(TableLayoutType::Fixed).align(TableAlignmentType::Center).width(whole, WidthType::Dxa);
    Block::Table(table.margins(margins(80)))
}

fn cell(words: &str, width: usize, is_centred: bool, set: Set) -> TableCell {
    let align = if is_centred { AlignmentType::Center } else { AlignmentType::Left };
    let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    // A cell without a paragraph is no cell.
    let lines = words.split('\n');
    lines.fold(cell, |cell, line| cell.add_paragraph(Paragraph::new().align(align).line_spacing(spaced(0)).add_run(set.run(line))))
}

/// Stays with what is below it.
fn kept(mut cell: TableCell) -> TableCell {
    for child in &mut cell.children {
        if let docx_rs::TableCellContent::Paragraph(paragraph) = child {
            paragraph.property = paragraph.property.clone().keep_next(true);
        }
    }
    cell
}
