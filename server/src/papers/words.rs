//! The words that documents share, and how numbers are written in them; what letters say is `domain::letter`.

use parboard_domain::{criterion::Track, figures::Flag, score::Decimal};

/// Where nobody leads.
pub const NOBODY: &str = "Chưa giao";

/// A number with a decimal comma, and dots between thousands.
pub fn decimal(number: Decimal) -> String {
    let plain = number.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if rest.is_empty() { text } else { format!("{text},{rest}") }
}

/// A part of a whole in percent with one place: "37,5 %".
pub fn part(count: u32, whole: u32) -> String {
    let tenths = (u64::from(count) * 1_000 + u64::from(whole) / 2).checked_div(u64::from(whole)).unwrap_or(0);
    if tenths.is_multiple_of(10) { format!("{} %", tenths / 10) } else { format!("{},{} %", tenths / 10, tenths % 10) }
}

/// What is wrong with a card.
pub fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Overdue => "quá hạn",
        Flag::Blocked => "vướng mắc",
        Flag::Stalled => "lâu chưa báo cáo",
        Flag::DueSoon => "sắp đến hạn",
    }
}

/// A part of the plan.
pub fn track(track: Track) -> &'static str {
    match track {
        Track::Weak => "Tiêu chí cần cải thiện",
        Track::Satisfaction => "Chỉ số hài lòng của người dân, tổ chức (SIPAS)",
        Track::Maintain => "Tiêu chí cần duy trì",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_office_writes_them() {
        assert_eq!([decimal(Decimal::parse("-1234567.5").unwrap()), decimal(Decimal::whole(80))], ["-1.234.567,5", "80"]);
        assert_eq!([part(3, 8), part(1, 2), part(2, 3), part(0, 0)], ["37,5 %", "50 %", "66,7 %", "0 %"]);
    }
}
