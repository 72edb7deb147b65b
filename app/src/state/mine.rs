//! What I must do next: my agency's cards, the most pressing first. Each card stands in one section only.

use super::{desk::Desk, view};
use leptos::prelude::Get;
use parboard_domain::{
    criterion::Criterion,
    figures::{self, Flag, Thresholds},
    id::TaskId,
    measure::{Day, Moment},
    permission::Actor,
    person::Role,
    row::Rows,
    task::{Status, Task},
};
use std::collections::BTreeMap;

/// Why a card asks for somebody, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Something is wrong with it.
    Flagged(Flag),
    /// It waits for the coordinator.
    Appraisal,
    /// It is under way, or has not begun, or waits for others.
    Column(Status),
}

/// My cards by need, and how many are done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mine {
    /// Sections in order; none is empty.
    pub sections: Vec<(Need, Vec<TaskId>)>,
    /// How many are done.
    pub done: usize,
}

/// Gathers my cards.
pub fn mine(desk: Desk) -> Mine {
    let (actor, now) = (desk.actor(), desk.now.get());
    let mut sections: BTreeMap<(u8, Need), Vec<(Order, TaskId)>> = BTreeMap::new();
    let mut done = 0;
    desk.read(|shown| {
        for task in view::tasks(shown).filter(|task| task.archived.is_none()) {
            let Some(criterion) = shown.find_criterion(task.criterion) else { continue };
            let own = actor.takes_part(task, criterion, &shown) && actor.part_in(task, criterion, &shown).is_work();
            let appraises = actor.role == Role::Coordinator && task.status == Status::InReview;
            match need(task, now, appraises) {
                Some(need) if own || appraises => {
                    sections.entry((place(need), need)).or_default().push((order(task, criterion, actor, &shown), task.id));
                }
                None if own => done += 1,
                _ => {}
            }
        }
    });
    let in_order = |((_, need), mut cards): ((u8, Need), Vec<(Order, TaskId)>)| {
        cards.sort();
        (need, cards.into_iter().map(|(_, id)| id).collect())
    };
    Mine { sections: sections.into_iter().map(in_order).collect(), done }
}

/// Why a card asks for somebody; nothing when it is done.
fn need(task: &Task, now: Moment, appraises: bool) -> Option<Need> {
    match (figures::flags(task, now, Thresholds::default()).first(), task.status) {
        (_, Status::Done) => None,
        (_, Status::InReview) if appraises => Some(Need::Appraisal),
        (Some(flag), _) => Some(Need::Flagged(*flag)),
        (None, status) => Some(Need::Column(status)),
    }
}

fn place(need: Need) -> u8 {
    match need {
        Need::Flagged(Flag::Overdue) => 0,
        Need::Flagged(Flag::Blocked) => 1,
        Need::Appraisal => 2,
        Need::Flagged(Flag::Stalled) => 3,
        Need::Flagged(Flag::DueSoon) => 4,
        Need::Column(Status::InProgress) => 5,
        Need::Column(Status::NotStarted) => 6,
        Need::Column(Status::InReview | Status::Done) => 7,
    }
}

/// What names my agency itself comes before what names everybody; then what falls due first, then what lay longest.
type Order = (bool, Day, Moment);

fn order(task: &Task, criterion: &Criterion, actor: Actor, rows: &impl Rows) -> Order {
    let named = actor.is_named(&[&criterion.lead, &criterion.coordinating, &task.assignees], rows);
    (!named, task.due_on.unwrap_or(Day(i64::MAX)), task.touched_at)
}
