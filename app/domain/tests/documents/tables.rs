//! Tables as files have them: cells that are one with others, headings across all columns, columns that are numbered. And any
//! document as text, which is read again as the same document.

use super::reading;
use parboard_domain::document::{AS_ABOVE, Part, Source};
use proptest::prelude::*;

const HEAD: &str = "KẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2025\n\
    | STT | Tiêu chí | Mục tiêu | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n| (1) | (2) | (3) | (4) | (5) | (6) |\n";

#[test]
fn a_cell_that_is_one_with_the_one_above_says_the_same_but_makes_no_task_twice() {
    let text = format!(
        "{HEAD}| 1.1 | Kế hoạch | Đạt điểm | - Rà soát<br>- Báo cáo | Sở Nội vụ | Quý III/2025 |\n\
         | 1.2 | Kiểm tra | {AS_ABOVE} | {AS_ABOVE} | {AS_ABOVE} | {AS_ABOVE} |\n"
    );
    let reading = reading(&text);
    assert_eq!(reading.document.title.as_deref(), Some("KẾ HOẠCH Nâng cao Chỉ số cải cách hành chính năm 2025"), "without the table's own head");
    let [first, second] = &reading.items[..] else { panic!("{:?}", reading.items) };
    assert_eq!((&second.goal, &second.lead, second.due_on), (&first.goal, &first.lead, first.due_on));
    assert_eq!((first.tasks.len(), second.tasks.len()), (2, 0), "what is printed once is done once");
}

#[test]
fn a_heading_across_all_columns_is_a_field_and_numbers_of_columns_are_nothing() {
    let text = format!(
        "{HEAD}| I. CHỈ ĐẠO ĐIỀU HÀNH | | | | | |\n| 1 | Kế hoạch | Đạt | Lập kế hoạch | Sở Nội vụ | Quý I/2025 |\n\
         | II. THỂ CHẾ | | | | | |\n| 1 | Rà soát | Đạt | Rà soát văn bản | | Quý II/2025 |\n"
    );
    let reading = reading(&text);
    let told: Vec<_> = reading.items.iter().map(|item| (item.number.as_str(), item.title.as_str(), item.lead.len())).collect();
    assert_eq!(told, [("I", "CHỈ ĐẠO ĐIỀU HÀNH", 0), ("1", "Kế hoạch", 1), ("II", "THỂ CHẾ", 0), ("1", "Rà soát", 0)]);
}

/// Sheets have a row for each task, and say number and name of the criterion again in each.
#[test]
fn a_criterion_that_is_said_again_for_its_next_task_is_one() {
    let head = "UBND TỈNH ĐẮK LẮK\nKế hoạch số 99/KH-UBND ngày 12/01/2026\nKẾ HOẠCH CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026\n";
    let text = format!(
        "{head}| STT | Tiêu chí | Nhiệm vụ, giải pháp | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n\
         | 1.1 | Nhiệm vụ được giao | Lập danh mục điện tử | Văn phòng UBND tỉnh | Các sở | 31/12/2026 |\n\
         | 1.1 | Nhiệm vụ được giao | Gửi cảnh báo trước hạn | Văn phòng UBND tỉnh | Các sở | 31/12/2026 |\n\
         | 1.2 | Chất lượng văn bản | Ban hành mẫu phiếu mới | Sở Tư pháp | Các sở | 30/06/2026 |\n"
    );
    let reading = reading(&text);
    assert_eq!(reading.document.number.as_deref(), Some("99/KH-UBND"));
    let told: Vec<_> = reading.items.iter().map(|item| (item.number.as_str(), item.tasks.len(), item.lead.len(), item.coordinating.len())).collect();
    assert_eq!(told, [("1.1", 2, 1, 1), ("1.2", 1, 1, 1)]);
    assert_eq!(reading.items[0].due_on, parboard_domain::measure::Day::parse("2026-12-31"));
}

proptest! {
    #[test]
    fn a_document_as_text_is_the_same_document(parts in prop::collection::vec(prop_oneof![
        "[a-zA-ZđĐăâ0-9 .,:;|-]{0,30}".prop_map(|line| vec![line]),
        prop::collection::vec("[a-zđ0-9. -]{0,8}(\n[a-z]{1,5})?", 2..5),
    ], 0..12)) {
        let mut source = Source::default();
        for part in parts {
            if let [line] = &part[..] { source.push_line(line) } else { source.push_row(part) }
        }
        let again = Source::from_text(&source.to_text());
        let plain = |source: &Source| source.parts().iter().map(|part| match part {
            Part::Line(line) => (line.number, vec![line.text.trim().replace('|', "¦")]),
            Part::Row(row) => (row.number, row.cells.iter().map(|cell| cell.trim().replace('\n', "<br>")).collect()),
        }).collect::<Vec<_>>();
        prop_assert_eq!(plain(&again), plain(&source));
    }
}
