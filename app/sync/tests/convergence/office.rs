//! A small office in memory: a server, some devices, and a wire that may lose or double what it carries.

use parboard_domain::{
    criterion::{Criterion, Track},
    field::{self, Field, Value},
    id::{AgencyId, CriterionId, DeviceId, Epoch, Mint, OpId, PersonId, PlanId, TaskId},
    measure::{Moment, Percent, Rev},
    op::{Change, Op, Request},
    permission::Actor,
    person::{Person, Role},
    row::{Noun, Row, RowSet, RowSum, Rows},
    task::{Status, Task, Wording},
};
use parboard_sync::{
    outbox::Standing,
    papers::Papers,
    protocol::{MARKER, PROTOCOL, SyncReply, SyncRequest, Verdict},
    server::{Known, judge},
    shelf::{MemoryShelf, Shelf},
    store::KeepError,
    tab::Tab,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use uuid::Uuid;

/// What the wire does to one exchange.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wire {
    Whole,
    RequestLost,
    ReplyLost,
    Doubled,
}

/// How many rows a page has here: few, so that pages matter.
const PAGE: usize = 5;

#[derive(Clone)]
pub struct Server {
    pub rows: RowSet,
    pub log: Vec<(OpId, Known)>,
    pub rev: Rev,
    pub sum: RowSum,
    pub epoch: Epoch,
    pub plan: PlanId,
}

impl Server {
    pub fn take(&mut self, actor: Actor, ops: &[Op]) -> Vec<(OpId, Verdict)> {
        let known: BTreeMap<OpId, Known> = self.log.iter().cloned().collect();
        let context = parboard_domain::apply::Context { actor, now: Moment(1_000), handed_in_by: None };
        let judged = judge(ops, &known, &mut self.rows, context, self.rev);
        for index in &judged.decided {
            let verdict = judged.verdicts[*index].1.clone();
            self.log.push((ops[*index].id, Known { person: actor.person, op: ops[*index].clone(), verdict }));
        }
        (self.rev, self.sum) = (judged.rev, RowSum(self.sum.0 + judged.sum.0));
        judged.verdicts
    }

    pub fn answer(&mut self, actor: Actor, request: &SyncRequest) -> SyncReply {
        let verdicts = self.take(actor, &request.ops);
        let reset = request.epoch != Some(self.epoch);
        let after = if reset { Rev(0) } else { request.cursor };
        let mut rows: Vec<Row> = self.rows.iter().filter(|row| row.rev > after).cloned().collect();
        rows.sort_by_key(|row| row.rev);
        let last = rows.get(PAGE).map(|row| row.rev);
        let more = last.is_some();
        if let Some(last) = last {
            // Whole revisions only; a revision larger than a page still travels whole.
            let first = rows[0].rev;
            rows.retain(|row| row.rev < last || (first == last && row.rev == last));
        }
        let cursor = if more { rows.last().map_or(after, |row| row.rev) } else { self.rev };
        SyncReply {
            marker: MARKER.into(),
            protocol: PROTOCOL,
            person: actor.person,
            plan: self.plan,
            instead_of: None,
            epoch: self.epoch,
            reset,
            verdicts,
            rows,
            cursor,
            more,
            sum: (!more).then_some(self.sum),
            now: Moment(1_000),
            directory: None,
        }
    }
}

/// What a device has written down. A tab that died writes nothing more.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<(MemoryShelf, usize)>>);

impl Disk {
    fn writes_left(&self, writes: usize) {
        self.0.borrow_mut().1 = writes;
    }

    fn may_write(&self) -> bool {
        let left = &mut self.0.borrow_mut().1;
        *left = left.saturating_sub(1);
        *left > 0
    }
}

impl Shelf for Disk {
    fn is_allowed(&self) -> bool {
        true
    }
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().0.get(key)
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        if self.may_write() { self.0.borrow_mut().0.set(key, text) } else { Ok(()) }
    }
    fn erase(&mut self, key: &str) {
        if self.may_write() {
            self.0.borrow_mut().0.erase(key);
        }
    }
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.borrow().0.keys(prefix)
    }
}

