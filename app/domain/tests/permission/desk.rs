//! One card, somebody of each role in front of it, and the requests of the table in full.

use parboard_domain::{
    agency::Agency,
    apply::{Context, Outcome, apply},
    criterion::{Criterion, Track},
    entry::{Entry, EntryKind},
    evidence::{Evidence, Paper},
    field::{Field, Value},
    id::{AgencyId, CriterionId, DeviceId, EntryId, OpId, PersonId, PlanId, TaskId},
    measure::{Day, Moment, Percent},
    op::{Body, Change, Op, Request, SCHEMA},
    period::{Period, PeriodReport, Said, Stage, Version},
    permission::Actor,
    person::{Person, Role},
    refusal::Refusal,
    reminder::Why,
    report::Comment,
    row::{Noun, RowSet, Rows},
    score::{Aim, Decimal, Stated, What},
    share::{Roster, Share},
    task::{Archived, Status, Step, Task, Wording},
};
use uuid::Uuid;

const PLAN: PlanId = PlanId(Uuid::from_u128(0x77));
const TASK: TaskId = TaskId(Uuid::from_u128(0x100));
const CRITERION: CriterionId = CriterionId(Uuid::from_u128(0x200));
const ME: PersonId = PersonId(Uuid::from_u128(11));
const ANOTHER: PersonId = PersonId(Uuid::from_u128(12));
const STRANGER: PersonId = PersonId(Uuid::from_u128(14));
const READER: PersonId = PersonId(Uuid::from_u128(15));
const THEIRS: PersonId = PersonId(Uuid::from_u128(16));
const STEP: OpId = OpId(Uuid::from_u128(0x304));
const OWN: AgencyId = AgencyId(Uuid::from_u128(1));
const OTHER: AgencyId = AgencyId(Uuid::from_u128(2));
const THIRD: AgencyId = AgencyId(Uuid::from_u128(3));
const EVERYBODY: AgencyId = AgencyId(Uuid::from_u128(9));

/// What a card is to the agency of the person.
#[derive(Debug)]
pub enum Named {
    Lead,
    Coordinating,
    Assignee,
    OnlyACollective,
    /// Through a collective whose units are listed.
    Listed,
    /// Who leads, where a collective is named whose units are listed: others.
    LeadOfListed,
    Foreign,
    /// In another province: none of its rows are here.
    Elsewhere,
}

impl Named {
    pub const ITSELF: [Named; 3] = [Named::Lead, Named::Coordinating, Named::Assignee];
}

pub struct Desk {
    rows: RowSet,
}

impl Desk {
    pub fn new(named: &Named) -> Self {
        let mut rows = RowSet::default();
        rows.set_agencies([Agency::named(OWN, "Sở Nội vụ"), Agency::named(OTHER, "Sở Tài chính"), Agency::named(EVERYBODY, "Các cơ quan, đơn vị")]);
        rows.set_people(vec![
            person(ME, OWN, Role::Staff),
            person(ANOTHER, OWN, Role::Staff),
            person(STRANGER, OTHER, Role::Head),
            person(READER, OWN, Role::Observer),
            person(THEIRS, THIRD, Role::Staff),
        ]);
        let lead = vec![if matches!(named, Named::Lead | Named::LeadOfListed) { OWN } else { OTHER }];
        let coordinating = match named {
            Named::Coordinating => vec![OWN],
            Named::OnlyACollective | Named::Listed | Named::LeadOfListed => vec![EVERYBODY],
            _ => vec![],
        };
        let assignees = if matches!(named, Named::Assignee) { vec![OWN] } else { vec![] };
        let nouns = [
            Noun::Criterion(criterion(lead, coordinating)),
            Noun::Task(task(assignees)),
            Noun::Wording(Wording { words: "Theo dõi.".into(), ..Wording::titled(TASK, "Theo dõi".into()) }),
            Noun::Evidence(evidence("own", ME)),
            Noun::Evidence(evidence("another's", ANOTHER)),
            Noun::Comment(direction()),
            Noun::Entry(clash("own", ME)),
            Noun::Entry(clash("others'", ANOTHER)),
            plan(),
            filed(OWN),
            filed(OTHER),
        ];
        if matches!(named, Named::Listed) {
            rows.set(Noun::Roster(Roster { id: EVERYBODY, units: vec![OWN, THIRD], frozen_on: None }));
        }
        if matches!(named, Named::LeadOfListed) {
            rows.set(Noun::Roster(Roster { id: EVERYBODY, units: vec![THIRD], frozen_on: None }));
            let submitted = Share { status: Status::InReview, evidence: 1, ..Share::untouched(TASK, THIRD) };
            rows.set(Noun::Share(submitted));
        }
        if !matches!(named, Named::Elsewhere) {
            for noun in nouns {
                rows.set(noun);
            }
        }
        Self { rows }
    }

