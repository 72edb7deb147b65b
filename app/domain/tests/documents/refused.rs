//! What is not such a plan is refused, each with its own reason.

use parboard_domain::document::{NotAPlan, Source, read};

#[track_caller]
fn refuses(text: &str, reason: NotAPlan) {
    assert_eq!(read(&Source::from_text(text)).map(|reading| reading.items.len()), Err(reason));
}

#[test]
fn nothing_at_all() {
    for text in ["", "\u{feff}", " \n\t\r\n", "\u{a0}\u{200b}", "|\n|---|---|"] {
        refuses(text, NotAPlan::Empty);
    }
}

#[test]
fn bytes_that_are_no_text() {
    let picture: String = (0..4000_u32).map(|at| char::from(u8::try_from(at * 7 % 251).unwrap())).collect();
    refuses(&picture, NotAPlan::Damaged);
    refuses(&"PK\u{3}\u{4}\u{fffd}\u{fffd}word\u{fffd}".repeat(30), NotAPlan::Damaged);
}

#[test]
fn news_that_quotes_criteria() {
    refuses(include_str!("news.txt"), NotAPlan::NewsArticle);
}

#[test]
fn a_plan_about_something_else() {
    refuses(include_str!("flood.txt"), NotAPlan::OtherSubject);
    let in_passing = include_str!("flood.txt").replace("Kiểm tra thân đê.", "Kiểm tra thân đê, gắn với cải cách hành chính.");
    refuses(&in_passing, NotAPlan::OtherSubject);
    refuses("Một hai ba bốn năm.\nSáu bảy tám.", NotAPlan::OtherSubject);
}

#[test]
fn a_reform_plan_without_criteria() {
    refuses(include_str!("reform.txt"), NotAPlan::NoCriteria);
}

#[test]
fn headings_of_criteria_with_nothing_below_them() {
    let bare: Vec<String> = (1..9).map(|at| format!("1.{at}. Tiêu chí “Chỉ số cải cách hành chính phần {at}”")).collect();
    refuses(&bare.join("\n"), NotAPlan::NoCriteria);
}

#[test]
fn a_table_without_criteria() {
    refuses("CCHC\nSTT\tHọ tên\tĐiểm\n1\tAn\t9\n", NotAPlan::NoCriteria);
}

#[test]
fn reasons_are_one_distinct_line_each() {
    let all = [NotAPlan::Empty, NotAPlan::Damaged, NotAPlan::TooLarge, NotAPlan::OtherSubject, NotAPlan::NewsArticle, NotAPlan::NoCriteria];
    let lines: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    let codes: std::collections::BTreeSet<&str> = all.iter().map(|reason| reason.code()).collect();
    assert_eq!((lines.len(), codes.len()), (all.len(), all.len()));
    assert!(lines.iter().all(|line| !line.contains('\n') && !line.ends_with('.')));
}
