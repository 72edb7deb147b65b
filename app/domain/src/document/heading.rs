//! A heading's title and level, and what a section says of the items below it.

use super::{
    reading::Index,
    text::{after, is_close_quote, is_open_quote, mentions},
};
use crate::criterion::{Level, Track};

/// What stands between the heading's quotes, else the heading without "Tiêu chí".
pub fn title(heading: &str) -> String {
    let named = without_level(heading);
    let quoted = named.char_indices().find(|(_, letter)| is_open_quote(*letter)).and_then(|(open, quote)| {
        let inside = open + quote.len_utf8();
        let close = named.rfind(is_close_quote).filter(|close| *close >= inside)?;
        let introduces = open == 0 || mentions(&named[..open], &["tieu chi", "chi so", "ve", "noi dung"]) && open < 40;
        introduces.then(|| named[inside..close].trim())
    });
    let whole = named.trim_matches(|letter| is_open_quote(letter) || is_close_quote(letter) || matches!(letter, ' ' | ':' | '.' | ';'));
    quoted.filter(|title| !title.is_empty()).unwrap_or(whole).to_owned()
}

/// Criterion or sub-criterion, by the heading's first words.
pub fn level(heading: &str) -> Option<Level> {
    LEVELS.iter().find(|(words, _)| after(heading, words).is_some()).map(|(_, level)| *level)
}

/// Folded words that begin a heading, longest first: "TC" and "TCTP" are the clerks' short forms.
const LEVELS: [(&str, Level); 5] = [
    ("tieu chi thanh phan", Level::Subcriterion),
    ("tieu chi", Level::Criterion),
    ("tctp", Level::Subcriterion),
    ("tc", Level::Criterion),
    ("linh vuc", Level::Field),
];

fn without_level(heading: &str) -> &str {
    LEVELS.iter().find_map(|(words, _)| after(heading, words)).map_or(heading, |rest| rest.trim_start_matches([' ', ':', '-', '–', '.'])).trim()
}

/// The part of the plan a group heading opens, if it says.
pub fn track(heading: &str) -> Option<Track> {
    if mentions(heading, &["hai long", "sipas"]) {
        Some(Track::Satisfaction)
    } else if mentions(heading, &["chua dat", "khac phuc", "diem thap", "mat diem", "han che", "giam diem", "yeu kem"]) {
        Some(Track::Weak)
    } else {
        mentions(heading, &["duy tri"]).then_some(Track::Maintain)
    }
}

/// The index a group heading or a document's title is about. Naming both says nothing about either.
pub fn index(text: &str) -> Option<Index> {
    let sipas = mentions(text, &["hai long", "sipas"]);
    let par = mentions(text, &["par index", "chi so cai cach hanh chinh", "chi so cchc", "tieu chi"]);
    match (par, sipas) {
        (true, false) => Some(Index::Par),
        (false, true) => Some(Index::Sipas),
        _ => None,
    }
}

/// How many criteria a group heading announces: "(22 tiêu chí, tiêu chí thành phần)".
pub fn declared(heading: &str) -> Option<u32> {
    let folded = crate::vietnamese::fold(heading);
    let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let is_count = matches!(three[1..], ["tieu", "chi"] | ["chi", "so"] | ["noi", "dung"]);
        is_count.then(|| three[0].parse().ok()).flatten().filter(|count| (1..=999).contains(count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_between_quotes_of_any_hand() {
        for heading in
            ["Tiêu chí “Thu hút đầu tư”", "Tiêu chí thành phần\"Thu hút đầu tư\"", "Tiêu chí: Thu hút đầu tư.", "“Thu hút đầu tư” (2 điểm)"]
        {
            assert_eq!(title(heading), "Thu hút đầu tư", "{heading}");
        }
        assert_eq!(title("Tiêu chí “Đề án “Một cửa” của tỉnh”"), "Đề án “Một cửa” của tỉnh");
        assert_eq!(title("Kết quả Đề án “Một cửa” cấp xã"), "Kết quả Đề án “Một cửa” cấp xã");
    }

    #[test]
    fn a_heading_without_its_closing_quote_keeps_its_words() {
        assert_eq!(title("Tiêu chí “Thu hút đầu tư"), "Thu hút đầu tư");
    }

    #[test]
    fn announced_counts() {
        assert_eq!(declared("Cải thiện tiêu chí (05 tiêu chí, tiêu chí thành phần)"), Some(5));
        assert_eq!(declared("Năm 2025: tiêu chí chưa đạt"), None);
    }
}
