//! The letter that chases a unit, in words: the screen prints it and the server writes it as a file, and both say the same. A document
//! of the office: Vietnamese, whatever language a screen speaks, and laid out by Decree 30/2020/NĐ-CP, Appendix I.

use crate::{
    chasing::{Line, Role},
    forms::{moment, plan_name, status},
    measure::{Day, Moment},
    plan::Plan,
    reminder::Why,
};

/// The number stays blank for a person to fill.
pub const NUMBER: &str = "Số:            /";
/// What it is about.
pub const ABOUT: &str = "V/v đôn đốc thực hiện nhiệm vụ cải thiện Chỉ số cải cách hành chính";
/// Before the name of whom it is to.
pub const TO: &str = "Kính gửi: ";
/// Who gets a copy.
pub const COPIED: [&str; 2] = ["- Như trên;", "- Lưu: VT."];
/// The heads of its table.
pub const COLUMNS: [&str; 6] = ["STT", "Tiêu chí", "Nhiệm vụ, giải pháp", "Trách nhiệm", "Thời hạn", "Tình trạng"];
/// Where there is nothing to chase.
pub const NOTHING: &str = "Tại thời điểm trên, đơn vị không có nhiệm vụ quá hạn, sắp đến hạn hoặc lâu chưa báo cáo.";

/// So many days a unit is given.
const GIVEN_DAYS: i64 = 5;
/// The plan it is about, the moment that counts, and how many tasks it lists.
pub fn opening(plan: &Plan, at: Moment, count: usize) -> String {
    format!(
        "Thực hiện {}, qua theo dõi trên hệ thống ParBoard, tính đến {}, quý cơ quan, đơn vị có {count} nhiệm vụ cần đôn đốc, cụ thể như sau:",
        plan_name(plan),
        moment(at)
    )
}

/// What is asked, and by when: days are given from the moment that counts, and never from one that is over when it is written.
pub fn asking(at: Moment, now: Moment) -> String {
    format!(
        "Đề nghị quý cơ quan, đơn vị khẩn trương thực hiện, báo cáo tiến độ, nêu rõ vướng mắc (nếu có) và gửi tài liệu kiểm chứng trên hệ thống trước ngày {}./.",
        Day(at.max(now).day().0 + GIVEN_DAYS).written()
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
    let day = line.due_on.map(Day::written).unwrap_or_default();
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
    let due = line.due_on.map(|due| match due.0 - at.day().0 {
        0 => "hạn hôm nay".to_owned(),
        days if days < 0 => format!("quá hạn {} ngày", -days),
        days => format!("còn {days} ngày"),
    });
    let heard = line.said_at.map_or_else(|| "chưa báo cáo lần nào".to_owned(), |said_at| format!("cập nhật gần nhất {}", said_at.day().written()));
    let reminded = (reminded > 0).then(|| format!("đã đôn đốc {reminded} lần"));
    let parts = [Some(format!("{}, {} %", status(line.status), line.percent.get())), due, Some(heard), reminded];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_given_from_a_moment_that_is_not_over() {
        let moment = |day: &str| Moment(Day::parse(day).unwrap().0 * 86_400_000);
        assert!(asking(moment("2025-06-01"), moment("2025-09-01")).contains("trước ngày 06/09/2025"));
        assert!(asking(moment("2025-12-01"), moment("2025-09-01")).contains("trước ngày 06/12/2025"));
    }
}
