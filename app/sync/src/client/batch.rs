//! Which operations the next request takes along: what waits, what waits no longer for another, and not what the server has
//! asked to be offered later.

use super::{Client, RETRY_MS_MAX, RETRY_MS_MIN, Write};
use crate::{
    outbox::{Pending, Standing},
    protocol::{BATCH_BYTES_MAX, SyncRequest, Verdict},
};
use parboard_domain::{
    id::{Epoch, OpId, PlanId},
    op::Op,
};
use std::collections::BTreeSet;

/// What is offered again later, since the server cannot judge it yet. Only remembered: a tab that opens offers everything.
#[derive(Clone, Debug, Default)]
pub(super) struct PutOff {
    ops: BTreeSet<OpId>,
    after_ms: Option<u32>,
}

impl PutOff {
    /// Puts one off for as long as that verdict says.
    pub fn add(&mut self, id: OpId, verdict: &Verdict) {
        self.ops.insert(id);
        if let Verdict::Retry { after_ms } = verdict {
            // Neither in a loop nor hardly ever, whatever the server says.
            self.after_ms = self.after_ms.max(Some((*after_ms).clamp(RETRY_MS_MIN, RETRY_MS_MAX)));
        }
    }

    /// Whether that one is offered later.
    pub fn holds(&self, id: OpId) -> bool {
        self.ops.contains(&id)
    }
}

impl Client {
    /// Whether that operation is offered later, since the server is too old to read it.
    pub fn is_put_off(&self, id: OpId) -> bool {
        self.put_off.holds(id)
    }

    /// In how many milliseconds what was put off is to be offered again; said once, to whoever sets the clock for it.
    pub fn take_put_off_ms(&mut self) -> Option<u32> {
        self.put_off.after_ms.take()
    }

    /// Offers what was put off again.
    pub fn offer_again(&mut self) {
        self.put_off = PutOff::default();
    }

    /// What was carried out elsewhere waits again. Whoever has carried it out already answers the same.
    pub(super) fn doubt_settled(&mut self, here: Option<(PlanId, Epoch)>) -> Vec<Write> {
        let elsewhere = |pending: &&Pending| matches!(pending.standing, Standing::Done(_)) && pending.done_in != here;
        let again = |pending: &Pending| Pending { standing: Standing::Waiting, done_in: None, ..pending.clone() };
        let doubted: Vec<Pending> = self.outbox.iter().filter(elsewhere).map(again).collect();
        let keep = |pending: Pending| {
            self.outbox.put(pending.clone());
            Write::Keep(Box::new(pending))
        };
        doubted.into_iter().map(keep).collect()
    }

    /// In the order they were made, so that what builds on another comes after it. What stands blocked may stay so, and takes no
    /// place from what waits.
    pub(super) fn next_batch(&self) -> Vec<Op> {
        let waiting = self.outbox.iter().filter(|pending| pending.is_waiting() && self.may_go(pending)).count();
        let mut blocked_max = self.batch_ops.saturating_sub(waiting);
        let mut bytes = 0;
        let mut batch = Vec::new();
        for pending in self.outbox.iter().filter(|pending| self.may_go(pending)) {
            if !pending.is_waiting() {
                if blocked_max == 0 {
                    continue;
                }
                blocked_max -= 1;
            }
            bytes += serde_json::to_string(&pending.op).map_or(0, |json| json.len());
            if batch.len() == self.batch_ops || (bytes > BATCH_BYTES_MAX && !batch.is_empty()) {
                break;
            }
            batch.push(pending.op.clone());
        }
        batch
    }

    /// Leaves operations out of a request, and what builds on them; the rest goes, and news comes.
    pub fn hold_back(&self, request: &mut SyncRequest, ids: &[OpId]) {
        let whole = request.ops.len();
        for id in ids {
            let builds_on_it = self.outbox.dependants(*id);
            request.ops.retain(|op| op.id != *id && !builds_on_it.contains(&op.id));
        }
        let held_back = u32::try_from(whole - request.ops.len()).unwrap_or(u32::MAX);
        request.waiting = request.waiting.saturating_add(held_back);
    }

    /// Whether the server's word on it may be another than the last time.
    fn may_go(&self, pending: &Pending) -> bool {
        let is_stuck = |id: OpId| self.outbox.get(id).is_some_and(Pending::needs_attention);
        let may = match pending.standing {
            Standing::Waiting => true,
            Standing::Blocked(dep) => !is_stuck(dep) && !self.put_off.holds(dep),
            Standing::Done(_) | Standing::Refused(_) => false,
        };
        may && !self.put_off.holds(pending.op.id)
    }

    /// Whether there is more to say at once, now that these have been carried out. What builds on one of them is asked about
    /// once more; each can be carried out only once, so this ends.
    pub(super) fn has_something_to_say(&self, settled: &[OpId]) -> bool {
        let here = self.place.map(|place| (place.plan, place.epoch));
        self.outbox.iter().any(|pending| match pending.standing {
            Standing::Waiting => !pending.sent,
            Standing::Done(_) => pending.done_in != here,
            Standing::Blocked(dep) => settled.contains(&dep),
            Standing::Refused(_) => false,
        })
    }
}
