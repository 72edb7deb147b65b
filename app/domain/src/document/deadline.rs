//! The last day a deadline's words mean.

use super::{
    date::{self, Token},
    text::start,
};
use crate::measure::Day;

/// A deadline is a phrase; what stands beyond this is a story.
const CHARS_MAX: usize = 400;

/// A span of time found in the words. The finer ones win over the coarser: in "Quý III năm 2025" the year only says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fineness {
    Year,
    Month,
    Day,
}

/// The last day of the span, or the day named; `None` for what recurs or names no time. `year` is the plan's.
pub fn last_day(text: &str, year: Option<i64>) -> Option<Day> {
    let tokens = without_references(date::tokens(start(text, CHARS_MAX)));
    let own_year = tokens.iter().filter_map(Token::number).filter(|number| is_year(*number)).max();
    let recurs = tokens.windows(2).any(|two| (two[0].is("thuong") && two[1].is("xuyen")) || two[0].is("hang"));
    let mut spans: Vec<(Fineness, Day)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((day, taken)) = date::full(&tokens[at..]) {
            spans.extend(day.map(|day| (Fineness::Day, day)));
            at += taken;
            continue;
        }
        let span = span_at(&tokens, at, own_year.or(year.filter(|_| !recurs)));
        spans.extend(span.map(|(fineness, day, _)| (fineness, day)));
        at += span.map_or(1, |(_, _, taken)| taken.max(1));
    }
    let finest = spans.iter().map(|(fineness, _)| *fineness).max()?;
    spans.into_iter().filter(|(fineness, _)| *fineness == finest).map(|(_, day)| day).max()
}

/// "theo Kế hoạch số 12/KH-UBND ngày…" dates another document, not this task: it is cut out, up to where a deadline begins anew.
fn without_references(mut tokens: Vec<Token>) -> Vec<Token> {
    let refers = |pair: &[Token]| pair[1].is("so") && ["hoach", "dinh", "van", "thi", "quyet", "tu"].iter().any(|word| pair[0].is(word));
    let opens = |token: &Token| ["hoan", "xong", "truoc", "cham", "trong", "den", "quy", "han"].iter().any(|word| token.is(word));
    let resumes = |pair: &[Token]| matches!(pair[0], Token::Sign(',' | ';' | '.')) && opens(&pair[1]);
    while let Some(at) = tokens.windows(2).position(refers) {
        let end = tokens[at..].windows(2).position(resumes).map_or(tokens.len(), |after| at + after);
        tokens.drain(at..end);
    }
    tokens
}

fn span_at(tokens: &[Token], at: usize, year: Option<i64>) -> Option<(Fineness, Day, usize)> {
    let rest = &tokens[at..];
    let is_before = at > 0 && tokens[at - 1].is("truoc");
    quarter(rest, year, is_before)
        .or_else(|| part_of_year(rest, year))
        .or_else(|| week(rest, year))
        .or_else(|| day_and_month(rest, year, at > 0 && ["truoc", "ngay", "den", "het"].iter().any(|word| tokens[at - 1].is(word))))
        .or_else(|| month(rest, year, is_before))
        .or_else(|| whole_year(rest, year, is_before))
}

/// "Quý III/2025", "quý 3 năm 2025", "Quý II, III/2025".
fn quarter(tokens: &[Token], year: Option<i64>, is_before: bool) -> Option<(Fineness, Day, usize)> {
    if !tokens.first()?.is("quy") {
        return None;
    }
    let (mut quarter, mut taken) = (ordinal(tokens.get(1)?)?, 2);
    while let Some(next) = tokens.get(taken + 1).and_then(ordinal).filter(|_| tokens.get(taken).is_some_and(joins_quarters)) {
        // "Quý II và 3 tháng cuối năm" names no third quarter.
        if tokens.get(taken + 2).is_some_and(|token| token.is("thang")) {
            break;
        }
        (quarter, taken) = (next.max(quarter), taken + 2);
    }
    let year = year_after(tokens, taken).or(year)?;
    let month = if is_before { (quarter - 1) * 3 } else { quarter * 3 };
    Some((Fineness::Month, month_end(year, month)?, taken))
}

/// "Quý II, III", "Quý II–IV", "Quý II và IV".
fn joins_quarters(token: &Token) -> bool {
    matches!(token, Token::Sign(',' | '-' | '–' | '—')) || ["va", "den", "hoac"].iter().any(|word| token.is(word))
}

