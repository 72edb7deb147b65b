//! Numbers as people write them in reports: exact, with at most three digits after the comma.

use serde::{Serialize, Serializer};
use std::fmt;

/// A number in thousandths. Written `81.31` in JSON, as text, so that no reader of JSON makes another number of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// Nought.
    pub const NOUGHT: Self = Self(0);

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(1_000))
    }

    /// So many thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads `81.31`, `-3`, `0.005`: at most fifteen digits, which is the revenue of a province in đồng and more, and three after a
    /// point.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole, 15) || !plain(rest, 3) {
            return None;
        }
        let scale = [100, 10, 1].get(rest.len() - 1)?;
        let thousandths = whole.parse::<i64>().ok()?.checked_mul(1_000)?.checked_add(rest.parse::<i64>().ok()? * scale)?;
        Some(Self(if negative { -thousandths } else { thousandths }))
    }

    /// Reads what people type: `81,31`, `81.31`, `1.250.000`, `1 250 000,5`.
    pub fn typed(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().filter(|sign| !sign.is_whitespace()).collect();
        let (points, commas) = (text.matches('.').count(), text.matches(',').count());
        let plain = match (points, commas) {
            (_, 0 | 1) if points != 1 || commas == 1 => unparted(&text, '.')?.replace(',', "."),
            (0 | 1, 2..) => unparted(&text, ',')?,
            // One point alone parts thousands where three digits follow, as it does in Vietnamese; else it is a comma, as phones type it.
            (1, 0) if !text.trim_start_matches('-').starts_with('0') => unparted(&text, '.').unwrap_or(text),
            (1, 0) => text,
            _ => return None,
        };
        Self::parse(&plain)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// So many per cent more, rounded to the hundredth as reports do: 81.31 raised by 3 % is 83.75.
    #[must_use]
    pub fn raised_by(self, percent: Self) -> Self {
        let more = i128::from(self.0) * i128::from(percent.0) / 10_000;
        // Now in hundredths of thousandths of what it is: rounded half away from nought to ten thousandths.
        let exact = i128::from(self.0) * 10 + more;
        let half = if exact < 0 { -50 } else { 50 };
        Self(i64::try_from((exact + half) / 100 * 10).unwrap_or(i64::MAX))
    }
}

/// The text without the sign that parts thousands, where it parts groups of three.
fn unparted(text: &str, sign: char) -> Option<String> {
    let (whole, rest) = match text.find(if sign == '.' { ',' } else { '.' }) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let mut groups = whole.split(sign);
    let first = groups.next()?;
    let are_groups = groups.all(|group| group.len() == 3);
    (are_groups && (first.trim_start_matches('-').len() <= 3 || !whole.contains(sign)) && !rest.contains(sign))
        .then(|| whole.replace(sign, "") + rest)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 1_000, self.0.unsigned_abs() % 1_000);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let after = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", after.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn numbers_survive_being_written_and_read() {
        for thousandths in (-3_000_000..3_000_000).step_by(997).chain([0, 1, 10, 100, 999_999_999_999_999_999, -1]) {
            let number = Decimal(thousandths);
            assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
        assert_eq!(
            (number("81.31").to_string(), number("80.40").to_string(), number("-0.5").to_string()),
            ("81.31".into(), "80.4".into(), "-0.5".into())
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1.2345", "1e3", "+1", "1,5", "١", "99999999999999999999", "1000000000000000", "NaN", "--1"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, read) in [
            ("81,31", "81.31"),
            ("81.31", "81.31"),
            (" 85 ", "85"),
            ("1.250", "1250"),
            ("0.250", "0.25"),
            ("-0.250", "-0.25"),
            ("1.250.000", "1250000"),
            ("1.250.000,5", "1250000.5"),
            ("1,250,000.5", "1250000.5"),
            ("1 250 000", "1250000"),
            ("12.345,6", "12345.6"),
            ("-3,5", "-3.5"),
        ] {
            assert_eq!(Decimal::typed(typed).map(|number| number.to_string()).as_deref(), Some(read), "{typed}");
        }
        for typed in ["", "tám mươi", "1.2.3", "1,2,3", "1.250,000,000.5", "85 %", "12.34.567"] {
            assert_eq!(Decimal::typed(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_rise_is_rounded_to_the_hundredth() {
        for (base, percent, raised) in
            [("81.31", "3", "83.75"), ("80.40", "3", "82.81"), ("80.26", "5", "84.27"), ("100", "0.5", "100.5"), ("-10", "10", "-11")]
        {
            assert_eq!(number(base).raised_by(number(percent)), number(raised), "{base} + {percent} %");
        }
    }
}
