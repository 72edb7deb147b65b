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

/// Words before which a deed is already complete: "…trách nhiệm của người đứng đầu | trong việc…". Tones matter here:
/// "từ" turns the phrase, "đầu tư" does not.
const TURNS: [&str; 15] =
    ["nhằm", "để", "trong", "đặc biệt", "nhất là", "theo", "tại", "trên", "đối với", "về việc", "từ", "đến", "thông qua", "bằng", "gắn với"];
/// Words that carry on a collective after its comma.
const CARRY_ON: [&str; 6] = ["đơn vị", "địa phương", "ban", "ngành", "tổ chức", "phường"];

/// Cuts where a sentence or clause ends, else before a turn of the phrase, else at a comma, else at a word and says so.
fn cut(deed: &str) -> String {
    if deed.chars().count() <= CHARS_MAX {
        return without_open_bracket(deed).to_owned();
    }
    let head = start(deed, CHARS_MAX + 1);
    let clause = [". ", "; ", ": "].iter().filter_map(|stop| head.find(stop)).filter(|at| head[..*at].chars().count() >= CHARS_MIN).min();
    let parts = |at: &usize| is_enough(head, *at, CHARS_MIN * 2) && !CARRY_ON.iter().any(|noun| head[at + 2..].starts_with(noun));
    let comma = head.rmatch_indices(", ").map(|(at, _)| at).find(parts);
    match clause.or_else(|| last_turn(head)).or(comma) {
        Some(at) => without_open_bracket(bare(&head[..at])).to_owned(),
        None => format!("{}…", without_loose_end(bare(&head[..head.rfind(' ').unwrap_or(head.len())]))),
    }
}

fn is_enough(head: &str, at: usize, least: usize) -> bool {
    head[..at].chars().count() >= least
}

/// Where the last turn that leaves enough before it begins.
fn last_turn(head: &str) -> Option<usize> {
    let turns = |at: &usize| {
        let tail = &head[at + 1..];
        let is_turn = TURNS.iter().any(|turn| tail.strip_prefix(turn).is_some_and(|rest| rest.starts_with(' ')));
        // "theo dõi" and "liên quan đến" hold a turn's word without turning.
        is_turn && !tail.starts_with("theo dõi") && !head[..*at].ends_with("quan") && is_enough(head, *at, CHARS_MIN + 5)
    };
    head.match_indices(' ').map(|(at, _)| at).rfind(turns)
}

/// A cut after "của" or "về" would leave the word hanging.
fn without_loose_end(mut title: &str) -> &str {
    while let Some((rest, _)) = title.rsplit_once(' ').filter(|(_, last)| ["của", "về", "và", "các", "cho", "với", "những"].contains(last))
    {
        title = rest;
    }
    title
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
