//! Annexes that the text names but does not bring along.

use super::{
    clean::Clean,
    reading::{Warning, WarningCode},
    text::{after, is_capitals},
    wrap::Piece,
};
use crate::vietnamese::fold;
use std::collections::BTreeSet;

/// How many letters after an annex's name tell whose annex it is.
const LOOK_AHEAD: usize = 60;

/// One warning for each annex named and absent.
pub fn missing(lines: &[Clean], pieces: &[Piece]) -> Vec<Warning> {
    let texts = || lines.iter().flat_map(|line| line.cells.iter().chain([&line.text]));
    let present: BTreeSet<String> = texts().filter_map(|text| heading(text)).collect();
    // A mention may be wrapped ("Phụ lục" / "II"), so it is looked for in whole paragraphs.
    let paragraphs = pieces.iter().map(|piece| &piece.text).chain(lines.iter().flat_map(|line| &line.cells));
    let mut named = BTreeSet::new();
    for text in paragraphs.filter(|text| heading(text).is_none()) {
        named.extend(mentioned(&fold(text)));
    }
    // Any annex at hand answers a mention without a number.
    let is_here = |name: &String| present.contains(name) || (name.is_empty() && !present.is_empty());
    named.iter().filter(|name| !is_here(name)).map(|name| warning(name)).collect()
}

fn warning(name: &str) -> Warning {
    let printed = format!("Phụ lục {}", name.to_uppercase());
    let printed = printed.trim_end().to_owned();
    let message = format!("{printed} được nhắc đến nhưng không kèm theo: cần bổ sung");
    Warning { code: WarningCode::MissingAnnex, number: Some(printed), message }
}

/// Whether a line opens an annex: "PHỤ LỤC I …", or no more than "Phụ lục 2:".
pub fn opens(text: &str) -> bool {
    let rest = after(text, "phu luc").unwrap_or("").trim();
    let is_bare = text.starts_with('P') && name_of(&fold(rest)).is_some() && rest.trim_end_matches([':', '.']).chars().count() <= 5;
    text.starts_with("PHỤ LỤC") || is_bare
}

/// A line that is an annex's heading, and which annex.
fn heading(text: &str) -> Option<String> {
    let rest = after(text, "phu luc")?.trim_start();
    let is_heading =
        text.starts_with("PHỤ LỤC") || is_capitals(text) || (text.starts_with('P') && text.chars().count() <= 30 && !text.ends_with(['.', ';']));
    is_heading.then(|| name_of(&fold(rest)).unwrap_or_default())
}

/// The annexes of this document that a sentence names; a decree's own annexes are not meant.
fn mentioned(folded: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, found) in folded.match_indices("phu luc") {
        let rest = &folded[at + found.len()..];
        let near: String = rest.chars().take(LOOK_AHEAD).collect();
        let near = near.split([')', ';']).next().unwrap_or("");
        let is_foreign = ["nghi dinh", "thong tu", "quyet dinh so", "cong van so", "luat "].iter().any(|owner| near.contains(owner));
        if is_foreign {
            continue;
        }
        match name_of(rest.trim_start()) {
            Some(first) => names.extend(series(first, rest.trim_start())),
            None if near.contains("kem theo") || near.contains("dinh kem") => names.push(String::new()),
            None => {}
        }
    }
    names
}

/// "Phụ lục I, II và III" names three.
fn series(first: String, rest: &str) -> Vec<String> {
    let mut names = vec![first];
    let words = rest.split([' ', ',']).filter(|word| !word.is_empty() && *word != "so").skip(1);
    for word in words.filter(|word| *word != "va") {
        let roman = roman_or_digits(word.trim_matches(['.', ')', ':', '-']));
        let Some(name) = roman else { break };
        names.push(name);
    }
    names
}

fn name_of(rest: &str) -> Option<String> {
    let rest = after(rest, "so").map_or(rest, str::trim_start);
    let word = rest.split(|letter: char| !letter.is_alphanumeric()).next()?;
    roman_or_digits(word)
}

fn roman_or_digits(word: &str) -> Option<String> {
    let is_roman = (1..=5).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let is_digits = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    (is_roman || is_digits).then(|| word.to_owned())
}
