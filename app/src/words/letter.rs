//! The letter that chases a unit. A document of the office: Vietnamese, whatever language the screen speaks, and laid out by Decree
//! 30/2020/NĐ-CP, Appendix I.

use crate::browser::text;
use parboard_domain::{
    chasing::{Line, Role},
    measure::{Day, Moment},
    plan::{Plan, PlanKind},
    reminder::Why,
    task::Status,
};

pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Number and day stay blank for a person to fill.
pub const NUMBER: &str = "Số:            /";
pub const PLACE_AND_DAY: &str = "……………, ngày …… tháng …… năm 20……";
pub const ABOUT: &str = "V/v đôn đốc thực hiện nhiệm vụ cải thiện Chỉ số cải cách hành chính";
pub const TO: &str = "Kính gửi: ";
pub const COPIES: &str = "Nơi nhận:";
pub const AS_ABOVE: &str = "- Như trên;";
pub const FILE: &str = "- Lưu: VT.";
pub const SIGNED: &str = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ";
pub const SIGNED_HINT: &str = "(Chữ ký, họ và tên)";
pub const COLUMNS: [&str; 6] = ["STT", "Tiêu chí", "Nhiệm vụ, giải pháp", "Trách nhiệm", "Thời hạn", "Tình trạng"];
pub const NOTHING: &str = "Tại thời điểm trên, đơn vị không có nhiệm vụ quá hạn, sắp đến hạn hoặc lâu chưa báo cáo.";

/// Who stands above the issuing body: the province's People's Committee, however the province is called here.
pub fn superior(province: &str) -> String {
    let lower = province.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let name = province.to_uppercase();
    match () {
        () if begins(&["ubnd", "ủy ban"]) => name,
        () if begins(&["tỉnh", "thành phố"]) => format!("UBND {name}"),
        // A bare name is a province's: cities are called such.
        () => format!("UBND TỈNH {name}"),
    }
}

/// The plan it is about, and the moment that counts. A document is called by its number, where it has one.
pub fn opening(plan: &Plan, (time, day): &(String, String), count: usize) -> String {
    let plan = match (plan.kind, plan.number.is_empty()) {
        (PlanKind::Plan, false) => format!("Kế hoạch số {}", plan.number),
        (PlanKind::Assignment, false) => format!("Văn bản số {}", plan.number),
        (_, true) => plan.title.clone(),
    };
    format!(
        "Thực hiện {plan}, qua theo dõi trên hệ thống ParBoard, tính đến {time} ngày {day}, quý cơ quan, đơn vị có {count} nhiệm vụ cần đôn đốc, cụ thể như sau:"
    )
}

/// What is asked, and by when.
pub fn asking(by: Day) -> String {
    format!(
        "Đề nghị quý cơ quan, đơn vị khẩn trương thực hiện, báo cáo tiến độ, nêu rõ vướng mắc (nếu có) và gửi tài liệu kiểm chứng trên hệ thống trước ngày {}./.",
        text::day(by)
    )
}

/// The heading over the tasks of one reason.
pub fn heading(why: Why, count: usize) -> String {
    let name = match why {
        Why::Overdue => "Nhiệm vụ quá hạn",
        Why::DueSoon => "Nhiệm vụ sắp đến hạn",
        Why::Stalled | Why::Newer => "Nhiệm vụ lâu chưa báo cáo",
    };
    format!("{name} ({count})")
}

/// What the unit has to do with the task.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "Chủ trì",
        Role::Implementing => "Thực hiện",
        Role::Share => "Phần việc của đơn vị",
    }
}

/// The deadline in the plan's words, and the day that stands on the card by now where it is not in them; or the milestone that comes
/// before it.
pub fn deadline(words: &str, line: &Line) -> String {
    let day = line.due_on.map(text::day).unwrap_or_default();
    if let Some(step) = &line.milestone {
        return format!("Mốc “{step}”: {day}");
    }
    match (words.is_empty(), day.is_empty()) {
        (true, _) => day,
        (false, true) => words.to_owned(),
        (false, false) => format!("{words} ({day})"),
    }
}

/// How it stands: how late, how far, when last heard of, how often the unit was reminded.
pub fn state(line: &Line, reminded: u32, at: Moment) -> String {
    let status = match line.status {
        Status::NotStarted => "Chưa thực hiện",
        Status::InProgress => "Đang thực hiện",
        Status::InReview => "Chờ thẩm định",
        Status::Done => "Hoàn thành",
    };
    let due = line.due_on.map(|due| match due.0 - at.day().0 {
        0 => "hạn hôm nay".to_owned(),
        days if days < 0 => format!("quá hạn {} ngày", -days),
        days => format!("còn {days} ngày"),
    });
    let heard = line.said_at.map_or_else(|| "chưa báo cáo lần nào".to_owned(), |said_at| format!("cập nhật gần nhất {}", text::day(said_at.day())));
    let reminded = (reminded > 0).then(|| format!("đã đôn đốc {reminded} lần"));
    let parts = [Some(format!("{status}, {} %", line.percent.get())), due, Some(heard), reminded];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
