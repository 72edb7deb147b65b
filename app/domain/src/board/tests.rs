//! What stands where on the board, told as rules.

use super::*;
use crate::{
    agency::Agency,
    measure::{Day, Percent},
    row::{Noun, RowSet},
    task::Status,
};
use std::collections::BTreeMap;
use uuid::Uuid;

const NOBODY: u128 = 0;

/// A board of one card for each criterion: its printed number, and who leads it.
fn groups(criteria: &[(&str, u128)], by: GroupBy) -> Vec<(String, Vec<TaskId>)> {
    let mut rows = RowSet::default();
    let agency = |n: u128, name: &str| Agency { id: AgencyId(id(n)), name: name.into(), collective: false, successor: None };
    rows.set_agencies([agency(1, "Sở Y tế"), agency(2, "Đài Phát thanh"), agency(3, "Cục Thuế"), agency(4, "Cục Thuế")]);
    for (at, (number, lead)) in criteria.iter().enumerate() {
        let lead = Some(*lead).filter(|lead| *lead != NOBODY).map(|lead| AgencyId(id(lead)));
        let criterion = criterion(at, number, lead);
        rows.set(Noun::Task(task(at, criterion.id)));
        rows.set(Noun::Wording(Wording::titled(TaskId(id(at as u128)), String::new())));
        rows.set(Noun::Criterion(criterion));
    }
    let cards = (0..criteria.len()).map(|at| {
        let task = rows.find_task(TaskId(id(at as u128))).unwrap();
        let (wording, criterion) = (rows.find_wording(task.id).unwrap(), rows.find_criterion(task.criterion).unwrap());
        CardRows { task, wording, criterion, folded: "" }
    });
    let lens =
        Lens { actor: None, now: Moment(0), thresholds: Thresholds::default(), filter: &Filter::default(), sort: Sort::Rank, alphabet: d_after_c };
    arrange(cards, by, &lens, &rows).into_iter().map(|group| (group.key, group.lanes.concat())).collect()
}

