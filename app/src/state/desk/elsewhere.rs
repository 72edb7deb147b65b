//! The other plans. A device shows one at a time and asks the server about that one alone; of the others it knows what it saw
//! last: how many clashes there were left to look at.

use super::{Desk, Inner};
use crate::browser::keep::LocalShelf;
use leptos::prelude::Track;
use parboard_domain::{
    id::{PersonId, PlanId, TaskId},
    person::PlanTitle,
    row::{Kind, RowKey},
};
use parboard_sync::{shelf::Shelf, store::ReplicaStore};

/// A plan that is not open.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherPlan {
    /// Which.
    pub plan: PlanTitle,
    /// How many clashes asked for a look when it was last open here; nothing where it never was.
    pub clashes: Option<usize>,
}

impl Inner {
    /// Writes down how many clashes the open plan has, whenever that changes.
    pub(super) fn note_clashes(&mut self) {
        let client = self.tab.client();
        let Some(place) = client.place().filter(|_| !client.confirmed().is_empty()) else { return };
        let now = Some((place.plan, self.clashes.len()));
        if self.noted != now {
            self.noted = now;
            // Where there is no room the other plan counts as never looked at.
            let _ = LocalShelf.set(&key(self.tab.account(), place.plan), &self.clashes.len().to_string());
        }
    }

    /// Adds up what was left in the other plans.
    pub(super) fn look_elsewhere(&mut self) {
        let (client, account) = (self.tab.client(), self.tab.account());
        let others = client.directory().plans.iter().filter(|plan| Some(plan.id) != client.plan());
        self.elsewhere = others.filter_map(|plan| noted(account, plan.id)).sum();
    }
}

impl Desk {
    /// Whether there is more than one plan.
    pub fn has_several_plans(self) -> bool {
        self.directory(|directory| directory.plans.len() > 1)
    }

    /// The plans that are not open.
    pub fn other_plans(self) -> Vec<OtherPlan> {
        let (open, account) = (self.plan(), self.account());
        let other = |plan: &PlanTitle| OtherPlan { plan: plan.clone(), clashes: noted(account, plan.id) };
        self.directory(|directory| directory.plans.iter().filter(|plan| Some(plan.id) != open).map(other).collect())
    }

    /// The plan a card belongs to, of those that this device holds besides the open one.
    pub fn other_plan_of(self, task: TaskId) -> Option<PlanId> {
        self.changed.track();
        self.with(|inner| {
            let (client, wanted) = (inner.tab.client(), RowKey { kind: Kind::Task, id: task.0 });
            let others = client.directory().plans.iter().map(|plan| plan.id).filter(|plan| Some(*plan) != client.plan());
            others.into_iter().find(|plan| inner.tab.store().load_replica(*plan).1.iter().any(|row| row.is.key() == wanted))
        })
    }
}

fn noted(account: PersonId, plan: PlanId) -> Option<usize> {
    LocalShelf.get(&key(account, plan))?.parse().ok()
}

/// Beside the plan's rows: what takes those away on signing out, or to make room, takes this too.
fn key(account: PersonId, plan: PlanId) -> String {
    format!("pb1/{account}/plan/{plan}/clashes")
}
