//! The labels inside an item: goal, tasks, who, by when; however the province words them.

use super::{
    mark::Mark,
    text::{after, starts_small},
};

/// The four parts of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// a) Mục tiêu, yêu cầu.
    Goal,
    /// b) Nhiệm vụ, giải pháp.
    Tasks,
    /// c) Phân công trách nhiệm.
    Roles,
    /// d) Thời gian thực hiện.
    Deadline,
}

/// A label taken off a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'t> {
    /// Which part it opens.
    pub field: Field,
    /// What stands after it on the same line. A label that is itself about a role keeps its words here.
    pub rest: &'t str,
    /// The label ended with a colon, so it is certainly one.
    pub has_colon: bool,
}

/// Folded words that begin a label, longest first within a field.
const LABELS: [(Field, &[&str]); 4] = [
    (
        Field::Goal,
        &[
            "muc tieu, yeu cau",
            "muc tieu va yeu cau",
            "muc tieu phan dau",
            "muc tieu cu the",
            "muc tieu",
            "yeu cau, muc tieu",
            "yeu cau can dat",
            "chi tieu phan dau",
            "chi tieu",
        ],
    ),
    (
        Field::Tasks,
        &[
            "nhiem vu, giai phap trong tam",
            "nhiem vu, giai phap thuc hien",
            "nhiem vu, giai phap chu yeu",
            "nhiem vu, giai phap",
            "nhiem vu va giai phap",
            "nhiem vu trong tam",
            "nhiem vu cu the",
            "nhiem vu",
            "giai phap thuc hien",
            "giai phap, nhiem vu",
            "giai phap",
            "cac nhiem vu, giai phap",
            "cac giai phap",
            "cac nhiem vu",
            "noi dung thuc hien",
            "noi dung cong viec",
            "noi dung nhiem vu",
        ],
    ),
    (
        Field::Roles,
        &[
            "phan cong trach nhiem thuc hien",
            "phan cong trach nhiem",
            "phan cong thuc hien",
            "phan cong nhiem vu",
            "phan cong to chuc thuc hien",
            "phan cong",
            "trach nhiem thuc hien",
            "trach nhiem",
            "to chuc thuc hien",
            "co quan, don vi",
            "co quan",
            "don vi",
            "chu tri",
            "phoi hop",
        ],
    ),
    (
        Field::Deadline,
        &[
            "thoi gian thuc hien/hoan thanh",
            "thoi gian thuc hien, hoan thanh",
            "thoi gian thuc hien va hoan thanh",
            "thoi gian thuc hien",
            "thoi gian hoan thanh",
            "thoi gian",
            "thoi han thuc hien",
            "thoi han hoan thanh",
            "thoi han",
            "tien do thuc hien",
            "tien do hoan thanh",
            "tien do",
            "han hoan thanh",
            "moc thoi gian",
            "thoi diem hoan thanh",
        ],
    ),
];

/// Role labels under c), folded: these open the roles and keep their own words.
const ROLE_LABELS: [&str; 13] = [
    "trach nhiem chinh",
    "co quan chu tri",
    "co quan phoi hop",
    "co quan thuc hien",
    "co quan, don vi",
    "don vi chu tri",
    "don vi phoi hop",
    "don vi thuc hien",
    "chu tri",
    "phoi hop",
    "co quan tham muu",
    "co quan",
    "don vi",
];

/// A label may be wordy ("Nhiệm vụ, giải pháp trọng tâm cần thực hiện:"), but not a sentence.
const WORDS_CHARS_MAX: usize = 70;

/// The label that `text` opens with, its mark already taken off.
pub fn read<'t>(mark: &Mark, text: &'t str) -> Option<Label<'t>> {
    let is_lettered = matches!(mark, Mark::Letter(_));
    // "… với" / "mục tiêu: …" is a wrapped sentence.
    if starts_small(text) && !is_lettered {
        return None;
    }
    let (field, tail) = LABELS.iter().find_map(|(field, words)| Some((*field, words.iter().find_map(|word| after(text, word))?)))?;
    let (rest, has_colon) = after_colon(tail);
    let is_alone = rest.is_empty() && text.chars().count() <= WORDS_CHARS_MAX;
    let is_label = has_colon || is_lettered || (is_alone && *mark == Mark::None && !matches!(field, Field::Roles) && !tail_is_prose(tail));
    let keeps_words = field == Field::Roles && ROLE_LABELS.iter().any(|word| after(text, word).is_some());
    let rest = if keeps_words { text } else { rest };
    is_label.then_some(Label { field, rest, has_colon })
}

/// A bare "Mục tiêu" is a label; "Mục tiêu của năm là…" without a colon is prose.
fn tail_is_prose(tail: &str) -> bool {
    !tail.trim_matches([' ', ':', '.', ',']).is_empty()
}

/// What stands after the label's colon; without one, what stands after its known words.
fn after_colon(tail: &str) -> (&str, bool) {
    let colon = tail.char_indices().take(WORDS_CHARS_MAX).find(|(_, letter)| *letter == ':');
    match colon {
        Some((at, _)) if !tail[..at].contains(". ") => (tail[at + 1..].trim_start(), true),
        _ => (tail.trim_start_matches([' ', '.', ',', '-', '–', ';']), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mark: Mark, text: &str, field: Field, rest: &str) {
        let label = read(&mark, text).unwrap();
        assert_eq!((label.field, label.rest), (field, rest));
    }

    #[test]
    fn labels_by_letter_or_by_colon() {
        check(Mark::Letter('a'), "Mục tiêu, yêu cầu: Đạt 95%.", Field::Goal, "Đạt 95%.");
        check(Mark::Letter('b'), "Nhiệm vụ, giải pháp", Field::Tasks, "");
        check(Mark::None, "Nhiệm vụ:", Field::Tasks, "");
        check(Mark::Letter('d'), "Thời gian thực hiện/hoàn thành: Quý III", Field::Deadline, "Quý III");
        check(Mark::Letter('c'), "Phân công trách nhiệm:", Field::Roles, "");
        check(Mark::Letter('a'), "Mục tiêu, yêu cầu Đạt 80%", Field::Goal, "Đạt 80%");
    }

    #[test]
    fn a_label_that_names_a_role_keeps_its_words() {
        check(Mark::Letter('c'), "Cơ quan thực hiện: Sở Y tế", Field::Roles, "Cơ quan thực hiện: Sở Y tế");
        check(Mark::Bullet('-'), "Cơ quan chủ trì: Sở Y tế", Field::Roles, "Cơ quan chủ trì: Sở Y tế");
    }

    #[test]
    fn prose_that_begins_with_a_label_word_is_no_label() {
        assert_eq!(read(&Mark::Bullet('-'), "Phối hợp điều tra xã hội học"), None);
        assert_eq!(read(&Mark::None, "Nhiệm vụ của năm nay là giữ vững kết quả"), None);
    }
}
