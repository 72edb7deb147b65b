//! The document's head: number, issuer, day of signing, title, year. What was left blank for a pen stays unknown.

use super::{
    clean::Clean,
    date, heading,
    mark::{self, Mark},
    reading::{Document, Index},
    table,
    text::{after, bare, is_capitals, mentions, starts_small},
};
use crate::vietnamese::fold;

/// What the head says.
#[derive(Debug, Default)]
pub struct Head {
    /// For the reading.
    pub document: Document,
    /// The index the whole document is about, when its title names only one.
    pub index: Option<Index>,
}

/// The head is looked for in this many lines.
const LINES_MAX: usize = 40;
/// What a people's committee may be one of.
const RANKS: [&str; 8] = ["tỉnh", "thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "xã", "phường"];
/// A title has no more lines than this.
const TITLE_LINES_MAX: usize = 7;

/// Reads the head.
pub fn read(lines: &[Clean]) -> Head {
    // A table of criteria is no part of it, however soon it follows.
    let above = lines.iter().take(LINES_MAX).take_while(|line| !table::is_head(&line.cells));
    let top: Vec<&str> = above.flat_map(texts).filter(|text| text.len() < 600).collect();
    let title = title(&top);
    let issued_on = top.iter().filter(|text| text.len() < 120 && mentions(text, &[", ngay", "ngay "])).find_map(|text| date::written(text));
    let year = title.as_deref().and_then(last_year).or(issued_on.map(|day| day.civil().0)).or_else(|| place_line(&top).and_then(last_year));
    let document =
        Document { number: top.iter().find_map(|text| number(text)), issuer: issuer(&top, lines), issued_on, year, title, ..Document::default() };
    Head { index: document.title.as_deref().and_then(heading::index), document }
}

impl Head {
    /// A table without a letter around it is titled by its own heading.
    pub fn take_title(&mut self, title: Option<String>) {
        if self.document.title.is_none() {
            self.document.year = self.document.year.or(title.as_deref().and_then(last_year));
            self.document.title = title;
        }
    }
}

/// Cells of a lay-out table and halves of a piped line each stand alone.
fn texts(line: &Clean) -> Vec<&str> {
    let cells = line.cells.iter().flat_map(|cell| cell.lines());
    line.text.split('|').map(str::trim).chain(cells).filter(|text| !text.is_empty()).collect()
}

/// "Số: 120/KH-UBND", or a line of its own that says "Kế hoạch số 120/KH-UBND ngày 26/5/2025"; a number whose figures are still to be
/// filled in is none.
fn number(text: &str) -> Option<String> {
    let said = || after(text, "ke hoach so").filter(|_| text.chars().count() < 60);
    let rest = after(text, "so").and_then(|rest| rest.trim_start().strip_prefix([':', '.'])).or_else(said)?.trim_start();
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).filter(|end| *end > 0)?;
    let tail = rest[digits..].trim_start().strip_prefix('/')?.trim_start();
    let tail = tail.split([' ', ',', ';']).next().filter(|tail| !tail.is_empty())?;
    Some(format!("{}/{tail}", &rest[..digits]))
}

fn place_line<'t>(top: &[&'t str]) -> Option<&'t str> {
    top.iter().copied().find(|text| text.len() < 120 && mentions(text, &[", ngay"]) && mentions(text, &["thang"]))
}

/// The people's committee, with its province: from the head's capitals, else from the place before the date.
fn issuer(top: &[&str], lines: &[Clean]) -> Option<String> {
    let at = top.iter().position(|text| text.len() < 90 && (after(text, "uy ban nhan dan").is_some() || after(text, "ubnd").is_some()))?;
    let rest = after(top[at], "uy ban nhan dan").or_else(|| after(top[at], "ubnd"))?;
    let below = top.get(at + 1).filter(|_| bare(rest).is_empty()).copied();
    let named = [Some(rest), below].into_iter().flatten().map(bare).find(|text| RANKS.iter().any(|rank| after(text, &fold(rank)).is_some()));
    let department = top.iter().skip(at + 1).take(2).find(|text| after(text, "so").is_some_and(|rest| rest.starts_with(' ')) && is_capitals(text));
    if let Some(department) = department {
        return Some(as_printed_in(lines, department));
    }
    match named {
        Some(place) => Some(format!("UBND {}", place_name(place))),
        None => place_line(top).map(|line| from_place(line, lines)),
    }
}

