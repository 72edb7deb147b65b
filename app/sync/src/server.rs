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
use std::collections::{BTreeMap, BTreeSet};

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
pub fn judge(batch: &[Op], known: &BTreeMap<OpId, Known>, rows: &mut RowSet, context: Context, rev: Rev) -> Judgement {
    let mut bench = Bench { known: known.clone(), rows, context, touched: BTreeSet::new(), out: Judgement { rev, ..Judgement::default() } };
    for (index, op) in batch.iter().enumerate() {
        let verdict = bench.decide(index, op);
        bench.out.verdicts.push((op.id, verdict));
    }
    bench.out.changed = bench.touched.iter().filter_map(|key| bench.rows.row(*key).cloned()).collect();
    bench.out
}

struct Bench<'a> {
    known: BTreeMap<OpId, Known>,
    rows: &'a mut RowSet,
    context: Context,
    touched: BTreeSet<RowKey>,
    out: Judgement,
}

impl Bench<'_> {
    fn decide(&mut self, index: usize, op: &Op) -> Verdict {
        let person = self.context.actor.person;
        if let Some(known) = self.known.get(&op.id) {
            // A repeated id gets the stored verdict; the same id for something else gets none of it.
            let same = known.person == person && known.op == *op;
            return if same { known.verdict.clone() } else { Verdict::Refused(Refusal::new(RefusalCode::IdReuse)) };
        }
        let verdict = self.weigh(op);
        if verdict.is_final() {
            self.known.insert(op.id, Known { person, op: op.clone(), verdict: verdict.clone() });
            self.out.decided.push(index);
        }
        verdict
    }

    fn weigh(&mut self, op: &Op) -> Verdict {
        for dep in &op.deps {
            match self.known.get(dep).map(|known| &known.verdict) {
                None => return Verdict::Blocked { dep: *dep },
                Some(Verdict::Refused(_)) => return Verdict::Refused(Refusal::new(RefusalCode::DependsOn)),
                Some(_) => {}
            }
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
