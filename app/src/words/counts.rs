//! Counts with what they count. A Vietnamese noun has one form; an English one has two, and which of them goes with a number is for the
//! browser's own rules to say.

use super::Words;
use crate::{browser::text, state::prefs::Language};

/// Below this no language here separates anything, and the browser need not be asked.
const SEPARATED_FROM: i64 = 1_000;

impl Words {
    /// A count with the language's separators.
    pub fn count(&self, n: impl TryInto<i64>) -> String {
        match n.try_into().unwrap_or(i64::MAX) {
            n @ 0..SEPARATED_FROM => n.to_string(),
            n => self.number(n as f64),
        }
    }

    /// A number in this language, which is the page's.
    #[allow(clippy::unused_self)]
    pub fn number(&self, n: f64) -> String {
        text::number(n)
    }

    /// English words in the form that goes with a number: "task" or "tasks", "unit has" or "units have". Vietnamese has no use for
    /// them: it is not asked.
    pub(super) fn form(&self, n: impl TryInto<i64>, one: &'static str, many: &'static str) -> &'static str {
        match self.language {
            Language::En if text::is_singular(n.try_into().unwrap_or(i64::MAX) as f64) => one,
            _ => many,
        }
    }

    /// A count and its English noun: "1 task", "1,200 tasks".
    pub(super) fn counted<N: TryInto<i64> + Copy>(&self, n: N, one: &'static str, many: &'static str) -> String {
        [&self.count(n), " ", self.form(n, one, many)].concat()
    }
}
