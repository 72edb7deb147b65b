//! The device's half: decides what to say next and what to make of the answer; sends nothing, stores nothing.
//!
//! What has to be written down comes back as a list of [`Write`]s in an order that survives a crash between any two:
//! rows before the cursor that vouches for them, the cursor before an operation is forgotten.

mod answer;
mod batch;

pub use answer::{Distrust, Received};

use crate::{
    outbox::{Outbox, Pending, Recorded},
    protocol::{BATCH_OPS_MAX, PROTOCOL, SyncRequest},
};
use answer::Staged;
use batch::PutOff;
use parboard_domain::{
    id::{DeviceId, Epoch, OpId, PersonId, PlanId},
    measure::{Moment, Rev},
    op::{Body, Op, Request, SCHEMA},
    person::Directory,
    row::{Row, RowSet, RowSum},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a device stands in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which plan.
    pub plan: PlanId,
    /// The generation of data.
    pub epoch: Epoch,
    /// Every row up to here is held.
    pub cursor: Rev,
    /// The server's clock when that was true.
    pub fresh_at: Moment,
    /// The version of rows of the program that knew least among those that wrote them; nought before there were versions.
    #[serde(default)]
    pub rows: u32,
}

/// All that a device keeps for one account, as it was written down.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Which plan was open last: after signing out, or when room was made, nothing else is held of it.
    pub open: Option<PlanId>,
    /// Where it stands.
    pub place: Option<Place>,
    /// Confirmed rows.
    pub rows: Vec<Row>,
    /// The directory.
    pub directory: Directory,
    /// The outbox.
    pub pending: Vec<Pending>,
}

/// Something to write down, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Keep an operation, or how far it has come.
    Keep(Box<Pending>),
    /// Forget an operation that is everywhere it should be, or that the person discarded.
    Forget(OpId),
    /// Put these rows with the confirmed ones.
    Rows(Vec<Row>),
    /// These rows are all there are: replace what is held.
    Replace(Vec<Row>),
    /// Vouch for the rows up to here.
    Place(Place),
    /// Keep the directory.
    Directory(Box<Directory>),
}

/// Retry delays double from here…
const RETRY_MS_MIN: u32 = 2_000;
/// …to here.
const RETRY_MS_MAX: u32 = 300_000;
/// The device's half of the protocol for one account and one plan.
#[derive(Clone, Debug)]
pub struct Client {
    account: PersonId,
    device: DeviceId,
    wanted: Option<PlanId>,
    place: Option<Place>,
    confirmed: RowSet,
    sum: RowSum,
    directory: Directory,
    outbox: Outbox,
    staged: Option<Staged>,
    before: Option<RowSet>,
    asked: Option<Asked>,
    put_off: PutOff,
    batch_ops: usize,
    failures: u32,
    rebuilds: u32,
}

/// What was asked last: only what continues it is taken for a continuation.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Asked {
    plan: Option<PlanId>,
    epoch: Option<Epoch>,
    cursor: Rev,
}

impl Client {
    /// Takes up where the device left off.
    pub fn resume(account: PersonId, device: DeviceId, held: Held) -> Self {
        let mut confirmed = RowSet::default();
        let directory = held.directory;
        confirmed.set_directory(&directory);
        for row in held.rows {
            confirmed.put(row);
        }
        Self {
            account,
            device,
            wanted: held.place.map(|place| place.plan).or(held.open),
            place: held.place,
            sum: RowSum::of(confirmed.iter()),
            confirmed,
            directory,
            outbox: Outbox::new(held.pending),
            staged: None,
            before: None,
            asked: None,
            put_off: PutOff::default(),
            batch_ops: BATCH_OPS_MAX,
            failures: 0,
            rebuilds: 0,
        }
    }

    /// Turns to a plan, with the copy of it that is written down; the outbox stays, since operations name their cards, not
    /// the plan.
    pub fn turn_to(&mut self, plan: PlanId, place: Option<Place>, rows: Vec<Row>) {
        let held =
            Held { open: Some(plan), place, rows, directory: std::mem::take(&mut self.directory), pending: self.outbox.iter().cloned().collect() };
        let put_off = std::mem::take(&mut self.put_off);
        *self = Self { asked: self.asked, put_off, ..Self::resume(self.account, self.device, held) };
    }

