//! History walked back gives what stood then.

use crate::province::{LED, MANY, OWN, Province, evening, province};
use parboard_domain::{
    field::{Field, Value},
    id::{Mint, OpId, TaskId},
    measure::{Day, Moment},
    op::{Change, Request},
    row::Rows,
    task::Status,
    trend::{Course, History, Point, Series},
};

fn series(province: &Province, day: i64, days: usize) -> Series {
    History::of(province.rows.iter().map(|row| &row.is)).series(|_| true, evening(day).day(), days)
}

fn percent(province: &mut Province, day: i64, task: TaskId, to: i64) {
    let from = Value::Number(i64::from(province.rows.find_task(task).unwrap().percent.get()));
    let changes = vec![Change { field: Field::Percent, from, to: Value::Number(to) }];
    province.act(11, evening(day), Request::SetFields { task, changes });
}

fn place(province: &mut Province, day: i64, task: TaskId, to: Status) {
    let from = province.rows.find_task(task).unwrap().status;
    province.act(11, evening(day), Request::PlaceTask { task, from, to, rank: None, why: Some("Đã rõ".into()) });
}

/// The law: whatever happens later, a day that is over looks as it did on its evening.
#[test]
fn a_day_gone_by_looks_as_it_did_then() {
    let mut province = province();
    province.list_units();
    province.report(15, evening(0), OWN);
    let mut stood: Vec<Option<Point>> = Vec::new();
    for day in 0..60 {
        match day % 7 {
            1 => percent(&mut province, day, [LED, OWN, MANY][day as usize % 3], (day * 13) % 101),
            2 if day % 3 == 0 => place(&mut province, day, OWN, Status::Done),
            3 if day % 2 == 0 => place(&mut province, day, OWN, Status::InProgress),
            4 => province.report_share(11, evening(day), crate::province::WARD),
            5 if day == 26 => province.act(11, evening(day), Request::ArchiveTask { task: LED }),
            6 if day == 41 => province.act(11, evening(day), Request::RestoreTask { task: LED }),
            _ => {}
        }
        stood.push(*series(&province, day, 1).points.last().unwrap());
    }
    assert_eq!(series(&province, 59, 60).points, stood);
    assert!(stood.iter().collect::<Vec<_>>().windows(2).filter(|two| two[0] != two[1]).count() > 8, "something happened");
}

#[test]
fn the_last_point_is_what_the_figures_say() {
    let mut province = province();
    percent(&mut province, 3, OWN, 70);
    place(&mut province, 4, LED, Status::Done);
    let cards = parboard_domain::overview::Cards::of(province.rows.iter().map(|row| &row.is));
    let rollup = parboard_domain::figures::Rollup::of(cards.tasks(), evening(5), parboard_domain::figures::Thresholds::default());
    let last = series(&province, 5, 9).points.pop().unwrap().unwrap();
    assert_eq!((last.percent(), last.tasks, last.done), (rollup.percent(), rollup.tasks, rollup.by_status[3]));
}

#[test]
fn days_of_which_nothing_is_known_have_no_point() {
    let province = province();
    let series = series(&province, 2, 5);
    assert_eq!(series.points.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true, true, true]);
    assert_eq!(series.known().next().map(|(day, _)| day), Day::parse("2025-05-26"));
    assert_eq!(series.risen(), Some(0));
    assert_eq!(self::series(&province, 0, 5).risen(), None, "one day is no trend");
}

#[test]
fn a_card_that_was_made_later_was_not_there_before() {
    let mut province = province();
    let criterion = province.rows.find_task(OWN).unwrap().criterion;
    province.act(11, evening(3), Request::CreateTask { criterion, title: "Việc thêm".into(), text: String::new(), rank: "n".into() });
    let counts: Vec<u32> = series(&province, 4, 3).points.iter().map(|point| point.unwrap().tasks).collect();
    assert_eq!(counts, [3, 4, 4]);
}

/// An import writes no line of history.
#[test]
fn an_id_tells_since_when_a_card_of_the_document_is_there() {
    let mut province = province();
    let made = u64::try_from(evening(-3).0).unwrap();
    let mut card = province.rows.find_task(OWN).unwrap().clone();
    card.id = TaskId(Mint::new(3).next(made));
    province.rows.set(parboard_domain::row::Noun::Task(card));
    let counts: Vec<Option<u32>> = series(&province, 1, 6).points.iter().map(|point| point.map(|point| point.tasks)).collect();
    // Those without such an id are taken as having been there.
    assert_eq!(counts, [None, Some(4), Some(4), Some(4), Some(4), Some(4)]);
}

/// Its id says when it was made by the clock of the device, which may be years ahead or behind.
#[test]
fn a_devices_clock_moves_no_card_through_time() {
    for wrong in [-4_000, 300] {
        let mut province = province();
        let card = province.rows.find_task(OWN).unwrap().clone();
        let id = OpId(Mint::new(9).next(u64::try_from(evening(wrong).0).unwrap()));
        let request = Request::CreateTask { criterion: card.criterion, title: "Việc thêm".into(), text: String::new(), rank: "n".into() };
        province.act_by(id, 11, evening(3), request);
        let counts: Vec<Option<u32>> = series(&province, 4, 6).points.iter().map(|point| point.map(|point| point.tasks)).collect();
        assert_eq!(counts, [None, Some(3), Some(3), Some(3), Some(4), Some(4)], "a clock {wrong} days off");
    }
}

#[test]
fn the_course_goes_from_the_signature_to_the_last_day() {
    let mut province = province();
    province.report(15, evening(0), OWN);
    let course = History::of(province.rows.iter().map(|row| &row.is)).course().unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    assert_eq!(course, Course { begins: day("2025-05-26"), ends: day("2025-09-30") });
    assert_eq!((course.percent_on(day("2025-05-01")), course.percent_on(day("2025-07-28")), course.percent_on(day("2026-01-01"))), (0, 50, 100));
    // 127 days in all; after ten of them 10 % of three cards: at that pace some 127 % is promised of none, but 100 at most.
    for task in [LED, OWN, MANY] {
        percent(&mut province, 10, task, 10);
    }
    assert_eq!(course.forecast(&series(&province, 10, 30)), Some(100));
    assert_eq!(course.forecast(&series(&province, 20, 30)), Some(10 + 10 * 107 / 20));
    assert_eq!(course.forecast(&series(&province, 3, 30)), None, "three days are no pace");
    assert_eq!(course.forecast(&series(&province, 200, 30)), None, "it is over");
}

#[test]
fn the_evening_in_vietnam_ends_the_day() {
    let mut province = province();
    let late = Moment(evening(2).0 + 7 * 3_600_000);
    let changes = vec![Change { field: Field::Percent, from: Value::Number(0), to: Value::Number(90) }];
    province.act(11, late, Request::SetFields { task: OWN, changes });
    let points: Vec<u32> = series(&province, 3, 2).points.iter().map(|point| point.unwrap().percent()).collect();
    assert_eq!(points, [0, 30], "one in the morning is the next day");
}
