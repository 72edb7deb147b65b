//! The departments of a province, before and after the mergers of 2025: needed only where a name holds a comma or an "và",
//! and where "Sở" is left out ("Các Sở: Kế hoạch và Đầu tư, Tài chính").

use super::{
    Found, span,
    words::{Word, matches},
};
use crate::vietnamese::fold;

/// Folded, without commas and dashes.
const DEPARTMENTS: [&str; 31] = [
    "noi vu",
    "tu phap",
    "tai chinh",
    "ke hoach va dau tu",
    "cong thuong",
    "cong nghiep",
    "thuong mai",
    "nong nghiep va phat trien nong thon",
    "nong nghiep va moi truong",
    "nong nghiep va ptnt",
    "nong nghiep",
    "giao thong van tai",
    "giao thong cong chanh",
    "xay dung",
    "tai nguyen va moi truong",
    "thong tin va truyen thong",
    "khoa hoc va cong nghe",
    "lao dong thuong binh va xa hoi",
    "van hoa the thao va du lich",
    "van hoa va the thao",
    "van hoa the thao",
    "du lich",
    "giao duc va dao tao",
    "giao duc",
    "y te",
    "ngoai vu",
    "dan toc va ton giao",
    "dan toc",
    "ton giao",
    "quy hoach kien truc",
    "an toan thuc pham",
];

/// The word after the longest department's name at `at`.
pub fn end(words: &[Word<'_>], at: usize) -> Option<usize> {
    words.get(at).filter(|word| word.is_capital)?;
    DEPARTMENTS.iter().filter_map(|name| end_of(words, at, name)).max()
}

/// Other names with a comma of their own, which would part them.
const WITH_COMMA: [&str; 6] = [
    "bao va phat thanh truyen hinh",
    "bao va dai phat thanh truyen hinh",
    "dai phat thanh truyen hinh",
    "trung tam giam sat dieu hanh thong minh",
    "trung tam giam sat dieu hanh do thi thong minh",
    "trung tam dieu hanh giam sat thong minh",
];

/// The word after such a name at `at`.
pub fn with_comma(words: &[Word<'_>], at: usize) -> Option<usize> {
    words.get(at).filter(|word| word.is_capital)?;
    WITH_COMMA.iter().filter_map(|name| end_of(words, at, name)).max()
}

/// Commas and dashes inside a name do not count: "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch".
fn end_of(words: &[Word<'_>], at: usize, name: &str) -> Option<usize> {
    let mut end = at;
    for expected in name.split(' ') {
        while end > at && matches!(words.get(end)?.core, "-" | "–") {
            end += 1;
        }
        if end > at && matches!(words[end - 1].stop, Some(';' | ':' | '.')) {
            return None;
        }
        let core = words.get(end)?.core;
        if fold(core) != expected && !(core == "&" && expected == "va") {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// "Các Sở: A, B và C" names three departments.
pub fn elided(text: &str, words: &[Word<'_>], at: usize) -> Option<Found> {
    let at = matches(words, at, "giám đốc").unwrap_or(at);
    let mut start = matches(words, at, "các sở").or_else(|| matches(words, at, "sở").filter(|end| words[end - 1].stop == Some(':')))?;
    let mut names = Vec::new();
    while let Some(end) = end(words, start) {
        names.push(format!("Sở {}", span(text, words, start, end)));
        let joins = words.get(end).is_some_and(|word| word.lower == "và");
        let goes_on = joins || words[end - 1].stop == Some(',');
        let next = end + usize::from(joins);
        if !goes_on || self::end(words, next).is_none() {
            return Some(Found { names, end });
        }
        start = next;
    }
    None
}
