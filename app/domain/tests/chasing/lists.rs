//! Who stands on the list, with what, as of when.

use crate::province::{ALL, COMMUNE, FINANCE, HOME, LED, MANY, OWN, PLANNING, Province, WARD, evening, province};
use parboard_domain::{
    chasing::{Line, Role},
    field::{Field, Value},
    op::{Change, Request},
    reminder::Why::{DueSoon, Overdue, Stalled},
    task::Status,
};

/// The last day is 30 September: day 127 of the plan.
const LAST: i64 = 127;

#[test]
fn a_card_is_its_leads_and_theirs_who_carry_it_out_as_they_stand_by_now() {
    let province = province();
    assert_eq!(province.worst(FINANCE, evening(LAST + 1)), [(LED, Overdue), (MANY, Overdue)], "what planning led is finance's");
    assert_eq!(province.worst(PLANNING, evening(LAST + 1)), []);
    assert_eq!(province.worst(HOME, evening(LAST + 1)), [(OWN, Overdue)]);
    let roles: Vec<Role> = province.lines(FINANCE, evening(LAST + 1)).iter().map(|line| line.role).collect();
    assert_eq!(roles, [Role::Lead, Role::Lead]);
}

#[test]
fn what_is_wrong_depends_on_the_moment_asked_for() {
    let mut province = province();
    assert_eq!(province.list(evening(1)).units, [], "signed yesterday");
    assert_eq!(province.worst(HOME, evening(30)), [(OWN, Stalled)]);
    province.report(15, evening(100), OWN);
    assert_eq!(province.worst(HOME, evening(LAST)), [(OWN, DueSoon)], "the last day itself is not late");
    assert_eq!(province.worst(HOME, evening(LAST + 1)), [(OWN, Overdue)]);
    assert_eq!(province.lines(HOME, evening(LAST + 5))[0].whys, [Overdue, Stalled]);
}

#[test]
fn a_list_of_yesterday_knows_nothing_of_today() {
    let mut province = province();
    let stood = |province: &Province| {
        let units = province.list(evening(LAST + 1)).units;
        let line = |line: &Line| (line.task, line.whys.clone(), line.status, line.percent, line.due_on);
        units.iter().map(|unit| (unit.agency, unit.lines.iter().map(line).collect::<Vec<_>>())).collect::<Vec<_>>()
    };
    let before = stood(&province);
    province.report(15, evening(LAST + 2), OWN);
    let change = |field, from, to| Request::SetFields { task: OWN, changes: vec![Change { field, from, to }] };
    province.act(11, evening(LAST + 2), change(Field::DueOn, "2025-09-30".into(), "2025-12-31".into()));
    province.act(11, evening(LAST + 2), change(Field::Percent, Value::Number(0), Value::Number(80)));
    province.act(
        11,
        evening(LAST + 3),
        Request::PlaceTask { task: OWN, from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Đã xong".into()) },
    );
    province.act(11, evening(LAST + 3), Request::ArchiveTask { task: LED });
    assert_eq!(stood(&province), before);
    assert_eq!(province.worst(HOME, evening(LAST + 4)), []);
    assert_eq!(province.worst(FINANCE, evening(LAST + 4)), [(MANY, Overdue)]);
}

/// What was put forward waits for whoever appraises it: its agency has done what it had to.
#[test]
fn nobody_is_chased_for_what_waits_for_appraisal() {
    let mut province = province();
    let submit = |task| Request::PlaceTask { task, from: Status::NotStarted, to: Status::InReview, rank: None, why: Some("Đã nộp".into()) };
    province.act(11, evening(10), submit(OWN));
    assert_eq!(province.worst(HOME, evening(LAST + 1)), []);
}

/// Somebody who was slower with the same step moved nothing, and the list of a moment between the two says so.
#[test]
fn a_step_that_came_second_leaves_the_past_as_it_was() {
    let mut province = province();
    let approve = |task| Request::PlaceTask { task, from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Đã kiểm tra".into()) };
    province.act(11, evening(10), approve(OWN));
    province.act(11, evening(LAST + 9), approve(OWN));
    assert_eq!(province.worst(HOME, evening(LAST + 1)), []);
}

/// A milestone that passed makes a card late long before its last day, and it is that day which is told.
#[test]
fn a_missed_milestone_is_told_with_its_own_day() {
    let mut province = province();
    let day = evening(LAST - 60).day();
    province.act(11, evening(1), Request::AddStep { task: OWN, words: "Trình dự thảo".into(), due_on: Some(day), instead_of: None, stood: None });
    province.report(15, evening(LAST - 60), OWN);
    let line =
        |at: i64| province.lines(HOME, evening(at)).into_iter().find(|line| line.task == OWN).map(|line| (line.whys[0], line.due_on, line.milestone));
    assert_eq!(line(LAST - 59), Some((Overdue, Some(day), Some("Trình dự thảo".into()))));
}

/// What was checked off later was open then.
#[test]
fn a_milestone_that_was_reached_later_was_missed_then() {
    let mut province = province();
    province.act(
        11,
        evening(1),
        Request::AddStep { task: OWN, words: "Trình dự thảo".into(), due_on: Some(evening(LAST - 60).day()), instead_of: None, stood: None },
    );
    province.report(15, evening(LAST - 60), OWN);
    let step = province.step_of(OWN);
    province.act(11, evening(LAST - 50), Request::CheckStep { task: OWN, step, done: true });
    assert_eq!(province.worst(HOME, evening(LAST - 55)), [(OWN, Overdue)]);
    assert_eq!(province.worst(HOME, evening(LAST - 50)), []);
}

#[test]
fn units_are_told_as_such_only_once_somebody_has_listed_them() {
    let mut province = province();
    let list = province.list(evening(LAST + 1));
    assert_eq!(list.unlisted, [(ALL, 1)]);
    assert!(list.units.iter().all(|unit| unit.agency != COMMUNE));
    province.list_units();
    let list = province.list(evening(LAST + 1));
    assert_eq!(list.unlisted, []);
    assert_eq!(province.worst(COMMUNE, evening(LAST + 1)), [(MANY, Overdue)]);
    assert_eq!(province.lines(COMMUNE, evening(LAST + 1))[0].role, Role::Share);
    // Whoever leads the card is not asked for a share of it besides.
    assert_eq!(province.lines(FINANCE, evening(LAST + 1)).iter().filter(|line| line.task == MANY).count(), 1);
}

#[test]
fn a_share_stalls_by_its_own_units_silence() {
    let mut province = province();
    province.list_units();
    province.report_share(13, evening(40), COMMUNE);
    assert_eq!(province.worst(COMMUNE, evening(45)), []);
    assert_eq!(province.worst(WARD, evening(45)), [(MANY, Stalled)], "others have reported, the ward has not since the plan was signed");
    assert_eq!(province.lines(WARD, evening(45))[0].said_at, None);
    assert_eq!(province.worst(COMMUNE, evening(39)), [(MANY, Stalled)], "nothing had been said by then");
}

#[test]
fn a_share_that_is_done_is_off_the_list() {
    let mut province = province();
    province.list_units();
    let done = Change { field: Field::Status, from: "not_started".into(), to: "done".into() };
    province.act(
        11,
        evening(50),
        Request::ReportShare { task: MANY, unit: WARD, did: String::new(), changes: vec![done], why: Some("Đã rõ".into()) },
    );
    assert_eq!(province.worst(WARD, evening(LAST + 1)), []);
    assert_eq!(province.worst(WARD, evening(45)), [(MANY, Stalled)], "it was not, then");
}
