//! Small questions asked of text: does it begin with these words, does it end a sentence, is it all capitals.

use crate::vietnamese::{fold, fold_char};

/// What follows `prefix` when `text` begins with it as whole words, diacritics and case aside. `prefix` must be folded.
pub fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut wanted = prefix.chars();
    let mut next = wanted.next();
    for (at, letter) in text.char_indices() {
        let Some(folded) = fold_char(letter) else { continue };
        match next {
            Some(expected) if expected == folded => next = wanted.next(),
            Some(_) => return None,
            None if folded.is_alphanumeric() => return None,
            None => return Some(&text[at..]),
        }
    }
    next.is_none().then_some("")
}

/// Whether any of the folded phrases stands in `text`.
pub fn mentions(text: &str, phrases: &[&str]) -> bool {
    let folded = fold(text);
    phrases.iter().any(|phrase| folded.contains(phrase))
}

/// Whether a sentence ends here, so that what follows may be a new paragraph.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '!', '?', '…', '”', '"'])
}

/// Whether it begins with a capital letter or an opening quote.
pub fn starts_capital(text: &str) -> bool {
    text.chars().next().is_some_and(|first| first.is_uppercase() || is_open_quote(first))
}

/// Whether it begins with a small letter.
pub fn starts_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether it has letters and all are capitals.
pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Curly, straight and angular quotes that open.
pub fn is_open_quote(letter: char) -> bool {
    matches!(letter, '“' | '"' | '„' | '«' | '‘' | '\'' | '”')
}

/// Curly, straight and angular quotes that close.
pub fn is_close_quote(letter: char) -> bool {
    matches!(letter, '”' | '"' | '»' | '’' | '\'' | '“')
}

/// The text without the stops, commas and blanks around it.
pub fn bare(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_suffix("./.").unwrap_or(text);
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ';' | ',' | ':'))
}

/// The text without a closing stop; dots that mean "and so on" stay.
pub fn without_stop(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_suffix("./.").unwrap_or(text);
    let text = text.trim_end_matches([';', ',', ' ']);
    if text.ends_with("..") { text } else { text.strip_suffix('.').unwrap_or(text).trim_end() }
}

/// The first letter made a capital: names keep one spelling wherever they stand in a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Appends a wrapped line. A word cut at its hyphen ("NĐ-" / "CP") is closed up, all else gets a blank.
pub fn rejoin(text: &mut String, more: &str) {
    let cut_word = text.ends_with('-') && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if !text.is_empty() && !cut_word {
        text.push(' ');
    }
    text.push_str(more);
}

/// At most the first `count` characters.
pub fn start(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}
