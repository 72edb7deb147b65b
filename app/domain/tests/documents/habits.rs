//! Habits of offices and of the programs they type in: an annex behind the last item, ditto marks, labels of their own, pages.

use super::{item, reading, tasks, warnings};
use parboard_domain::document::Reading;

const PLAN: &str = "KẾ HOẠCH\nCải thiện Chỉ số cải cách hành chính năm 2025\n1. Tiêu chí chưa đạt\n\
    1.1. Tiêu chí “Tiếp nhận hồ sơ”\na) Mục tiêu: Đạt.\nb) Nhiệm vụ, giải pháp\n- Rà soát hồ sơ tồn đọng.\n\
    c) Phân công trách nhiệm\n- Cơ quan chủ trì: Sở Tư pháp.\nd) Thời gian thực hiện: Trong năm 2025.\n";

fn with_roles(roles: &str) -> Reading {
    reading(&PLAN.replace("- Cơ quan chủ trì: Sở Tư pháp.", roles))
}

#[test]
fn an_annex_closes_the_last_item() {
    let rows = "PHỤ LỤC I\nCHỈ TIÊU\nSTT\tNội dung\tMức\n1\tHồ sơ đúng hạn\t99%\n";
    let signed = "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\n";
    for behind in [rows.to_owned(), format!("./.\n{rows}"), format!("{signed}{rows}"), format!("Phụ lục 1:\n{rows}")] {
        let reading = reading(&format!("{PLAN}{behind}"));
        let only = item(&reading, "1.1");
        assert_eq!(only.deadline_text.as_deref(), Some("Trong năm 2025"), "{behind}");
        assert!(only.lines[1] <= 11, "{behind}");
    }
}

#[test]
fn an_annex_named_in_a_sentence_closes_nothing() {
    let reading = reading(&PLAN.replace("hồ sơ tồn đọng.", "hồ sơ nêu tại\nPhụ lục II của Kế hoạch."));
    assert_eq!(item(&reading, "1.1").tasks[0].text, "Rà soát hồ sơ nêu tại Phụ lục II của Kế hoạch.");
    assert_eq!(item(&reading, "1.1").lead, ["Sở Tư pháp"]);
}

#[test]
fn a_label_of_any_wording_with_names_behind_it_is_no_task() {
    for (roles, lead, coordinating) in [
        ("- Cơ quan đầu mối: Sở Nội vụ.", "Sở Nội vụ", ""),
        ("- Trách nhiệm chính: Sở Nội vụ, Sở Y tế", "Sở Nội vụ|Sở Y tế", ""),
        ("- Cơ quan theo dõi, đôn đốc: Sở Nội vụ", "", "Sở Nội vụ"),
        ("- Lãnh đạo phụ trách: Phó Chủ tịch UBND tỉnh", "", "UBND tỉnh"),
        ("- Thẩm định hồ sơ: Sở Nội vụ; các đơn vị liên quan", "", "Sở Nội vụ|Các đơn vị liên quan"),
        ("- Cơ quan chủ trì: Các cơ quan, đơn vị; cơ quan phối hợp: Sở Y tế.", "Các cơ quan, đơn vị", "Sở Y tế"),
    ] {
        let reading = with_roles(roles);
        let only = item(&reading, "1.1");
        assert_eq!((only.lead.join("|"), only.coordinating.join("|"), only.tasks.len()), (lead.into(), coordinating.into(), 1), "{roles}");
    }
    let deed = with_roles("- Sở Nội vụ: tổng hợp, báo cáo hằng quý.");
    assert_eq!(tasks(item(&deed, "1.1"))[1], ("Sở Nội vụ".into(), "Sở Nội vụ: tổng hợp, báo cáo hằng quý."), "a deed stays a task");
}

