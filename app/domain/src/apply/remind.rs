//! Chasing: a reminder is added and never changed, so two that were made at once both stand. It is no news of the card: a card
//! that everybody is chased about is as stalled as before.

use super::{Card, add};
use crate::{
    id::AgencyId,
    refusal::{Refusal, RefusalCode},
    reminder::{AGENCIES_MAX, LEVEL_MAX, Reminder, WORDS_CHARS_MAX, Why},
    row::{Noun, Rows},
    share,
};

pub(super) fn remind<R: Rows>(card: &mut Card<'_, R>, agencies: &[AgencyId], why: Why, words: &str, level: u8) -> Result<(), Refusal> {
    if !card.context.actor.may_chase() {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    if agencies.len() > AGENCIES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    if agencies.is_empty() || level == 0 || level > LEVEL_MAX {
        return Err(Refusal::new(RefusalCode::Unreadable));
    }
    add::readable(words, WORDS_CHARS_MAX)?;
    if !agencies.iter().all(|agency| takes_part(card, *agency)) {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    card.added.push(Noun::Reminder(Reminder {
        id: card.op.id,
        task: card.task.id,
        agencies: agencies.to_vec(),
        by: card.context.actor.person,
        at: card.context.now,
        made_at: card.op.made_at,
        why,
        words: words.to_owned(),
        level,
    }));
    card.tell_if_archived();
    Ok(())
}

/// Whether the plan names that agency on the card, or lists it among those who carry it out. A collective is nobody to chase.
fn takes_part<R: Rows>(card: &Card<'_, R>, agency: AgencyId) -> bool {
    let (rows, task, criterion) = (card.rows, &card.task, card.criterion);
    let is_one = rows.find_agency(agency).is_none_or(|agency| !agency.collective);
    is_one
        && (rows.stands_among(agency, &[&criterion.lead, &criterion.coordinating, &task.assignees])
            || rows.stands_among(agency, &[&share::units(task, criterion, rows)])
            || rows.find_share(task.id, agency).is_some())
}