    /// Takes a copy of a plan as it is written down; the same as turning to it, of rows that are in order already.
    pub fn take_copy(&mut self, place: Place, rows: RowSet) {
        self.turn_to(place.plan, Some(place), Vec::new());
        self.sum = RowSum::of(rows.iter());
        self.confirmed = rows;
        self.confirmed.set_directory(&self.directory);
    }

    /// Takes the directory as it is written down with a copy that is further than this one. A restored server may have counted
    /// on from a lower number, up to the same one.
    pub fn take_directory_as_held(&mut self, directory: Directory) {
        if directory != self.directory {
            self.confirmed.set_directory(&directory);
            self.directory = directory;
        }
    }

    /// Whose copy this is.
    pub fn account(&self) -> PersonId {
        self.account
    }

    /// Which plan it is of, or will be; nothing while that is the server's choice.
    pub fn plan(&self) -> Option<PlanId> {
        self.wanted
    }

    /// The server does not know the plan that was open last. Where nothing is held of it, another may be given: the server
    /// is asked to choose.
    pub fn let_server_choose(&mut self) -> bool {
        self.place.is_none() && self.wanted.take().is_some()
    }

    /// Where it stands.
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// Confirmed rows.
    pub fn confirmed(&self) -> &RowSet {
        &self.confirmed
    }

    /// The directory.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The outbox.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// What was held of the generation that another has just replaced, until it is taken.
    pub fn before(&self) -> Option<&RowSet> {
        self.before.as_ref()
    }

    /// The same; said once.
    pub fn take_before(&mut self) -> Option<RowSet> {
        self.before.take()
    }

    /// Replaces the outbox by what is written down: another tab may have added to it.
    pub fn reread(&mut self, pending: Vec<Pending>) {
        self.outbox = Outbox::new(pending);
    }

    /// Takes in one operation as another tab left it.
    pub fn see(&mut self, pending: Pending) {
        self.outbox.put(pending);
    }

    /// Lets an operation be as it is: it may have been sent, and what was sent is never altered.
    pub fn freeze(&mut self, id: OpId) {
        if let Some(pending) = self.outbox.take(id) {
            self.outbox.put(Pending { sent: true, ..pending });
        }
    }

    /// Lets every operation be as it is.
    pub fn freeze_all(&mut self) {
        let ids: Vec<OpId> = self.outbox.iter().map(|pending| pending.op.id).collect();
        for id in ids {
            self.freeze(id);
        }
    }

    /// Adds an operation just made.
    pub fn record(&mut self, recorded: Recorded) {
        self.outbox.record(recorded);
    }

    /// Drops an operation the person gave up, with all that builds on it: that one first.
    pub fn discard(&mut self, id: OpId) -> Vec<Pending> {
        let dependants = self.outbox.dependants(id);
        std::iter::once(id).chain(dependants).filter_map(|id| self.outbox.take(id)).collect()
    }

    /// What to say next. The operations in it are frozen: write that down before sending.
    pub fn offer(&mut self) -> (SyncRequest, Vec<Write>) {
        let Asked { plan, epoch, cursor } = self.question();
        self.asked = Some(self.question());
        let mut writes = self.doubt_settled(plan.zip(epoch));
        let ops = self.next_batch();
        for op in &ops {
            if let Some(pending) = self.outbox.get(op.id).filter(|pending| !pending.sent) {
                let frozen = Pending { sent: true, ..pending.clone() };
                writes.push(Write::Keep(Box::new(frozen.clone())));
                self.outbox.put(frozen);
            }
        }
        let waiting = self.outbox.waiting().saturating_sub(ops.len());
        let request = SyncRequest {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: self.device,
            person: Some(self.account),
            plan,
            epoch,
            cursor,
            directory: self.directory.version,
            ops,
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        };
        (request, writes)
    }

