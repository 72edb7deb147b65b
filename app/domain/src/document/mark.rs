//! What a line begins with: a section's roman numeral, a dotted number, a lettered marker, a bullet, or nothing.

mod number;

pub use number::{cell as number_cell, depth, in_title as number_in_title, is_figures};

use super::{
    label::{self, Field},
    text::{after, is_capitals, starts_capital},
};

/// The mark at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// "II.", "Phần II".
    Section,
    /// "1.", "1.10.", "Tiêu chí số 1.1:", "II.1.1.", as printed without the closing stop.
    Number(String),
    /// "a)", "b.", "c/", "(d)", "A)". A capital for "A. Mục tiêu", which may as well open a part of the document.
    Letter(char),
    /// "-", "+", "•", "(1)".
    Bullet(char),
    /// None of these.
    None,
}

/// Takes the mark off a line.
pub fn read(line: &str) -> (Mark, &str) {
    section(line)
        .or_else(|| letter(line))
        .or_else(|| letter_before_label(line))
        .or_else(|| bullet(line))
        .or_else(|| number::read(line).map(|(printed, rest)| (Mark::Number(printed), rest)))
        .unwrap_or((Mark::None, line))
}

fn section(line: &str) -> Option<(Mark, &str)> {
    let body = after(line, "phan").or_else(|| after(line, "chuong")).map_or(line, str::trim_start);
    let end = body.find(|letter: char| !matches!(letter, 'I' | 'V' | 'X' | 'L')).unwrap_or(body.len());
    let (numeral, rest) = body.split_at(end);
    let is_named = body.len() != line.len();
    let text = rest.strip_prefix(['.', ')', ':', '-', '/']).map(str::trim_start);
    let fits = (1..=6).contains(&numeral.len()) && (is_named || text.is_some_and(starts_capital));
    if fits {
        return Some((Mark::Section, text.unwrap_or(rest).trim()));
    }
    // "A. PHẦN CHUNG": a capital letter counts only before capitals, or it would swallow a person's initials.
    let mut letters = line.chars();
    let is_lettered = letters.next().is_some_and(|first| ('A'..='H').contains(&first)) && letters.next() == Some('.');
    let rest = line.get(2..)?.trim();
    (is_lettered && rest.len() > 3 && is_capitals(rest)).then_some((Mark::Section, rest))
}

fn letter(line: &str) -> Option<(Mark, &str)> {
    let first = line.chars().next().filter(|first| matches!(first, 'a'..='h' | 'đ'))?;
    let rest = line[first.len_utf8()..].strip_prefix([')', '.', '/'])?;
    let is_spaced = rest.is_empty() || rest.starts_with(' ') || starts_capital(rest);
    is_spaced.then_some((Mark::Letter(first), rest.trim_start()))
}

/// "A) Mục tiêu", "(a) Mục tiêu", "a - Mục tiêu": so written, a letter is a marker only where one of the four labels follows.
fn letter_before_label(line: &str) -> Option<(Mark, &str)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let first = inner.chars().next().filter(|first| matches!(first, 'a'..='h' | 'A'..='H' | 'đ' | 'Đ'))?;
    let behind = &inner[first.len_utf8()..];
    let text = match (inner.len() < line.len(), behind.strip_prefix([')', '.', '/'])) {
        (true, _) => behind.strip_prefix(')')?,
        (false, Some(text)) => text,
        (false, None) => behind.strip_prefix(' ')?.strip_prefix(['-', '–', '—', ':'])?,
    };
    let letter = if behind.starts_with('.') { first } else { first.to_lowercase().next()? };
    let (mark, text) = (Mark::Letter(letter), text.trim_start());
    let label = label::read(&mark, text)?;
    (label.has_colon || label.rest.is_empty() || matches!(label.field, Field::Goal | Field::Deadline)).then_some((mark, text))
}

fn bullet(line: &str) -> Option<(Mark, &str)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let sign = match first {
        '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' => '-',
        '+' => '+',
        '•' | '●' | '▪' | '■' | '◦' | '○' | '*' | '·' | '∙' | '→' | '➢' | '❖' | '✓' | '♦' | '◆' | '\u{f0b7}' | '\u{f02d}' | '\u{f0a7}' => {
            first
        }
        'o' if rest.starts_with(' ') && starts_capital(rest.trim_start()) => 'o',
        '(' => return numbered_bullet(rest),
        _ => return None,
    };
    let rest = rest.trim_start();
    // "-5%" and "+3 %" are figures at the start of a wrapped line.
    let is_figure = matches!(sign, '-' | '+') && !line[first.len_utf8()..].starts_with(' ') && rest.starts_with(|c: char| c.is_ascii_digit());
    (!rest.is_empty() && !is_figure).then_some((Mark::Bullet(sign), rest))
}

