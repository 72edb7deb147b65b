//! The steps of an appraisal: what each has to be given, what it leaves behind, and what a locked card still takes.

use super::Card;
use crate::{
    appraisal::{self, Appraisal, Asks, Stage, WHY_CHARS_MAX},
    entry::EntryKind,
    field::{Field, Value},
    op::Request,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::Status,
};

/// What was appraised and locked takes words only, and being opened again by who may lock it.
pub(super) fn require_open<R: Rows>(card: &Card<'_, R>, request: &Request) -> Result<(), Refusal> {
    let Some(lock) = card.task.appraisal.as_ref().filter(|_| card.task.is_locked()) else { return Ok(()) };
    match request {
        Request::AddComment { .. } | Request::SettleClash { .. } | Request::LockTask { .. } => Ok(()),
        // Whoever opens it saw it done. A move made before that, which arrives late, knew nothing of the lock.
        Request::PlaceTask { from: Status::Done, .. } if card.context.actor.may_lock() => Ok(()),
        _ => Err(Refusal::new(RefusalCode::Locked).who(lock.by)),
    }
}

pub(super) fn lock<R: Rows>(card: &mut Card<'_, R>) -> Result<(), Refusal> {
    if !card.context.actor.may_lock() {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    if card.task.status != Status::Done {
        return Err(Refusal::new(RefusalCode::BadTransition).current(card.task.status.into()));
    }
    if !card.task.is_locked() {
        card.task.appraisal = Some(taken(card, Stage::Locked));
        card.write(EntryKind::Locked, None, [Value::Nothing, Value::Nothing, Value::Nothing], None);
    }
    Ok(())
}

/// Takes down what a step is given, if that is enough for it. What an older program did not ask for cannot be missed: such a step
/// stands without.
pub(super) fn give<'a, R: Rows>(card: &mut Card<'a, R>, asks: Option<Asks>, why: Option<&'a str>) -> Result<(), Refusal> {
    let Some(why) = why else { return Ok(()) };
    if why.chars().count() > WHY_CHARS_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    card.why = why.trim();
    match asks.filter(|_| card.why.is_empty()) {
        None => Ok(()),
        Some(Asks::Proof) => Err(Refusal::new(RefusalCode::NeedsProof)),
        Some(Asks::Reason) => Err(Refusal::new(RefusalCode::NeedsReason)),
    }
}

/// Keeps the words of a step that somebody else was faster with: nothing is moved, and history says why it was asked for. Whether
/// there were any.
pub(super) fn say<'a, R: Rows>(card: &mut Card<'a, R>, [from, to]: [Status; 2], is_allowed: bool, why: Option<&'a str>) -> Result<bool, Refusal> {
    give(card, None, why)?;
    if card.why.is_empty() {
        return Ok(false);
    }
    if !is_allowed {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    // That it stood there already tells whoever reads history back that nothing was moved.
    card.write(EntryKind::Set, Some(Field::Status), [from.into(), to.into(), to.into()], None);
    Ok(true)
}

/// What the step from one column to another leaves in place of the last one.
pub(super) fn follow<R: Rows>(card: &Card<'_, R>, last: &mut Option<Appraisal>, [from, to]: [Status; 2], is_own: bool) {
    if let Some(stage) = appraisal::stage(from, to, is_own) {
        *last = Some(taken(card, stage));
    }
}

/// The same for a step that somebody else was faster with: what was returned, opened again or locked meanwhile stands, with its
/// reason, unless it is the very step that was asked for.
pub(super) fn follow_late<R: Rows>(card: &Card<'_, R>, last: &mut Option<Appraisal>, [from, to]: [Status; 2], is_own: bool) {
    let stands = |last: &Appraisal| matches!(last.stage, Stage::Locked | Stage::Returned | Stage::Reopened);
    let stage = appraisal::stage(from, to, is_own);
    if last.as_ref().is_none_or(|last| !stands(last) || Some(last.stage) == stage) {
        follow(card, last, [from, to], is_own);
    }
}

fn taken<R: Rows>(card: &Card<'_, R>, stage: Stage) -> Appraisal {
    Appraisal { stage, by: card.context.actor.person, at: card.context.now, why: card.why.to_owned() }
}
