//! Changing fields, each merged on its own.

use super::Card;
use crate::{
    entry::EntryKind,
    field::{self, Field, Value},
    merge::{self, Merge},
    op::Change,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    sign,
};

/// The most fields one operation may change.
const CHANGES_MAX: usize = 20;
/// What somebody says they saw may be so many times longer than what may be typed: a plan's own words are not bounded by that.
const SEEN_TIMES_MAX: usize = 5;

pub(super) fn set_fields<R: Rows>(card: &mut Card<'_, R>, changes: &[Change]) -> Result<(), Refusal> {
    card.require_work()?;
    if changes.len() > CHANGES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    for change in changes {
        if change.field == Field::Status {
            // The column has rules of its own and is asked for with `PlaceTask`.
            return Err(Refusal::new(RefusalCode::Unreadable));
        }
        set_field(card, change)?;
    }
    card.tell_if_archived();
    Ok(())
}

/// Merges one change into the card and writes its line of history.
pub(super) fn set_field<R: Rows>(card: &mut Card<'_, R>, change: &Change) -> Result<(), Refusal> {
    let Change { field, from, to } = change;
    let is_there = !field.is_proposed() || card.rows.is_round();
    if !is_there || !card.context.actor.may_change(*field, card.part) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    let current = field::read(*field, &card.task, &card.wording);
    // What stands may be named, whatever it holds; nothing else goes into history.
    if *from != current {
        require_seen(*field, from)?;
    }
    // Refuse a value that could not stand before deciding anything about it, so that no kept version is unreadable either.
    field::write(*field, to, &mut card.task.clone(), &mut card.wording.clone())?;
    let decision =
        if *field == Field::Text { merge::text(current.as_text(), from.as_text(), to.as_text()) } else { merge::scalar(&current, from, to) };
    carry_out(card, *field, [from.clone(), to.clone(), current], decision)
}

/// A value that goes into history only because somebody says that it stood there.
///
/// # Errors
/// `TooLong`, `Unreadable`.
pub(super) fn require_seen(field: Field, value: &Value) -> Result<(), Refusal> {
    if value.as_text().chars().count() > SEEN_TIMES_MAX * field.chars_max() {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    sign::require_plain(value.as_text())
}

/// Carries out what merging decided, for any field.
pub(super) fn carry_out<R: Rows>(card: &mut Card<'_, R>, field: Field, [from, to, current]: [Value; 3], decision: Merge) -> Result<(), Refusal> {
    let me = card.context.actor.person;
    let other_by = card.task.set_by.get(&field).copied();
    let own = other_by == Some(me);
    let standing = match &decision {
        Merge::Nothing | Merge::Keep => None,
        Merge::Set | Merge::Replace => Some(to.clone()),
        Merge::Join(text) => Some(Value::Text(text.clone())),
    };
    match decision {
        Merge::Nothing => return Ok(()),
        Merge::Set => drop(card.write(EntryKind::Set, Some(field), [from, to, Value::Nothing], None)),
        // The same person on two devices: their later word stands, history has both, and nobody is alarmed. Nor is anybody where
        // nothing stands and nobody has ever written: whatever was seen, nobody is contradicted.
        Merge::Replace if own || (other_by.is_none() && current.is_nothing()) => {
            card.write(EntryKind::Set, Some(field), [current, to, Value::Nothing], None);
        }
        Merge::Join(_) => drop(card.write(EntryKind::Joined, Some(field), [from, to, current], other_by)),
        Merge::Replace => card.write_clash(EntryKind::Clash, Some(field), [from, to, current], other_by),
        Merge::Keep => card.write_clash(EntryKind::Version, Some(field), [from, to, current], other_by),
    }
    card.task.touched_at = card.context.now;
    if let Some(value) = standing {
        field::write(field, &value, &mut card.task, &mut card.wording)?;
        card.task.set_by.insert(field, me);
    }
    Ok(())
}
