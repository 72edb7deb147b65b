//! Vietnamese letters: search without diacritics, alphabetical order, one normal form.
//!
//! [`fold`] and [`alphabet_key`] run in the browser too, so they carry their own table of a few hundred bytes and accept
//! composed and decomposed text alike. Only [`nfc`] needs the Unicode tables; nothing compiled into the page calls it.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The alphabet in its own order; `f j w z` take the places that foreign names give them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Each vowel with its tones in the order of the dictionary: level, huyền, hỏi, ngã, sắc, nặng.
const TONES: [&str; 12] = ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

/// Lower case without diacritics, đ as d: what a search compares. "Sở Nội vụ" and "so noi vu" fold alike.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// One letter folded; `None` for a combining mark, which belongs to the letter before it.
pub(crate) fn fold_char(letter: char) -> Option<char> {
    let folded = match letter {
        '\u{300}'..='\u{36f}' => return None,
        'À'..='Å' | 'à'..='å' | 'Ă' | 'ă' | 'Ạ'..='ặ' => 'a',
        'È'..='Ë' | 'è'..='ë' | 'Ẹ'..='ệ' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | 'Ụ'..='ự' => 'u',
        'Ý' | 'ý' | 'ÿ' | 'Ỳ'..='ỹ' => 'y',
        'Đ' | 'đ' | 'Ð' | 'ð' => 'd',
        other => lower(other),
    };
    Some(folded)
}

/// A key whose order is the Vietnamese alphabet's: letters first, tones only between words that are otherwise equal.
/// This is the order browsers give for the locale `vi`, so a list sorted by the server agrees with one sorted by the page.
pub fn alphabet_key(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut tones = String::from("\0");
    for written in text.chars().map(lower) {
        if let Some(tone) = combining_tone(written) {
            if tones.len() > 1 {
                tones.pop();
            }
            tones.push(tone);
        } else if let Some(hatted) = combining_hat(written, letters.chars().next_back()) {
            letters.pop();
            letters.push(hatted);
        } else {
            let (letter, tone) = letter_and_tone(written);
            letters.push(rank(letter));
            tones.push(tone);
        }
    }
    letters + &tones
}

/// Unicode normal form C, as TCVN 6909:2001 asks; borrowed untouched when it already is.
pub fn nfc(text: &str) -> std::borrow::Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect::<String>().into(),
    }
}

/// In small letters. Without the rules for final sigmas and the like, which no Vietnamese text needs.
pub fn small(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn letter_and_tone(letter: char) -> (char, char) {
    for row in TONES {
        if let Some(tone) = row.chars().position(|toned| toned == letter) {
            let bare = row.chars().next().unwrap_or(letter);
            return (bare, digit(tone));
        }
    }
    (letter, '0')
}

fn combining_tone(mark: char) -> Option<char> {
    let order = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    order.iter().position(|tone| *tone == mark).map(|at| digit(at + 1))
}

fn digit(number: usize) -> char {
    char::from(b'0' + u8::try_from(number).unwrap_or(0))
}

/// The rank of the letter that a combining breve, circumflex or horn makes of the one before it.
fn combining_hat(mark: char, before: Option<char>) -> Option<char> {
    let hats = [("aă", '\u{306}'), ("aâ", '\u{302}'), ("eê", '\u{302}'), ("oô", '\u{302}'), ("oơ", '\u{31b}'), ("uư", '\u{31b}')];
    let before = before?;
    let made = hats.iter().filter(|(_, hat)| *hat == mark).find_map(|(pair, _)| {
        let mut pair = pair.chars();
        (rank(pair.next()?) == before).then(|| pair.next()).flatten()
    });
    made.map(rank)
}

/// A letter's place in the alphabet, as a character above the digits.
fn rank(letter: char) -> char {
    match ALPHABET.chars().position(|known| known == letter) {
        Some(place) => char::from(b'A' + u8::try_from(place).unwrap_or(0)),
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_sees_through_diacritics_case_and_normal_form() {
        for written in ["Sở Nội vụ", "SỞ NỘI VỤ", "so noi vu", "So\u{31b}\u{309} No\u{302}\u{323}i vu\u{323}"] {
            assert_eq!(fold(written), "so noi vu");
        }
        assert_eq!(fold("Đắk Lắk, ĐỒNG THÁP, Ủy/Uỷ"), "dak lak, dong thap, uy/uy");
    }

    #[test]
    fn every_vietnamese_vowel_folds_to_its_base() {
        for (row, base) in TONES.iter().zip("aaaeeiooouuy".chars()) {
            for letter in row.chars() {
                assert_eq!(fold(&letter.to_string()), base.to_string());
                assert_eq!(fold(&letter.to_uppercase().to_string()), base.to_string());
            }
        }
    }

    #[test]
    fn sorting_follows_the_alphabet_then_the_tones() {
        let mut names = ["Đồng Nai", "An Giang", "Ăn", "Âu", "Dương", "Hạ Long", "Hà Nội", "Hà", "Hả", "Hạ", "Ôn", "Ơn", "On", "Ưu", "Uông"];
        names.sort_by_key(|name| alphabet_key(name));
        assert_eq!(names, ["An Giang", "Ăn", "Âu", "Dương", "Đồng Nai", "Hà", "Hả", "Hạ", "Hạ Long", "Hà Nội", "On", "Ôn", "Ơn", "Uông", "Ưu"]);
    }

    #[test]
    fn decomposed_text_sorts_where_composed_text_does() {
        for word in ["Đắk Lắk", "Thừa Thiên Huế", "Quảng Ngãi", "Phường"] {
            assert_eq!(alphabet_key(&word.nfd().collect::<String>()), alphabet_key(word));
        }
    }

    #[test]
    fn stray_marks_are_harmless() {
        assert_eq!(fold("\u{301}"), "");
        assert_eq!(nfc("e\u{302}\u{301}"), "\u{1ebf}");
        alphabet_key("\u{301}\u{302}");
    }
}
