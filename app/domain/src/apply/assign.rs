//! Who carries a card, or a unit's share of it, out. A set: naming and taking off always merge.

use super::Card;
use crate::{
    entry::EntryKind,
    field::Value,
    id::{AgencyId, PersonId},
    permission::Hand,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
};

/// The most people who carry one card, or one share, out.
const PEOPLE_MAX: usize = 50;

pub(super) fn assign<R: Rows>(card: &mut Card<'_, R>, person: PersonId, on: bool, unit: Option<AgencyId>) -> Result<(), Refusal> {
    require(card, person, unit)?;
    card.unit = unit;
    let changed = match unit {
        Some(unit) => {
            let mut share = card.rows.share_of(card.task.id, unit);
            let changed = name(&mut share.people, person, on)?;
            if changed {
                card.added.push(Noun::Share(share));
            }
            changed
        }
        None => name(&mut card.task.people, person, on)?,
    };
    if changed {
        let kind = if on { EntryKind::PersonOn } else { EntryKind::PersonOff };
        card.write(kind, None, [Value::Nothing, Value::Nothing, Value::Nothing], Some(person));
        card.tell_if_archived();
    }
    Ok(())
}

/// Heads name people of their own agency, the coordinator names anybody, and everybody may take themselves on or off.
fn require<R: Rows>(card: &Card<'_, R>, person: PersonId, unit: Option<AgencyId>) -> Result<(), Refusal> {
    match unit {
        Some(unit) if card.hand(unit)? == Hand::Lead => return Err(Refusal::new(RefusalCode::NoAccess)),
        Some(_) => {}
        None => card.require_work()?,
    }
    let found = card.rows.find_person(person).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    // A unit's share is carried out by its own people, whoever names them.
    let is_of_unit = unit.is_none_or(|unit| found.agency.is_some_and(|agency| card.rows.stands_among(agency, &[&[unit]])));
    if is_of_unit && card.context.actor.may_assign(found, card.rows) { Ok(()) } else { Err(Refusal::new(RefusalCode::NoAccess)) }
}

/// Whether anything changed.
fn name(people: &mut Vec<PersonId>, person: PersonId, on: bool) -> Result<bool, Refusal> {
    let place = people.iter().position(|named| *named == person);
    match (place, on) {
        (None, true) if people.len() >= PEOPLE_MAX => return Err(Refusal::new(RefusalCode::TooLong)),
        (None, true) => people.push(person),
        (Some(place), false) => drop(people.remove(place)),
        _ => return Ok(false),
    }
    Ok(true)
}
