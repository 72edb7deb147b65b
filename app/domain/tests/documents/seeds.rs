//! The two real documents, where they are at hand. Every figure here was counted by hand in the originals.

use super::{item, reading, tasks, warnings};
use parboard_domain::{
    criterion::{Level, Track},
    document::{Index, Reading},
    measure::Day,
    plan::PlanKind,
};

/// The document of that name, or `None` (said aloud) on a machine that does not have it.
fn seed(name: &str) -> Option<String> {
    let path = format!("{}/../../../shared/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("{path} is not here: nothing was checked");
    }
    text
}

fn plan() -> Option<String> {
    seed("ke-hoach-120-2025.txt")
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
    let Some(text) = plan() else { return };
    let reading = reading(&text);
    assert_eq!(reading.items.len(), 31);
    assert_eq!(reading.items.iter().map(|item| item.tasks.len()).sum::<usize>(), 124);
    for (item, (number, tasks, lead, coordinating)) in reading.items.iter().zip(ITEMS) {
        assert_eq!((item.number.as_str(), item.tasks.len()), (number, tasks));
        assert_eq!(item.lead, lead, "{number}");
        assert_eq!(item.coordinating, coordinating, "{number}");
        assert_eq!((item.deadline_text.as_deref(), item.due_on), (Some("Trong năm 2025"), Day::new(2025, 12, 31)));
        assert!(!item.goal.is_empty() && !item.title.is_empty());
        let expected = if number.starts_with('1') { (Some(Index::Par), Some(Track::Weak)) } else { (Some(Index::Sipas), Some(Track::Satisfaction)) };
        assert_eq!((item.index, item.track), expected);
    }
}

#[test]
fn the_plans_head_and_warnings() {
    let Some(text) = plan() else { return };
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
    let Some(text) = plan() else { return };
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
    let Some(text) = plan() else { return };
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
    let Some(text) = plan() else { return };
    let reading = reading(&text);
    for task in reading.items.iter().flat_map(|item| &item.tasks) {
        let length = task.short_title.chars().count();
        assert!((15..=82).contains(&length), "{}", task.short_title);
        let opens_with_name = task.assignees.iter().any(|name| task.short_title.starts_with(name.as_str()));
        assert!(!opens_with_name, "{}", task.short_title);
    }
}

/// The same plan, carried over by hands that wrap, renumber, retype and decompose it.
fn carried_over(text: &str) -> Vec<(&'static str, String)> {
    let per_line = |change: &dyn Fn(&str) -> String| text.lines().map(change).collect::<Vec<_>>().join("\n");
    let marks = |line: &str| match line.as_bytes() {
        [b'a'..=b'd', b')', b' ', ..] => format!("{}/ {}", &line[..1], &line[3..]),
        [b'-', b' ', ..] => format!("– {}", &line[2..]),
        [b'+', b' ', ..] => format!("• {}", &line[2..]),
        _ => line.replace(['“', '”'], "\""),
    };
    vec![
        ("carriage returns", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        ("decomposed", per_line(&|line| unicode_normalization::UnicodeNormalization::nfd(line).collect())),
        ("blank lines", text.replace('\n', "\n\n")),
        ("bold", per_line(&|line| if line.len() > 3 { format!("**{line}**") } else { line.to_owned() })),
        ("hard blanks", text.replace(". ", ".\u{a0}")),
        ("other marks", per_line(&marks)),
        ("wrapped at 70", per_line(&|line| wrapped(line, 70))),
        ("wrapped at 81", per_line(&|line| wrapped(line, 81))),
        ("wrapped at 95", per_line(&|line| wrapped(line, 95))),
        ("wrapped at 120", per_line(&|line| wrapped(line, 120))),
    ]
}

fn wrapped(line: &str, width: usize) -> String {
    let mut made = String::new();
    let mut column = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        let breaks = column > 0 && column + 1 + length > width;
        if column > 0 {
            made.push(if breaks { '\n' } else { ' ' });
        }
        column = if breaks { length } else { column + usize::from(column > 0) + length };
        made.push_str(word);
    }
    made
}

