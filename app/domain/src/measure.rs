//! Measures as types: revisions, days, moments, percentages.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// A plan's revision: raised inside the transaction of each change, so its order is the order of commits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rev(pub i64);

/// A moment, in milliseconds since 1970 UTC. Shown to people; never compared to decide who wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The day it is in Vietnam (UTC+7, no summer time), where every deadline of a plan is meant.
    pub fn day(self) -> Day {
        Day(self.0.saturating_add(7 * 3_600_000).div_euclid(86_400_000))
    }

    /// Whole days since `earlier`; nought when the clock went backwards.
    pub fn days_since(self, earlier: Moment) -> i64 {
        self.0.saturating_sub(earlier.0).max(0) / 86_400_000
    }
}

/// A calendar day, counted from 1970-01-01; written `2025-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a date that exists; `None` for 31 February.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let made = Self::from_civil(year, month, day);
        ((0..=9999).contains(&year) && made.civil() == (year, month, day)).then_some(made)
    }

    /// Year, month, day.
    pub fn civil(self) -> (i64, i64, i64) {
        // Days to civil date by counting from 1 March of year 0, so that the leap day is the last of its year.
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// As people write it: 31/12/2025.
    pub fn written(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day:02}/{month:02}/{year}")
    }

    fn from_civil(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Reads `2025-12-31`.
    pub fn parse(text: &str) -> Option<Self> {
        // A number may begin with a sign, a day may not.
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten();
        let mut parts = text.split('-').map(digits);
        let day = Self::new(parts.next()??, parts.next()??, parts.next()??)?;
        (parts.next().is_none() && text.len() == 10).then_some(day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a day"))
    }
}

/// Nought to a hundred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Percent(u8);

impl Percent {
    /// All of it.
    pub const WHOLE: Self = Self(100);

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Percent {
    type Error = &'static str;
    fn try_from(number: i64) -> Result<Self, Self::Error> {
        u8::try_from(number).ok().filter(|n| *n <= 100).map(Self).ok_or("not a percentage from 0 to 100")
    }
}

impl From<Percent> for i64 {
    fn from(percent: Percent) -> i64 {
        i64::from(percent.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_round_trip() {
        for number in (-800_000..800_000).step_by(17) {
            let (year, month, day) = Day(number).civil();
            assert_eq!(Day::from_civil(year, month, day), Day(number));
        }
        assert_eq!(Day::parse("2025-12-31").unwrap().to_string(), "2025-12-31");
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "31/12/2025",
            "",
            "2025-1-1",
            "2025-12-31-1",
            "9999999999-01-01",
            "+025-01-01",
            "2025-+1-01",
            "2025-01-+1",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_late_evening_in_vietnam_is_already_the_next_day_in_no_other_sense() {
        let half_past_eleven_pm_in_hanoi = Moment(1_767_198_600_000); // 2025-12-31T16:30:00Z
        assert_eq!(half_past_eleven_pm_in_hanoi.day(), Day::parse("2025-12-31").unwrap());
    }
}
