//! Worst first, by a rule that is written down.

use crate::province::{FINANCE, LED, MANY, OWN, Province, evening, province};
use parboard_domain::{
    criterion::{Level, Track},
    figures::Thresholds,
    op::{Change, Request},
    overview::{By, Cards, Group, Standing, sum, together},
    plan::Notice,
    row::{Noun, Rows},
    task::Status,
};

fn cards(province: &Province) -> Cards<'_> {
    Cards::of(province.rows.iter().map(|row| &row.is))
}

fn numbers(standings: &[Standing<'_>]) -> Vec<String> {
    standings.iter().map(|standing| standing.criterion.number.clone()).collect()
}

fn standings(province: &Province, day: i64) -> Vec<Standing<'_>> {
    cards(province).standings(None, &province.rows, evening(day), Thresholds::default())
}

#[test]
fn overdue_comes_before_blocked_before_stalled_before_little_progress() {
    let mut province = province();
    let block = |task| Request::SetFields {
        task,
        changes: vec![Change {
            field: parboard_domain::field::Field::Blocked,
            from: parboard_domain::field::Value::Nothing,
            to: "Chờ kinh phí".into(),
        }],
    };
    province.act(11, evening(29), block(MANY));
    assert_eq!(numbers(&standings(&province, 31)), ["1.3", "1.1", "1.2"], "held up goes before stalled; equals as in the plan");
    province.report(15, evening(30), OWN);
    assert_eq!(numbers(&standings(&province, 31)), ["1.3", "1.1", "1.2"]);
    province.act(
        11,
        evening(30),
        Request::PlaceTask { task: MANY, from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Xong".into()) },
    );
    assert_eq!(numbers(&standings(&province, 128)), ["1.1", "1.2", "1.3"], "overdue goes before all, done comes last");
}

#[test]
fn each_lead_has_its_criteria_and_nobody_has_theirs() {
    let province = province();
    let standings = standings(&province, 1);
    let groups = together(&standings, By::Lead, &|a, b| a.cmp(&b));
    let of = |lead| groups.iter().find(|group| group.group == Group::Lead(lead)).map(|group| (group.criteria.len(), group.rollup.tasks));
    assert_eq!((of(Some(FINANCE)), of(None)), (Some((2, 2)), Some((1, 1))), "what planning led is finance's");
    assert_eq!(sum(&standings).tasks, 3);
    assert_eq!(together(&standings, By::Track, &|a, b| a.cmp(&b)).len(), 1);
}

#[test]
fn a_field_is_a_heading_over_what_follows_it() {
    let mut province = province();
    let criterion = province.rows.find_task(LED).unwrap().criterion;
    let mut field = province.rows.find_criterion(criterion).unwrap().clone();
    field.id.0 = uuid::Uuid::from_u128(0x300);
    (field.level, field.order) = (Some(Level::Field), 1);
    let id = field.id;
    province.rows.set(Noun::Criterion(field));
    let mut last = province.rows.find_criterion(province.rows.find_task(MANY).unwrap().criterion).unwrap().clone();
    last.order = 2;
    province.rows.set(Noun::Criterion(last));
    let standings = standings(&province, 1);
    assert_eq!(standings.len(), 3, "the heading is no criterion");
    let groups = together(&standings, By::Field, &|a, b| a.cmp(&b));
    let counts: Vec<_> = groups.iter().map(|group| (group.group, group.criteria.len())).collect();
    assert_eq!(counts, [(Group::Field(None), 2), (Group::Field(Some(id)), 1)]);
}

#[test]
fn a_number_that_is_missing_belongs_where_its_neighbours_do() {
    let mut province = province();
    let Some(Noun::Plan(plan)) = province.rows.iter().map(|row| &row.is).find(|noun| matches!(noun, Noun::Plan(_))) else { panic!("no plan") };
    let mut plan = plan.clone();
    plan.notices = vec![Notice { code: "missing_number".into(), number: Some("1.9".into()), message: String::new() }];
    province.rows.set(Noun::Plan(plan));
    let cards = cards(&province);
    assert_eq!((cards.missing(Some(Track::Weak)), cards.missing(Some(Track::Maintain))), (vec!["1.9"], vec![]));
}
