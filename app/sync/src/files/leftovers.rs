//! Bytes that nothing is noted of: left by a tab that died while it let go of them, or put there by another whose note has not been
//! seen here yet.

use parboard_domain::measure::Moment;
use std::collections::BTreeMap;

/// Bytes are taken for leftovers once they were without a note for so long: other tabs' notes are seen within a moment, unless this
/// one was asleep.
const AFTER_MS: i64 = 60 * 60 * 1_000;

/// Bytes without a note, and since when this tab sees them so.
#[derive(Clone, Debug, Default)]
pub struct Leftovers(BTreeMap<String, Moment>);

impl Leftovers {
    /// Which of those that have no note now may be cleared away.
    pub fn due(&mut self, unnamed: impl Iterator<Item = String>, now: Moment) -> Vec<String> {
        let seen = std::mem::take(&mut self.0);
        self.0.extend(unnamed.map(|key| (key.clone(), seen.get(&key).copied().unwrap_or(now))));
        self.0.iter().filter(|(_, since)| now.0 - since.0 > AFTER_MS).map(|(key, _)| key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(leftovers: &mut Leftovers, unnamed: &[&str], minutes: i64) -> Vec<String> {
        leftovers.due(unnamed.iter().map(ToString::to_string), Moment(minutes * 60_000))
    }

    #[test]
    fn only_what_was_without_a_note_all_the_time_is_cleared_away() {
        let mut leftovers = Leftovers::default();
        assert!(due(&mut leftovers, &["a", "b"], 0).is_empty());
        assert!(due(&mut leftovers, &["a"], 40).is_empty(), "the note of b has come");
        assert_eq!(due(&mut leftovers, &["a", "b"], 61), ["a"]);
        assert!(due(&mut leftovers, &["b"], 100).is_empty(), "without one only since then");
    }
}
