//! Đợt đề xuất: who leads a criterion is asked by a day what is to be done for it, who is to do it, what it is to reach and how many
//! points that should bring. The coordinator returns or accepts each proposal, and the accepted ones become a plan.
//!
//! The document that says who leads which criterion is the round, and a card of it is a proposal, so that proposals are written,
//! merged and appraised like any other work (`docs/adr/0018-a-round-of-proposals.md`). This file says how far a round is and what
//! plan it comes to; it stores nothing.

mod plan;
mod problem;
mod standing;

pub use plan::{make, proposed};
pub use problem::RoundProblem;
pub use standing::{Answer, Line, OfLead, Standing, is_asked};

/// The most characters of the title of the plan that a round comes to.
pub const TITLE_CHARS_MAX: usize = 500;
/// The most points there are, in hundredths.
const HUNDREDTHS_MAX: i64 = 10_000;

/// Points as written, in hundredths: a number from 0 to 100 with a decimal comma or point and at most two decimals.
pub fn points(written: &str) -> Option<i64> {
    let written = written.trim();
    let (whole, part) = written.split_once([',', '.']).unwrap_or((written, "0"));
    let is_number = |text: &str, digits_max: usize| (1..=digits_max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole, 3) || !is_number(part, 2) {
        return None;
    }
    let value = |text: &str| text.bytes().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let part = if part.len() == 1 { value(part) * 10 } else { value(part) };
    Some(value(whole) * 100 + part).filter(|points| *points <= HUNDREDTHS_MAX)
}

#[cfg(test)]
mod tests;