#[test]
fn page_numbers_of_every_hand_are_no_words_of_the_plan() {
    let page = |text: &str| {
        let broken = PLAN.replace("Rà soát hồ sơ", &format!("Rà soát\n{text}\nhồ sơ")).replace("“Tiếp nhận hồ", &format!("“Tiếp nhận\n{text}\nhồ"));
        let reading = reading(&broken);
        (item(&reading, "1.1").title.clone(), item(&reading, "1.1").tasks[0].text.clone())
    };
    let whole = ("Tiếp nhận hồ sơ".to_owned(), "Rà soát hồ sơ tồn đọng.".to_owned());
    // The second of two equal numbers does not rise, so it would be a figure; each is asked for alone.
    for text in ["3", "- 3 -", "Trang 3", "Trang 3/12", "Page 3 of 12", "3 | Trang", "Trang 3 trên 12", "Trang số 3"] {
        let (title, _) = page(text);
        assert_eq!(title, whole.0, "{text}");
        let reading = reading(&PLAN.replace("Rà soát hồ sơ", &format!("Rà soát\n{text}\nhồ sơ")));
        assert_eq!(item(&reading, "1.1").tasks[0].text, whole.1, "{text}");
    }
    for text in ["3 hồ sơ", "3/KH-UBND", "số 3", "15 10"] {
        assert!(page(text).1.contains(text), "{text} is a word of the plan");
    }
}

const HEADER: &str = "KẾ HOẠCH\nCải thiện Chỉ số cải cách hành chính năm 2025\nSTT\tTiêu chí\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n";

#[test]
fn ditto_marks_in_a_table_mean_the_row_above() {
    for ditto in ["nt", "-nt-", "Như trên", "\"", "''", "//"] {
        let reading = reading(&format!("{HEADER}1.1\tTiêu chí một\tSở Nội vụ\tSở Y tế\tQuý II\n1.2\tTiêu chí hai\t{ditto}\t{ditto}\t{ditto}\n"));
        let second = item(&reading, "1.2");
        assert_eq!((second.lead.join("|"), second.coordinating.join("|")), ("Sở Nội vụ".into(), "Sở Y tế".into()), "{ditto}");
        assert_eq!(second.deadline_text.as_deref(), Some("Quý II"), "{ditto}");
    }
    let dash = reading(&format!("{HEADER}1.1\tTiêu chí một\tSở Nội vụ\tSở Y tế\tQuý II\n1.2\tTiêu chí hai\t-\t–\t-\n"));
    let second = item(&dash, "1.2");
    assert_eq!((second.lead.join("|"), second.coordinating.len(), second.deadline_text.as_deref()), ("Sở Nội vụ".into(), 0, None));
}

#[test]
fn a_row_carried_over_a_page_belongs_to_the_row_above() {
    let first = "1.1\tThực hiện nhiệm vụ\tSở Nội vụ\t\tQuý II\n";
    let next = "1.2\tTiêu chí hai\tSở Y tế\t\tQuý III\n";
    let title = reading(&format!("{HEADER}{first}\tđược giao trong năm\t\t\t\n{next}"));
    assert_eq!(item(&title, "1.1").title, "Thực hiện nhiệm vụ được giao trong năm");
    let deadline = reading(&format!("{HEADER}{first}\t\t\t\tnăm 2025\n{next}"));
    assert_eq!(item(&deadline, "1.1").deadline_text.as_deref(), Some("Quý II năm 2025"));
    assert_eq!((title.items.len(), deadline.items.len()), (2, 2));
}

#[test]
fn an_indent_of_tabs_is_no_table() {
    let indented = format!("\t\t{}", PLAN.trim_end().replace('\n', "\n\t\t"));
    assert_eq!(reading(&indented).items, reading(PLAN).items);
}

#[test]
fn a_short_paragraph_twice_is_reported_too() {
    let twice = reading(&PLAN.replace("- Rà soát hồ sơ tồn đọng.", "- Rà soát hồ sơ.\n- Họp.\n- Rà soát hồ sơ."));
    assert_eq!(warnings(&twice), ["duplicate_paragraph 1.1"]);
    let apart = reading(&PLAN.replace("- Rà soát hồ sơ tồn đọng.", "- Sở Y tế:\n+ Rà soát hồ sơ.\n- Sở Nội vụ:\n+ Rà soát hồ sơ."));
    assert_eq!(warnings(&apart), Vec::<String>::new(), "the same stock phrase for two agencies is two tasks");
}
