//! Which card of one plan a new card of another was made from: the one of the same criterion with the same words that has none yet.

use crate::{
    criterion::Criterion,
    entry::{Entry, EntryKind},
    field::Value,
    id::{CriterionId, Mint, OpId, PersonId, TaskId},
    import::{Import, Present},
    measure::Moment,
    plan::Plan,
    row::Noun,
    task::{Task, Wording},
};
use std::collections::{BTreeMap, BTreeSet};

/// A criterion as both plans know it: its ids differ, its number and its name do not. Numbers alone are those of two indices.
type Named<'a> = (&'a str, &'a str);

/// Names each card that an import adds, and the one it was made from; `of` are the cards that were said, as `words` says them.
pub(crate) fn pair<'b>(
    done: &Import,
    (before, of): (&'b Present, Vec<&'b (Task, Wording)>),
    present: &Present,
    words: fn(&Wording) -> &str,
) -> Vec<(TaskId, &'b Task)> {
    let there: BTreeMap<CriterionId, Named<'_>> = done.rows.iter().filter_map(criterion).chain(&present.criteria).map(named).collect();
    let here: BTreeMap<CriterionId, Named<'_>> = before.criteria.iter().map(named).collect();
    let known: BTreeSet<TaskId> = present.cards.iter().map(|(task, _)| task.id).collect();
    let new_tasks: BTreeMap<TaskId, &Task> = done.rows.iter().filter_map(task).map(|task| (task.id, task)).collect();
    let mut left = of;
    let mut take = |task: &Task, wording: &Wording| {
        let of = there.get(&task.criterion)?;
        let is_like = |(own, says): &&(Task, Wording)| {
            here.get(&own.criterion) == Some(of) && words(says) == wording.words && says.title.trim() == wording.title.trim()
        };
        left.iter().position(is_like).map(|at| &left.remove(at).0)
    };
    // Cards that were made before have their origin already.
    for (task, wording) in &present.cards {
        take(task, wording);
    }
    let new = done.rows.iter().filter_map(|noun| if let Noun::Wording(wording) = noun { Some(wording) } else { None });
    let new = new.filter(|wording| !known.contains(&wording.task));
    new.filter_map(|wording| Some((wording.task, take(new_tasks.get(&wording.task)?, wording)?))).collect()
}

/// The lines of history that say from which plan each of these came, and how far it was there.
pub(crate) fn lines(
    pairs: &[(TaskId, &Task)],
    plan: &Plan,
    (by, now): (PersonId, Moment),
    mint: &mut Mint,
    how_far: fn(&Task) -> Value,
) -> Vec<Noun> {
    let line = |(card, origin): &(TaskId, &Task)| {
        Noun::Entry(Entry {
            id: OpId(mint.next(u64::try_from(now.0).unwrap_or(0))).entry(0),
            task: *card,
            by,
            at: now,
            made_at: now,
            kind: EntryKind::CarriedOver,
            field: None,
            from: plan.name().into(),
            to: how_far(origin),
            other: Value::Nothing,
            other_by: None,
            why: String::new(),
            unit: None,
            settled: Vec::new(),
        })
    };
    pairs.iter().map(line).collect()
}

fn named(criterion: &Criterion) -> (CriterionId, Named<'_>) {
    (criterion.id, (&criterion.number, &criterion.title))
}

fn criterion(noun: &Noun) -> Option<&Criterion> {
    if let Noun::Criterion(criterion) = noun { Some(criterion) } else { None }
}

fn task(noun: &Noun) -> Option<&Task> {
    if let Noun::Task(task) = noun { Some(task) } else { None }
}
