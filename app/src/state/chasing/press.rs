//! Making reminders: what was ticked becomes one operation for each card, reason and level, kept on the device like any other.

use super::{Card, Chase, Unit};
use crate::{
    browser::text,
    state::desk::{Desk, WishError},
};
use leptos::prelude::*;
use parboard_domain::{
    id::{AgencyId, TaskId},
    op::Request,
    reminder::{AGENCIES_MAX, Why},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is ticked, as far as somebody said so. Whoever was reminded recently is not, unless asked for; what is over by now never is; all
/// others are.
#[derive(Clone, Copy)]
pub struct Ticks(RwSignal<BTreeMap<(AgencyId, TaskId), bool>>);

impl Default for Ticks {
    fn default() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }
}

impl Ticks {
    /// Whether a unit is to be reminded of a card.
    pub fn has(self, unit: AgencyId, card: &Card) -> bool {
        !card.is_over && self.0.with(|ticks| ticks.get(&(unit, card.line.task)).copied().unwrap_or(!card.too_soon))
    }

    /// Says so of one card.
    pub fn set(self, unit: AgencyId, task: TaskId, is: bool) {
        self.0.update(|ticks| {
            ticks.insert((unit, task), is);
        });
    }

    /// Says so of all cards of these units.
    pub fn set_all<'a>(self, units: impl Iterator<Item = &'a Unit>, is: bool) {
        self.0.update(|ticks| {
            for unit in units {
                ticks.extend(unit.cards.iter().map(|card| ((unit.agency, card.line.task), is)));
            }
        });
    }

    /// These were reminded of a card just now, and are not again by a second press. Whoever was left out stays out.
    fn are_reminded(self, task: TaskId, units: &[AgencyId]) {
        self.0.update(|ticks| ticks.extend(units.iter().map(|unit| ((*unit, task), false))));
    }

    /// How many units and how many different cards are ticked.
    pub fn count(self, chase: &Chase) -> (usize, usize) {
        let mut cards: BTreeSet<TaskId> = BTreeSet::new();
        let mut units = 0;
        for unit in &chase.units {
            let ticked: Vec<TaskId> = unit.cards.iter().filter(|card| self.has(unit.agency, card)).map(|card| card.line.task).collect();
            units += usize::from(!ticked.is_empty());
            cards.extend(ticked);
        }
        (units, cards.len())
    }
}

/// Reminds everybody who is ticked; how many units and cards that were.
///
/// # Errors
/// When one is not allowed or cannot be kept; those before it stand.
pub fn press(desk: Desk, chase: &Chase, ticks: Ticks, words: &str) -> Result<(usize, usize), WishError> {
    let count = untrack(|| ticks.count(chase));
    for ((task, why, level), agencies) in requests(chase, ticks) {
        for agencies in agencies.chunks(AGENCIES_MAX) {
            desk.wish(Request::Remind { task, agencies: agencies.to_vec(), why, words: text::nfc(words.trim()), level })?;
            ticks.are_reminded(task, agencies);
        }
    }
    Ok(count)
}

fn requests(chase: &Chase, ticks: Ticks) -> BTreeMap<(TaskId, Why, u8), Vec<AgencyId>> {
    let mut requests: BTreeMap<(TaskId, Why, u8), Vec<AgencyId>> = BTreeMap::new();
    for unit in &chase.units {
        for card in unit.cards.iter().filter(|card| untrack(|| ticks.has(unit.agency, card))) {
            requests.entry((card.line.task, card.why, card.level)).or_default().push(unit.agency);
        }
    }
    requests
}
