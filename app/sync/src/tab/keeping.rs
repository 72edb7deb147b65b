//! Keeping things on this device, in an order that survives a crash, and making room when there is none.

use super::freight::{Arrival, Freight};
use crate::{
    client::{Client, Held, Place, Write},
    outbox::Pending,
    store::{Fit, KeepError, LocalStore, Note},
};
use parboard_domain::{
    id::{OpId, PlanId},
    row::Row,
};
use uuid::Uuid;

/// What is kept, and what had to be given up.
#[derive(Debug)]
pub(super) struct Keeping<S> {
    pub store: S,
    allowed: bool,
    replica_kept: bool,
    /// As far as this tab knows there is a depot, and it takes things.
    pub depot_open: bool,
    /// What has to go to the depot.
    pub freight: Option<Freight>,
    /// What is on its way from there.
    pub arrival: Option<Arrival>,
    /// The plan whose board this tab keeps.
    plan: Option<PlanId>,
    /// The place as this tab last read or wrote it. Where another stands on the disk now, or none, the rows there are not
    /// those this tab knows of, and it cannot vouch for them by adding a few.
    pub vouched: Option<Place>,
    /// The mark as this tab last saw it.
    mark: Option<Uuid>,
}

impl<S: LocalStore> Keeping<S> {
    /// On that store.
    pub fn on(store: S) -> Self {
        let allowed = store.is_allowed();
        Self { allowed, store, replica_kept: true, depot_open: true, freight: None, arrival: None, plan: None, vouched: None, mark: None }
    }

    /// All that is held.
    pub fn load(&mut self) -> Held {
        let open = self.store.load_open();
        let (place, rows) = open.map_or((None, Vec::new()), |plan| self.load_replica(plan));
        Held { open, place, rows, directory: self.store.load_directory(), pending: self.store.load_outbox() }
    }

    /// What is held of a plan here. What lies in the depot is nothing yet, and is to be brought.
    pub fn load_replica(&mut self, plan: PlanId) -> (Option<Place>, Vec<Row>) {
        let held = self.store.load_replica(plan);
        (self.vouched, self.plan) = (held.0, Some(plan));
        self.freight = None;
        self.arrival = if held.0.is_none() { self.store.load_note(plan).map(Arrival::of) } else { None };
        held
    }

    /// Where this device stands in a plan, wherever its rows are kept.
    pub fn load_place(&self, plan: PlanId) -> Option<Place> {
        self.store.load_place(plan).or_else(|| self.store.load_note(plan).map(|note| note.place))
    }

    /// Whether anything is kept at all. If not, the screen says so all the time, and what is typed lives in memory until
    /// it is sent.
    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Whether the board itself is kept.
    pub fn keeps_replica(&self) -> bool {
        self.allowed && self.replica_kept
    }

    /// Writes down what the client asks for, in order, as far as there is room. What could not be said of an operation keeps
    /// nothing else back: rows that are held without being vouched for would be missed later, and forgetting makes room.
    pub fn write_what_fits(&mut self, client: &Client, writes: &[Write]) -> Vec<OpId> {
        let mut untold = Vec::new();
        for write in writes {
            if let (Err(_), Write::Keep(pending)) = (self.write_one(client, write), write) {
                untold.push(pending.op.id);
            }
        }
        untold
    }

    /// What a person typed comes first: the board can be fetched again, the typing cannot.
    ///
    /// # Errors
    /// When it could not be kept even so.
    pub fn keep(&mut self, pending: &Pending) -> Result<(), KeepError> {
        if !self.allowed {
            return Ok(());
        }
        self.store.save_operation(pending).or_else(|_| {
            self.clear_shelf();
            self.store.save_operation(pending)
        })
    }

    /// Forgets an operation.
    pub fn forget(&mut self, id: OpId) {
        if self.allowed {
            self.store.erase_operation(id);
        }
    }

    /// Whether the device still has what was put there. A browser takes away everything at once, and the mark with it.
    pub fn is_as_left(&self) -> bool {
        !self.allowed || self.store.load_mark() == self.mark
    }

    /// Leaves a mark, unless another tab has left one.
    pub fn leave_mark(&mut self, fresh: Uuid) {
        if !self.allowed {
            return;
        }
        self.mark = self.store.load_mark();
        if self.mark.is_none() {
            let left = self.store.save_mark(fresh).or_else(|_| {
                self.clear_shelf();
                self.store.save_mark(fresh)
            });
            self.mark = left.ok().map(|()| fresh);
        }
    }

