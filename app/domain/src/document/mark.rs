//! What a line begins with: a section's roman numeral, a dotted number, a lettered marker, a bullet, or nothing.

use super::text::{after, is_capitals, is_open_quote, starts_capital};

/// The mark at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// "II.", "Phần II".
    Section,
    /// "1.", "1.10.", "Tiêu chí 1.1:", as printed without the closing stop.
    Number(String),
    /// "a)", "b.", "c/".
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
        .or_else(|| bullet(line))
        .or_else(|| number(line).map(|(printed, rest)| (Mark::Number(printed), rest)))
        .unwrap_or((Mark::None, line))
}

/// How deep a printed number is: "2.1.4" is three deep.
pub fn depth(number: &str) -> usize {
    number.split('.').count()
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

/// A printed number before a heading. Decisions ("30/2024/QĐ-UBND"), sums ("2.740 tỷ") and dates are not such numbers.
fn number(line: &str) -> Option<(String, &str)> {
    let named = after(line, "tieu chi thanh phan").or_else(|| after(line, "tieu chi")).or_else(|| after(line, "chi so"));
    let named = named.map(str::trim_start).filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let body = named.unwrap_or(line);
    let end = body.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(body.len());
    let printed = body[..end].trim_end_matches('.');
    if !is_outline_number(printed) {
        return None;
    }
    let rest = body[end..].trim_start();
    let has_stop = end > printed.len() || rest.starts_with([')', ':', '/', '-', '–']);
    let rest = rest.trim_start_matches([')', ':', '-', '–', ' ']);
    let is_closed = has_stop || depth(printed) > 1;
    let is_heading = starts_capital(rest) || (named.is_some() && rest.is_empty()) || rest.starts_with(is_open_quote);
    (is_closed && is_heading && !body[end..].starts_with('/')).then(|| (printed.to_owned(), rest))
}

/// Up to five parts of one or two digits, none beginning with nought: no sum, no year, no version "4.0".
fn is_outline_number(text: &str) -> bool {
    let is_part = |part: &str| (1..=2).contains(&part.len()) && !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
    !text.is_empty() && text.len() <= 14 && text.split('.').count() <= 5 && text.split('.').all(is_part)
}

/// A number as printed in a table's cell, without its closing stop; roman numerals and letters count too.
pub fn number_cell(cell: &str) -> Option<String> {
    let text = cell.trim().trim_end_matches(['.', ')', ':']);
    let text = after(text, "tieu chi").map_or(text, str::trim_start);
    let is_roman = (1..=6).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'A'..=b'H'));
    (is_outline_number(text) || is_roman).then(|| text.to_owned())
}

/// A dotted number that opens a table's title cell: "1.1. Thực hiện…".
pub fn number_in_title(cell: &str) -> Option<(String, &str)> {
    number(cell).filter(|(printed, _)| depth(printed) > 1)
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
    fn sections_are_roman_or_lettered_capitals() {
        check("II. NHIỆM VỤ", Mark::Section, "NHIỆM VỤ");
        check("Phần II: Nhiệm vụ", Mark::Section, "Nhiệm vụ");
        check("A. QUY ĐỊNH CHUNG", Mark::Section, "QUY ĐỊNH CHUNG");
        check("Vì vậy", Mark::None, "Vì vậy");
    }
}
