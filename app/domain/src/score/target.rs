//! Chỉ tiêu: a target as something that can be compared, read from the plan's words where they say one number.

use super::{Decimal, Stated, What};
use crate::vietnamese;
use serde::Serialize;

/// What is to become of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// That value, or more.
    AtLeast,
    /// More than that value.
    MoreThan,
    /// That value, or less.
    AtMost,
    /// So many per cent more than in the year it is compared with.
    Rise,
    /// So many percentage points, or whatever else is counted, more than in the year it is compared with.
    RiseBy,
    /// So many ranks better than in the year it is compared with.
    Ranks,
    /// As good as it was.
    Maintain,
    /// What only words say: no number decides.
    Prose,
}

impl Aim {
    /// All of them.
    pub const ALL: [Aim; 8] = [Aim::AtLeast, Aim::MoreThan, Aim::AtMost, Aim::Rise, Aim::RiseBy, Aim::Ranks, Aim::Maintain, Aim::Prose];

    /// Its name in JSON and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Aim::AtLeast => "at_least",
            Aim::MoreThan => "more_than",
            Aim::AtMost => "at_most",
            Aim::Rise => "rise",
            Aim::RiseBy => "rise_by",
            Aim::Ranks => "ranks",
            Aim::Maintain => "maintain",
            Aim::Prose => "prose",
        }
    }

    /// The aim of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aim| aim.as_str() == name)
    }

    /// Whether it needs a number to go with it.
    pub fn has_value(self) -> bool {
        !matches!(self, Aim::Maintain | Aim::Prose)
    }

    /// Whether it is measured against what was.
    pub fn has_base(self) -> bool {
        matches!(self, Aim::Rise | Aim::RiseBy | Aim::Ranks | Aim::Maintain)
    }
}

/// A target that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What is to become of the number.
    pub aim: Aim,
    /// The number; nothing where the aim needs none.
    pub value: Option<Decimal>,
    /// The year it is compared with.
    pub year: Option<i64>,
    /// Of a rank, among how many.
    pub out_of: Option<i64>,
    /// What is counted.
    pub unit: String,
}

/// What the plan's words say of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What they aim at.
    pub target: Target,
    /// The year of a baseline they name, and what it was.
    pub baseline: Option<(i64, Decimal)>,
}

impl Target {
    /// The target that a figure states.
    pub fn of(says: &Stated) -> Option<Self> {
        let aim = says.aim.filter(|_| says.what == What::Target)?;
        Some(Self { aim, value: says.value, year: says.year, out_of: says.out_of, unit: says.unit.clone() })
    }

    /// The value to reach, where what was is `base`: nothing where that is needed and not known.
    pub fn to_reach(&self, base: Option<Decimal>) -> Option<Decimal> {
        match self.aim {
            Aim::AtLeast | Aim::MoreThan | Aim::AtMost => self.value,
            Aim::Rise => Some(base?.raised_by(self.value?)),
            Aim::RiseBy => Some(base?.plus(self.value?)),
            // The first rank is the best there is.
            Aim::Ranks => Some(base?.minus(self.value?).max(Decimal::whole(1))),
            Aim::Maintain => base,
            Aim::Prose => None,
        }
    }

    /// Whether a measured value is what is aimed at, where `goal` is the value to reach.
    pub fn is_reached(&self, goal: Decimal, measured: Decimal) -> bool {
        match self.aim {
            Aim::MoreThan => measured > goal,
            Aim::AtMost | Aim::Ranks => measured <= goal,
            Aim::Maintain if self.is_rank() => measured <= goal,
            _ => measured >= goal,
        }
    }

    /// Whether less is better, because ranks are counted.
    pub fn is_rank(&self) -> bool {
        self.aim == Aim::Ranks || self.out_of.is_some()
    }
}

/// Reads the plan's words. Only what is plain is read: one number with its unit outside brackets, or words that say to keep what
/// there is. Where there are two, or none, the words remain words: nothing is guessed at.
pub fn read(goal: &str) -> Option<Read> {
    let small = vietnamese::small(goal);
    let (outside, inside) = parted(&small);
    let baseline = baseline(&inside, &outside);
    if let Some(target) = ranks(&outside) {
        return Some(Read { target, baseline: None });
    }
    let mut numbers = percentages(&outside);
    let target = match (numbers.next(), numbers.next()) {
        (Some(at), None) => percentage(&outside, at)?,
        (None, _) if points(&outside).is_some() => points(&outside)?,
        (None, _) if ["duy trì", "giữ vững"].iter().any(|word| outside.trim_start().starts_with(word)) => {
            plain(Aim::Maintain, None, year_compared(&outside), "")
        }
        _ => return None,
    };
    Some(Read { target, baseline })
}