pub struct Device {
    pub tab: Tab<Papers<Disk>>,
    pub actor: Actor,
    person: Person,
    disk: Disk,
    tail: u64,
    /// What was written into the outbox here, less what its author took back before it was sent.
    made: BTreeSet<OpId>,
    sent: BTreeSet<OpId>,
}

impl Device {
    fn open(person: Person, id: DeviceId, tail: u64) -> Self {
        let disk = Disk::default();
        disk.writes_left(usize::MAX);
        let tab = Tab::open(person.clone(), id, Mint::new(tail), Papers::of(person.id, disk.clone()));
        Self { tab, actor: Actor::from(&person), person, disk, tail, made: BTreeSet::new(), sent: BTreeSet::new() }
    }

    fn held(&self) -> BTreeSet<OpId> {
        self.tab.client().outbox().iter().map(|pending| pending.op.id).collect()
    }

    /// The tab dies and comes back with what is on disk.
    pub fn restart(&mut self) {
        self.disk.writes_left(usize::MAX);
        self.tail += 0x100;
        let papers = Papers::of(self.person.id, self.disk.clone());
        self.tab = Tab::open(self.person.clone(), self.tab.device(), Mint::new(self.tail), papers);
    }
}

pub struct Office {
    pub server: Server,
    pub devices: Vec<Device>,
    pub tasks: Vec<TaskId>,
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

impl Office {
    /// So many devices, each its own person, all of them coordinators so that every move is theirs to make; but the last of several
    /// is a head, to whom some are refused.
    pub fn new(devices: usize, tasks: usize) -> Self {
        let mut server =
            Server { rows: RowSet::default(), log: vec![], rev: Rev(0), sum: RowSum::default(), epoch: Epoch(id(0xe)), plan: PlanId(id(0xf)) };
        let tasks: Vec<TaskId> = (0..tasks).map(|n| TaskId(id(0x1000 + (n as u128)))).collect();
        for noun in nouns(&tasks) {
            server.rev = Rev(server.rev.0 + 1);
            server.sum = server.sum.with(noun.key(), server.rev);
            server.rows.put(Row { rev: server.rev, is: noun });
        }
        let devices = (0..devices).map(|n| device(n as u128, devices as u128)).collect();
        let mut office = Self { server, devices, tasks };
        office.settle();
        office
    }

    pub fn wish(&mut self, who: usize, request: Request) {
        let device = &mut self.devices[who];
        let before = device.held();
        if device.tab.wish(request, Moment(1)).is_err() {
            return;
        }
        let after = device.held();
        for taken_back in before.difference(&after) {
            assert!(!device.sent.contains(taken_back), "{taken_back} was sent, and its author has it no more");
            device.made.remove(taken_back);
        }
        device.made.extend(after.difference(&before));
    }

    pub fn set(&mut self, who: usize, task: usize, field: Field, to: Value) {
        let task = self.tasks[task];
        let shown = self.devices[who].tab.shown();
        let from = shown.find_task(task).zip(shown.find_wording(task)).map(|(task, wording)| field::read(field, task, wording));
        if let Some(from) = from.filter(|from| *from != to) {
            self.wish(who, Request::SetFields { task, changes: vec![Change { field, from, to }] });
        }
    }

    /// Marks everything of a device as sent, as if the request had been lost.
    pub fn freeze(&mut self, who: usize) {
        self.sync(who, Wire::RequestLost, usize::MAX);
    }

