//! Restores the paragraphs of a document whose lines were wrapped or glued together on the way.

use super::{
    agency, annex,
    clean::Clean,
    glue,
    label::{self, Field},
    mark::{self, Mark},
    text::{after, ends_sentence, is_capitals, is_open_quote, mentions, rejoin, start, starts_small},
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
    for (number, text) in whole_markers(lines) {
        let reopens = reopens(&text, has_ended, pieces.last());
        has_ended = (has_ended && !reopens) || closes(&text);
        if has_ended {
            continue;
        }
        if reopens {
            pieces.push(Piece { first: number, last: number, mark: Mark::Section, text, fills_width: false });
            continue;
        }
        for piece in glue::split(&text) {
            add(&mut pieces, number, piece, width);
        }
        has_ended = pieces.last().is_some_and(|piece| piece.text.ends_with("./."));
    }
    pieces
}

/// The lines, with a marker left alone at a line's end ("… địa phương. d)") put back before its label.
fn whole_markers(lines: &[Clean]) -> Vec<(usize, String)> {
    let mut whole: Vec<(usize, String)> = Vec::with_capacity(lines.len());
    for line in lines {
        for text in texts(line) {
            let marker = whole.last_mut().and_then(|(_, above)| dangling_marker(above, &text));
            whole.push((line.number, marker.map_or(text.clone(), |marker| format!("{marker} {text}"))));
        }
    }
    whole
}

/// Takes "d)" or "d) Thời" off the end of the line above, when only the line below makes a label of it.
fn dangling_marker(above: &mut String, below: &str) -> Option<String> {
    let near = above.char_indices().rev().nth(DANGLING_CHARS_MAX).map_or(0, |(at, _)| at);
    let at = near + above[near..].rmatch_indices(' ').map(|(at, _)| at).find(|at| is_marker(&above[near + at + 1..]))?;
    let (mark, words) = mark::read(&above[at + 1..]);
    let is_whole = label::read(&mark, words).is_some();
    label::read(&mark, format!("{words} {below}").trim_start()).filter(|_| !is_whole)?;
    let marker = above[at + 1..].to_owned();
    above.truncate(at);
    Some(marker)
}

/// A label's first words are cut off within this many characters of a line's end.
const DANGLING_CHARS_MAX: usize = 30;

fn is_marker(text: &str) -> bool {
    matches!(mark::read(text).0, Mark::Letter(_))
}

/// A row outside a recognised table is only a lay-out: a marker and its text are one line, other cells stand alone.
fn texts(line: &Clean) -> Vec<String> {
    let Some(first) = line.cells.first() else { return vec![line.text.clone()] };
    let is_mark = first.chars().count() <= 8 && mark::read(&format!("{first} X")).0 != Mark::None;
    if is_mark { vec![line.cells.join(" ")] } else { line.cells.iter().flat_map(|cell| cell.lines().map(str::to_owned)).collect() }
}

/// The signature and what follows belong to no criterion.
fn closes(text: &str) -> bool {
    ["noi nhan:", "kt. chu tich", "tm. uy ban nhan dan", "tl. chu tich"]
        .iter()
        .any(|sign| text.len() < 80 && crate::vietnamese::fold(text).starts_with(sign))
}

/// An annex is a part of its own, whatever stood before it. It counts again after the signature, and so does the plan that a
/// decision encloses.
fn reopens(text: &str, has_ended: bool, before: Option<&Piece>) -> bool {
    let is_short = text.len() < 120;
    let follows_sentence = before.is_none_or(|before| ends_sentence(&before.text));
    is_short && (annex::opens(text) && (follows_sentence || is_capitals(text)))
        || (is_short && has_ended && (after(text, "phu luc").is_some() || after(text, "ke hoach").is_some_and(|rest| rest.trim().is_empty())))
}

fn add(pieces: &mut Vec<Piece>, number: usize, line: &str, width: Option<usize>) {
    let (mark, text) = mark_in_context(pieces.last(), line);
    let fills_width = width.is_some_and(|width| line.chars().count() * 4 >= width * 3);
    if let Some(open) = pieces.last_mut().filter(|open| mark == Mark::None && goes_on(open, text)) {
        rejoin(&mut open.text, text);
        open.last = number;
        open.fills_width = fills_width;
    } else {
        let text = with_level(&mark, line, text);
        pieces.push(Piece { first: number, last: number, mark, text, fills_width });
    }
}

/// "Tiêu chí thành phần 1.6: …": the words before the number tell the level, so they stay with the heading.
fn with_level(mark: &Mark, line: &str, text: &str) -> String {
    let named = ["tieu chi thanh phan", "tieu chi", "tctp", "tc"]
        .into_iter()
        .find_map(|words| after(line, words))
        .filter(|_| matches!(mark, Mark::Number(_)));
    named.map_or_else(|| text.to_owned(), |rest| format!("{} {text}", &line[..line.len() - rest.len()]))
}

