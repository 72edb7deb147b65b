//! A list that somebody jotted down or copied from elsewhere, line by line: each is to become a card. Whatever was written is kept; what
//! does not fit a short line becomes the card's words.

use crate::{document::short_title::short_title, field::Field};

/// So many cards are made of one list at most: a longer one is a plan, and is imported as such.
pub const LINES_MAX: usize = 100;

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jotted {
    /// The card's short line.
    pub title: String,
    /// Its words, where the line is longer than that.
    pub text: String,
}

/// The lines of a list, without their bullets and numbers; empty ones are none, and what stands there twice is one.
pub fn lines(list: &str) -> Vec<Jotted> {
    let mut found: Vec<Jotted> = Vec::new();
    for line in list.lines().map(|line| without_mark(line.trim())).filter(|line| !line.is_empty()) {
        let is_short = line.chars().count() <= Field::Title.chars_max();
        let jotted = if is_short {
            Jotted { title: line.to_owned(), text: String::new() }
        } else {
            Jotted { title: short_title(line), text: line.to_owned() }
        };
        if !found.contains(&jotted) {
            found.push(jotted);
        }
    }
    found
}

/// Without "-", "+", "•", "1.", "2)", "a)", "[ ]" before it.
fn without_mark(line: &str) -> &str {
    let bare = line.trim_start_matches(['-', '+', '*', '•', '–', '—', '▪', '☐', '✓', '\t', ' ']);
    let bare = bare.strip_prefix("[ ]").or_else(|| bare.strip_prefix("[x]")).unwrap_or(bare).trim_start();
    let letters = bare.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(bare.len());
    let mark = &bare[..letters];
    let is_number = !mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = mark.chars().count() == 1;
    let rest = &bare[letters..];
    // "1." and "a)" are marks; "1.9 tiêu chí" is not, nor is "3 xã".
    let cut = if is_number {
        rest.strip_prefix(['.', ')'])
    } else if is_letter {
        rest.strip_prefix(')')
    } else {
        None
    };
    cut.filter(|rest| rest.starts_with([' ', '\t'])).map_or(bare, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_one_card_without_its_mark() {
        let list = "- Rà soát thủ tục\r\n+ Công khai trên cổng\n\n1. Họp giao ban\n2) Báo cáo UBND tỉnh\na) Kiểm tra 3 xã\n•\tSố hóa hồ sơ\n[ ] Mua máy quét\n1.9 là tiêu chí thiếu\n- Rà soát thủ tục\n   ";
        let titles: Vec<String> = lines(list).into_iter().map(|line| line.title).collect();
        assert_eq!(
            titles,
            [
                "Rà soát thủ tục",
                "Công khai trên cổng",
                "Họp giao ban",
                "Báo cáo UBND tỉnh",
                "Kiểm tra 3 xã",
                "Số hóa hồ sơ",
                "Mua máy quét",
                "1.9 là tiêu chí thiếu"
            ]
        );
    }

    #[test]
    fn nothing_of_a_long_line_is_lost() {
        let long = "Tiếp tục rà soát, đơn giản hóa các thủ tục hành chính nội bộ ".repeat(8);
        let [line] = &lines(&format!("- {long}"))[..] else { panic!() };
        assert_eq!(line.text, long.trim());
        assert!(!line.title.is_empty() && line.title.chars().count() <= Field::Title.chars_max());
    }
}
