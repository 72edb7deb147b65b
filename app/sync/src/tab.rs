//! One tab of one account: what it shows, what it writes down and in which order, what it says and what it makes of the
//! answer. Time, chance and storage are handed in; it sends nothing and draws nothing.
//!
//! Several tabs may lie on the same papers. What is written down counts, what a tab remembers is a copy of it.

mod keeping;
mod rounds;
mod wishes;

pub use wishes::WishError;

use crate::{
    client::{Client, Held},
    overlay::{Overlay, Shown},
    papers::Paper,
    store::LocalStore,
};
use keeping::Keeping;
use parboard_domain::{
    id::{DeviceId, Mint, PersonId, PlanId},
    permission::Actor,
    person::Person,
};

/// One tab of one account.
#[derive(Debug)]
pub struct Tab<S> {
    client: Client,
    overlay: Overlay,
    person: Person,
    device: DeviceId,
    mint: Mint,
    keeping: Keeping<S>,
}

impl<S: LocalStore> Tab<S> {
    /// Takes up what is written down. `person` is who signed in, as the session named them.
    pub fn open(person: Person, device: DeviceId, mint: Mint, store: S) -> Self {
        let held = load(&store);
        let mut tab =
            Self { client: Client::resume(person.id, device, held), overlay: Overlay::default(), person, device, mint, keeping: Keeping::on(store) };
        if let Some(last) = tab.client.outbox().last() {
            tab.mint.after(last.0);
        }
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

    /// Whether the board itself is kept; it is given up first when room runs out.
    pub fn keeps_replica(&self) -> bool {
        self.keeping.keeps_replica()
    }

    /// Turns to another plan; what is held of it is shown at once.
    pub fn turn_to(&mut self, plan: PlanId) {
        let (place, rows) = self.keeping.store.load_replica(plan);
        self.keeping.remember_open(plan);
        self.client.turn_to(plan, place, rows);
        self.fold();
    }

    /// Another tab has written a paper: reads again what it wrote. `false` when it is nothing to this tab.
    pub fn another_wrote(&mut self, paper: Paper) -> bool {
        match paper {
            Paper::Operation => self.reread(),
            Paper::Place(plan) if self.client.place().is_some_and(|place| place.plan == plan) => {
                self.client = Client::resume(self.person.id, self.device, load(&self.keeping.store));
            }
            Paper::Place(_) => return false,
        }
        self.fold();
        true
    }

    /// Folds what waits onto what is confirmed. What was refused is not shown as if it had been done.
    fn fold(&mut self) {
        let shown = self.client.outbox().iter().filter(|pending| !pending.needs_attention()).map(|pending| &pending.op);
        self.overlay = Overlay::fold(self.client.confirmed(), shown, self.actor());
    }

    /// Takes the outbox as it is written down: another tab may have added to it.
    fn reread(&mut self) {
        if self.keeping.is_allowed() {
            self.client.reread(self.keeping.store.load_outbox());
        }
    }
}

/// All that is held.
fn load(store: &impl LocalStore) -> Held {
    let (place, rows) = store.load_open().map_or((None, Vec::new()), |plan| store.load_replica(plan));
    Held { place, rows, directory: store.load_directory(), pending: store.load_outbox() }
}
