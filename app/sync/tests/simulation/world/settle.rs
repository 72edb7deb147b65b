//! The storm is over: everything that can still arrive does, until nothing is left to say.

use super::{Broken, World};
use crate::{disk::News, invariants, people};
use parboard_domain::id::PersonId;
use std::collections::BTreeSet;

/// How often everybody syncs before it counts as never coming to rest.
const PASSES_MAX: usize = 12;
/// How many exchanges one round may take.
const EXCHANGES_MAX: usize = 200;

impl World {
    /// Everything that can still arrive does.
    pub fn settle(&mut self) -> Result<(), Broken> {
        (self.province.is_older, self.province.is_apart) = (false, false);
        for device in &mut self.devices {
            // A device that stays full gets its work out all the same.
            if self.dice.once_in(2) {
                device.disk.shrink_to(usize::MAX);
            }
            device.tabs.iter().for_each(|tab| tab.life.lasts());
            device.depot.full = false;
        }
        // What is still under way arrives late, and nobody hears the answer.
        for parcel in std::mem::take(&mut self.wire) {
            self.serve(&parcel, usize::MAX)?;
        }
        for device in 0..self.devices.len() {
            while let Some(dead) = self.devices[device].tabs.iter().position(|tab| tab.life.is_over()) {
                self.close_tab(device, dead);
            }
            for tab in &mut self.devices[device].tabs {
                tab.waits_for = None;
                tab.upload = None;
                tab.life.ends_after(usize::MAX);
            }
            self.wake_accounts(device);
        }
        let mut restless = None;
        for _ in 0..PASSES_MAX {
            for device in 0..self.devices.len() {
                self.sync_all(device)?;
            }
            for device in 0..self.devices.len() {
                (0..self.devices[device].tabs.len()).for_each(|index| self.hear_all(device, index));
            }
            restless = self.restless();
            if restless.is_none() {
                break;
            }
        }
        restless.map_or(Ok(()), Err)
    }

    /// Sends every refused operation once more.
    pub fn retry_all(&mut self) {
        for device in 0..self.devices.len() {
            for index in 0..self.devices[device].tabs.len() {
                let now = self.clock.shown(self.devices[device].skew_ms);
                self.hear_all(device, index);
                let before = self.devices[device].held_ids(self.devices[device].tabs[index].tab.account());
                let tab = &mut self.devices[device].tabs[index].tab;
                let stuck: Vec<_> = tab.client().outbox().iter().filter(|pending| pending.needs_attention()).map(|pending| pending.op.id).collect();
                for id in stuck {
                    // Without room nothing has changed.
                    let _ = tab.retry(id, now);
                }
                self.note_sent_once_more([device, index], &before);
                self.after(device);
            }
        }
    }

    /// Everybody with something on this device comes back to it.
    fn wake_accounts(&mut self, device: usize) {
        let people: Vec<PersonId> = self.province.books.directory.people.iter().map(|person| person.id).collect();
        for person in people {
            let here = self.devices[device].tabs.iter().any(|tab| tab.tab.account() == person);
            if !here && (!self.devices[device].held(person).is_empty() || self.devices[device].keeps_files_of(person)) {
                self.devices[device].session = person;
                self.open_tab(device);
            }
        }
        for tab in &mut self.devices[device].tabs {
            if tab.tab.client().place().is_none_or(|place| place.plan != people::plan(0)) {
                tab.tab.turn_to(people::plan(0));
            }
        }
        self.after(device);
    }

    fn sync_all(&mut self, device: usize) -> Result<(), Broken> {
        let accounts: BTreeSet<PersonId> = self.devices[device].tabs.iter().map(|tab| tab.tab.account()).collect();
        for account in accounts {
            self.devices[device].session = account;
            let mut index = 0;
            while index < self.devices[device].tabs.len() {
                if self.devices[device].tabs[index].tab.account() == account {
                    self.hear_all(device, index);
                    self.devices[device].tabs[index].tab.offer_again();
                    self.talk(device, index)?;
                    self.send_all(device, index);
                }
                index += 1;
            }
        }
        Ok(())
    }

    /// One whole round over a good line.
    pub fn talk(&mut self, device: usize, index: usize) -> Result<(), Broken> {
        // What comes first may have been overtaken by what another tab carried there.
        for _ in 0..2 {
            self.carry_some(device, index, usize::MAX);
            self.begin(device, index);
        }
        for _ in 0..EXCHANGES_MAX {
            let Some(parcel) = self.wire.pop() else {
                self.carry_some(device, index, usize::MAX);
                return Ok(());
            };
            let answer = self.serve(&parcel, usize::MAX)?;
            self.hand_over(device, parcel.exchange, &answer);
        }
        Err("a round never ends".into())
    }

    /// One round on a device's only tab, which may die in the middle of it.
    pub fn talk_until_dead(&mut self, device: usize) -> Result<(), Broken> {
        self.begin(device, 0);
        while let Some(parcel) = self.wire.pop() {
            let answer = self.serve(&parcel, usize::MAX)?;
            self.hand_over(device, parcel.exchange, &answer);
        }
        if self.devices[device].tabs.is_empty() {
            self.open_tab(device);
        }
        Ok(())
    }

    /// A tab hears of everything that others wrote.
    pub fn hear_all(&mut self, device: usize, index: usize) {
        for news in std::mem::take(&mut self.devices[device].tabs[index].news) {
            self.hear(device, index, &news);
        }
    }

    /// A tab hears of something that another wrote.
    pub fn hear(&mut self, device: usize, index: usize, news: &News) {
        let open = &mut self.devices[device].tabs[index];
        open.view.hear(news);
        if let Some(paper) = open.tab.store().inside().paper_under(&news.key) {
            open.tab.another_wrote(paper);
        }
        self.after(device);
    }

    /// What somebody still waits for.
    fn restless(&self) -> Option<Broken> {
        let head = self.province.books.plans[&people::plan(0)].head.rev;
        for (n, device) in self.devices.iter().enumerate() {
            for open in &device.tabs {
                let client = open.tab.client();
                if client.place().is_none_or(|place| place.cursor != head || place.epoch != self.province.books.epoch) {
                    return Some(format!("device {n} never gets to {}: {:?}", head.0, client.place()));
                }
                if client.directory().version != self.province.books.directory.version {
                    return Some(format!("device {n} never hears who works where"));
                }
                if open.tab.has_errand() {
                    return Some(format!("device {n} never gets away what belongs into the depot"));
                }
                if let Some(waiting) = client.outbox().iter().find(|pending| !invariants::may_stay(client, pending)) {
                    return Some(format!("device {n} never gets rid of {waiting:?}"));
                }
            }
        }
        None
    }
}
