//! The plan and the table that every clone brings along, laid out as the real documents are. Counted by hand in the texts.

use super::golden::{
    SIPAS, is_of_the_part_its_number_says, item, leads_are_those_of_2022, reading, reads_the_same_however_carried_over, targets, tasks, warnings,
};
use parboard_domain::{criterion::Level, measure::Day, plan::PlanKind};

const PLAN: &str = include_str!("../../../../server/demonstration/ke-hoach-cai-thien-2025.txt");
const TABLE: &str = include_str!("../../../../server/demonstration/phan-cong-tieu-chi-2022.txt");

const ALL: &str = "Các cơ quan, đơn vị, địa phương";
const ALL_CONCERNED: &str = "Các cơ quan, đơn vị, địa phương có liên quan";
const TAX: &str = "Chi cục Thuế khu vực XIV";
const POST: &str = "Bưu điện tỉnh";
const OFFICE: &str = "Văn phòng UBND tỉnh";
const SCIENCE: &str = "Sở Khoa học và Công nghệ";

/// Number, leaf tasks, lead, coordinating, last day.
type Expected = (&'static str, usize, &'static [&'static str], &'static [&'static str], &'static str);

const ITEMS: [Expected; 31] = [
    ("1.1", 3, &[OFFICE], &[ALL], ""),
    ("1.2", 6, &["Sở Tư pháp"], &[ALL], "2025-12-31"),
    ("1.3", 5, &["Sở Nội vụ"], &["Các sở, ban, ngành, các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh; địa phương"], "2025-12-31"),
    ("1.4", 1, &["Sở Nội vụ"], &[ALL], "2025-09-30"),
    ("1.5", 3, &["Sở Nội vụ"], &[ALL], ""),
    ("1.6", 3, &["Sở Nội vụ"], &["Các địa phương"], "2025-12-31"),
    ("1.7", 3, &["Sở Nội vụ"], &[ALL], "2025-09-30"),
    ("1.8", 9, &[], &[], "2025-12-31"),
    ("1.10", 1, &["Sở Tài chính"], &["Các cơ quan, đơn vị liên quan"], "2025-09-30"),
    ("1.11", 3, &[ALL], &["Sở Tài chính", OFFICE], "2025-11-15"),
    ("1.12", 4, &["Sở Tài chính"], &[ALL], "2025-12-31"),
    ("1.13", 1, &[SCIENCE], &[ALL], "2025-09-30"),
    ("1.14", 3, &[SCIENCE], &["Sở Tài chính", "Sở Xây dựng", POST, "Các đơn vị có liên quan"], "2025-09-30"),
    ("1.15", 2, &[SCIENCE], &[ALL], "2025-12-31"),
    ("1.16", 7, &[SCIENCE], &[ALL], "2025-12-31"),
    ("1.17", 3, &[SCIENCE], &[ALL], "2025-12-31"),
    ("1.18", 4, &[OFFICE], &[ALL], "2025-09-30"),
    ("1.19", 11, &["Sở Tài chính"], &[TAX, "Chi cục Hải quan khu vực XIV"], "2025-12-31"),
    ("1.20", 4, &[TAX], &[ALL], "2025-12-31"),
    ("1.21", 5, &["Sở Tài chính"], &["Các sở, ban, ngành, địa phương"], "2025-12-31"),
    ("1.22", 12, &[], &[ALL], "2025-12-31"),
    ("2.1.1", 1, &["Sở Tư pháp"], &[ALL], ""),
    ("2.1.2", 2, &["Sở Tư pháp"], &[ALL], "2025-12-31"),
    ("2.1.3", 1, &["Sở Tư pháp"], &[ALL], "2025-09-30"),
    ("2.1.4", 3, &["Sở Tư pháp"], &[ALL], "2025-12-31"),
    ("2.2.1", 3, &[], &[POST, ALL_CONCERNED], "2025-09-30"),
    ("2.2.2", 9, &[], &[POST, ALL_CONCERNED], "2025-12-31"),
    ("2.2.3", 5, &[], &[POST, ALL_CONCERNED], "2025-12-31"),
    ("2.2.4", 4, &[], &[ALL_CONCERNED, POST], ""),
    ("2.2.5", 2, &[], &[ALL_CONCERNED, POST], "2025-12-31"),
    ("2.2.6", 5, &[], &[OFFICE, ALL_CONCERNED], "2025-12-31"),
];

#[test]
fn the_plan_is_read_whole() {
    let reading = reading(PLAN);
    assert_eq!(reading.items.len(), ITEMS.len());
    assert_eq!(reading.items.iter().map(|item| item.tasks.len()).sum::<usize>(), 128);
    for (item, (number, tasks, lead, coordinating, due_on)) in reading.items.iter().zip(ITEMS) {
        assert_eq!((item.number.as_str(), item.tasks.len()), (number, tasks));
        assert_eq!((item.lead.join("|"), item.coordinating.join("|")), (lead.join("|"), coordinating.join("|")), "{number}");
        assert_eq!(item.due_on.map(|day| day.to_string()).unwrap_or_default(), due_on, "{number}");
        assert!(!item.goal.is_empty() && !item.title.is_empty() && item.deadline_text.is_some(), "{number}");
        is_of_the_part_its_number_says(item);
    }
}

#[test]
fn targets_that_are_one_number_are_read() {
    let weak = [
        "1.1 at_least 100",
        "1.6 at_least 100",
        "1.8 at_least 95",
        "1.10 at_least 100",
        "1.14 at_least 100",
        "1.15 more_than 50",
        "1.16 at_least 80",
    ];
    assert_eq!(targets(&reading(PLAN)), [&weak[..], &SIPAS].concat());
}

#[test]
fn the_plans_head_and_warnings() {
    let reading = reading(PLAN);
    let head = &reading.document;
    assert_eq!((head.kind, head.number.as_deref(), head.issuer.as_deref()), (PlanKind::Plan, Some("45/KH-UBND"), Some("UBND tỉnh Đắk Lắk")));
    assert_eq!((head.issued_on, head.year, reading.declared_items), (Day::new(2025, 5, 12), Some(2025), Some(22)));
    assert_eq!(
        warnings(&reading),
        [
            "no_lead 1.8",
            "collective_lead 1.11",
            "no_lead 1.22",
            "no_lead 2.2.1",
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
fn the_plans_tasks_go_to_those_they_name() {
    let reading = reading(PLAN);
    let assignees = |number: &str| -> Vec<String> { tasks(item(&reading, number)).into_iter().map(|(assignees, _)| assignees).collect() };
    assert_eq!(assignees("1.2"), ["Sở Tư pháp", "Sở Tư pháp", ALL, ALL, "", ""]);
    assert_eq!(assignees("1.3"), ["Sở Nội vụ", ALL, ALL, ALL, ALL]);
    assert_eq!(assignees("1.4"), [""]);
}

#[test]
fn the_plan_reads_the_same_however_it_was_carried_over() {
    reads_the_same_however_carried_over(PLAN);
}

#[test]
fn the_table_is_read_whole() {
    let reading = reading(TABLE);
    let head = &reading.document;
    assert_eq!((head.kind, head.issuer.as_deref(), head.year), (PlanKind::Assignment, Some("UBND tỉnh Đắk Lắk"), Some(2022)));
    let count = |level| reading.items.iter().filter(|item| item.level == Some(level)).count();
    assert_eq!((reading.items.len(), count(Level::Field), count(Level::Criterion), count(Level::Subcriterion)), (110, 8, 43, 59));
    assert_eq!(warnings(&reading), Vec::<String>::new());
    leads_are_those_of_2022(&reading);
}
