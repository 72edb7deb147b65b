//! The device's half: decides what to say next and what to make of the answer; sends nothing, stores nothing.
//!
//! What has to be written down comes back as a list of [`Write`]s in an order that survives a crash between any two:
//! rows before the cursor that vouches for them, the cursor before an operation is forgotten.

mod batch;

use crate::{
    outbox::{Outbox, Pending, Recorded, Standing},
    protocol::{BATCH_OPS_MAX, MARKER, PROTOCOL, SyncReply, SyncRequest, Verdict},
};
use batch::PutOff;
use parboard_domain::{
    id::{DeviceId, Epoch, OpId, PersonId, PlanId},
    measure::{Moment, Rev},
    op::{Op, SCHEMA},
    person::Directory,
    row::{ROWS, Row, RowSet, RowSum},
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

/// Why an answer was not believed. Nothing changes, and the device tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Distrust {
    /// Not ours: a captive portal, a proxy, an older server.
    #[error("the answer is not from our server")]
    NotOurs,
    /// The session belongs to somebody else now.
    #[error("the answer is for another person")]
    NotMe,
    /// It speaks of another plan.
    #[error("the answer is about another plan")]
    NotThisPlan,
    /// It answers what was asked before the person turned to another plan, or had the copy fetched anew. Ask again.
    #[error("the answer is to an earlier question")]
    Outdated,
    /// A whole copy with nothing in it.
    #[error("the answer would empty the board")]
    Empty,
}

/// What a reply brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Received {
    /// To be written down, in this order.
    pub writes: Vec<Write>,
    /// Confirmed rows changed.
    pub rows_changed: bool,
    /// There is more to fetch, or more to send.
    pub go_on: bool,
}

/// Retry delays double from here…
const RETRY_MS_MIN: u32 = 2_000;
/// …to here.
const RETRY_MS_MAX: u32 = 300_000;
/// How often a copy whose sum is wrong is fetched anew before the sum is doubted instead.
const REBUILDS_MAX: u32 = 3;

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

/// A whole copy on its way; swapped in at once when complete.
#[derive(Clone, Debug)]
struct Staged {
    epoch: Option<Epoch>,
    cursor: Rev,
    rows: RowSet,
}

