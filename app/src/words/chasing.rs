//! Lines about chasing.

use super::Words;
use crate::browser::text;
use parboard_domain::{
    chasing::{Answer, Escalation, Pressed, Role, What},
    figures::Thresholds,
    measure::{Day, Moment},
    reminder::Why,
};

impl Words {
    pub fn chasing(&self) -> &'static str {
        self.pick("Đôn đốc", "Chasing")
    }

    pub fn chasing_open(&self) -> &'static str {
        self.pick("Đôn đốc: ai chậm việc gì", "Chasing: who is late with what")
    }

    pub fn chasing_not_for_you(&self) -> &'static str {
        self.pick(
            "Danh sách đôn đốc toàn tỉnh dành cho điều phối viên và lãnh đạo. Việc đơn vị bạn được đôn đốc ở mục Của tôi.",
            "The province's list is for the coordinator and leaders. What your agency is reminded of is under Mine.",
        )
    }

    pub fn chasing_views(&self) -> [&'static str; 2] {
        [self.pick("Danh sách", "Lists"), self.pick("Nhật ký đôn đốc", "Log")]
    }

    pub fn chasing_view(&self) -> &'static str {
        self.pick("Xem", "View")
    }

    pub fn as_of(&self) -> &'static str {
        self.pick("Tính đến", "As of")
    }

    pub fn as_of_now(&self) -> &'static str {
        self.pick("Lúc này", "Now")
    }

    /// The moment that lists and letters are of.
    pub fn as_of_moment(&self, (time, day): &(String, String)) -> String {
        self.put(format!("Tính đến {time} ngày {day}"), format!("As of {time} on {day}"))
    }

    pub fn chase_for(&self) -> &'static str {
        self.pick("Đôn đốc về", "What for")
    }

    /// What somebody is chased for.
    pub fn why(&self, why: Why) -> &'static str {
        match why {
            Why::Overdue => self.pick("Quá hạn", "Overdue"),
            Why::DueSoon => self.pick("Sắp đến hạn", "Due soon"),
            Why::Stalled => self.pick("Lâu chưa báo cáo", "No news"),
            Why::Newer => self.pick("Lý do khác", "Another reason"),
        }
    }

    /// By which measure.
    pub fn chasing_measure(&self, thresholds: Thresholds) -> String {
        let Thresholds { soon_days, stalled_days } = thresholds;
        self.put(
            format!("Sắp đến hạn: còn không quá {soon_days} ngày. Lâu chưa báo cáo: từ {stalled_days} ngày; đơn vị chưa báo cáo lần nào tính từ ngày ban hành kế hoạch."),
            format!(
                "Due soon: no more than {} left. No news: for {} or more; a unit that never reported owes since the plan was signed.",
                self.counted(soon_days, "day", "days"),
                self.counted(stalled_days, "day", "days")
            ),
        )
    }

    /// The rule by which reminders go up, in a sentence.
    pub fn escalation_rule(&self, rule: Escalation) -> String {
        let Escalation { repeat_days, head_from, leaders_from } = rule;
        self.put(
            format!("Sau {repeat_days} ngày không phản hồi thì đôn đốc lại. Từ lần {head_from} chưa phản hồi: ghi rõ là việc của lãnh đạo đơn vị; từ lần {leaders_from}: báo lãnh đạo tỉnh."),
            format!("Without an answer it is repeated after {}. From no. {head_from} without an answer it is marked as a matter for the head of the agency, from no. {leaders_from} it is shown to the leaders of the province.", self.counted(repeat_days, "day", "days")),
        )
    }

    /// How many units and cards there are.
    pub fn chasing_count(&self, units: usize, cards: usize) -> String {
        self.put(
            format!("{units} cơ quan, đơn vị · {cards} việc"),
            [self.counted(units, "unit", "units"), self.counted(cards, "task", "tasks")].join(" · "),
        )
    }

    pub fn chasing_nothing(&self) -> &'static str {
        self.pick("Không có việc nào cần đôn đốc theo lựa chọn này.", "Nothing to chase by this choice.")
    }

    /// A collective of which nobody knows who it is, and how many tasks are handed to it.
    pub fn unlisted(&self, name: &str, cards: u32) -> String {
        self.put(format!("{name}: {} việc", self.count(cards)), format!("{name}: {}", self.counted(cards, "task", "tasks")))
    }

    pub fn unlisted_title(&self, count: usize) -> String {
        self.put(
            format!("{} nhóm chưa đôn đốc được", self.count(count)),
            format!("{} that cannot be chased yet", self.counted(count, "group", "groups")),
        )
    }

    pub fn unlisted_hint(&self) -> &'static str {
        self.pick(
            "Chưa ai liệt kê gồm những đơn vị nào. Điều phối viên liệt kê ở Quản trị, mục Danh sách đơn vị.",
            "Nobody has listed which units they are. The coordinator does so under Admin, Units.",
        )
    }

    /// Of a card in a list of a moment gone by.
    pub fn chase_over(&self) -> &'static str {
        self.pick("Sau thời điểm này đã hết chậm: không đôn đốc nữa.", "No longer late since then: nobody is reminded of it.")
    }

    pub fn all_units(&self) -> &'static str {
        self.pick("Chọn tất cả", "Choose all")
    }

    pub fn no_units(&self) -> &'static str {
        self.pick("Bỏ chọn tất cả", "Choose none")
    }

    pub fn choose_unit(&self, name: &str) -> String {
        self.put(format!("Đôn đốc {name}"), format!("Remind {name}"))
    }

    pub fn choose_card(&self, name: &str, title: &str) -> String {
        self.put(format!("Đôn đốc {name} về “{title}”"), format!("Remind {name} of “{title}”"))
    }

    /// A count with what it counts.
    pub fn why_count(&self, why: Why, count: usize) -> String {
        format!("{count} {}", parboard_domain::vietnamese::small(self.why(why)))
    }

    /// What a unit has to do with a card.
    pub fn chased_as(&self, role: Role) -> &'static str {
        match role {
            Role::Lead => self.pick("chủ trì", "leads"),
            Role::Implementing => self.pick("thực hiện", "carries out"),
            Role::Share => self.pick("phần việc", "a share"),
        }
    }

    /// When it was last heard of.
    pub fn last_heard(&self, said_at: Option<Moment>, at: Moment) -> String {
        match said_at.map(|said_at| at.days_since(said_at)) {
            None => self.pick("chưa báo cáo lần nào", "never reported").to_owned(),
            Some(0) => self.pick("cập nhật trong ngày", "updated that day").to_owned(),
            Some(days) => self.put(format!("{days} ngày chưa cập nhật"), format!("no news for {}", self.counted(days, "day", "days"))),
        }
    }

    /// How often somebody was reminded, and when last.
    pub fn pressed(&self, pressed: Pressed, now: Moment) -> String {
        let (count, days) = (pressed.count, now.days_since(pressed.last));
        let when = if days == 0 {
            self.today.to_owned()
        } else {
            self.put(format!("{days} ngày trước"), format!("{} ago", self.counted(days, "day", "days")))
        };
        match pressed.unanswered {
            0 => self.put(
                format!("đã đôn đốc {} lần, đã phản hồi", self.count(count)),
                format!("reminded {}, answered", self.counted(count, "time", "times")),
            ),
            unanswered => self.put(
                format!("đã đôn đốc {count} lần, gần nhất {when}; {unanswered} lần chưa phản hồi"),
                format!("reminded {}, last {when}; {unanswered} without an answer", self.counted(count, "time", "times")),
            ),
        }
    }

    pub fn pressed_too_soon(&self) -> &'static str {
        self.pick("mới đôn đốc, chưa đến lúc nhắc lại", "reminded only recently")
    }

    /// How high up a reminder goes.
    pub fn chase_level(&self, level: u8) -> &'static str {
        match level {
            0 | 1 => self.pick("đến đơn vị", "to the agency"),
            2 => self.pick("đến lãnh đạo đơn vị", "to its head"),
            _ => self.pick("báo lãnh đạo tỉnh", "to the leaders of the province"),
        }
    }

    pub fn letter(&self) -> &'static str {
        self.pick("Công văn đôn đốc", "Letter")
    }

    pub fn letter_to(&self, name: &str) -> String {
        self.put(format!("Công văn đôn đốc gửi {name}"), format!("Letter to {name}"))
    }

    pub fn reminder_words(&self) -> &'static str {
        self.pick("Nội dung đôn đốc", "What the reminder says")
    }

    /// What a reminder says unless something else is typed: in the offices' language, whatever that of whoever sends it.
    #[allow(clippy::unused_self)]
    pub fn reminder_default(&self, by: Day) -> String {
        format!(
            "Đề nghị cơ quan, đơn vị báo cáo tiến độ thực hiện, cập nhật tỷ lệ hoàn thành, nêu rõ vướng mắc (nếu có) kèm tài liệu kiểm chứng trên ParBoard trước ngày {}.",
            by.written()
        )
    }

    /// What one press would do.
    pub fn remind_button(&self, (units, cards): (usize, usize)) -> String {
        self.put(
            format!("Đôn đốc {units} đơn vị, {cards} việc"),
            format!("Remind {} of {}", self.counted(units, "unit", "units"), self.counted(cards, "task", "tasks")),
        )
    }

    /// What one press has done.
    pub fn reminded(&self, (units, cards): (usize, usize)) -> String {
        self.put(
            format!("Đã đôn đốc {units} cơ quan, đơn vị về {cards} việc. Đã lưu trên thiết bị này; tự gửi khi có mạng."),
            format!(
                "{units} {} reminded of {}. Kept on this device, sent when there is a network.",
                self.form(units, "unit was", "units were"),
                self.counted(cards, "task", "tasks")
            ),
        )
    }

    pub fn nobody_ticked(&self) -> &'static str {
        self.pick("Hãy chọn ít nhất một đơn vị.", "Choose at least one unit.")
    }

    pub fn reminders_to_you(&self) -> &'static str {
        self.pick("Đơn vị bạn được đôn đốc", "Your agency is reminded")
    }

    pub fn reminders_hint(&self) -> &'static str {
        self.pick("Báo cáo tiến độ, thêm tài liệu hay chuyển trạng thái của việc là đã phản hồi.", "A report, evidence or a new status answers it.")
    }

    /// Who reminded, when, which time.
    pub fn reminded_by(&self, name: &str, at: Moment, nth: u32) -> String {
        let when = text::date_time(at);
        match nth {
            1 => self.put(format!("{name} đôn đốc, {when}"), format!("{name} reminds you, {when}")),
            _ => self.put(format!("{name} đôn đốc lần {nth}, {when}"), format!("{name} reminds you, no. {nth}, {when}")),
        }
    }

    /// What came of a reminder.
    pub fn came_of_it(&self, answer: &Answer) -> String {
        match answer {
            Answer::None(0) => self.pick("Chưa phản hồi", "No answer yet").to_owned(),
            Answer::None(days) => self.put(format!("Chưa phản hồi, đã {days} ngày"), format!("No answer for {}", self.counted(*days, "day", "days"))),
            Answer::Closed => self.pick("Việc đã xong hoặc không còn phải làm", "Done, or no longer to be done").to_owned(),
            Answer::Given(what, at, _) => {
                let (what, at) = (self.answer_what(*what), text::date_time(*at));
                self.put(format!("{what} {at}"), format!("{what} {at}"))
            }
        }
    }

    fn answer_what(&self, what: What) -> &'static str {
        match what {
            What::Report => self.pick("Đã báo cáo", "Reported"),
            What::Evidence => self.pick("Đã thêm tài liệu", "Added evidence"),
            What::Change => self.pick("Đã cập nhật", "Updated"),
        }
    }

    pub fn nth_reminder(&self, nth: u32) -> String {
        self.put(format!("lần {nth}"), format!("no. {nth}"))
    }

    pub fn log_none(&self) -> &'static str {
        self.pick("Chưa đôn đốc lần nào.", "Nobody was reminded yet.")
    }

    /// How many lines of the log there are, and how many have no answer.
    pub fn log_count(&self, all: usize, waiting: usize) -> String {
        self.put(
            format!("{all} lượt đôn đốc · {waiting} chưa phản hồi"),
            format!("{} · {waiting} without an answer", self.counted(all, "reminder", "reminders")),
        )
    }

    pub fn log_only_waiting(&self) -> &'static str {
        self.pick("Chỉ lượt chưa phản hồi", "Only without an answer")
    }

    pub fn log_download(&self) -> &'static str {
        self.pick("Tải nhật ký (.csv)", "Download the log (.csv)")
    }

    /// The heads of the log as a table.
    pub fn chasing_columns(&self) -> [&'static str; 10] {
        [
            self.pick("Thời điểm", "When"),
            self.pick("Cơ quan, đơn vị", "Agency"),
            self.pick("Tiêu chí", "Criterion"),
            self.pick("Việc", "Task"),
            self.pick("Đôn đốc về", "What for"),
            self.pick("Lần thứ", "No."),
            self.pick("Cấp", "Level"),
            self.pick("Kết quả", "What came of it"),
            self.pick("Người đôn đốc", "By"),
            self.pick("Nội dung", "Words"),
        ]
    }

    /// The milestone that a day is of.
    pub fn milestone_of(&self, step: &str) -> String {
        self.put(format!("mốc “{step}”"), format!("milestone “{step}”"))
    }

    /// What the leaders are told of one agency.
    pub fn escalated(&self, cards: usize, most: u32, days: i64) -> String {
        self.put(
            format!("đã đôn đốc {most} lần chưa phản hồi · {cards} việc · {days} ngày"),
            format!(
                "{} without an answer · {} · {}",
                self.counted(most, "reminder", "reminders"),
                self.counted(cards, "task", "tasks"),
                self.counted(days, "day", "days")
            ),
        )
    }

    pub fn escalated_title(&self) -> &'static str {
        self.pick("Đôn đốc nhiều lần chưa phản hồi", "Reminded again and again, without an answer")
    }

    pub fn print(&self) -> &'static str {
        self.pick("In thư", "Print")
    }

    pub fn letter_back(&self) -> &'static str {
        self.pick("Về danh sách đôn đốc", "Back to the lists")
    }

    pub fn escalation(&self) -> &'static str {
        self.pick("Đôn đốc", "Chasing")
    }

    pub fn escalation_hint(&self) -> &'static str {
        self.pick(
            "Khi nào nhắc lại, và từ lần nào thì báo lên trên. Áp dụng cho cả tỉnh.",
            "When a reminder is repeated, and from which one on it goes up. For the whole province.",
        )
    }

    pub fn escalation_fields(&self) -> [&'static str; 3] {
        [
            self.pick("Nhắc lại sau (ngày)", "Repeat after (days)"),
            self.pick("Đến lãnh đạo đơn vị từ lần", "To the head of the agency from no."),
            self.pick("Báo lãnh đạo tỉnh từ lần", "To the leaders from no."),
        ]
    }

    pub fn escalation_kept(&self) -> &'static str {
        self.pick("Đã lưu. Các thiết bị nhận ở lần đồng bộ tới.", "Kept. Devices hear it with their next sync.")
    }

    pub fn keep_escalation(&self) -> &'static str {
        self.pick("Lưu", "Save")
    }

    /// What became of the e-mail of a reminder.
    pub fn mail_state(&self, state: &str) -> Option<&'static str> {
        match state {
            "waiting" => Some(self.pick("thư điện tử: đang chờ gửi", "e-mail: waiting")),
            "sent" => Some(self.pick("thư điện tử: đã gửi", "e-mail: sent")),
            "failed" => Some(self.pick("thư điện tử: không gửi được", "e-mail: failed")),
            "no_address" => Some(self.pick("thư điện tử: đơn vị chưa có địa chỉ", "e-mail: no address")),
            _ => None,
        }
    }

    pub fn agency_email(&self) -> &'static str {
        self.pick("Thư điện tử nhận đôn đốc", "E-mail for reminders")
    }
}
