//! A device: the product's own half of the protocol, and a memory of what it was told.

use super::moment::Moment;
use parboard::synthetic::Dice;
use parboard_domain::{
    field::{Field, Value},
    id::{DeviceId, Mint, OpId, TaskId},
    measure,
    op::{Body, Change, Op, Request, SCHEMA},
    row::{Kind, Row, Rows},
    task::Status,
};
use parboard_sync::{
    client::{Client, Held},
    protocol::{BATCH_OPS_MAX, SyncReply, SyncRequest, Verdict},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// No kill lets a device do more than this.
const REQUESTS_MAX: usize = 1_000;
/// How many old operations are asked about after each kill.
const ASKED_AGAIN: usize = 3;

pub struct Device {
    id: DeviceId,
    http: reqwest::Client,
    client: Client,
    dice: Dice,
    mint: Mint,
    sent: BTreeMap<OpId, Op>,
    told: BTreeMap<OpId, Verdict>,
}

impl Device {
    /// Fetches a whole copy.
    pub async fn start(url: &str, http: reqwest::Client, seed: u64) -> Self {
        let session = http.get(format!("{url}/api/v1/session")).send().await.unwrap().json::<parboard::handlers::session::SessionReply>();
        let (person, id) = (session.await.unwrap().person.id, DeviceId(Uuid::from_u128(seed.into())));
        let client = Client::resume(person, id, Held::default());
        let mint = Mint::new(seed << 12);
        let mut device = Self { id, http, client, dice: Dice::new(seed), mint, sent: BTreeMap::new(), told: BTreeMap::new() };
        device.come_to_rest(url).await;
        device
    }

    pub fn id(&self) -> DeviceId {
        self.id
    }

    /// What became of every operation, as far as it was told.
    pub fn told(&self) -> &BTreeMap<OpId, Verdict> {
        &self.told
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.client.confirmed().iter()
    }

    /// Works until the line breaks, which it does when the moment has come.
    pub async fn work_until_cut_off(&mut self, url: &str, moment: &Moment) {
        let asked = (0..ASKED_AGAIN.min(self.told.len())).map(|_| self.dice.below(self.told.len())).collect::<Vec<_>>();
        let asked: Vec<OpId> = asked.into_iter().filter_map(|at| self.told.keys().nth(at).copied()).collect();
        if !self.ask_again(url, &asked, Some(moment)).await {
            return;
        }
        for _ in 0..REQUESTS_MAX {
            self.edit();
            if self.exchange(url, Some(moment)).await.is_none() {
                return;
            }
        }
        panic!("the line never broke");
    }

    /// Sends what waits, fetches what there is, and asks once more about everything.
    pub async fn come_to_rest(&mut self, url: &str) {
        let mut requests = 0;
        while self.exchange(url, None).await.expect("nobody kills this one") {
            requests += 1;
            assert!(requests < REQUESTS_MAX, "it never comes to rest");
        }
        assert_eq!(self.client.outbox().iter().count(), 0, "all that was done is everywhere it should be");
        assert_eq!(self.sent.keys().collect::<Vec<_>>(), self.told.keys().collect::<Vec<_>>());
        let all: Vec<OpId> = self.sent.keys().copied().collect();
        for some in all.chunks(BATCH_OPS_MAX) {
            assert!(self.ask_again(url, some, None).await);
        }
    }

    /// A few edits, as many as an office makes between two glances of a phone at the network.
    fn edit(&mut self) {
        for _ in 0..=self.dice.below(8) {
            let cards: Vec<_> = self.client.confirmed().of_kind(Kind::Task).map(|row| row.is.key().id).collect();
            let task = TaskId(cards[self.dice.below(cards.len())]);
            let request = self.request(task);
            let id = OpId(self.mint.next(1_750_000_000_000));
            let made_at = measure::Moment(1_750_000_000_000);
            let op = Op { id, device: self.id, schema: SCHEMA, made_at, deps: Vec::new(), body: Body::Known(request) };
            let recorded = self.client.outbox().plan(op);
            self.client.record(recorded);
        }
    }

    fn request(&mut self, task: TaskId) -> Request {
        let held = self.client.confirmed().find_task(task).map(|card| (card.status, card.percent.get()));
        let (status, percent) = held.expect("the card was just looked up");
        match self.dice.below(3) {
            0 => Request::AddComment { task, body: format!("{:x}", self.dice.roll()), mentions: Vec::new(), answers: None },
            1 => {
                // Steps of the appraisal only: a plain move that comes after one is refused, and nothing here is to be.
                let steps = if matches!(status, Status::InReview | Status::Done) { &Status::ALL[..] } else { &Status::ALL[2..] };
                let to = steps[self.dice.below(steps.len())];
                Request::PlaceTask { task, from: status, to, rank: None, why: Some("Đã rõ".into()) }
            }
            _ => {
                let to = Value::Number(self.dice.below(101) as i64);
                Request::SetFields { task, changes: vec![Change { field: Field::Percent, from: Value::Number(percent.into()), to }] }
            }
        }
    }

    /// One request and its answer: whether there is more to say; nothing when no answer came.
    async fn exchange(&mut self, url: &str, moment: Option<&Moment>) -> Option<bool> {
        let (request, _) = self.client.offer();
        self.sent.extend(request.ops.iter().map(|op| (op.id, op.clone())));
        let reply = self.send(url, &request, moment).await?;
        self.hear(&reply);
        Some(self.client.receive(reply).unwrap().go_on)
    }

    /// Sends operations that were answered before: the answer must be the same.
    async fn ask_again(&mut self, url: &str, ids: &[OpId], moment: Option<&Moment>) -> bool {
        let ops = ids.iter().map(|id| self.sent[id].clone()).collect();
        let request = SyncRequest { ops, ..self.client.clone().offer().0 };
        let Some(reply) = self.send(url, &request, moment).await else { return false };
        self.hear(&reply);
        true
    }

    async fn send(&self, url: &str, request: &SyncRequest, moment: Option<&Moment>) -> Option<SyncReply> {
        let sending = self.http.post(format!("{url}/api/v1/sync")).json(request).send();
        let passing = async { moment.map_or((), Moment::pass) };
        let (reply, ()) = futures::future::join(sending, passing).await;
        // A reply that was cut off in the middle is no answer.
        let reply = reply.ok()?.json().await.ok()?;
        if let Some(moment) = moment {
            moment.pass();
        }
        Some(reply)
    }

    fn hear(&mut self, reply: &SyncReply) {
        for (id, verdict) in &reply.verdicts {
            if let Some(before) = self.told.insert(*id, verdict.clone()) {
                assert_eq!(*verdict, before, "{id} was answered in two ways");
            }
        }
    }
}
