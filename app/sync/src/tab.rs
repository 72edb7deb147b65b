//! One tab of one account: what it shows, what it writes down and in which order, what it says and what it makes of the
//! answer. Time, chance and storage are handed in; it sends nothing and draws nothing.
//!
//! Several tabs may lie on the same papers. What is written down counts, what a tab remembers is a copy of it.

mod carrying;
mod freight;
mod keeping;
mod losses;
mod rounds;
mod wishes;

pub use wishes::WishError;

use crate::{
    client::Client,
    outbox::Pending,
    overlay::{Overlay, Shown},
    papers::Paper,
    store::LocalStore,
};
use carrying::{ROWS_AT_A_TIME, Trip};
use keeping::Keeping;
use parboard_domain::{
    id::{DeviceId, Mint, OpId, PersonId, PlanId},
    permission::Actor,
    person::Person,
};
use std::collections::BTreeSet;

/// One tab of one account.
#[derive(Debug)]
pub struct Tab<S> {
    client: Client,
    overlay: Overlay,
    person: Person,
    device: DeviceId,
    mint: Mint,
    keeping: Keeping<S>,
    /// Operations that storage was taken away from under, and that found no room since.
    only_here: BTreeSet<OpId>,
    /// Operations of which what the server said found no room.
    untold: BTreeSet<OpId>,
    /// On its way to the depot or back.
    trip: Option<Trip>,
    rows_at_a_time: usize,
}

impl<S: LocalStore> Tab<S> {
    /// Takes up what is written down. `person` is who signed in, as the session named them.
    pub fn open(person: Person, device: DeviceId, mint: Mint, store: S) -> Self {
        let mut keeping = Keeping::on(store);
        let client = Client::resume(person.id, device, keeping.load());
        let mut tab = Self {
            client,
            overlay: Overlay::default(),
            person,
            device,
            mint,
            keeping,
            only_here: BTreeSet::new(),
            untold: BTreeSet::new(),
            trip: None,
            rows_at_a_time: ROWS_AT_A_TIME,
        };
        tab.keeping.leave_mark(tab.mint.next(0));
        tab.client.complete();
        tab.fold();
        tab
    }

    /// Whose tab it is.
    pub fn account(&self) -> PersonId {
        self.person.id
    }

    /// Which device it is on.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// The person, as the directory knows them by now.
    pub fn person(&self) -> &Person {
        self.client.directory().find_person(self.person.id).unwrap_or(&self.person)
    }

    /// The person, as far as permission goes.
    pub fn actor(&self) -> Actor {
        Actor::from(self.person())
    }

    /// The device's half of the protocol.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// What is written down, and where.
    pub fn store(&self) -> &S {
        &self.keeping.store
    }

    /// The board as the person sees it.
    pub fn shown(&self) -> Shown<'_> {
        self.overlay.over(self.client.confirmed())
    }

    /// Whether what is written down can be read again.
    pub fn keeps_anything(&self) -> bool {
        self.keeping.is_allowed()
    }

    /// Whether all that was not sent can be read again.
    pub fn keeps_all(&self) -> bool {
        self.keeps_anything() && self.only_here.is_empty()
    }

    /// Whether something was not sent, and is gone with this tab.
    pub fn has_unkept(&self) -> bool {
        !self.keeps_all() && self.client.outbox().iter().any(|pending| pending.is_waiting() || pending.needs_attention())
    }

    /// Whether the board is on its way from the depot: until then there may be nothing to show, and nothing to ask the server.
    pub fn awaits_copy(&self) -> bool {
        self.keeping.arrival.is_some()
    }

    /// Whether somebody has to go to the depot.
    pub fn has_errand(&self) -> bool {
        self.awaits_copy() || self.keeping.freight.is_some()
    }

    /// Whether the board itself is kept; it is given up first when room runs out.
    pub fn keeps_replica(&self) -> bool {
        self.keeping.keeps_replica()
    }

    /// Gives the board's room to something else that was typed; the board moves to the depot, if there is one.
    pub fn make_room(&mut self) {
        self.keeping.clear_shelf();
    }

    /// Turns to another plan; what is held of it is shown at once.
    pub fn turn_to(&mut self, plan: PlanId) {
        let (place, rows) = self.keeping.load_replica(plan);
        self.keeping.remember_open(plan);
        self.client.turn_to(plan, place, rows);
        self.client.complete();
        self.fold();
    }

    /// Another tab has written a paper: reads again what it wrote. `false` when it is nothing to this tab.
    pub fn another_wrote(&mut self, paper: Paper) -> bool {
        match paper {
            Paper::Operation => {
                self.reread();
                // What is gone from the outbox is in the copy that is arriving: both are seen at once.
                if self.awaits_copy() {
                    return false;
                }
            }
            Paper::Place(_) if self.awaits_copy() => return false,
            Paper::Place(plan) if self.client.place().is_some_and(|place| place.plan == plan) => {
                if !self.catch_up() {
                    return false;
                }
            }
            Paper::Place(_) => return false,
        }
        self.fold();
        true
    }

    /// Takes in the board as another tab has written it, when that is further than this tab's; or sends for it. One that was
    /// taken away to make room stays on the screen; one of another plan is not this tab's.
    fn catch_up(&mut self) -> bool {
        let Some(own) = self.client.place().filter(|_| self.keeping.is_allowed()) else { return false };
        let written = self.keeping.load_place(own.plan);
        if !written.is_some_and(|written| written.epoch != own.epoch || written.cursor > own.cursor) {
            return false;
        }
        let (place, rows) = self.keeping.load_replica(own.plan);
        if place.is_some() {
            self.client.take_directory_as_held(self.keeping.store.load_directory());
            self.client.turn_to(own.plan, place, rows);
        }
        place.is_some()
    }

    /// Folds what waits onto what is confirmed. What was refused is not shown as if it had been done, and what is confirmed
    /// already is not done once more: others may have changed it since.
    fn fold(&mut self) {
        let waits = |pending: &&Pending| !pending.needs_attention() && !self.client.holds_rows_of(pending);
        let shown = self.client.outbox().iter().filter(waits).map(|pending| &pending.op);
        self.overlay = Overlay::fold(self.client.confirmed(), shown, self.actor());
    }
}
