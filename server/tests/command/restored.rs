//! The server is lost and comes back from yesterday's backup, while a device has work that nobody else has seen.

use crate::{program::Program, running::Running};
use parboard::handlers::session::SessionReply;
use parboard_domain::{
    id::{DeviceId, Mint, OpId, TaskId},
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
    row::{Kind, Noun, Row},
};
use parboard_store::PlanExport;
use parboard_sync::client::{Client, Held};
use std::{path::Path, process::Stdio, thread};
use uuid::Uuid;

const REQUESTS_MAX: usize = 20;

/// A device, as the product drives it.
struct Device {
    http: reqwest::Client,
    client: Client,
    mint: Mint,
}

impl Device {
    async fn start(running: &Running) -> Self {
        let http = running.client().await;
        let session = http.get(format!("{}/api/v1/session", running.url)).send().await.unwrap().json::<SessionReply>().await.unwrap();
        let client = Client::resume(session.person.id, DeviceId(Uuid::from_u128(0xd7)), Held::default());
        Self { http, client, mint: Mint::new(0xd7000) }
    }

    /// Until there is nothing more to say.
    async fn sync(&mut self, running: &Running) {
        for _ in 0..REQUESTS_MAX {
            let (request, _) = self.client.offer();
            let reply = self.http.post(format!("{}/api/v1/sync", running.url)).json(&request).send().await.unwrap();
            if !self.client.receive(reply.json().await.unwrap()).unwrap().go_on {
                return;
            }
        }
        panic!("it never comes to rest");
    }

    fn comment(&mut self, words: &str) {
        let task = self.client.confirmed().of_kind(Kind::Task).map(|row| TaskId(row.is.key().id)).next().unwrap();
        let body = Body::Known(Request::AddComment { task, body: words.to_owned(), mentions: Vec::new(), answers: None });
        let id = OpId(self.mint.next(1_750_000_000_000));
        let op = Op { id, device: DeviceId(Uuid::from_u128(0xd7)), schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body };
        let recorded = self.client.outbox().plan(op);
        self.client.record(recorded);
    }

    fn says(&self, words: &str) -> bool {
        self.client.confirmed().of_kind(Kind::Comment).any(|row| matches!(&row.is, Noun::Comment(comment) if comment.body == words))
    }
}

/// Failure modes 30 and 87: a restored server starts a new generation, the device fetches a whole copy, and what it had not sent
/// is sent. The backup itself is only read, so that it can be restored once more.
#[tokio::test]
async fn devices_recover_from_a_restored_backup_without_losing_unsent_work() {
    let (here, there) = (Program::new(), Program::new());
    here.run(&["demonstrate"]);
    let running = Running::start(&here);
    let mut device = Device::start(&running).await;
    device.sync(&running).await;
    device.comment("trước bản sao lưu");
    device.sync(&running).await;
    let backup = here.path("backup.db");
    here.must(&["backup", backup.to_str().unwrap()]);
    let bytes = std::fs::read(&backup).unwrap();
    device.comment("sau bản sao lưu");
    device.sync(&running).await;
    assert!(device.says("sau bản sao lưu"));
    drop(running);
    device.comment("chưa gửi");

    there.must(&["restore", backup.to_str().unwrap()]);
    assert_eq!(std::fs::read(&backup).unwrap(), bytes, "the backup is as it was");
    let running = Running::start(&there);
    let before = device.client.place().unwrap().epoch;
    device.sync(&running).await;
    assert_ne!(device.client.place().unwrap().epoch, before, "a new generation");
    assert!(device.says("trước bản sao lưu") && device.says("chưa gửi"));
    assert!(!device.says("sau bản sao lưu"), "the copy is the server's, not a mixture of two generations");
    assert_eq!(device.client.outbox().iter().count(), 0);
    drop(running);
    there.must(&["check"]);
    let export: PlanExport = serde_json::from_str(&there.must(&["export", "--format", "json"])).unwrap();
    let (mut held, mut rows): (Vec<&Row>, Vec<&Row>) = (device.client.confirmed().iter().collect(), export.rows.iter().collect());
    held.sort_by_key(|row| row.is.key());
    rows.sort_by_key(|row| row.is.key());
    assert_eq!(held, rows);
    assert_eq!(there.run(&["restore", backup.to_str().unwrap()]).code, 1, "what is in use is not written over");
    let once_more = Program::new();
    once_more.must(&["restore", backup.to_str().unwrap()]);
}

