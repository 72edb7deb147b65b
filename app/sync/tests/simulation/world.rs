//! The world of one seed: a province, its devices, the wire between them, and a memory of what was typed.

mod carrying;
mod round;
mod sending;
mod settle;

pub use sending::Upload;

use crate::{
    bugs::Bug,
    clock::Clock,
    depot::Depot,
    device::Device,
    dice::Dice,
    disk::Disk,
    invariants,
    ledger::{Fate, Ledger, Typed},
    nemeses, people,
    province::Province,
    satchel::Carried,
    wire::Parcel,
    wishes,
    words::{self, Words},
};
use parboard_domain::{
    field::Field,
    id::{DeviceId, OpId, PersonId, TaskId},
};
use parboard_sync::outbox::Pending;
use std::collections::{BTreeMap, BTreeSet};

/// What went against a promise.
pub type Broken = String;

/// How many things happen before everything is left to come to rest.
const STEPS: usize = 220;

/// The world of one seed.
pub struct World {
    pub dice: Dice,
    pub clock: Clock,
    pub province: Province,
    pub devices: Vec<Device>,
    pub ledger: Ledger,
    pub wire: Vec<Parcel>,
    pub bug: Option<Bug>,
    /// Verdicts as first written, to see that they stay.
    pub verdicts: BTreeMap<OpId, String>,
    /// What a person gave up and may take back.
    pub given_up: Vec<(usize, PersonId, Vec<Pending>)>,
    /// Files of unsent work that somebody carries about.
    pub handed_out: Vec<String>,
    /// What was in those that somebody handed in.
    pub handed_in: BTreeSet<OpId>,
    /// Every file that somebody added.
    pub carried: Vec<Carried>,
    /// What was in them.
    pub contents: Vec<String>,
    /// Nobody stands between it and its server.
    pub is_quiet: bool,
    /// Tells what happens as it does.
    pub aloud: bool,
    counter: usize,
}

impl World {
    pub fn new(seed: u64, bug: Option<Bug>) -> Self {
        let mut dice = Dice::new(seed);
        let province = Province::new(3 + dice.below(3), bug);
        let mut world = Self {
            clock: Clock::default(),
            province,
            devices: Vec::new(),
            ledger: Ledger::default(),
            wire: Vec::new(),
            bug,
            verdicts: BTreeMap::new(),
            given_up: Vec::new(),
            handed_out: Vec::new(),
            handed_in: BTreeSet::new(),
            carried: Vec::new(),
            contents: Vec::new(),
            is_quiet: false,
            aloud: false,
            counter: 0,
            dice,
        };
        for n in 0..2 + world.dice.below(5) {
            world.place_device(n);
        }
        world
    }

    /// A quiet world for a scene of its own: so many devices of the coordinator, with locks and room, one tab each.
    pub fn quiet(devices: usize) -> Self {
        let mut world = Self { is_quiet: true, ..Self::new(0, None) };
        world.devices.clear();
        let coordinator = world.province.books.directory.people[0].id;
        for n in 0..devices {
            world.devices.push(Device::new(DeviceId(people::id(0x60, n)), coordinator));
            world.open_tab(n);
        }
        world
    }

    /// A whole day: everything that happens, and then rest.
    pub fn live(&mut self) -> Result<(), Broken> {
        for _ in 0..STEPS {
            let before = self.clock;
            nemeses::step(self)?;
            self.clock = before;
            self.clock.pass(1_000 + self.dice.below(120_000) as i64);
            invariants::on_the_way(self)?;
        }
        self.settle()?;
        invariants::at_rest(self)?;
        self.retry_all();
        self.settle()?;
        invariants::at_rest(self)?;
        invariants::nothing_stuck(self)
    }

    fn place_device(&mut self, n: usize) {
        let people = &self.province.books.directory.people;
        // One person may work on two devices.
        let person = people[self.dice.below(people.len())].clone();
        let forbidden = self.dice.once_in(10);
        let has_locks = !self.dice.once_in(5);
        let has_processes = self.dice.once_in(3);
        let copy_chars_max = if self.dice.once_in(2) { usize::MAX } else { self.dice.below(8_000) };
        let depot = Depot { forbidden: self.dice.once_in(6), ..Depot::default() };
        let fresh = Device::new(DeviceId(people::id(0x60, n)), person.id);
        self.devices.push(Device { disk: Disk::new(forbidden), depot, copy_chars_max, has_processes, has_locks, ..fresh });
        for _ in 0..=self.dice.below(3) {
            self.open_tab(n);
        }
    }

    /// Opens a tab for whoever is signed in on that device.
    pub fn open_tab(&mut self, device: usize) {
        let n = self.count();
        let device = &mut self.devices[device];
        let person = self.province.books.person(device.session);
        device.open(n, person, self.bug);
        device.spread_news();
    }

    /// A tab is closed, or dies. What only it remembered is gone.
    pub fn close_tab(&mut self, device: usize, index: usize) {
        let account = self.devices[device].tabs.remove(index).tab.account();
        self.note_loss(device, account);
    }

