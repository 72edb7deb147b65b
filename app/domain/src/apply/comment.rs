//! Comments. A leader's is a direction and waits for an answer; the first answer closes it, and later ones are words like any other.
//! Nothing that was said is ever lost to what somebody else said meanwhile.

use super::{Card, add};
use crate::{
    id::{OpId, PersonId},
    refusal::{Refusal, RefusalCode},
    report::Comment,
    row::{Noun, Rows},
};

/// The most people that one comment names.
const MENTIONS_MAX: usize = 20;

pub(super) fn add<R: Rows>(card: &mut Card<'_, R>, body: &str, mentions: &[PersonId], answers: Option<OpId>) -> Result<(), Refusal> {
    let actor = card.context.actor;
    if !actor.may_comment() || (answers.is_some() && !actor.may_answer(card.part)) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    add::readable(body, add::REPORT_CHARS_MAX)?;
    if mentions.len() > MENTIONS_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    let direction = actor.directs();
    card.task.directions += i64::from(direction);
    let answers = answers.filter(|direction| answer(card, *direction));
    card.added.push(Noun::Comment(Comment {
        id: card.op.id,
        task: card.task.id,
        by: actor.person,
        at: card.context.now,
        made_at: card.op.made_at,
        body: body.to_owned(),
        direction,
        mentions: known(card.rows, mentions),
        answers,
        answered: None,
    }));
    card.tell_if_archived();
    Ok(())
}

/// Closes a direction that has no answer yet; whether there is such a direction on the card. What answers no direction of the
/// card still is what somebody said.
fn answer<R: Rows>(card: &mut Card<'_, R>, id: OpId) -> bool {
    let Some(found) = card.rows.find_comment(id).filter(|found| found.direction && found.task == card.task.id) else { return false };
    if found.answered.is_none() {
        card.added.push(Noun::Comment(Comment { answered: Some(card.op.id), ..found.clone() }));
        card.task.directions = (card.task.directions - 1).max(0);
    }
    true
}

/// Those of the people whom the province knows, each once.
fn known(rows: &impl Rows, mentions: &[PersonId]) -> Vec<PersonId> {
    let mut people = Vec::new();
    for person in mentions.iter().copied().filter(|person| rows.find_person(*person).is_some()) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}
