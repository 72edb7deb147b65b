//! One tab of one account: what it shows, what it writes down and in which order, what it says and what it makes of the
//! answer. Time, chance and storage are handed in; it sends nothing and draws nothing.
//!
//! Several tabs may lie on the same papers. What is written down counts, what a tab remembers is a copy of it.

mod carrying;
mod freight;
mod keeping;
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
    op::Op,
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

    /// Folds what waits onto what is confirmed. What was refused is not shown as if it had been done.
    fn fold(&mut self) {
        let shown = self.client.outbox().iter().filter(|pending| !pending.needs_attention()).map(|pending| &pending.op);
        self.overlay = Overlay::fold(self.client.confirmed(), shown, self.actor());
    }

    /// Takes the outbox as it is written down: another tab may have added to it.
    fn reread(&mut self) {
        self.heed_loss();
        if self.keeping.is_allowed() {
            let only_here = self.write_down_again();
            self.client.reread(self.keeping.store.load_outbox());
            for pending in only_here {
                self.client.see(pending);
            }
        }
    }

    /// Tries again what found no room when all was taken away; what still finds none is only here.
    fn write_down_again(&mut self) -> Vec<Pending> {
        let known = |id: &OpId| self.client.outbox().get(*id).cloned();
        let mut only_here: Vec<Pending> = self.only_here.iter().filter_map(known).collect();
        only_here.retain(|pending| self.keeping.keep(pending).is_err());
        self.only_here = only_here.iter().map(|pending| pending.op.id).collect();
        only_here
    }

    /// When everything was taken away from under this tab, it still knows what was not sent: that is written down again.
    fn heed_loss(&mut self) {
        if self.keeping.is_as_left() {
            return;
        }
        // Another tab may have sent them: from here on none of them is altered.
        self.client.freeze_all();
        let known: Vec<Pending> = self.client.outbox().iter().cloned().collect();
        for pending in known {
            let Some(pending) = self.beside_what_is_written(pending) else { continue };
            if self.keeping.keep(&pending).is_err() {
                self.only_here.insert(pending.op.id);
            }
        }
        self.keeping.leave_mark(self.mint.next(0));
    }
    /// Another tab may have been here before. One device's clock, for once, tells whose is later: nobody else's word is at
    /// stake. What this tab knows more of goes as an operation of its own: the other may be on its way to the server.
    fn beside_what_is_written(&mut self, pending: Pending) -> Option<Pending> {
        let Some(written) = self.keeping.store.load_operation(pending.op.id) else { return Some(pending) };
        if written.op.made_at >= pending.op.made_at {
            return None;
        }
        if written.op.body == pending.op.body {
            return Some(pending);
        }
        self.client.see(written);
        self.mint_after_all();
        let own = Pending::new(Op { id: OpId(self.mint.next(0)), ..pending.op });
        self.client.see(own.clone());
        Some(own)
    }
}