    /// Where nothing is kept, or all was taken away, words may go with a tab; elsewhere that would be a broken promise.
    pub fn note_loss(&mut self, device: usize, account: PersonId) {
        let of = &self.devices[device];
        if of.disk.is_forbidden() || of.evicted {
            let held = of.held_words(account);
            let server = words::of_books(&self.province.books);
            let gone =
                |typed: &Typed| typed.device == device && typed.account == account && !held.contains(&typed.word) && !server.contains(&typed.word);
            self.ledger.settle(Fate::LostWithDevice, gone);
        }
    }

    /// A person wishes for something on a tab.
    pub fn wish(&mut self, device: usize, index: usize) {
        let word = self.ledger.next_word();
        let now = self.clock.shown(self.devices[device].skew_ms);
        let open = &mut self.devices[device].tabs[index];
        let Some(wish) = wishes::any(&mut self.dice, &open.tab, &word) else { return };
        let account = open.tab.account();
        if self.aloud {
            println!("device {device} tab {} asks for {:?}", open.n, wish.request);
        }
        let seen = words::seen(&wish.request);
        let before = self.devices[device].held_ids(account);
        let open = &mut self.devices[device].tabs[index];
        let done = open.tab.wish(wish.request, now);
        if self.aloud {
            println!("device {device} tab {} is told {done:?}", open.n);
        }
        let died = open.life.is_over();
        // When it was not taken up, or the tab died before it could say that it was saved, the words are still the person's.
        if let (Ok(_), Some(word), false) = (&done, wish.word, died) {
            self.ledger.typed.push(Typed { word, device, account, into: wish.into, fate: Fate::Held });
        }
        if let Ok(id) = done {
            self.note_typed_over([device, index], account, (wish.into, &seen));
            self.note_made([device, index], &before, id);
        }
        if died { self.close_tab(device, index) } else { self.after(device) }
    }

    /// An operation was made, or went into one that was there, or undid it; `before` is what was held until then.
    pub fn note_made(&mut self, [device, index]: [usize; 2], before: &Words, id: OpId) {
        let open = &self.devices[device].tabs[index];
        let account = open.tab.account();
        // A tab that died over it could not say that it was saved.
        if open.tab.client().outbox().get(id).is_some() && !open.life.is_over() {
            self.ledger.typed.push(Typed { word: words::of_id(id), device, account, into: None, fate: Fate::Held });
        }
        self.note_replaced(device, account, before);
    }

    /// What was refused went once more, under new ids.
    pub fn note_sent_once_more(&mut self, [device, index]: [usize; 2], before: &Words) {
        let open = &self.devices[device].tabs[index];
        let account = open.tab.account();
        if !open.life.is_over() {
            let made = self.devices[device].held_ids(account).into_iter().filter(|word| !before.contains(word));
            self.ledger.typed.extend(made.map(|word| Typed { word, device, account, into: None, fate: Fate::Held }));
        }
        self.note_replaced(device, account, before);
    }

    /// What an account has taken out of its outbox by itself goes on as something else, or was undone.
    fn note_replaced(&mut self, device: usize, account: PersonId, before: &Words) {
        let after = self.devices[device].held_ids(account);
        let gone = |typed: &Typed| (typed.device, typed.account) == (device, account) && before.contains(&typed.word) && !after.contains(&typed.word);
        self.ledger.settle(Fate::TypedOver, gone);
    }

    /// What was typed into one place before, and not sent, may have gone into what was typed there last, by somebody who saw it.
    /// What only this tab still remembers does not count, since another may be through with it and the server set back since;
    /// nor what only another does, which was not there when this one was.
    fn note_typed_over(&mut self, [device, index]: [usize; 2], account: PersonId, (into, seen): (Option<(TaskId, Field)>, &Words)) {
        let own = self.devices[device].tabs[index].tab.client().outbox().iter();
        let mut held: Words = own.flat_map(|pending| words::of_op(&pending.op)).collect();
        let on_device = self.devices[device].held_words(account);
        held.retain(|word| on_device.contains(word));
        let server = words::of_books(&self.province.books);
        let over = |typed: &Typed| {
            // A card made again after a refusal has another id; what was seen is what was typed there before.
            let place = |into: Option<(TaskId, Field)>| into.map(|(_, field)| field);
            let same = typed.device == device && typed.account == account && place(typed.into) == place(into) && into.is_some();
            same && seen.contains(&typed.word) && !held.contains(&typed.word) && !server.contains(&typed.word)
        };
        self.ledger.settle(Fate::TypedOver, over);
    }

    /// After something happened on a device: who made what, and what its other tabs will hear of.
    pub fn after(&mut self, device: usize) {
        self.devices[device].spread_news();
        for tab in &self.devices[device].tabs {
            for pending in tab.tab.client().outbox().iter() {
                self.ledger.makers.entry(pending.op.id).or_insert(tab.tab.account());
            }
        }
    }

    /// Tells what happens, to whoever looks at one seed.
    pub fn say(&self, what: impl FnOnce() -> String) {
        if self.aloud {
            println!("{}", what());
        }
    }

    /// A number not used before.
    pub fn count(&mut self) -> usize {
        self.counter += 1;
        self.counter
    }
}
