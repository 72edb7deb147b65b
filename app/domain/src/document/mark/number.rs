//! The numbers printed before headings and in table cells, in the shapes in which provinces print them.

use super::super::text::{after, is_open_quote, starts_capital};

/// Folded words that may stand before a criterion's number.
const NAMED: [&str; 5] = ["tieu chi thanh phan", "tieu chi", "chi so", "tctp", "tc"];

/// How deep a printed number is: "2.1.4" is three deep. A roman numeral before it only says in which part it stands.
pub fn depth(number: &str) -> usize {
    after_roman(number).split('.').count()
}

/// Whether it counts in figures, with or without its part's roman numeral: "II.1" does, "II" does not.
pub fn is_figures(number: &str) -> bool {
    after_roman(number).starts_with(|letter: char| letter.is_ascii_digit())
}

/// A printed number before a heading. Decisions ("30/2024/QĐ-UBND"), sums ("2.740 tỷ") and dates are not such numbers.
pub fn read(line: &str) -> Option<(String, &str)> {
    let named = after_words(line).filter(|rest| begins_number(rest));
    let place = after(line, "muc").map(str::trim_start).filter(|rest| line.starts_with('M') && begins_number(rest));
    let body = named.or(place).unwrap_or(line);
    let figures = after_roman(body);
    let end = figures.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(figures.len());
    let (printed, rest) = body.split_at(body.len() - figures.len() + end);
    let printed = printed.trim_end_matches('.');
    if rest.starts_with('/') || !is_outline_number(after_roman(printed)) {
        return None;
    }
    let text = rest.trim_start();
    let has_stop = body[printed.len()..].starts_with('.') || text.starts_with([')', ':', '/', '-', '–']);
    let text = text.trim_start_matches([')', ':', '-', '–', ' ']);
    // "Mục 1.1 Phụ lục II" is a reference, "05.6" a day: both need their stop to be a heading's number.
    let is_doubtful = place.is_some() || printed.starts_with('0');
    let is_closed = has_stop && (place.is_none() || depth(printed) > 1) || depth(printed) > 1 && !is_doubtful;
    let is_heading = starts_capital(text) || (named.is_some() && text.is_empty()) || text.starts_with(is_open_quote);
    (is_closed && is_heading).then(|| (printed.to_owned(), text))
}

/// A number as printed in a table's cell, without its closing stop; roman numerals and letters count too.
pub fn cell(cell: &str) -> Option<String> {
    let text = cell.trim().trim_end_matches(['.', ')', ':']);
    let text = after_words(text).unwrap_or(text);
    let is_roman = (1..=6).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'A'..=b'H'));
    (is_outline_number(after_roman(text)) || is_roman).then(|| text.to_owned())
}

/// A dotted number that opens a table's title cell: "1.1. Thực hiện…".
pub fn in_title(cell: &str) -> Option<(String, &str)> {
    read(cell).filter(|(printed, _)| depth(printed) > 1)
}

/// What follows "Tiêu chí", "Tiêu chí số", "TC".
fn after_words(text: &str) -> Option<&str> {
    let rest = NAMED.iter().find_map(|words| after(text, words))?.trim_start();
    Some(after(rest, "so").map_or(rest, str::trim_start))
}

fn begins_number(text: &str) -> bool {
    after_roman(text).starts_with(|letter: char| letter.is_ascii_digit())
}

/// "II.1.1" without its "II.".
fn after_roman(number: &str) -> &str {
    let figures = number.trim_start_matches(['I', 'V', 'X']);
    let is_roman = (1..=5).contains(&(number.len() - figures.len()));
    figures.strip_prefix('.').filter(|_| is_roman).unwrap_or(number)
}

/// Up to five parts of one or two digits, none but the first beginning with nought: no sum, no year, no version "4.0".
fn is_outline_number(text: &str) -> bool {
    let is_part = |part: &str| (1..=2).contains(&part.len()) && !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('0').filter(|rest| rest.starts_with(|next: char| next.is_ascii_digit())).unwrap_or(text);
    !text.is_empty() && text.len() <= 14 && text.split('.').count() <= 5 && text.split('.').all(is_part)
}
