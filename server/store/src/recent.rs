//! The latest rows of each plan, in memory: whoever follows a plan live asks for just these.
//!
//! With eight devices at work every row is asked for eight times within a second, and reading it back costs more than
//! writing it did. What stands here is only ever a continuation of what was committed: each batch must begin at the
//! revision where the last one ended, or the memory starts over from it. Before answering, the plan's revision in the
//! database is compared, so what another process or node wrote is never missed; then the database answers instead.

use parboard_domain::{
    id::PlanId,
    measure::Rev,
    row::{Row, RowKey},
};
use parboard_sync::server::{Head, Page};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

/// How many rows are remembered of each plan: some two thousand edits.
const ROWS_MAX: usize = 4_000;

/// What one transaction did to one plan.
#[derive(Debug)]
pub(crate) struct Committed {
    pub plan: PlanId,
    pub before: Head,
    pub after: Head,
    pub rows: Vec<Row>,
}

/// The latest rows of every plan.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<HashMap<PlanId, Tail>>);

impl Recent {
    /// Takes in what has been committed.
    pub fn add(&self, committed: Vec<Committed>) {
        let mut tails = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for batch in committed {
            let tail = tails.entry(batch.plan).or_insert_with(|| Tail::from(batch.before));
            tail.add(batch);
        }
    }

    /// The rows after a cursor, as [`crate::rows::load_after`] would find them, and how far the plan has come with them; `None`
    /// when they are not remembered. `seen` is how far the plan has come by the database.
    pub fn after(&self, plan: PlanId, cursor: Rev, seen: Head, rows_max: usize) -> Option<(Page, Head)> {
        let tails = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tail = tails.get(&plan)?;
        let current = tail.head.rev > seen.rev || tail.head == seen;
        let rows = (current && cursor >= tail.after).then(|| tail.rows.range((cursor, None)..).filter(|((rev, _), _)| *rev > cursor))?;
        let rows: Vec<Row> = rows.take(rows_max + 1).map(|(_, row)| row.clone()).collect();
        // A single revision larger than a page is left to the database, which knows where it ends.
        Page::cut(rows, rows_max).map(|page| (page, tail.head))
    }
}

/// The rows of one plan that changed after one revision, each as it is now.
#[derive(Debug)]
struct Tail {
    after: Rev,
    head: Head,
    /// In order of revision.
    rows: BTreeMap<(Rev, Option<RowKey>), Row>,
    revs: HashMap<RowKey, Rev>,
}

impl Tail {
    /// Nothing yet, from here on.
    fn from(head: Head) -> Self {
        Self { after: head.rev, head, rows: BTreeMap::new(), revs: HashMap::new() }
    }

    fn add(&mut self, batch: Committed) {
        if batch.before != self.head {
            if batch.after.rev <= self.head.rev {
                // A batch that was overtaken on the way here, after its successor has started the memory over.
                return;
            }
            *self = Self::from(batch.before);
        }
        for row in batch.rows {
            let key = row.is.key();
            if let Some(old) = self.revs.insert(key, row.rev) {
                self.rows.remove(&(old, Some(key)));
            }
            self.rows.insert((row.rev, Some(key)), row);
        }
        self.head = batch.after;
        self.forget();
    }

    /// Forgets the oldest revisions, each as a whole.
    fn forget(&mut self) {
        while self.rows.len() > ROWS_MAX || self.rows.first_key_value().is_some_and(|((rev, _), _)| *rev <= self.after) {
            let Some(((rev, key), _)) = self.rows.pop_first() else { return };
            self.after = self.after.max(rev);
            key.and_then(|key| self.revs.remove(&key));
        }
    }
}
