//! Makes the received document plain: one normal form, ordinary blanks, no markup, no page furniture, nothing after its end.

use super::{
    refusal::NotAPlan,
    source::{Part, Source},
    text::is_capitals,
};
use crate::vietnamese::{fold, nfc};
use std::collections::HashMap;

/// A plain line, or a row of plain cells.
#[derive(Clone, Debug)]
pub struct Clean {
    /// The source line.
    pub number: usize,
    /// The line's text; for a row, empty.
    pub text: String,
    /// The row's cells; for a line, empty.
    pub cells: Vec<String>,
}

/// The whole document made plain.
///
/// # Errors
/// `TooLarge` for more than is read, `Empty` where no line holds anything, `Damaged` where text is mostly not text.
pub fn clean(source: &Source) -> Result<Vec<Clean>, NotAPlan> {
    if source.is_over_limit() {
        return Err(NotAPlan::TooLarge);
    }
    if source.parts().is_empty() {
        return Err(NotAPlan::Empty);
    }
    if is_damaged(source) {
        return Err(NotAPlan::Damaged);
    }
    let lines: Vec<Clean> = source.parts().iter().filter_map(plain_part).collect();
    let lines = without_page_furniture(lines);
    if lines.is_empty() { Err(NotAPlan::Empty) } else { Ok(lines) }
}

/// Text that is mostly not text: a picture, a compressed file, a document in an encoding nobody decoded.
fn is_damaged(source: &Source) -> bool {
    let (mut bad, mut all) = (0_usize, 0_usize);
    let mut count = |text: &str| {
        for letter in text.chars() {
            all += 1;
            bad += usize::from(letter == '\u{fffd}' || (letter.is_control() && !letter.is_whitespace()));
        }
    };
    for part in source.parts() {
        match part {
            Part::Line(line) => count(&line.text),
            Part::Row(row) => row.cells.iter().for_each(|cell| count(cell)),
        }
    }
    bad * 50 > all
}

fn plain_part(part: &Part) -> Option<Clean> {
    match part {
        Part::Line(line) => {
            let text = plain(line.text.trim_end().trim_end_matches('|'));
            (!text.is_empty()).then(|| Clean { number: line.number, text, cells: Vec::new() })
        }
        Part::Row(row) => {
            let cells: Vec<String> = row.cells.iter().map(|cell| plain_lines(cell)).collect();
            let is_rule = cells.iter().all(|cell| cell.chars().all(|letter| matches!(letter, '-' | ':' | '=')));
            (!is_rule).then(|| Clean { number: row.number, text: String::new(), cells })
        }
    }
}

/// A cell keeps its line breaks: they part its tasks.
fn plain_lines(cell: &str) -> String {
    let cell = cell.replace("<br>", "\n").replace("<br/>", "\n");
    cell.lines().map(plain).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// One line: NFC, single ordinary blanks, no emphasis or heading marks of Markdown, nothing invisible.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for word in text.split(|letter: char| letter.is_whitespace()) {
        let before = made.len();
        if before > 0 {
            made.push(' ');
        }
        let start = made.len();
        made.extend(word.chars().filter(|letter| !is_invisible(*letter)));
        if made.len() == start {
            made.truncate(before);
        }
    }
    let made = made.replace("**", "").replace("__", "");
    nfc(made.trim_start_matches('#').trim()).into_owned()
}

fn is_invisible(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Drops page numbers, and the running heads that repeat beside them.
fn without_page_furniture(lines: Vec<Clean>) -> Vec<Clean> {
    let pages = page_numbers(&lines);
    let mut heads: HashMap<&str, usize> = HashMap::new();
    for head in lines.windows(2).enumerate().filter(|(at, _)| pages[*at]).map(|(_, pair)| &pair[1]) {
        *heads.entry(head.text.as_str()).or_default() += 1;
    }
    let mut capitals: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.cells.is_empty() && is_capitals(&line.text)) {
        *capitals.entry(line.text.as_str()).or_default() += 1;
    }
    let repeats = |line: &Clean| capitals.get(line.text.as_str()).is_some_and(|times| *times >= 4);
    let mut kept = vec![true; lines.len()];
    for at in 0..lines.len() {
        let follows_page = at > 0 && pages[at - 1] && is_plain_start(&lines[at].text);
        let is_running_head = follows_page && heads.get(lines[at].text.as_str()).is_some_and(|times| *times >= 2);
        kept[at] = !(pages[at] || is_running_head || repeats(&lines[at]));
    }
    lines.into_iter().zip(kept).filter_map(|(line, keep)| keep.then_some(line)).collect()
}

/// A line with nothing but a rising number is a page number; so are "Trang 3/12", "3 | Trang" and "Page 3 of 12". Years and
/// figures stay.
fn page_numbers(lines: &[Clean]) -> Vec<bool> {
    let mut page = 0_u32;
    let mut is_page = |line: &Clean| {
        let found = page_number(&line.text).filter(|found| *found > page && *found <= page + 5);
        page = found.unwrap_or(page);
        found.is_some()
    };
    lines.iter().map(|line| line.cells.is_empty() && line.text.len() < 40 && is_page(line)).collect()
}

/// The page of a line that is nothing but one, with the number of pages perhaps.
fn page_number(text: &str) -> Option<u32> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_named = words.iter().any(|word| matches!(*word, "trang" | "page"));
    let numbers: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let others = words.iter().filter(|word| !matches!(**word, "trang" | "page" | "so" | "of" | "tren" | "tong")).count();
    // Bare numbers are a page's only with the signs that clerks put around one.
    let has_signs = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '–' | '/' | ' '));
    match numbers[..] {
        _ if others != numbers.len() => None,
        [page] if is_named || has_signs => Some(page),
        [page, _] if is_named || has_signs && text.contains('/') => Some(page),
        _ => None,
    }
}

fn is_plain_start(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic) && text.get(1..2).is_none_or(|second| second != ")")
}
