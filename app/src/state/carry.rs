//! Carrying a plan over into another year: which, into which year, what would go on, and what came of it.

use super::{asking::ask, desk::Desk, syncing};
use crate::online::{
    carry::{commit_carry, preview_carry},
    import::ImportOutcome,
};
use leptos::prelude::*;
use parboard_domain::{document::Reading, id::PlanId};

/// The form.
#[derive(Clone, Copy)]
pub struct Carry {
    desk: Desk,
    /// Which plan.
    pub plan: RwSignal<Option<PlanId>>,
    /// Into which year, as typed.
    pub year: RwSignal<String>,
    /// What would go on; gone as soon as plan or year change.
    pub reading: RwSignal<Option<Reading>>,
    /// Why nothing came of it.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// What was kept.
    pub outcome: RwSignal<Option<ImportOutcome>>,
}

impl Carry {
    /// Begins with the plan on the board, and the year after it.
    pub fn open(desk: Desk) -> Self {
        let plan = desk.plan();
        let form = Self {
            desk,
            plan: RwSignal::new(plan),
            year: RwSignal::new(String::new()),
            reading: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        };
        form.choose(plan);
        form
    }

    /// Chooses a plan; the year after it is proposed.
    pub fn choose(self, plan: Option<PlanId>) {
        self.plan.set(plan);
        let year =
            untrack(|| self.desk.directory(|directory| directory.plans.iter().find(|title| Some(title.id) == plan).map(|title| title.year + 1)));
        self.set_year(year.map(|year| year.to_string()).unwrap_or_default());
    }

    /// Takes another year; what was read for the last one no longer holds.
    pub fn set_year(self, year: String) {
        self.year.set(year);
        self.reading.set(None);
        self.outcome.set(None);
        self.trouble.set(None);
    }

    /// Asks what would go on. Nothing is stored.
    pub fn preview(self) {
        let Some((plan, year)) = self.asked() else { return };
        ask(self.busy, self.trouble, preview_carry(plan, year), move |reading| {
            if self.asked() == Some((plan, year)) {
                self.reading.set(Some(reading));
            }
        });
    }

    /// Has it kept, as it was shown or as it stands by now.
    pub fn commit(self) {
        let Some((plan, year)) = self.asked() else { return };
        ask(self.busy, self.trouble, commit_carry(plan, year), move |outcome| {
            self.reading.set(None);
            self.outcome.set(Some(outcome));
            syncing::ask(self.desk);
        });
    }

    /// What is no number is refused by the server in the words of a year out of bounds.
    fn asked(self) -> Option<(PlanId, i64)> {
        Some((self.plan.get_untracked()?, self.year.with_untracked(|year| year.trim().parse().unwrap_or(0))))
    }
}
