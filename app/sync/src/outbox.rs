//! The outbox: what was done on this device and is not yet known to be everywhere it should be.

use parboard_domain::{
    id::{Epoch, OpId, PlanId, TaskId},
    measure::Rev,
    op::{Body, Op, Request, SCHEMA},
    refusal::Refusal,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One operation, and how far it has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// The operation.
    pub op: Op,
    /// It was sent at least once; from then on it is never altered.
    #[serde(default)]
    pub sent: bool,
    /// How far it has come.
    #[serde(default)]
    pub standing: Standing,
    /// Of which plan and generation its revision is, when it was carried out. In another plan, or in the generation that a
    /// restored backup begins, that revision says nothing, and the server is asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_in: Option<(PlanId, Epoch)>,
}

/// How far an operation has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Waits to be sent, or for an answer.
    #[default]
    Waiting,
    /// Carried out; leaves when the device holds that revision.
    Done(Rev),
    /// Not carried out; a person decides.
    Refused(Refusal),
    /// Builds on one that has not been carried out.
    Blocked(OpId),
}

impl Pending {
    /// A new one.
    pub fn new(op: Op) -> Self {
        Self { op, sent: false, standing: Standing::Waiting, done_in: None }
    }

    /// Whether it still has to reach the server.
    pub fn is_waiting(&self) -> bool {
        self.standing == Standing::Waiting
    }

    /// Whether it takes a person to go on.
    pub fn needs_attention(&self) -> bool {
        matches!(self.standing, Standing::Refused(_) | Standing::Blocked(_))
    }
}

/// The operations of one account on one device, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outbox {
    held: BTreeMap<OpId, Pending>,
}

impl Outbox {
    /// An outbox of these.
    pub fn new(pending: impl IntoIterator<Item = Pending>) -> Self {
        let mut held = BTreeMap::new();
        // Not collected: that would bring a sorter of its own, see `parboard_domain::order`.
        held.extend(pending.into_iter().map(|pending| (pending.op.id, pending)));
        Self { held }
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Pending> {
        self.held.values()
    }

    /// The one of that id.
    pub fn get(&self, id: OpId) -> Option<&Pending> {
        self.held.get(&id)
    }

    /// Puts one in, or back.
    pub fn put(&mut self, pending: Pending) {
        self.held.insert(pending.op.id, pending);
    }

    /// Takes one out.
    pub fn take(&mut self, id: OpId) -> Option<Pending> {
        self.held.remove(&id)
    }

    /// The id of the latest.
    pub fn last(&self) -> Option<OpId> {
        self.held.last_key_value().map(|(id, _)| *id)
    }

    /// How many still have to reach the server.
    pub fn waiting(&self) -> usize {
        self.iter().filter(|pending| pending.is_waiting()).count()
    }

    /// What takes a person to go on, without what only waits for one of them.
    pub fn causes(&self) -> impl Iterator<Item = &Pending> {
        let is_stuck = |id: &OpId| self.get(*id).is_some_and(Pending::needs_attention);
        let follows = move |pending: &Pending| {
            let blocked_by = matches!(&pending.standing, Standing::Blocked(dep) if is_stuck(dep));
            blocked_by || pending.op.deps.iter().any(is_stuck)
        };
        self.iter().filter(move |pending| pending.needs_attention() && !follows(pending))
    }

    /// How many things a person has to decide: each stands for all that builds on it.
    pub fn attention(&self) -> usize {
        self.causes().count()
    }

    /// The unsent operation that `op` can be folded into: the same field of the same card, or the same card's column.
    pub fn folds_into(&self, op: &Op) -> Option<OpId> {
        let task = op.task()?;
        let earlier = self.held.values().rev().find(|pending| pending.op.task() == Some(task) && same_place(&pending.op, op))?;
        (!earlier.sent && earlier.is_waiting()).then_some(earlier.op.id)
    }

    /// What adding an operation comes to, which takes the place of an unsent one of the same field; nothing has changed yet.
    ///
    /// It keeps an id of its own. Another tab may be sending the earlier one in this very moment, and what one tab writes is seen
    /// by the others a moment later: an operation that two of them wrote would be one's or the other's, and the rest gone.
    pub fn plan(&self, op: Op) -> Recorded {
        let earlier = self.folds_into(&op).and_then(|id| self.held.get(&id));
        match earlier.and_then(|earlier| Some((earlier.op.id, fold(&earlier.op, &op)?))) {
            Some((earlier, folded)) if changes_nothing(&folded) => Recorded::Undone(earlier),
            Some((earlier, folded)) => Recorded::InPlaceOf(earlier, Box::new(Pending::new(folded))),
            None => Recorded::Kept(Box::new(Pending::new(op))),
        }
    }

    /// Adds what was planned.
    pub fn record(&mut self, recorded: Recorded) {
        match recorded {
            Recorded::Kept(pending) => self.put(*pending),
            Recorded::InPlaceOf(earlier, pending) => {
                self.take(earlier);
                self.put(*pending);
            }
            Recorded::Undone(id) => drop(self.take(id)),
        }
    }

    /// The operations that build on that one, directly or not, or speak of the card it makes.
    pub fn dependants(&self, id: OpId) -> Vec<OpId> {
        let made = self.held.get(&id).filter(|pending| matches!(pending.op.request(), Some(Request::CreateTask { .. }))).map(|_| TaskId(id.0));
        let mut found = vec![id];
        for pending in self.held.values() {
            let builds_on = pending.op.deps.iter().any(|dep| found.contains(dep));
            if pending.op.id != id && (builds_on || (made.is_some() && pending.op.task() == made)) {
                found.push(pending.op.id);
            }
        }
        found.split_off(1)
    }
}

/// What adding an operation comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// This is to be written down.
    Kept(Box<Pending>),
    /// This is to be written down, and then the earlier one erased.
    InPlaceOf(OpId, Box<Pending>),
    /// The edit took itself back: this is to be erased.
    Undone(OpId),
}