/// An alphabet for three names: bytes would put "Đ" last.
fn d_after_c(a: &str, b: &str) -> Ordering {
    let plain = |name: &str| vietnamese::fold(name);
    plain(a).cmp(&plain(b))
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn criterion(at: usize, number: &str, lead: Option<AgencyId>) -> Criterion {
    Criterion {
        id: CriterionId(id(100 + at as u128)),
        number: number.into(),
        order: at as i64,
        track: Track::Weak,
        level: None,
        title: String::new(),
        goal: String::new(),
        lead: lead.into_iter().collect(),
        coordinating: vec![],
        deadline_text: String::new(),
        due_on: None,
    }
}

fn task(at: usize, criterion: CriterionId) -> Task {
    Task {
        id: TaskId(id(at as u128)),
        criterion,
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
    }
}

fn keys(groups: &[(String, Vec<TaskId>)]) -> Vec<String> {
    groups.iter().map(|(key, _)| key.clone()).collect()
}

#[test]
fn two_criteria_with_one_printed_number_are_two_groups_of_different_names() {
    let groups = groups(&[("1", 1), ("2", 1), ("1", 1)], GroupBy::Criterion);
    assert_eq!(keys(&groups), [100, 101, 102].map(|n| id(n).to_string()), "in the order of the document");
    let cards: Vec<&[TaskId]> = groups.iter().map(|(_, cards)| cards.as_slice()).collect();
    assert_eq!(cards, [0, 1, 2].map(|n| [TaskId(id(n))]));
}

#[test]
fn lead_agencies_stand_in_the_order_of_the_alphabet_and_nobody_before_them() {
    let groups = groups(&[("1", 1), ("2", 2), ("3", 3), ("4", NOBODY), ("5", 2)], GroupBy::Lead);
    assert_eq!(keys(&groups), ["none".to_owned(), id(3).to_string(), id(2).to_string(), id(1).to_string()]);
    assert_eq!(groups[2].1, [TaskId(id(1)), TaskId(id(4))], "what one agency leads stands together");
}

#[test]
fn two_agencies_of_one_name_are_two_groups() {
    assert_eq!(keys(&groups(&[("1", 4), ("2", 3)], GroupBy::Lead)), [3, 4].map(|n| id(n).to_string()));
}

/// Sở Kế hoạch và Đầu tư went into Sở Tài chính; its cards are found with those of the one it became.
#[test]
fn what_a_merged_agency_led_stands_under_its_successor_and_is_found_by_either() {
    let mut rows = RowSet::default();
    let agency =
        |n: u128, successor: Option<u128>| Agency { successor: successor.map(|n| AgencyId(id(n))), ..Agency::named(AgencyId(id(n)), "Sở") };
    rows.set_agencies([agency(1, Some(2)), agency(2, None), agency(3, None)]);
    let criteria = [1, 2, 3].map(|lead| criterion(lead as usize, "1", Some(AgencyId(id(lead)))));
    let wording = Wording::titled(TaskId(id(0)), String::new());
    let tasks = [0, 1, 2].map(|at| task(at, criteria[at].id));
    let board = |filter: &Filter| {
        let lens = Lens { actor: None, now: Moment(0), thresholds: Thresholds::default(), filter, sort: Sort::Rank, alphabet: d_after_c };
        let cards = tasks.iter().zip(&criteria).map(|(task, criterion)| CardRows { task, wording: &wording, criterion, folded: "" });
        arrange(cards, GroupBy::Lead, &lens, &rows)
    };
    let all = board(&Filter::default());
    assert_eq!(
        all.iter().map(|group| (group.lead, group.lanes[0].len())).collect::<Vec<_>>(),
        [(Some(AgencyId(id(2))), 2), (Some(AgencyId(id(3))), 1)]
    );
    for asked in [1, 2] {
        let found = board(&Filter { agency: Some(AgencyId(id(asked))), ..Filter::default() });
        assert_eq!(found.iter().map(|group| group.lanes[0].len()).collect::<Vec<_>>(), [2], "asked for {asked}");
    }
}

/// A count on the leadership screen opens its cards alone.
#[test]
fn one_column_of_a_criterion_is_found_alone() {
    let (criterion, rows) = (criterion(0, "1", None), RowSet::default());
    let tasks =
        [Status::NotStarted, Status::Done, Status::Done].iter().enumerate().map(|(at, status)| Task { status: *status, ..task(at, criterion.id) });
    let (tasks, wording) = (tasks.collect::<Vec<_>>(), Wording::titled(TaskId(id(0)), String::new()));
    let filter = Filter { status: Some(Status::Done), ..Filter::default() };
    let lens = Lens { actor: None, now: Moment(0), thresholds: Thresholds::default(), filter: &filter, sort: Sort::Rank, alphabet: d_after_c };
    let cards = tasks.iter().map(|task| CardRows { task, wording: &wording, criterion: &criterion, folded: "" });
    let found = arrange(cards, GroupBy::Criterion, &lens, &rows);
    assert_eq!(found[0].lanes.each_ref().map(Vec::len), [0, 0, 0, 2]);
}

/// Failure mode 47: two people without a network put a card into the same gap, and both got the same rank. Every screen shows
/// them in one order, whatever the order in which their rows came.
#[test]
fn two_cards_in_one_gap_stand_in_the_same_order_whatever_came_first() {
    let (criterion, rows) = (criterion(0, "1", None), RowSet::default());
    let ranked = |at: usize, rank: &str| Task { rank: rank.into(), ..task(at, criterion.id) };
    let tasks = [ranked(4, "b"), ranked(2, "b"), ranked(3, "a"), ranked(1, "c"), ranked(5, "b")];
    let wording = Wording::titled(TaskId(id(0)), String::new());
    let lens =
        Lens { actor: None, now: Moment(0), thresholds: Thresholds::default(), filter: &Filter::default(), sort: Sort::Rank, alphabet: d_after_c };
    for first in 0..tasks.len() {
        let mut came = tasks.clone();
        came.rotate_left(first);
        for reversed in [false, true] {
            if reversed {
                came.reverse();
            }
            let cards = came.iter().map(|task| CardRows { task, wording: &wording, criterion: &criterion, folded: "" });
            let board = arrange(cards, GroupBy::Criterion, &lens, &rows);
            assert_eq!(board[0].lanes[0], [3, 2, 4, 5, 1].map(|n| TaskId(id(n))));
        }
    }
}

#[test]
fn ungrouped_there_is_one_group() {
    assert_eq!(keys(&groups(&[("1", 1), ("2", 2)], GroupBy::Nothing)), ["all"]);
    assert!(groups(&[], GroupBy::Nothing).is_empty());
}

/// Whatever comes first, cards that are alike in it stand as people have put them, and what has no last day comes last.
#[test]
fn a_column_is_sorted_by_what_is_asked_for() {
    let (criterion, rows) = (criterion(0, "1", None), RowSet::default());
    let one = |at: usize, due: Option<&str>, touched: i64, percent: i64| Task {
        due_on: due.and_then(Day::parse),
        touched_at: Moment(touched),
        percent: Percent::try_from(percent).expect("within a hundred"),
        rank: format!("{at}"),
        ..task(at, criterion.id)
    };
    let tasks = [one(1, None, 5, 40), one(2, Some("2025-11-30"), 9, 0), one(3, Some("2025-06-30"), 5, 40), one(4, Some("2025-11-30"), 1, 80)];
    let wording = Wording::titled(TaskId(id(0)), String::new());
    for (sort, expected) in [(Sort::Rank, [1, 2, 3, 4]), (Sort::Due, [3, 2, 4, 1]), (Sort::Touched, [4, 1, 3, 2]), (Sort::Percent, [2, 1, 3, 4])] {
        let lens = Lens { actor: None, now: Moment(0), thresholds: Thresholds::default(), filter: &Filter::default(), sort, alphabet: d_after_c };
        let cards = tasks.iter().map(|task| CardRows { task, wording: &wording, criterion: &criterion, folded: "" });
        let found = arrange(cards, GroupBy::Criterion, &lens, &rows);
        assert_eq!(found[0].lanes[0], expected.map(|at| TaskId(id(at))), "{sort:?}");
    }
}
