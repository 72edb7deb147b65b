use super::*;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn on(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn names_are_read_as_they_are_written_and_no_others_are() {
    for name in ["2025-q1", "2025-h1", "2024-q3", "2100-y"] {
        assert_eq!(period(name).to_string(), name);
    }
    for name in ["", "2025", "2025-", "2025-q2", "2025q1", "25-q1", "+025-q1", "1999-y", "2101-y", "2025-q1 ", "2025-Q1", "năm-y", "20ờ5-y"] {
        assert_eq!(Period::parse(name), None, "{name}");
    }
}

#[test]
fn windows_and_days_are_as_the_province_reports() {
    let schedule = Schedule::default();
    for (name, first, last, due) in [
        ("2025-q1", "2024-12-15", "2025-03-14", "2025-03-20"),
        ("2025-h1", "2024-12-15", "2025-06-14", "2025-06-20"),
        ("2025-q3", "2025-06-15", "2025-09-14", "2025-09-20"),
        ("2025-y", "2024-12-15", "2025-12-14", "2025-12-20"),
    ] {
        assert_eq!((period(name).window(schedule), period(name).due_on(schedule)), ((on(first), on(last)), on(due)), "{name}");
    }
}

#[test]
fn a_period_that_begins_with_a_month_ends_with_one_also_in_a_leap_year() {
    let schedule = Schedule { first_day: 1, due_day: 5 };
    assert_eq!(period("2024-q1").window(schedule), (on("2023-12-01"), on("2024-02-29")));
    assert_eq!(period("2025-q1").window(schedule).1, on("2025-02-28"));
}

#[test]
fn the_open_period_is_the_one_whose_report_is_due_next() {
    let schedule = Schedule::default();
    for (day, open) in [
        ("2024-12-14", "2024-y"),
        ("2024-12-15", "2024-y"),
        ("2024-12-20", "2024-y"),
        ("2024-12-21", "2025-q1"),
        ("2025-01-01", "2025-q1"),
        ("2025-03-20", "2025-q1"),
        ("2025-03-21", "2025-h1"),
        ("2025-06-21", "2025-q3"),
        ("2025-09-21", "2025-y"),
        ("2025-12-31", "2026-q1"),
    ] {
        assert_eq!(Period::open_on(on(day), schedule), period(open), "{day}");
    }
}

#[test]
fn periods_follow_each_other_through_the_years() {
    let mut at = period("2024-q3");
    for next in ["2024-y", "2025-q1", "2025-h1", "2025-q3", "2025-y", "2026-q1"] {
        assert_eq!((at.after(), period(next).before(), period(next).number()), (period(next), at, at.number() + 1));
        at = period(next);
    }
}

#[test]
fn no_report_is_due_before_its_period_is_over() {
    let schedule = |first_day, due_day| Schedule { first_day, due_day };
    assert!([schedule(15, 20), schedule(1, 1), schedule(28, 28)].into_iter().all(Schedule::is_possible));
    assert!(![schedule(15, 14), schedule(0, 20), schedule(15, 29), schedule(29, 29), schedule(-1, 5)].into_iter().any(Schedule::is_possible));
}

#[test]
fn each_report_has_an_id_of_its_own() {
    use crate::id::{AgencyId, PlanId, ReportId};
    let plans = [1, 2].map(|n| PlanId(uuid::Uuid::from_u128(n)));
    let agencies = [3, 4].map(|n| Some(AgencyId(uuid::Uuid::from_u128(n))));
    let mut ids: Vec<ReportId> = Vec::new();
    for plan in plans {
        for agency in agencies.into_iter().chain([None]) {
            ids.extend(["2025-q1", "2025-h1", "2025-q3", "2025-y", "2026-q1"].map(|name| ReportId::of(plan, period(name), agency)));
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((count, ids.len()), (30, 30));
}
