//! Carrying: what goes to the depot and comes from it, one trip at a time, in an order that survives a crash between any two.
//!
//! Going there: a copy's head without a place, rows a few at a time, the head with the place that vouches for them; then
//! the note on the shelf, the end of what lay on the shelf, and the forgetting of operations. Coming back: the head, rows a
//! few at a time, each time with a look at whether the head still stands.

use super::{
    Tab,
    freight::{Arrival, Standing},
    keeping::Keeping,
};
use crate::{
    client::{Client, Place},
    depot::{
        Bring, Brought, Change, Errand, Outcome,
        layout::{Head, head_key, row_key, rows_prefix, written},
    },
    store::{KeepError, LocalStore, Note},
};
use parboard_domain::{
    id::OpId,
    json,
    row::{Row, RowKey},
};
use uuid::Uuid;

/// So many rows at a time: a few milliseconds of an office computer, a picture or two of a slow phone.
pub(super) const ROWS_AT_A_TIME: usize = 200;

/// A trip that has begun.
#[derive(Debug)]
pub(super) enum Trip {
    /// To bring rows of that copy.
    There(Uuid),
    /// To begin a copy.
    Begin(Standing),
    /// To add rows to it: the copy before and after, and when those were the last, what holds from then on.
    Add(Standing, Head, Option<Settled>),
}

/// What holds once the last rows are there: the place, and operations whose rows are held with it.
#[derive(Debug)]
pub(super) struct Settled(Place, Vec<OpId>);

impl<S: LocalStore> Tab<S> {
    /// Carries no more rows than this at a time.
    pub fn carry_at_most(&mut self, rows: usize) {
        self.rows_at_a_time = rows;
    }

    /// The next trip to the depot; nothing when all is where it should be.
    pub fn errand(&mut self) -> Option<Errand> {
        let lost = self.trip.take().is_some_and(|trip| !matches!(trip, Trip::There(_)));
        if let Some(freight) = self.keeping.freight.as_mut().filter(|_| lost) {
            // Whoever was on the way never came back: what is there now, nobody knows.
            freight.begin_anew();
        }
        let (trip, errand) = match &self.keeping.arrival {
            Some(arrival) => (Trip::There(arrival.copy), self.bring(arrival)),
            None => self.load_up()?,
        };
        self.trip = Some(trip);
        Some(errand)
    }

    /// What came of the last trip. `true` when the board has changed by it.
    pub fn carried(&mut self, outcome: Outcome) -> bool {
        match self.trip.take() {
            Some(Trip::There(copy)) => return self.unpack(copy, outcome),
            Some(Trip::Begin(standing)) => self.began(standing, outcome),
            Some(Trip::Add(standing, head, settled)) => self.added(standing, head, settled, outcome),
            None => {}
        }
        false
    }

    /// Whether the board lies in the depot, and nothing of it is here.
    pub fn lies_in_depot(&self) -> bool {
        let is_noted = |plan| self.keeping.store.load_note(plan).is_some();
        self.client.place().is_none() && self.client.confirmed().is_empty() && self.client.plan().is_some_and(is_noted)
    }

    /// Sends for the board once more when it did not come, unless the server has given another meanwhile. `true` when somebody has
    /// to go.
    pub fn send_again(&mut self) -> bool {
        if let Some(plan) = self.client.plan().filter(|_| !self.has_errand() && self.lies_in_depot()) {
            self.turn_to(plan);
        }
        self.has_errand()
    }

    fn bring(&self, arrival: &Arrival) -> Errand {
        let (head, under) = (head_key(self.account(), arrival.copy), rows_prefix(self.account(), arrival.copy));
        Errand::Bring(Bring { head: Some(head), under, after: arrival.after.clone(), texts_max: self.rows_at_a_time })
    }

    fn unpack(&mut self, copy: Uuid, outcome: Outcome) -> bool {
        // The person may have turned to another plan meanwhile.
        let Some(mut arrival) = self.keeping.arrival.take_if(|arrival| arrival.copy == copy) else { return false };
        let Ok(Brought::Texts { head, texts }) = outcome else { return self.arrive_without(arrival, false) };
        let head = head.and_then(|head| json::read::<Head>(&head).ok()).filter(|head| head.plan == arrival.plan);
        let vouched = head.and_then(|head| head.place);
        if arrival.place.is_none() {
            (arrival.place, arrival.step) = (vouched, head.map_or(0, |head| head.step));
        }
        let is_last = texts.len() < self.rows_at_a_time;
        for (key, text) in texts {
            // A damaged row would be a hole that no later sync mends.
            let Ok(row) = json::read::<Row>(&text) else { return self.arrive_without(arrival, true) };
            arrival.rows.put(row);
            arrival.after = key;
        }
        match (vouched, arrival.place) {
            (Some(_), Some(place)) if is_last => self.arrive(place, arrival),
            (Some(_), _) => {
                self.keeping.arrival = Some(arrival);
                false
            }
            // Swept, or taken away by the browser.
            (None, _) => self.arrive_without(arrival, true),
        }
    }

    fn arrive(&mut self, place: Place, arrival: Arrival) -> bool {
        // An answer may have come meanwhile that led further than what lies there.
        let is_past = |own: Place| own.plan == place.plan && own.epoch == place.epoch && own.cursor > place.cursor;
        if !self.client.place().is_some_and(is_past) {
            self.client.take_directory_as_held(self.keeping.store.load_directory());
            self.client.take_copy(place, arrival.rows);
            (self.keeping.vouched, self.keeping.freight) = (Some(place), None);
            // A tab that died between the two left a note that is behind.
            let note = Note { copy: arrival.copy, place, step: arrival.step };
            if self.keeping.store.load_note(place.plan).is_some_and(|noted| noted.copy == note.copy && noted != note) {
                let _ = self.keeping.store.save_note(&note);
            }
        }
        // What other tabs did meanwhile.
        self.reread();
        self.catch_up();
        self.fold();
        true
    }

