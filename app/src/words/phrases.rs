//! Lines with something in them: numbers, names, days. Both languages side by side, since their order differs.

use super::Words;
use crate::{
    browser::text,
    state::{left_behind::LeftBehind, line::Line, line::Trouble, prefs::Language},
};
use parboard_domain::{
    criterion::Track,
    field::Field,
    figures::{Flag, Thresholds},
    measure::{Day, Moment},
    person::Role,
    refusal::RefusalCode,
    share::Tally,
    task::Status,
};

impl Words {
    pub(super) fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    pub(super) fn put(&self, vi: String, en: String) -> String {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// The name of a column.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::NotStarted => self.pick("Chưa thực hiện", "Not started"),
            Status::InProgress => self.pick("Đang thực hiện", "In progress"),
            Status::InReview => self.pick("Chờ thẩm định", "In review"),
            Status::Done => self.pick("Hoàn thành", "Done"),
        }
    }

    /// The same, of proposals where the plan is a round of them.
    pub fn column(&self, in_round: bool, status: Status) -> &'static str {
        match status {
            _ if !in_round => self.status(status),
            Status::NotStarted => self.pick("Đang soạn", "Being written"),
            Status::InProgress => self.pick("Đang sửa", "Being revised"),
            Status::InReview => self.pick("Đã gửi", "Sent"),
            Status::Done => self.pick("Đã chọn", "Accepted"),
        }
    }

    /// These are no points.
    pub fn not_points(&self) -> &'static str {
        self.pick("Điểm phải là số từ 0 đến 100, nhiều nhất hai chữ số thập phân.", "Points are a number from 0 to 100 with at most two decimals.")
    }

    /// The name of a part of the plan.
    pub fn track(&self, track: Track) -> &'static str {
        match track {
            Track::Weak => self.pick("Cần khắc phục", "Weak"),
            Track::Satisfaction => self.pick("Hài lòng (SIPAS)", "Satisfaction (SIPAS)"),
            Track::Maintain => self.pick("Duy trì", "To maintain"),
        }
    }

    /// The name of a flag. When a card counts as stalled is for the province to say, so its name says it.
    pub fn flag(&self, flag: Flag, thresholds: Thresholds) -> String {
        match flag {
            Flag::Overdue => self.overdue.to_owned(),
            Flag::Blocked => self.blocked.to_owned(),
            Flag::Stalled => self.stalled(thresholds.stalled_days),
            Flag::DueSoon => self.pick("Sắp đến hạn", "Due soon").to_owned(),
        }
    }

    /// The name of a field.
    pub fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Status => self.pick("Trạng thái", "Status"),
            Field::Percent => self.pick("Tỷ lệ hoàn thành", "Percent done"),
            Field::DueOn => self.pick("Hạn", "Due"),
            Field::Title => self.pick("Tên việc", "Title"),
            Field::Text => self.pick("Nội dung", "Text"),
            Field::Blocked => self.pick("Vướng mắc", "What holds it up"),
            Field::CarriedOutBy => self.pick("Ai thực hiện", "Carried out by"),
            Field::Target => self.pick("Mục tiêu", "Target"),
            Field::Points => self.pick("Điểm dự kiến", "Points expected"),
        }
    }

    /// The name of a role.
    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => self.pick("Quản trị viên", "Administrator"),
            Role::Coordinator => self.pick("Điều phối viên", "Coordinator"),
            Role::Leader => self.pick("Lãnh đạo", "Leader"),
            Role::Head => self.pick("Lãnh đạo đơn vị", "Head of agency"),
            Role::Staff => self.pick("Cán bộ", "Staff"),
            Role::Observer => self.pick("Người theo dõi", "Observer"),
        }
    }

    /// Why something was refused, and what can be done.
    pub fn refusal(&self, code: RefusalCode) -> &'static str {
        match code {
            RefusalCode::NoAccess => self.pick("Vai trò của bạn không được làm việc này.", "Your role may not do this."),
            RefusalCode::BadTransition => self.pick(
                "Thẻ đã được người khác chuyển cột, từ cột hiện tại không chuyển đến đó được.",
                "Someone moved the card meanwhile; from its column it cannot go there.",
            ),
            RefusalCode::NeedsProof => self.pick("Cần tài liệu kiểm chứng hoặc lời giải trình.", "It needs evidence or an explanation."),
            RefusalCode::NeedsReason => self.pick("Cần nêu lý do.", "It needs a reason."),
            RefusalCode::Locked => self.pick("Việc này đã khóa sau thẩm định.", "This task is locked after its appraisal."),
            RefusalCode::NotFound => self.pick("Không tìm thấy việc này.", "This task was not found."),
            RefusalCode::TooLong => self.pick("Nội dung quá dài.", "The text is too long."),
            RefusalCode::HiddenSigns => self.pick("Nội dung có ký tự ẩn. Hãy gõ lại.", "The text holds hidden signs. Type it again."),
            RefusalCode::FileTooLarge => self.pick("Tệp lớn hơn 20 MB.", "The file is larger than 20 MB."),
            RefusalCode::FileType => self.pick(
                "Loại tệp này không được nhận. Hãy dùng ảnh, PDF, Word, Excel, ODT, ODS hoặc TXT.",
                "Files of this type are not taken. Use a picture, PDF, Word, Excel, ODT, ODS or TXT.",
            ),
            RefusalCode::Surveyed => self.pick("Tiêu chí này do điều tra xã hội học chấm.", "A survey scores this criterion."),
            RefusalCode::OutOfRange => self.pick("Con số nằm ngoài khoảng cho phép.", "The number is out of range."),
            RefusalCode::IdReuse => self.pick("Thay đổi này trùng mã. Hãy thử gửi lại.", "This change's id is taken. Try again."),
            RefusalCode::DependsOn => self.pick("Thay đổi mà nó dựa vào đã bị từ chối.", "The change it builds on was refused."),
            RefusalCode::NotPoints => self.not_points(),
            RefusalCode::UpgradeRequired => self.pick("Cần cập nhật ứng dụng để gửi thay đổi này.", "Update the app to send this change."),
            RefusalCode::Unreadable => self.pick("Nội dung không hợp lệ hoặc còn trống.", "The content is empty or not valid."),
        }
    }

    /// The state of the line, in a few words.
    pub fn line(&self, line: &Line) -> String {
        if matches!(line.trouble, Some(Trouble::SignedOut | Trouble::OtherPerson)) {
            return match line.unsent {
                0 => self.sign_in_again.to_owned(),
                n => self.put(format!("Đăng nhập lại để gửi {n} thay đổi"), format!("Sign in again to send {n}")),
            };
        }
        // What needs somebody comes first, and hides neither that there is no network nor what waits for one.
        let (attention, waits) = (line.attention, line.waiting() > 0);
        let parts = [
            (attention > 0).then(|| {
                self.put(format!("{attention} mục cần xử lý"), format!("{attention} {}", self.form(attention, "needs attention", "need attention")))
            }),
            (line.trouble == Some(Trouble::Offline)).then(|| self.offline.to_owned()),
            waits.then(|| self.unsent(line.unsent, line.files)),
            (waits && line.slow).then(|| self.no_answer_yet().to_owned()),
            (line.unkept > 0).then(|| self.not_kept().to_owned()),
            line.set_back.map(|_| self.set_back_title().to_owned()),
        ];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        match line.fresh_at {
            _ if !said.is_empty() => said,
            Some(at) => self.put(format!("Đã gửi hết lúc {}", text::time_of_day(at)), format!("All sent at {}", text::time_of_day(at))),
            None if line.trouble == Some(Trouble::NoPlan) => self.pick("Chưa có kế hoạch", "No plan yet").to_owned(),
            None => self.offline_never.to_owned(),
        }
    }

    /// How many changes and files wait.
    pub fn unsent(&self, changes: usize, files: usize) -> String {
        match (changes, files) {
            (n, 0) => self.put(format!("{} thay đổi chờ gửi", self.count(n)), format!("{} waiting", self.counted(n, "change", "changes"))),
            (0, n) => self.put(format!("{} tệp chờ gửi", self.count(n)), format!("{} waiting", self.counted(n, "file", "files"))),
            (n, m) => self.put(
                format!("{n} thay đổi, {m} tệp chờ gửi"),
                format!("{}, {} waiting", self.counted(n, "change", "changes"), self.counted(m, "file", "files")),
            ),
        }
    }

    pub fn left_behind_here(&self) -> &'static str {
        self.pick("Còn chờ trên thiết bị này, gửi khi đúng người đăng nhập:", "Waiting on this device, sent when that person signs in:")
    }

    /// Whose work waits, and how much of it.
    pub fn left_behind(&self, left: &LeftBehind) -> String {
        let who = if left.name.is_empty() { self.pick("Một tài khoản khác", "Another account") } else { &left.name };
        let part = |n: usize, vi: &str, one, many| (n > 0).then(|| self.put(format!("{} {vi}", self.count(n)), self.counted(n, one, many)));
        let parts = [
            part(left.changes, "thay đổi", "change", "changes"),
            part(left.files, "tệp", "file", "files"),
            part(left.drafts, "bản nháp", "draft", "drafts"),
            part(left.feedback, "góp ý", "piece of feedback", "pieces of feedback"),
        ];
        format!("{who}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// How old the figures are.
    pub fn figures_as_of(&self, fresh_at: Option<Moment>, now: Moment) -> String {
        match fresh_at {
            None => self.offline_never.to_owned(),
            Some(at) if at.day() == now.day() => {
                let time = text::time_of_day(at);
                self.put(format!("Số liệu đến {time} hôm nay"), format!("Figures as of {time} today"))
            }
            // How old that is says itself only to whoever knows what day it is.
            Some(at) => {
                let (days, at) = (now.days_since(at).max(1), text::date_time(at));
                self.put(format!("Số liệu đến {at}, {days} ngày trước"), format!("Figures as of {at}, {} ago", self.counted(days, "day", "days")))
            }
        }
    }

    /// When somebody last reported.
    pub fn touched(&self, at: Moment, now: Moment) -> String {
        match now.days_since(at) {
            0 => self.put("Cập nhật hôm nay".into(), "Updated today".into()),
            n => self.put(format!("Cập nhật {n} ngày trước"), format!("Updated {} ago", self.counted(n, "day", "days"))),
        }
    }

    /// For how many days nothing was reported.
    pub fn stalled(&self, days: i64) -> String {
        self.put(format!("Không cập nhật {days} ngày"), format!("No news for {}", self.counted(days, "day", "days")))
    }

    /// The due day, seen from today.
    pub fn due(&self, due: Day, today: Day) -> String {
        match due.0 - today.0 {
            0 => self.put("Hạn hôm nay".into(), "Due today".into()),
            n if n < 0 => self.put(format!("Quá hạn {} ngày", -n), format!("{} overdue", self.counted(-n, "day", "days"))),
            n => self.put(format!("Còn {n} ngày"), format!("{} left", self.counted(n, "day", "days"))),
        }
    }

    /// The same, with the milestone that the day is of, where it is of one.
    pub fn due_of(&self, milestone: Option<&str>, due: Day, today: Day) -> String {
        let due = self.due(due, today);
        match milestone {
            // The days first: of long words the end is cut off.
            Some(words) => due + self.pick(": mốc “", ": milestone “") + words + "”",
            None => due,
        }
    }

    /// Who moves a card where this role may not.
    pub fn moved_by_others(&self, in_round: bool, role: Role) -> &'static str {
        match (role, in_round) {
            (Role::Staff, false) => self.pick(
                "“Chờ thẩm định”: lãnh đạo đơn vị chuyển; “Hoàn thành”: điều phối viên.",
                "“In review” is set by the head of the agency, “Done” by the coordinator.",
            ),
            (Role::Staff, true) => self.pick(
                "“Đã gửi”: lãnh đạo đơn vị chuyển; “Đã chọn”: điều phối viên.",
                "“Sent” is set by the head of the agency, “Accepted” by the coordinator.",
            ),
            (Role::Head, false) => self.pick("“Hoàn thành”: điều phối viên chuyển.", "“Done” is set by the coordinator."),
            (Role::Head, true) => self.pick("“Đã chọn”: điều phối viên chuyển.", "“Accepted” is set by the coordinator."),
            _ => "",
        }
    }

    /// A card has gone to a column.
    pub fn moved_to(&self, column: &str) -> String {
        self.put(format!("Đã chuyển đến “{column}”"), format!("Moved to “{column}”"))
    }

    /// How many tasks.
    pub fn tasks(&self, n: u32) -> String {
        self.put(format!("{} việc", self.count(n)), self.counted(n, "task", "tasks"))
    }

    /// How many of how many are done.
    pub fn done_of(&self, done: u32, all: u32) -> String {
        self.put(format!("{done}/{all} xong"), format!("{done}/{all} done"))
    }

    /// What the plan says it holds, what was read, what is missing.
    pub fn declared(&self, declared: i64, read: usize, missing: &[&str]) -> String {
        let numbers = missing.join(", ");
        match missing {
            [] => self.put(format!("khai {declared}, đọc được {read}"), format!("declares {declared}, read {read}")),
            _ => {
                self.put(format!("khai {declared}, đọc được {read}, thiếu {numbers}"), format!("declares {declared}, read {read}, {numbers} missing"))
            }
        }
    }

    /// A number that the plan skips.
    pub fn missing_number(&self, number: &str) -> String {
        self.put(format!("Tiêu chí {number} không có trong văn bản đã nhập"), format!("Criterion {number} is not in the imported document"))
    }

    /// A lifted card, for screen readers.
    pub fn lifted(&self, title: &str, column: &str) -> String {
        self.put(format!("Đã nhấc “{title}”, đang ở cột {column}."), format!("Lifted “{title}”, in {column}."))
    }

    /// Why a card is not lifted.
    pub fn drag_not_yours(&self) -> &'static str {
        self.pick("Bạn được xem việc này, không chuyển được.", "You may read this task, and not move it.")
    }

    /// Why a card that was lifted is not any more.
    pub fn drag_overtaken(&self) -> &'static str {
        self.pick("Việc này vừa được chuyển từ nơi khác, nên không còn nhấc nữa.", "This task was moved from elsewhere and is lifted no more.")
    }

    /// Where a lifted card hovers, for screen readers.
    pub fn hovering(&self, column: &str, place: usize, of: usize) -> String {
        self.put(format!("Cột {column}, vị trí {place} trên {of}."), format!("{column}, position {place} of {of}."))
    }

    /// How many units of a card that many carry out have reported.
    pub fn reported(&self, tally: &Tally) -> String {
        let Tally { reported, units, .. } = tally;
        self.put(
            format!("{reported}/{units} đơn vị đã báo cáo"),
            format!("{reported}/{units} {}", self.form(*units, "unit has reported", "units have reported")),
        )
    }
}
