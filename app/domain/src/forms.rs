//! What documents of the office have in common, and how they write days, moments and names. They are Vietnamese, whatever language a
//! screen speaks, and laid out by Decree 30/2020/NĐ-CP, Appendix I.

use crate::{
    measure::Moment,
    period::{Period, Span},
    plan::{Plan, PlanKind},
    task::Status,
};

/// The national title.
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// The motto below it.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Place and day stay blank for a person to fill.
pub const PLACE_AND_DAY: &str = "……………, ngày …… tháng …… năm 20……";
/// Over the list of those who get a copy.
pub const COPIES: &str = "Nơi nhận:";
/// Where it is signed.
pub const SIGNED: &str = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ";
/// See [`SIGNED`].
pub const SIGNED_HINT: &str = "(Chữ ký, họ và tên)";

/// Hours that Vietnam's clocks are ahead; every deadline of a plan is meant there.
const HOURS_AHEAD: i64 = 7;
const MINUTE_MS: i64 = 60_000;

/// A moment: 18:00 ngày 30/09/2025.
pub fn moment(moment: Moment) -> String {
    let minutes = (moment.0 / MINUTE_MS + HOURS_AHEAD * 60).rem_euclid(24 * 60);
    format!("{:02}:{:02} ngày {}", minutes / 60, minutes % 60, moment.day().written())
}

/// The province's People's Committee, however the province is called here.
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

/// What a plan is called in a sentence: by its number and day, or by its title where the number was left blank.
pub fn plan_name(plan: &Plan) -> String {
    let kind = match plan.kind {
        PlanKind::Plan => "Kế hoạch",
        PlanKind::Assignment => "Văn bản",
    };
    match plan.issued_on {
        _ if plan.number.is_empty() => format!("“{}”", plan.title),
        Some(day) => format!("{kind} số {} ngày {}", plan.number, day.written()),
        None => format!("{kind} số {}", plan.number),
    }
}

/// A period in a sentence: "quý I năm 2025".
pub fn period(period: Period) -> String {
    let year = period.year;
    match period.span {
        Span::FirstQuarter => format!("quý I năm {year}"),
        Span::HalfYear => format!("6 tháng đầu năm {year}"),
        Span::ThirdQuarter => format!("quý III năm {year}"),
        Span::Year => format!("năm {year}"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{id::PlanId, measure::Day};
    use uuid::Uuid;

    fn plan(kind: PlanKind, number: &str, issued_on: Option<Day>) -> Plan {
        let json = serde_json::json!({ "id": PlanId(Uuid::nil()), "kind": kind, "number": number, "year": 2025, "title": "Kế hoạch năm 2025" });
        Plan { issued_on, ..serde_json::from_value(json).unwrap() }
    }

    #[test]
    fn a_plan_is_called_by_number_and_day_and_else_by_its_title() {
        let day = Day::new(2025, 5, 26);
        assert_eq!(plan_name(&plan(PlanKind::Plan, "120/KH-UBND", day)), "Kế hoạch số 120/KH-UBND ngày 26/05/2025");
        assert_eq!(plan_name(&plan(PlanKind::Assignment, "9/UBND", None)), "Văn bản số 9/UBND");
        assert_eq!(plan_name(&plan(PlanKind::Plan, "", day)), "“Kế hoạch năm 2025”");
    }

    #[test]
    fn a_province_and_a_moment_are_written_as_the_office_writes_them() {
        assert_eq!(
            ["Đắk Lắk", "Tỉnh Gia Lai", "Thành phố Huế", "UBND tỉnh Tổng Hợp"].map(committee),
            ["UBND tỉnh Đắk Lắk", "UBND tỉnh Gia Lai", "UBND thành phố Huế", "UBND tỉnh Tổng Hợp"]
        );
        assert_eq!(moment(Moment(0)), "07:00 ngày 01/01/1970");
    }
}
