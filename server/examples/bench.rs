//! The server's figures, in one run and as ratios where the machine would otherwise decide: `cargo run --release --example bench`.
//!
//! The yardstick for pushing is what the disk itself costs: the same rows inserted into the same kind of database in one durable
//! transaction (the operation and the row it changes), without a protocol, a judge or a log. Everything happens on this
//! machine, over loopback, in a throw-away folder. The server is a process of its own, this program called with a folder, so that
//! its memory is counted without that of its clients.

use anyhow::{Context, ensure};
use parboard::{
    app::{App, Settings},
    document, packing,
    password::Passwords,
    serve,
    synthetic::{Dice, Seen},
};
use parboard_domain::{
    apply::{self, apply},
    id::{DeviceId, Mint, OpId, PlanId, TaskId},
    measure::{Moment, Rev},
    op::{Body, Change, Op, Request, SCHEMA},
    permission::Actor,
    person::Role,
    row::{Noun, RowSet},
    task::Status,
};
use parboard_store::{Account, NewAccount, Store};
use parboard_sync::protocol::{BATCH_OPS_MAX, PROTOCOL, SyncReply, SyncRequest};
use reqwest::Client;
use sqlx::{Connection, Executor, SqliteConnection};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;

const PLAN: &str = include_str!("../demonstration/ke-hoach-cai-thien-2025.txt");
const PASSWORD: &str = "bench bench bench";
const EDITS: usize = 1_000;
const RUNS: usize = 5;
const DEVICES: usize = 8;
const LISTENERS: usize = 500;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    if let Some(folder) = std::env::args_os().nth(1).filter(|folder| Path::new(folder).is_dir()) {
        return serve_in(Path::new(&folder)).await;
    }
    let bench = Bench::start().await?;
    println!("memory, idle                        {:>9} kB", bench.memory_kb()?);
    bench.apply().await?;
    bench.import().await?;
    bench.push().await?;
    bench.crowd().await?;
    bench.listeners().await
}

/// What the other process does.
async fn serve_in(folder: &Path) -> anyhow::Result<()> {
    let app = App::new(Store::open(&database(folder)).await?, Settings::new(folder.join("site")));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    serve::serve(app, listener).await
}

fn database(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("bench.db").display())
}

struct Bench {
    folder: TempDir,
    store: Store,
    account: Account,
    plan: PlanId,
    url: String,
    server: Child,
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Bench {
    async fn start() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let store = Store::open(&database(folder.path())).await?;
        let province = store.ensure_province("Đắk Lắk").await?;
        let password_hash = Passwords::default().hash(PASSWORD.to_owned()).await?;
        let new = NewAccount { login: "bench".into(), name: "Bench".into(), role: Role::Coordinator, agency: None, password_hash };
        store.add_account(province, new).await?;
        let account = store.find_account("bench").await?.context("just made")?;
        let reading = document::read_within_limits(PLAN.as_bytes().to_vec())?;
        let plan = store.import(province, account.person.id, &reading, None, Moment(1)).await?.plan;
        let mut server = Command::new(std::env::current_exe()?).arg(folder.path()).stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        BufReader::new(server.stdout.take().context("it has an output")?).read_line(&mut url)?;
        Ok(Self { folder, store, account, plan, url: url.trim().to_owned(), server })
    }

