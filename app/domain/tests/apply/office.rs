//! A small office to work in: one criterion, one card, two agencies.

use parboard_domain::{
    agency::Agency,
    apply::{Context, Outcome, apply},
    criterion::{Criterion, Track},
    entry::Entry,
    field::{Field, Value},
    id::{AgencyId, CriterionId, DeviceId, Mint, OpId, PersonId, TaskId},
    measure::{Moment, Percent},
    op::{Body, Change, Op, Request, SCHEMA},
    permission::Actor,
    person::Role,
    refusal::Refusal,
    row::{Noun, RowSet, Rows},
    task::{Status, Task, Wording},
};
use uuid::Uuid;

/// A card of one agency, and what is needed to work on it.
pub struct Office {
    pub rows: RowSet,
    mint: Mint,
    /// On the device whose clock is wrong.
    astray: Mint,
    pub task: TaskId,
}

pub const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn office() -> Office {
    let mut rows = RowSet::default();
    let (task, criterion) = (TaskId(id(0x100)), CriterionId(id(0x200)));
    rows.set_agencies([Agency::named(AgencyId(id(1)), "Sở Nội vụ"), Agency::named(AgencyId(id(2)), "Sở Tài chính")]);
    rows.set(Noun::Criterion(Criterion {
        id: criterion,
        number: "1.1".into(),
        order: 0,
        track: Track::Weak,
        level: None,
        title: "Thực hiện nhiệm vụ".into(),
        goal: String::new(),
        lead: vec![AgencyId(id(1))],
        coordinating: vec![],
        deadline_text: "Trong năm 2025".into(),
        due_on: None,
    }));
    rows.set(Noun::Task(Task {
        id: task,
        criterion,
        status: Status::NotStarted,
        percent: Percent::default(),
        due_on: None,
        blocked: None,
        rank: "c000000i".into(),
        assignees: vec![],
        touched_at: Moment(0),
        appraisal: None,
        evidence: 0,
        archived: None,
        set_by: std::collections::BTreeMap::new(),
        steps: vec![],
        people: vec![],
        directions: 0,
    }));
    rows.set(Noun::Wording(Wording { words: "Đoạn một.\nĐoạn hai.\nĐoạn ba.".into(), ..Wording::titled(task, "Theo dõi".into()) }));
    Office { rows, mint: Mint::new(9), astray: Mint::new(0x7700), task }
}

pub fn actor(person: u128, role: Role, agency: u128) -> Actor {
    Actor { person: PersonId(id(person)), role, agency: Some(AgencyId(id(agency))) }
}

pub fn lan() -> Actor {
    actor(11, Role::Staff, 1)
}

pub fn minh() -> Actor {
    actor(12, Role::Staff, 1)
}

impl Office {
    pub fn op(&mut self, request: Request) -> Op {
        Op { id: OpId(self.mint.next(5)), device: DeviceId(id(7)), schema: SCHEMA, made_at: Moment(5), deps: vec![], body: Body::Known(request) }
    }

    pub fn act(&mut self, who: Actor, request: Request) -> Result<Outcome, Refusal> {
        let op = self.op(request);
        self.carry_out(who, &op)
    }

    /// The same, of somebody whose clock says that.
    pub fn act_at(&mut self, who: Actor, made_ms: i64, request: Request) -> Result<Outcome, Refusal> {
        let id = OpId(self.astray.next(u64::try_from(made_ms).unwrap_or(0)));
        let op = Op { id, made_at: Moment(made_ms), ..self.op(request) };
        self.carry_out(who, &op)
    }

    pub fn carry_out(&mut self, who: Actor, op: &Op) -> Result<Outcome, Refusal> {
        let outcome = apply(&self.rows, op, Context { actor: who, now: Moment(100), handed_in_by: None })?;
        outcome.rows.iter().cloned().for_each(|noun| self.rows.set(noun));
        Ok(outcome)
    }

    pub fn set(&mut self, who: Actor, field: Field, from: impl Into<Value>, to: impl Into<Value>) -> Result<Outcome, Refusal> {
        let (task, change) = (self.task, Change { field, from: from.into(), to: to.into() });
        self.act(who, Request::SetFields { task, changes: vec![change] })
    }

    pub fn place(&mut self, who: Actor, from: Status, to: Status) -> Result<Outcome, Refusal> {
        self.act(who, Request::PlaceTask { task: self.task, from, to, rank: None, why: Some("Đã rõ".into()) })
    }

    /// From now on the criterion names a collective beside its lead.
    pub fn name_everybody(&mut self) {
        let everybody = AgencyId(id(9));
        self.rows.set_agencies([Agency::named(everybody, "Các cơ quan, đơn vị")]);
        let criterion = self.rows.find_criterion(self.task().criterion).unwrap().clone();
        self.rows.set(Noun::Criterion(Criterion { coordinating: vec![everybody], ..criterion }));
    }

    /// From now on the plan is a round of proposals.
    pub fn open_round(&mut self) {
        let plan = serde_json::json!({ "id": id(0x77), "kind": "assignment", "year": 2025, "title": "Phân công",
            "round": { "due_on": "2025-06-15", "year": 2026, "opened_at": 1 } });
        self.rows.set(Noun::Plan(serde_json::from_value(plan).unwrap()));
    }

    pub fn task(&self) -> &Task {
        self.rows.find_task(self.task).unwrap()
    }

    pub fn words(&self) -> &Wording {
        self.rows.find_wording(self.task).unwrap()
    }
}

pub fn entries(outcome: &Outcome) -> Vec<&Entry> {
    outcome
        .rows
        .iter()
        .filter_map(|noun| match noun {
            Noun::Entry(entry) => Some(entry),
            _ => None,
        })
        .collect()
}
