//! A small province to make promises about: two agencies, four people, one plan of two criteria and three cards.

use parboard_domain::{
    document::{Document, Index, Item, ItemTask, Reading},
    field::{Field, Value},
    id::{CriterionId, DeviceId, Epoch, Mint, OpId, PlanId, ProvinceId, TaskId},
    measure::{Day, Moment, Rev},
    op::{Body, Change, Op, Request, SCHEMA},
    person::Role,
    row::{Kind, Noun, Row, RowSet, RowSum},
    task::Status,
};
use parboard_store::{Account, Imported, Incoming, NewAccount, Store, StoreError};
use parboard_sync::protocol::{PROTOCOL, SyncReply, SyncRequest, Verdict};
use std::{
    io::Cursor,
    sync::atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

pub const NOW: Moment = Moment(1_750_000_000_000);

/// A database with a province in it, thrown away afterwards.
pub struct Office {
    pub store: Store,
    pub url: String,
    pub province: ProvinceId,
    pub plan: PlanId,
    pub coordinator: Account,
    pub head: Account,
    mint: Mint,
    device: DeviceId,
    _folder: Option<tempfile::TempDir>,
}

/// One office for each database there is to test.
pub async fn offices() -> Vec<Office> {
    let mut offices = Vec::new();
    for (url, folder) in empty_databases().await {
        eprintln!("on {url}");
        offices.push(Office::furnish(url, folder).await);
    }
    offices
}

/// The addresses of empty databases, one of each kind.
pub async fn empty_databases() -> Vec<(String, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let mut databases = vec![(format!("sqlite://{}/parboard.db", folder.path().display()), Some(folder))];
    if let Ok(server) = std::env::var("PARBOARD_TEST_POSTGRES") {
        databases.push((own_schema(&server).await, None));
    }
    databases
}

/// Every test has a schema to itself, so that they can run side by side.
async fn own_schema(server: &str) -> String {
    sqlx::any::install_default_drivers();
    let schema = format!("t{}", Uuid::new_v4().simple());
    let pool = sqlx::AnyPool::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("create schema {schema}"))).execute(&pool).await.unwrap();
    pool.close().await;
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-c%20search_path%3D{schema}")
}

/// What a plan was written as, on its way into a store.
pub async fn incoming(json: &[u8]) -> Result<Incoming, StoreError> {
    Incoming::read(Cursor::new(json.to_vec())).await
}

impl Office {
    /// One office alone, for what has nothing to do with the kind of database.
    pub async fn on_sqlite() -> Self {
        let (url, folder) = empty_databases().await.swap_remove(0);
        Self::furnish(url, folder).await
    }

    /// The plan as it is written out.
    pub async fn written(&self) -> Vec<u8> {
        let mut json = Vec::new();
        self.store.write_export(self.plan, &mut json).await.unwrap();
        json
    }

    async fn furnish(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let store = Store::open(&url).await.unwrap();
        let province = store.ensure_province("Tỉnh Mẫu").await.unwrap();
        let coordinator = account(&store, province, "coordinator", Role::Coordinator, None).await;
        let head = account(&store, province, "head", Role::Head, Some("Sở Nội vụ")).await;
        let imported = store.import(province, coordinator.person.id, &reading("120/KH-UBND"), None, NOW).await.unwrap();
        Self { store, url, province, plan: imported.plan, coordinator, head, mint: mint(), device: DeviceId(Uuid::from_u128(0xd0)), _folder: folder }
    }

    /// An operation that asks for this.
    pub fn op(&mut self, request: Request) -> Op {
        let id = OpId(self.mint.next(1_750_000_000_000));
        Op { id, device: self.device, schema: SCHEMA, made_at: NOW, deps: Vec::new(), body: Body::Known(request) }
    }

    /// An operation that reports a percentage.
    pub fn percent(&mut self, task: TaskId, from: i64, to: i64) -> Op {
        let change = Change { field: Field::Percent, from: Value::Number(from), to: Value::Number(to) };
        self.op(Request::SetFields { task, changes: vec![change] })
    }

    /// An operation that says something.
    pub fn comment(&mut self, task: TaskId, body: &str) -> Op {
        self.op(Request::AddComment { task, body: body.to_owned(), mentions: Vec::new(), answers: None })
    }

    /// An operation that makes a card.
    pub fn card(&mut self, criterion: CriterionId, title: &str) -> Op {
        self.op(Request::CreateTask { criterion, title: title.to_owned(), text: String::new(), rank: "m".to_owned() })
    }

    /// What a device that holds nothing says.
    pub fn request(&self, ops: Vec<Op>) -> SyncRequest {
        SyncRequest {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: self.device,
            person: None,
            plan: Some(self.plan),
            epoch: None,
            cursor: Rev(0),
            directory: 0,
            ops,
            waiting: 0,
        }
    }

    /// Sends operations as the coordinator.
    pub async fn send(&self, ops: &[Op]) -> SyncReply {
        self.send_as(&self.coordinator, ops).await
    }

    /// Sends operations as that person.
    pub async fn send_as(&self, account: &Account, ops: &[Op]) -> SyncReply {
        self.store.sync(account, &self.request(ops.to_vec()), NOW).await.unwrap().0
    }

    /// Asks for what came after.
    pub async fn after(&self, epoch: Epoch, cursor: Rev) -> SyncReply {
        let request = SyncRequest { epoch: Some(epoch), cursor, ..self.request(Vec::new()) };
        self.store.sync(&self.coordinator, &request, NOW).await.unwrap().0
    }

    /// All rows, by name.
    pub async fn rows(&self) -> RowSet {
        let mut rows = RowSet::default();
        for row in self.store.export(self.plan).await.unwrap().rows {
            rows.put(row);
        }
        rows
    }

