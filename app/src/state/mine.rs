//! What I must do next: my agency's cards, the most pressing first. Each card stands in one section only.

use super::{desk::Desk, view};
use leptos::prelude::Get;
use parboard_domain::{
    appraisal::{Appraisal, Stage},
    criterion::Criterion,
    figures::{self, Flag, Thresholds},
    id::TaskId,
    measure::{Day, Moment},
    permission::{Actor, Part},
    person::Role,
    row::Rows,
    share::Share,
    task::{Status, Task},
};
use parboard_sync::overlay::Shown;
use std::collections::BTreeMap;

/// Why a card asks for somebody, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// It was sent back, or opened again.
    Returned,
    /// Somebody has said that I carry it out.
    Assigned,
    /// My unit has a share of it and has not reported.
    ShareSilent,
    /// My unit has a share of it that is not done.
    ShareOpen,
    /// Something is wrong with it.
    Flagged(Flag),
    /// It waits for the coordinator.
    Appraisal,
    /// Units have put their shares of it forward, and I judge them.
    SharesToJudge,
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
            let part = actor.part_in(task, criterion, &shown);
            let own = actor.takes_part(task, criterion, &shown) && part != Part::None;
            let appraises = actor.role == Role::Coordinator && task.status == Status::InReview;
            let need = if part == Part::Share { share_need(actor, task, criterion, &shown) } else { need(task, now, desk.thresholds(), appraises) };
            let assigned = is_mine(actor, task, criterion, &shown);
            let judges = judges_shares(actor, task, criterion, &shown);
            let need = match need {
                // What came back is mine too, and says more.
                Some(Need::Returned | Need::Appraisal) | None => need,
                Some(_) if judges => Some(Need::SharesToJudge),
                Some(_) if assigned => Some(Need::Assigned),
                _ => need,
            };
            match need {
                Some(need) if own || appraises || assigned || judges => {
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

/// Whether I am one of those who carry the card, or my unit's share of it, out.
fn is_mine(actor: Actor, task: &Task, criterion: &Criterion, shown: &Shown<'_>) -> bool {
    let of_share = |unit| shown.find_share(task.id, unit).is_some_and(|share| share.people.contains(&actor.person));
    task.people.contains(&actor.person) || actor.own_units(task, criterion, shown).into_iter().any(of_share)
}

/// Whether units wait for me to judge their shares of a card: I am the head of who leads it, or the coordinator where nobody does.
fn judges_shares(actor: Actor, task: &Task, criterion: &Criterion, shown: &Shown<'_>) -> bool {
    let is_mine = match actor.role {
        Role::Coordinator => criterion.lead.is_empty(),
        Role::Head => actor.is_named(&[&criterion.lead], shown),
        _ => false,
    };
    is_mine && !task.is_locked() && shown.shares_of(task.id).any(|share| share.status == Status::InReview)
}

/// Why my unit's share of a card asks for somebody; nothing when it is done.
fn share_need(actor: Actor, task: &Task, criterion: &Criterion, shown: &Shown<'_>) -> Option<Need> {
    let shares = actor.own_units(task, criterion, shown).into_iter().map(|unit| shown.find_share(task.id, unit));
    let need = |share: Option<&Share>| match share {
        _ if task.status == Status::Done => None,
        Some(share) if is_returned(share.appraisal.as_ref(), share.status) => Some(Need::Returned),
        Some(share) if share.status == Status::Done => None,
        Some(share) if share.reported_at.is_some() => Some(Need::ShareOpen),
        _ => Some(Need::ShareSilent),
    };
    shares.filter_map(need).min()
}

/// Why a card asks for somebody; nothing when it is done.
fn need(task: &Task, now: Moment, thresholds: Thresholds, appraises: bool) -> Option<Need> {
    match (figures::flags(task, now, thresholds).first(), task.status) {
        (_, Status::Done) => None,
        (_, Status::InReview) if appraises => Some(Need::Appraisal),
        (_, status) if is_returned(task.appraisal.as_ref(), status) => Some(Need::Returned),
        (Some(flag), _) => Some(Need::Flagged(*flag)),
        (None, status) => Some(Need::Column(status)),
    }
}

/// Whether what was handed in came back, and nobody has handed it in again.
fn is_returned(last: Option<&Appraisal>, status: Status) -> bool {
    matches!(status, Status::NotStarted | Status::InProgress) && last.is_some_and(|last| matches!(last.stage, Stage::Returned | Stage::Reopened))
}

fn place(need: Need) -> u8 {
    match need {
        // What came back comes first, then what is mine, before shares and these before the rest: `Need` says which of them is first.
        Need::Returned | Need::Assigned | Need::ShareSilent | Need::ShareOpen | Need::Flagged(Flag::Overdue) => 0,
        Need::Flagged(Flag::Blocked) => 1,
        Need::Appraisal | Need::SharesToJudge => 2,
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
    (!named, task.next_day().unwrap_or(Day(i64::MAX)), task.touched_at)
}