    /// One exchange over a wire, with a tab that dies after so many writes.
    pub fn sync(&mut self, who: usize, wire: Wire, writes: usize) {
        let device = &mut self.devices[who];
        device.disk.writes_left(writes);
        let Some(request) = device.tab.begin() else { return };
        if wire == Wire::RequestLost || device.disk.0.borrow().1 == 0 {
            return;
        }
        device.sent.extend(request.ops.iter().map(|op| op.id));
        let reply = self.server.answer(device.actor, &request);
        let reply = if wire == Wire::Doubled { self.server.answer(device.actor, &request) } else { reply };
        if wire != Wire::ReplyLost {
            let _ = device.tab.receive(reply);
        }
    }

    /// On the way, too: what a person did is held as their own operation until the rows it made are held.
    pub fn nothing_vanishes(&self) -> bool {
        self.devices.iter().all(|device| {
            let cursor = device.tab.client().place().map_or(Rev(0), |place| place.cursor);
            let own = self.server.log.iter().filter(|(id, _)| device.made.contains(id));
            own.filter_map(|(id, known)| Some((id, known.verdict.rev()?)))
                .all(|(id, rev)| rev <= cursor || device.tab.client().outbox().get(*id).is_some())
        })
    }

    /// Everything that can still arrive does.
    pub fn settle(&mut self) {
        for _ in 0..200 {
            for who in 0..self.devices.len() {
                self.sync(who, Wire::Whole, usize::MAX);
            }
            let rest = self.devices.iter().all(|device| {
                device.tab.client().place().is_some_and(|place| place.cursor == self.server.rev) && device.tab.client().outbox().waiting() == 0
            });
            if rest {
                return;
            }
        }
        panic!("never comes to rest");
    }

    /// At rest, the operations that neither were carried out once nor stand refused before their author, and how each stands.
    pub fn unanswered(&self) -> Vec<String> {
        let mut logged: BTreeMap<OpId, Vec<&Verdict>> = BTreeMap::new();
        for (id, known) in &self.server.log {
            logged.entry(*id).or_default().push(&known.verdict);
        }
        let mut found = Vec::new();
        for device in &self.devices {
            for id in &device.made {
                let verdicts = logged.get(id).map_or(&[][..], Vec::as_slice);
                let standing = device.tab.client().outbox().get(*id).map(|pending| &pending.standing);
                match (verdicts, standing) {
                    ([Verdict::Applied { .. } | Verdict::Merged { .. }], None) | ([Verdict::Refused(_)], Some(Standing::Refused(_))) => {}
                    (verdicts, standing) => found.push(format!("{id}: the log says {verdicts:?}, the outbox {standing:?}")),
                }
            }
        }
        found
    }
}

fn device(n: u128, of: u128) -> Device {
    let role = if n + 1 == of && of > 1 { Role::Head } else { Role::Coordinator };
    let person = Person { id: PersonId(id(0x50 + n)), name: "Người".into(), role, agency: Some(AgencyId(id(1))) };
    Device::open(person, DeviceId(id(0x60 + n)), u64::try_from(n).unwrap_or(0) << 20 | 0x300)
}

fn nouns(tasks: &[TaskId]) -> Vec<Noun> {
    let criterion = CriterionId(id(0x900));
    let mut nouns = vec![Noun::Criterion(Criterion {
        id: criterion,
        number: "1.1".into(),
        order: 0,
        track: Track::default(),
        level: None,
        title: "Tiêu chí".into(),
        goal: String::new(),
        lead: vec![AgencyId(id(1))],
        coordinating: vec![],
        deadline_text: String::new(),
        due_on: None,
    })];
    for task in tasks {
        nouns.push(Noun::Task(Task {
            id: *task,
            criterion,
            status: Status::NotStarted,
            percent: Percent::default(),
            due_on: None,
            blocked: None,
            rank: "m".into(),
            assignees: vec![],
            touched_at: Moment(0),
            appraisal: None,
            evidence: 0,
            archived: None,
            set_by: BTreeMap::new(),
            steps: Vec::new(),
            people: Vec::new(),
            directions: 0,
        }));
        nouns.push(Noun::Wording(Wording { words: "a\nb".into(), ..Wording::titled(*task, "Việc".into()) }));
    }
    nouns
}
