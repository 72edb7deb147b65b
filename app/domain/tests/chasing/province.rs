//! A small province at work: three cards, four agencies, one of them merged away.

use parboard_domain::{
    agency::Agency,
    apply::{Context, apply},
    chasing::{Ledger, Line, List, Tale},
    criterion::{Criterion, Track},
    figures::Thresholds,
    id::{AgencyId, CriterionId, DeviceId, Mint, OpId, PersonId, PlanId, TaskId},
    measure::{Day, Moment, Percent},
    op::{Body, Op, Request, SCHEMA},
    permission::Actor,
    person::{Person, Role},
    plan::{Plan, PlanKind},
    reminder::Why,
    row::{Noun, RowSet, Rows},
    share::Roster,
    task::{Status, Task, Wording},
};
use uuid::Uuid;

pub const HOME: AgencyId = agency(1);
pub const FINANCE: AgencyId = agency(2);
/// Merged into finance.
pub const PLANNING: AgencyId = agency(3);
pub const COMMUNE: AgencyId = agency(4);
pub const WARD: AgencyId = agency(5);
pub const ALL: AgencyId = agency(9);

/// Led by planning, which became finance.
pub const LED: TaskId = task(1);
/// Carried out by the home office, led by nobody.
pub const OWN: TaskId = task(2);
/// Carried out by all.
pub const MANY: TaskId = task(3);

const DAY_MS: i64 = 86_400_000;

const fn agency(n: u128) -> AgencyId {
    AgencyId(Uuid::from_u128(n))
}

const fn task(n: u128) -> TaskId {
    TaskId(Uuid::from_u128(0x1_0000 * n))
}

/// Six in the evening of a day of the plan, which was signed on day 0.
pub fn evening(day: i64) -> Moment {
    Moment((Day::parse("2025-05-26").unwrap().0 + day) * DAY_MS + 11 * 3_600_000)
}

pub struct Province {
    pub rows: RowSet,
    pub people: Vec<Person>,
    mint: Mint,
}

pub fn province() -> Province {
    let mut rows = RowSet::default();
    let named = |id, name: &str| Agency::named(id, name);
    rows.set_agencies([
        named(HOME, "Sở Nội vụ"),
        named(FINANCE, "Sở Tài chính"),
        Agency { successor: Some(FINANCE), ..named(PLANNING, "Sở Kế hoạch và Đầu tư") },
        named(COMMUNE, "Xã Ea Kao"),
        named(WARD, "Phường Tân An"),
        named(ALL, "Các cơ quan, đơn vị, địa phương"),
    ]);
    rows.set(Noun::Plan(plan()));
    for (n, lead, coordinating) in [(1, vec![PLANNING], vec![]), (2, vec![], vec![]), (3, vec![FINANCE], vec![ALL])] {
        rows.set(Noun::Criterion(criterion(n, lead, coordinating)));
    }
    for (id, criterion, assignees) in [(LED, 1, vec![]), (OWN, 2, vec![HOME]), (MANY, 3, vec![])] {
        rows.set(Noun::Task(card(id, criterion, assignees)));
        rows.set(Noun::Wording(Wording::titled(id, "Việc".into())));
    }
    let person = |n, role, agency| Person { id: PersonId(Uuid::from_u128(n)), name: format!("Người {n}"), role, agency: Some(agency) };
    let people = vec![
        person(11, Role::Coordinator, HOME),
        person(12, Role::Head, FINANCE),
        person(13, Role::Staff, COMMUNE),
        person(14, Role::Staff, PLANNING),
        person(15, Role::Staff, HOME),
    ];
    Province { rows, people, mint: Mint::new(7) }
}

impl Province {
    /// All that the collective is, is known.
    pub fn list_units(&mut self) {
        self.rows.set(Noun::Roster(Roster { id: ALL, units: vec![COMMUNE, WARD, PLANNING], frozen_on: None }));
    }

    pub fn act(&mut self, person: u128, at: Moment, request: Request) {
        let id = OpId(self.mint.next(u64::try_from(at.0).unwrap()));
        self.act_by(id, person, at, request);
    }

