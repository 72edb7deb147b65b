//! What to make of an answer: whether to believe it, what became of the operations, and the rows it brings.

use super::{Client, Place, Write};
use crate::{
    outbox::{Pending, Standing},
    protocol::{BATCH_OPS_MAX, MARKER, PROTOCOL, PROTOCOL_MIN, SyncReply, Verdict},
};
use parboard_domain::{
    id::{Epoch, OpId, PlanId},
    measure::Rev,
    person::Directory,
    row::{ROWS, Row, RowSet, RowSum},
};

/// Why an answer was not believed. Nothing changes, and the device tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Distrust {
    /// Not ours: a captive portal, a proxy, an older server.
    #[error("the answer is not from our server")]
    NotOurs,
    /// In a newer version of the protocol than this program knows.
    #[error("the answer is of a newer version")]
    Newer,
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

/// How often a copy whose sum is wrong is fetched anew before the sum is doubted instead.
const REBUILDS_MAX: u32 = 3;

/// A whole copy on its way; swapped in at once when complete.
#[derive(Clone, Debug)]
pub(super) struct Staged {
    pub epoch: Option<Epoch>,
    pub cursor: Rev,
    pub rows: RowSet,
}

impl Client {
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
        self.take_rows(reply, &mut received);
        self.forget_settled(&mut received);
        received.go_on |= self.staged.is_some() || self.has_something_to_say(&settled);
        Ok(received)
    }

    fn doubt(&self, reply: &SyncReply) -> Result<(), Distrust> {
        match () {
            () if reply.marker != MARKER || reply.protocol < PROTOCOL_MIN => Err(Distrust::NotOurs),
            () if reply.protocol > PROTOCOL => Err(Distrust::Newer),
            () if reply.person != self.account => Err(Distrust::NotMe),
            () if self.asked.is_some_and(|asked| !is_about(reply, asked.plan)) => Err(Distrust::NotThisPlan),
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
        !is_about(reply, now.plan) || !(reply.reset || same)
    }

    fn take_directory(&mut self, directory: Directory, received: &mut Received) {
        self.confirmed.set_directory(&directory);
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

    fn take_rows(&mut self, reply: SyncReply, received: &mut Received) {
        let place = Place { plan: reply.plan, epoch: reply.epoch, cursor: reply.cursor, fresh_at: reply.now, rows: ROWS };
        self.wanted = Some(reply.plan);
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
                return;
            }
            return self.swap_in(place, reply.sum, received);
        }
        self.add_rows(reply.rows, received);
        let place = Place { rows: known, ..place };
        self.place = Some(place);
        received.writes.push(Write::Place(place));
        received.go_on |= reply.more;
        let told = reply.sum.filter(|_| !reply.more);
        if self.is_doubtful(self.sum, told) {
            received.go_on |= self.try_rebuild();
        } else if told == Some(self.sum) {
            // Mended, and it has held since: the next hole is another one. A copy that agrees only when it has just come is not.
            self.rebuilds = 0;
        }
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

    /// A whole copy takes the place of the one that is shown, if it is what the server says it is. A plan is a row itself: one
    /// with nothing in it is nobody's, whatever the sum.
    fn swap_in(&mut self, place: Place, told: Option<RowSum>, received: &mut Received) {
        let Some(staged) = self.staged.take() else { return };
        let sum = RowSum::of(staged.rows.iter());
        if self.is_doubtful(sum, told) || staged.rows.is_empty() {
            received.go_on |= self.try_rebuild();
            return;
        }
        let before = std::mem::replace(&mut self.confirmed, staged.rows);
        if self.place.is_some_and(|held| held.plan == place.plan && held.epoch != place.epoch) {
            self.before = Some(before);
        }
        self.confirmed.set_directory(&self.directory);
        self.sum = sum;
        self.place = Some(place);
        received.rows_changed = true;
        received.writes.push(Write::Replace(self.confirmed.iter().cloned().collect()));
        received.writes.push(Write::Place(place));
    }

    /// Whether rows of that sum are others than the server's. One that is wrong again and again is doubted itself.
    fn is_doubtful(&self, own: RowSum, told: Option<RowSum>) -> bool {
        told.is_some_and(|told| told != own) && self.rebuilds < REBUILDS_MAX
    }

    /// Fetches the copy anew, if that was not tried too often.
    fn try_rebuild(&mut self) -> bool {
        let may = self.rebuilds < REBUILDS_MAX;
        if may {
            self.rebuilds += 1;
            self.rebuild();
        }
        may
    }

    /// Fetches a whole copy beside the one that is shown, and swaps it in when it is complete.
    pub fn rebuild(&mut self) {
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
        let settled: Vec<OpId> = self.outbox.iter().filter(|pending| self.holds_rows_of(pending)).map(|pending| pending.op.id).collect();
        for id in settled {
            self.outbox.take(id);
            received.writes.push(Write::Forget(id));
        }
    }

    /// Whether what became of an operation is among the confirmed rows. A generation that another is about to replace holds
    /// nothing any more: what was done in it is sent again.
    pub fn holds_rows_of(&self, pending: &Pending) -> bool {
        let Some(place) = self.place else { return false };
        let is_leaving = self.staged.as_ref().is_some_and(|staged| staged.epoch != Some(place.epoch));
        let is_past = matches!(pending.standing, Standing::Done(rev) if rev <= place.cursor);
        !is_leaving && is_past && pending.done_in == Some((place.plan, place.epoch))
    }
}

/// Whether an answer is about that plan, or says that there is none such.
fn is_about(reply: &SyncReply, plan: Option<PlanId>) -> bool {
    plan.is_none_or(|plan| plan == reply.plan || reply.reset && reply.instead_of == Some(plan))
}

impl Staged {
    fn rows_in(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.rows.put(row);
        }
    }
}
