//! Recognises the names of agencies by how they are built, so that a plan of any province can be read: a head ("Sở", "Ban
//! Quản lý", "Chi cục"…), its qualifier, and an end where a verb, a separator or the next agency begins.
//!
//! A list of verbs tells where a name stops; a list of departments only settles what structure cannot ("Văn hóa, Thể thao
//! và Du lịch" is one name). A name in no list still reads: it is cut where its capitals end, or taken whole.

mod collective;
mod department;
mod single;
mod verb;
mod words;

use super::text::{after, bare, capitalised};
use words::{Word, words};

/// The agencies that open a task, and what they are to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening<'t> {
    /// At least one.
    pub agencies: Vec<String>,
    /// The words after them.
    pub rest: &'t str,
}

/// Names found at one place, and the word after them.
struct Found {
    names: Vec<String>,
    end: usize,
}

/// An opening is read within this many words, so that a line of any length costs little.
const OPENING_WORDS_MAX: usize = 90;
/// A list of agencies is read within this many words.
const LIST_WORDS_MAX: usize = 600;

/// The agencies with which a task begins: "Giao Sở Y tế: …", "Trong năm 2025, Sở Y tế …", "Các sở, ban, ngành …".
pub fn opening(text: &str) -> Option<Opening<'_>> {
    let body = after_lead_in(text);
    let words = words(body, OPENING_WORDS_MAX);
    let mut found = found_at(body, &words, 0).or_else(|| single::unlisted(body, &words))?;
    while let Some(next) = next_at(&words, found.end) {
        let Some(more) = found_at(body, &words, next).or_else(|| bare_department(body, &words, next, &found.names)) else { break };
        found.names.extend(more.names);
        found.end = more.end;
    }
    let rest = words.get(found.end).map_or(after_words(body, &words, found.end), |word| &body[word.start..]);
    found.names.dedup();
    Some(Opening { agencies: found.names, rest })
}

/// Every agency of a list. A clause after the last of them ("… thực hiện triển khai …") is no agency and falls away.
pub fn list(text: &str) -> Vec<String> {
    let text = bare(text);
    let words = words(text, LIST_WORDS_MAX);
    let mut names: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = found_at(text, &words, at).or_else(|| bare_department(text, &words, at, &names));
        let found = found.unwrap_or_else(|| unknown_at(text, &words, at, &mut names));
        for name in found.names {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        at = next_at(&words, found.end).unwrap_or_else(|| past_clause(&words, found.end.max(at + 1)));
    }
    names
}

fn found_at(text: &str, words: &[Word<'_>], at: usize) -> Option<Found> {
    department::elided(text, words, at)
        .or_else(|| collective::end(words, at).map(|end| one(text, words, at, end)))
        .or_else(|| single::span_of(words, at).map(|(start, end)| one(text, words, start, end)))
}

/// "Sở Nội vụ, Tài chính": the second department has left its "Sở" out.
fn bare_department(text: &str, words: &[Word<'_>], at: usize, before: &[String]) -> Option<Found> {
    let follows = before.last().is_some_and(|name| name.starts_with("Sở "));
    let end = department::end(words, at).filter(|_| follows)?;
    Some(Found { names: vec![format!("Sở {}", span(text, words, at, end))], end })
}

/// A name of no known build, up to the next separator; small letters only carry on the name before.
fn unknown_at(text: &str, words: &[Word<'_>], at: usize, names: &mut [String]) -> Found {
    let is_end = |end: &usize| words[*end - 1].stop.is_some() || starts_next(words, *end) || verb::at(words, *end);
    let end = (at + 1..words.len()).find(is_end).unwrap_or(words.len());
    let name = span(text, words, at, end);
    if verb::opens(words, at) || name.is_empty() {
        return Found { names: Vec::new(), end };
    }
    match names.last_mut() {
        Some(before) if !words[at].is_capital => {
            before.push_str(", ");
            before.push_str(name);
            Found { names: Vec::new(), end }
        }
        _ => Found { names: vec![capitalised(name)], end },
    }
}

fn starts_next(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.lower == "và") && starts_agency(words, at + 1)
}

/// Whether an agency's name begins here; looks at its head only.
fn starts_agency(words: &[Word<'_>], at: usize) -> bool {
    single::has_head(words, at) || collective::starts(words, at)
}

/// The word at which a further agency of the same list may begin, if the list goes on after `end`.
fn next_at(words: &[Word<'_>], end: usize) -> Option<usize> {
    let joins = words.get(end).is_some_and(|word| matches!(word.lower.as_str(), "và" | "cùng" | "hoặc"));
    let is_parted = end > 0 && matches!(words.get(end - 1)?.stop, Some(',' | ';' | '.'));
    (joins || is_parted).then_some(end + usize::from(joins)).filter(|next| *next < words.len())
}

/// Passes over a clause, to where a separator is followed by another agency.
fn past_clause(words: &[Word<'_>], from: usize) -> usize {
    let resumes = |at: &usize| words[*at - 1].stop.is_some() && starts_agency(words, *at);
    (from.max(1)..words.len()).find(resumes).unwrap_or(words.len())
}

fn one(text: &str, words: &[Word<'_>], start: usize, end: usize) -> Found {
    Found { names: vec![capitalised(span(text, words, start, end))], end }
}

fn span<'t>(text: &'t str, words: &[Word<'_>], start: usize, end: usize) -> &'t str {
    match (words.get(start), words.get(end.wrapping_sub(1))) {
        (Some(first), Some(last)) if first.start <= last.end => &text[first.start..last.end],
        _ => "",
    }
}

/// What stands after the last word read.
fn after_words<'t>(text: &'t str, words: &[Word<'_>], end: usize) -> &'t str {
    words.get(end.wrapping_sub(1)).map_or("", |last| &text[last.end..])
}

/// Drops "Giao", "Đề nghị" and a span of time before the agency.
fn after_lead_in(text: &str) -> &str {
    let mut body = text.trim_start();
    for _ in 0..3 {
        let asked = ["giao cho", "giao", "de nghi", "yeu cau", "phan cong", "doi voi"].iter().find_map(|words| after(body, words));
        let Some(next) = asked.or_else(|| after_time(body)) else { break };
        body = next.trim_start_matches([' ', ',', ':']);
    }
    body
}

/// "Trong năm 2025, …", "Định kỳ hằng quý, …", "Trước ngày 30/9/2025, …".
fn after_time(text: &str) -> Option<&str> {
    let openings = [
        "trong nam",
        "trong quy",
        "trong thang",
        "nam",
        "quy",
        "thang",
        "hang nam",
        "hang quy",
        "hang thang",
        "dinh ky",
        "truoc ngay",
        "truoc thang",
    ];
    openings.iter().find_map(|words| after(text, words))?;
    let (at, _) = text.char_indices().take(45).find(|(_, letter)| *letter == ',')?;
    Some(&text[at + 1..])
}

#[cfg(test)]
mod tests;
