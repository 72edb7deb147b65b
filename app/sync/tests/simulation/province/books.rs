//! The server's books: rows and log, as they are kept.

use super::archive::Filed;
use crate::people;
use parboard_domain::{
    evidence::FileHash,
    id::{Epoch, OpId, PersonId, PlanId},
    json,
    measure::Rev,
    op::Op,
    person::{Directory, Person},
    row::{Row, RowKey, RowSet, RowSum},
};
use parboard_sync::{
    protocol::Verdict,
    server::{Head, Known},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows and log, as they are kept.
#[derive(Clone)]
pub struct Books {
    pub plans: BTreeMap<PlanId, PlanBook>,
    pub log: BTreeMap<OpId, Line>,
    /// Operations that were written into the log a second time.
    pub written_twice: BTreeSet<OpId>,
    /// What is here of each file.
    pub files: BTreeMap<FileHash, Filed>,
    pub directory: Directory,
    pub epoch: Epoch,
}

/// One plan.
#[derive(Clone)]
pub struct PlanBook {
    pub rows: RowSet,
    pub head: Head,
}

/// A line of the log, as text where the store keeps text.
#[derive(Clone, Debug)]
pub struct Line {
    pub person: PersonId,
    pub op: String,
    pub verdict: String,
}

/// One write of a transaction.
pub enum Change {
    Log(OpId, Line),
    Rows(PlanId, Vec<Row>),
    Head(PlanId, Head),
}

impl Line {
    pub fn new(person: PersonId, op: &Op, verdict: &Verdict) -> Self {
        let text = |json: serde_json::Result<String>| json.expect("operations and verdicts are JSON");
        Self { person, op: text(serde_json::to_string(op)), verdict: text(serde_json::to_string(verdict)) }
    }

    pub fn op(&self) -> Op {
        json::read(&self.op).expect("the log is readable")
    }

    /// Without reading all of it: this is asked of every line after every step.
    pub fn is_refusal(&self) -> bool {
        self.verdict.starts_with("{\"refused\"")
    }

    pub fn verdict(&self) -> Verdict {
        json::read(&self.verdict).expect("the log is readable")
    }
}

impl Books {
    pub fn open(tasks: usize) -> Self {
        let mut plans = BTreeMap::new();
        for (n, tasks) in [tasks, 2].into_iter().enumerate() {
            let mut book = PlanBook { rows: RowSet::default(), head: Head { rev: Rev(0), sum: RowSum::default() } };
            for noun in people::nouns(n, tasks) {
                book.head.rev = Rev(book.head.rev.0 + 1);
                book.head.sum = book.head.sum.with(noun.key(), book.head.rev);
                book.rows.put(Row { rev: book.head.rev, is: noun });
            }
            plans.insert(people::plan(n), book);
        }
        let epoch = Epoch(Uuid::from_u128(0xe << 64));
        Self { plans, log: BTreeMap::new(), written_twice: BTreeSet::new(), files: BTreeMap::new(), directory: people::directory(), epoch }
    }

    pub fn person(&self, id: PersonId) -> Person {
        self.directory.find_person(id).cloned().expect("nobody leaves the directory")
    }

    pub fn plan_of(&self, key: RowKey) -> Option<PlanId> {
        self.plans.iter().find(|(_, book)| book.rows.row(key).is_some()).map(|(plan, _)| *plan)
    }

    /// Those of these operations, and of those they build on, that were decided before.
    pub fn known(&self, ops: &[Op]) -> BTreeMap<OpId, Known> {
        let ids: BTreeSet<OpId> = ops.iter().flat_map(|op| op.deps.iter().chain([&op.id])).copied().collect();
        let line = |id: OpId| self.log.get(&id).map(|line| (id, Known { person: line.person, op: line.op(), verdict: line.verdict() }));
        ids.into_iter().filter_map(line).collect()
    }

    /// The sum over a plan's rows once these are among them.
    pub fn sum_after(&self, plan: PlanId, changed: &[Row]) -> RowSum {
        let mut rows = self.plans[&plan].rows.clone();
        put_all(&mut rows, changed.to_vec());
        RowSum::of(rows.iter())
    }

    pub fn carry_out(&mut self, change: Change) {
        match change {
            Change::Log(id, line) => {
                if self.log.insert(id, line).is_some() {
                    self.written_twice.insert(id);
                }
            }
            Change::Rows(plan, rows) => {
                let book = self.plans.get_mut(&plan).expect("plans stay");
                put_all(&mut book.rows, rows);
            }
            Change::Head(plan, head) => self.plans.get_mut(&plan).expect("plans stay").head = head,
        }
    }
}

fn put_all(held: &mut RowSet, rows: Vec<Row>) {
    for row in rows {
        held.put(row);
    }
}
