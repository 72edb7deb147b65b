//! The editable fields of a card, and the values they take.

use crate::{
    measure::{Day, Percent},
    refusal::{Refusal, RefusalCode},
    round,
    task::{Status, Task, Wording},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What can be edited on a card, one merge rule each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The column.
    Status,
    /// How much is done.
    Percent,
    /// The last day for it.
    DueOn,
    /// The short line.
    Title,
    /// The words.
    Text,
    /// What holds it up.
    Blocked,
    /// In a round of proposals: who is to carry it out.
    CarriedOutBy,
    /// In a round of proposals: what is to be reached.
    Target,
    /// In a round of proposals: the points expected.
    Points,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 9] =
        [Field::Status, Field::Percent, Field::DueOn, Field::Title, Field::Text, Field::Blocked, Field::CarriedOutBy, Field::Target, Field::Points];
    /// What only a proposal has.
    pub const PROPOSED: [Field; 3] = [Field::CarriedOutBy, Field::Target, Field::Points];

    /// Its name in JSON and in the page's hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Status => "status",
            Field::Percent => "percent",
            Field::DueOn => "due_on",
            Field::Title => "title",
            Field::Text => "text",
            Field::Blocked => "blocked",
            Field::CarriedOutBy => "carried_out_by",
            Field::Target => "target",
            Field::Points => "points",
        }
    }

    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    /// The most characters a value may have.
    pub fn chars_max(self) -> usize {
        match self {
            Field::Title => 300,
            Field::Text => 20_000,
            Field::Blocked | Field::Target => 2_000,
            Field::CarriedOutBy => 1_000,
            Field::Status | Field::Percent | Field::DueOn | Field::Points => 20,
        }
    }

    /// Whether the words of a card hold it, rather than its moving part.
    pub fn is_words(self) -> bool {
        matches!(self, Field::Title | Field::Text) || self.is_proposed()
    }

    /// Whether only a card of a round of proposals has it.
    pub fn is_proposed(self) -> bool {
        self >= Field::CarriedOutBy
    }
}

/// A field's value on the wire: nothing, a number, or text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing: no due day, not blocked.
    #[default]
    Nothing,
    /// A percentage.
    Number(i64),
    /// Words, a day, or a status.
    Text(String),
}

impl Value {
    /// The text in it, empty when there is none.
    pub fn as_text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// Whether it is nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Value::Nothing
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<Status> for Value {
    fn from(status: Status) -> Self {
        status.as_str().into()
    }
}

impl From<Percent> for Value {
    fn from(percent: Percent) -> Self {
        Value::Number(percent.into())
    }
}

/// Reads a field of a card as it stands.
pub fn read(field: Field, task: &Task, wording: &Wording) -> Value {
    match field {
        Field::Status => task.status.into(),
        Field::Percent => task.percent.into(),
        Field::DueOn => task.due_on.map_or(Value::Nothing, |day| Value::Text(day.to_string())),
        Field::Blocked => task.blocked.as_deref().map_or(Value::Nothing, Value::from),
        Field::Title => wording.title.as_str().into(),
        Field::Text => wording.text().into(),
        Field::CarriedOutBy | Field::Target | Field::Points => match proposed(field, wording) {
            "" => Value::Nothing,
            words => words.into(),
        },
    }
}

fn proposed(field: Field, wording: &Wording) -> &str {
    match field {
        Field::CarriedOutBy => &wording.carried_out_by,
        Field::Target => &wording.target,
        _ => &wording.points,
    }
}

/// Writes a field of a card.
///
/// # Errors
/// `Unreadable` when the value is not of the field's kind, `NotPoints` for points that are none, `TooLong` when it has too many
/// characters.
pub fn write(field: Field, value: &Value, task: &mut Task, wording: &mut Wording) -> Result<(), Refusal> {
    if value.as_text().chars().count() > field.chars_max() {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    let unreadable = || Refusal::new(RefusalCode::Unreadable);
    match (field, value) {
        (Field::Status, Value::Text(name)) => task.status = Status::parse(name).ok_or_else(unreadable)?,
        (Field::Percent, Value::Number(number)) => task.percent = Percent::try_from(*number).map_err(|_| unreadable())?,
        (Field::DueOn, Value::Nothing) => task.due_on = None,
        (Field::DueOn, Value::Text(text)) => task.due_on = Some(Day::parse(text).ok_or_else(unreadable)?),
        (Field::Blocked, Value::Nothing) => task.blocked = None,
        (Field::Blocked, Value::Text(why)) if !why.trim().is_empty() => task.blocked = Some(why.clone()),
        (Field::Title, Value::Text(title)) if !title.trim().is_empty() => wording.title.clone_from(title),
        (Field::Text, Value::Text(text)) => wording.text = (*text != wording.words).then(|| text.clone()),
        (Field::Points, Value::Text(text)) if round::points(text).is_none() => return Err(Refusal::new(RefusalCode::NotPoints)),
        (Field::CarriedOutBy | Field::Target | Field::Points, Value::Nothing | Value::Text(_)) => {
            let place = match field {
                Field::CarriedOutBy => &mut wording.carried_out_by,
                Field::Target => &mut wording.target,
                _ => &mut wording.points,
            };
            value.as_text().clone_into(place);
        }
        _ => return Err(unreadable()),
    }
    Ok(())
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Nothing => out.serialize_none(),
            Value::Number(number) => out.serialize_i64(*number),
            Value::Text(text) => out.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Value;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("nothing, a whole number or text")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
                Ok(Value::Nothing)
            }
            fn visit_none<E: de::Error>(self) -> Result<Value, E> {
                Ok(Value::Nothing)
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Number(number))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
                i64::try_from(number).map(Value::Number).map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
                Ok(text.into())
            }
            fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
                Ok(Value::Text(text))
            }
        }
        input.deserialize_any(Visitor)
    }
}