    /// The cards, in the order of the plan.
    pub async fn cards(&self) -> Vec<TaskId> {
        let rows = self.rows().await;
        let mut cards: Vec<_> = rows.of_kind(Kind::Task).filter_map(as_task).map(|task| (task.rank.clone(), task.id)).collect();
        cards.sort();
        cards.into_iter().map(|(_, id)| id).collect()
    }

    /// The first criterion.
    pub async fn criterion(&self) -> CriterionId {
        let rows = self.rows().await;
        let found = rows.of_kind(Kind::Criterion).find_map(|row| match &row.is {
            Noun::Criterion(criterion) if criterion.order == 0 => Some(criterion.id),
            _ => None,
        });
        found.unwrap()
    }

    /// Imports one more plan.
    pub async fn second_plan(&self) -> Imported {
        self.store.import(self.province, self.coordinator.person.id, &reading("7/KH-UBND"), None, NOW).await.unwrap()
    }
}

/// A mint like that of a browser profile of its own.
pub fn mint() -> Mint {
    static PROFILES: AtomicU64 = AtomicU64::new(1);
    Mint::new(PROFILES.fetch_add(1, Ordering::Relaxed) << 12)
}

/// The account of a new person.
pub async fn account(store: &Store, province: ProvinceId, login: &str, role: Role, agency: Option<&str>) -> Account {
    let new =
        NewAccount { login: login.to_owned(), name: login.to_uppercase(), role, agency: agency.map(str::to_owned), password_hash: "hash".to_owned() };
    store.add_account(province, new).await.unwrap();
    store.find_account(login).await.unwrap().unwrap()
}

/// A plan that came from elsewhere into a database of its own, thrown away afterwards.
pub struct Copy {
    pub store: Store,
    pub province: ProvinceId,
    pub plan: PlanId,
    _folder: Option<tempfile::TempDir>,
}

impl Copy {
    async fn take(json: &[u8], (url, folder): (String, Option<tempfile::TempDir>), name: &str) -> Self {
        let store = Store::open(&url).await.unwrap();
        let province = store.ensure_province(name).await.unwrap();
        let plan = store.import_export(province, incoming(json).await.unwrap()).await.unwrap().plan;
        assert_eq!(store.check().await.unwrap().problems, []);
        Self { store, province, plan, _folder: folder }
    }
}

impl Office {
    /// The plan in an empty database of the same province and out of it again: nothing is missing.
    pub async fn copied_whole(&self) -> Copy {
        let json = self.written().await;
        let copy = Copy::take(&json, empty_databases().await.swap_remove(0), "Tỉnh Mẫu").await;
        let mut again = Vec::new();
        copy.store.write_export(copy.plan, &mut again).await.unwrap();
        let rows = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).unwrap()["rows"].clone();
        assert_eq!(rows(&again), rows(&json));
        copy
    }

    /// The plan in another province of each kind of database, where the same agencies have other ids.
    pub async fn carried_elsewhere(&self) -> Vec<Copy> {
        let json = self.written().await;
        let mut copies = Vec::new();
        for (url, folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province("Tỉnh Khác").await.unwrap();
            account(&store, province, "other", Role::Head, Some("Sở Nội vụ")).await;
            store.close().await;
            copies.push(Copy::take(&json, (url, folder), "Tỉnh Khác").await);
        }
        copies
    }
}

/// A document that has been read.
pub fn reading(number: &str) -> Reading {
    let first = vec![task("Sở Nội vụ rà soát các nhiệm vụ quá hạn và báo cáo kết quả", 3), task("Công khai tiến độ giải quyết hồ sơ", 4)];
    Reading {
        document: Document {
            number: Some(number.to_owned()),
            issuer: Some("UBND tỉnh Mẫu".to_owned()),
            issued_on: Day::parse("2025-05-26"),
            year: Some(2025),
            title: Some("Kế hoạch cải thiện".to_owned()),
            ..Document::default()
        },
        declared_items: Some(2),
        items: vec![item("1.1", first), item("1.10", vec![task("Kiểm tra công vụ tại các xã, phường", 9)])],
        warnings: Vec::new(),
    }
}

fn item(number: &str, tasks: Vec<ItemTask>) -> Item {
    Item {
        number: number.to_owned(),
        index: Some(Index::Par),
        title: format!("Tiêu chí {number}"),
        level: None,
        track: None,
        goal: "Duy trì điểm tối đa".to_owned(),
        tasks,
        lead: vec!["Sở Nội vụ".to_owned()],
        coordinating: vec!["Các cơ quan, đơn vị, địa phương".to_owned()],
        deadline_text: Some("Trong năm 2025".to_owned()),
        due_on: Day::parse("2025-12-31"),
        lines: [1, 9],
    }
}

fn task(text: &str, line: usize) -> ItemTask {
    ItemTask { text: text.to_owned(), assignees: vec!["Sở Nội vụ".to_owned()], short_title: String::new(), line }
}

/// The card in a row.
pub fn as_task(row: &Row) -> Option<&parboard_domain::task::Task> {
    match &row.is {
        Noun::Task(task) => Some(task),
        _ => None,
    }
}

/// Whether the operation was carried out.
pub fn carried_out(verdict: &Verdict) -> bool {
    verdict.rev().is_some()
}

/// A move into a column.
pub fn place(task: TaskId, from: Status, to: Status) -> Request {
    Request::PlaceTask { task, from, to, rank: None, why: Some("Đã rõ".into()) }
}

/// The sum over these rows.
pub fn sum(rows: &RowSet) -> RowSum {
    RowSum::of(rows.iter())
}
