//! Being content with a clash. Where two people decide the same clash at once, and differently, that is a clash again: the
//! later arrival stands, as everywhere, and both are told.

use super::{Card, edit};
use crate::{
    entry::EntryKind,
    field::{self, Value},
    id::{EntryId, PersonId},
    op::Decision,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
};

pub(super) fn settle<R: Rows>(card: &mut Card<'_, R>, entry: EntryId, decision: Option<&Decision>) -> Result<(), Refusal> {
    let me = card.context.actor.person;
    let found = card.rows.find_entry(entry).filter(|entry| entry.task == card.task.id);
    let mut entry = found.cloned().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    if !entry.concerns(me) {
        return Ok(());
    }
    if let (Some(field), Some(decision)) = (entry.field, decision) {
        let unknown = entry.settled.iter().copied().find(|who| *who != me && !decision.after.contains(who));
        card.unit = entry.unit;
        let share = entry.unit.and_then(|unit| card.rows.find_share(card.task.id, unit));
        let standing = share.map_or_else(|| field::read(field, &card.task, &card.wording), |share| share.read(field));
        let set_by_me = share.map_or(&card.task.set_by, |share| &share.set_by).get(&field) == Some(&me);
        if let Some((who, theirs)) = unknown.and_then(|who| overruled(who, decision, standing, set_by_me)) {
            edit::require_seen(field, &decision.saw)?;
            edit::require_seen(field, &decision.chose)?;
            card.write_clash(EntryKind::Clash, Some(field), [decision.saw.clone(), decision.chose.clone(), theirs], Some(who));
        }
    }
    entry.settled.push(me);
    card.added.push(Noun::Entry(entry));
    Ok(())
}

/// Whose decision stands against mine, and for what. What was put back has been set by now, and where it met something else
/// than was seen, setting it was a clash already.
fn overruled(who: PersonId, decision: &Decision, standing: Value, set_by_me: bool) -> Option<(PersonId, Value)> {
    let kept = decision.saw == decision.chose;
    match () {
        () if kept && standing != decision.chose => Some((who, standing)),
        () if !kept && standing == decision.chose && set_by_me => Some((who, decision.saw.clone())),
        () => None,
    }
}