/// What must not depend on how the text was carried over; quotes inside a task may be retyped.
fn substance(reading: &Reading) -> Vec<String> {
    let plain = |text: &str| text.replace(['“', '”', '"', ' '], "");
    let items = reading.items.iter().flat_map(|item| {
        let head = format!("{} {} {:?} {:?} {:?}", item.number, plain(&item.title), item.lead, item.coordinating, item.due_on);
        let tasks = item.tasks.iter().map(|task| format!("{:?} {}", task.assignees, plain(&task.text))).collect::<Vec<_>>();
        [head].into_iter().chain(tasks)
    });
    items.chain(warnings(reading)).collect()
}

#[test]
fn the_plan_reads_the_same_however_it_was_carried_over() {
    let Some(text) = plan() else { return };
    let original = substance(&reading(&text));
    for (how, text) in carried_over(&text) {
        let other = substance(&reading(&text));
        let first_difference = original.iter().zip(&other).find(|(one, two)| one != two);
        assert_eq!((first_difference, other.len()), (None, original.len()), "{how}");
    }
}

fn letter() -> Option<String> {
    seed("cong-van-2022-phan-cong-tieu-chi.txt")
}

#[test]
fn the_table_of_2022_is_read_whole() {
    let Some(text) = letter() else { return };
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
    let Some(text) = letter() else { return };
    let reading = reading(&text);
    let telecom = "Sở Thông tin và Truyền thông";
    let planning = "Sở Kế hoạch và Đầu tư";
    let land = "Sở Tài nguyên và Môi trường|Sở Nông nghiệp và Phát triển nông thôn|Sở Nội vụ";
    let rows = [
        ("1", ""),
        ("1.1", "Sở Nội vụ"),
        ("1.5", "Sở Nội vụ"),
        ("1.6", OFFICE),
        ("2", ""),
        ("2.4", "Sở Tư pháp"),
        ("2.4.3", "Sở Tư pháp"),
        ("2.4.4", "Sở Tư pháp"),
        ("3", ""),
        ("3.5", OFFICE),
        ("4", ""),
        ("4.2", "Sở Nội vụ"),
        ("4.2.2", "Sở Nội vụ"),
        ("4.3", "Sở Nội vụ"),
        ("4.3.1", "Sở Kế hoạch và Đầu tư|Sở Tài chính"),
        ("4.3.2", land),
        ("4.3.3", land),
        ("4.4", land),
        ("4.4.1", OFFICE),
        ("5", ""),
        ("5.9", "Sở Nội vụ"),
        ("5.9.4", "Sở Nội vụ"),
        ("6", ""),
        ("6.1", ""),
        ("6.1.1", planning),
        ("6.1.3", "Sở Tài chính"),
        ("6.2", "Sở Tài chính"),
        ("6.4", "Sở Tài chính"),
        ("6.4.4", "Sở Tài chính"),
        ("7", ""),
        ("7.1", ""),
        ("7.1.9", telecom),
        ("7.1.10", OFFICE),
        ("7.1.11", OFFICE),
        ("7.2.2", telecom),
        ("7.3", telecom),
        ("7.4", SCIENCE),
        ("7.5.3", telecom),
        ("7.5.4", SCIENCE),
        ("8", ""),
        ("8.1", "Sở Nội vụ"),
        ("8.3", planning),
        ("8.4", "Sở Tài chính"),
        ("8.6", planning),
    ];
    for (number, lead) in rows {
        assert_eq!(item(&reading, number).lead.join("|"), lead, "{number}");
    }
    assert_eq!(item(&reading, "4.4.3").lead.len(), 5);
    assert_eq!((item(&reading, "8.6").lines, item(&reading, "2.4.3").lines), ([186, 186], [79, 79]));
}
