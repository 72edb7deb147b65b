//! One plan in the shapes in which offices type its headings and markers: every shape says the same.

use super::{item, reading, warnings};
use parboard_domain::document::Reading;

/// Two criteria; `heading` prints a number before its title, `marker` a letter before its label.
fn plan(heading: impl Fn(&str, &str) -> String, marker: impl Fn(char) -> String) -> String {
    let criterion = |number: &str, title: &str, quarter: &str| {
        let [a, b, c, d] = ['a', 'b', 'c', 'd'].map(&marker);
        format!(
            "{}\n{a} Mục tiêu, yêu cầu: {title} tăng 2%.\n{b} Nhiệm vụ, giải pháp\n- Sở Nội vụ rà soát {title}.\n- Công khai kết quả.\n\
             {c} Phân công trách nhiệm\n- Cơ quan chủ trì: Sở Tư pháp.\n- Cơ quan phối hợp: Sở Y tế.\n{d} Thời gian thực hiện: {quarter}.\n",
            heading(number, title)
        )
    };
    let (first, second) = (criterion("1.1", "Tiếp nhận hồ sơ", "Quý II/2025"), criterion("1.2", "Trả kết quả", "Quý III/2025"));
    format!("KẾ HOẠCH\nCải thiện Chỉ số cải cách hành chính năm 2025\n1. Khắc phục tiêu chí chưa đạt (02 tiêu chí)\n{first}{second}")
}

/// All but the numbers, which stand as printed.
fn substance(reading: &Reading) -> Vec<String> {
    let of = |item: &parboard_domain::document::Item| {
        let tasks: Vec<_> = item.tasks.iter().map(|task| (&task.text, &task.assignees)).collect();
        format!("{:?}", (&item.title, &item.goal, tasks, &item.lead, &item.coordinating, &item.deadline_text, item.due_on))
    };
    reading.items.iter().map(of).collect()
}

fn usual() -> Reading {
    reading(&plan(|number, title| format!("{number}. Tiêu chí “{title}”"), |letter| format!("{letter})")))
}

#[test]
fn headings_of_every_shape_part_the_criteria() {
    let usual = substance(&usual());
    assert_eq!(usual.len(), 2);
    for (before, behind, quotes, printed) in [
        ("Tiêu chí số ", ":", ["“", "”"], "1.2"),
        ("Tiêu chí ", ":", ["", ""], "1.2"),
        ("TC ", ":", ["“", "”"], "1.2"),
        ("Mục ", ". Tiêu chí", ["“", "”"], "1.2"),
        ("II.", ". Tiêu chí", ["“", "”"], "II.1.2"),
        ("0", ". Tiêu chí", ["“", "”"], "01.2"),
        ("", ")", ["\"", "\""], "1.2"),
    ] {
        let [open, close] = quotes;
        let text = plan(|number, title| format!("{before}{number}{behind} {open}{title}{close}"), |letter| format!("{letter})"));
        let reading = reading(&text);
        assert_eq!(substance(&reading), usual, "{before}1.2{behind}");
        assert_eq!(reading.items[1].number, printed);
        assert_eq!((warnings(&reading), reading.declared_items), (Vec::new(), Some(2)), "{before}1.2{behind}");
    }
}

#[test]
fn markers_of_every_shape_part_a_criterion() {
    let usual = substance(&usual());
    let capital = |letter: char| letter.to_ascii_uppercase();
    let shapes: [fn(char) -> String; 8] = [
        |letter| format!("{letter}."),
        |letter| format!("{letter}/"),
        |letter| format!("({letter})"),
        |letter| format!("{letter} -"),
        |letter| format!("{letter} –"),
        |letter| format!("{})", letter.to_ascii_uppercase()),
        |letter| format!("{}.", letter.to_ascii_uppercase()),
        |letter| format!("({})", letter.to_ascii_uppercase()),
    ];
    for shape in shapes {
        let reading = reading(&plan(|number, title| format!("{number}. Tiêu chí “{title}”"), shape));
        assert_eq!(substance(&reading), usual, "{}", shape('a'));
        assert_eq!(warnings(&reading), Vec::<String>::new(), "{}", shape(capital('a')));
    }
}

#[test]
fn capitals_with_a_stop_are_parts_of_the_plan_where_no_criterion_is_open() {
    let text = plan(|number, title| format!("{number}. Tiêu chí “{title}”"), |letter| format!("{letter})"));
    let text =
        text.replace("1. Khắc phục", "A. Mục đích, yêu cầu\n1. Mục đích\n- Giữ hạng.\n2. Yêu cầu\n- Rõ việc.\nB. Nhiệm vụ, giải pháp\n1. Khắc phục");
    assert_eq!(substance(&reading(&format!("{text}C. Tổ chức thực hiện\n1. Sở Nội vụ theo dõi.\n"))), substance(&usual()));
}

#[test]
fn two_items_under_one_heading_are_not_taken_for_one_in_silence() {
    for marker in [|letter: char| format!("{letter})"), |_: char| String::from("\u{200b}")] {
        let text = plan(|number, title| format!("{number}. Tiêu chí “{title}”"), marker).replace("1.2. Tiêu chí “", "Tiêu chí tiếp theo: “");
        let reading = reading(&text);
        assert_eq!(reading.items.len(), 1);
        assert!(warnings(&reading).contains(&"labels_start_over 1.1".to_owned()), "{:?}", warnings(&reading));
    }
}

#[test]
fn a_paragraph_in_no_part_is_left_out_with_a_word() {
    let text = plan(|number, title| format!("{number}. Tiêu chí “{title}”"), |letter| format!("{letter})"));
    let reading = reading(&text.replace("a) Mục tiêu, yêu cầu: Trả", "Năm 2024 đạt thấp.\n@) Mong muốn: Trả"));
    assert_eq!(warnings(&reading), ["unread_paragraph 1.2"]);
    assert!(reading.warnings[0].message.contains("dòng 14 "), "{}", reading.warnings[0].message);
    assert_eq!(item(&reading, "1.2").tasks.len(), 2);
}
