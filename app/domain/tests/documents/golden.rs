//! How a golden document is looked at: by number, by warning, and however it was carried over.

use parboard_domain::{
    criterion::Track,
    document::{Index, Item, Reading, Source, read},
    score::target,
};

/// Reads a text that must be a plan.
#[track_caller]
pub fn reading(text: &str) -> Reading {
    read(&Source::from_text(text)).unwrap()
}

/// The item of that number.
#[track_caller]
pub fn item<'r>(reading: &'r Reading, number: &str) -> &'r Item {
    reading.items.iter().find(|item| item.number == number).unwrap()
}

/// Warnings as "code number".
pub fn warnings(reading: &Reading) -> Vec<String> {
    let words = |warning: &parboard_domain::document::Warning| format!("{} {}", warning.code.as_str(), warning.number.as_deref().unwrap_or("-"));
    reading.warnings.iter().map(words).collect()
}

/// Numbers that begin with 1 are weak criteria of the reform index, the others items of the satisfaction index.
#[track_caller]
pub fn is_of_the_part_its_number_says(item: &Item) {
    let weak = (Some(Index::Par), Some(Track::Weak));
    let expected = if item.number.starts_with('1') { weak } else { (Some(Index::Sipas), Some(Track::Satisfaction)) };
    assert_eq!((item.index, item.track), expected, "{}", item.number);
}

/// Each task as its assignees, joined, and its text.
pub fn tasks(item: &Item) -> Vec<(String, &str)> {
    item.tasks.iter().map(|task| (task.assignees.join(" + "), task.text.as_str())).collect()
}

/// What a plan says must not depend on how its text was carried over.
#[track_caller]
pub fn reads_the_same_however_carried_over(text: &str) {
    let original = substance(&reading(text));
    for (how, text) in carried_over(text) {
        let other = substance(&reading(&text));
        let first_difference = original.iter().zip(&other).find(|(one, two)| one != two);
        assert_eq!((first_difference, other.len()), (None, original.len()), "{how}");
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

/// Every lead of the table of 2022 that is blank means the one above it in the same field.
#[track_caller]
pub fn leads_are_those_of_2022(reading: &Reading) {
    let (office, science) = ("Văn phòng UBND tỉnh", "Sở Khoa học và Công nghệ");
    let telecom = "Sở Thông tin và Truyền thông";
    let planning = "Sở Kế hoạch và Đầu tư";
    let land = "Sở Tài nguyên và Môi trường|Sở Nông nghiệp và Phát triển nông thôn|Sở Nội vụ";
    let rows = [
        ("1", ""),
        ("1.1", "Sở Nội vụ"),
        ("1.5", "Sở Nội vụ"),
        ("1.6", office),
        ("2", ""),
        ("2.4", "Sở Tư pháp"),
        ("2.4.3", "Sở Tư pháp"),
        ("2.4.4", "Sở Tư pháp"),
        ("3", ""),
        ("3.5", office),
        ("4", ""),
        ("4.2", "Sở Nội vụ"),
        ("4.2.2", "Sở Nội vụ"),
        ("4.3", "Sở Nội vụ"),
        ("4.3.1", "Sở Kế hoạch và Đầu tư|Sở Tài chính"),
        ("4.3.2", land),
        ("4.3.3", land),
        ("4.4", land),
        ("4.4.1", office),
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
        ("7.1.10", office),
        ("7.1.11", office),
        ("7.2.2", telecom),
        ("7.3", telecom),
        ("7.4", science),
        ("7.5.3", telecom),
        ("7.5.4", science),
        ("8", ""),
        ("8.1", "Sở Nội vụ"),
        ("8.3", planning),
        ("8.4", "Sở Tài chính"),
        ("8.6", planning),
    ];
    for (number, lead) in rows {
        assert_eq!(item(reading, number).lead.join("|"), lead, "{number}");
    }
    assert_eq!(item(reading, "4.4.3").lead.len(), 5);
}

/// What the plan's words aim at, for each item where they say one number: the number of the item, the aim, the value, and the baseline.
pub fn targets(reading: &Reading) -> Vec<String> {
    let said = |item: &Item| {
        let target::Read { target, baseline } = target::read(&item.goal)?;
        let value = target.value.map(|value| value.to_string()).unwrap_or_default();
        let baseline = baseline.map(|(year, value)| format!(" from {value} in {year}")).unwrap_or_default();
        Some(format!("{} {} {value}{baseline}", item.number, target.aim.as_str()))
    };
    reading.items.iter().filter_map(said).collect()
}

/// The six satisfaction items of services: baselines of 2024 and aims, as the province's own plan has them.
pub const SIPAS: [&str; 6] = [
    "2.2.1 rise 3 from 81.31 in 2024",
    "2.2.2 at_least 85 from 80.87 in 2024",
    "2.2.3 rise 3 from 80.4 in 2024",
    "2.2.4 rise 3 from 80.1 in 2024",
    "2.2.5 rise 3 from 80.73 in 2024",
    "2.2.6 rise 5 from 80.26 in 2024",
];
