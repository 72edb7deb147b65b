//! Phần việc của đơn vị: what one unit does of a task that many carry out, and who those many are.
//!
//! A plan hands a task to "các cơ quan, đơn vị, địa phương". A [`Roster`] says who that was when the plan was signed; a [`Share`]
//! begins with the first word about it, so that a plan of 150 tasks and 118 units weighs as much as was reported and no more.

use crate::{
    appraisal::Appraisal,
    criterion::Criterion,
    field::{Field, Value},
    id::{AgencyId, PersonId, ShareId, TaskId},
    measure::{Day, Moment, Percent},
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::{Status, Task, is_nought},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One unit's part of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Its id: follows from the two below.
    pub id: ShareId,
    /// The card.
    pub task: TaskId,
    /// Whose part.
    pub unit: AgencyId,
    /// How far it is.
    #[serde(default)]
    pub status: Status,
    /// How much is done, as last reported.
    #[serde(default)]
    pub percent: Percent,
    /// What holds it up, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<String>,
    /// The last step of its appraisal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appraisal: Option<Appraisal>,
    /// How many pieces of its own evidence stand.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub evidence: i64,
    /// When the unit last reported, or somebody for it; nothing while only others spoke of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_at: Option<Moment>,
    /// Who last set each field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set_by: BTreeMap<Field, PersonId>,
    /// The people of the unit who carry it out, where somebody has said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
}

/// Who a collective was on the day that counts for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The collective.
    pub id: AgencyId,
    /// The units, in the order of lists.
    pub units: Vec<AgencyId>,
    /// As of which day the registry was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_on: Option<Day>,
}

impl Share {
    /// The part of a unit that has not said anything yet.
    pub fn untouched(task: TaskId, unit: AgencyId) -> Self {
        let (status, percent) = Default::default();
        Self {
            id: ShareId::of(task, unit),
            task,
            unit,
            status,
            percent,
            blocked: None,
            appraisal: None,
            evidence: 0,
            reported_at: None,
            set_by: BTreeMap::new(),
            people: Vec::new(),
        }
    }

    /// A field as it stands; nothing of a field that shares have not got.
    pub fn read(&self, field: Field) -> Value {
        match field {
            Field::Status => self.status.into(),
            Field::Percent => self.percent.into(),
            Field::Blocked => self.blocked.as_deref().map_or(Value::Nothing, Value::from),
            _ => Value::Nothing,
        }
    }

    /// Writes a field.
    ///
    /// # Errors
    /// `Unreadable` when shares have no such field or the value is not of its kind, `TooLong` when it has too many characters.
    pub fn write(&mut self, field: Field, value: &Value) -> Result<(), Refusal> {
        if value.as_text().chars().count() > field.chars_max() {
            return Err(Refusal::new(RefusalCode::TooLong));
        }
        let unreadable = || Refusal::new(RefusalCode::Unreadable);
        match (field, value) {
            (Field::Status, Value::Text(name)) => self.status = Status::parse(name).ok_or_else(unreadable)?,
            (Field::Percent, Value::Number(number)) => self.percent = Percent::try_from(*number).map_err(|_| unreadable())?,
            (Field::Blocked, Value::Nothing) => self.blocked = None,
            (Field::Blocked, Value::Text(why)) if !why.trim().is_empty() => self.blocked = Some(why.clone()),
            _ => return Err(unreadable()),
        }
        Ok(())
    }
}

/// The rosters of the collectives that a card names.
pub fn rosters<'a>(task: &'a Task, criterion: &'a Criterion, rows: &'a impl Rows) -> impl Iterator<Item = &'a Roster> {
    task.named(criterion).filter_map(|id| rows.find_roster(*id))
}

/// The units that carry a card out, each once. Who is named in person answers for the card itself, and for no share of it besides.
pub fn units(task: &Task, criterion: &Criterion, rows: &impl Rows) -> Vec<AgencyId> {
    let mut units: Vec<AgencyId> = Vec::new();
    for roster in rosters(task, criterion, rows) {
        // Two collectives overlap as a rule.
        let is_new = |unit: &&AgencyId| !units.contains(unit) && !task.named(criterion).any(|id| id == *unit);
        let others: Vec<AgencyId> = roster.units.iter().filter(is_new).copied().collect();
        units.extend(others);
    }
    units
}

/// How far the units of a card are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many units.
    pub units: u32,
    /// How many of them have reported.
    pub reported: u32,
    /// How many are done.
    pub done: u32,
    /// How many are held up.
    pub blocked: u32,
    /// What they have done together, 0 to 100: who has not reported has done nothing.
    pub percent: u32,
}

/// Counts the shares of these units. A share of somebody who is not on the list any more is not counted.
pub fn tally<'a>(units: &[AgencyId], shares: impl Iterator<Item = &'a Share>) -> Tally {
    let mut tally = Tally { units: units.len() as u32, ..Tally::default() };
    let mut progress = 0;
    for share in shares.filter(|share| units.contains(&share.unit)) {
        let is_done = share.status == Status::Done;
        tally.reported += u32::from(share.reported_at.is_some());
        tally.done += u32::from(is_done);
        tally.blocked += u32::from(!is_done && share.blocked.is_some());
        progress += if is_done { 100 } else { u32::from(share.percent.get()) };
    }
    tally.percent = progress.checked_div(tally.units).unwrap_or(0);
    tally
}
