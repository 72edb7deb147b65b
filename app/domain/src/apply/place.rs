//! Putting a card into a column.

use super::{Card, edit};
use crate::{
    field::Field,
    merge,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::Status,
};

/// The most characters a rank may have; `rank::between` stays far below.
const RANK_CHARS_MAX: usize = 400;

pub(super) fn place<R: Rows>(card: &mut Card<'_, R>, from: Status, to: Status, rank: Option<&str>) -> Result<(), Refusal> {
    card.require_work()?;
    let current = card.task.status;
    // A card put elsewhere in its own column stays in the column where somebody else has put it meanwhile.
    if current != to && from != to {
        require_move(card, from, to)?;
        let decision = merge::scalar(&current.into(), &from.into(), &to.into());
        edit::carry_out(card, Field::Status, [from.into(), to.into(), current.into()], decision)?;
    }
    if let Some(rank) = rank {
        card.task.rank = readable_rank(rank)?.to_owned();
    }
    card.tell_if_archived();
    Ok(())
}

/// A move is judged from the column the card is in now; the person is told when that is not the one they saw.
fn require_move<R: Rows>(card: &Card<'_, R>, from: Status, to: Status) -> Result<(), Refusal> {
    let (actor, current) = (card.context.actor, card.task.status);
    if actor.may_move(current, to) {
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
