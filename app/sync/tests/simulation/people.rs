//! Who works in the province, and the plans they work on.

use parboard_domain::{
    agency::Agency,
    criterion::{Criterion, Track},
    id::{AgencyId, CriterionId, PersonId, PlanId, TaskId},
    measure::{Day, Moment, Percent},
    person::{Directory, Person, PlanTitle, Role},
    plan::{Plan, PlanKind, Round},
    row::Noun,
    share::Roster,
    task::{Status, Task, Wording},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The roles of a small office: two heads of different agencies, so that access can differ.
const ROLES: [(Role, u128); 6] = [(Role::Coordinator, 1), (Role::Head, 1), (Role::Staff, 1), (Role::Head, 2), (Role::Leader, 0), (Role::Observer, 0)];

/// The units of the second plan.
pub const UNITS: [AgencyId; 2] = [AgencyId(Uuid::from_u128(1)), AgencyId(Uuid::from_u128(2))];

pub fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128(kind << 64 | n as u128)
}

pub fn plan(n: usize) -> PlanId {
    PlanId(id(0xf, n))
}

pub fn agency(n: u128) -> Option<AgencyId> {
    (n > 0).then(|| AgencyId(Uuid::from_u128(n)))
}

/// The people and the offices.
pub fn directory() -> Directory {
    let person =
        |(n, (role, at)): (usize, &(Role, u128))| Person { id: PersonId(id(0x50, n)), name: "Người".into(), role: *role, agency: agency(*at) };
    let office = |n: u128| Agency { id: AgencyId(Uuid::from_u128(n)), name: "Sở".into(), collective: n == 9, successor: None };
    let title = |n: usize| PlanTitle { id: plan(n), number: String::new(), year: 2025, title: "Kế hoạch".into(), round: None };
    Directory {
        version: 1,
        province: "Tỉnh".into(),
        agencies: [1, 2, 9].map(office).into(),
        people: ROLES.iter().enumerate().map(person).collect(),
        plans: [title(0), title(1)].into(),
        ..Directory::default()
    }
}

/// The rows a plan begins with: the first is worked on by agency 1, and by all on its second criterion.
pub fn nouns(plan_n: usize, tasks: usize) -> Vec<Noun> {
    let criterion = |n: usize, lead: u128| Criterion {
        id: CriterionId(id(0x900 + plan_n as u128, n)),
        number: "1.1".into(),
        order: n as i64,
        track: Track::default(),
        level: None,
        title: "Tiêu chí".into(),
        goal: String::new(),
        lead: agency(lead).into_iter().collect(),
        coordinating: vec![],
        deadline_text: String::new(),
        due_on: None,
    };
    let mut nouns = vec![
        Noun::Plan(Plan {
            id: plan(plan_n),
            kind: PlanKind::default(),
            number: String::new(),
            issuer: String::new(),
            issued_on: None,
            year: 2025,
            title: "Kế hoạch".into(),
            declared_items: None,
            notices: vec![],
            // The second plan is a round of proposals.
            round: (plan_n == 1).then_some(Round { due_on: Day(20_254), year: 2026, opened_at: Moment(0), made: None }),
            views: vec![],
        }),
        Noun::Criterion(criterion(0, 1)),
        Noun::Criterion(criterion(1, 9)),
    ];
    if plan_n == 1 {
        // In the second plan it is listed who "all" are: there each has a share of its own.
        nouns.push(Noun::Roster(Roster { id: AgencyId(Uuid::from_u128(9)), units: UNITS.into(), frozen_on: None }));
    }
    for n in 0..tasks {
        let task = TaskId(id(0x1000 + plan_n as u128, n));
        nouns.push(Noun::Task(Task {
            id: task,
            criterion: CriterionId(id(0x900 + plan_n as u128, n % 2)),
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
        nouns.push(Noun::Wording(Wording { words: "một\nhai\nba".into(), ..Wording::titled(task, "Việc".into()) }));
    }
    nouns
}
