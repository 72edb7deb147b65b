//! Putting cards away, and bringing them back.

use super::Card;
use crate::{
    entry::EntryKind,
    field::Value,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::Archived,
};

const NO_VALUES: [Value; 3] = [Value::Nothing, Value::Nothing, Value::Nothing];

pub(super) fn archive<R: Rows>(card: &mut Card<'_, R>) -> Result<(), Refusal> {
    require_archivist(card)?;
    if card.task.archived.is_none() {
        card.task.archived = Some(Archived { by: card.context.actor.person, at: card.context.now });
        card.write(EntryKind::Archived, None, NO_VALUES, None);
    }
    Ok(())
}

pub(super) fn restore<R: Rows>(card: &mut Card<'_, R>) -> Result<(), Refusal> {
    // Whoever works on a card may bring it back: restoring takes nothing from anybody.
    card.require_work()?;
    if card.task.archived.take().is_some() {
        card.write(EntryKind::Restored, None, NO_VALUES, None);
        card.task.touched_at = card.context.now;
    }
    Ok(())
}

fn require_archivist<R: Rows>(card: &Card<'_, R>) -> Result<(), Refusal> {
    card.require_work()?;
    if card.context.actor.may_archive(card.part) { Ok(()) } else { Err(Refusal::new(RefusalCode::NoAccess)) }
}
