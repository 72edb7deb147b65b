//! Kỳ báo cáo: quarter, half-year, third quarter, year; which days each covers, by when it is reported on, and which is being reported
//! on now. What agencies report for a period, and what is frozen of it, is in the files below.

pub mod frozen;
mod held;
pub mod owing;
mod problem;
mod report;
pub mod standing;

pub use held::{CHARS_MAX, HeldReport, OWN_VERSIONS_MAX, SAW_MAX, Stage, VERSIONS_MAX, WHY_CHARS_MAX, WRITTEN_VERSIONS_MAX};
pub(crate) use held::{TEXTS, is_among, record, said, text, texts};
pub use problem::{FROZEN_MAX, PeriodProblem};
pub use report::{PeriodReport, Said, Version};

use crate::measure::Day;
use serde::{Deserialize, Serialize, Serializer};
use std::{fmt, ops::RangeInclusive, str::FromStr};

/// The years a period may lie in.
pub const YEARS: RangeInclusive<i64> = 2000..=2100;
/// The days of a month on which a period may begin and a report may be due: those that every month has.
pub const DAYS: RangeInclusive<i64> = 1..=28;

/// A part of a year that is reported on; written `2025-q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year whose plan is reported on.
    pub year: i64,
    /// Which part of it.
    pub span: Span,
}

/// Which part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Quý I: from December of the year before to March.
    FirstQuarter,
    /// 6 tháng đầu năm: from December of the year before to June.
    HalfYear,
    /// Quý III: from June to September.
    ThirdQuarter,
    /// Năm: from December of the year before to December.
    Year,
}

/// On which days of a month periods begin and reports are due: each province says so for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// A period begins on this day of a month, and ends on the day before it.
    pub first_day: i64,
    /// Its report is due on this day of its last month.
    pub due_day: i64,
}

impl Default for Schedule {
    fn default() -> Self {
        Self { first_day: 15, due_day: 20 }
    }
}

impl Span {
    /// All of them, in the order of a year.
    pub const ALL: [Span; 4] = [Span::FirstQuarter, Span::HalfYear, Span::ThirdQuarter, Span::Year];

    /// Its name in JSON and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Span::FirstQuarter => "q1",
            Span::HalfYear => "h1",
            Span::ThirdQuarter => "q3",
            Span::Year => "y",
        }
    }
}

impl Period {
    /// Reads `2025-q1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, span) = text.split_at_checked(4)?;
        let mut year = 0;
        for digit in digits.bytes() {
            // A number may begin with a sign, a year may not.
            year = year * 10 + i64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        }
        let span = match span {
            "-q1" => Span::FirstQuarter,
            "-h1" => Span::HalfYear,
            "-q3" => Span::ThirdQuarter,
            "-y" => Span::Year,
            _ => return None,
        };
        YEARS.contains(&year).then_some(Self { year, span })
    }

    /// Its name in JSON and in addresses.
    pub fn name(self) -> String {
        let mut name = self.year.to_string();
        name.push('-');
        name.push_str(self.span.as_str());
        name
    }

    /// Counts periods through the years.
    pub(crate) fn number(self) -> u64 {
        self.year as u64 * 4 + self.span as u64
    }

    /// The one that is reported on before it.
    #[must_use]
    pub fn before(self) -> Self {
        let at = Span::ALL.iter().position(|span| *span == self.span).unwrap_or(0);
        match at.checked_sub(1) {
            Some(at) => Self { span: Span::ALL[at], ..self },
            None => Self { year: self.year - 1, span: Span::Year },
        }
    }

    /// The one that is reported on after it.
    #[must_use]
    pub fn after(self) -> Self {
        match Span::ALL.iter().skip_while(|span| **span != self.span).nth(1) {
            Some(span) => Self { span: *span, ..self },
            None => Self { year: self.year + 1, span: Span::FirstQuarter },
        }
    }

    /// The first and the last day it covers.
    pub fn window(self, schedule: Schedule) -> (Day, Day) {
        let begins = match self.span {
            Span::ThirdQuarter => day(self.year, 6, schedule.first_day),
            _ => day(self.year - 1, 12, schedule.first_day),
        };
        (begins, Day(day(self.year, self.last_month(), schedule.first_day).0 - 1))
    }

    /// The last day for its report.
    pub fn due_on(self, schedule: Schedule) -> Day {
        day(self.year, self.last_month(), schedule.due_day)
    }

    /// The one whose report is due next.
    pub fn open_on(today: Day, schedule: Schedule) -> Self {
        let mut period = Self { year: today.civil().0, span: Span::FirstQuarter };
        // After its last report a year has none, and then it is the next year's first.
        while period.due_on(schedule) < today {
            period = period.after();
        }
        period
    }

    fn last_month(self) -> i64 {
        match self.span {
            Span::FirstQuarter => 3,
            Span::HalfYear => 6,
            Span::ThirdQuarter => 9,
            Span::Year => 12,
        }
    }
}

/// Every month has these days; a schedule that came from elsewhere may have others.
fn day(year: i64, month: i64, day: i64) -> Day {
    Day::new(year, month, day.clamp(*DAYS.start(), *DAYS.end())).unwrap_or(Day(0))
}

impl Schedule {
    /// Whether a province may have it: no report is due before its period is over.
    pub fn is_possible(self) -> bool {
        DAYS.contains(&self.first_day) && DAYS.contains(&self.due_day) && self.first_day <= self.due_day
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

impl FromStr for Period {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::parse(text).ok_or(())
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.name())
    }
}

#[cfg(test)]
mod tests;
