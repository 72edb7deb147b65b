//! Workbooks.

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn saved(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn a_plan_reads_the_same_as_a_workbook_with_a_line_in_each_row() {
    let book = saved(|sheet| {
        for (row, line) in (0..).zip(PLAN.lines()) {
            sheet.write_string(row, 0, line).unwrap();
        }
    });
    assert_eq!(said(book), said(PLAN.into()));
}

#[test]
fn a_table_reads_the_same_as_a_workbook_with_merged_cells() {
    let book = saved(|sheet| {
        let rows: Vec<Part> = assigned().collect();
        let lead = |part: &Part| match part {
            Part::Row(row) => row.cells[2].trim().to_owned(),
            Part::Line(_) => "-".to_owned(),
        };
        let is_field = |part: &Part| matches!(part, Part::Row(row) if row.cells[0].trim().parse::<u8>().is_ok());
        for (at, part) in rows.iter().enumerate() {
            let row = at as u32;
            match part {
                Part::Line(line) => drop(sheet.write_string(row, 0, &line.text).unwrap()),
                Part::Row(line) => {
                    for (column, cell) in (0..).zip(&line.cells) {
                        sheet.write_string(row, column, cell.trim()).unwrap();
                    }
                    let below = rows[at + 1..].iter().take_while(|part| lead(part).is_empty() && !is_field(part)).count();
                    if !lead(part).is_empty() && below > 0 {
                        sheet.merge_range(row, 2, row + below as u32, 2, &lead(part), &Format::new()).unwrap();
                    }
                }
            }
        }
    });
    assert_eq!(said(book), said(ASSIGNMENT.into()));
}

#[test]
fn numbers_and_days_are_read_as_they_are_shown() {
    let book = saved(|sheet| {
        for (column, name) in (0..).zip(["STT", "Tiêu chí cải cách hành chính", "Nhiệm vụ", "Chủ trì", "Thời hạn"]) {
            sheet.write_string(0, column, name).unwrap();
        }
        sheet.write_number_with_format(1, 0, 1.1, &Format::new().set_num_format("0.00")).unwrap();
        sheet.write_string(1, 1, "Chỉ số CCHC").unwrap();
        sheet.write_string(1, 2, "- Rà soát\n- Báo cáo").unwrap();
        sheet.write_string(1, 3, "Sở Nội vụ").unwrap();
        let day = ExcelDateTime::from_ymd(2025, 9, 30).unwrap();
        sheet.write_datetime_with_format(1, 4, day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_number(2, 0, 2.1).unwrap();
        sheet.write_string(2, 1, "Tiêu chí khác").unwrap();
    });
    let reading = said(book);
    let told: Vec<_> = reading.items.iter().map(|item| (item.number.as_str(), item.tasks.len(), item.due_on.map(|day| day.to_string()))).collect();
    assert_eq!(told, [("1.10", 2, Some("2025-09-30".to_owned())), ("2.1", 0, None)]);
}

#[test]
fn a_cell_in_the_last_corner_costs_no_room() {
    let book = saved(|sheet| {
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
        sheet.write_string(1_048_575, 0, "Chỉ số").unwrap();
    });
    assert_eq!(source(book).unwrap().parts().len(), 1);
}
