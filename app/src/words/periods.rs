//! Lines about periods, what agencies report for them, and figures that are frozen.

use super::Words;
use crate::browser::text;
use parboard_domain::{
    measure::{Day, Moment},
    period::{Period, Said, Schedule, Span, Stage},
};

impl Words {
    pub fn periods(&self) -> &'static str {
        self.pick("Báo cáo định kỳ", "Periodic reports")
    }

    pub fn period_shown(&self) -> &'static str {
        self.pick("Kỳ báo cáo", "Period")
    }

    pub fn period(&self, period: Period) -> String {
        let year = period.year;
        match period.span {
            Span::FirstQuarter => self.put(format!("Quý I năm {year}"), format!("First quarter of {year}")),
            Span::HalfYear => self.put(format!("6 tháng đầu năm {year}"), format!("First half of {year}")),
            Span::ThirdQuarter => self.put(format!("Quý III năm {year}"), format!("Third quarter of {year}")),
            Span::Year => self.put(format!("Năm {year}"), format!("Year {year}")),
        }
    }

    pub fn period_window(&self, (first, last): (Day, Day)) -> String {
        let (first, last) = (text::day(first), text::day(last));
        self.put(format!("Số liệu từ {first} đến hết {last}."), format!("Figures from {first} to the end of {last}."))
    }

    /// Until when, and how long that is.
    pub fn period_due(&self, due_on: Day, today: Day) -> String {
        let (day, left) = (text::day(due_on), due_on.0 - today.0);
        match left {
            0 => self.put(format!("Hạn nộp {day}: hôm nay."), format!("Due {day}: today.")),
            1.. => self.put(format!("Hạn nộp {day}: còn {left} ngày."), format!("Due {day}: {} left.", self.counted(left, "day", "days"))),
            _ => self.put(format!("Hạn nộp {day}: đã qua {} ngày.", -left), format!("Due {day}: {} ago.", self.counted(-left, "day", "days"))),
        }
    }

    pub fn period_counts(&self, (here, all): (usize, usize)) -> String {
        self.put(
            format!("{here}/{all} đơn vị đã nộp báo cáo"),
            format!("{here} of {all} {}", self.form(all, "unit has reported", "units have reported")),
        )
    }

    pub fn periods_own(&self) -> &'static str {
        self.pick("Báo cáo của đơn vị tôi", "My agency's report")
    }

    pub fn periods_missing(&self) -> &'static str {
        self.pick("Chưa nộp", "Not reported yet")
    }

    pub fn periods_here(&self) -> &'static str {
        self.pick("Đã nộp", "Reported")
    }

    /// How far a report is, and whether it came late.
    pub fn report_stage(&self, stage: Option<Stage>, handed_in: Option<Day>, due_on: Option<Day>) -> String {
        let Some(stage) = stage else { return self.pick("Chưa viết", "Nothing written").to_owned() };
        let is = match stage {
            Stage::Written => self.pick("Đang viết, chưa nộp", "Being written, not handed in"),
            Stage::Returned => self.pick("Bị trả lại, chờ nộp lại", "Returned, to be handed in again"),
            Stage::Submitted => self.pick("Đã nộp, chờ xem", "Handed in, to be looked at"),
            _ => self.pick("Đã được chấp nhận", "Accepted"),
        };
        let Some(day) = handed_in else { return is.to_owned() };
        let when = match due_on.map_or(0, |due| day.0 - due.0) {
            late @ 1.. => self.put(
                format!("nộp {}, muộn {late} ngày", text::day(day)),
                format!("handed in {}, {} late", text::day(day), self.counted(late, "day", "days")),
            ),
            _ => self.put(format!("nộp {}, đúng hạn", text::day(day)), format!("handed in {}, in time", text::day(day))),
        };
        format!("{is} · {when}")
    }

    /// Above words that somebody was still writing when their report was handed in.
    pub fn report_closed(&self) -> &'static str {
        self.pick(
            "Báo cáo đã được nộp. Nội dung bạn đang viết vẫn ở đây; chép ra nếu cần, hoặc chờ báo cáo được trả lại.",
            "The report has been handed in. What you were writing is still here: copy it, or wait until the report is returned.",
        )
    }

    /// What a version did.
    pub fn report_step(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Written => self.pick("Viết", "Written"),
            Stage::Returned => self.pick("Trả lại", "Returned"),
            Stage::Submitted => self.pick("Nộp", "Handed in"),
            Stage::Accepted => self.pick("Chấp nhận", "Accepted"),
            Stage::Frozen => self.pick("Chốt số liệu", "Frozen"),
            Stage::Newer => self.pick("Do phiên bản mới hơn tạo", "Made by a newer version"),
        }
    }

    pub fn report_results(&self) -> &'static str {
        self.pick("Kết quả thực hiện", "Results")
    }

    pub fn report_obstacles(&self) -> &'static str {
        self.pick("Khó khăn, vướng mắc", "Difficulties")
    }

    pub fn report_proposals(&self) -> &'static str {
        self.pick("Kiến nghị, đề xuất", "Proposals")
    }

    pub fn report_why(&self) -> &'static str {
        self.pick("Lý do", "Reason")
    }

    pub fn report_submit(&self) -> &'static str {
        self.pick("Nộp báo cáo", "Hand in")
    }

    pub fn report_keep(&self) -> &'static str {
        self.pick("Lưu cho đơn vị, chưa nộp", "Keep for the agency, not handed in")
    }

    pub fn report_accept(&self) -> &'static str {
        self.pick("Chấp nhận báo cáo", "Accept the report")
    }

    pub fn report_return(&self) -> &'static str {
        self.pick("Trả lại báo cáo", "Return the report")
    }

    pub fn report_empty(&self) -> &'static str {
        self.pick("Hãy ghi kết quả thực hiện trước khi nộp.", "Write the results before handing in.")
    }

    pub fn report_needs_why(&self) -> &'static str {
        self.pick("Hãy ghi lý do trả lại.", "Say why it is returned.")
    }

    pub fn report_versions(&self) -> &'static str {
        self.pick("Các bản và lịch sử", "Versions and history")
    }

    pub fn report_none(&self) -> &'static str {
        self.pick("Chưa ai viết báo cáo của kỳ này.", "Nobody has written anything for this period yet.")
    }

    pub fn report_stands(&self) -> &'static str {
        self.pick("đang có hiệu lực", "stands")
    }

    pub fn report_for_another(&self) -> &'static str {
        self.pick("nhập thay đơn vị", "written for the agency")
    }

    pub fn report_overtaken(&self) -> &'static str {
        self.pick(
            "Có bản khác được viết sau khi bạn bắt đầu; xem ở danh sách dưới. Nộp bây giờ thì hai bản nằm cạnh nhau.",
            "Another version came after you began; it is in the list below. If you go on, both will stand side by side.",
        )
    }

    pub fn report_join(&self) -> &'static str {
        self.pick("Tôi đã gộp cả hai", "I have joined both")
    }

    pub fn report_roll_up(&self) -> &'static str {
        self.pick("Tổng hợp báo cáo đã nộp", "All reports in one piece")
    }

    /// One agency's report as text.
    pub fn report_in_full(&self, name: &str, says: &Said) -> String {
        let parts = [(self.report_results(), &says.results), (self.report_obstacles(), &says.obstacles), (self.report_proposals(), &says.proposals)];
        let said = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(part, text)| format!("\n{part}: {text}"));
        said.fold(name.to_owned(), |whole, part| whole + &part)
    }

    /// A version that waits or was refused.
    pub fn report_wish(&self, period: Period, says: &Said, results: &str) -> String {
        format!("{} ({}): {} “{results}”", self.periods(), self.period(period), self.report_step(says.stage))
    }

    /// On "Của tôi": what my agency owes.
    pub fn report_call(&self, period: Period) -> String {
        let period = self.period(period);
        self.put(format!("Đơn vị bạn chưa nộp báo cáo {period}"), format!("Your agency has not reported for {period}"))
    }
}

