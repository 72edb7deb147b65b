//! Adding: cards and progress reports. Additions always merge.

use super::{Card, Context, Outcome, edit, place, share};
use crate::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
    id::{AgencyId, CriterionId},
    measure::Percent,
    op::{Change, FromTo, Op},
    refusal::{Refusal, RefusalCode},
    report::Update,
    row::{Noun, Rows},
    task::{Status, Task, Wording},
};
use std::collections::BTreeMap;

/// The most characters of a progress report or a comment.
pub const REPORT_CHARS_MAX: usize = 10_000;

pub(super) fn create_task(
    rows: &impl Rows,
    op: &Op,
    context: Context,
    criterion: CriterionId,
    title: &str,
    text: &str,
    rank: &str,
) -> Result<Outcome, Refusal> {
    let named = rows.find_criterion(criterion).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    if !context.actor.may_create(named, rows) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    readable(title, Field::Title.chars_max())?;
    if text.chars().count() > Field::Text.chars_max() {
        return Err(Refusal::new(RefusalCode::TooLong));
    }
    place::readable_rank(rank)?;
    let id = op.id.task();
    if rows.find_task(id).is_some() {
        // An imported card has no operation that would be recognised as repeated; without this it could be written over.
        return Err(Refusal::new(RefusalCode::IdReuse));
    }
    let task = Task {
        id,
        criterion,
        status: Status::default(),
        percent: Percent::default(),
        due_on: None,
        blocked: None,
        appraisal: None,
        evidence: 0,
        rank: rank.to_owned(),
        assignees: named.offices_of_new_card(&context.actor, rows),
        touched_at: context.now,
        archived: None,
        set_by: BTreeMap::new(),
        steps: Vec::new(),
        people: Vec::new(),
        directions: 0,
    };
    let wording = Wording { text: (!text.is_empty()).then(|| text.to_owned()), ..Wording::titled(id, title.to_owned()) };
    let created = Entry {
        id: op.id.entry(0),
        task: id,
        by: context.actor.person,
        at: context.now,
        made_at: op.made_at,
        kind: EntryKind::Created,
        field: None,
        from: Value::Nothing,
        to: title.into(),
        other: Value::Nothing,
        other_by: None,
        why: String::new(),
        unit: None,
        settled: Vec::new(),
    };
    Ok(Outcome { rows: vec![Noun::Task(task), Noun::Wording(wording), Noun::Entry(created)], clashes: Vec::new() })
}

pub(super) fn update<R: Rows>(card: &mut Card<'_, R>, did: &str, percent: Option<&FromTo>) -> Result<(), Refusal> {
    if let Some(unit) = card.own_unit() {
        return of_unit(card, unit, did, percent);
    }
    card.require_work()?;
    readable(did, REPORT_CHARS_MAX)?;
    let percent = percent.map(|percent| Change { field: Field::Percent, from: percent.from.clone(), to: percent.to.clone() });
    let reported = match percent.as_ref().map(|change| &change.to) {
        Some(Value::Number(number)) => Some(Percent::try_from(*number).map_err(|_| Refusal::new(RefusalCode::Unreadable))?),
        Some(_) => return Err(Refusal::new(RefusalCode::Unreadable)),
        None => None,
    };
    if let Some(change) = &percent {
        edit::set_field(card, change)?;
    }
    report(card, did, reported);
    card.task.touched_at = card.context.now;
    card.tell_if_archived();
    Ok(())
}

/// What was written before the units of a card were listed is the report of the writer's unit. The percentage seen was the whole
/// card's and says nothing about the share.
fn of_unit<R: Rows>(card: &mut Card<'_, R>, unit: AgencyId, did: &str, percent: Option<&FromTo>) -> Result<(), Refusal> {
    let stands = card.rows.find_share(card.task.id, unit).map_or(Percent::default(), |share| share.percent);
    let change = percent.map(|percent| Change { field: Field::Percent, from: stands.into(), to: percent.to.clone() });
    share::report(card, unit, did, change.as_slice(), None)
}

/// Adds a progress report, of the whole card or of a share.
pub(super) fn report<R: Rows>(card: &mut Card<'_, R>, did: &str, percent: Option<Percent>) {
    card.added.push(Noun::Update(Update {
        id: card.op.id,
        task: card.task.id,
        by: card.context.actor.person,
        at: card.context.now,
        made_at: card.op.made_at,
        did: did.to_owned(),
        percent,
        unit: card.unit,
    }));
}

pub(super) fn readable(text: &str, chars_max: usize) -> Result<(), Refusal> {
    match () {
        () if text.chars().count() > chars_max => Err(Refusal::new(RefusalCode::TooLong)),
        () if text.trim().is_empty() => Err(Refusal::new(RefusalCode::Unreadable)),
        () => Ok(()),
    }
}