/// Whether both set the same single field, or both place the card.
fn same_place(earlier: &Op, later: &Op) -> bool {
    match (earlier.request(), later.request()) {
        (Some(Request::PlaceTask { .. }), Some(Request::PlaceTask { .. })) => true,
        (Some(Request::SetFields { changes: a, .. }), Some(Request::SetFields { changes: b, .. })) => {
            matches!((&a[..], &b[..]), ([a], [b]) if a.field == b.field)
        }
        _ => false,
    }
}

/// One operation that does what both did: from what was seen first to what is wanted last.
fn fold(earlier: &Op, later: &Op) -> Option<Op> {
    let request = match (earlier.request()?, later.request()?) {
        // What was said with a step is said of that step.
        (Request::PlaceTask { task, from, rank, why, .. }, Request::PlaceTask { to, rank: newer, why: later, .. }) => {
            if [why, later].into_iter().flatten().any(|why| !why.is_empty()) {
                return None;
            }
            Request::PlaceTask {
                task: *task,
                from: *from,
                to: *to,
                rank: newer.clone().or_else(|| rank.clone()),
                why: why.clone().or_else(|| later.clone()),
            }
        }
        (Request::SetFields { task, changes: a }, Request::SetFields { changes: b, .. }) => {
            let (a, b) = (a.first()?, b.first()?);
            // An edit made against something else than our own last word must be merged by itself.
            if a.to != b.from {
                return None;
            }
            let mut change = b.clone();
            change.from = a.from.clone();
            Request::SetFields { task: *task, changes: vec![change] }
        }
        _ => return None,
    };
    let mut deps = later.deps.clone();
    deps.extend(earlier.deps.iter().filter(|dep| !later.deps.contains(dep)));
    // Folding says both in the words of this version, whatever version the earlier one was made with.
    Some(Op { schema: SCHEMA, deps, body: Body::Known(request), ..later.clone() })
}

fn changes_nothing(op: &Op) -> bool {
    match op.request() {
        Some(Request::SetFields { changes, .. }) => changes.iter().all(|change| change.from == change.to),
        Some(Request::PlaceTask { from, to, rank: None, .. }) => from == to,
        _ => false,
    }
}