fn ordinal(token: &Token) -> Option<i64> {
    let roman = ["i", "ii", "iii", "iv"].iter().position(|roman| token.is(roman)).and_then(|at| i64::try_from(at + 1).ok());
    roman.or(token.number().filter(|number| (1..=4).contains(number)))
}

/// "6 tháng đầu năm 2025", "6 tháng cuối năm".
fn part_of_year(tokens: &[Token], year: Option<i64>) -> Option<(Fineness, Day, usize)> {
    let months = tokens.first()?.number().filter(|months| (1..=12).contains(months))?;
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let (is_first, is_last) = (is(2, "dau"), is(2, "cuoi"));
    if !(is(1, "thang") && (is_first || is_last)) {
        return None;
    }
    let year = year_after(tokens, 3).or(year)?;
    Some((Fineness::Month, month_end(year, if is_first { months } else { 12 })?, 4))
}

/// "Tuần 2 tháng 9/2025" ends on the month's fourteenth day; a fifth week with the month.
fn week(tokens: &[Token], year: Option<i64>) -> Option<(Fineness, Day, usize)> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let at = 1 + usize::from(is(1, "thu"));
    let week = tokens.get(at)?.number().filter(|week| is(0, "tuan") && (1..=5).contains(week))?;
    let at = at + 1 + usize::from(is(at + 1, "cua"));
    let (_, end, taken) = is(at, "thang").then(|| month(&tokens[at..], year, false)).flatten()?;
    let (year, month, last) = end.civil();
    Some((Fineness::Day, Day::new(year, month, (week * 7).min(last))?, at + taken))
}

/// "15/10", "ngày 15 tháng 10", after "trước" also "15.10": the year is the plan's.
fn day_and_month(tokens: &[Token], year: Option<i64>, is_named: bool) -> Option<(Fineness, Day, usize)> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    if let Some(day) = number(0).filter(|_| tokens.get(1).is_some_and(|token| token.is("thang"))) {
        return Some((Fineness::Day, Day::new(year?, number(2)?, day)?, 3));
    }
    let is_written = matches!(tokens.get(1), Some(Token::Sign('/' | '-'))) || is_named && tokens.get(1) == Some(&Token::Sign('.'));
    let is_reference = matches!(tokens.get(3), Some(Token::Sign('/')));
    let (day, month) = (number(0)?, number(2)?);
    if !is_written || is_reference || is_year(month) {
        return None;
    }
    Some((Fineness::Day, Day::new(year?, month, day)?, 3))
}

/// "tháng 9/2025", "tháng 9", "9/2025".
fn month(tokens: &[Token], year: Option<i64>, is_before: bool) -> Option<(Fineness, Day, usize)> {
    let is_named = tokens.first()?.is("thang");
    let at = usize::from(is_named);
    let month = tokens.get(at)?.number().filter(|month| (1..=12).contains(month))?;
    let own = year_after(tokens, at + 1).filter(|_| is_named || tokens.get(1).is_some_and(Token::parts_dates));
    let year = if is_named { own.or(year)? } else { own? };
    Some((Fineness::Month, month_end(year, if is_before { month - 1 } else { month })?, at + 1 + 2 * usize::from(own.is_some())))
}

/// "năm 2025", "2021-2025", "trong năm", "cuối năm"; "đầu năm" is its first quarter, "giữa năm" its first half.
fn whole_year(tokens: &[Token], year: Option<i64>, is_before: bool) -> Option<(Fineness, Day, usize)> {
    let first = tokens.first()?;
    let next = tokens.get(1).and_then(Token::number).filter(|number| is_year(*number));
    let month = [("dau", 3), ("giua", 6)].iter().find(|(word, _)| first.is(word)).map(|(_, month)| *month);
    if let Some(month) = month.filter(|_| tokens.get(1).is_some_and(|token| token.is("nam"))) {
        let own = tokens.get(2).and_then(Token::number).filter(|number| is_year(*number));
        return Some((Fineness::Year, month_end(own.or(year)?, month)?, 2 + usize::from(own.is_some())));
    }
    if let Some(named) = first.is("nam").then_some(next).flatten() {
        return Some((Fineness::Year, month_end(named - i64::from(is_before), 12)?, 2));
    }
    if let Some(named) = first.number().filter(|number| is_year(*number)) {
        return Some((Fineness::Year, month_end(named, 12)?, 1));
    }
    let is_this = ["trong", "cuoi", "het", "ca", "ket"].iter().any(|word| first.is(word)) && tokens.get(1).is_some_and(|token| token.is("nam"));
    (is_this && tokens.get(2).and_then(Token::number).is_none()).then_some(())?;
    Some((Fineness::Year, month_end(year?, 12)?, 2))
}

