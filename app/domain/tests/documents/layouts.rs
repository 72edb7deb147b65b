//! Plans of other provinces: other markers, other wrapping, other words.

use super::{item, reading, tasks, warnings};
use parboard_domain::{
    criterion::{Level, Track},
    document::{Index, Part, Reading, Source, read},
    id::{Mint, PersonId},
    import::{Present, import},
    measure::{Day, Moment},
    plan::PlanKind,
};

fn day(year: i64, month: i64, day: i64) -> Option<Day> {
    Day::new(year, month, day)
}

#[test]
fn a_wrapped_page_with_glued_markers_reads_whole() {
    let reading = reading(include_str!("wrapped.txt"));
    let head = &reading.document;
    assert_eq!((head.number.as_deref(), head.issuer.as_deref()), (Some("45/KH-UBND"), Some("UBND tỉnh Bình An")));
    assert_eq!((head.issued_on, head.year), (day(2026, 3, 4), Some(2026)));
    assert_eq!(reading.items.iter().map(|item| item.number.as_str()).collect::<Vec<_>>(), ["1.1", "1.2", "1.4", "2.1"]);

    let first = item(&reading, "1.1");
    assert_eq!(first.title, "Kiểm tra công tác cải cách hành chính tại cơ sở");
    assert_eq!((first.level, first.index, first.track), (Some(Level::Criterion), Some(Index::Par), Some(Track::Weak)));
    assert_eq!(first.goal, "Kiểm tra ít nhất 30% số đơn vị cấp xã; số liệu so với năm 2024 phải cao hơn.");
    assert!(first.tasks[0].text.contains("33/2023/NĐ-CP và Quyết định số 30/2024/QĐ-UBND của tỉnh"));
    assert_eq!(
        tasks(first)[1..],
        [
            ("Các phòng, ban chuyên môn".into(), "Tự kiểm tra hồ sơ và báo cáo kết quả về đầu mối;"),
            ("Các phòng, ban chuyên môn".into(), "Khắc phục lỗi đã nêu."),
        ]
    );
    assert_eq!((first.lead.join("|"), first.coordinating.join("|")), ("Sở Nội vụ".into(), "Thanh tra tỉnh|Các xã, phường".into()));
    assert_eq!((first.due_on, first.lines), (day(2026, 9, 30), [16, 29]));
}