    fn question(&self) -> Asked {
        let (epoch, cursor) = match (&self.staged, self.place) {
            (Some(staged), _) => (staged.epoch, staged.cursor),
            (None, Some(place)) => (Some(place.epoch), place.cursor),
            (None, None) => (None, Rev(0)),
        };
        Asked { plan: self.wanted, epoch, cursor }
    }

    /// Nothing came, or nothing that could be believed: how many milliseconds to wait, with full jitter from `random`.
    pub fn fail(&mut self, random: u32) -> u32 {
        self.failures = self.failures.saturating_add(1);
        let ceiling = RETRY_MS_MIN.saturating_mul(1 << self.failures.min(10)).min(RETRY_MS_MAX);
        RETRY_MS_MIN / 2 + random % (ceiling - RETRY_MS_MIN / 2)
    }

    /// The server found the batch too large: send half as many as that was.
    pub fn shrink(&mut self) {
        self.batch_ops = (self.next_batch().len() / 2).max(1);
    }

    /// What was seen in a field may have been an own word that was refused since: it never stood, and what stood before it was
    /// seen too. Said as seen, it would make a clash of two words of one person.
    fn see_what_stood(&self, op: &mut Op) {
        let id = op.id;
        let Body::Known(Request::SetFields { task, changes }) = &mut op.body else { return };
        for change in changes {
            let refused = self.outbox.iter().filter(|earlier| earlier.op.id < id && earlier.needs_attention()).collect::<Vec<_>>();
            for earlier in refused.into_iter().rev() {
                if let Some(Request::SetFields { task: its, changes }) = earlier.op.request()
                    && let [one] = &changes[..]
                    && (its, one.field, &one.to) == (&*task, change.field, &change.from)
                {
                    change.from = one.from.clone();
                }
            }
        }
    }

    /// Sends a refused operation once more, as a new one, since the server would only repeat its verdict; and with it
    /// everything that builds on it, which was or will be refused for its sake, and names the new one from now on. All the new
    /// ones are to be kept before any of the old ones is forgotten. `by`: that one, made already, takes its place.
    pub fn retry(&mut self, id: OpId, by: Option<OpId>, now: Moment, mut fresh: impl FnMut() -> OpId) -> (Vec<Pending>, Vec<OpId>) {
        let mut again = BTreeMap::new();
        let (mut keep, mut forget) = (Vec::new(), Vec::new());
        for old in std::iter::once(id).chain(self.outbox.dependants(id)) {
            let Some(mut pending) = self.outbox.take(old) else { continue };
            self.see_what_stood(&mut pending.op);
            if let Some(by) = by.filter(|_| old == id) {
                again.insert(old, by);
                forget.push(old);
                continue;
            }
            let id = fresh();
            again.insert(old, id);
            let mut op = Op { id, made_at: now, ..pending.op };
            op.build_on(&again);
            keep.push(Pending::new(op));
            forget.push(old);
        }
        for pending in &keep {
            self.outbox.put(pending.clone());
        }
        (keep, forget)
    }
}

#[cfg(test)]
mod tests {
    use super::{Client, Held, RETRY_MS_MAX, RETRY_MS_MIN};
    use parboard_domain::id::{DeviceId, PersonId};
    use uuid::Uuid;

    /// Failure mode 83: neither at once, nor all together, nor hardly ever.
    #[test]
    fn retries_wait_longer_each_time_and_never_all_for_the_same() {
        let client = || Client::resume(PersonId(Uuid::nil()), DeviceId(Uuid::nil()), Held::default());
        let chances = (0..1_000).map(|n| n * (u32::MAX / 1_000));
        let longest = |failures: u32| {
            let last = |chance| {
                let mut client = client();
                (0..failures).map(|_| client.fail(chance)).last()
            };
            chances.clone().filter_map(last).max()
        };
        let (mut eager, mut patient) = (client(), client());
        for _ in 0..20 {
            assert_eq!(eager.fail(0), RETRY_MS_MIN / 2);
            assert!(patient.fail(u32::MAX / 2) < RETRY_MS_MAX);
        }
        assert!(longest(1) < longest(3) && longest(3) < longest(6), "{:?} {:?} {:?}", longest(1), longest(3), longest(6));
    }
}
