//! Sheets as files, told as rules.

use super::*;
use parboard_domain::{
    id::AgencyId,
    measure::Day,
    registry::{Record, sheet::judge},
};
use std::io::{Cursor, Write};
use uuid::Uuid;

fn registry() -> Registry {
    let record = |n: u128, name: &str| Record::named(AgencyId(Uuid::from_u128(n)), name);
    let tax =
        Record {
            aliases: vec!["Chi Cục Thuế khu vực XIV".into(), "=1+1".into()], valid_from: Day::parse("2025-03-01"), ..record(1, "Thuế tỉnh")
        };
    Registry::of([tax, record(2, "Sở, ban \"A\""), record(3, "@Sở B")])
}

fn empty_after(bytes: &[u8]) -> Registry {
    let mut next = 100;
    let mint = || {
        next += 1;
        AgencyId(Uuid::from_u128(next))
    };
    let mut registry = Registry::default();
    registry.take(judge(&read(bytes).unwrap(), &registry, mint).unwrap().records).unwrap();
    registry
}

#[test]
fn what_is_written_in_either_form_is_read_again_as_the_same() {
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let bytes = write(&registry(), format).unwrap();
        assert_eq!(written(&empty_after(&bytes)), written(&registry()), "{format:?}");
    }
}

#[test]
fn no_cell_of_a_csv_opens_like_a_formula() {
    let text = String::from_utf8(write(&registry(), SheetFormat::Csv).unwrap()).unwrap();
    assert!(text.contains("\n'@Sở B,"), "{text}");
    let lines = csv::write(&[std::array::from_fn(|_| "=1+1".to_owned())]).unwrap();
    assert!(!String::from_utf8(lines).unwrap().contains("\u{feff}="));
}

#[test]
fn a_csv_is_read_with_whatever_stands_between_its_cells_and_its_lines_keep_their_numbers() {
    for between in [",", ";", "\t"] {
        let text = ["Tên", "Loại\n\"Sở A\n(mới)\"", "Khác\r\n\nSở B", "Khác\n"].join(between);
        let lines = read(text.as_bytes()).unwrap();
        let told: Vec<(usize, &str)> = lines.iter().map(|line| (line.number, line.cells[0].as_str())).collect();
        assert_eq!(told, [(1, "Tên"), (2, "Sở A\n(mới)"), (5, "Sở B")], "{between:?}");
        assert_eq!(lines[1].cells[1], "Khác");
    }
}

#[test]
fn a_day_of_a_workbook_is_a_day() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 3, 1).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "Tên").unwrap().write_string(0, 1, "Từ ngày").unwrap();
    sheet.write_string(2, 0, "Sở A").unwrap().write_datetime_with_format(2, 1, &day, &format).unwrap();
    let lines = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(lines[1], Line { number: 3, cells: vec!["Sở A".into(), "2025-03-01".into()] });
}

#[test]
fn what_is_damaged_or_unpacks_to_too_much_is_refused() {
    for bytes in [&b"PK\x03\x04 and so on"[..], b"\xff\xfe\x00", b"PK"] {
        assert_eq!(read(bytes), Err(NotASheet::Damaged));
    }
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..20 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb), Err(NotASheet::TooLarge));
}

#[test]
fn a_cell_in_the_last_corner_makes_no_room_for_all_before_it() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "Tên").unwrap().write_string(1_048_575, 16_383, "x").unwrap();
    assert_eq!(read(&book.save_to_buffer().unwrap()).unwrap().len(), 1);
}

#[test]
fn every_office_that_the_demonstration_names_is_in_its_registry() {
    let mut registry = Registry::default();
    let mut next = 0;
    for sheet in [include_str!("../../demonstration/co-quan.csv"), include_str!("../../demonstration/xa-phuong.csv")] {
        let mint = || {
            next += 1;
            AgencyId(Uuid::from_u128(next))
        };
        let intake = judge(&read(sheet.as_bytes()).unwrap(), &registry, mint).unwrap();
        assert!(intake.lines.iter().all(|line| line.fate == parboard_domain::registry::sheet::Fate::New), "{:?}", intake.lines);
        registry.take(intake.records).unwrap();
    }
    for text in [include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt"), include_str!("../../demonstration/phan-cong-tieu-chi-2022.txt")] {
        let reading = crate::document::read_within_limits(text.as_bytes().to_vec()).unwrap();
        assert_eq!(parboard_domain::import::unknown_names(&reading, &registry), []);
    }
}