    /// It does not come: a whole copy will be fetched, or it is sent for again, whichever comes first. A note of something that is not there is not followed again.
    fn arrive_without(&mut self, arrival: Arrival, is_gone: bool) -> bool {
        if is_gone && self.keeping.store.load_note(arrival.plan).is_some_and(|note| note.copy == arrival.copy) {
            self.keeping.store.drop_note(arrival.plan);
        }
        self.keeping.vouched = None;
        if self.client.confirmed().is_empty() {
            self.client.turn_to(arrival.plan, None, Vec::new());
        }
        self.reread();
        self.fold();
        true
    }

    fn load_up(&mut self) -> Option<(Trip, Errand)> {
        let place = self.client.place()?;
        let freight = self.keeping.freight.as_mut()?;
        let Some(standing) = freight.onto else {
            let standing = Standing { copy: self.mint.next(0), head: Head { plan: place.plan, place: None, step: 0 } };
            self.keeping.store.mark_depot();
            let key = head_key(self.person.id, standing.copy);
            let change = Change { guard: Some((key.clone(), None)), put: vec![(key, written(&standing.head))], clear: Vec::new() };
            return Some((Trip::Begin(standing), Errand::Change(change)));
        };
        let rows = freight.rows.split_off(freight.rows.len().saturating_sub(self.rows_at_a_time));
        let place = freight.rows.is_empty().then_some(place);
        let settled = place.map(|place| Settled(place, std::mem::take(&mut freight.forget)));
        let prefix = rows_prefix(self.person.id, standing.copy);
        let confirmed = self.client.confirmed();
        let text = |key: &RowKey| Some((row_key(&prefix, *key), serde_json::to_string(confirmed.row(*key)?).ok()?));
        let mut put: Vec<(String, String)> = rows.iter().filter_map(text).collect();
        let (key, head) = (head_key(self.person.id, standing.copy), standing.head.next(place));
        put.push((key.clone(), written(&head)));
        let change = Change { guard: Some((key, Some(written(&standing.head)))), put, clear: Vec::new() };
        Some((Trip::Add(standing, head, settled), Errand::Change(change)))
    }

    fn began(&mut self, standing: Standing, outcome: Outcome) {
        let is_wanted = self.client.place().is_some_and(|place| place.plan == standing.head.plan);
        let Some(freight) = self.keeping.freight.as_mut().filter(|freight| freight.onto.is_none() && is_wanted) else { return };
        match outcome {
            Ok(Brought::Changed) => {
                freight.onto = Some(standing);
                freight.rows = self.client.confirmed().iter().map(|row| row.is.key()).collect();
            }
            Ok(_) => {}
            Err(error) => self.keeping.refused(&self.client, error),
        }
    }

    fn added(&mut self, standing: Standing, head: Head, settled: Option<Settled>, outcome: Outcome) {
        let Some(freight) = self.keeping.freight.as_mut().filter(|freight| freight.onto == Some(standing)) else { return };
        if !matches!(outcome, Ok(Brought::Changed)) {
            freight.forget.extend(settled.into_iter().flat_map(|Settled(_, forget)| forget));
            return match outcome {
                Err(error) => self.keeping.refused(&self.client, error),
                Ok(_) => freight.begin_anew(),
            };
        }
        freight.onto = Some(Standing { head, ..standing });
        let Some(Settled(place, forget)) = settled else { return };
        if freight.rows.is_empty() && self.client.place() == Some(place) {
            self.keeping.freight = None;
        }
        self.keeping.settle(Note { copy: standing.copy, place, step: head.step }, &forget);
    }
}

impl<S: LocalStore> Keeping<S> {
    /// It is there: the note says so, and what lay on the shelf goes.
    fn settle(&mut self, note: Note, forget: &[OpId]) {
        let plan = note.place.plan;
        // Another tab that has not heard of the depot may have gone on meanwhile.
        let is_behind = |shelved: Place| shelved.epoch == note.place.epoch && shelved.cursor > note.place.cursor;
        if self.store.load_place(plan).is_some_and(is_behind) {
            self.vouched = None;
            return;
        }
        self.vouched = Some(note.place);
        let mut noted = self.store.save_note(&note).or_else(|_| {
            // What makes room for the note is what the note is about.
            self.store.drop_replica(plan);
            self.store.save_note(&note)
        });
        if noted.is_err() {
            // Or what has been done: the server holds it.
            for id in forget {
                self.forget(*id);
            }
            noted = self.store.save_note(&note);
        }
        if noted.is_err() {
            return self.give_up_replica();
        }
        self.store.drop_replica(plan);
        self.remember_open(plan);
        for id in forget {
            self.forget(*id);
        }
    }

    /// The depot takes nothing. When that is for good, the shelf has to do after all.
    fn refused(&mut self, client: &Client, error: KeepError) {
        let freight = self.freight.take().unwrap_or_default();
        self.vouched = None;
        let Some(place) = client.place().filter(|_| error != KeepError::Broken) else { return };
        self.depot_open = false;
        if self.save_all_rows(client, place.plan).and_then(|_| self.save_place(place)).is_err() {
            // The copy there is whole up to its own place, and what came since is done again on top of it.
            return self.give_up_replica();
        }
        self.store.drop_note(place.plan);
        for id in &freight.forget {
            self.forget(*id);
        }
    }
}
