//! What came of reminders, how often somebody was reminded, and how high up the next one goes.

use crate::province::{COMMUNE, FINANCE, HOME, LED, MANY, OWN, PLANNING, Province, WARD, evening, province};
use parboard_domain::{
    chasing::{Answer, Escalation, What},
    evidence::Paper,
    field::{Field, Value},
    id::{AgencyId, TaskId},
    measure::Moment,
    op::{Change, Request},
    task::Status,
};

fn answers(province: &Province, agency: AgencyId, now: Moment) -> Vec<Answer> {
    province.tale(now).lines.iter().filter(|line| line.agency == agency).map(|line| line.answer).collect()
}

fn given(province: &Province, agency: AgencyId) -> Option<(What, Moment)> {
    match answers(province, agency, evening(90)).first()? {
        Answer::Given(what, at, _) => Some((*what, *at)),
        _ => None,
    }
}

#[test]
fn silence_is_counted_in_days() {
    let mut province = province();
    province.remind(evening(10), OWN, &[HOME]);
    assert_eq!(answers(&province, HOME, evening(10)), [Answer::None(0)]);
    assert_eq!(answers(&province, HOME, evening(13)), [Answer::None(3)]);
}

#[test]
fn the_first_thing_done_afterwards_is_the_answer() {
    let mut province = province();
    province.report(15, evening(9), OWN);
    province.remind(evening(10), OWN, &[HOME]);
    assert_eq!(given(&province, HOME), None, "what was there before is none");
    province.act(
        15,
        evening(12),
        Request::AddEvidence { task: OWN, paper: Paper { title: "Báo cáo".into(), number: "1".into(), ..Paper::default() }, unit: None },
    );
    province.report(15, evening(14), OWN);
    assert_eq!(given(&province, HOME), Some((What::Evidence, evening(12))));
}

#[test]
fn a_changed_column_or_percentage_is_an_answer_and_a_changed_title_is_none() {
    let change = |field, from, to| Request::SetFields { task: OWN, changes: vec![Change { field, from, to }] };
    let mut province = province();
    province.remind(evening(10), OWN, &[HOME]);
    province.act(15, evening(11), change(Field::Title, "Việc".into(), "Việc mới".into()));
    assert_eq!(given(&province, HOME), None);
    province.act(15, evening(12), change(Field::Percent, Value::Number(0), Value::Number(30)));
    assert_eq!(given(&province, HOME), Some((What::Change, evening(12))));
}

#[test]
fn an_answer_is_the_agencys_own() {
    let mut province = province();
    province.list_units();
    province.remind(evening(10), MANY, &[FINANCE, COMMUNE, WARD]);
    province.report_share(13, evening(11), COMMUNE);
    assert_eq!(given(&province, COMMUNE), Some((What::Report, evening(11))));
    assert_eq!((given(&province, FINANCE), given(&province, WARD)), (None, None));
    // Written down by the coordinator for a unit that has no account.
    province.report_share(11, evening(12), WARD);
    assert_eq!(given(&province, WARD), Some((What::Report, evening(12))));
}

/// Sent back, a unit's share is the unit's to mend: whoever judged it has not answered for it.
#[test]
fn a_share_that_is_sent_back_is_no_answer_of_its_unit() {
    let mut province = province();
    province.list_units();
    let step = |from: Status, to: Status| {
        let changes = vec![Change { field: Field::Status, from: from.into(), to: to.into() }];
        Request::ReportShare { task: MANY, unit: COMMUNE, did: String::new(), changes, why: Some("Thiếu biên bản".into()) }
    };
    province.act(11, evening(9), step(Status::NotStarted, Status::InReview));
    province.remind(evening(10), MANY, &[COMMUNE]);
    province.act(11, evening(11), step(Status::InReview, Status::InProgress));
    assert_eq!(given(&province, COMMUNE), None);
    province.act(11, evening(12), step(Status::InProgress, Status::InReview));
    assert_eq!(given(&province, COMMUNE), Some((What::Change, evening(12))));
}

