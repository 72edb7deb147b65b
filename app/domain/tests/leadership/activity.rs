//! Whose word it was, and in which month.

use crate::province::{COMMUNE, FINANCE, HOME, LED, MANY, OWN, PLANNING, WARD, evening, province};
use parboard_domain::{
    activity::{self, Activity, Month},
    id::{PlanId, ReportId},
    measure::{Day, Moment},
    op::Request,
    period::{Period, Said, Stage},
    row::Rows,
};

fn activity(province: &crate::province::Province) -> Activity {
    Activity::of(province.rows.iter().map(|row| &row.is), &province.rows, &province.people)
}

#[test]
fn a_share_is_its_units_whoever_wrote_it_down_and_all_else_is_the_writers() {
    let mut province = province();
    province.list_units();
    province.report(14, evening(1), LED);
    province.report_share(11, evening(2), WARD);
    province.report_share(13, evening(3), COMMUNE);
    province.report(15, evening(40), OWN);
    let activity = activity(&province);
    let last = |unit| activity.find(unit).and_then(|unit| unit.last);
    assert_eq!((last(FINANCE), last(WARD), last(COMMUNE)), (Some(evening(1)), Some(evening(2)), Some(evening(3))));
    assert_eq!(last(PLANNING), None, "its work is finance's by now");
    let month = |text: &str| Month::of(Day::parse(text).unwrap());
    let home = activity.find(HOME).unwrap();
    assert_eq!((home.reports_in(month("2025-05-01")), home.reports_in(month("2025-07-31")), home.reports()), (0, 1, 1));
    assert_eq!(activity.first, Some(month("2025-05-31")));
}

/// A comment, a figure and a report for a period are words too; that a report was returned is the coordinator's word.
#[test]
fn whatever_a_unit_says_is_its_word() {
    let mut province = province();
    let last = |province: &crate::province::Province, unit| activity(province).find(unit).and_then(|unit| unit.last);
    province.act(12, evening(1), Request::AddComment { task: LED, body: "Đang phối hợp".into(), mentions: vec![], answers: None });
    assert_eq!(last(&province, FINANCE), Some(evening(1)));
    let period = Period::parse("2025-h1").unwrap();
    let says = |stage, why: &str| Said { stage, results: "Đã xong".into(), why: why.into(), ..Said::default() }.json();
    let plan = PlanId(uuid::Uuid::from_u128(0x77));
    province.act(12, evening(2), Request::FileReport { plan, period, agency: FINANCE, says: says(Stage::Submitted, ""), saw: vec![] });
    let report = province.rows.find_period_report(ReportId::of(plan, period, Some(FINANCE))).unwrap();
    province.act(
        11,
        evening(9),
        Request::FileReport { plan, period, agency: FINANCE, says: says(Stage::Returned, "Thiếu số liệu"), saw: vec![report.versions[0].id] },
    );
    let activity = activity(&province);
    let finance = activity.find(FINANCE).unwrap();
    assert_eq!((finance.last, finance.reports()), (Some(evening(2)), 0));
}

#[test]
fn chasing_is_counted_for_who_does_the_work_by_now() {
    let mut province = province();
    province.list_units();
    province.remind(evening(10), MANY, &[FINANCE, PLANNING, WARD]);
    province.remind(evening(12), LED, &[PLANNING]);
    let activity = activity(&province);
    let chased = |unit| activity.find(unit).map(|unit| (unit.chased.times, unit.chased.last)).filter(|(times, _)| *times > 0);
    assert_eq!(chased(FINANCE), Some((2, Some(evening(12)))), "two that have become one were told once");
    assert_eq!((chased(WARD), chased(HOME)), (Some((1, Some(evening(10)))), None));
}

/// Whoever is chased about two cards with one press was chased once, and about two cards.
#[test]
fn one_press_about_many_cards_is_one_time() {
    let mut province = province();
    province.list_units();
    for (at, task) in [(0, LED), (1, MANY)] {
        province.remind(Moment(evening(10).0 + at), task, &[FINANCE]);
    }
    province.remind(evening(13), LED, &[FINANCE]);
    let all = activity(&province).find(FINANCE).unwrap().chased.clone();
    assert_eq!((all.times, all.cards, all.last), (2, 2, Some(evening(13))));
    let nouns: Vec<_> = province.rows.iter().map(|row| &row.is).collect();
    let about = activity::chased(nouns, &province.rows, |task| task == MANY);
    assert_eq!(about.get(&FINANCE).map(|chased| (chased.times, chased.cards)), Some((1, 1)));
}

#[test]
fn months_go_over_the_turn_of_a_year() {
    let month = Month::of(Day::parse("2026-02-28").unwrap());
    assert_eq!((month.civil(), month.before(2).civil(), month.before(14).civil()), ((2026, 2), (2025, 12), (2024, 12)));
}

#[test]
fn a_week_without_contact_is_old() {
    assert!(!activity::is_old(evening(0), evening(6)));
    assert!(activity::is_old(evening(0), evening(7)));
}