#[test]
fn roles_told_in_a_sentence_or_left_out() {
    let reading = reading(include_str!("wrapped.txt"));
    let sentence = item(&reading, "1.2");
    assert_eq!(
        (sentence.lead.join("|"), sentence.coordinating.join("|")),
        ("Sở Khoa học và Công nghệ".into(), "Sở Nội vụ|Các đơn vị liên quan".into())
    );
    assert_eq!((sentence.level, sentence.due_on), (Some(Level::Subcriterion), day(2026, 9, 30)));

    let without_lead = item(&reading, "1.4");
    assert_eq!(without_lead.lead, Vec::<String>::new());
    assert_eq!(without_lead.coordinating, ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính", "UBND các xã, phường, đặc khu"]);
    assert_eq!((without_lead.deadline_text.as_deref(), without_lead.due_on), (Some("Thường xuyên"), None));
    assert_eq!(without_lead.tasks[0].assignees, ["Lữ đoàn 95"]);
    assert_eq!(without_lead.tasks[1].assignees, ["Ban Quản lý các khu công nghiệp tỉnh"]);
}

#[test]
fn gaps_counts_and_absent_annexes_are_reported_and_nothing_behind_the_end_is_read() {
    let reading = reading(include_str!("wrapped.txt"));
    assert_eq!(reading.declared_items, Some(4));
    assert_eq!(warnings(&reading), ["no_lead 1.4", "missing_number 1.3", "count_mismatch 1", "missing_annex Phụ lục 1"]);
    let satisfaction = item(&reading, "2.1");
    assert_eq!((satisfaction.index, satisfaction.track, satisfaction.level), (Some(Index::Sipas), Some(Track::Satisfaction), None));
    assert_eq!(satisfaction.due_on, day(2026, 6, 30));
}

/// What is announced stands beside the weak criteria that were read, so nothing else may be in it.
#[test]
fn only_counts_of_weak_criteria_are_the_documents() {
    let both = include_str!("wrapped.txt").replace("(SIPAS)", "(SIPAS) (02 tiêu chí)");
    assert_eq!(reading(&both).declared_items, Some(4));
    assert!(warnings(&reading(&both)).contains(&"count_mismatch 2".to_owned()), "each group answers for its own");
    let half = include_str!("wrapped.txt").replace("2. Cải thiện Chỉ số hài lòng (SIPAS)", "2. Nhóm tiêu chí khác");
    assert_eq!(reading(&half).declared_items, None, "of the second group it says nothing");
}

/// Who is warned of as many takes part as many: or nobody could work on those cards.
#[test]
fn a_lead_that_is_many_is_kept_as_many() {
    for (lead, is_many) in [
        ("Các cơ quan, đơn vị, địa phương", true),
        ("Cơ quan, đơn vị, địa phương", true),
        ("Sở, ban, ngành", true),
        ("UBND cấp xã", true),
        ("UBND các xã, phường", true),
        ("Thủ trưởng các cơ quan, đơn vị", true),
        ("Người đứng đầu các cơ quan", true),
        ("Toàn thể các cơ quan", true),
        ("Tất cả các sở", true),
        ("Cơ quan Bảo hiểm xã hội tỉnh", false),
        ("Sở Nội vụ", false),
    ] {
        let text = include_str!("wrapped.txt").replace("– Cơ quan chủ trì: Sở Nội vụ; cơ", &format!("– Cơ quan chủ trì: {lead}; cơ"));
        let reading = reading(&text);
        assert_eq!(item(&reading, "1.1").lead, [lead]);
        assert_eq!(warnings(&reading).contains(&"collective_lead 1.1".to_owned()), is_many, "{lead}");
        let mut mint = Mint::new(7);
        let import = import(&reading, &Present::default(), PersonId(uuid::Uuid::from_u128(1)), Moment(0), &mut mint);
        let kept = import.agencies.iter().find(|agency| agency.name == lead).unwrap();
        assert_eq!(kept.collective, is_many, "{lead}");
    }
}

#[test]
fn a_plan_given_as_a_table() {
    let reading = reading(include_str!("table.txt"));
    assert_eq!((reading.document.kind, reading.document.issuer.as_deref()), (PlanKind::Plan, Some("Sở Nội vụ")));
    assert_eq!(reading.items.len(), 6);
    let inherited = item(&reading, "1.2");
    assert_eq!((inherited.lead.join("|"), inherited.coordinating.join("|")), ("Sở Nội vụ".into(), "UBND các xã, phường".into()));
    assert_eq!((inherited.goal.as_str(), inherited.due_on), ("Có 02 sáng kiến", day(2025, 6, 30)));
    assert_eq!(tasks(item(&reading, "1.1")), [("Sở Nội vụ".into(), "Sở Nội vụ đôn đốc hằng tháng")]);
    assert_eq!(item(&reading, "2").lead, Vec::<String>::new(), "a new field inherits nothing");
    assert_eq!(item(&reading, "2.2").lead, ["Sở Tư pháp", "Sở Nông nghiệp và Môi trường", "Sở Y tế"]);
    assert_eq!(item(&reading, "2.1").due_on, None);
    assert_eq!(warnings(&reading), Vec::<String>::new());
}

#[test]
fn a_markdown_table_that_stands_alone() {
    let reading = reading(include_str!("pipes.txt"));
    assert_eq!((reading.document.kind, reading.document.year), (PlanKind::Assignment, Some(2024)));
    let leads: Vec<String> = reading.items.iter().map(|item| item.lead.join("|")).collect();
    assert_eq!(leads, ["", "Sở Tư pháp", "Sở Tư pháp", "", "", "Sở Khoa học và Công nghệ|Văn phòng UBND tỉnh"]);
    assert_eq!(reading.items[3].number, "II");
    assert_eq!((reading.items[3].level, reading.items[4].level), (Some(Level::Field), Some(Level::Criterion)));
    assert_eq!(warnings(&reading), ["no_lead 1"]);
}

#[test]
fn labels_without_letters_and_numbered_tasks() {
    let reading = reading(include_str!("unlettered.txt"));
    assert_eq!(reading.items.len(), 3);
    assert_eq!(item(&reading, "1").title, "Đào tạo, bồi dưỡng công chức");
    assert_eq!(item(&reading, "1").coordinating, ["VNPT Bình An", "Bưu điện tỉnh"]);
    assert_eq!(item(&reading, "1").due_on, day(2025, 12, 31));
    assert_eq!(item(&reading, "2").lead, ["Sở Tài chính", "Văn phòng UBND tỉnh"]);
    assert_eq!(item(&reading, "2").tasks[1].assignees, ["Kho bạc Nhà nước khu vực V"]);
    assert_eq!(tasks(item(&reading, "3")), [("Sở Nội vụ".into(), "Lập danh mục bộ dữ liệu."), ("Sở Nội vụ".into(), "Phân quyền người dùng.")]);
    assert_eq!(item(&reading, "3").due_on, day(2025, 10, 15));
    assert_eq!(warnings(&reading), ["no_deadline 2", "no_lead 3"]);
}

#[test]
fn a_decision_that_encloses_its_plan() {
    let reading = reading(include_str!("decision.txt"));
    assert_eq!((reading.document.number.as_deref(), reading.document.issuer.as_deref()), (Some("301/QĐ-UBND"), Some("UBND thành phố Sông Nam")));
    let first = item(&reading, "1.1");
    assert_eq!(first.title, "Giải quyết hồ sơ đúng hạn");
    assert_eq!(first.goal, "Trên 99% hồ sơ đúng hạn.\nKhông để hồ sơ quá hạn kéo dài.");
    assert_eq!(first.tasks[0].assignees, ["Công an thành phố", "Thuế thành phố Sông Nam"]);
    assert_eq!(first.tasks[1].assignees, ["Ủy ban Mặt trận Tổ quốc Việt Nam thành phố"]);
    assert_eq!(tasks(first)[2..], [("Sở Xây dựng".into(), "Sở Xây dựng: công khai quy trình cấp phép.")], "a task given under c)");
    assert_eq!((first.lead.join("|"), first.coordinating.join("|")), ("Văn phòng UBND thành phố".into(), "Các quận, huyện".into()));
    let glued = item(&reading, "1.2");
    assert_eq!((glued.goal.as_str(), glued.lead.join("|"), glued.due_on), ("Đạt.", "Sở Tư pháp".into(), day(2025, 6, 30)));
}

#[test]
fn rows_of_a_word_processor_read_like_tabs() {
    let typed = Source::from_text(include_str!("table.txt"));
    let mut built = Source::default();
    for part in typed.parts() {
        match part {
            Part::Line(line) => built.push_line(&line.text),
            Part::Row(row) => built.push_row(row.cells.clone()),
        }
    }
    assert_eq!(read(&built).unwrap().items, reading(include_str!("table.txt")).items);
}

#[test]
fn a_number_printed_twice_is_kept_twice() {
    let text = include_str!("wrapped.txt").replace("1.4) Tiêu chí", "1.2) Tiêu chí");
    let reading = reading(&text);
    assert_eq!(reading.items.len(), 4);
    assert!(warnings(&reading).contains(&"duplicate_number 1.2".to_owned()));
}

#[test]
fn the_json_is_the_contracts_and_comes_back() {
    let reading = reading(include_str!("wrapped.txt"));
    let json = serde_json::to_value(&reading).unwrap();
    assert_eq!(json["document"]["kind"], "plan");
    assert_eq!(json["document"]["issued_on"], "2026-03-04");
    assert_eq!(json["items"][0]["index"], "par");
    assert_eq!(json["items"][0]["level"], "criterion");
    assert_eq!(json["items"][0]["lines"], serde_json::json!([16, 29]));
    assert_eq!(json["items"][2]["due_on"], serde_json::Value::Null);
    assert_eq!(json["warnings"][1]["code"], "missing_number");
    assert_eq!(serde_json::from_value::<Reading>(json).unwrap(), reading);
}