impl Client {
    /// Takes up where the device left off.
    pub fn resume(account: PersonId, device: DeviceId, held: Held) -> Self {
        let mut confirmed = RowSet::default();
        let directory = held.directory;
        confirmed.set_agencies(directory.agencies.iter().cloned());
        for row in held.rows {
            confirmed.put(row);
        }
        Self {
            account,
            device,
            wanted: held.place.map(|place| place.plan),
            place: held.place,
            sum: RowSum::of(confirmed.iter()),
            confirmed,
            directory,
            outbox: Outbox::new(held.pending),
            staged: None,
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
        let held = Held { place, rows, directory: std::mem::take(&mut self.directory), pending: self.outbox.iter().cloned().collect() };
        let put_off = std::mem::take(&mut self.put_off);
        *self = Self { wanted: Some(plan), asked: self.asked, put_off, ..Self::resume(self.account, self.device, held) };
    }

    /// Takes a copy of a plan as it is written down; the same as turning to it, of rows that are in order already.
    pub fn take_copy(&mut self, place: Place, rows: RowSet) {
        self.turn_to(place.plan, Some(place), Vec::new());
        self.sum = RowSum::of(rows.iter());
        self.confirmed = rows;
        self.confirmed.set_agencies(self.directory.agencies.iter().cloned());
    }

    /// Takes the directory as it is written down, when that is newer.
    pub fn take_directory_as_held(&mut self, directory: Directory) {
        if directory.version > self.directory.version {
            self.confirmed.set_agencies(directory.agencies.iter().cloned());
            self.directory = directory;
        }
    }

    /// Whose copy this is.
    pub fn account(&self) -> PersonId {
        self.account
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

    /// Makes of an answer what there is to make.
    ///
    /// # Errors
    /// When it cannot be believed; then nothing has changed.
    pub fn receive(&mut self, reply: SyncReply) -> Result<Received, Distrust> {
        self.doubt(&reply)?;
        let mut received = Received::default();
        (self.failures, self.batch_ops) = (0, BATCH_OPS_MAX);
        if let Some(directory) = &reply.directory {
            self.take_directory(directory.clone(), &mut received);
        }
        for (id, verdict) in &reply.verdicts {
            self.take_verdict(*id, verdict, (reply.plan, reply.epoch), &mut received);
        }
        let settled: Vec<OpId> = reply.verdicts.iter().filter(|(_, verdict)| verdict.rev().is_some()).map(|(id, _)| *id).collect();
        self.take_rows(reply, &mut received)?;
        self.forget_settled(&mut received);
        received.go_on |= self.staged.is_some() || self.has_something_to_say(&settled);
        Ok(received)
    }

    fn doubt(&self, reply: &SyncReply) -> Result<(), Distrust> {
        match () {
            () if reply.marker != MARKER || reply.protocol != PROTOCOL => Err(Distrust::NotOurs),
            () if reply.person != self.account => Err(Distrust::NotMe),
            () if self.asked.is_some_and(|asked| asked.plan.is_some_and(|plan| plan != reply.plan)) => Err(Distrust::NotThisPlan),
            // A plan is a row itself: a whole copy with nothing in it is nobody's, whatever is held.
            () if reply.reset && reply.rows.is_empty() => Err(Distrust::Empty),
            () if self.is_outdated(reply) => Err(Distrust::Outdated),
            () => Ok(()),
        }
    }

    /// A whole copy may begin at any time; additions continue what was held when they were asked for, or something older
    /// than what is held now.
    fn is_outdated(&self, reply: &SyncReply) -> bool {
        let (Some(asked), now) = (self.asked, self.question()) else { return true };
        let continues = if self.staged.is_some() { asked.cursor == now.cursor } else { asked.cursor <= now.cursor };
        let same = asked.epoch == now.epoch && continues;
        now.plan.is_some_and(|plan| plan != reply.plan) || !(reply.reset || same)
    }

    fn take_directory(&mut self, directory: Directory, received: &mut Received) {
        self.confirmed.set_agencies(directory.agencies.iter().cloned());
        received.rows_changed = true;
        received.writes.push(Write::Directory(Box::new(directory.clone())));
        self.directory = directory;
    }

    fn take_verdict(&mut self, id: OpId, verdict: &Verdict, told_in: (PlanId, Epoch), received: &mut Received) {
        let Some(pending) = self.outbox.get(id) else { return };
        let standing = match verdict {
            Verdict::Applied { rev } | Verdict::Merged { rev, .. } => Standing::Done(*rev),
            Verdict::Refused(refusal) => Standing::Refused(refusal.clone()),
            Verdict::Retry { .. } => Standing::Waiting,
            // It goes when that one does, and nobody has to do anything about it.
            Verdict::Blocked { dep } if self.put_off.holds(*dep) => Standing::Waiting,
            Verdict::Blocked { dep } => Standing::Blocked(*dep),
        };
        if standing == Standing::Waiting {
            self.put_off.add(id, verdict);
            if pending.is_waiting() {
                return;
            }
        }
        let done_in = matches!(standing, Standing::Done(_)).then_some(told_in);
        let pending = Pending { standing, done_in, ..pending.clone() };
        received.writes.push(Write::Keep(Box::new(pending.clone())));
        received.rows_changed = true;
        self.outbox.put(pending);
    }

    fn take_rows(&mut self, reply: SyncReply, received: &mut Received) -> Result<(), Distrust> {
        let place = Place { plan: reply.plan, epoch: reply.epoch, cursor: reply.cursor, fresh_at: reply.now, rows: ROWS };
        // Rows that an older program wrote are not completed by a few new ones beside them.
        let known = self.place.filter(|_| !self.confirmed.is_empty()).map_or(ROWS, |held| held.rows.min(ROWS));
        // Nothing is held: pages go straight in, so that a dropped line goes on where it stopped.
        let first = self.place.is_none_or(|place| place.cursor == Rev(0)) && self.confirmed.is_empty();
        if reply.reset && !first && self.staged.is_none() {
            self.staged = Some(Staged { epoch: Some(reply.epoch), cursor: Rev(0), rows: RowSet::default() });
        }
        if let Some(staged) = &mut self.staged {
            if reply.reset && staged.cursor != Rev(0) {
                *staged = Staged { epoch: Some(reply.epoch), cursor: Rev(0), rows: RowSet::default() };
            }
            staged.rows_in(reply.rows);
            (staged.epoch, staged.cursor) = (Some(reply.epoch), reply.cursor);
            if reply.more {
                received.go_on = true;
                return Ok(());
            }
            return self.swap_in(place, received);
        }
        self.add_rows(reply.rows, received);
        let place = Place { rows: known, ..place };
        self.place = Some(place);
        self.wanted = Some(place.plan);
        received.writes.push(Write::Place(place));
        received.go_on |= reply.more;
        if !reply.more && reply.sum.is_some_and(|sum| sum != self.sum) && self.rebuilds < REBUILDS_MAX {
            self.rebuild();
            received.go_on = true;
        }
        Ok(())
    }

    fn add_rows(&mut self, rows: Vec<Row>, received: &mut Received) {
        if rows.is_empty() {
            return;
        }
        for row in &rows {
            let (key, rev) = (row.is.key(), row.rev);
            let held = self.confirmed.row(key).map(|held| held.rev);
            if held.is_some_and(|held| held > rev) {
                continue;
            }
            self.sum = held.map_or(self.sum, |held| self.sum.without(key, held)).with(key, rev);
            self.confirmed.put(row.clone());
        }
        received.rows_changed = true;
        received.writes.push(Write::Rows(rows));
    }

    fn swap_in(&mut self, place: Place, received: &mut Received) -> Result<(), Distrust> {
        let Some(staged) = self.staged.take() else { return Ok(()) };
        if staged.rows.is_empty() && !self.confirmed.is_empty() {
            return Err(Distrust::Empty);
        }
        self.confirmed = staged.rows;
        self.confirmed.set_agencies(self.directory.agencies.iter().cloned());
        self.sum = RowSum::of(self.confirmed.iter());
        self.place = Some(place);
        self.wanted = Some(place.plan);
        received.rows_changed = true;
        received.writes.push(Write::Replace(self.confirmed.iter().cloned().collect()));
        received.writes.push(Write::Place(place));
        Ok(())
    }

    /// Fetches a whole copy beside the one that is shown, and swaps it in when it is complete.
    pub fn rebuild(&mut self) {
        self.rebuilds += 1;
        self.staged = Some(Staged { epoch: self.place.map(|place| place.epoch), cursor: Rev(0), rows: RowSet::default() });
    }

    /// Fetches the copy anew when a program wrote it that knew less than this one.
    pub fn complete(&mut self) {
        if self.place.is_some_and(|place| place.rows < ROWS) {
            self.rebuild();
        }
    }

    /// An operation leaves only when the rows it made are held.
    fn forget_settled(&mut self, received: &mut Received) {
        let Some(place) = self.place else { return };
        // A generation that another is about to replace holds nothing any more: what was done in it is sent again.
        if self.staged.as_ref().is_some_and(|staged| staged.epoch != Some(place.epoch)) {
            return;
        }
        let here = Some((place.plan, place.epoch));
        let settled: Vec<OpId> = self
            .outbox
            .iter()
            .filter(|pending| matches!(pending.standing, Standing::Done(rev) if rev <= place.cursor) && pending.done_in == here)
            .map(|pending| pending.op.id)
            .collect();
        for id in settled {
            self.outbox.take(id);
            received.writes.push(Write::Forget(id));
        }
    }

    /// Nothing came, or nothing that could be believed: how many milliseconds to wait, with full jitter from `random`.
    pub fn fail(&mut self, random: u32) -> u32 {
        self.failures = self.failures.saturating_add(1);
        let ceiling = RETRY_MS_MIN.saturating_mul(1 << self.failures.min(10)).min(RETRY_MS_MAX);
        RETRY_MS_MIN / 2 + random % (ceiling - RETRY_MS_MIN / 2)
    }

    /// The server found the batch too large: send half as many.
    pub fn shrink(&mut self) {
        self.batch_ops = (self.batch_ops / 2).max(1);
    }

    /// Sends a refused operation once more, as a new one, since the server would only repeat its verdict; and with it
    /// everything that builds on it, which was or will be refused for its sake, and names the new one from now on.
    pub fn retry(&mut self, id: OpId, now: Moment, mut fresh: impl FnMut() -> OpId) -> Vec<Write> {
        let mut again = BTreeMap::new();
        let mut kept = Vec::new();
        let mut gone = Vec::new();
        for old in std::iter::once(id).chain(self.outbox.dependants(id)) {
            let Some(pending) = self.outbox.take(old) else { continue };
            let id = fresh();
            again.insert(old, id);
            let mut op = Op { id, made_at: now, ..pending.op };
            op.build_on(&again);
            kept.push(Pending::new(op));
            gone.push(Write::Forget(old));
        }
        let keep = |pending: Pending| {
            self.outbox.put(pending.clone());
            Write::Keep(Box::new(pending))
        };
        // All the new ones before any of the old ones goes.
        kept.into_iter().map(keep).chain(gone).collect()
    }
}

impl Staged {
    fn rows_in(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.rows.put(row);
        }
    }
}