#[test]
fn the_coordinator_answers_for_whom_only_they_can_speak() {
    let mut province = province();
    province.remind(evening(10), LED, &[PLANNING]);
    province.report(11, evening(11), LED);
    assert_eq!(given(&province, FINANCE), None, "finance has people of its own");
    // Somebody of the agency that was merged away is finance's now.
    province.report(14, evening(12), LED);
    assert_eq!(given(&province, FINANCE), Some((What::Report, evening(12))));
    province.people.retain(|person| person.id.0.as_u128() == 11);
    assert_eq!(given(&province, FINANCE), Some((What::Report, evening(11))), "nobody there had an account");
}

#[test]
fn what_is_done_owes_nothing() {
    let mut province = province();
    province.list_units();
    province.remind(evening(10), MANY, &[WARD, COMMUNE, FINANCE]);
    let done = |unit, from: Status| {
        let change = Change { field: Field::Status, from: from.into(), to: Status::Done.into() };
        Request::ReportShare { task: MANY, unit, did: String::new(), changes: vec![change], why: Some("Đã rõ".into()) }
    };
    province.act(11, evening(12), done(WARD, Status::NotStarted));
    assert_eq!(answers(&province, FINANCE, evening(12)), [Answer::None(2)]);
    province.act(
        11,
        evening(13),
        Request::PlaceTask { task: MANY, from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Đã xong".into()) },
    );
    assert_eq!(answers(&province, FINANCE, evening(14)), [Answer::Closed]);
    assert_eq!(answers(&province, COMMUNE, evening(14)), [Answer::Closed]);
    assert!(matches!(answers(&province, WARD, evening(14))[..], [Answer::Given(What::Change, ..)]));
}

#[test]
fn reminders_are_counted_for_each_agency_and_each_card() {
    let mut province = province();
    province.list_units();
    for day in [10, 20, 30] {
        province.remind(evening(day), MANY, &[COMMUNE, WARD]);
    }
    province.remind(evening(30), LED, &[FINANCE]);
    province.report_share(13, evening(25), COMMUNE);
    let tale = province.tale(evening(31));
    let pressed = tale.pressed();
    let of = |task: TaskId, agency: AgencyId| pressed.get(&(task, agency)).map(|pressed| (pressed.count, pressed.unanswered, pressed.last));
    assert_eq!(of(MANY, WARD), Some((3, 3, evening(30))));
    assert_eq!(of(MANY, COMMUNE), Some((3, 1, evening(30))));
    assert_eq!(of(LED, FINANCE), Some((1, 1, evening(30))));
    assert_eq!(of(OWN, HOME), None);
    let waiting = tale.waiting_for(WARD);
    assert_eq!(waiting.len(), 1, "one line for a card, however often");
    assert_eq!((waiting[0].nth, waiting[0].reminder.at), (3, evening(30)));
}

#[test]
fn a_reminder_that_names_an_agency_twice_is_one_to_it() {
    let mut province = province();
    province.remind(evening(10), LED, &[PLANNING, FINANCE]);
    assert_eq!(answers(&province, FINANCE, evening(11)), [Answer::None(1)]);
}

#[test]
fn what_is_not_answered_goes_higher_up() {
    let rule = Escalation::default();
    assert_eq!([0, 1, 2, 9].map(|unanswered| rule.level_after(unanswered)), [1, 2, 3, 3]);
    let at_once = Escalation { head_from: 1, leaders_from: 1, ..rule };
    assert_eq!(at_once.level_after(0), 3);
    assert!(rule.is_too_soon(evening(10), evening(16)));
    assert!(!rule.is_too_soon(evening(10), evening(17)));
    assert!(rule.is_possible() && at_once.is_possible());
    for (repeat_days, head_from, leaders_from) in [(0, 2, 3), (366, 2, 3), (7, 0, 3), (7, 2, 21), (7, 4, 3)] {
        assert!(!Escalation { repeat_days, head_from, leaders_from }.is_possible());
    }
}
