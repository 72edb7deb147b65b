//! What this device holds: for the screen that shows it, and for the file that takes unsent work elsewhere.

use super::Desk;
use crate::browser::{clock, keep};
use leptos::prelude::Track;
use parboard_domain::{measure::Moment, person::PlanTitle, row::Kind};
use parboard_sync::{store::ReplicaStore, unsent::Unsent};

/// A plan that is held, and how fresh it is.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldPlan {
    /// Which.
    pub plan: PlanTitle,
    /// The server's clock when all of it was here.
    pub fresh_at: Moment,
}

impl Desk {
    /// The plans held here, as the directory lists them.
    pub fn held_plans(self) -> Vec<HeldPlan> {
        self.changed.track();
        self.with(|inner| {
            let (client, store) = (inner.tab.client(), inner.tab.store());
            let plans = client.directory().plans.iter();
            let held = plans.filter_map(|plan| {
                let place = client.place().filter(|place| place.plan == plan.id).or_else(|| store.load_place(plan.id))?;
                Some(HeldPlan { plan: plan.clone(), fresh_at: place.fresh_at })
            });
            held.collect()
        })
    }

    /// How many cards of the open plan are held.
    pub fn held_cards(self) -> usize {
        self.changed.track();
        self.with(|inner| inner.tab.client().confirmed().of_kind(Kind::Task).count())
    }

    /// Since when this browser is one of ParBoard's devices: its id was made then.
    pub fn device_since(self) -> Moment {
        let id = self.with(|inner| inner.tab.device()).0.as_u128();
        // The upper 48 bits of such an id are milliseconds.
        Moment(i64::try_from(id >> 80).unwrap_or_default())
    }

    /// How many operations of other people wait here until they sign in again.
    pub fn waiting_of_others(self) -> usize {
        let own = format!("pb1/{}/", self.account());
        keep::keys("pb1/").iter().filter(|key| key.contains("/outbox/") && !key.starts_with(&own)).count()
    }

    /// This person's unsent work, for a file. From here on none of it is altered.
    pub fn hand_out(self) -> Unsent {
        let pending = self.with_mut(|inner| inner.tab.hand_out());
        self.after_change();
        let person = self.person();
        Unsent::of((person.id, &person.name), self.with(|inner| inner.tab.device()), clock::now(), pending)
    }
}
