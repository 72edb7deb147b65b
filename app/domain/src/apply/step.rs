//! Steps and milestones. A set: each has an id of its own, so that adding, checking and taking off always merge. A step is changed by
//! putting another in its place; two people who change one at once get both, and each sees the other's.

use super::{Card, add};
use crate::{
    entry::EntryKind,
    field::{Field, Value},
    id::OpId,
    measure::Day,
    op::Stood,
    refusal::{Refusal, RefusalCode},
    row::Rows,
    task::{Done, STEP_CHARS_MAX, STEPS_MAX, Step},
};

pub(super) fn add<R: Rows>(
    card: &mut Card<'_, R>,
    words: &str,
    due_on: Option<Day>,
    (instead_of, stood): (Option<OpId>, Option<Stood>),
) -> Result<(), Refusal> {
    card.require_work()?;
    add::readable(words, STEP_CHARS_MAX)?;
    let place = card.task.steps.iter().position(|step| Some(step.id) == instead_of);
    if place.is_none() && card.task.steps.len() >= STEPS_MAX {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    if due_on != place.and_then(|place| card.task.steps[place].due_on) {
        require_days(card)?;
    }
    let before = place.map(|place| card.task.steps.remove(place));
    let old_words = before.as_ref().map_or(Value::Nothing, |step| step.words.as_str().into());
    // What comes back does not outdo what took its place meanwhile.
    let returns = stood.filter(|_| before.is_none());
    let comes_done = returns.filter(|stood| stood.done).map(|_| done_now(card));
    let is_done = comes_done.is_some();
    let step = Step { id: card.op.id, words: words.to_owned(), due_on, instead_of, done: before.and_then(|step| step.done).or(comes_done) };
    let last = card.task.steps.len();
    card.task.steps.insert(place.or(returns.map(|stood| usize::from(stood.at).min(last))).unwrap_or(last), step);
    let day = due_on.map_or(Value::Nothing, |day| Value::Text(day.to_string()));
    card.write(EntryKind::StepAdded, None, [old_words, words.into(), day], None);
    if is_done {
        card.write(EntryKind::StepDone, None, [Value::Nothing, words.into(), Value::Nothing], None);
    }
    end(card);
    Ok(())
}

pub(super) fn check<R: Rows>(card: &mut Card<'_, R>, id: OpId, done: bool) -> Result<(), Refusal> {
    card.require_work()?;
    let now = done_now(card);
    let step = card.task.step_mut(id).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    if step.done.is_some() == done {
        return Ok(());
    }
    step.done = done.then_some(now);
    let words = step.words.as_str().into();
    card.write(if done { EntryKind::StepDone } else { EntryKind::StepOpened }, None, [Value::Nothing, words, Value::Nothing], None);
    end(card);
    Ok(())
}

pub(super) fn remove<R: Rows>(card: &mut Card<'_, R>, id: OpId) -> Result<(), Refusal> {
    card.require_work()?;
    // What somebody put in its place meanwhile is another step, and stays.
    let Some(place) = card.task.steps.iter().position(|step| step.id == id) else { return Ok(()) };
    if card.task.steps[place].due_on.is_some() {
        require_days(card)?;
    }
    let step = card.task.steps.remove(place);
    card.write(EntryKind::StepRemoved, None, [step.words.as_str().into(), Value::Nothing, Value::Nothing], None);
    end(card);
    Ok(())
}

fn done_now<R: Rows>(card: &Card<'_, R>) -> Done {
    Done { by: card.context.actor.person, at: card.context.now }
}

/// A milestone is a day that somebody is held to, like the last one: who may not move that, sets, moves and takes off no milestone.
fn require_days<R: Rows>(card: &Card<'_, R>) -> Result<(), Refusal> {
    let may = card.context.actor.may_change(Field::DueOn, card.part);
    if may { Ok(()) } else { Err(Refusal::new(RefusalCode::NoAccess)) }
}

fn end<R: Rows>(card: &mut Card<'_, R>) {
    card.task.touched_at = card.context.now;
    card.tell_if_archived();
}
