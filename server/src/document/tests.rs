//! Documents that these tests make themselves: the same words in another kind of file are the same plan, and what is no plan is
//! refused in words.

mod made;
mod refused;
mod words;
mod workbooks;

use super::*;
use made::{docx, paragraph, row, table};
use parboard_domain::document::Part;

const PLAN: &str = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");
const ASSIGNMENT: &str = include_str!("../../demonstration/phan-cong-tieu-chi-2022.txt");

/// What a file says, without the lines on which it says so.
fn said(bytes: Vec<u8>) -> Reading {
    let mut reading = read_within_limits(bytes).unwrap();
    for item in &mut reading.items {
        item.lines = [0, 0];
        item.tasks.iter_mut().for_each(|task| task.line = 0);
    }
    reading
}

/// A table's cells, in which a lead that stands for several rows stands in the first.
fn assigned() -> impl Iterator<Item = Part> {
    Source::from_text(ASSIGNMENT).parts().to_vec().into_iter()
}

#[test]
fn a_plan_reads_the_same_as_a_word_document() {
    let body: String = PLAN.lines().map(paragraph).collect();
    assert_eq!(read_within_limits(docx(&body)).unwrap(), read_within_limits(PLAN.into()).unwrap());
}

#[test]
fn a_table_reads_the_same_with_its_cells_merged_and_its_header_repeated() {
    let (mut body, mut rows, mut header) = (String::new(), Vec::new(), None);
    for part in assigned() {
        match part {
            Part::Line(line) => body.push_str(&paragraph(&line.text)),
            Part::Row(line) => {
                let is_field = line.cells[0].trim().parse::<u8>().is_ok();
                let goes_on = |(at, text): (usize, &String)| at == 2 && text.trim().is_empty() && !is_field;
                let cells: Vec<(String, bool)> = line.cells.iter().enumerate().map(|cell| (paragraph(cell.1.trim()), goes_on(cell))).collect();
                if header.is_none() {
                    header = Some(row(&cells));
                } else if rows.len() % 30 == 29 {
                    rows.extend(header.clone());
                }
                rows.push(row(&cells));
            }
        }
    }
    body.push_str(&table(&rows));
    assert_eq!(said(docx(&body)), said(ASSIGNMENT.into()));
}

#[test]
fn a_table_drawn_with_tabs_is_a_table() {
    let tab = "</w:t><w:tab/><w:t xml:space=\"preserve\">";
    let body: String = ASSIGNMENT.lines().map(|line| paragraph(line).replace('\t', tab)).collect();
    assert_eq!(read_within_limits(docx(&body)).unwrap(), read_within_limits(ASSIGNMENT.into()).unwrap());
    let words = paragraph("1.1.\tTiêu chí").replace('\t', tab);
    let source = source(docx(&words)).unwrap();
    let Part::Line(line) = &source.parts()[0] else { panic!("a number and its words are one line") };
    assert_eq!(line.text, "1.1. Tiêu chí");
}

#[test]
fn a_file_as_text_is_read_again_as_the_same_plan() {
    for text in [PLAN, ASSIGNMENT] {
        let source = Source::from_text(text);
        assert_eq!(read(&Source::from_text(&source.to_text())), read(&source));
    }
}

#[test]
fn a_plan_from_windows_editor_is_read() {
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(PLAN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_within_limits(utf16).unwrap(), read_within_limits(PLAN.into()).unwrap());
}
