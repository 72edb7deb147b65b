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
const EMPTY_OPENINGS: [&str; 13] = [
    "theo chuc nang, nhiem vu duoc giao",
    "chu tri, phoi hop voi",
    "chu tri phoi hop voi",
    "phoi hop voi",
    "tiep tuc chu tri",
    "chu tri",
    "tiep tuc",
    "co trach nhiem",
    "chiu trach nhiem",
    "can chu dong",
    "cung can",
    "can",
    "phai",
];

/// The suggestion for one task.
pub fn short_title(task: &str) -> String {
    let whole = start(task, 600);
    let deed = agency::opening(whole).map_or(whole, |opening| opening.rest);
    let deed = without_empty_openings(bare(deed));
    let deed = if deed.chars().count() < CHARS_MIN { bare(whole) } else { deed };
    capitalised(&cut(deed))
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

/// Words before which a deed is already complete: "…trách nhiệm của người đứng đầu | trong việc…". Folded, with their blanks.
const TURNS: [&str; 15] = [
    " nham ",
    " de ",
    " trong ",
    " dac biet ",
    " nhat la ",
    " theo ",
    " tai ",
    " tren ",
    " doi voi ",
    " ve viec ",
    " tu ",
    " den ",
    " thong qua ",
    " bang ",
    " gan voi ",
];

/// Cuts where a sentence or clause ends, else before a turn of the phrase, else at a comma, else at a word and says so.
fn cut(deed: &str) -> String {
    if deed.chars().count() <= CHARS_MAX {
        return without_open_bracket(deed).to_owned();
    }
    let head = start(deed, CHARS_MAX + 1);
    let clause = [". ", "; ", ": "].iter().filter_map(|stop| head.find(stop)).filter(|at| head[..*at].chars().count() >= CHARS_MIN).min();
    let comma = head.rfind(", ").filter(|at| is_enough(head, *at));
    match clause.or_else(|| last_turn(head)).or(comma) {
        Some(at) => without_open_bracket(bare(&head[..at])).to_owned(),
        None => format!("{}…", bare(&head[..head.rfind(' ').unwrap_or(head.len())])),
    }
}

fn is_enough(head: &str, at: usize) -> bool {
    head[..at].chars().count() >= CHARS_MIN + 5
}

/// Where the last turn that leaves enough before it begins.
fn last_turn(head: &str) -> Option<usize> {
    let turns = |at: &usize| {
        let tail = &head[*at..];
        let is_turn = TURNS.iter().any(|turn| after(tail, turn.trim_end()).is_some_and(|rest| rest.starts_with(' ')));
        // "theo dõi" and "liên quan đến" hold a turn's word without turning.
        is_turn && after(tail, " theo doi").is_none() && !head[..*at].ends_with("quan") && is_enough(head, *at)
    };
    head.match_indices(' ').map(|(at, _)| at).rfind(turns)
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
