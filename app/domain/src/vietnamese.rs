//! Vietnamese letters: search without diacritics, one normal form.
//!
//! [`fold`] runs in the browser too, so it does without tables and accepts composed and decomposed text alike. Only [`nfc`] and
//! [`tone_last`] need the Unicode tables; nothing compiled into the page calls them. The order of the alphabet is the browser's
//! own; see [`Lens::alphabet`](crate::board::Lens).

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lower case without diacritics, đ as d: what a search compares. "Sở Nội vụ" and "so noi vu" fold alike.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// What two spellings of the same words share: no case, no diacritics, single spaces.
pub fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
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

/// A word with its tone behind it, in normal form D: "hòa" and "hoà" put one tone on different vowels and are one word.
pub fn tone_last(word: &str) -> String {
    let is_tone = |mark: &char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let (tones, mut letters): (String, String) = word.nfd().partition(is_tone);
    letters.push_str(&tones);
    letters
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each vowel with its tones.
    const TONES: [&str; 12] =
        ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

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
    fn a_tone_may_stand_on_either_vowel() {
        for (old, new) in [("hòa", "hoà"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("khỏe", "khoẻ")] {
            assert_eq!(tone_last(old), tone_last(new));
        }
        for (one, other) in [("thành", "thạnh"), ("hoa", "hòa"), ("tân", "tan"), ("bá", "bà"), ("ơn", "ôn"), ("đa", "da")] {
            assert_ne!(tone_last(one), tone_last(other));
        }
    }

    #[test]
    fn stray_marks_are_harmless() {
        assert_eq!(fold("\u{301}"), "");
        assert_eq!(nfc("e\u{302}\u{301}"), "\u{1ebf}");
    }
}
