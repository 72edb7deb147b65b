//! Đôn đốc: who was chased about which card, when, in which words. Append-only; what came of it is derived, see
//! [`crate::chasing`], and never stored.

use crate::{
    id::{AgencyId, OpId, PersonId, TaskId},
    measure::Moment,
    op::reading::Fields,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// The most agencies of one reminder: a card that all carry out names some 118 units.
pub const AGENCIES_MAX: usize = 200;
/// The most characters of what is said in a reminder.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// The highest level: leadership.
pub const LEVEL_MAX: u8 = 3;

/// One reminder, to one agency or to several, about one card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// Read by hand, like requests: a reader derived for one more record would be paid for by every first visit.
#[serde(try_from = "Json")]
pub struct Reminder {
    /// The operation that brought it.
    pub id: OpId,
    /// The card.
    pub task: TaskId,
    /// Whom it is for, as they were called then.
    pub agencies: Vec<AgencyId>,
    /// Who sent it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was made, by the device's clock.
    pub made_at: Moment,
    /// What for.
    pub why: Why,
    /// What was said.
    pub words: String,
    /// How high up it went: 1 the agency, 2 its head, 3 leadership.
    pub level: u8,
}

/// What somebody is chased for, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The due day has passed.
    Overdue,
    /// The due day is near.
    DueSoon,
    /// Nothing was reported for long.
    Stalled,
    /// Something that a newer version of the program knows.
    #[serde(other)]
    Newer,
}

impl Why {
    /// All that this version chases for, the worst first.
    pub const ALL: [Why; 3] = [Why::Overdue, Why::DueSoon, Why::Stalled];

    /// Its name in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Why::Overdue => "overdue",
            Why::DueSoon => "due_soon",
            Why::Stalled => "stalled",
            Why::Newer => "newer",
        }
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }
}

impl TryFrom<Json> for Reminder {
    type Error = &'static str;

    fn try_from(json: Json) -> Result<Self, Self::Error> {
        json.as_object().and_then(|fields| read(&Fields(fields))).ok_or("not a reminder")
    }
}

fn read(fields: &Fields<'_>) -> Option<Reminder> {
    let moment = |name| Some(Moment(fields.get(name)?.as_i64()?));
    Some(Reminder {
        id: fields.id("id")?,
        task: fields.id("task")?,
        agencies: fields.ids("agencies")?,
        by: fields.id("by")?,
        at: moment("at")?,
        made_at: moment("made_at")?,
        why: Why::parse(fields.text("why")?).unwrap_or(Why::Newer),
        words: fields.text("words")?.to_owned(),
        level: fields.small("level")?,
    })
}