/// Failure mode 30: the plan that the device looks at was imported after the backup.
#[tokio::test]
async fn a_device_whose_plan_the_backup_does_not_hold_turns_to_the_newest_and_sends_what_it_holds() {
    let (here, there) = (Program::new(), Program::new());
    here.run(&["demonstrate"]);
    let backup = here.path("backup.db");
    here.must(&["backup", backup.to_str().unwrap()]);
    let plan = |program: &Program| serde_json::from_str::<PlanExport>(&program.must(&["export", "--format", "json"])).unwrap().plan;
    let old = plan(&here);
    let next_year = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt").replace("2025", "2026");
    here.run_with(&["import", "-"], &next_year);
    let running = Running::start(&here);
    let mut device = Device::start(&running).await;
    device.sync(&running).await;
    let gone = device.client.place().unwrap().plan;
    assert_ne!(gone, old, "a device looks at the newest plan");
    device.comment("trên kế hoạch đã mất");
    let unsent = device.client.outbox().iter().next().unwrap().op.id;
    drop(running);

    there.must(&["restore", backup.to_str().unwrap()]);
    let running = Running::start(&there);
    // The session was younger than the backup as well.
    device.http = running.client().await;
    device.sync(&running).await;
    assert_eq!(device.client.place().unwrap().plan, old);
    assert!(device.client.outbox().get(unsent).unwrap().needs_attention(), "it is answered, and the person sees it");
    device.comment("trên kế hoạch còn lại");
    device.sync(&running).await;
    assert!(device.says("trên kế hoạch còn lại"));
}

/// Which generation a database is of.
async fn generation(url: &str) -> String {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    let generation = sqlx::query_scalar("select epoch from province").fetch_one(&pool).await.unwrap();
    pool.close().await;
    generation
}

fn sqlite(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// Kills a restore as soon as a file is there, unless it has ended by then.
fn kill_when_there(program: &Program, backup: &Path, file: &Path) {
    let mut child = program.command(&["restore", backup.to_str().unwrap()]).stderr(Stdio::null()).spawn().unwrap();
    while !file.exists() && child.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
    let _ = child.kill();
    child.wait().unwrap();
}

/// Failure mode 30: from the moment in which a restored database is in its place it is of a new generation.
#[tokio::test]
async fn a_restore_that_is_killed_leaves_nothing_of_the_old_generation() {
    let here = Program::new();
    here.must(&["generate", "--tasks", "20", "--units", "4", "--ops", "30"]);
    let (backup, source) = (here.path("backup.db"), here.path("data/parboard.db"));
    here.must(&["backup", backup.to_str().unwrap()]);
    let before = generation(&sqlite(&source)).await;
    for _ in 0..5 {
        let there = Program::new();
        let target = there.path("data/parboard.db");
        kill_when_there(&there, &backup, &there.path("data/parboard.db.parboard-part"));
        kill_when_there(&there, &backup, &target);
        assert_ne!(generation(&sqlite(&target)).await, before);
        there.must(&["check"]);
        assert_eq!(there.must(&["export", "--format", "json"]), here.must(&["export", "--format", "json"]));
    }
}

/// Failure mode 30: what `pg_restore` has put there, or a copied file, begins a new generation when it is said so.
#[tokio::test]
async fn what_was_restored_by_other_means_begins_a_new_generation() {
    let mut programs = vec![Program::new()];
    if let Ok(server) = std::env::var("PARBOARD_TEST_POSTGRES") {
        let program = Program::on_postgres(&server).await;
        program.run(&["restore", "any.db"]).assert_refused("restore --already-there");
        programs.push(program);
    }
    for program in programs {
        program.run(&["restore", "--already-there"]).assert_refused("nothing was restored there");
        program.must(&["generate", "--tasks", "20", "--units", "4", "--ops", "30"]);
        let url = program.url();
        let before = generation(&url).await;
        program.must(&["restore", "--already-there"]);
        assert_ne!(generation(&url).await, before);
        program.must(&["check"]);
    }
}