fn plain(aim: Aim, value: Option<Decimal>, year: Option<i64>, unit: &str) -> Target {
    Target { aim, value, year, out_of: None, unit: unit.to_owned() }
}

/// What stands outside brackets, and what inside.
fn parted(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for sign in text.chars() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(sign),
            _ => inside.push(sign),
        }
    }
    (outside, inside)
}

/// A number before a sign of per cent: where it begins, where it ends, and what it is.
type Found = (usize, usize, Decimal);

fn percentages(text: &str) -> impl Iterator<Item = Found> + '_ {
    text.match_indices('%').filter_map(|(end, _)| {
        let before = text[..end].trim_end();
        let digits = before.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',' || sign == '.');
        Some((digits.len(), end + 1, Decimal::typed(&before[digits.len()..])?))
    })
}

/// What is to become of the percentage, by the words right before it. Where a word that compares stands before it in another way,
/// such as `giảm` or `tăng so với … ít nhất`, the sentence says something else than this reads.
fn percentage(text: &str, (begins, ends, value): Found) -> Option<Target> {
    let (before, after) = (text[..begins].trim_end(), text[ends..].trim_start());
    let ends_with = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let target = |aim| Some(plain(aim, Some(value), None, "%"));
    if ends_with(&["tăng", "tăng thêm", "tăng ít nhất", "tăng tối thiểu", "tăng thêm ít nhất", "tăng thêm tối thiểu"]) {
        return Some(plain(Aim::Rise, Some(value), year_compared(text), "%"));
    }
    if ends_with(&["không quá", "không vượt quá", "tối đa", "giảm còn", "giảm xuống còn", "không cao hơn"])
        || (before.ends_with("dưới") && !before.ends_with("không dưới"))
    {
        return target(Aim::AtMost);
    }
    if before.ends_with("từ") && after.contains("trở xuống") {
        return target(Aim::AtMost);
    }
    if ends_with(&["tăng trên", "giảm trên", "tăng từ", "giảm từ"]) {
        return None;
    }
    if before.ends_with("trên") {
        return target(Aim::MoreThan);
    }
    if ends_with(&["đạt", "đạt từ", "đạt ít nhất", "đạt tối thiểu", "không dưới", "không thấp hơn", "tăng lên", "nâng lên"])
    {
        return target(Aim::AtLeast);
    }
    let compares = ["tăng", "giảm", "hơn", "quá", "vượt", "dưới"].iter().any(|word| before.split_whitespace().any(|said| said == *word));
    if compares { None } else { target(Aim::AtLeast) }
}

/// So many percentage points more: `tăng 2 điểm phần trăm so với năm 2024`.
fn points(text: &str) -> Option<Target> {
    let at = ["điểm phần trăm", "điểm %"].iter().find_map(|words| text.find(words))?;
    let before = text[..at].trim_end();
    let said = before.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',' || sign == '.');
    let value = Decimal::typed(&before[said.len()..])?;
    let rises = ["tăng", "tăng thêm", "tăng ít nhất", "tăng tối thiểu"].iter().any(|word| said.trim_end().ends_with(word));
    rises.then(|| plain(Aim::RiseBy, Some(value), year_compared(text), "%"))
}

/// So many ranks: `tăng 5 bậc`, `cao hơn … ít nhất 5 bậc`.
fn ranks(text: &str) -> Option<Target> {
    let at = text.find("bậc")?;
    let before = text[..at].trim_end();
    let digits = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let value = Decimal::typed(&before[digits.len()..])?;
    let rises = ["tăng", "cao hơn", "cải thiện", "thăng"].iter().any(|word| digits.contains(word));
    rises.then(|| plain(Aim::Ranks, Some(value), year_compared(text), "bậc"))
}

/// The year in `so với năm 2024`, `hơn năm 2024`.
fn year_compared(text: &str) -> Option<i64> {
    ["so với năm", "hơn năm"].iter().find_map(|words| year(text.split_once(words)?.1))
}

fn year(text: &str) -> Option<i64> {
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| super::YEARS.contains(year))
}

