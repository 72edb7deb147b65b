//! When a reminder is repeated, and how high up it then goes: each province says so for itself.

use crate::measure::Moment;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// After so many days without an answer a reminder may be repeated.
    pub repeat_days: i64,
    /// From so many on without an answer it is said to be a matter for the agency's head, and stands before the others there.
    pub head_from: i64,
    /// From so many on it is shown to leadership.
    pub leaders_from: i64,
}

/// As many days as there may be between two reminders.
pub const REPEAT_DAYS: RangeInclusive<i64> = 1..=365;
/// As many reminders as there may be before it goes higher.
pub const COUNT: RangeInclusive<i64> = 1..=20;

impl Default for Escalation {
    fn default() -> Self {
        Self { repeat_days: 7, head_from: 2, leaders_from: 3 }
    }
}

impl Escalation {
    /// Whether a province may have it: no step is left out on the way up.
    pub fn is_possible(self) -> bool {
        let counts = [self.head_from, self.leaders_from].iter().all(|count| COUNT.contains(count));
        REPEAT_DAYS.contains(&self.repeat_days) && counts && self.head_from <= self.leaders_from
    }

    /// How high up the next reminder goes after so many without an answer: 1 the agency, 2 its head, 3 leadership.
    pub fn level_after(self, unanswered: u32) -> u8 {
        match i64::from(unanswered) + 1 {
            nth if nth >= self.leaders_from => 3,
            nth if nth >= self.head_from => 2,
            _ => 1,
        }
    }

    /// Whether it is too soon to say it again.
    pub fn is_too_soon(self, last: Moment, now: Moment) -> bool {
        now.days_since(last) < self.repeat_days
    }
}
