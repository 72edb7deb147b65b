//! What is typed into a control, and the value that is meant by it.

use crate::{state::intents, words::words};
use parboard_domain::{
    field::{Field, Value},
    measure::Day,
    round::points,
    task::Status,
};

/// Years as they are typed digit by digit (0202) are no due days yet.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;
/// A shorter title is a slip of the finger.
const TITLE_CHARS_MIN: usize = 3;

/// A value as a control holds it.
pub fn as_typed(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// The value meant by what was typed, or in words why there is none.
pub fn wanted(field: Field, typed: &str) -> Result<Value, String> {
    let trimmed = typed.trim();
    match field {
        Field::Status => Status::parse(trimmed).map(Value::from).ok_or_else(String::new),
        Field::Percent => trimmed.parse().ok().filter(|n| (0..=100).contains(n)).map(Value::Number).ok_or_else(|| words().percent_range.to_owned()),
        Field::DueOn | Field::Blocked | Field::CarriedOutBy | Field::Target | Field::Points if trimmed.is_empty() => Ok(Value::Nothing),
        Field::Points if points(trimmed).is_none() => Err(words().not_points().to_owned()),
        Field::DueOn => {
            let day = Day::parse(trimmed).filter(|day| YEARS.contains(&day.civil().0));
            day.map(|_| trimmed.into()).ok_or_else(|| words().day_unreadable.to_owned())
        }
        Field::Title if trimmed.is_empty() => Err(words().title_empty.to_owned()),
        Field::Title if trimmed.chars().count() < TITLE_CHARS_MIN => Err(words().title_short(trimmed)),
        Field::Title => Ok(intents::clean(trimmed.split_whitespace().collect::<Vec<_>>().join(" ").as_str().into())),
        Field::Blocked | Field::CarriedOutBy | Field::Target | Field::Points => Ok(intents::clean(trimmed.into())),
        Field::Text => Ok(intents::clean(typed.into())),
    }
}