/// What was, from the words in brackets: `(năm 2024 đạt 80,87%)`, `(mức nền 81,31%)` beside `so với năm 2024`.
fn baseline(inside: &str, outside: &str) -> Option<(i64, Decimal)> {
    let mut numbers = percentages(inside);
    let ((.., value), None) = (numbers.next()?, numbers.next()) else { return None };
    let year = inside.split_once("năm").and_then(|(_, rest)| year(rest)).or_else(|| year_compared(outside))?;
    Some((year, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn words_that_say_one_number_are_read() {
        for (goal, aim, value, year, baseline) in [
            ("Tỷ lệ giải ngân năm 2025 đạt từ 95% kế hoạch trở lên.", Aim::AtLeast, "95", None, None),
            ("Trên 50% hồ sơ mới dùng lại dữ liệu.", Aim::MoreThan, "50", None, None),
            ("Tỷ lệ khai thác lại dữ liệu số hóa đạt trên 50%.", Aim::MoreThan, "50", None, None),
            ("Hồ sơ trễ hạn dưới 0,5%.", Aim::AtMost, "0.5", None, None),
            ("Số hồ sơ trễ hạn không vượt quá 5%.", Aim::AtMost, "5", None, None),
            ("Hồ sơ trả lại giảm xuống còn 5%.", Aim::AtMost, "5", None, None),
            ("Hồ sơ trễ hạn từ 2% trở xuống.", Aim::AtMost, "2", None, None),
            ("Tỷ lệ hài lòng không thấp hơn 80%.", Aim::AtLeast, "80", None, None),
            ("Tăng tỷ lệ hài lòng, đạt 85%.", Aim::AtLeast, "85", None, None),
            ("Tỷ lệ hồ sơ trực tuyến tăng lên 85%.", Aim::AtLeast, "85", None, None),
            ("Mức hài lòng tăng tối thiểu 3% so với năm 2024 (mức nền 81,31%).", Aim::Rise, "3", Some(2024), Some((2024, "81.31"))),
            ("Chỉ số hài lòng tăng ít nhất 5% so với năm 2024 (năm 2024 đạt 80,26%).", Aim::Rise, "5", Some(2024), Some((2024, "80.26"))),
            ("Tỷ lệ tăng 2,5 điểm phần trăm so với năm 2024.", Aim::RiseBy, "2.5", Some(2024), None),
            ("Tỷ lệ hài lòng năm 2025 đạt 85% (năm 2024 là 80,87%).", Aim::AtLeast, "85", None, Some((2024, "80.87"))),
            ("PAR Index năm 2025 tăng 5 bậc so với năm 2024.", Aim::Ranks, "5", Some(2024), None),
            ("Thứ hạng năm 2025 phải cao hơn năm 2024 ít nhất 5 bậc.", Aim::Ranks, "5", Some(2024), None),
        ] {
            let read = read(goal).unwrap_or_else(|| panic!("{goal}"));
            assert_eq!((read.target.aim, read.target.value, read.target.year), (aim, Some(number(value)), year), "{goal}");
            assert_eq!(read.baseline, baseline.map(|(year, value)| (year, number(value))), "{goal}");
        }
    }

    #[test]
    fn to_keep_what_there_is_needs_no_number() {
        let kept = read("Duy trì kết quả đã đạt so với năm 2024.").unwrap().target;
        assert_eq!((kept.aim, kept.value, kept.year), (Aim::Maintain, None, Some(2024)));
    }

    #[test]
    fn words_that_say_no_number_or_two_remain_words() {
        for goal in [
            "",
            "%",
            "Người được khảo sát đánh giá tốt.",
            "Tăng trưởng từ 8% trở lên, thu ngân sách tăng tối thiểu 10% so với năm 2024.",
            "Giảm 10% số đơn vị sự nghiệp.",
            "Hồ sơ trễ hạn thấp hơn 1%.",
            "Thu ngân sách tăng từ 3% trở lên.",
            "Thu ngân sách tăng trên 3%.",
            "Mức hài lòng tăng so với năm 2024 ít nhất 3%.",
            "Mức hài lòng cao hơn năm 2024 ít nhất 3%.",
            "Nâng từ 95% lên 97%.",
            "Năm 2025 cao hơn năm 2024.",
        ] {
            assert_eq!(read(goal), None, "{goal}");
        }
    }

    #[test]
    fn a_target_is_reached_or_not() {
        let target = |aim, value: &str| plain(aim, Some(number(value)), Some(2024), "%");
        for (target, base, to_reach, measured, is_reached) in [
            (target(Aim::Rise, "3"), "81.31", "83.75", "83.75", true),
            (target(Aim::RiseBy, "3"), "81.31", "84.31", "84.3", false),
            (target(Aim::AtLeast, "85"), "80", "85", "85", true),
            (target(Aim::MoreThan, "50"), "0", "50", "50", false),
            (target(Aim::AtMost, "0.5"), "0", "0.5", "0.5", true),
            (target(Aim::Ranks, "5"), "42", "37", "38", false),
            (target(Aim::Ranks, "5"), "3", "1", "1", true),
            (target(Aim::Maintain, "0"), "90", "90", "89.99", false),
        ] {
            let goal = target.to_reach(Some(number(base))).unwrap();
            assert_eq!((goal, target.is_reached(goal, number(measured))), (number(to_reach), is_reached), "{target:?}");
        }
        assert_eq!(target(Aim::Rise, "3").to_reach(None), None, "without what was nobody knows");
        assert_eq!(target(Aim::Prose, "3").to_reach(Some(number("1"))), None);
    }
}