    /// The same in a round of proposals.
    pub fn in_a_round(mut self) -> Self {
        let plan = serde_json::json!({ "id": PLAN, "kind": "assignment", "year": 2025, "title": "Phân công",
            "round": { "due_on": "2025-06-15", "year": 2026, "opened_at": 1 }, "views": [{ "name": "Quá hạn", "address": "/?qua-han=1" }] });
        self.rows.set(Noun::Plan(serde_json::from_value(plan).unwrap()));
        self
    }

    /// What comes of it on the card as the request expects to find it.
    pub fn carry_out(mut self, role: Role, ask: &str) -> Result<Outcome, Refusal> {
        let request = request(ask);
        if let Some(task) = self.rows.find_task(TASK).cloned() {
            let status = match &request {
                Request::PlaceTask { from, .. } => *from,
                Request::LockTask { .. } => Status::Done,
                _ => task.status,
            };
            let archived = matches!(request, Request::RestoreTask { .. }).then_some(Archived { by: ME, at: Moment(1) });
            self.rows.set(Noun::Task(Task { status, archived, ..task }));
        }
        let op = Op {
            id: OpId(Uuid::from_u128(0x999)),
            device: DeviceId(Uuid::nil()),
            schema: SCHEMA,
            made_at: Moment(5),
            deps: vec![],
            body: Body::Known(request),
        };
        let actor = Actor { person: ME, role, agency: Some(OWN) };
        apply(&self.rows, &op, Context { actor, now: Moment(100), handed_in_by: None })
    }
}