/// Figures that are frozen.
impl Words {
    pub fn frozen(&self) -> &'static str {
        self.pick("Số liệu đã chốt", "Frozen figures")
    }

    pub fn frozen_none(&self) -> &'static str {
        self.pick("Kỳ này chưa chốt số liệu.", "The figures of this period are not frozen yet.")
    }

    pub fn frozen_hint(&self) -> &'static str {
        self.pick(
            "Chốt giữ nguyên số liệu toàn tỉnh tại lúc bấm, theo số trên máy chủ; sửa đổi sau đó không làm nó đổi. Cần có mạng.",
            "Freezing keeps the province's figures as they stand on the server now; later edits do not change them. It needs the network.",
        )
    }

    pub fn freeze(&self) -> &'static str {
        self.pick("Chốt số liệu", "Freeze the figures")
    }

    /// Before figures of today are frozen for a period that is over for long.
    pub fn freeze_late(&self, last: Day, days: i64) -> String {
        let last = text::day(last);
        self.put(
            format!("Kỳ này đã kết thúc ngày {last}, {days} ngày trước. Số liệu được chốt là số liệu của lúc này, không phải của ngày đó. Bấm lần nữa để chốt."),
            format!("This period ended on {last}, {} ago. What is frozen are the figures of now, not of that day. Press again to freeze.", self.counted(days, "day", "days")),
        )
    }

    pub fn report_same(&self) -> &'static str {
        self.pick("Nội dung này đã được lưu như vậy, không có gì thay đổi.", "It says so already; nothing has changed.")
    }

    /// Beside what was handed in.
    pub fn report_take_back(&self) -> &'static str {
        self.pick("Rút lại để sửa, coi như chưa nộp", "Take it back to mend it, as not handed in")
    }

    pub fn freeze_again(&self) -> &'static str {
        self.pick("Chốt lại số liệu", "Freeze once more")
    }

    pub fn frozen_why(&self) -> &'static str {
        self.pick("Lý do chốt lại", "Why once more")
    }

    pub fn frozen_done(&self) -> &'static str {
        self.pick("Đã chốt số liệu của kỳ.", "The figures are frozen.")
    }

    pub fn frozen_by(&self, who: &str, at: Moment) -> String {
        let at = text::date_time(at);
        self.put(format!("Chốt lúc {at}, {who}"), format!("Frozen {at}, {who}"))
    }

    pub fn frozen_before(&self, at: Moment) -> String {
        let at = text::date_time(at);
        self.put(format!("So với kỳ trước, chốt lúc {at}."), format!("Compared with the period before, frozen {at}."))
    }

    pub fn frozen_no_before(&self) -> &'static str {
        self.pick("Kỳ trước chưa chốt số liệu, nên không có số để so.", "The period before was not frozen, so there is nothing to compare with.")
    }

    /// Of the first period of a plan.
    pub fn frozen_first(&self) -> &'static str {
        self.pick(
            "Đây là kỳ đầu của kế hoạch; kỳ trước thuộc kế hoạch năm trước, nên không so sánh.",
            "This is the plan's first period; the one before belongs to last year's plan, so nothing is compared.",
        )
    }

    pub fn frozen_as_of(&self, at: Moment) -> String {
        let at = text::date_time(at);
        self.put(format!("Số liệu đến {at}."), format!("Figures as of {at}."))
    }

    pub fn frozen_see(&self) -> &'static str {
        self.pick("Xem số liệu lần này", "Show these figures")
    }

    pub fn frozen_criteria(&self) -> &'static str {
        self.pick("Từng tiêu chí", "By criterion")
    }

    pub fn frozen_agencies(&self) -> &'static str {
        self.pick("Theo cơ quan chủ trì", "By lead agency")
    }

    /// A lead agency and how many criteria it led.
    pub fn frozen_leads(&self, name: &str, criteria: u32) -> String {
        self.put(format!("{name}: {} tiêu chí", self.count(criteria)), format!("{name}: {}", self.counted(criteria, "criterion", "criteria")))
    }

    pub fn frozen_missing(&self, units: usize) -> String {
        self.put(format!("{units} đơn vị chưa nộp khi chốt"), format!("{units} had not reported by then"))
    }

    pub fn period_paper(&self) -> &'static str {
        self.pick("Văn bản báo cáo của kỳ này", "This period's report as a document")
    }

    pub fn frozen_whole(&self) -> &'static str {
        self.pick("Toàn kế hoạch", "The whole plan")
    }

    pub fn frozen_done_of(&self, tasks: u32) -> String {
        self.put(format!("Hoàn thành, trong {} việc", self.count(tasks)), format!("Done, of {}", self.counted(tasks, "task", "tasks")))
    }

    pub fn frozen_percent(&self) -> &'static str {
        self.pick("Tiến độ", "Progress")
    }

    pub fn frozen_overdue(&self) -> &'static str {
        self.pick("Quá hạn", "Overdue")
    }

    pub fn frozen_blocked(&self) -> &'static str {
        self.pick("Vướng mắc", "Held up")
    }

    /// What it was, and which way it went.
    pub fn frozen_change(&self, now: u32, was: u32, unit: &str, turn: &str) -> String {
        let by = now.abs_diff(was);
        let (sign, went) = if now > was { ("▲", self.pick("tăng", "up")) } else { ("▼", self.pick("giảm", "down")) };
        let judged = match turn {
            "better" => self.pick(", tốt hơn", ", better"),
            "worse" => self.pick(", xấu hơn", ", worse"),
            _ => return self.put(format!("(kỳ trước {was}{unit}, = không đổi)"), format!("(before {was}{unit}, = unchanged)")),
        };
        self.put(format!("(kỳ trước {was}{unit}, {sign} {went} {by}{judged})"), format!("(before {was}{unit}, {sign} {went} {by}{judged})"))
    }
}