/// "Đắk Lắk, ngày…" says where; whether that is a province or a city, the text says.
fn from_place(line: &str, lines: &[Clean]) -> String {
    let place = line.split(',').next().unwrap_or(line).trim();
    let names = |rank: &str| lines.iter().any(|line| line.text.contains(&format!("{rank} {place}")));
    let rank = RANKS.into_iter().find(|rank| names(rank));
    rank.map_or_else(|| format!("UBND {place}"), |rank| format!("UBND {rank} {place}"))
}

/// "TỈNH ĐẮK LẮK" as it is written in a sentence: "tỉnh Đắk Lắk".
fn place_name(capitals: &str) -> String {
    let lower = capitals.to_lowercase();
    let rank = RANKS.iter().find(|rank| lower.starts_with(&format!("{rank} "))).map_or("", |rank| *rank);
    let words = lower[rank.len()..].split(' ').map(super::text::capitalised);
    words.fold(rank.to_owned(), |name, word| if name.is_empty() || word.is_empty() { name + &word } else { format!("{name} {word}") })
}

/// "SỞ NỘI VỤ" as the text itself writes it; capitals do not tell where small letters go.
fn as_printed_in(lines: &[Clean], capitals: &str) -> String {
    let lower = capitals.to_lowercase();
    let length = lower.chars().count();
    let printed = lines.iter().take(LINES_MAX * 3).filter(|line| !is_capitals(&line.text)).find_map(|line| {
        let at = line.text.find("Sở ")?;
        let found: String = line.text[at..].chars().take(length).collect();
        (found.to_lowercase() == lower).then_some(found)
    });
    printed.unwrap_or_else(|| super::text::capitalised(&lower))
}

/// "KẾ HOẠCH" and the lines below it, or what follows "V/v".
fn title(top: &[&str]) -> Option<String> {
    for (at, text) in top.iter().enumerate() {
        if let Some(subject) = text.strip_prefix("V/v").or_else(|| text.strip_prefix("v/v")) {
            let rest = top[at + 1..].iter().take(TITLE_LINES_MAX).take_while(|line| after(line, "kinh gui").is_none() && !is_body(line));
            return Some(super::text::capitalised(&joined(subject.trim_start_matches([':', ' ']), rest)));
        }
        if is_kind(text) {
            let rest = &top[at + 1..];
            let is_title = |line: &&&str| is_capitals(line) || starts_small(line) || line.starts_with("20");
            let first = rest.first().filter(|line| !is_body(line)).into_iter();
            let more = rest.iter().skip(1).take(TITLE_LINES_MAX).take_while(is_title).take_while(|line| !is_body(line));
            return Some(joined(text, first.chain(more)));
        }
        if is_capitals(text) && after(text, "ke hoach").is_some() {
            return Some(joined(text, top[at + 1..].iter().take(TITLE_LINES_MAX).take_while(|line| is_capitals(line) && !is_body(line))));
        }
    }
    None
}

/// The kind of document on a line of its own.
fn is_kind(text: &str) -> bool {
    ["ke hoach", "quyet dinh", "thong bao", "chi thi", "chuong trinh", "de an"].contains(&fold(bare(text)).as_str()) && is_capitals(text)
}

fn is_body(line: &str) -> bool {
    let openings = ["can cu", "thuc hien", "nham", "de ", "uy ban nhan dan", "ubnd", "kem theo", "so", "doc lap"];
    let is_sentence = line.chars().count() > 200 && !is_capitals(line);
    is_sentence
        || line.starts_with('(')
        || mark::read(line).0 != Mark::None
        || openings.iter().any(|words| after(line, words).is_some() && !is_capitals(line))
}

fn joined<'t>(first: &str, rest: impl Iterator<Item = &'t &'t str>) -> String {
    rest.fold(first.trim().to_owned(), |text, line| format!("{text} {line}"))
}

/// The last "20xx" of a text.
fn last_year(text: &str) -> Option<i64> {
    date::tokens(text).iter().rev().filter_map(date::Token::number).find(|number| (2000..=2100).contains(number))
}