/// What begins a line is no mark when the sentence above runs on into it.
fn mark_in_context<'t>(before: Option<&Piece>, line: &'t str) -> (Mark, &'t str) {
    let (mark, text) = mark::read(line);
    let Some(before) = before else { return (mark, text) };
    let runs_on = match &mark {
        Mark::Number(_) => ends_in_reference(&before.text),
        Mark::Section => !ends_sentence(&before.text) && !is_capitals(text) && !is_heading(before),
        Mark::Bullet('(') => !begins_numbered_list(before, line),
        Mark::Bullet(_) => is_dash_in_sentence(before, text),
        _ => false,
    };
    if runs_on { (Mark::None, line) } else { (mark, text) }
}

/// A number after "theo mục", "số", "khoản" at the end of a line is a reference that was wrapped, not a heading.
fn ends_in_reference(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    matches!(crate::vietnamese::fold(last).as_str(), "so" | "muc" | "dieu" | "khoan" | "diem" | "ban" | "luc" | "va" | "den" | "tu" | "tai")
}

/// "(12) …" belongs to the enumeration inside a sentence unless a list of such lines began with "(1)".
fn begins_numbered_list(before: &Piece, line: &str) -> bool {
    before.mark == Mark::Bullet('(') || (line.starts_with("(1)") && !line.contains("(2)"))
}

/// "kinh tế" / "- xã hội": a dash before a small letter, where the sentence above has not ended.
fn is_dash_in_sentence(before: &Piece, text: &str) -> bool {
    let is_list_of_small = matches!(before.mark, Mark::Bullet(_)) && starts_small(&before.text);
    let is_bare_label = label::read(&before.mark, &before.text).is_some_and(|label| label.rest.is_empty());
    let is_span = text.starts_with(|letter: char| letter.is_ascii_digit()) && before.text.ends_with(|letter: char| letter.is_ascii_digit());
    (starts_small(text) || is_span) && !ends_sentence(&before.text) && !before.text.ends_with(',') && !is_list_of_small && !is_bare_label
}

/// A heading is never longer. It is looked at whole for each line that may belong to it, so that without a bound a text without
/// marks would cost its length squared.
const HEADING_BYTES_MAX: usize = 1_200;
/// A quote that was never closed takes in no more than this.
const UNCLOSED_BYTES_MAX: usize = 600;
/// How much of a deadline is looked through for how it began.
const DEADLINE_CHARS_MAX: usize = 200;

/// Whether an unmarked line carries on the paragraph above it.
fn goes_on(open: &Piece, line: &str) -> bool {
    if label::read(&Mark::None, line).is_some() {
        return false;
    }
    match &open.mark {
        Mark::Section | Mark::Number(_) if open.text.len() > HEADING_BYTES_MAX => false,
        Mark::Section => is_capitals(&open.text) && is_capitals(line),
        Mark::Number(number) => heading_goes_on(open, line, mark::depth(number) > 1 || is_tail(open, line)),
        _ => body_goes_on(open, line),
    }
}

fn heading_goes_on(open: &Piece, line: &str, is_deep: bool) -> bool {
    let unclosed = open.text.chars().filter(|letter| matches!(letter, '“' | '”' | '"')).count() % 2 == 1;
    let is_aside = line.starts_with('(');
    let is_long = is_deep && (open.fills_width || open.text.chars().count() >= 50) && line.chars().count() <= 120;
    (unclosed && open.text.len() < UNCLOSED_BYTES_MAX)
        || (!ends_sentence(&open.text) && (starts_small(line) || is_aside || is_long || both_capitals(open, line)))
}

/// A short line below a full one ends what the full one began.
fn is_tail(open: &Piece, line: &str) -> bool {
    open.fills_width && line.chars().count() * 2 < open.text.chars().count()
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece.mark, Mark::Number(_) | Mark::Section)
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
        return matches!(open.mark, Mark::Bullet(_)) || (open.fills_width && starts_small(line));
    }
    open.fills_width || !(line.ends_with(':') || agency::opening(line).is_some())
}

fn goes_on_small(open: &Piece, line: &str) -> bool {
    let is_figure = line.starts_with(|letter: char| letter.is_ascii_digit());
    starts_small(line)
        || is_figure
        || open.text.ends_with(',')
        || line.starts_with(is_open_quote)
        || mentions(start(&open.text, DEADLINE_CHARS_MAX), &["truoc ngay"])
}

/// How wide a page whose lines were wrapped is, in characters; `None` when each paragraph is one line.
fn wrap_width(lines: &[Clean]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().filter(|line| line.cells.is_empty()).map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let nine_tenths = widths.get(widths.len() * 9 / 10).copied()?;
    (widths.len() >= 12 && nine_tenths <= 130).then_some(nine_tenths)
}