/// When periods begin and reports are due.
impl Words {
    pub fn schedule_hint(&self) -> &'static str {
        self.pick(
            "Dùng cho cả tỉnh. Kỳ bắt đầu vào ngày này của tháng 12 (quý III: tháng 6) và kết thúc ngay trước ngày đó của tháng cuối kỳ.",
            "For the whole province. A period begins on that day of December (the third quarter: of June) and ends on the day before it in its last month.",
        )
    }

    pub fn schedule_rule(&self, schedule: Schedule, period: Period) -> String {
        let due = text::day(period.due_on(schedule));
        format!(
            "{}: {} {}",
            self.period(period),
            self.period_window(period.window(schedule)),
            self.put(format!("Hạn nộp {due}."), format!("Due {due}."))
        )
    }

    pub fn schedule_fields(&self) -> [&'static str; 2] {
        [
            self.pick("Kỳ bắt đầu vào ngày (1 đến 28)", "A period begins on day (1 to 28)"),
            self.pick("Hạn nộp vào ngày của tháng cuối kỳ (1 đến 28)", "Reports are due on day of its last month (1 to 28)"),
        ]
    }

    pub fn keep_schedule(&self) -> &'static str {
        self.pick("Lưu kỳ báo cáo", "Keep the periods")
    }

    pub fn schedule_kept(&self) -> &'static str {
        self.pick("Đã lưu. Các thiết bị nhận ở lần đồng bộ tiếp theo.", "Kept. Devices have it with their next sync.")
    }
}