    /// What the server holds in memory now.
    fn memory_kb(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// One operation judged in memory.
    async fn apply(&self) -> anyhow::Result<()> {
        let export = self.store.export(self.plan).await?;
        let mut rows = RowSet::default();
        rows.set_agencies(export.agencies);
        export.rows.into_iter().for_each(|row| drop(rows.put(row)));
        let mut device = Device::new(self).await?;
        let mut cards = self.cards().await?;
        let ops = device.edits(&mut cards, 20_000);
        let context = apply::Context { actor: Actor::from(&self.account.person), now: Moment(2), handed_in_by: None };
        let started = Instant::now();
        for op in &ops {
            for noun in apply(&rows, op, context)?.rows {
                rows.set(noun);
            }
        }
        println!("apply, one operation                {:>9.2} µs", started.elapsed().as_secs_f64() * 1e6 / ops.len() as f64);
        Ok(())
    }

    async fn import(&self) -> anyhow::Result<()> {
        let started = Instant::now();
        for _ in 0..RUNS {
            document::read_within_limits(PLAN.as_bytes().to_vec())?;
        }
        let read = started.elapsed() / RUNS as u32;
        let store = Store::open(&format!("sqlite://{}", self.folder.path().join("import.db").display())).await?;
        let province = store.ensure_province("Đắk Lắk").await?;
        let machine = store.ensure_machine(province).await?;
        let started = Instant::now();
        let reading = document::read_within_limits(PLAN.as_bytes().to_vec())?;
        store.import(province, machine, &reading, None, Moment(1)).await?;
        println!("import of the demonstration plan    {:>9.1} ms, of which reading {:.1} ms", ms(started), read.as_secs_f64() * 1e3);
        Ok(())
    }

    /// A thousand edits made offline, in batches, against the bare disk.
    async fn push(&self) -> anyhow::Result<()> {
        let mut cards = self.cards().await?;
        let (mut pushes, mut disks, mut rows, mut stores, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), (0, 0));
        for run in 0..RUNS {
            let mut device = Device::new(self).await?;
            device.catch_up().await?;
            let ops = device.edits(&mut cards, EDITS);
            let started = Instant::now();
            bytes = device.push(&ops).await?;
            pushes.push(ms(started));
            let ops = device.edits(&mut cards, EDITS);
            let started = Instant::now();
            for batch in ops.chunks(BATCH_OPS_MAX) {
                let request = device.request(batch);
                let (reply, _) = self.store.sync(&self.account, &request, Moment(3)).await?;
                device.learn(&reply);
            }
            stores.push(ms(started));
            disks.push(insert_bare(&self.folder.path().join(format!("bare-{run}.db")), &ops, true).await?);
            rows.push(insert_bare(&self.folder.path().join(format!("rows-{run}.db")), &ops, false).await?);
        }
        let (push, disk, row, store) = (median(&mut pushes), median(&mut disks), median(&mut rows), median(&mut stores));
        println!("1,000 edits pushed, acknowledged    {push:>9.1} ms in batches of {BATCH_OPS_MAX}");
        println!("  of which the store                {store:>9.1} ms");
        println!("1,000 rows twice, one transaction   {disk:>9.1} ms");
        println!("1,000 rows, one transaction         {row:>9.1} ms");
        println!("  the edits to the rows twice       {:>9.2}", push / disk);
        println!("  the edits to the rows             {:>9.2}", push / row);
        println!("  bytes up / down                   {:>9} / {}", bytes.0, bytes.1);
        Ok(())
    }

    /// Many devices at once, in batches and one by one: each operation is durable before it is acknowledged.
    async fn crowd(&self) -> anyhow::Result<()> {
        self.crowd_of(2_000, BATCH_OPS_MAX).await?;
        self.crowd_of(2_000, 100).await?;
        self.crowd_of(200, 1).await
    }

    async fn crowd_of(&self, count: usize, batch: usize) -> anyhow::Result<()> {
        let cards = self.cards().await?;
        let mut ready = Vec::new();
        for _ in 0..DEVICES {
            let mut device = Device::new(self).await?;
            device.catch_up().await?;
            let ops = device.edits(&mut cards.clone(), count);
            ready.push((device, ops));
        }
        let started = Instant::now();
        let push = |(mut device, ops): (Device, Vec<Op>)| async move {
            for ops in ops.chunks(batch) {
                device.push(ops).await?;
            }
            anyhow::Ok(())
        };
        let tasks: Vec<_> = ready.into_iter().map(push).map(tokio::spawn).collect();
        for task in tasks {
            task.await??;
        }
        let rate = (DEVICES * count) as f64 / started.elapsed().as_secs_f64();
        println!("{DEVICES} devices at once, {batch:>3} a request     {rate:>9.0} durable operations a second");
        Ok(())
    }

    async fn listeners(&self) -> anyhow::Result<()> {
        println!("memory, after all that              {:>9} kB", self.memory_kb()?);
        let device = Device::new(self).await?;
        let mut streams = Vec::new();
        for _ in 0..LISTENERS {
            let mut stream = device.client.get(format!("{}/api/v1/live", self.url)).send().await?;
            ensure!(stream.chunk().await?.is_some());
            streams.push(stream);
        }
        println!("memory, {LISTENERS} listeners               {:>9} kB", self.memory_kb()?);
        Ok(())
    }

    async fn cards(&self) -> anyhow::Result<Vec<Seen>> {
        let rows = self.store.export(self.plan).await?.rows;
        let card = |noun: &Noun| match noun {
            Noun::Task(task) => Some(Seen { task: task.id, status: task.status, percent: task.percent.get().into() }),
            _ => None,
        };
        Ok(rows.iter().filter_map(|row| card(&row.is)).collect())
    }
}

/// A device, as the browser would behave.
struct Device {
    client: Client,
    url: String,
    plan: PlanId,
    id: DeviceId,
    mint: Mint,
    cursor: Rev,
    epoch: Option<parboard_domain::id::Epoch>,
    directory: i64,
}

impl Device {
    async fn new(bench: &Bench) -> anyhow::Result<Self> {
        let client = Client::builder().cookie_store(true).build()?;
        let credentials = serde_json::json!({ "login": "bench", "password": PASSWORD });
        client.post(format!("{}/api/v1/session", bench.url)).json(&credentials).send().await?.error_for_status()?;
        let (url, plan, id) = (format!("{}/api/v1/sync", bench.url), bench.plan, Uuid::new_v4());
        Ok(Self { client, url, plan, id: DeviceId(id), mint: Mint::new(id.as_u64_pair().1), cursor: Rev(0), epoch: None, directory: 0 })
    }

