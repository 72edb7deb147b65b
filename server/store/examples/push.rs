//! How much a durable edit costs, against plain rows written to the same kind of database in the same run.
//!
//! `cargo run --release -p parboard-store --example push [DATABASE_URL]`; without one, a SQLite file that is thrown away.

use parboard_domain::{
    document::{Document, Item, ItemTask, Reading},
    field::{Field, Value},
    id::{DeviceId, Epoch, Mint, OpId, PlanId, TaskId},
    measure::{Moment, Rev},
    op::{Body, Change, Op, Request, SCHEMA},
    person::Role,
    row::Noun,
};
use parboard_store::{Account, NewAccount, Store};
use parboard_sync::protocol::{PROTOCOL, SyncReply, SyncRequest};
use std::time::{Duration, Instant};
use uuid::Uuid;

const BATCH: i64 = 100;
const DEVICES: usize = 8;
const BATCHES_EACH: i64 = 40;
const ROUNDS: usize = 5;
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = format!("sqlite://{}/push.db", folder.path().display());
    let url = std::env::args().nth(1).unwrap_or_else(|| file.clone());
    let office = Office::open(&url).await?;
    let mut plain = Vec::new();
    let mut edits = Vec::new();
    for _ in 0..ROUNDS {
        plain.push(write_plain_rows(&url).await?);
        edits.push(office.send_batches(0, 10).await?);
    }
    let (plain, edits) = (middle(plain), middle(edits));
    println!("1,000 plain rows in one durable transaction   {:>8.1} ms", ms(plain));
    println!(
        "1,000 edits in 10 batches of {BATCH}              {:>8.1} ms   {:.1} times as much",
        ms(edits),
        edits.as_secs_f64() / plain.as_secs_f64()
    );
    let begun = Instant::now();
    let mut devices = tokio::task::JoinSet::new();
    for device in 0..DEVICES {
        let office = office.clone();
        devices.spawn(async move { office.send_batches(device, BATCHES_EACH).await });
    }
    while let Some(done) = devices.join_next().await {
        done??;
    }
    let sent = DEVICES as i64 * BATCHES_EACH * BATCH;
    println!("{DEVICES} devices at once                          {:>8.0} durable operations a second", sent as f64 / begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let report = office.store.check().await?;
    println!("check of {} operations and {} rows      {:>8.1} ms, {} problems", report.ops, report.rows, ms(begun.elapsed()), report.problems.len());
    office.store.close().await;
    Ok(())
}