/// "(1) Rà soát…" lists a task; "(1)" inside a sentence does not begin a line with a capital after it.
fn numbered_bullet(rest: &str) -> Option<(Mark, &str)> {
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let text = rest[end..].strip_prefix(')')?.trim_start();
    ((1..=2).contains(&end) && starts_capital(text)).then_some((Mark::Bullet('('), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, mark: Mark, rest: &str) {
        assert_eq!(read(line), (mark, rest), "{line}");
    }

    fn numbered(text: &str) -> Mark {
        Mark::Number(text.to_owned())
    }

    #[test]
    fn numbers_are_kept_as_printed() {
        check("1.10. Tiêu chí “X”", numbered("1.10"), "Tiêu chí “X”");
        check("1.1) Tiêu chí X", numbered("1.1"), "Tiêu chí X");
        check("2.2.1 Chỉ số", numbered("2.2.1"), "Chỉ số");
        check("Tiêu chí 6.2.2: Quy chế", numbered("6.2.2"), "Quy chế");
        check("3. Duy trì", numbered("3"), "Duy trì");
    }

    #[test]
    fn a_number_may_have_words_or_a_roman_numeral_before_it() {
        check("Tiêu chí số 1.1: “X”", numbered("1.1"), "“X”");
        check("Tiêu chí thành phần số 1.1: X", numbered("1.1"), "X");
        check("TC 1.1: “X”", numbered("1.1"), "“X”");
        check("Mục 1.1. Tiêu chí X", numbered("1.1"), "Tiêu chí X");
        check("II.1.1. Tiêu chí X", numbered("II.1.1"), "Tiêu chí X");
        check("01.1. Tiêu chí X", numbered("01.1"), "Tiêu chí X");
        assert_eq!((depth("II.1"), depth("II.1.1"), depth("01.1"), depth("1.1")), (1, 2, 2, 2));
        for line in ["mục 1.1. Kế hoạch", "Mục 1.1 Phụ lục", "Mục 3. Phần", "05.6 Sở", "30.09. Sở"] {
            check(line, Mark::None, line);
        }
    }

    #[test]
    fn figures_at_the_start_of_a_wrapped_line_are_no_headings() {
        for line in
            ["30/2024/QĐ-UBND ngày 27", "2.740 tỷ đồng", "4.0 theo hướng dẫn", "15 tiêu chí", "1.5 triệu", "2025. Trong", "30.9.2025 Sở", "12 Sở"]
        {
            check(line, Mark::None, line);
        }
    }

    #[test]
    fn markers_and_bullets_of_every_hand() {
        check("a) Mục tiêu", Mark::Letter('a'), "Mục tiêu");
        check("b. Nhiệm vụ", Mark::Letter('b'), "Nhiệm vụ");
        check("c/ Phân công", Mark::Letter('c'), "Phân công");
        for (line, sign) in [("– Sở X", '-'), ("-Sở X", '-'), ("• Sở X", '•'), ("* Sở X", '*'), ("+ Sở X", '+'), ("(2) Sở X", '(')]
        {
            check(line, Mark::Bullet(sign), "Sở X");
        }
        check("+3% so với", Mark::None, "+3% so với");
    }

    #[test]
    fn letters_of_another_shape_are_markers_only_before_a_label() {
        check("A) Mục tiêu: Đạt", Mark::Letter('a'), "Mục tiêu: Đạt");
        check("(b) Nhiệm vụ, giải pháp", Mark::Letter('b'), "Nhiệm vụ, giải pháp");
        check("c – Phân công trách nhiệm", Mark::Letter('c'), "Phân công trách nhiệm");
        check("Đ) Thời gian: Quý III", Mark::Letter('đ'), "Thời gian: Quý III");
        check("A. Mục tiêu: Đạt", Mark::Letter('A'), "Mục tiêu: Đạt");
        for line in ["A) Nguyễn Văn B", "(a) cơ quan nhà nước; (b) đơn vị sự nghiệp", "C - Sở Nội vụ", "B. Trần Thị C"] {
            check(line, Mark::None, line);
        }
    }

    #[test]
    fn sections_are_roman_or_lettered_capitals() {
        check("II. NHIỆM VỤ", Mark::Section, "NHIỆM VỤ");
        check("Phần II: Nhiệm vụ", Mark::Section, "Nhiệm vụ");
        check("A. QUY ĐỊNH CHUNG", Mark::Section, "QUY ĐỊNH CHUNG");
        check("Vì vậy", Mark::None, "Vì vậy");
    }
}