    /// What people do most: a card moves, its figure changes.
    fn edits(&mut self, cards: &mut [Seen], count: usize) -> Vec<Op> {
        let mut dice = Dice::new(self.id.0.as_u128() as u64);
        (0..count)
            .map(|_| {
                let card = dice.below(cards.len());
                let request = edit(&mut dice, &mut cards[card]);
                let id = OpId(self.mint.next(1_760_000_000_000));
                Op { id, device: self.id, schema: SCHEMA, made_at: Moment(1_760_000_000_000), deps: Vec::new(), body: Body::Known(request) }
            })
            .collect()
    }

    async fn catch_up(&mut self) -> anyhow::Result<()> {
        while self.exchange(&[]).await?.2 {}
        Ok(())
    }

    /// Sends everything and reads on until all of it has come back; bytes up and down.
    async fn push(&mut self, ops: &[Op]) -> anyhow::Result<(usize, usize)> {
        let mut bytes = (0, 0);
        for batch in ops.chunks(BATCH_OPS_MAX) {
            let (up, down, _) = self.exchange(batch).await?;
            bytes = (bytes.0 + up, bytes.1 + down);
        }
        Ok(bytes)
    }

    async fn exchange(&mut self, ops: &[Op]) -> anyhow::Result<(usize, usize, bool)> {
        let body = packing::brotli(&serde_json::to_vec(&self.request(ops))?);
        let up = body.len();
        let sent = self.client.post(&self.url).header("content-type", "application/json").header("content-encoding", "br");
        let reply = sent.header("accept-encoding", "br").body(body).send().await?.error_for_status()?;
        let is_packed = reply.headers().contains_key("content-encoding");
        let bytes = reply.bytes().await?;
        let down = bytes.len();
        let plain = if is_packed { unpack(&bytes)? } else { bytes.to_vec() };
        let reply: SyncReply = serde_json::from_slice(&plain)?;
        ensure!(reply.verdicts.iter().all(|(_, verdict)| verdict.rev().is_some()), "an edit was refused");
        self.learn(&reply);
        Ok((up, down, reply.more))
    }

    fn request(&self, ops: &[Op]) -> SyncRequest {
        SyncRequest {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: self.id,
            person: None,
            plan: Some(self.plan),
            epoch: self.epoch,
            cursor: self.cursor,
            directory: self.directory,
            ops: ops.to_vec(),
            waiting: 0,
        }
    }

    fn learn(&mut self, reply: &SyncReply) {
        (self.cursor, self.epoch) = (reply.cursor, Some(reply.epoch));
        self.directory = reply.directory.as_ref().map_or(self.directory, |directory| directory.version);
    }
}

fn edit(dice: &mut Dice, seen: &mut Seen) -> Request {
    let task: TaskId = seen.task;
    if dice.below(2) == 0 {
        let (from, to) = (seen.percent, (seen.percent + 7) % 101);
        seen.percent = to;
        let change = |from: i64, to: i64| Change {
            field: parboard_domain::field::Field::Percent,
            from: parboard_domain::field::Value::Number(from),
            to: parboard_domain::field::Value::Number(to),
        };
        return Request::SetFields { task, changes: vec![change(from, to)] };
    }
    let (from, to) = (seen.status, Status::ALL[dice.below(4)]);
    seen.status = to;
    let why = parboard_domain::appraisal::asks(from, to, 0, false).map(|_| "Đã rõ".to_owned());
    Request::PlaceTask { task, from, to, rank: Some(parboard_domain::rank::nth(dice.below(1_000))), why }
}

/// The same operations as rows of a table, durable, without anything else.
async fn insert_bare(file: &Path, ops: &[Op], with_cards: bool) -> anyhow::Result<f64> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    connection.execute("pragma journal_mode = wal").await?;
    connection.execute("pragma synchronous = full").await?;
    connection.execute("create table op (id text primary key, device text not null, body text not null)").await?;
    connection.execute("create table task (id text primary key, body text not null)").await?;
    let rows = ops.iter().map(|op| Ok((op.id.to_string(), op.device.to_string(), serde_json::to_string(op)?))).collect::<anyhow::Result<Vec<_>>>()?;
    let started = Instant::now();
    let mut transaction = connection.begin().await?;
    for (id, device, body) in rows {
        sqlx::query("insert into op values ($1, $2, $3)").bind(&id).bind(device).bind(&body).execute(&mut *transaction).await?;
        if with_cards {
            sqlx::query("insert into task values ($1, $2)").bind(id).bind(body).execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await?;
    Ok(ms(started))
}

fn unpack(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &*bytes, &mut plain)?;
    Ok(plain)
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
