//! The two real documents. They are nobody's to hand on with the program, so these tests are a target of their own, which
//! `.ci/check` runs where `PARBOARD_ORIGINALS` names the folder that has them, and says so where it does not. What the
//! repository brings along is read in `documents`. Every figure here was counted by hand in the originals.

#![allow(clippy::unwrap_used)]

#[path = "documents/golden.rs"]
mod golden;

use golden::{
    SIPAS, is_of_the_part_its_number_says, item, leads_are_those_of_2022, reading, reads_the_same_however_carried_over, targets, tasks, warnings,
};
use parboard_domain::{
    agency::Agency,
    criterion::Level,
    document::Index,
    id::AgencyId,
    import::unknown_names,
    measure::Day,
    plan::PlanKind,
    registry::{
        Record, Registry,
        sheet::{Line, judge},
    },
};
use std::collections::BTreeSet;

fn original(name: &str) -> String {
    let folder = std::env::var("PARBOARD_ORIGINALS").expect("PARBOARD_ORIGINALS names the folder with both documents");
    std::fs::read_to_string(std::path::Path::new(&folder).join(name)).expect(name)
}

fn plan() -> String {
    original("ke-hoach-120-2025.txt")
}

const ALL: &str = "Các cơ quan, đơn vị, địa phương";
const ALL_CONCERNED: &str = "Các cơ quan, đơn vị, địa phương có liên quan";
const TAX: &str = "Chi Cục Thuế khu vực XIV";
const CUSTOMS: &str = "Chi cục Hải quan Khu vực XIV";
const POST: &str = "Bưu điện tỉnh";
const OFFICE: &str = "Văn phòng UBND tỉnh";
const SCIENCE: &str = "Sở Khoa học và Công nghệ";

