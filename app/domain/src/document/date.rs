//! A date written out: "ngày 26 tháng 5 năm 2025", "26/5/2025".

use crate::{measure::Day, vietnamese::fold};

/// A number, a word or a separator of a text that may hold dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A run of digits.
    Number(i64),
    /// A folded word.
    Word(String),
    /// Any other sign but a blank.
    Sign(char),
}

impl Token {
    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// Whether it is that word.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    /// Whether it is one of the signs that part day, month and year.
    pub fn parts_dates(&self) -> bool {
        matches!(self, Self::Sign('/' | '-' | '.'))
    }
}

/// A text as tokens; figures too long for a date become words.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut tokens = Vec::new();
    let mut run = String::new();
    for letter in folded.chars() {
        let changes = run.chars().next().is_some_and(|first| first.is_ascii_digit() != letter.is_ascii_digit());
        if !letter.is_alphanumeric() || changes {
            finish(&mut run, &mut tokens);
        }
        if letter.is_alphanumeric() {
            run.push(letter);
        } else if !letter.is_whitespace() {
            tokens.push(Token::Sign(letter));
        }
    }
    finish(&mut run, &mut tokens);
    tokens
}

fn finish(run: &mut String, tokens: &mut Vec<Token>) {
    if run.is_empty() {
        return;
    }
    let word = std::mem::take(run);
    let number = if word.len() <= 4 { word.parse().ok() } else { None };
    tokens.push(number.map_or(Token::Word(word), Token::Number));
}

/// The first "ngày … tháng … năm …" or "dd/mm/yyyy"; `None` when a part was left blank for a pen.
pub fn written(text: &str) -> Option<Day> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| full(&tokens[at..]).and_then(|(day, _)| day))
}

/// A full date at the start of the tokens, and how many it takes. A day that does not exist has the shape of a date all the
/// same, so that its year is not taken for a span.
pub fn full(tokens: &[Token]) -> Option<(Option<Day>, usize)> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let parts = |at: usize| tokens.get(at).is_some_and(Token::parts_dates);
    if is(0, "ngay") && is(2, "thang") && is(4, "nam") {
        return Some((Day::new(number(5)?, number(3)?, number(1)?), 6));
    }
    (parts(1) && parts(3)).then_some(())?;
    // "30/9/25": only with strokes, for "1.2.25" may be a number of the outline.
    let has_strokes = [1, 3].iter().all(|at| tokens.get(*at) == Some(&Token::Sign('/')));
    let short = number(4).filter(|year| has_strokes && (20..=60).contains(year)).map(|year| 2000 + year);
    let year = number(4).filter(|year| (1900..=2200).contains(year)).or(short)?;
    Some((Day::new(year, number(2)?, number(0)?), 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_clerks_write_them() {
        for text in ["Gia Lai, ngày 05 tháng 6 năm 2025", "trước ngày 5/6/2025", "05-06-2025", "5.6.2025", "5/6/25"] {
            assert_eq!(written(text), Day::new(2025, 6, 5), "{text}");
        }
    }

    #[test]
    fn blanks_and_impossible_days_are_no_dates() {
        for text in ["ngày tháng năm 2022", "ngày … tháng … năm 2025", "31/2/2025", "30/2024/QĐ-UBND", "mục 1.2.25", ""] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
