//! Putting a card into a column.

use super::{Card, appraise, edit};
use crate::{
    appraisal,
    field::Field,
    merge,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::Status,
};

/// The most characters a rank may have; `rank::between` stays far below.
const RANK_CHARS_MAX: usize = 400;

pub(super) fn place<'a, R: Rows>(card: &mut Card<'a, R>, from: Status, to: Status, rank: Option<&str>, why: Option<&'a str>) -> Result<(), Refusal> {
    card.require_work()?;
    // A card put elsewhere in its own column stays in the column where somebody else has put it meanwhile.
    if from != to {
        step(card, from, to, why)?;
    }
    if let Some(rank) = rank {
        card.task.rank = readable_rank(rank)?.to_owned();
    }
    card.tell_if_archived();
    Ok(())
}

fn step<'a, R: Rows>(card: &mut Card<'a, R>, from: Status, to: Status, why: Option<&'a str>) -> Result<(), Refusal> {
    let (actor, current) = (card.context.actor, card.task.status);
    let is_own = actor.takes_back(card.task.appraisal.as_ref());
    if current == to {
        if appraise::say(card, [from, to], actor.may_move(from, to), why)? {
            let mut last = card.task.appraisal.take();
            appraise::follow_late(card, &mut last, [from, to], is_own);
            card.task.appraisal = last;
        }
        return Ok(());
    }
    require_move(card, from, to)?;
    appraise::give(card, actor.asked_for(&card.task, to, card.rows), why)?;
    follow(card, [current, to], is_own);
    let decision = merge::scalar(&current.into(), &from.into(), &to.into());
    edit::carry_out(card, Field::Status, [from.into(), to.into(), current.into()], decision)
}

fn follow<R: Rows>(card: &mut Card<'_, R>, way: [Status; 2], is_own: bool) {
    let mut last = card.task.appraisal.take();
    appraise::follow(card, &mut last, way, is_own);
    card.task.appraisal = last;
}

/// A move is judged from the column the card is in now; the person is told when that is not the one they saw.
fn require_move<R: Rows>(card: &Card<'_, R>, from: Status, to: Status) -> Result<(), Refusal> {
    let (actor, current) = (card.context.actor, card.task.status);
    if actor.may_move(current, to) && !appraisal::is_overtaken(from, to, current) {
        return Ok(());
    }
    let overtaken = current != from && actor.may_move(from, to);
    let refusal = Refusal::new(if overtaken { RefusalCode::BadTransition } else { RefusalCode::NoAccess }).current(current.into());
    Err(match card.task.set_by.get(&Field::Status) {
        Some(who) if overtaken => refusal.who(*who),
        _ => refusal,
    })
}

pub(super) fn readable_rank(rank: &str) -> Result<&str, Refusal> {
    let readable = !rank.is_empty() && rank.len() <= RANK_CHARS_MAX && rank.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    if readable { Ok(rank) } else { Err(Refusal::new(RefusalCode::Unreadable)) }
}