    /// By an operation whose id some other clock minted.
    pub fn act_by(&mut self, id: OpId, person: u128, at: Moment, request: Request) {
        let who = self.people.iter().find(|other| other.id.0.as_u128() == person).unwrap();
        let op = Op { id, device: DeviceId(Uuid::nil()), schema: SCHEMA, made_at: at, deps: vec![], body: Body::Known(request) };
        let context = Context { actor: Actor::from(who), now: at, handed_in_by: None };
        let outcome = apply(&self.rows, &op, context).unwrap_or_else(|refusal| panic!("{refusal:?}: {op:?}"));
        outcome.rows.into_iter().for_each(|noun| self.rows.set(noun));
    }

    pub fn report(&mut self, person: u128, at: Moment, task: TaskId) {
        self.act(person, at, Request::AddUpdate { task, did: "Đã làm".into(), percent: None });
    }

    pub fn report_share(&mut self, person: u128, at: Moment, unit: AgencyId) {
        self.act(person, at, Request::ReportShare { task: MANY, unit, did: "Đã làm".into(), changes: vec![], why: Some("Đã rõ".into()) });
    }

    pub fn remind(&mut self, at: Moment, task: TaskId, agencies: &[AgencyId]) {
        self.act(11, at, Request::Remind { task, agencies: agencies.to_vec(), why: Why::Overdue, words: "Đề nghị báo cáo".into(), level: 1 });
    }

    /// The card's only step.
    pub fn step_of(&self, task: TaskId) -> OpId {
        self.rows.find_task(task).unwrap().steps[0].id
    }

    fn ledger(&self) -> Ledger<'_> {
        Ledger::of(self.rows.iter().map(|row| &row.is))
    }

    pub fn list(&self, at: Moment) -> List {
        self.ledger().list(&self.rows, &self.people, at, Thresholds::default())
    }

    pub fn lines(&self, agency: AgencyId, at: Moment) -> Vec<Line> {
        self.list(at).units.into_iter().find(|unit| unit.agency == agency).map(|unit| unit.lines).unwrap_or_default()
    }

    /// Which cards a unit is chased for, with the worst of what is wrong with each.
    pub fn worst(&self, agency: AgencyId, at: Moment) -> Vec<(TaskId, Why)> {
        self.lines(agency, at).iter().map(|line| (line.task, line.whys[0])).collect()
    }

    pub fn tale(&self, now: Moment) -> Tale<'_> {
        self.ledger().tale(&self.rows, &self.people, now)
    }
}

fn plan() -> Plan {
    Plan {
        id: PlanId(Uuid::from_u128(0x77)),
        kind: PlanKind::Plan,
        number: "120/KH-UBND".into(),
        issuer: String::new(),
        issued_on: Day::parse("2025-05-26"),
        year: 2025,
        title: String::new(),
        declared_items: None,
        notices: vec![],
        round: None,
        views: vec![],
    }
}

fn criterion(n: u128, lead: Vec<AgencyId>, coordinating: Vec<AgencyId>) -> Criterion {
    Criterion {
        id: CriterionId(Uuid::from_u128(0x200 + n)),
        number: format!("1.{n}"),
        order: 0,
        track: Track::Weak,
        level: None,
        title: String::new(),
        goal: String::new(),
        lead,
        coordinating,
        deadline_text: String::new(),
        due_on: None,
    }
}

fn card(id: TaskId, criterion: u128, assignees: Vec<AgencyId>) -> Task {
    Task {
        id,
        criterion: CriterionId(Uuid::from_u128(0x200 + criterion)),
        status: Status::NotStarted,
        percent: Percent::default(),
        due_on: Day::parse("2025-09-30"),
        blocked: None,
        rank: "m".into(),
        assignees,
        touched_at: evening(0),
        archived: None,
        appraisal: None,
        evidence: 0,
        steps: vec![],
        people: vec![],
        directions: 0,
        set_by: std::collections::BTreeMap::new(),
    }
}