/// What a line of the table asks for.
pub fn request(ask: &str) -> Request {
    let words: Vec<&str> = ask.split(' ').collect();
    match words[..] {
        ["create_task"] => Request::CreateTask { criterion: CRITERION, title: "Việc mới".into(), text: String::new(), rank: "m".into() },
        ["place_task", from, to] => Request::PlaceTask {
            task: TASK,
            from: Status::parse(from).unwrap(),
            to: Status::parse(to).unwrap(),
            rank: None,
            why: Some("Đã rõ".into()),
        },
        ["set_fields", field] => Request::SetFields { task: TASK, changes: vec![change(Field::parse(field).unwrap())] },
        ["add_update"] => Request::AddUpdate { task: TASK, did: "Đã họp".into(), percent: None },
        ["report_share", whose] => report(whose, Vec::new()),
        ["report_share", whose, "in_review", to] => judge(whose, to),
        ["add_evidence", whose] => Request::AddEvidence { task: TASK, paper: paper(), unit: Some(unit(whose)) },
        ["report_share", whose, to] => report(whose, vec![Change { field: Field::Status, from: Status::NotStarted.into(), to: to.into() }]),
        ["add_comment", "answer"] => {
            Request::AddComment { task: TASK, body: "Đã làm".into(), mentions: vec![], answers: Some(OpId(Uuid::from_u128(0x303))) }
        }
        ["add_comment"] => Request::AddComment { task: TASK, body: "Đã xem".into(), mentions: Vec::new(), answers: None },
        ["add_evidence"] => Request::AddEvidence { task: TASK, paper: paper(), unit: None },
        ["remove_evidence", whose] => Request::RemoveEvidence { task: TASK, evidence: OpId(of(whose)) },
        ["archive_task"] => Request::ArchiveTask { task: TASK },
        ["restore_task"] => Request::RestoreTask { task: TASK },
        ["lock_task"] => Request::LockTask { task: TASK },
        ["add_step", day] => Request::AddStep { task: TASK, words: "Họp".into(), due_on: Day::parse(day), instead_of: None, stood: None },
        ["add_step"] => Request::AddStep { task: TASK, words: "Họp".into(), due_on: None, instead_of: None, stood: None },
        ["check_step"] => Request::CheckStep { task: TASK, step: STEP, done: true },
        ["remove_step"] => Request::RemoveStep { task: TASK, step: STEP },
        ["assign_person", whom] => assign(whom, None),
        ["assign_person", whom, whose] => assign(whom, Some(if whose == "own" { OWN } else { THIRD })),
        ["settle_clash", whose] => Request::SettleClash { task: TASK, entry: EntryId(of(whose)), decision: None },
        ["remind"] => Request::Remind { task: TASK, agencies: vec![OWN], why: Why::Overdue, words: "Đề nghị báo cáo".into(), level: 1 },
        ["file_report", whose, over, to] => file(whose, over, to),
        ["share_view", how] => Request::ShareView {
            plan: PLAN,
            name: if how == "renamed" { "Chậm" } else { "Quá hạn" }.into(),
            address: (how != "taken").then(|| "/?cua-toi=1".into()),
            instead_of: (how == "renamed").then(|| "Quá hạn".into()),
        },
        ["give_figure", what] => give(What::parse(what).unwrap()),
        _ => panic!("{ask}"),
    }
}

fn give(what: What) -> Request {
    let aim = (what == What::Target).then_some(Aim::AtLeast);
    let says = Stated { what, value: Some(Decimal::whole(1)), on: Day::parse("2025-06-30"), year: Some(2024), aim, ..Stated::default() };
    Request::GiveFigure { criterion: CRITERION, says, saw: None }
}

/// What of that agency had come so far becomes that.
fn file(whose: &str, over: &str, to: &str) -> Request {
    let saw = Stage::parse(over).map(version).into_iter().collect();
    let says = Said { stage: Stage::parse(to).unwrap(), results: "Đã họp".into(), why: "Đã rõ".into(), ..Said::default() };
    let agency = if whose == "own" { OWN } else { OTHER };
    Request::FileReport { plan: PLAN, period: Period::parse("2025-q1").unwrap(), agency, says: says.json(), saw }
}

/// The version that brought a report so far.
fn version(stage: Stage) -> OpId {
    OpId(Uuid::from_u128(0x400 + stage as u128))
}

fn filed(agency: AgencyId) -> Noun {
    let version = |stage| Version {
        id: version(stage),
        says: Said { stage, ..Said::default() },
        saw: vec![],
        by: ANOTHER,
        at: Moment(1),
        made_at: Moment(1),
        figures: None,
    };
    let none = PeriodReport::none(PLAN, Period::parse("2025-q1").unwrap(), Some(agency));
    Noun::PeriodReport(PeriodReport { versions: Stage::ALL.map(version).into(), ..none }.held())
}

fn plan() -> Noun {
    Noun::Plan(serde_json::from_value(serde_json::json!({ "id": PLAN, "kind": "plan", "year": 2025, "title": "Kế hoạch", "views": [{ "name": "Quá hạn", "address": "/?qua-han=1" }] })).unwrap())
}

fn assign(whom: &str, unit: Option<AgencyId>) -> Request {
    let person = match whom {
        "me" => ME,
        "colleague" => ANOTHER,
        "stranger" => STRANGER,
        "theirs" => THEIRS,
        _ => READER,
    };
    Request::AssignPerson { task: TASK, person, on: true, unit }
}

