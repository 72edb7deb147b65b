//! Whose word it was, and in which month.

use crate::province::{COMMUNE, FINANCE, HOME, LED, MANY, OWN, PLANNING, WARD, evening, province};
use parboard_domain::{
    activity::{self, Activity, Month},
    measure::Day,
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

#[test]
fn chasing_is_counted_for_who_does_the_work_by_now() {
    let mut province = province();
    province.list_units();
    province.remind(evening(10), MANY, &[FINANCE, PLANNING, WARD]);
    province.remind(evening(12), LED, &[PLANNING]);
    let activity = activity(&province);
    let chased = |unit| activity.find(unit).map(|unit| (unit.reminders, unit.reminded_at));
    assert_eq!(chased(FINANCE), Some((2, Some(evening(12)))), "two that have become one were told once");
    assert_eq!((chased(WARD), chased(HOME)), (Some((1, Some(evening(10)))), None));
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