    /// Remembers which plan is open; forgetting it costs a tap.
    pub fn remember_open(&mut self, plan: PlanId) {
        if self.allowed {
            let _ = self.store.save_open(plan);
        }
    }

    fn write_one(&mut self, client: &Client, write: &Write) -> Result<(), KeepError> {
        match write {
            Write::Keep(pending) => return self.keep(pending),
            Write::Forget(id) => match &mut self.freight {
                // Its rows are held only when the freight is there.
                Some(freight) => freight.forget.push(*id),
                None => self.forget(*id),
            },
            Write::Directory(directory) if self.allowed => drop(self.store.save_directory(directory)),
            Write::Rows(_) | Write::Replace(_) | Write::Place(_) if self.keeps_replica() => self.keep_replica(client, write),
            _ => {}
        }
        Ok(())
    }

    fn keep_replica(&mut self, client: &Client, write: &Write) {
        let Some(plan) = client.place().map(|place| place.plan) else { return };
        self.plan = Some(plan);
        if self.depot_open && (self.freight.is_some() || self.store.load_note(plan).is_some()) {
            return self.put_with_freight(plan, write);
        }
        let continues = self.store.load_place(plan) == self.vouched;
        let kept = match write {
            Write::Rows(rows) if continues && self.vouched.is_some() => self.store.save_rows(plan, rows, client.confirmed()),
            // What lies there without a place is left from something that was not finished.
            Write::Rows(_) | Write::Replace(_) => self.save_all_rows(client, plan),
            Write::Place(place) if continues => self.save_place(*place),
            Write::Place(place) => self.save_all_rows(client, plan).and_then(|_| self.save_place(*place)),
            _ => Ok(Fit::Well),
        };
        match kept {
            Ok(Fit::Outgrown) if self.depot_open => self.freight = Some(Freight::default()),
            Ok(_) => {}
            Err(_) => self.clear_shelf(),
        }
    }

    /// What has to go to the depot is only noted here.
    fn put_with_freight(&mut self, plan: PlanId, write: &Write) {
        let (note, vouched) = (self.store.load_note(plan), self.vouched);
        // Where another place stands there now, or none, the rows there are not those this tab knows of. When it was, does
        // not matter: other tabs say so every minute.
        let is_own = |note: &Note| vouched.is_some_and(|own| (own.epoch, own.cursor) == (note.place.epoch, note.place.cursor));
        let own = move || note.filter(is_own).map_or_else(Freight::default, Freight::onto);
        let freight = self.freight.get_or_insert_with(own);
        match write {
            Write::Rows(rows) => freight.rows.extend(rows.iter().map(|row| row.is.key())),
            Write::Replace(_) => freight.begin_anew(),
            _ => {}
        }
    }

    /// Keeps everything on the shelf.
    pub fn save_all_rows(&mut self, client: &Client, plan: PlanId) -> Result<Fit, KeepError> {
        self.store.drop_replica(plan);
        self.vouched = None;
        let all: Vec<Row> = client.confirmed().iter().cloned().collect();
        self.store.save_rows(plan, &all, client.confirmed())
    }

    /// Vouches for what is on the shelf.
    pub fn save_place(&mut self, place: Place) -> Result<Fit, KeepError> {
        self.remember_open(place.plan);
        self.store.save_place(&place)?;
        self.vouched = Some(place);
        Ok(Fit::Well)
    }

    /// Makes room for what was typed. The board moves to the depot, if there is one.
    pub fn clear_shelf(&mut self) {
        let is_here = self.plan.is_none_or(|plan| self.store.load_note(plan).is_none());
        self.store.drop_replicas();
        if !self.depot_open {
            self.replica_kept = false;
        } else if is_here && self.replica_kept {
            self.freight.get_or_insert_default();
        }
    }

    /// The board is kept nowhere, and nothing of it goes to the depot any more: what was done is held by the server.
    pub fn give_up_replica(&mut self) {
        self.store.drop_replicas();
        self.replica_kept = false;
        for id in self.freight.take().into_iter().flat_map(|freight| freight.forget) {
            self.forget(id);
        }
    }
}