fn report(whose: &str, changes: Vec<Change>) -> Request {
    Request::ReportShare { task: TASK, unit: unit(whose), did: "Đã họp dân".into(), changes, why: Some("Đã rõ".into()) }
}

/// What was put forward goes there, and nothing is reported.
fn judge(whose: &str, to: &str) -> Request {
    let change = Change { field: Field::Status, from: Status::InReview.into(), to: to.into() };
    Request::ReportShare { task: TASK, unit: unit(whose), did: String::new(), changes: vec![change], why: Some("Đã rõ".into()) }
}

fn unit(whose: &str) -> AgencyId {
    if whose == "own" { OWN } else { THIRD }
}

fn of(whose: &str) -> Uuid {
    Uuid::from_u128(if whose == "own" { 0x301 } else { 0x302 })
}

fn change(field: Field) -> Change {
    let (from, to) = match field {
        Field::Percent => (Value::Number(0), Value::Number(40)),
        Field::DueOn => (Value::Nothing, "2025-09-30".into()),
        Field::Title => ("Theo dõi".into(), "Theo dõi sát".into()),
        Field::Text => ("Theo dõi.".into(), "Theo dõi sát.".into()),
        Field::Blocked => (Value::Nothing, "Thiếu kinh phí".into()),
        Field::CarriedOutBy => (Value::Nothing, "Sở Y tế".into()),
        Field::Target => (Value::Nothing, "Đạt 85 %".into()),
        Field::Points => (Value::Nothing, "1,5".into()),
        Field::Status => panic!("asked for with place_task"),
    };
    Change { field, from, to }
}

fn criterion(lead: Vec<AgencyId>, coordinating: Vec<AgencyId>) -> Criterion {
    let words = String::new;
    Criterion {
        id: CRITERION,
        number: "1.1".into(),
        order: 0,
        track: Track::Weak,
        level: None,
        title: words(),
        goal: words(),
        lead,
        coordinating,
        deadline_text: words(),
        due_on: None,
    }
}

fn task(assignees: Vec<AgencyId>) -> Task {
    Task {
        id: TASK,
        criterion: CRITERION,
        status: Status::NotStarted,
        percent: Percent::default(),
        due_on: None,
        blocked: None,
        rank: "m".into(),
        assignees,
        touched_at: Moment(0),
        appraisal: None,
        evidence: 0,
        archived: None,
        set_by: std::collections::BTreeMap::new(),
        steps: vec![Step { id: STEP, words: "Dự thảo".into(), due_on: None, instead_of: None, done: None }],
        people: vec![],
        directions: 0,
    }
}

fn paper() -> Paper {
    Paper { title: "Báo cáo".into(), number: "45/BC-SNV".into(), ..Paper::default() }
}

fn evidence(whose: &str, by: PersonId) -> Evidence {
    Evidence { id: OpId(of(whose)), task: TASK, by, at: Moment(1), made_at: Moment(1), paper: paper(), unit: None, arrived_at: None, withdrawn: None }
}

fn person(id: PersonId, agency: AgencyId, role: Role) -> Person {
    Person { id, name: "Lan".into(), role, agency: Some(agency) }
}

fn direction() -> Comment {
    Comment {
        id: OpId(Uuid::from_u128(0x303)),
        task: TASK,
        by: PersonId(Uuid::from_u128(13)),
        at: Moment(1),
        made_at: Moment(1),
        body: "Báo cáo trước thứ Sáu".into(),
        direction: true,
        mentions: vec![],
        answers: None,
        answered: None,
    }
}

fn clash(whose: &str, by: PersonId) -> Entry {
    let (from, to, other) = (Value::Number(0), Value::Number(40), Value::Number(30));
    Entry {
        id: EntryId(of(whose)),
        task: TASK,
        by,
        at: Moment(1),
        made_at: Moment(1),
        kind: EntryKind::Clash,
        field: Some(Field::Percent),
        from,
        to,
        other,
        other_by: Some(PersonId(Uuid::from_u128(13))),
        why: String::new(),
        unit: None,
        settled: vec![],
    }
}
