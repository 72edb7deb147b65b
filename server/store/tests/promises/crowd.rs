//! Many at once: on one plan, on the same cards, through two servers, with readers between them.

use super::{
    office::{NOW, Office, carried_out, mint, offices, place},
    reader::Reader,
};
use parboard_domain::{
    field::{Field, Value},
    id::{DeviceId, Mint, OpId, TaskId},
    measure::Rev,
    op::{Body, Change, Op, Request, SCHEMA},
    task::Status,
};
use parboard_store::Store;
use parboard_sync::protocol::Verdict;
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::task::JoinSet;
use uuid::Uuid;

const WRITERS: u64 = 8;
const BATCHES: usize = 12;
const READERS: u64 = 3;

/// Failure modes 8, 11, 23 and 24: everything acknowledged is there once, revisions follow commits, and a copy built by reading
/// during the writing is the whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crowd_of_writers_loses_and_doubles_nothing_and_no_reader_skips_a_row() {
    for office in offices().await {
        // Two nodes, or on a file the server and a command beside it.
        let stores = [office.store.clone(), Store::open(&office.url).await.unwrap()];
        let cards = office.cards().await;
        let left = Arc::new(AtomicUsize::new(WRITERS as usize));
        let mut writers = JoinSet::new();
        for n in 0..WRITERS {
            let writer = Writer::new(&office, n, &stores, &cards);
            writers.spawn(writer.work(Arc::clone(&left)));
        }
        let mut readers = JoinSet::new();
        for n in 0..READERS {
            let (mut reader, left) = (Reader::new(&office, &stores[n as usize % 2], n), Arc::clone(&left));
            readers.spawn(async move {
                while left.load(Ordering::SeqCst) > 0 {
                    reader.read().await;
                    tokio::task::yield_now().await;
                }
                reader.catch_up().await;
                reader
            });
        }
        let mut told = BTreeMap::new();
        while let Some(writer) = writers.join_next().await {
            for (id, verdict) in writer.unwrap() {
                assert_eq!(told.insert(id, verdict), None);
            }
        }
        let export = office.store.export(office.plan).await.unwrap();
        let logged: BTreeMap<OpId, Verdict> = export.ops.iter().map(|line| (line.id, line.verdict.clone())).collect();
        assert_eq!((export.ops.len(), &logged), (told.len(), &told));
        while let Some(reader) = readers.join_next().await {
            let reader = reader.unwrap();
            assert_eq!((reader.cursor(), reader.held), (export.rev, office.rows().await));
        }
        assert_eq!(office.store.check().await.unwrap().problems, []);
        stores[1].close().await;
    }
}

/// Own: two batches over the same two plans, in opposite order, wait for each other in one order only.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn batches_over_two_plans_never_lock_each_other_out() {
    for office in offices().await {
        let here = office.cards().await[0];
        let other = office.second_plan().await;
        let there = office.store.export(other.plan).await.unwrap().rows;
        let there = there.iter().find_map(|row| super::office::as_task(row).map(|task| task.id)).unwrap();
        let stores = [office.store.clone(), Store::open(&office.url).await.unwrap()];
        let mut writers = JoinSet::new();
        for (n, cards) in [[here, there], [there, here], [here, there], [there, here]].into_iter().enumerate() {
            let mut writer = Writer::new(&office, n as u64, &stores, &cards);
            let (account, plan, store) = (office.coordinator.clone(), office.plan, stores[n % 2].clone());
            writers.spawn(async move {
                for _ in 0..20 {
                    let ops = cards.map(|card| {
                        writer.op(Request::AddComment { task: card, body: "Đôn đốc".to_owned(), mentions: Vec::new(), answers: None })
                    });
                    let applied = store.apply_ops(&account, plan, &ops, NOW).await.unwrap();
                    assert!(applied.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
                }
            });
        }
        while let Some(done) = writers.join_next().await {
            done.unwrap();
        }
        assert_eq!(office.store.export(other.plan).await.unwrap().ops.len(), 80);
        assert_eq!(office.store.check().await.unwrap().problems, []);
        stores[1].close().await;
    }
}

struct Writer {
    office: Scene,
    stores: [Store; 2],
    cards: Vec<TaskId>,
    n: u64,
    mint: Mint,
}

/// What a writer needs of the office, to take along.
struct Scene {
    account: parboard_store::Account,
    request: parboard_sync::protocol::SyncRequest,
}

impl Writer {
    fn new(office: &Office, n: u64, stores: &[Store; 2], cards: &[TaskId]) -> Self {
        let scene = Scene { account: office.coordinator.clone(), request: office.request(Vec::new()) };
        Self { office: scene, stores: stores.clone(), cards: cards.to_vec(), n, mint: mint() }
    }

    fn op(&mut self, request: Request) -> Op {
        let id = OpId(self.mint.next(1_750_000_000_000));
        let device = DeviceId(Uuid::from_u64_pair(8, self.n));
        Op { id, device, schema: SCHEMA, made_at: NOW, deps: Vec::new(), body: Body::Known(request) }
    }

    /// Batch after batch; what it was told about each operation.
    async fn work(mut self, left: Arc<AtomicUsize>) -> Vec<(OpId, Verdict)> {
        let mut told: Vec<(OpId, Verdict)> = Vec::new();
        let mut last = Rev(0);
        for batch in 0..BATCHES {
            let ops: Vec<Op> = (0..=(batch + self.n as usize) % 5).map(|at| self.edit(batch, at)).collect();
            let verdicts = if batch % 3 == 0 { self.send_twice_at_once(&ops).await } else { self.send(batch, &ops).await };
            let revs: Vec<Rev> = verdicts.iter().filter_map(|(_, verdict)| verdict.rev()).collect();
            assert_eq!(revs.len(), ops.len(), "nothing here is to be refused");
            assert!(revs.is_sorted() && last <= revs[0], "what came later has a later revision");
            last = *revs.last().unwrap();
            assert!(self.stores[(batch + 1) % 2].plan_rev(self.office.request.plan.unwrap()).await.unwrap() >= last, "and both servers know it");
            told.extend(verdicts);
        }
        left.fetch_sub(1, Ordering::SeqCst);
        told
    }

    /// All on the same three cards: remarks, figures, columns.
    fn edit(&mut self, batch: usize, at: usize) -> Op {
        let task = self.cards[(batch + at) % self.cards.len()];
        let number = |n: usize| Value::Number((n % 101) as i64);
        self.op(match at {
            0 => Request::AddComment { task, body: format!("{} {batch}", self.n), mentions: Vec::new(), answers: None },
            // Steps of an appraisal: a plain move that comes after one is refused, and nothing here is to be.
            1 => place(task, Status::ALL[2 + batch % 2], Status::ALL[(batch + self.n as usize) % 4]),
            _ => {
                let change = Change { field: Field::Percent, from: number(batch), to: number(batch * 7 + at + self.n as usize) };
                Request::SetFields { task, changes: vec![change] }
            }
        })
    }

    async fn send(&self, store: usize, ops: &[Op]) -> Vec<(OpId, Verdict)> {
        let request = parboard_sync::protocol::SyncRequest { ops: ops.to_vec(), ..self.office.request.clone() };
        self.stores[store % 2].sync(&self.office.account, &request, NOW).await.unwrap().0.verdicts
    }

    /// Two tabs that do not know of each other send the same, through two servers: one carries it out, both say the same.
    async fn send_twice_at_once(&self, ops: &[Op]) -> Vec<(OpId, Verdict)> {
        let (one, other) = tokio::join!(self.send(0, ops), self.send(1, ops));
        assert_eq!(one, other);
        one
    }
}
