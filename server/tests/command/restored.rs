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
        let body = Body::Known(Request::AddComment { task, body: words.to_owned() });
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
