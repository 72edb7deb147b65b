//! Finding: which of many things somebody means who types a few words. Says how near each comes and which come first; what the
//! things are, and what becomes of the one that is chosen, others know.

mod index;
#[cfg(test)]
mod tests;

pub use index::Index;

use crate::vietnamese;

/// What somebody typed, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    whole: String,
    words: Vec<String>,
}

/// Something that can be found, as it is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thing<'a> {
    /// Its number as printed; empty where it has none.
    pub number: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What else it says.
    pub words: &'a str,
    /// Whether it is over: then it comes after what is not.
    pub is_done: bool,
    /// The place of what it is a part of. A part comes after what is as near and whole, and words may be found in the name of the
    /// whole as long as one is found in the part itself: else a card's name would find all shares of it.
    pub of: Option<usize>,
}

/// How near something comes to what was asked for, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is of that number.
    Number,
    /// Its name begins so.
    Beginning,
    /// Every word that was typed begins one of its name, or its number.
    Words,
    /// Every word occurs somewhere in it.
    Within,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places of the first ones among the things that were looked through, the best first.
    pub first: Vec<usize>,
    /// How many there are altogether.
    pub count: usize,
}

/// So many words are looked for; who pastes a page means its beginning.
pub const WORDS_MAX: usize = 12;

impl Asked {
    /// Takes what was typed, with or without diacritics.
    pub fn new(typed: &str) -> Self {
        let whole = vietnamese::plain(typed);
        let words = whole.split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).map(str::to_owned).collect();
        Self { whole, words }
    }

    /// Whether nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
