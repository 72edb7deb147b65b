//! The plan that a round comes to: what was accepted, said as a document, so that the one importer lays it over what is there.
//! Made once more, the plan is brought up to date and is not made twice.

use crate::{
    carry::{names_by_now, origins, words},
    criterion::{Criterion, Track},
    document::{Document, Item, ItemTask, Reading, names_in, warnings_of_plan},
    field::Value,
    id::{Mint, PersonId, TaskId},
    import::{Import, Present, import},
    measure::{Day, Moment},
    plan::{Plan, PlanKind},
    registry::Registry,
    row::Noun,
    task::{Status, Task, Wording},
};
use std::collections::BTreeMap;

/// Every criterion with an accepted proposal, as an item of a plan of that title. Who leads goes by their names of today; who is to
/// carry it out as was written, for the importer to find or to ask about.
pub fn proposed(plan: &Plan, present: &Present, title: &str) -> Reading {
    let mut criteria: Vec<&Criterion> = present.criteria.iter().filter(|criterion| !criterion.is_gone()).collect();
    criteria.sort_by_key(|criterion| criterion.order);
    let items: Vec<Item> = criteria.into_iter().filter_map(|criterion| item(criterion, present)).collect();
    let document = Document {
        kind: PlanKind::Plan,
        number: None,
        issuer: Some(plan.issuer.clone()).filter(|issuer| !issuer.is_empty()),
        issued_on: None,
        year: Some(plan.round.map_or(plan.year, |round| round.year)),
        title: Some(title.to_owned()),
    };
    Reading { document, declared_items: None, warnings: warnings_of_plan(&items), items }
}

/// Lays what was accepted upon the plan that is there, and writes into the history of each new card where it comes from. A new card
/// keeps the day that was proposed for it.
pub fn make(from: (&Plan, &Present), title: &str, present: &Present, by: PersonId, now: Moment, mint: &mut Mint) -> Import {
    let (plan, before) = from;
    let mut done = import(&proposed(plan, before, title), present, by, now, mint);
    let pairs = origins::pair(&done, (before, accepted(before).collect()), present, words);
    let days: BTreeMap<TaskId, Day> = pairs.iter().filter_map(|(card, proposal)| Some((*card, proposal.due_on?))).collect();
    for noun in &mut done.rows {
        if let Noun::Task(task) = noun
            && let Some(day) = days.get(&task.id)
        {
            task.due_on = Some(*day);
        }
    }
    // Nothing was done of a proposal yet.
    done.rows.extend(origins::lines(&pairs, plan, (by, now), mint, |_| Value::Nothing));
    done
}

/// The accepted proposals that are not put away, in the order of the board.
fn accepted(present: &Present) -> impl Iterator<Item = &(Task, Wording)> {
    let mut cards: Vec<_> = present.cards.iter().filter(|(task, _)| task.status == Status::Done && task.archived.is_none()).collect();
    cards.sort_by(|(a, _), (b, _)| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    cards.into_iter()
}

fn item(criterion: &Criterion, present: &Present) -> Option<Item> {
    let cards: Vec<&(Task, Wording)> = accepted(present).filter(|(task, _)| task.criterion == criterion.id).collect();
    let last = cards.iter().filter_map(|(task, _)| task.due_on).max();
    let printed = Some(criterion.deadline_text.clone()).filter(|text| last.is_none() && !text.is_empty());
    (!cards.is_empty()).then(|| Item {
        number: criterion.number.clone(),
        index: None,
        title: criterion.title.clone(),
        level: criterion.level,
        track: Some(Track::Weak),
        goal: goal(&cards),
        tasks: cards.iter().map(|card| leaf(card, &present.registry)).collect(),
        lead: names_by_now(&present.registry, &criterion.lead),
        coordinating: names_by_now(&present.registry, &criterion.coordinating),
        deadline_text: printed.or_else(|| last.map(until)),
        // Not the latest of its proposals': the next one that is accepted would move the day of every card that has it.
        due_on: criterion.due_on,
        lines: [0, 0],
    })
}

/// The targets, one a line and each once, with the points expected behind the last line of each proposal's.
fn goal(cards: &[&(Task, Wording)]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (_, wording) in cards {
        let mut own: Vec<String> = wording.target.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let points = Some(wording.points.trim()).filter(|points| !points.is_empty()).map(|points| points.replace('.', ","));
        match (own.last_mut(), points) {
            (Some(last), Some(points)) => *last = format!("{} (dự kiến {points} điểm)", last.trim_end_matches(['.', ';'])),
            (None, Some(points)) => own.push(format!("Dự kiến {points} điểm")),
            (_, None) => {}
        }
        lines.extend(own.into_iter().filter(|line| !lines.contains(line)).collect::<Vec<_>>());
    }
    lines.join("\n")
}

fn until(day: Day) -> String {
    let (year, month, date) = day.civil();
    format!("Đến ngày {date:02}/{month:02}/{year}")
}

fn leaf((task, wording): &(Task, Wording), registry: &Registry) -> ItemTask {
    let named = names_in(&wording.carried_out_by.replace('\n', "; "));
    let assignees = if named.is_empty() { names_by_now(registry, &task.assignees) } else { named };
    ItemTask { text: words(wording).to_owned(), assignees, short_title: wording.title.clone(), line: 0 }
}