/// The year right after a quarter or month: "/2025", "năm 2025".
fn year_after(tokens: &[Token], at: usize) -> Option<i64> {
    let joins = tokens.get(at).is_some_and(|token| token.is("nam") || token.parts_dates() || *token == Token::Sign(','));
    let at = at + usize::from(joins) + usize::from(tokens.get(at + 1).is_some_and(|token| token.is("nam")));
    tokens.get(at).and_then(Token::number).filter(|number| is_year(*number))
}

fn is_year(number: i64) -> bool {
    (2000..=2100).contains(&number)
}

/// The last day of a month; month nought is December of the year before.
fn month_end(year: i64, month: i64) -> Option<Day> {
    let next = if month >= 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    next.map(|day| Day(day.0 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, day: &str) {
        assert_eq!(last_day(text, Some(2025)).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
    }

    #[test]
    fn a_span_ends_on_its_last_day() {
        check("Trong năm 2025.", "2025-12-31");
        check("Trong năm", "2025-12-31");
        check("Quý III/2025", "2025-09-30");
        check("Quý 3 năm 2025", "2025-09-30");
        check("Quý IV", "2025-12-31");
        check("Quý II, III/2026", "2026-09-30");
        check("6 tháng đầu năm 2025", "2025-06-30");
        check("06 tháng cuối năm", "2025-12-31");
        check("Tháng 9/2025", "2025-09-30");
        check("Tháng 02 năm 2028", "2028-02-29");
        check("Từ tháng 3 đến tháng 11/2025", "2025-11-30");
        check("Giai đoạn 2025-2026", "2026-12-31");
        check("Cuối năm 2025", "2025-12-31");
        check("Trước tháng 10/2025", "2025-09-30");
        check("Quý II và IV/2025", "2025-12-31");
        check("Quý II–IV/2025", "2025-12-31");
        check("Từ quý I đến quý III/2025", "2025-09-30");
        check("Quý I và 6 tháng cuối năm 2025", "2025-12-31");
        check("Tuần 2 tháng 9/2025", "2025-09-14");
        check("Tuần thứ 5 của tháng 2 năm 2025", "2025-02-28");
        check("Đầu năm 2026", "2026-03-31");
        check("Giữa năm", "2025-06-30");
        check("6 tháng đầu năm", "2025-06-30");
    }

    #[test]
    fn a_day_named_is_that_day() {
        check("Trước ngày 30/9/2025.", "2025-09-30");
        check("Hoàn thành trước 15/10", "2025-10-15");
        check("31/12/2025", "2025-12-31");
        check("Trước ngày 15 tháng 10 năm 2026", "2026-10-15");
        check("Trước ngày 15 tháng 10", "2025-10-15");
        check("Trước ngày 30/9 năm 2026", "2026-09-30");
        check("Quý II/2025, chậm nhất ngày 20/6/2025", "2025-06-20");
        check("Theo Quyết định số 123/QĐ-UBND ngày 1/1/2025, hoàn thành trước 30/9/2025", "2025-09-30");
        check("Trước 30.9", "2025-09-30");
        check("30/9/25", "2025-09-30");
    }

    #[test]
    fn what_recurs_or_names_no_time_has_no_day() {
        for text in [
            "Thường xuyên",
            "Thường xuyên trong năm",
            "Hằng tháng",
            "Hàng quý",
            "Hằng năm",
            "Theo Kế hoạch số 12/KH-UBND ngày 3/2/2025",
            "Theo Kế hoạch số 12/KH-UBND ngày 3/2/2025, Quyết định số 3/QĐ-UBND ngày 4/3/2025 của tỉnh",
            "Tăng 30.9 điểm",
            "31/2/2025",
            "",
            "Ngày 99/99",
        ] {
            assert_eq!(last_day(text, Some(2025)), None, "{text}");
        }
        assert_eq!(last_day("Quý III", None), None);
    }
}
