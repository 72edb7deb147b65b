//! Every request, aimed at what another province has.

use super::neighbour::{Abroad, Neighbour};
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    id::{AgencyId, CriterionId, PlanId, TaskId},
    measure::Day,
    op::{Change, Request},
    period::{Period, Said},
    reminder::Why,
    score::{Decimal, Stated},
    task::Status,
};

/// Which requests there are, from one list: a request that is not in it does not compile.
macro_rules! requests {
    ($($request:ident),* $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($request)),*];
        fn kind(request: &Request) -> &'static str {
            match request { $(Request::$request { .. } => stringify!($request)),* }
        }
    };
}

requests! {
    CreateTask, PlaceTask, SetFields, AddUpdate, ReportShare, AddComment, AddEvidence, RemoveEvidence, ArchiveTask, RestoreTask, SettleClash,
    LockTask, AddStep, CheckStep, RemoveStep, AssignPerson, Remind, GiveFigure, FileReport, ShareView,
}

/// One of each kind at least.
pub fn require_all(requests: &[Request]) {
    for wanted in KINDS {
        assert!(requests.iter().any(|request| kind(request) == *wanted), "{wanted} is not tried");
    }
}

/// Each with the other province's card; and with an own card, but something that hangs on another's.
pub fn aimed_at(abroad: &Abroad, own: &Neighbour) -> Vec<Request> {
    let (task, words) = (abroad.task, || "Của tỉnh khác".to_owned());
    let paper = Paper { title: words(), number: "1".to_owned(), ..Paper::default() };
    vec![
        Request::CreateTask { criterion: abroad.criterion, title: words(), text: String::new(), rank: "m".to_owned() },
        Request::PlaceTask { task, from: Status::NotStarted, to: Status::InProgress, rank: None, why: None },
        Request::SetFields { task, changes: vec![percent()] },
        Request::AddUpdate { task, did: words(), percent: None },
        Request::AddComment { task, body: words(), mentions: Vec::new(), answers: None },
        Request::ReportShare { task, unit: abroad.agency, did: words(), changes: vec![percent()], why: None },
        Request::AddEvidence { task, paper, unit: Some(abroad.agency) },
        Request::RemoveEvidence { task, evidence: abroad.evidence },
        Request::ArchiveTask { task },
        Request::RestoreTask { task },
        Request::LockTask { task },
        Request::SettleClash { task, entry: abroad.clash, decision: None },
        Request::AddStep { task, words: words(), due_on: None, instead_of: None, stood: None },
        Request::CheckStep { task, step: abroad.step, done: true },
        Request::RemoveStep { task, step: abroad.step },
        Request::AssignPerson { task, person: abroad.person, on: true, unit: None },
        remind(task, abroad),
        figure(abroad.criterion),
        file(abroad.plan, abroad.agency),
        Request::ShareView { plan: abroad.plan, name: words(), address: Some("/?qua-han=1".to_owned()), instead_of: None },
    ]
    .into_iter()
    .chain([
        Request::ReportShare { task: own.task, unit: abroad.agency, did: words(), changes: vec![percent()], why: None },
        Request::RemoveEvidence { task: own.task, evidence: abroad.evidence },
        Request::SettleClash { task: own.task, entry: abroad.clash, decision: None },
        Request::CheckStep { task: own.task, step: abroad.step, done: true },
        Request::AssignPerson { task: own.task, person: abroad.person, on: true, unit: None },
        remind(own.task, abroad),
        file(own.plan, abroad.agency),
    ])
    .collect()
}

fn figure(criterion: CriterionId) -> Request {
    let says = Stated { on: Some(Day(20_000)), value: Some(Decimal::whole(1)), words: "Của tỉnh khác".to_owned(), ..Stated::default() };
    Request::GiveFigure { criterion, says, saw: None }
}

fn file(plan: PlanId, agency: AgencyId) -> Request {
    let says = Said { results: "Của tỉnh khác".to_owned(), ..Said::default() };
    Request::FileReport { plan, period: Period::parse("2025-q1").unwrap(), agency, says: says.json(), saw: Vec::new() }
}

fn remind(task: TaskId, abroad: &Abroad) -> Request {
    Request::Remind { task, agencies: vec![abroad.agency], why: Why::Overdue, words: "Của tỉnh khác".to_owned(), level: 1 }
}

/// On an own card, writing two lines of history.
pub fn with_lines_of_history(own: &Neighbour) -> Vec<Request> {
    let blocked = Change { field: Field::Blocked, from: Value::Nothing, to: "Thiếu người".into() };
    vec![Request::SetFields { task: own.task, changes: vec![percent(), blocked] }]
}

fn percent() -> Change {
    Change { field: Field::Percent, from: Value::Number(0), to: Value::Number(90) }
}
