//! Who the collectives of the open plan are, as the server last said, and one list being edited.

use super::{asking::ask, desk::Desk, syncing};
use crate::{
    browser::focus,
    online::rosters::{RosterSheet, list_rosters, save_roster},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::{AgencyId, PlanId};

/// Rosters on the screen.
#[derive(Clone, Copy)]
pub struct Rosters {
    desk: Desk,
    /// What the server said; nothing before it first answered.
    pub sheet: RwSignal<Option<RosterSheet>>,
    /// Why it did not, or did not do what it was asked.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// The collective whose list is being edited.
    pub open: RwSignal<Option<AgencyId>>,
    /// That the last one was kept.
    pub done: RwSignal<String>,
    /// The units that are ticked in it.
    pub ticked: RwSignal<Vec<AgencyId>>,
    /// The units that were on it when it was opened.
    seen: RwSignal<Vec<AgencyId>>,
    /// What to look for among the offices.
    pub search: RwSignal<String>,
}

impl Rosters {
    /// Asks for the rosters, and again when the network is back or another plan is opened.
    pub fn open(desk: Desk) -> Self {
        let rosters = Self {
            desk,
            sheet: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            open: RwSignal::new(None),
            done: RwSignal::new(String::new()),
            ticked: RwSignal::new(Vec::new()),
            seen: RwSignal::new(Vec::new()),
            search: RwSignal::new(String::new()),
        };
        let asks = Memo::new(move |_| (desk.plan(), desk.trouble().is_none()));
        Effect::new(move |_| {
            if let (Some(plan), true) = asks.get() {
                rosters.load(plan);
            }
        });
        rosters
    }

    /// Begins to edit the list of a collective: as it stands, or as the registry would have it.
    pub fn edit(self, collective: AgencyId) {
        let line = self.sheet.with_untracked(|sheet| sheet.as_ref()?.lines.iter().find(|line| line.collective == collective).cloned());
        let Some(line) = line else { return };
        self.seen.set(line.units.clone().unwrap_or_default());
        self.ticked.set(line.units.unwrap_or(line.proposed));
        self.search.set(String::new());
        self.done.set(String::new());
        self.open.set(Some(collective));
    }

    /// Ticks an office, or takes the tick away.
    pub fn turn(self, office: AgencyId) {
        self.ticked.update(|ticked| match ticked.iter().position(|id| *id == office) {
            Some(place) => drop(ticked.remove(place)),
            None => ticked.push(office),
        });
    }

    /// Keeps the list, in the order of the offices.
    pub fn save(self) {
        let (Some(plan), Some(collective)) = (untrack(|| self.desk.plan()), self.open.get_untracked()) else { return };
        let ticked = self.ticked.get_untracked();
        let in_order = |sheet: &Option<RosterSheet>| {
            let offices = sheet.iter().flat_map(|sheet| &sheet.offices).map(|office| office.id);
            offices.filter(|id| ticked.contains(id)).collect::<Vec<_>>()
        };
        let units = self.sheet.with_untracked(in_order);
        ask(self.busy, self.trouble, save_roster(plan, collective, units, Some(self.seen.get_untracked())), move |()| {
            self.open.set(None);
            self.done.set(words().roster_saved().to_owned());
            self.load(plan);
            syncing::ask(self.desk);
            focus::go_to(format!("[data-collective='{collective}'] h3"));
        });
    }

    fn load(self, plan: PlanId) {
        ask(self.busy, self.trouble, list_rosters(plan), move |sheet| self.sheet.set(Some(sheet)));
    }
}
