//! The two provinces: one that is asked about, with something of every kind in it, and one whose people ask.

use crate::{
    files,
    test_app::{Device, PASSWORD, TestApp},
};
use parboard::document;
use parboard_domain::{
    evidence::FileHash,
    feedback::{About, Feedback, FeedbackKind},
    id::{AgencyId, CriterionId, DeviceId, EntryId, Epoch, FeedbackId, OpId, PersonId, PlanId, ProvinceId, TaskId},
    measure::Moment,
    op::Op,
    person::Role,
    row::Noun,
};
use parboard_store::NewAccount;
use parboard_sync::protocol::{SyncReply, SyncRequest};
use reqwest::{Client, StatusCode};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Said on a card of the other province.
const SECRET: &str = "Chỉ tỉnh này biết";

/// The other province's ids, and all that must neither be read nor changed.
pub struct Abroad {
    province: ProvinceId,
    pub plan: PlanId,
    pub epoch: Epoch,
    pub task: TaskId,
    pub criterion: CriterionId,
    pub agency: AgencyId,
    pub evidence: OpId,
    pub hash: FileHash,
    pub content: Vec<u8>,
    /// An operation that wrote a line of history, the first of its own.
    pub op: OpId,
    /// A line that asks somebody to look.
    pub clash: EntryId,
    pub step: OpId,
    /// What somebody said about the program.
    pub feedback: FeedbackId,
    pub person: PersonId,
    pub login: &'static str,
    pub device: DeviceId,
    ids: BTreeSet<String>,
}

impl Abroad {
    /// Works in the province that every test begins with, until there is something of every kind.
    pub async fn fill(app: &TestApp) -> Self {
        let (mut coordinator, mut head) = (app.device(Role::Coordinator).await, app.device(Role::Head).await);
        let content = files::pdf(3, 900);
        let evidence = files::name(app, &mut coordinator, files::file(&content, "mat.pdf", "application/pdf")).await;
        let hash = files::hash_of(&content);
        assert_eq!(app.piece(&coordinator.client, hash, 0, &content).await.status(), StatusCode::OK);
        let task = app.own_card(&mut head).await;
        let (set, clash) = (coordinator.set_percent(task, 30), head.set_percent(task, 60));
        let comment = coordinator.op(parboard_domain::op::Request::AddComment { task, body: SECRET.to_owned(), mentions: Vec::new(), answers: None });
        let step =
            coordinator.op(parboard_domain::op::Request::AddStep { task, words: SECRET.to_owned(), due_on: None, instead_of: None, stood: None });
        let reply = coordinator.sync(vec![set.clone(), comment, step.clone()]).await;
        head.sync(vec![clash.clone()]).await;
        let account = app.app.store.find_account("coordinator").await.unwrap().unwrap();
        let feedback = FeedbackId(step.id.0);
        let said = Feedback { id: feedback, kind: FeedbackKind::Idea, words: SECRET.to_owned(), about: About::default(), written_at: Moment(5) };
        assert!(app.app.store.take_feedback(&account, &said, Moment(6)).await.unwrap());
        let export = app.app.store.export(app.plan).await.unwrap();
        let tasks = export.rows.iter().filter_map(|row| if let Noun::Task(task) = &row.is { Some(task) } else { None });
        let criterion = tasks.into_iter().find(|held| held.id == task).unwrap().criterion;
        let rows = export.rows.iter().map(|row| row.is.key().id);
        let people = export.people.iter().map(|person| person.id.0);
        let agencies = export.agencies.iter().map(|agency| agency.id.0);
        let ids = rows.chain(people).chain(agencies).map(|id| id.to_string()).chain([hash.to_string(), coordinator.id().to_string()]).collect();
        Self {
            province: account.province,
            plan: app.plan,
            epoch: reply.epoch,
            task,
            criterion,
            agency: export.agencies[0].id,
            evidence,
            hash,
            content,
            op: set.id,
            clash: clash.id.entry(0),
            step: step.id,
            feedback,
            person: account.person.id,
            login: "coordinator",
            device: coordinator.id(),
            ids,
        }
    }

    /// An id nobody has used, of an operation whose second line of history would have the id of one that stands here.
    pub fn op_that_writes_the_same_line(&self) -> OpId {
        let id = OpId(Uuid::from_u128(self.op.0.as_u128() ^ 3));
        assert_eq!(id.entry(1), self.op.entry(0));
        id
    }

