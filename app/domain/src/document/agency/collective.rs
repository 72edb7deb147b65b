//! Names that stand for many: "Các sở, ban, ngành, địa phương", "UBND các xã, phường", "Thủ trưởng các cơ quan".

use super::{
    single, verb,
    words::{Word, matches},
};

/// What a collective gathers.
const NOUNS: &str = "ban quản lý dự án|ban quản lý|cơ quan|đơn vị|địa phương|sở|ban|ngành|phòng|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|cấp|hội|đoàn thể|chủ đầu tư|bộ phận|\
trường|bệnh viện|ubnd|tổ chức chính trị|tổ chức hội|trung tâm|chi cục|cơ sở|thành viên|doanh nghiệp nhà nước|khối|lực lượng";
/// Words that qualify a collective and may stand after its commas.
const QUALIFIERS: &str = "trực thuộc|thuộc|có liên quan|liên quan|tổ chức có|tổ chức liên";
/// Who stands at the head of each.
const HEADS: &str = "thủ trưởng|người đứng đầu|lãnh đạo|giám đốc|chủ tịch|cấp ủy";
/// A collective is never longer than this many words.
const WORDS_MAX: usize = 28;

/// Whether a collective begins here.
pub fn starts(words: &[Word<'_>], at: usize) -> bool {
    first_noun(words, at).is_some()
}

/// The word after the collective that begins at `at`.
pub fn end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut end = first_noun(words, at)?;
    let mut settled = end;
    while end < words.len() && end - at < WORDS_MAX {
        let is_over = match words[end - 1].stop {
            Some(',') => !(goes_on(words, end)),
            Some(';') => !is_last_bare_noun(words, end),
            Some(_) => true,
            None => {
                verb::at(words, end) || (settled == end && verb::doubtful_at(words, end)) || words[end].is_bracketed || is_next_agency(words, end)
            }
        };
        if is_over {
            return Some(end);
        }
        end = noun(words, end).unwrap_or(end + 1);
        if noun(words, end - 1).is_some() || matches!(words[end - 1].lower.as_str(), "quan" | "tỉnh" | "vị" | "phương") {
            settled = end;
        }
    }
    Some(if end >= words.len() { words.len() } else { settled })
}

/// The word after the opening and its first noun.
fn first_noun(words: &[Word<'_>], at: usize) -> Option<usize> {
    let start = any(words, at, HEADS).unwrap_or(at);
    if let Some(end) = any(words, start, "ubnd|ủy ban nhân dân") {
        return any(words, end, "các|cấp").and_then(|end| noun(words, end));
    }
    if let Some(end) = any(words, start, "các|mỗi|từng|toàn bộ các|tất cả các|toàn thể các") {
        return noun(words, end).or_else(|| any(words, end, "tổ chức").filter(|end| words[end - 1].stop == Some(',')));
    }
    // "Sở, ban, ngành…" and "Cơ quan, đơn vị…" need their comma, or "Sở" would swallow one department.
    let end = any(words, at, "sở|cơ quan|đơn vị|phòng|địa phương")?;
    (start == at && words[end - 1].stop == Some(',') && noun(words, end).is_some()).then_some(end)
}

fn goes_on(words: &[Word<'_>], at: usize) -> bool {
    let is_other_ubnd = any(words, at, "ubnd|ủy ban nhân dân|các ubnd").is_some();
    let is_organisation = any(words, at, "tổ chức").is_some_and(|end| words[end - 1].stop == Some(','));
    let noun_at = any(words, at, "các").unwrap_or(at);
    let is_named =
        words.get(noun_at + 1).is_some_and(|next| next.is_capital) && words.get(noun_at).is_some_and(|word| word.stop.is_none() && word.is_capital);
    !is_other_ubnd && !is_named && (noun(words, noun_at).is_some() || any(words, at, QUALIFIERS).is_some() || is_organisation)
}

/// "…trực thuộc UBND tỉnh; địa phương": a bare noun at the very end still belongs to the collective before it.
fn is_last_bare_noun(words: &[Word<'_>], at: usize) -> bool {
    noun(words, at).is_some_and(|end| end == words.len() && !words[at].is_capital)
}

fn is_next_agency(words: &[Word<'_>], at: usize) -> bool {
    let is_committee = any(words, at + 1, "ubnd|ủy ban nhân dân").is_some();
    let is_single = single::has_head(words, at + 1) && noun(words, at + 1).is_none_or(|_| words[at + 1].is_capital);
    words[at].lower == "và" && (is_committee || is_single)
}

fn noun(words: &[Word<'_>], at: usize) -> Option<usize> {
    any(words, at, NOUNS)
}

fn any(words: &[Word<'_>], at: usize, phrases: &str) -> Option<usize> {
    words.get(at)?;
    phrases.split('|').filter_map(|phrase| matches(words, at, phrase)).max()
}
