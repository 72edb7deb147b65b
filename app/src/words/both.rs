//! A line in both languages, where a table of lines is read by more than one screen.

use super::Words;
use crate::state::prefs::Language;

/// Vietnamese, then English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both(pub &'static str, pub &'static str);

impl Words {
    /// The line in this language.
    pub fn of(&self, Both(vi, en): Both) -> &'static str {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}
