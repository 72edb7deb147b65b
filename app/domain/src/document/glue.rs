//! Cuts a line where a marker was glued to the end of the one before: "… địa phương. d) Thời gian thực hiện: …".

use super::{
    label,
    mark::{self, Mark},
    text::after,
};

/// The pieces of one line, in order; nearly always just one.
pub fn split(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(' ') {
        if is_glued(line[start..at].trim_end(), &line[at + 1..]) {
            pieces.push(line[start..at].trim());
            start = at + 1;
        }
    }
    pieces.push(line[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether `rest` begins with a marker that cannot be part of the sentence `before`. Looks at a few letters only, so a
/// line of any length costs what it weighs.
fn is_glued(before: &str, rest: &str) -> bool {
    let Some(first) = rest.bytes().next() else { return false };
    match first {
        b'a'..=b'h' | b'A'..=b'H' | b'(' => is_lettered_label(rest),
        b'1'..=b'9' => ends_heading_or_sentence(before) && is_criterion_heading(rest),
        b'-' | b'+' | 0xE2 => is_role_bullet(rest),
        _ => false,
    }
}

fn is_lettered_label(rest: &str) -> bool {
    // Inside a line "A. Mục tiêu" and "a - Mục tiêu" may be anything.
    let is_marker = matches!(rest.as_bytes(), [b'(', _, b')', ..] | [_, b')', ..] | [b'a'..=b'h', b'.' | b'/', ..]);
    is_marker && matches!(mark::read(rest), (Mark::Letter(letter), text) if label::read(&Mark::Letter(letter), text).is_some())
}

fn ends_heading_or_sentence(before: &str) -> bool {
    before.ends_with(['.', ';', ':', '”', '"'])
}

fn is_criterion_heading(rest: &str) -> bool {
    match mark::read(rest) {
        (Mark::Number(number), text) => mark::depth(&number) > 1 && after(text, "tieu chi").is_some(),
        _ => false,
    }
}

fn is_role_bullet(rest: &str) -> bool {
    let (Mark::Bullet(_), text) = mark::read(rest) else { return false };
    ["co quan chu tri", "co quan phoi hop", "co quan thuc hien", "don vi chu tri", "don vi phoi hop", "don vi thuc hien"]
        .iter()
        .any(|role| after(text, role).is_some_and(|tail| tail.chars().take(40).any(|letter| letter == ':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_markers_come_apart() {
        assert_eq!(split("Các địa phương. d) Thời gian thực hiện: Quý III."), ["Các địa phương.", "d) Thời gian thực hiện: Quý III."]);
        assert_eq!(
            split("a) Mục tiêu: Đạt. b) Nhiệm vụ c) Phân công trách nhiệm: Sở Y tế"),
            ["a) Mục tiêu: Đạt.", "b) Nhiệm vụ", "c) Phân công trách nhiệm: Sở Y tế"]
        );
        assert_eq!(split("A) Mục tiêu: Đạt. (b) Nhiệm vụ: Làm. C) Phân công trách nhiệm").len(), 3);
        assert_eq!(split("- Cơ quan chủ trì: Sở Y tế. - Cơ quan phối hợp: Sở Nội vụ").len(), 2);
        assert_eq!(split("trong năm. 1.2. Tiêu chí “Y”").len(), 2);
    }

    #[test]
    fn references_inside_a_sentence_stay_whole() {
        for line in ["theo điểm a) khoản 2 và b) khoản 3", "giai đoạn 2021 - 2025", "quy định tại 1.2. Tiêu chí", "xem b) ở trên"]
        {
            assert_eq!(split(line), [line]);
        }
    }
}