/// A thousand rows of about the size of an operation, one statement each, in one transaction that is on disk at the end.
async fn write_plain_rows(url: &str) -> Outcome<Duration> {
    let url = if url.starts_with("sqlite") { url.replace("push.db", "plain.db") + "?mode=rwc" } else { url.to_owned() };
    let pool = sqlx::any::AnyPoolOptions::new().max_connections(1).connect(&url).await?;
    if url.starts_with("sqlite") {
        sqlx::raw_sql("pragma journal_mode = wal; pragma synchronous = full;").execute(&pool).await?;
    }
    sqlx::query("create table if not exists plain (id text primary key, body text not null)").execute(&pool).await?;
    let body = "x".repeat(300);
    let begun = Instant::now();
    let mut transaction = pool.begin().await?;
    for _ in 0..1_000 {
        let insert = sqlx::query("insert into plain (id, body) values ($1, $2)");
        insert.bind(Uuid::now_v7().to_string()).bind(body.clone()).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    let taken = begun.elapsed();
    pool.close().await;
    Ok(taken)
}

/// A province with a plan of as many cards as devices' batches touch.
#[derive(Clone)]
struct Office {
    store: Store,
    account: Account,
    plan: PlanId,
    cards: Vec<TaskId>,
    epoch: Epoch,
}

impl Office {
    async fn open(url: &str) -> Outcome<Self> {
        let store = Store::open(url).await?;
        let province = store.ensure_province("Tỉnh").await?;
        if store.find_account("bench").await?.is_none() {
            let new = NewAccount { login: "bench".into(), name: "Bench".into(), role: Role::Coordinator, agency: None, password_hash: String::new() };
            store.add_account(province, new).await?;
        }
        let account = store.find_account("bench").await?.ok_or("no account")?;
        let plan = store.import(province, account.person.id, &reading(), None, Moment(0)).await?.plan;
        let rows = store.export(plan).await?.rows;
        let cards = rows.iter().filter_map(|row| if let Noun::Task(task) = &row.is { Some(task.id) } else { None }).collect();
        let mut office = Self { store, account, plan, cards, epoch: Epoch(Uuid::nil()) };
        office.epoch = office.store.sync(&office.account, &office.request(0, Rev(0), Vec::new()), Moment(0)).await?.0.epoch;
        Ok(office)
    }

    /// One device's batches, one after the other; after each it has every row that anybody changed until then.
    async fn send_batches(&self, device: usize, batches: i64) -> Outcome<Duration> {
        let mut mint = Mint::new(Uuid::new_v4().as_u64_pair().1);
        let mut cursor = self.store.plan_rev(self.plan).await?;
        let begun = Instant::now();
        for batch in 0..batches {
            let ops = (0..BATCH).map(|n| self.edit(&mut mint, device, batch * BATCH + n)).collect();
            let (reply, _) = self.store.sync(&self.account, &self.request(device, cursor, ops), Moment(batch)).await?;
            if reply.verdicts.iter().any(|(_, verdict)| verdict.rev().is_none()) {
                return Err("an edit was refused".into());
            }
            cursor = self.catch_up(device, reply).await?;
        }
        Ok(begun.elapsed())
    }

    /// Fetches what the others did until there is no more.
    async fn catch_up(&self, device: usize, mut reply: SyncReply) -> Outcome<Rev> {
        while reply.more {
            reply = self.store.sync(&self.account, &self.request(device, reply.cursor, Vec::new()), Moment(0)).await?.0;
        }
        Ok(reply.cursor)
    }

    fn edit(&self, mint: &mut Mint, device: usize, n: i64) -> Op {
        let task = self.cards[(device * 37 + n as usize) % self.cards.len()];
        let change = Change { field: Field::Percent, from: Value::Number(n % 100), to: Value::Number((n + 1 + device as i64) % 100) };
        let request = Request::SetFields { task, changes: vec![change] };
        let now = u64::try_from(n).unwrap_or(0) + 1_750_000_000_000;
        Op { id: OpId(mint.next(now)), device: device_id(device), schema: SCHEMA, made_at: Moment(n), deps: Vec::new(), body: Body::Known(request) }
    }

    fn request(&self, device: usize, cursor: Rev, ops: Vec<Op>) -> SyncRequest {
        SyncRequest {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: device_id(device),
            person: None,
            plan: Some(self.plan),
            epoch: Some(self.epoch),
            cursor,
            directory: 0,
            ops,
            waiting: 0,
        }
    }
}

fn device_id(device: usize) -> DeviceId {
    DeviceId(Uuid::from_u128(device as u128 + 1))
}

fn reading() -> Reading {
    let task =
        |n: usize| ItemTask { text: format!("Việc số {n} của kế hoạch"), assignees: Vec::new(), short_title: String::new(), line: n + 1 };
    let item = |criterion: usize| Item {
        number: format!("1.{criterion}"),
        index: None,
        title: "Tiêu chí".into(),
        level: None,
        track: None,
        goal: "Mục tiêu".repeat(60),
        tasks: (0..20).map(|n| task(criterion * 20 + n)).collect(),
        lead: vec!["Sở Nội vụ".into()],
        coordinating: Vec::new(),
        deadline_text: None,
        due_on: None,
        lines: [1, 2],
    };
    let document = Document { number: Some("1/KH".into()), year: Some(2025), ..Document::default() };
    Reading { document, declared_items: None, items: (0..40).map(item).collect(), warnings: Vec::new() }
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
