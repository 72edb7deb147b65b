//! The name of one agency: a head, its qualifier, and where the name ends.

use super::{
    Found, department, span, starts_agency, verb,
    words::{Word, is_numeral, matches},
};

/// What must follow a head for it to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing: it is a name by itself, or any words may follow.
    Nothing,
    /// Any word.
    Any,
    /// A capital: "Ban Tổ chức" is an agency, "Ban hành" a deed.
    Capital,
    /// A place: "Thanh tra tỉnh" is an agency, "Thanh tra công vụ" a deed.
    Place,
}

const HEADS: [(Needs, &str); 4] = [
    (
        Needs::Nothing,
        "tỉnh đoàn|tỉnh ủy|thành ủy|tổ công tác|tổ giúp việc|tổ thẩm định|tổ kiểm tra|đoàn kiểm tra|hội đồng thẩm định|hội đồng đánh giá|hội đồng tư vấn|\
hội đồng xét duyệt|hội đồng kiểm tra",
    ),
    (
        Needs::Any,
        "văn phòng|ban quản lý|chi cục|bộ chỉ huy|trung tâm|kho bạc|ngân hàng nhà nước|liên đoàn|liên minh|ủy ban mặt trận|mặt trận tổ quốc|ubmttq|\
tòa án|viện kiểm sát|công ty|tổng công ty|tập đoàn|bệnh viện|hiệp hội|đảng ủy|vnpt|cổng thông tin điện tử|thường trực hđnd|đài phát thanh|chi nhánh",
    ),
    (Needs::Capital, "sở|ban|cục|đài|báo|trường|học viện|viện|hội|đoàn|quỹ|tổ|phòng|bộ phận|đội|bộ|hội đồng|đại học|ngân hàng|tạp chí|vụ|tổng cục"),
    (
        Needs::Place,
        "ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|thanh tra|bưu điện|công an|bảo hiểm xã hội|thuế|hải quan|viễn thông|điện lực|thống kê|quân sự|\
bộ đội biên phòng|kiểm toán nhà nước",
    ),
];

const PLACES: &str = "tỉnh|thành phố|tp|huyện|thị xã|xã|phường|khu vực|cấp";
/// Whoever answers for an agency in person; the agency is the name wanted.
const PERSONS: &str = "giám đốc|phó giám đốc|chánh|chủ tịch|phó chủ tịch|trưởng";
/// Names that need no search for their end.
const WHOLE: &str = "văn phòng ubnd tỉnh|văn phòng ủy ban nhân dân tỉnh|văn phòng ubnd thành phố|văn phòng hđnd tỉnh|văn phòng tỉnh ủy|\
văn phòng đoàn đbqh và hđnd tỉnh|thanh tra tỉnh|bưu điện tỉnh|công an tỉnh|ubnd tỉnh|ủy ban nhân dân tỉnh|tỉnh đoàn|tỉnh ủy";
const WORDS_MAX: usize = 18;

/// Whether the head of a single agency stands here.
pub fn has_head(words: &[Word<'_>], at: usize) -> bool {
    head_end(words, any(words, at, PERSONS).unwrap_or(at)).is_some()
}

/// The first word of the name at `at` and the word after it.
pub fn span_of(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let start = any(words, at, PERSONS).unwrap_or(at);
    let head = head_end(words, start)?;
    if words[start].lower == "sở"
        && let Some(end) = department::end(words, head)
    {
        return Some((start, end));
    }
    if let Some(end) = any(words, start, WHOLE).or_else(|| department::with_comma(words, start)) {
        return Some((start, with_place(words, end)));
    }
    Some((start, generic_end(words, start, head)))
}

fn head_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    if let Some(end) = department::with_comma(words, at) {
        return Some(end);
    }
    HEADS.iter().find_map(|(needs, heads)| any(words, at, heads).filter(|end| fits(words, *end, *needs)))
}

fn fits(words: &[Word<'_>], end: usize, needs: Needs) -> bool {
    let is_open = words[end - 1].stop.is_none();
    let next = words.get(end);
    match needs {
        Needs::Nothing => true,
        Needs::Any => is_open && next.is_some(),
        Needs::Capital => is_open && next.is_some_and(|word| word.is_capital),
        Needs::Place => is_open && next.is_some_and(|word| word.is_capital || any(words, end, PLACES).is_some()),
    }
}

/// "Văn phòng UBND tỉnh Gia Lai": a place's capitals after "tỉnh" belong to the name.
fn with_place(words: &[Word<'_>], mut end: usize) -> usize {
    while words[end - 1].stop.is_none() && words.get(end).is_some_and(|word| word.is_capital && !word.is_bracketed) {
        end += 1;
    }
    end
}

fn generic_end(words: &[Word<'_>], start: usize, head: usize) -> usize {
    // "Tổ công tác rà soát…" is whole with its head; all other heads need a word more.
    let is_whole = any(words, start, HEADS[0].1) == Some(head);
    let mut end = (head + usize::from(!is_whole)).min(words.len());
    while end < words.len() && end - start < WORDS_MAX {
        let word = &words[end];
        let is_complete = words[end - 1].is_capital || words[end - 1].lower == "tỉnh" || is_numeral(&words[end - 1]);
        let joins = word.lower == "và"
            && (starts_agency(words, end + 1) || words.get(end + 1).is_none_or(|next| verb::at(words, end + 1) && !next.is_capital));
        let is_over =
            words[end - 1].stop.is_some() || word.is_bracketed || verb::at(words, end) || (is_complete && verb::doubtful_at(words, end)) || joins;
        if is_over {
            return end;
        }
        end += 1;
    }
    if end >= words.len() { words.len() } else { capitals_end(words, head) }
}

/// With no verb in sight a name ends with its capitals: "Sở Văn thư lưu trữ các…" has "Văn thư" for certain.
fn capitals_end(words: &[Word<'_>], head: usize) -> usize {
    let belongs = |word: &Word<'_>| word.is_capital || matches!(word.lower.as_str(), "và" | "-" | "tỉnh" | "khu" | "vực");
    let run = words[head..].iter().take(10).rposition(belongs).map_or(head, |last| head + last + 1);
    run.clamp((head + 1).min(words.len()), words.len())
}

/// A name whose head is in no list, told by what follows it: "Lữ đoàn 95 chủ trì…", "VNPT Gia Lai: …".
pub fn unlisted(text: &str, words: &[Word<'_>]) -> Option<Found> {
    let first = words.first().filter(|word| word.is_capital && !verb::opens(words, 0))?;
    let is_acronym = first.core.chars().count() >= 3 && first.core.chars().all(char::is_uppercase);
    for end in 1..words.len().min(11) {
        let leads = ["chủ trì", "chịu trách nhiệm", "có trách nhiệm"].iter().any(|verb| matches(words, end, verb).is_some());
        let is_named = words[1..end].iter().any(|word| word.is_capital || is_numeral(word));
        let stop = words[end - 1].stop;
        if is_named && (leads && stop.is_none() || is_acronym && stop == Some(':')) {
            return Some(Found { names: vec![span(text, words, 0, end).to_owned()], end });
        }
        if stop.is_some() || verb::at(words, end) {
            return None;
        }
    }
    None
}

fn any(words: &[Word<'_>], at: usize, phrases: &str) -> Option<usize> {
    words.get(at)?;
    phrases.split('|').filter_map(|phrase| matches(words, at, phrase)).max()
}
