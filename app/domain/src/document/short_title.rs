//! A title for the card: what is to be done first, in the plan's own words, short enough to read at a glance.

use super::{
    agency,
    text::{after, bare, capitalised, start},
};

/// A title aims at this many characters, and is cut only where a clause or a word ends.
const CHARS_MAX: usize = 80;
/// Nothing shorter than this stands alone as a title.
const CHARS_MIN: usize = 15;

/// Folded openings that say nothing about the deed, in the order they are met.
const EMPTY_OPENINGS: [&str; 12] = [
    "chu tri, phoi hop voi", "chu tri phoi hop voi", "phoi hop voi", "tiep tuc chu tri", "chu tri", "tiep tuc", "co trach nhiem", "chiu trach nhiem",
    "can chu dong", "cung can", "can", "phai",
];

/// The suggestion for one task.
pub fn short_title(task: &str) -> String {
    let whole = start(task, 600);
    let deed = agency::opening(whole).map_or(whole, |opening| opening.rest);
    let deed = without_empty_openings(bare(deed));
    let deed = if deed.chars().count() < CHARS_MIN { bare(whole) } else { deed };
    capitalised(cut(deed))
}

/// Drops "tiếp tục chủ trì, phối hợp với các cơ quan": the deed begins after those it is done with.
fn without_empty_openings(mut deed: &str) -> &str {
    while let Some((words, rest)) = EMPTY_OPENINGS.iter().find_map(|words| Some((words, after(deed, words)?))) {
        let rest = bare(rest);
        let with_whom = words.ends_with("voi").then(|| agency::opening(rest)).flatten();
        let next = with_whom.map_or(rest, |partners| bare(partners.rest));
        if next.chars().count() < CHARS_MIN || (words.ends_with("voi") && next == rest) {
            break;
        }
        deed = next;
    }
    deed
}

/// Cuts at the end of the longest clause that fits, else of the longest run of words.
fn cut(deed: &str) -> &str {
    if deed.chars().count() <= CHARS_MAX {
        return without_open_bracket(deed);
    }
    let head = start(deed, CHARS_MAX + 1);
    let ends = |stop: &str| head.rfind(stop).filter(|at| head[..*at].chars().count() >= CHARS_MIN * 2);
    let sentence = head.match_indices(". ").map(|(at, _)| at).find(|at| head[..*at].chars().count() >= CHARS_MIN);
    let clause = [";", ":", ","].iter().filter_map(|stop| ends(stop)).max();
    let words = head.rfind(' ');
    let at = sentence.or(clause).or(words).unwrap_or(head.len());
    without_open_bracket(bare(&head[..at]))
}

/// A bracket that the cut left open goes, with what it held.
fn without_open_bracket(title: &str) -> &str {
    match title.rfind('(') {
        Some(at) if at > CHARS_MIN && !title[at..].contains(')') => bare(&title[..at]),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deed_comes_first() {
        assert_eq!(short_title("Giao Sở Y tế: Rà soát quy trình tiếp nhận hồ sơ."), "Rà soát quy trình tiếp nhận hồ sơ");
        assert_eq!(
            short_title("Sở Công Thương tiếp tục chủ trì, phối hợp với các cơ quan, đơn vị tham mưu cập nhật danh mục dịch vụ."),
            "Tham mưu cập nhật danh mục dịch vụ"
        );
    }

    #[test]
    fn long_deeds_end_where_a_clause_ends() {
        let task = "Tổ chức tập huấn cho công chức một cửa về kỹ năng giao tiếp, ứng xử với người dân; đồng thời kiểm tra việc thực hiện tại các xã, phường.";
        assert_eq!(short_title(task), "Tổ chức tập huấn cho công chức một cửa về kỹ năng giao tiếp");
    }

    #[test]
    fn a_title_is_never_nonsense() {
        assert_eq!(short_title("Sở Y tế."), "Sở Y tế");
        assert_eq!(short_title(""), "");
        assert_eq!(short_title("Chủ trì."), "Chủ trì");
    }
}
