//! The half that decides: operations in, verdicts and changed rows out. The store keeps both in one transaction.

mod pull;

pub use pull::{Asked, Head, Outlook, Page, Wanted, last_whole, reply};

use crate::protocol::{SyncRequest, Verdict};
use parboard_domain::{
    apply::{Context, apply},
    id::{OpId, PersonId},
    measure::Rev,
    op::Op,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Row, RowKey, RowSet, RowSum},
};
use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
};

/// After how long a device offers again what this server is too old to read: about the time in which the machines of a
/// province are brought up to date one after the other.
pub const NEWER_AGAIN_MS: u32 = 300_000;

/// An operation that was decided before.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Who sent it.
    pub person: PersonId,
    /// What it asked for.
    pub op: Op,
    /// What became of it.
    pub verdict: Verdict,
}

/// What a batch came to.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// A verdict for each operation, in the order they came.
    pub verdicts: Vec<(OpId, Verdict)>,
    /// Those decided now and for good, to be written to the log: index into the batch.
    pub decided: Vec<usize>,
    /// Rows as they are now, changed by this batch.
    pub changed: Vec<Row>,
    /// The plan's revision after it.
    pub rev: Rev,
    /// What to add to the sum over the plan's rows.
    pub sum: RowSum,
}

/// Whether the operations of a request may be carried out in that person's name. If not, it is answered as if it had
/// brought none: the device sees from the answer whose session it is, and keeps them.
pub fn may_judge(request: &SyncRequest, session: PersonId) -> bool {
    request.person.is_none_or(|person| person == session)
}

/// Judges a batch against the rows it concerns, which it changes as it goes.
///
/// `known` holds the operations among these, and among those they build on, that were decided before.
pub fn judge<O: Borrow<Op>>(batch: &[O], known: &BTreeMap<OpId, Known>, rows: &mut RowSet, context: Context, rev: Rev) -> Judgement {
    let batch: Vec<&Op> = batch.iter().map(Borrow::borrow).collect();
    let out = Judgement { rev, ..Judgement::default() };
    let mut bench = Bench { batch: &batch, known, fresh: BTreeMap::new(), rows, context, touched: BTreeSet::new(), out };
    for (index, op) in batch.iter().enumerate() {
        let verdict = bench.decide(index, op);
        bench.out.verdicts.push((op.id, verdict));
    }
    bench.out.changed = bench.touched.iter().filter_map(|key| bench.rows.row(*key).cloned()).collect();
    bench.out
}

struct Bench<'a> {
    batch: &'a [&'a Op],
    known: &'a BTreeMap<OpId, Known>,
    /// Those decided now, by their index in the batch.
    fresh: BTreeMap<OpId, usize>,
    rows: &'a mut RowSet,
    context: Context,
    touched: BTreeSet<RowKey>,
    out: Judgement,
}

impl Bench<'_> {
    fn decide(&mut self, index: usize, op: &Op) -> Verdict {
        let person = self.context.actor.person;
        let same = match (self.known.get(&op.id), self.fresh.get(&op.id)) {
            (Some(known), _) => Some(known.person == person && known.op == *op),
            (None, Some(index)) => Some(self.batch[*index] == op),
            (None, None) => None,
        };
        // A repeated id gets the stored verdict; the same id for something else gets none of it.
        if let Some(same) = same {
            let stored = self.verdict_on(op.id).filter(|_| same).cloned();
            return stored.unwrap_or_else(|| Verdict::Refused(Refusal::new(RefusalCode::IdReuse)));
        }
        let verdict = self.weigh(op);
        if verdict.is_final() {
            self.fresh.insert(op.id, index);
            self.out.decided.push(index);
        }
        verdict
    }

    fn verdict_on(&self, id: OpId) -> Option<&Verdict> {
        let fresh = || self.fresh.get(&id).map(|index| &self.out.verdicts[*index].1);
        self.known.get(&id).map(|known| &known.verdict).or_else(fresh)
    }

    fn weigh(&mut self, op: &Op) -> Verdict {
        for dep in &op.deps {
            match self.verdict_on(*dep) {
                None => return Verdict::Blocked { dep: *dep },
                Some(Verdict::Refused(_)) => return Verdict::Refused(Refusal::new(RefusalCode::DependsOn)),
                Some(_) => {}
            }
        }
        // A refusal would stand for ever, also when this server is up to date a minute later.
        if op.awaits_newer_version() {
            return Verdict::Retry { after_ms: NEWER_AGAIN_MS };
        }
        match apply(self.rows, op, self.context) {
            Err(refusal) => Verdict::Refused(refusal),
            Ok(outcome) => {
                let rev = self.keep(outcome.rows);
                if outcome.clashes.is_empty() { Verdict::Applied { rev } } else { Verdict::Merged { rev, clashes: outcome.clashes } }
            }
        }
    }

    /// Gives the nouns one new revision; none when nothing changed.
    fn keep(&mut self, nouns: Vec<Noun>) -> Rev {
        if !nouns.is_empty() {
            self.out.rev = Rev(self.out.rev.0 + 1);
        }
        let rev = self.out.rev;
        for noun in nouns {
            let key = noun.key();
            if let Some(held) = self.rows.row(key) {
                self.out.sum = self.out.sum.without(key, held.rev);
            }
            self.out.sum = self.out.sum.with(key, rev);
            self.touched.insert(key);
            self.rows.put(Row { rev, is: noun });
        }
        rev
    }
}
