//! Counts with what they count. A Vietnamese noun has one form; an English one has two, and which of them goes with a number is for the
//! browser's own rules to say.

use super::Words;
use crate::{browser::text, state::prefs::Language};

/// Below this no language here separates anything, and the browser need not be asked.
const SEPARATED_FROM: i64 = 1_000;

impl Words {
    /// A count with the language's separators.
    pub fn count(&self, n: impl TryInto<i64>) -> String {
        self.separated(whole(n))
    }

    /// A number in this language, which is the page's.
    #[allow(clippy::unused_self)]
    pub fn number(&self, n: f64) -> String {
        text::number(n)
    }

    /// English words in the form that goes with a number: "task" or "tasks", "unit has" or "units have". Vietnamese has no use for
    /// them: it is not asked.
    pub(super) fn form(&self, n: impl TryInto<i64>, one: &'static str, many: &'static str) -> &'static str {
        self.fitting(whole(n), one, many)
    }

    /// A count and its English noun: "1 task", "1,200 tasks".
    pub(super) fn counted(&self, n: impl TryInto<i64>, one: &'static str, many: &'static str) -> String {
        self.said_with(whole(n), one, many)
    }

    // One of each for all kinds of whole numbers: every copy of them would be in the first file.

    fn separated(&self, n: i64) -> String {
        if (0..SEPARATED_FROM).contains(&n) { n.to_string() } else { self.number(n as f64) }
    }

    fn fitting(&self, n: i64, one: &'static str, many: &'static str) -> &'static str {
        if self.language == Language::En && text::is_singular(n as f64) { one } else { many }
    }

    fn said_with(&self, n: i64, one: &'static str, many: &'static str) -> String {
        [&self.separated(n), " ", self.fitting(n, one, many)].concat()
    }
}

fn whole(n: impl TryInto<i64>) -> i64 {
    n.try_into().unwrap_or(i64::MAX)
}