/// Number, leaf tasks, lead, coordinating.
type Expected = (&'static str, usize, &'static [&'static str], &'static [&'static str]);

const ITEMS: [Expected; 31] = [
    ("1.1", 2, &[OFFICE], &[ALL]),
    ("1.2", 4, &["Sở Tư pháp"], &[ALL]),
    ("1.3", 5, &["Sở Nội vụ"], &["Các sở, ban, ngành, các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh; địa phương"]),
    ("1.4", 1, &["Sở Nội vụ"], &[ALL]),
    ("1.5", 2, &["Sở Nội vụ"], &[ALL]),
    ("1.6", 2, &["Sở Nội vụ"], &["Các địa phương"]),
    ("1.7", 2, &["Sở Nội vụ"], &[ALL]),
    ("1.8", 9, &[], &["Các sở, ban, ngành, đơn vị, các chủ đầu tư"]),
    ("1.10", 1, &["Sở Tài chính"], &["Các cơ quan, đơn vị liên quan"]),
    ("1.11", 2, &[ALL], &["Sở Tài chính", OFFICE]),
    ("1.12", 4, &["Sở Tài chính"], &[ALL]),
    ("1.13", 1, &[SCIENCE], &[ALL]),
    ("1.14", 2, &[SCIENCE], &["Sở Tài chính", "Sở Xây dựng", POST, "Các đơn vị có liên quan"]),
    ("1.15", 1, &[SCIENCE], &[ALL]),
    ("1.16", 7, &[SCIENCE], &[ALL]),
    ("1.17", 2, &[SCIENCE], &[ALL]),
    ("1.18", 4, &[OFFICE], &[ALL]),
    ("1.19", 12, &["Sở Tài chính"], &[TAX, CUSTOMS]),
    ("1.20", 4, &[TAX], &[ALL]),
    ("1.21", 5, &["Sở Tài chính"], &["Các sở, ban, ngành, địa phương"]),
    ("1.22", 16, &[], &[ALL]),
    ("2.1.1", 1, &["Sở Tư pháp"], &[ALL]),
    ("2.1.2", 2, &["Sở Tư pháp"], &[ALL]),
    ("2.1.3", 1, &["Sở Tư pháp"], &[ALL]),
    ("2.1.4", 3, &["Sở Tư pháp"], &[ALL]),
    ("2.2.1", 3, &[], &[POST, ALL_CONCERNED]),
    ("2.2.2", 10, &[], &[POST, ALL_CONCERNED]),
    ("2.2.3", 5, &[], &[POST, ALL_CONCERNED]),
    ("2.2.4", 4, &[], &[ALL_CONCERNED, POST]),
    ("2.2.5", 2, &[], &[ALL_CONCERNED, POST]),
    ("2.2.6", 5, &[], &[OFFICE, ALL_CONCERNED]),
];

#[test]
fn the_plan_of_2025_is_read_whole() {
    let text = plan();
    let reading = reading(&text);
    assert_eq!(reading.items.len(), 31);
    assert_eq!(reading.items.iter().map(|item| item.tasks.len()).sum::<usize>(), 124);
    for (item, (number, tasks, lead, coordinating)) in reading.items.iter().zip(ITEMS) {
        assert_eq!((item.number.as_str(), item.tasks.len()), (number, tasks));
        assert_eq!(item.lead, lead, "{number}");
        assert_eq!(item.coordinating, coordinating, "{number}");
        assert_eq!((item.deadline_text.as_deref(), item.due_on), (Some("Trong năm 2025"), Day::new(2025, 12, 31)));
        assert!(!item.goal.is_empty() && !item.title.is_empty());
        is_of_the_part_its_number_says(item);
    }
}

/// The registry that the demonstration begins with.
fn registry() -> Registry {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(include_bytes!("../../../server/demonstration/co-quan.csv").as_slice());
    let cells = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    let lines: Vec<Line> = cells.zip(1..).map(|(cells, number)| Line { number, cells }).collect();
    let mut next = 0;
    let mint = || {
        next += 1;
        AgencyId(uuid::Uuid::from_u128(next))
    };
    let mut registry = Registry::default();
    registry.take(judge(&lines, &registry, mint).unwrap().records).unwrap();
    registry
}

/// Every name of both documents is an office of the registry, is asked about, or is a word for many.
#[test]
fn every_agency_of_both_documents_is_known_or_asked_about() {
    let (letter, plan) = (original("cong-van-2022-phan-cong-tieu-chi.txt"), plan());
    let one = Registry::of([Record::named(AgencyId(uuid::Uuid::from_u128(1)), "Sở Nội vụ")]);
    for (text, offices) in [(letter, 9), (plan, 13)] {
        let reading = reading(&text);
        assert_eq!(unknown_names(&reading, &registry()), []);
        let asked: BTreeSet<String> = unknown_names(&reading, &one).into_iter().map(|unknown| unknown.name).collect();
        let tasks = reading.items.iter().flat_map(|item| item.tasks.iter().flat_map(|task| &task.assignees));
        let printed: BTreeSet<String> =
            reading.items.iter().flat_map(|item| item.lead.iter().chain(&item.coordinating)).chain(tasks).cloned().collect();
        let known_or_many = |name: &&String| *name == "Sở Nội vụ" || Agency::names_many(name);
        let others: BTreeSet<String> = printed.iter().filter(|name| !known_or_many(name)).cloned().collect();
        assert_eq!((&asked, asked.len() + 1), (&others, offices));
    }
}

#[test]
fn targets_that_are_one_number_are_read() {
    let weak = ["1.1 at_least 100", "1.6 at_least 100", "1.8 at_least 95", "1.14 at_least 100", "1.15 more_than 50", "1.16 at_least 80"];
    assert_eq!(targets(&reading(&plan())), [&weak[..], &SIPAS].concat());
}

#[test]
fn the_plans_head_and_warnings() {
    let text = plan();
    let reading = reading(&text);
    let head = &reading.document;
    assert_eq!((head.kind, head.number.as_deref(), head.issuer.as_deref()), (PlanKind::Plan, Some("120/KH-UBND"), Some("UBND tỉnh Đắk Lắk")));
    assert_eq!((head.issued_on, head.year, reading.declared_items), (Day::new(2025, 5, 26), Some(2025), Some(22)));
    assert_eq!(
        warnings(&reading),
        [
            "no_lead 1.8",
            "duplicate_paragraph 1.8",
            "collective_lead 1.11",
            "no_lead 1.22",
            "no_lead 2.2.1",
            "duplicate_paragraph 2.2.1",
            "no_lead 2.2.2",
            "no_lead 2.2.3",
            "no_lead 2.2.4",
            "no_lead 2.2.5",
            "no_lead 2.2.6",
            "missing_number 1.9",
            "count_mismatch 1",
            "missing_annex Phụ lục I",
            "missing_annex Phụ lục II",
        ]
    );
}

#[test]
fn the_plans_titles_levels_and_lines() {
    let text = plan();
    let reading = reading(&text);
    let level = |number| item(&reading, number).level;
    assert_eq!(
        (level("1.1"), level("1.8"), level("1.14"), level("2.1.1")),
        (Some(Level::Criterion), Some(Level::Subcriterion), Some(Level::Subcriterion), None)
    );
    assert_eq!(item(&reading, "1.20").title, "Tỷ lệ đóng góp vào thu ngân sách tỉnh của khu vực doanh nghiệp");
    assert_eq!(item(&reading, "2.2.2").title, "Chỉ số hài lòng về TTHC");
    for (number, lines) in [("1.1", [21, 29]), ("1.8", [88, 104]), ("1.22", [233, 254]), ("2.2.1", [292, 299]), ("2.2.6", [344, 354])] {
        assert_eq!(item(&reading, number).lines, lines, "{number}");
    }
}

#[test]
fn the_plans_tasks_go_to_those_they_name() {
    let text = plan();
    let reading = reading(&text);
    let assignees = |number: &str| -> Vec<String> { tasks(item(&reading, number)).into_iter().map(|(assignees, _)| assignees).collect() };
    let departments = "Các sở, ban, ngành, địa phương";
    assert_eq!(assignees("1.2"), ["Thủ trưởng các cơ quan, đơn vị, địa phương", "", ALL, "Sở Tư pháp"]);
    assert_eq!(assignees("1.3"), ["Sở Nội vụ", ALL, ALL, ALL, ALL]);
    assert_eq!(assignees("1.8")[3..], ["", "Sở Tài chính", "Sở Tài chính", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"]);
    assert_eq!(assignees("1.11"), ["Các đơn vị", "Sở Tài chính"]);
    assert_eq!(assignees("1.16")[..5], [SCIENCE, departments, departments, departments, departments]);
    assert_eq!(assignees("1.19")[2..9], [TAX, TAX, TAX, TAX, "Sở Tài chính", CUSTOMS, CUSTOMS]);
    assert_eq!(assignees("1.19")[10..], ["UBND các địa phương", "UBND các địa phương"]);
    let builders = &item(&reading, "1.19").tasks[9].assignees;
    assert_eq!(
        builders[..],
        ["Sở Xây dựng", "Trung tâm phát triển quỹ đất tỉnh", "Ban Quản lý dự án đầu tư xây dựng công trình Dân dụng và Công nghiệp"]
    );
    assert_eq!(item(&reading, "2.2.3").tasks[1].assignees, [ALL, POST]);
    assert_eq!(item(&reading, "2.2.4").tasks[0].assignees, ["Thanh tra tỉnh", OFFICE, "Sở Nội vụ"]);
}

#[test]
fn card_titles_are_short_and_begin_with_the_deed() {
    let text = plan();
    let reading = reading(&text);
    for task in reading.items.iter().flat_map(|item| &item.tasks) {
        let length = task.short_title.chars().count();
        assert!((15..=82).contains(&length), "{}", task.short_title);
        let opens_with_name = task.assignees.iter().any(|name| task.short_title.starts_with(name.as_str()));
        assert!(!opens_with_name, "{}", task.short_title);
    }
}

#[test]
fn the_plan_reads_the_same_however_it_was_carried_over() {
    reads_the_same_however_carried_over(&plan());
}

fn letter() -> String {
    original("cong-van-2022-phan-cong-tieu-chi.txt")
}

#[test]
fn the_table_of_2022_is_read_whole() {
    let text = letter();
    let reading = reading(&text);
    let head = &reading.document;
    assert_eq!((head.kind, head.issuer.as_deref(), head.year), (PlanKind::Assignment, Some("UBND tỉnh Đắk Lắk"), Some(2022)));
    assert_eq!((head.number.as_deref(), head.issued_on, reading.declared_items), (None, None, None));
    let count = |level| reading.items.iter().filter(|item| item.level == Some(level)).count();
    assert_eq!((reading.items.len(), count(Level::Field), count(Level::Criterion), count(Level::Subcriterion)), (110, 8, 43, 59));
    assert!(reading.items.iter().all(|item| item.index == Some(Index::Par) && item.tasks.is_empty() && item.deadline_text.is_none()));
    assert_eq!(warnings(&reading), Vec::<String>::new());
}

#[test]
fn blank_leads_of_the_table_mean_the_one_above() {
    let text = letter();
    let reading = reading(&text);
    leads_are_those_of_2022(&reading);
    assert_eq!((item(&reading, "8.6").lines, item(&reading, "2.4.3").lines), ([186, 186], [79, 79]));
}
