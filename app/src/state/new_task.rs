//! A card that a person adds: to which criteria they may.

use super::desk::Desk;
use parboard_domain::{
    criterion::Criterion,
    row::{Kind, Noun},
};

/// Where the screen is.
pub const ADDRESS: &str = "/them-viec";
/// The form's name among the drafts that are on no card.
pub const NAME: &str = "new-task";
/// The name of the form that makes many of a list.
pub const LIST_NAME: &str = "new-tasks";

/// Whether there is any criterion of the plan that the person may add a card to.
pub fn may_add(desk: Desk) -> bool {
    let actor = desk.actor();
    desk.read_plan(|shown| {
        actor.adds_tasks(&shown)
            && shown.of_kind(Kind::Criterion).any(|noun| matches!(noun, Noun::Criterion(criterion) if actor.may_create(criterion, &shown)))
    })
}

/// The criteria of the plan that the person may add a card to, in the plan's order.
pub fn open_criteria(desk: Desk) -> Vec<Criterion> {
    let actor = desk.actor();
    desk.read_plan(|shown| {
        let of_plan = shown.of_kind(Kind::Criterion).filter_map(|noun| match noun {
            Noun::Criterion(criterion) if !criterion.is_gone() && actor.may_create(criterion, &shown) => Some(criterion.clone()),
            _ => None,
        });
        let mut found: Vec<Criterion> = of_plan.collect();
        found.sort_by_key(|criterion| criterion.order);
        found
    })
}
