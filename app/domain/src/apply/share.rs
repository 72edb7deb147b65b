//! One unit's part of a card. It is changed by reports only: what a unit did, and how far that brought it. Reports are added and
//! never changed, and the fields merge one by one as those of cards do, so two people of one unit lose nothing to each other.

use super::{Card, add, appraise, edit};
use crate::{
    appraisal,
    entry::EntryKind,
    field::{Field, Value},
    id::AgencyId,
    merge::{self, Merge},
    op::Change,
    permission::Hand,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
    share::Share,
    sign,
    task::Status,
};

/// A share has no more fields than these.
const CHANGES_MAX: usize = 3;

pub(super) fn report<'a, R: Rows>(
    card: &mut Card<'a, R>,
    unit: AgencyId,
    did: &str,
    changes: &[Change],
    why: Option<&'a str>,
) -> Result<(), Refusal> {
    let hand = card.hand(unit)?;
    if hand == Hand::Lead && (!did.is_empty() || changes.iter().any(|change| change.field != Field::Status)) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    if changes.len() > CHANGES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    if !did.is_empty() || changes.is_empty() {
        add::readable(did, add::REPORT_CHARS_MAX)?;
    }
    let mut share = card.rows.share_of(card.task.id, unit);
    // What was found to be done stays as it was found, until whoever judges it opens it again; more may be told of it.
    let is_unit = matches!(hand, Hand::Staff | Hand::Head);
    if is_unit && share.status == Status::Done && changes.iter().any(|change| change.field != Field::Status && share.read(change.field) != change.to)
    {
        return Err(Refusal::new(RefusalCode::BadTransition).current(share.status.into()));
    }
    let was_in_review = share.status == Status::InReview;
    card.unit = Some(unit);
    for change in changes {
        if change.field == Field::Status {
            step(card, &mut share, hand, change, why)?;
        }
        set_field(card, &mut share, change)?;
    }
    // Taken out of appraisal without a word about the work, it is judged or taken back, and nothing is reported.
    let is_judged = was_in_review && share.status != Status::InReview && did.is_empty();
    if hand != Hand::Lead && !is_judged {
        share.reported_at = Some(card.context.now);
    }
    if !did.is_empty() {
        let said = changes.iter().any(|change| change.field == Field::Percent);
        add::report(card, did, said.then_some(share.percent));
    }
    card.added.push(Noun::Share(share));
    card.task.touched_at = card.context.now;
    card.tell_if_archived();
    Ok(())
}

fn set_field<R: Rows>(card: &mut Card<'_, R>, share: &mut Share, change: &Change) -> Result<(), Refusal> {
    let Change { field, from, to } = change;
    let current = share.read(*field);
    if *from != current {
        edit::require_seen(*field, from)?;
    }
    sign::require_plain(to.as_text())?;
    share.clone().write(*field, to)?;
    let me = card.context.actor.person;
    let other_by = share.set_by.get(field).copied();
    let nobody_else = other_by.is_none_or(|who| who == me);
    match merge::scalar(&current, from, to) {
        Merge::Nothing => return Ok(()),
        Merge::Replace if !nobody_else => {
            card.write_clash(EntryKind::Clash, Some(*field), [from.clone(), to.clone(), current], other_by);
        }
        _ => drop(card.write(EntryKind::Set, Some(*field), [current, to.clone(), Value::Nothing], None)),
    }
    share.write(*field, to)?;
    share.set_by.insert(*field, me);
    Ok(())
}

/// Takes a step of the share's appraisal, if the report comes with one.
fn step<'a, R: Rows>(card: &mut Card<'a, R>, share: &mut Share, hand: Hand, change: &Change, why: Option<&'a str>) -> Result<(), Refusal> {
    let read = |value: &Value| Status::parse(value.as_text()).ok_or_else(|| Refusal::new(RefusalCode::Unreadable));
    let (from, to, current) = (read(&change.from)?, read(&change.to)?, share.status);
    let is_own = hand.takes_back(share.appraisal.as_ref(), card.context.actor.person);
    if current == to {
        if appraise::say(card, [from, to], hand.may_move(from, to), why)? {
            appraise::follow_late(card, &mut share.appraisal, [from, to], is_own);
        }
        return Ok(());
    }
    if from == to {
        return Ok(());
    }
    require_move(hand, share, from, to)?;
    appraise::give(card, hand.asked_for(share, to, card.context.actor.person), why)?;
    appraise::follow(card, &mut share.appraisal, [current, to], is_own);
    Ok(())
}

/// Judged from where the share is now; the person is told when that is not what they saw.
fn require_move(hand: Hand, share: &Share, from: Status, to: Status) -> Result<(), Refusal> {
    if hand.may_move(share.status, to) && !appraisal::is_overtaken(from, to, share.status) {
        return Ok(());
    }
    let overtaken = share.status != from && hand.may_move(from, to);
    let refusal = Refusal::new(if overtaken { RefusalCode::BadTransition } else { RefusalCode::NoAccess }).current(share.status.into());
    Err(match share.set_by.get(&Field::Status) {
        Some(who) if overtaken => refusal.who(*who),
        _ => refusal,
    })
}
