//! The words that documents share, and how numbers, days and moments are written in them.

use parboard_domain::{
    criterion::Track,
    figures::Flag,
    measure::{Day, Moment},
    score::Decimal,
    task::Status,
};

/// The national title and the motto.
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Day and place stay blank for a person to fill.
pub const PLACE_AND_DAY: &str = "……………, ngày …… tháng …… năm 20……";
pub const COPIES: &str = "Nơi nhận:";
pub const SIGNED: &str = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ";
pub const SIGNED_HINT: &str = "(Chữ ký, họ và tên)";
/// Where nobody leads.
pub const NOBODY: &str = "Chưa giao";

/// Hours that Vietnam's clocks are ahead; every deadline of a plan is meant there.
const HOURS_AHEAD: i64 = 7;
const MINUTE_MS: i64 = 60_000;

/// A day: 31/12/2025.
pub fn day(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{day:02}/{month:02}/{year}")
}

/// A moment: 18:00 ngày 30/09/2025.
pub fn moment(moment: Moment) -> String {
    let minutes = (moment.0 / MINUTE_MS + HOURS_AHEAD * 60).rem_euclid(24 * 60);
    format!("{:02}:{:02} ngày {}", minutes / 60, minutes % 60, day(moment.day()))
}

/// A number with a decimal comma, and dots between thousands.
pub fn decimal(number: Decimal) -> String {
    let plain = number.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if rest.is_empty() { text } else { format!("{text},{rest}") }
}

/// A part of a whole in percent with one place: "37,5 %".
pub fn part(count: u32, whole: u32) -> String {
    let tenths = (u64::from(count) * 1_000 + u64::from(whole) / 2).checked_div(u64::from(whole)).unwrap_or(0);
    if tenths.is_multiple_of(10) { format!("{} %", tenths / 10) } else { format!("{},{} %", tenths / 10, tenths % 10) }
}

/// A column's name.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "Chưa thực hiện",
        Status::InProgress => "Đang thực hiện",
        Status::InReview => "Chờ thẩm định",
        Status::Done => "Hoàn thành",
    }
}

/// What is wrong with a card.
pub fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Overdue => "quá hạn",
        Flag::Blocked => "vướng mắc",
        Flag::Stalled => "lâu chưa báo cáo",
        Flag::DueSoon => "sắp đến hạn",
    }
}

/// A part of the plan.
pub fn track(track: Track) -> &'static str {
    match track {
        Track::Weak => "Tiêu chí cần cải thiện",
        Track::Satisfaction => "Chỉ số hài lòng của người dân, tổ chức (SIPAS)",
        Track::Maintain => "Tiêu chí cần duy trì",
    }
}

/// Who stands above the issuing body: the province's People's Committee, however the province is called here.
pub fn committee(province: &str) -> String {
    let lower = province.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    match () {
        () if begins(&["ubnd", "ủy ban"]) => province.to_owned(),
        () if begins(&["tỉnh", "thành phố"]) => format!("UBND {}", lower_first(province)),
        // A bare name is a province's: cities are called such.
        () => format!("UBND tỉnh {province}"),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_office_writes_them() {
        assert_eq!([decimal(Decimal::parse("-1234567.5").unwrap()), decimal(Decimal::whole(80))], ["-1.234.567,5", "80"]);
        assert_eq!([part(3, 8), part(1, 2), part(2, 3), part(0, 0)], ["37,5 %", "50 %", "66,7 %", "0 %"]);
        assert_eq!(moment(Moment(0)), "07:00 ngày 01/01/1970");
        assert_eq!(
            ["Đắk Lắk", "Tỉnh Gia Lai", "Thành phố Huế", "UBND tỉnh Tổng Hợp"].map(committee),
            ["UBND tỉnh Đắk Lắk", "UBND tỉnh Gia Lai", "UBND thành phố Huế", "UBND tỉnh Tổng Hợp"]
        );
    }
}
