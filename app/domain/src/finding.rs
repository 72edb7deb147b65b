//! Finding: which of many things somebody means who types a few words. Says how near each comes and which come first; what the
//! things are, and what becomes of the one that is chosen, others know.

use crate::vietnamese;

/// What somebody typed, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    whole: String,
    words: Vec<String>,
}

/// Something that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Thing<'a> {
    /// Its number as printed; empty where it has none.
    pub number: &'a str,
    /// Its name, folded.
    pub title: &'a str,
    /// What else it says, folded.
    pub words: &'a str,
    /// Whether it is over: then it comes after what is not.
    pub is_done: bool,
}

/// How near something comes to what was asked for, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is of that number.
    Number,
    /// Its name begins so.
    Beginning,
    /// Every word that was typed begins one of its name, or its number.
    Words,
    /// Every word occurs somewhere in it.
    Within,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places of the first ones among the things that were looked through, the best first.
    pub first: Vec<usize>,
    /// How many there are altogether.
    pub count: usize,
}

/// Kinds of nearness, each for what is open and for what is done.
const SHELVES: usize = 8;

impl Asked {
    /// Takes what was typed, with or without diacritics.
    pub fn new(typed: &str) -> Self {
        let whole = vietnamese::plain(typed);
        let words = whole.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { whole, words }
    }

    /// Whether nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How near that comes; nothing when a word does not occur at all.
    pub fn nearness(&self, thing: &Thing<'_>) -> Option<Nearness> {
        if !thing.number.is_empty() && thing.number == self.whole {
            return Some(Nearness::Number);
        }
        if thing.title.starts_with(&self.whole) {
            return Some(Nearness::Beginning);
        }
        let mut nearest = Nearness::Words;
        for word in &self.words {
            if thing.number.starts_with(word.as_str()) || begins_a_word(thing.title, word) {
                continue;
            }
            if !thing.title.contains(word.as_str()) && !thing.words.contains(word.as_str()) {
                return None;
            }
            nearest = Nearness::Within;
        }
        Some(nearest)
    }
}

/// Finds the best of them, at most so many. Of what is equally near, what is open comes before what is done, and then the order in
/// which the things come stands.
pub fn find<'a>(asked: &Asked, things: impl IntoIterator<Item = Thing<'a>>, most: usize) -> Found {
    let mut shelves: [Vec<usize>; SHELVES] = Default::default();
    let mut count = 0;
    if asked.is_empty() {
        return Found::default();
    }
    for (place, thing) in things.into_iter().enumerate() {
        let Some(nearness) = asked.nearness(&thing) else { continue };
        count += 1;
        let shelf = &mut shelves[nearness as usize * 2 + usize::from(thing.is_done)];
        // More than are shown need not be remembered.
        if shelf.len() < most {
            shelf.push(place);
        }
    }
    Found { first: shelves.into_iter().flatten().take(most).collect(), count }
}

/// Whether a word of the text begins so.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Number, name, what else it says, whether it is done.
    type Told<'a> = (&'a str, &'a str, &'a str, bool);

    fn found(typed: &str, told: &[Told<'_>]) -> Vec<usize> {
        let folded: Vec<_> = told.iter().map(|one| (one.0, vietnamese::fold(one.1), vietnamese::fold(one.2), one.3)).collect();
        let things = folded.iter().map(|(number, title, words, is_done)| Thing { number, title, words, is_done: *is_done });
        find(&Asked::new(typed), things, 10).first
    }

    #[test]
    fn the_nearest_comes_first() {
        let told = [
            ("", "Rà soát thủ tục hành chính", "tiêu chí 1.10", false),
            ("1.10", "Chỉ đạo điều hành", "", false),
            ("", "Đánh giá 1.10 thủ tục", "", false),
            ("", "1.10 là số", "", false),
        ];
        assert_eq!(found("1.10", &told), [1, 3, 2, 0]);
    }

    #[test]
    fn a_name_that_begins_so_comes_before_one_with_such_a_word_and_that_before_one_that_only_says_it() {
        let told = [("", "Kiểm tra", "các sở", false), ("", "Báo cáo của sở", "", false), ("", "Sở Nội vụ", "", false), ("", "Casõ", "", false)];
        assert_eq!(found("so", &told), [2, 1, 0, 3]);
    }

    #[test]
    fn diacritics_case_and_the_letter_d_make_no_difference() {
        let told = [("", "Đẩy mạnh đào tạo", "", false)];
        for typed in ["đẩy mạnh", "day manh", "DAY MANH", "dao  TAO", "Đào", "day đao", "\u{111}a\u{300}o"] {
            assert_eq!(found(typed, &told), [0], "{typed}");
        }
        assert!(found("day khong", &told).is_empty());
    }

    #[test]
    fn of_what_is_equally_near_what_is_open_comes_first_and_then_the_order_of_the_plan() {
        let told = [("", "Họp một", "", true), ("", "Họp hai", "", false), ("", "Họp ba", "", true), ("", "Họp bốn", "", false)];
        assert_eq!(found("hop", &told), [1, 3, 0, 2]);
    }

    #[test]
    fn the_beginning_of_a_number_finds_what_stands_under_it() {
        let told = [("1.1", "A", "", false), ("1.10", "B", "", false), ("11", "C", "", false), ("2.1.1", "D", "", false)];
        assert_eq!(found("1.1", &told), [0, 1]);
        assert_eq!(found("1", &told), [0, 1, 2]);
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        for typed in ["", "   ", "\u{301}"] {
            assert!(found(typed, &[("", "Họp", "", false)]).is_empty());
        }
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let titles: Vec<String> = (0..50).map(|n| format!("viec {n}")).collect();
        let things = titles.iter().map(|title| Thing { number: "", title, words: "", is_done: false });
        let found = find(&Asked::new("viec"), things, 7);
        assert_eq!((found.first.len(), found.count), (7, 50));
    }
}
