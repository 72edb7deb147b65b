//! Restores the paragraphs of a document whose lines were wrapped or glued together on the way.

use super::{
    agency,
    clean::Clean,
    glue,
    label::{self, Field},
    mark::{self, Mark},
    text::{after, ends_sentence, is_capitals, is_open_quote, mentions, rejoin, starts_small},
};

/// A paragraph with its mark taken off.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The source line it starts on.
    pub first: usize,
    /// The source line it ends on.
    pub last: usize,
    /// What it began with.
    pub mark: Mark,
    /// The paragraph, rejoined.
    pub text: String,
    /// Its last physical line was as long as the page is wide, so a sentence may go on below.
    fills_width: bool,
}

/// The paragraphs of the document's body; what stands after its end, up to an annex or an attached plan, is left out.
pub fn paragraphs(lines: &[Clean]) -> Vec<Piece> {
    let width = wrap_width(lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut has_ended = false;
    for line in lines {
        for text in texts(line) {
            has_ended = (has_ended && !reopens(&text)) || closes(&text);
            if has_ended {
                continue;
            }
            for piece in glue::split(&text) {
                add(&mut pieces, line.number, piece, width);
            }
            has_ended = pieces.last().is_some_and(|piece| piece.text.ends_with("./."));
        }
    }
    pieces
}

/// A row outside a recognised table is only a lay-out: a marker and its text are one line, other cells stand alone.
fn texts(line: &Clean) -> Vec<String> {
    let Some(first) = line.cells.first() else { return vec![line.text.clone()] };
    let is_mark = first.chars().count() <= 8 && mark::read(&format!("{first} X")).0 != Mark::None;
    if is_mark { vec![line.cells.join(" ")] } else { line.cells.iter().flat_map(|cell| cell.lines().map(str::to_owned)).collect() }
}

/// The signature and what follows belong to no criterion.
fn closes(text: &str) -> bool {
    ["noi nhan:", "kt. chu tich", "tm. uy ban nhan dan", "tl. chu tich"].iter().any(|sign| {
        text.len() < 80 && crate::vietnamese::fold(text).starts_with(sign)
    })
}

/// An annex, or the plan that a decision encloses, stands after the signature and counts again.
fn reopens(text: &str) -> bool {
    text.len() < 120 && (after(text, "phu luc").is_some() || after(text, "ke hoach").is_some_and(|rest| rest.trim().is_empty()))
}

fn add(pieces: &mut Vec<Piece>, number: usize, line: &str, width: Option<usize>) {
    let (mark, text) = mark_in_context(pieces.last(), line);
    let fills_width = width.is_some_and(|width| line.chars().count() * 4 >= width * 3);
    if let Some(open) = pieces.last_mut().filter(|open| mark == Mark::None && goes_on(open, text)) {
        rejoin(&mut open.text, text);
        open.last = number;
        open.fills_width = fills_width;
    } else {
        pieces.push(Piece { first: number, last: number, mark, text: text.to_owned(), fills_width });
    }
}

/// A number after "theo mục", "số", "khoản" at the end of a line is a reference that was wrapped, not a heading.
fn mark_in_context<'t>(before: Option<&Piece>, line: &'t str) -> (Mark, &'t str) {
    let (mark, text) = mark::read(line);
    let dangles = |piece: &Piece| {
        let last = piece.text.rsplit(' ').next().unwrap_or("");
        matches!(crate::vietnamese::fold(last).as_str(), "so" | "muc" | "dieu" | "khoan" | "diem" | "ban" | "luc" | "va" | "den" | "tu" | "tai")
    };
    let is_reference = matches!(&mark, Mark::Number(_)) && before.is_some_and(dangles);
    if is_reference { (Mark::None, line) } else { (mark, text) }
}

/// Whether an unmarked line carries on the paragraph above it.
fn goes_on(open: &Piece, line: &str) -> bool {
    if label::read(&Mark::None, line).is_some() {
        return false;
    }
    match &open.mark {
        Mark::Section => is_capitals(&open.text) && is_capitals(line),
        Mark::Number(number) => heading_goes_on(open, line, mark::depth(number) > 1),
        _ => body_goes_on(open, line),
    }
}

fn heading_goes_on(open: &Piece, line: &str, is_deep: bool) -> bool {
    let unclosed = open.text.chars().filter(|letter| matches!(letter, '“' | '”' | '"')).count() % 2 == 1;
    let is_long = is_deep && open.text.chars().count() >= 50 && line.chars().count() <= 120;
    (unclosed && open.text.len() < 600) || (!ends_sentence(&open.text) && (starts_small(line) || is_long || both_capitals(open, line)))
}

fn both_capitals(open: &Piece, line: &str) -> bool {
    is_capitals(&open.text) && is_capitals(line)
}

fn body_goes_on(open: &Piece, line: &str) -> bool {
    let label = label::read(&open.mark, &open.text);
    if let Some(label) = label {
        let is_unfinished = label.rest.is_empty() && !label.has_colon && starts_small(line);
        match label.field {
            _ if label.rest.is_empty() => return is_unfinished,
            Field::Deadline => return !ends_sentence(&open.text) && goes_on_small(open, line),
            Field::Roles => return !ends_sentence(&open.text) || open.text.ends_with(';'),
            Field::Goal | Field::Tasks => {}
        }
    }
    if !ends_sentence(&open.text) {
        return true;
    }
    if open.text.ends_with(':') {
        return open.fills_width && starts_small(line);
    }
    open.fills_width || !(line.ends_with(':') || agency::opening(line).is_some())
}

fn goes_on_small(open: &Piece, line: &str) -> bool {
    let is_figure = line.starts_with(|letter: char| letter.is_ascii_digit());
    starts_small(line) || is_figure || open.text.ends_with(',') || line.starts_with(is_open_quote) || mentions(&open.text, &["truoc ngay"])
}

/// How wide a page whose lines were wrapped is, in characters; `None` when each paragraph is one line.
fn wrap_width(lines: &[Clean]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().filter(|line| line.cells.is_empty()).map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let nine_tenths = widths.get(widths.len() * 9 / 10).copied()?;
    (widths.len() >= 12 && nine_tenths <= 130).then_some(nine_tenths)
}
