//! What a sheet does to the registry, told as rules.

use super::*;
use crate::{measure::Day, registry::AgencyKind};
use uuid::Uuid;

fn id(n: u128) -> AgencyId {
    AgencyId(Uuid::from_u128(n))
}

fn sheet(lines: &[&str]) -> Vec<Line> {
    let cells = |line: &&str| line.split('|').map(str::to_owned).collect();
    lines.iter().zip(1..).map(|(line, number)| Line { number, cells: cells(line) }).collect()
}

fn minted() -> impl FnMut() -> AgencyId {
    let mut next = 100;
    move || {
        next += 1;
        id(next)
    }
}

fn registry() -> Registry {
    let known = Record { aliases: vec!["Sở KHCN".into()], ..Record::named(id(1), "Sở Khoa học và Công nghệ") };
    Registry::of([known, Record::named(id(2), "Sở Tài chính")])
}

fn fates(lines: &[&str]) -> Vec<(usize, Fate)> {
    judge(&sheet(lines), &registry(), minted()).unwrap().lines.into_iter().map(|judged| (judged.line, judged.fate)).collect()
}

fn refused(why: &str) -> Fate {
    Fate::Refused(why.to_owned())
}

#[test]
fn a_line_is_new_or_finds_its_agency_by_any_name() {
    let lines = ["Tên|Loại|Tên khác", "SỞ KHCN||", "Sở Tài chính|Ngành dọc|", "Bưu điện tỉnh||Bưu điện", "||"];
    assert_eq!(fates(&lines), [(2, Fate::Unchanged), (3, Fate::Changed), (4, Fate::New)]);
}

#[test]
fn columns_are_known_by_english_names_and_in_any_order_below_a_title() {
    let lines = ["Danh bạ cơ quan", "successor|kind|name", "Sở Tài chính|department|Sở Kế hoạch và Đầu tư"];
    let intake = judge(&sheet(&lines), &registry(), minted()).unwrap();
    assert_eq!((intake.records[0].agency.successor, intake.records[0].kind), (Some(id(2)), AgencyKind::Department));
    assert_eq!(judge(&sheet(&["Sở Y tế|x"]), &registry(), minted()), Err(NotASheet::NoHead));
}

#[test]
fn a_line_that_cannot_be_taken_says_why_and_keeps_no_other_from_being_taken() {
    let lines = [
        "Tên|Loại|Tên khác|Trực thuộc|Từ ngày|Đến ngày|Nay là|Thư điện tử",
        "|Xã, phường|||||",
        "Xã A|Làng|||||",
        "Xã B||||31/02/2025||",
        "Xã C|||Sở Không có|||",
        "Xã D||Sở KHCN||||",
        "Xã E|||||01/07/2025|Xã E",
        "Xã F||||01/07/2025|2025-06-30|",
        "Xã G||||1/7/2025||",
        "xã g||||||",
    ];
    let expected = [
        (2, refused("thiếu tên")),
        (3, refused("không rõ loại “Làng”")),
        (4, refused("không rõ ngày “31/02/2025”")),
        (5, refused("không có cơ quan “Sở Không có”")),
        (6, refused("“Sở KHCN” đã là tên của cơ quan khác")),
        (7, refused(&RegistryProblem::GoesRound { name: "Xã E".into() }.to_string())),
        (8, refused(&RegistryProblem::EndsBeforeItBegins { name: "Xã F".into() }.to_string())),
        (9, Fate::New),
        (10, refused("cùng cơ quan với dòng 9")),
    ];
    assert_eq!(fates(&lines), expected);
}

#[test]
fn an_empty_cell_leaves_alone_what_is_known() {
    let mut registry = registry();
    let since = Day::parse("2025-03-01");
    registry.take(vec![Record { valid_from: since, ..registry.find(id(1)).unwrap().clone() }]).unwrap();
    let intake = judge(&sheet(&["Tên|Tên khác|Từ ngày", "Sở KHCN|Sở KH&CN|"]), &registry, minted()).unwrap();
    assert_eq!((intake.records[0].valid_from, intake.records[0].aliases.clone()), (since, vec!["Sở KHCN".to_owned(), "Sở KH&CN".to_owned()]));
    assert_eq!(intake.records[0].agency.name, "Sở Khoa học và Công nghệ");
}

#[test]
fn what_is_written_is_read_again_as_the_same_registry() {
    let mut registry = registry();
    let heir = super::super::Into::New { id: id(9), name: "Sở Kinh tế".into(), kind: None };
    let on = Day::parse("2025-03-01").unwrap();
    registry.merge(&super::super::Merger { from: vec![id(1), id(2)], into: heir, on }).unwrap();
    registry.take(vec![Record { parent: Some(id(9)), ..Record::named(id(5), "Trung tâm Tin học") }]).unwrap();
    let mut lines = vec![HEAD.map(str::to_owned).to_vec()];
    lines.extend(written(&registry).map_cells());
    let lines: Vec<Line> = lines.into_iter().zip(1..).map(|(cells, number)| Line { number, cells }).collect();
    let again = judge(&lines, &registry, minted()).unwrap();
    assert!(again.lines.iter().all(|judged| judged.fate == Fate::Unchanged) && again.lines.len() == 4, "{:?}", again.lines);
    let mut empty = Registry::default();
    empty.take(judge(&lines, &empty, minted()).unwrap().records).unwrap();
    assert_eq!(written(&empty), written(&registry));
}

#[test]
fn more_lines_than_any_province_has_are_not_read() {
    let mut lines = sheet(&["Tên"]);
    lines.extend((0..=LINES_MAX).map(|n| Line { number: n + 2, cells: vec![format!("Xã {n}")] }));
    assert_eq!(judge(&lines, &registry(), minted()), Err(NotASheet::TooLarge));
}

/// The cells of lines, as a file has them.
trait Cells {
    fn map_cells(self) -> Vec<Vec<String>>;
}

impl Cells for Vec<[String; 8]> {
    fn map_cells(self) -> Vec<Vec<String>> {
        self.into_iter().map(Vec::from).collect()
    }
}
