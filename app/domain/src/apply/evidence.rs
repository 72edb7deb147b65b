//! Adding evidence and taking it back. A set: each piece has an id of its own, so that both always merge.

use super::Card;
use crate::{
    appraisal,
    entry::EntryKind,
    evidence::{Evidence, Paper, Withdrawn},
    field::Value,
    id::{AgencyId, OpId},
    permission::Hand,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
};

pub(super) fn add<R: Rows>(card: &mut Card<'_, R>, paper: &Paper, unit: Option<AgencyId>) -> Result<(), Refusal> {
    card.unit = unit.or_else(|| card.own_unit());
    match card.unit {
        // Who leads judges what a unit did, and proves it for nobody.
        Some(unit) if card.hand(unit)? == Hand::Lead => return Err(Refusal::new(RefusalCode::NoAccess)),
        Some(_) => {}
        None => card.require_work()?,
    }
    paper.check()?;
    count(card, |stand| *stand = stand.saturating_add(1));
    let (by, at) = (card.context.actor.person, card.context.now);
    card.added.push(Noun::Evidence(Evidence {
        id: card.op.id,
        task: card.task.id,
        by,
        at,
        made_at: card.op.made_at,
        paper: paper.clone(),
        unit: card.unit,
        arrived_at: None,
        withdrawn: None,
    }));
    card.write(EntryKind::EvidenceAdded, None, [Value::Nothing, paper.title.as_str().into(), Value::Nothing], None);
    card.task.touched_at = at;
    card.tell_if_archived();
    Ok(())
}

pub(super) fn remove<R: Rows>(card: &mut Card<'_, R>, id: OpId) -> Result<(), Refusal> {
    let found = card.rows.find_evidence(id).filter(|evidence| evidence.task == card.task.id);
    card.unit = found.and_then(|evidence| evidence.unit);
    let may_work = match card.unit {
        // Who leads returns what a unit submitted, and takes none of it away.
        Some(unit) => card.hand(unit)? != Hand::Lead,
        None => card.part.is_work(),
    };
    if !may_work {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    let mut evidence = found.cloned().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    if !card.context.actor.may_withdraw(evidence.by) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    if evidence.withdrawn.is_some() {
        // Two people took the same piece back: the first did it, and there is nothing to tell the second.
        return Ok(());
    }
    require_proof_left(card)?;
    count(card, |stand| *stand = stand.saturating_sub(1).max(0));
    evidence.withdrawn = Some(Withdrawn { by: card.context.actor.person, at: card.context.now });
    card.write(EntryKind::EvidenceRemoved, None, [evidence.paper.title.as_str().into(), Value::Nothing, Value::Nothing], None);
    card.added.push(Noun::Evidence(evidence));
    card.task.touched_at = card.context.now;
    card.tell_if_archived();
    Ok(())
}

/// What was put forward, or found to be done, keeps the one piece that proves it; another is added first. Where an explanation stands
/// in its place, it does.
fn require_proof_left<R: Rows>(card: &Card<'_, R>) -> Result<(), Refusal> {
    let task = &card.task;
    let of_share = card.unit.map(|unit| card.rows.share_of(task.id, unit));
    // What proves a share is counted on the card too.
    let is_left = card.rows.is_round()
        || (appraisal::is_proved_without(task.status, task.evidence, task.appraisal.as_ref())
            && of_share.is_none_or(|share| appraisal::is_proved_without(share.status, share.evidence, share.appraisal.as_ref())));
    if is_left { Ok(()) } else { Err(Refusal::new(RefusalCode::NeedsProof).current(card.task.status.into())) }
}

/// Counts on the card, and on the share that it is about, what stands as evidence: a step of the appraisal asks how many there are.
fn count<R: Rows>(card: &mut Card<'_, R>, change: fn(&mut i64)) {
    change(&mut card.task.evidence);
    if let Some(unit) = card.unit {
        let mut share = card.rows.share_of(card.task.id, unit);
        change(&mut share.evidence);
        card.added.push(Noun::Share(share));
    }
}
