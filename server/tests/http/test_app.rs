//! A server for one test, and the devices that talk to it.

use parboard::{
    app::{App, Settings},
    document,
    password::Passwords,
    serve,
};
use parboard_domain::{
    field::Value,
    id::{DeviceId, Mint, OpId, PlanId, TaskId},
    measure::{Moment, Rev},
    op::{Body, Change, Op, Request, SCHEMA},
    person::Role,
    row::Noun,
};
use parboard_store::{NewAccount, Store};
use parboard_sync::protocol::{PROTOCOL, SyncReply, SyncRequest, Trouble};
use reqwest::{Client, Response, StatusCode};
use serde_json::json;
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use uuid::Uuid;

pub const PASSWORD: &str = "một mật khẩu đủ dài";

pub struct TestApp {
    pub url: String,
    pub app: App,
    pub plan: PlanId,
    pub folder: TempDir,
    pub serving: JoinHandle<anyhow::Result<()>>,
}

impl TestApp {
    /// A province with the demonstration plan, and one account for each role, named like it.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        make_site(folder.path());
        let store = Store::open(&format!("sqlite://{}", folder.path().join("test.db").display())).await.unwrap();
        let mut settings = Settings::new(folder.path().join("site"));
        // The cost of a real hash is argon2's to prove; sixty of them would only make these tests slow.
        settings.passwords = Passwords::of_memory(64);
        change(&mut settings);
        let plan = fill(&store, &settings.passwords).await;
        let app = App::new(store, settings);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let serving = tokio::spawn(serve::serve(app.clone(), listener));
        Self { url, app, plan, folder, serving }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// A browser nobody has signed in with.
    pub fn visitor() -> Client {
        Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none()).build().unwrap()
    }

    pub async fn sign_in(&self, client: &Client, login: &str, password: &str) -> Response {
        client.post(self.at("/api/v1/session")).json(&json!({ "login": login, "password": password })).send().await.unwrap()
    }

    /// A browser in which the account of that role is signed in.
    pub async fn signed_in(&self, role: Role) -> Client {
        let client = Self::visitor();
        let reply = self.sign_in(&client, role.as_str(), PASSWORD).await;
        assert_eq!(reply.status(), StatusCode::OK);
        client
    }

    pub async fn device(&self, role: Role) -> Device {
        Device::new(self, self.signed_in(role).await)
    }

    pub async fn rev(&self) -> Rev {
        self.app.store.plan_rev(self.plan).await.unwrap()
    }

    /// Some card of the plan, with how much of it is done.
    pub async fn card(&self) -> TaskId {
        let rows = self.app.store.export(self.plan).await.unwrap().rows;
        let id = |noun: &Noun| if let Noun::Task(task) = noun { Some(task.id) } else { None };
        rows.iter().find_map(|row| id(&row.is)).unwrap()
    }
}

async fn fill(store: &Store, passwords: &Passwords) -> PlanId {
    let province = store.ensure_province("Đắk Lắk").await.unwrap();
    let password_hash = passwords.hash(PASSWORD.to_owned()).await.unwrap();
    for role in Role::ALL {
        let agency = matches!(role, Role::Head | Role::Staff | Role::Coordinator).then(|| "Sở Nội vụ".to_owned());
        let new = NewAccount { login: role.as_str().to_owned(), name: role.as_str().to_owned(), role, agency, password_hash: password_hash.clone() };
        store.add_account(province, new).await.unwrap();
    }
    let text = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");
    let reading = document::read_within_limits(text.as_bytes().to_vec()).unwrap();
    let machine = store.ensure_machine(province).await.unwrap();
    store.import(province, machine, &reading, None, Moment(1_700_000_000_000)).await.unwrap().plan
}

fn make_site(folder: &std::path::Path) {
    let files = [
        ("index.html", "<!doctype html><title>ParBoard</title>"),
        ("index.html.br", "packed by brotli"),
        ("index.html.gz", "packed by gzip"),
        ("sw.js", "self"),
        ("manifest.webmanifest", "{}"),
        ("pkg/parboard-0011223344.wasm", "\0asm"),
        ("pkg/main-5566778899.css", "a{}"),
    ];
    for (path, text) in files {
        let file = folder.join("site").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

/// A device of somebody.
pub struct Device {
    pub client: Client,
    url: String,
    plan: PlanId,
    id: DeviceId,
    mint: Mint,
}

impl Device {
    pub fn new(app: &TestApp, client: Client) -> Self {
        let id = Uuid::new_v4();
        Self { client, url: app.at("/api/v1/sync"), plan: app.plan, id: DeviceId(id), mint: Mint::new(id.as_u64_pair().1) }
    }

    pub fn op(&mut self, request: Request) -> Op {
        let id = OpId(self.mint.next(1_700_000_000_000));
        Op { id, device: self.id, schema: SCHEMA, made_at: Moment(1_700_000_000_000), deps: Vec::new(), body: Body::Known(request) }
    }

    pub fn comment(&mut self, task: TaskId) -> Op {
        self.op(Request::AddComment { task, body: "Đã xem".to_owned(), mentions: Vec::new(), answers: None })
    }

    pub fn set_percent(&mut self, task: TaskId, percent: i64) -> Op {
        let change = Change { field: parboard_domain::field::Field::Percent, from: Value::Number(0), to: Value::Number(percent) };
        self.op(Request::SetFields { task, changes: vec![change] })
    }

    pub fn id(&self) -> DeviceId {
        self.id
    }

    pub fn request(&self, ops: Vec<Op>) -> SyncRequest {
        SyncRequest {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: self.id,
            person: None,
            plan: Some(self.plan),
            epoch: None,
            cursor: Rev(0),
            directory: 0,
            ops,
            waiting: 0,
        }
    }

    pub async fn send(&self, ops: Vec<Op>) -> Response {
        self.client.post(&self.url).json(&self.request(ops)).send().await.unwrap()
    }

    pub async fn sync(&self, ops: Vec<Op>) -> SyncReply {
        let reply = self.send(ops).await;
        assert_eq!(reply.status(), StatusCode::OK);
        reply.json().await.unwrap()
    }

    pub async fn send_bytes(&self, encoding: Option<&str>, body: Vec<u8>) -> Response {
        let request = self.client.post(&self.url).header("content-type", "application/json").body(body);
        let request = match encoding {
            Some(encoding) => request.header("content-encoding", encoding),
            None => request,
        };
        request.send().await.unwrap()
    }
}

/// The answer is an error in words, with that status and code.
pub async fn assert_trouble(response: Response, status: u16, code: &str) {
    assert_eq!(response.status().as_u16(), status);
    assert_eq!(response.headers()["content-type"], "application/json");
    let trouble: Trouble = response.json().await.unwrap();
    assert_eq!(trouble.code, code);
    assert!(trouble.message.chars().count() > 10, "{trouble:?}");
}
