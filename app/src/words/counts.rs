//! Counts with what they count. A Vietnamese noun has one form; an English one has two, and which of them goes with a number is for the
//! browser's own rules to say.

use super::Words;
use crate::{browser::text, state::prefs::Language};

/// Below this no language here separates anything, and the browser need not be asked.
const SEPARATED_FROM: i64 = 1_000;

impl Words {
    /// A count with the language's separators.
    pub fn count(&self, n: impl TryInto<i64>) -> String {
        count(n.try_into().unwrap_or(i64::MAX))
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

fn count(n: i64) -> String {
    if (0..SEPARATED_FROM).contains(&n) { n.to_string() } else { text::number(n as f64) }
}
