//! Nouns: what travels as a row. One that a newer version has made is kept as it came.

use super::{Kind, RowKey};
use crate::{
    criterion::Criterion,
    entry::Entry,
    evidence::Evidence,
    period::{HeldReport, PeriodReport},
    plan::Plan,
    reminder::Reminder,
    report::{Comment, Update},
    score::Score,
    share::{Roster, Share},
    task::{Task, Wording},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
    ser::SerializeMap,
};
use std::fmt;
use uuid::Uuid;

/// The nouns that travel: `{"task": {…}}`, a name with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noun {
    /// The plan itself.
    Plan(Plan),
    /// A criterion.
    Criterion(Criterion),
    /// A card.
    Task(Task),
    /// A card's words.
    Wording(Wording),
    /// A progress report.
    Update(Update),
    /// A comment.
    Comment(Comment),
    /// A line of history.
    Entry(Entry),
    /// What proves that something was done.
    Evidence(Evidence),
    /// One unit's part of a card.
    Share(Share),
    /// Who a collective is in this plan.
    Roster(Roster),
    /// Who was chased about a card.
    Reminder(Reminder),
    /// What was aimed at for a criterion, what was measured, and what it scores.
    Score(Score),
    /// What an agency reports for a period, and what was frozen for the whole province.
    PeriodReport(HeldReport),
    /// Of a newer version of the program: held and counted, so that the copy stays whole until this program is newer too.
    Newer(Newer),
}

/// A noun that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Its name.
    pub name: String,
    /// What it holds. Every noun to come has an `id`.
    pub holds: serde_json::Value,
}

impl Noun {
    /// Its name.
    pub fn key(&self) -> RowKey {
        match self {
            Noun::Plan(plan) => RowKey::new(Kind::Plan, plan.id.0),
            Noun::Criterion(criterion) => RowKey::new(Kind::Criterion, criterion.id.0),
            Noun::Task(task) => RowKey::new(Kind::Task, task.id.0),
            Noun::Wording(wording) => RowKey::new(Kind::Wording, wording.task.0),
            Noun::Update(update) => RowKey::new(Kind::Update, update.id.0),
            Noun::Comment(comment) => RowKey::new(Kind::Comment, comment.id.0),
            Noun::Entry(entry) => RowKey::new(Kind::Entry, entry.id.0),
            Noun::Evidence(evidence) => RowKey::new(Kind::Evidence, evidence.id.0),
            Noun::Share(share) => RowKey::new(Kind::Share, share.id.0),
            Noun::Roster(roster) => RowKey::new(Kind::Roster, roster.id.0),
            Noun::Reminder(reminder) => RowKey::new(Kind::Reminder, reminder.id.0),
            Noun::Score(score) => RowKey::new(Kind::Score, score.id.0),
            Noun::PeriodReport(held) => RowKey::new(Kind::PeriodReport, id_in(&held.0)),
            Noun::Newer(newer) => newer.key(),
        }
    }
}

impl Newer {
    fn key(&self) -> RowKey {
        RowKey::new(Kind::newer(&self.name), id_in(&self.holds))
    }
}

fn id_in(holds: &serde_json::Value) -> Uuid {
    holds.get("id").and_then(serde_json::Value::as_str).and_then(|id| Uuid::parse_str(id).ok()).unwrap_or_default()
}

impl Serialize for Noun {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(1))?;
        match self {
            Noun::Plan(is) => map.serialize_entry("plan", is),
            Noun::Criterion(is) => map.serialize_entry("criterion", is),
            Noun::Task(is) => map.serialize_entry("task", is),
            Noun::Wording(is) => map.serialize_entry("wording", is),
            Noun::Update(is) => map.serialize_entry("update", is),
            Noun::Comment(is) => map.serialize_entry("comment", is),
            Noun::Entry(is) => map.serialize_entry("entry", is),
            Noun::Evidence(is) => map.serialize_entry("evidence", is),
            Noun::Share(is) => map.serialize_entry("share", is),
            Noun::Roster(is) => map.serialize_entry("roster", is),
            Noun::Reminder(is) => map.serialize_entry("reminder", is),
            Noun::Score(is) => map.serialize_entry("score", is),
            Noun::PeriodReport(is) => map.serialize_entry("period_report", &is.0),
            Noun::Newer(is) => map.serialize_entry(&is.name, &is.holds),
        }?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Noun {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(Named)
    }
}

struct Named;

impl<'de> Visitor<'de> for Named {
    type Value = Noun;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a noun's name with what it holds")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Noun, A::Error> {
        let name: String = map.next_key()?.ok_or_else(|| A::Error::custom("a noun without a name"))?;
        Ok(match name.as_str() {
            "plan" => Noun::Plan(map.next_value()?),
            "criterion" => Noun::Criterion(map.next_value()?),
            "task" => Noun::Task(map.next_value()?),
            "wording" => Noun::Wording(map.next_value()?),
            "update" => Noun::Update(map.next_value()?),
            "comment" => Noun::Comment(map.next_value()?),
            "entry" => Noun::Entry(map.next_value()?),
            "evidence" => Noun::Evidence(map.next_value()?),
            "share" => Noun::Share(map.next_value()?),
            "roster" => Noun::Roster(map.next_value()?),
            "reminder" => Noun::Reminder(map.next_value()?),
            "score" => Noun::Score(map.next_value()?),
            "period_report" => Noun::PeriodReport(report(map.next_value()?).ok_or_else(|| A::Error::custom("not a report for a period"))?),
            _ => Noun::Newer(Newer { holds: map.next_value()?, name }),
        })
    }
}

/// A report for a period. The server takes none that cannot be read; a first visit is spared the reading, and the screen that reads it
/// passes over what it cannot read.
fn report(holds: serde_json::Value) -> Option<HeldReport> {
    let held = HeldReport(holds);
    if cfg!(target_arch = "wasm32") { Some(held) } else { PeriodReport::of(&held).map(|report| report.held()) }
}