    /// All that the province has: what its plan holds with log and files, its accounts, devices and directory.
    pub async fn everything(&self, app: &TestApp) -> String {
        let (store, mut export) = (&app.app.store, Vec::new());
        store.write_export(self.plan, &mut export).await.unwrap();
        let accounts = store.list_accounts(self.province).await.unwrap();
        let passwords: Vec<_> = accounts.iter().map(|account| &account.password_hash).collect();
        let contacts = store.list_contacts(self.province).await.unwrap();
        let directory = store.directory(self.province).await.unwrap();
        let feedback = store.list_feedback(self.province).await.unwrap();
        format!("{}\n{feedback:?}\n{accounts:?}\n{passwords:?}\n{contacts:?}\n{directory:?}", String::from_utf8(export).unwrap())
    }

    /// An answer says nothing of this province but what the question said.
    pub fn require_silence(&self, answer: &str, question: &str) {
        assert!(!answer.contains(SECRET), "{answer}");
        for id in self.ids.iter().filter(|id| !question.contains(*id)) {
            assert!(!answer.contains(id), "{id} in {answer}");
        }
    }
}

impl TestApp {
    /// A card that the head's agency leads, so that both the head and the coordinator write on it.
    async fn own_card(&self, head: &mut Device) -> TaskId {
        let export = self.app.store.export(self.plan).await.unwrap();
        let own = self.app.store.find_account("head").await.unwrap().unwrap().person.agency;
        let led = |noun: &Noun| matches!(noun, Noun::Criterion(criterion) if criterion.lead.first().copied() == own);
        let criteria: Vec<Uuid> = export.rows.iter().filter(|row| led(&row.is)).map(|row| row.is.key().id).collect();
        let tasks = export.rows.iter().filter_map(|row| if let Noun::Task(task) = &row.is { Some(task) } else { None });
        let task = tasks.into_iter().find(|task| criteria.contains(&task.criterion.0)).unwrap().id;
        let comment = head.comment(task);
        assert!(head.sync(vec![comment]).await.verdicts[0].1.rev().is_some());
        task
    }
}

/// The province whose people ask, with the same document imported and an account for each role.
pub struct Neighbour {
    pub plan: PlanId,
    pub task: TaskId,
    pub person: PersonId,
}

impl Neighbour {
    pub async fn beside(app: &TestApp) -> Self {
        let store = &app.app.store;
        let province = store.add_province("Gia Lai").await.unwrap();
        let password_hash = app.app.settings.passwords.hash(PASSWORD.to_owned()).await.unwrap();
        for role in Role::ALL {
            let agency = Some("Sở Nội vụ".to_owned());
            let login = login(role);
            store.add_account(province, NewAccount { name: login.clone(), login, role, agency, password_hash: password_hash.clone() }).await.unwrap();
        }
        let text = include_str!("../../../demonstration/ke-hoach-cai-thien-2025.txt");
        let reading = document::read_within_limits(text.as_bytes().to_vec()).unwrap();
        let person = store.find_account(&login(Role::Coordinator)).await.unwrap().unwrap().person.id;
        let plan = store.import(province, person, &reading, None, Moment(1_700_000_000_000)).await.unwrap().plan;
        let rows = store.export(plan).await.unwrap().rows;
        let task = rows.iter().find_map(|row| if let Noun::Task(task) = &row.is { Some(task.id) } else { None }).unwrap();
        Self { plan, task, person }
    }

    pub async fn signed_in(&self, app: &TestApp, role: Role) -> Client {
        let client = TestApp::visitor();
        assert_eq!(app.sign_in(&client, &login(role), PASSWORD).await.status(), StatusCode::OK);
        client
    }

    pub async fn device(&self, app: &TestApp, role: Role) -> Device {
        Device::new(app, self.signed_in(app, role).await)
    }

    /// Sends as a device of this province does; the answer, and its text.
    pub async fn sync(&self, device: &Device, ops: &[Op]) -> (SyncReply, String) {
        let request = SyncRequest { plan: Some(self.plan), ..device.request(ops.to_vec()) };
        let reply = device.send_bytes(None, serde_json::to_vec(&request).unwrap()).await;
        assert_eq!(reply.status(), StatusCode::OK);
        let value: Value = reply.json().await.unwrap();
        (serde_json::from_value(value.clone()).unwrap(), value.to_string())
    }
}

fn login(role: Role) -> String {
    format!("gialai-{}", role.as_str())
}
