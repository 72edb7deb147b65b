//! Lines of the meeting's screen, and the paragraph for the report.

use super::Words;
use crate::{
    browser::text,
    state::standing::{CriterionStanding, Overview, Scope},
};
use parboard_domain::{measure::Moment, score::standing::Verdict, share::Tally, vietnamese};

/// So many criteria the paragraph names.
const NAMED: usize = 3;

impl Words {
    pub fn meeting(&self) -> &'static str {
        self.pick("Chế độ họp", "Meeting")
    }

    pub fn meeting_begin(&self) -> &'static str {
        self.pick("Họp", "Meeting")
    }

    pub fn meeting_end(&self) -> &'static str {
        self.pick("Kết thúc", "End")
    }

    pub fn meeting_before(&self) -> &'static str {
        self.pick("Trước", "Back")
    }

    pub fn meeting_next(&self) -> &'static str {
        self.pick("Tiếp", "Next")
    }

    pub fn full_screen(&self) -> &'static str {
        self.pick("Toàn màn hình", "Full screen")
    }

    pub fn meeting_place(&self, at: usize, of: usize) -> String {
        self.put(format!("Tiêu chí {at}/{of}"), format!("Criterion {at} of {of}"))
    }

    pub fn meeting_cards(&self, count: usize) -> String {
        self.put(format!("{} việc", self.count(count)), self.counted(count, "task", "tasks"))
    }

    /// A leader directs; others comment.
    pub fn meeting_direction(&self, directs: bool) -> &'static str {
        if directs { self.pick("Ý kiến chỉ đạo", "Directions") } else { self.pick("Ý kiến tại cuộc họp", "Said at the meeting") }
    }

    pub fn meeting_note(&self, directs: bool) -> &'static str {
        if directs { self.pick("Ghi chỉ đạo", "Note the direction") } else { self.pick("Ghi ý kiến", "Note it") }
    }

    pub fn meeting_on_card(&self) -> &'static str {
        self.pick("Về việc", "About")
    }

    pub fn direction_state(&self, answered: bool) -> &'static str {
        if answered { self.pick("đã trả lời", "answered") } else { self.pick("chờ trả lời", "waits for an answer") }
    }

    pub fn direction_by(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("{who}, {when}"), format!("{who}, {when}"))
    }

    /// How many of so many cards are done.
    pub fn meeting_done(&self, done: u32, tasks: u32) -> String {
        self.put(
            format!("hoàn thành bình quân, {done}/{tasks} việc xong"),
            format!("done on average, {done} of {} through", self.counted(tasks, "task", "tasks")),
        )
    }

    /// What is known of a card, in a line.
    pub fn card_facts(&self, percent: u32, evidence: i64, directions: i64, tally: Option<Tally>) -> String {
        let units = tally.map(|tally| {
            let (reported, units) = (tally.reported, tally.units);
            self.put(
                format!("{reported}/{units} đơn vị đã báo cáo"),
                format!("{reported}/{units} {}", self.form(units, "unit has reported", "units have reported")),
            )
        });
        let evidence = (evidence > 0).then(|| {
            self.put(format!("{} tài liệu kiểm chứng", self.count(evidence)), self.counted(evidence, "piece of evidence", "pieces of evidence"))
        });
        let directions = (directions > 0).then(|| {
            self.put(format!("{} chỉ đạo chờ trả lời", self.count(directions)), self.counted(directions, "direction waits", "directions wait"))
        });
        [Some(format!("{percent} %")), units, evidence, directions].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    pub fn print_page(&self) -> &'static str {
        self.pick("In", "Print")
    }

    pub fn paragraph_title(&self) -> &'static str {
        self.pick("Đoạn văn cho báo cáo CCHC", "A paragraph for the report")
    }

    pub fn paragraph_copy(&self) -> &'static str {
        self.pick("Chép đoạn văn", "Copy the paragraph")
    }

    pub fn paragraph_copied(&self) -> &'static str {
        self.pick("Đã chép. Mở báo cáo rồi dán vào.", "Copied. Open the report and paste it.")
    }

    pub fn paragraph_not_copied(&self) -> &'static str {
        self.pick(
            "Trình duyệt không cho chép. Hãy chọn đoạn văn rồi chép bằng tay.",
            "The browser does not allow it. Select the paragraph and copy it by hand.",
        )
    }

    /// The figures of the screen as a paragraph. `chased` is how many units were reminded, and how often in all.
    pub fn paragraph(&self, overview: &Overview, scope: Scope, fresh_at: Option<Moment>, stalled_days: i64, chased: (usize, u32)) -> String {
        let sentences = [
            self.paragraph_of_what(overview, scope, fresh_at),
            self.paragraph_of_work(overview, stalled_days),
            self.paragraph_of_targets(overview),
            self.paragraph_of_worst(&overview.criteria),
            self.paragraph_of_chasing(chased),
        ];
        sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn paragraph_of_what(&self, overview: &Overview, scope: Scope, fresh_at: Option<Moment>) -> String {
        let as_of = fresh_at.map(|at| (text::time_of_day(at), text::day(at.day())));
        let (count, tasks) = (overview.criteria.len(), overview.sum.tasks);
        // A plan whose number was left blank goes by its title, which says what it is.
        let is_title = vietnamese::small(&overview.plan).starts_with("kế hoạch");
        let plan =
            if is_title { overview.plan.clone() } else { self.put(format!("Kế hoạch {}", overview.plan), format!("Plan {}", overview.plan)) };
        let kind = match scope {
            Scope::Weak => self.pick("tiêu chí cần khắc phục", self.form(count, "weak criterion", "weak criteria")),
            Scope::Satisfaction => self.pick("nội dung về mức độ hài lòng", self.form(count, "satisfaction item", "satisfaction items")),
            Scope::All => self.pick("tiêu chí", self.form(count, "criterion", "criteria")),
        };
        let gap = overview.declared.filter(|_| scope == Scope::Weak && !overview.missing.is_empty()).map(|declared| {
            let missing = overview.missing.join(", ");
            self.put(
                format!(" (văn bản khai {declared}, đọc được {count}, thiếu {missing})"),
                format!(
                    " (the document declares {declared}; {count} were read, {missing} {} missing)",
                    self.form(overview.missing.len(), "is", "are")
                ),
            )
        });
        let gap = gap.unwrap_or_default();
        let begins =
            as_of.map_or_else(String::new, |(time, day)| self.put(format!("Tính đến {time} ngày {day}, "), format!("As of {time} on {day}, ")));
        self.put(
            format!("{begins}{plan} có {count} {kind}{gap} với {tasks} nhiệm vụ."),
            format!("{begins}{plan} has {count} {kind}{gap} with {}.", self.counted(tasks, "task", "tasks")),
        )
    }

    fn paragraph_of_work(&self, overview: &Overview, stalled_days: i64) -> String {
        let sum = &overview.sum;
        let [not_started, in_progress, in_review, done] = sum.by_status;
        let (percent, overdue, blocked, stalled) = (sum.percent(), sum.overdue, sum.blocked, sum.stalled);
        self.put(
            format!(
                "Đã hoàn thành {done}, chờ thẩm định {in_review}, đang thực hiện {in_progress}, chưa thực hiện {not_started}; \
                 mức hoàn thành bình quân {percent} %. Có {overdue} nhiệm vụ quá hạn, {blocked} nhiệm vụ vướng mắc, \
                 {stalled} nhiệm vụ không có cập nhật trong {stalled_days} ngày."
            ),
            format!(
                "Done {done}, in review {in_review}, in progress {in_progress}, not started {not_started}; {percent} % on average. \
                 {overdue} {} overdue, {blocked} blocked, {stalled} without news for {}.",
                self.form(overdue, "task is", "tasks are"),
                self.counted(stalled_days, "day", "days")
            ),
        )
    }

    fn paragraph_of_targets(&self, overview: &Overview) -> String {
        let aims = || overview.criteria.iter().filter(|row| row.score.aims().is_some());
        let count = |is: fn(Verdict) -> bool| aims().filter(|row| is(row.score.verdict)).count();
        let (all, reached, short) =
            (aims().count(), count(|verdict| verdict == Verdict::Reached), count(|verdict| matches!(verdict, Verdict::Short(_))));
        if all == 0 {
            return String::new();
        }
        let unknown = all - reached - short;
        self.put(
            format!("Trong {all} chỉ tiêu bằng số: {reached} đạt, {short} chưa đạt, {unknown} chưa so được."),
            format!(
                "Of {} in numbers {reached} {} reached, {short} {} not, {unknown} cannot be compared yet.",
                self.counted(all, "target", "targets"),
                self.form(reached, "is", "are"),
                self.form(short, "is", "are")
            ),
        )
    }

    fn paragraph_of_worst(&self, criteria: &[CriterionStanding]) -> String {
        let is_behind = |row: &&CriterionStanding| row.rollup.overdue + row.rollup.blocked + row.rollup.stalled > 0;
        let name = |row: &CriterionStanding| {
            let lead = &row.lead;
            let lead = if lead.is_empty() {
                self.pick("chưa có cơ quan chủ trì", "nobody leads it").to_owned()
            } else {
                self.put(format!("{lead} chủ trì"), format!("led by {lead}"))
            };
            let (number, title, percent, why) = (&row.number, &row.title, row.rollup.percent(), self.paragraph_why(row));
            self.put(format!("{number} {title} ({lead}; {why}, {percent} %)"), format!("{number} {title} ({lead}; {why}, {percent} %)"))
        };
        let worst: Vec<String> = criteria.iter().filter(is_behind).take(NAMED).map(name).collect();
        if worst.is_empty() {
            return String::new();
        }
        let worst = worst.join("; ");
        self.put(format!("Cần tập trung trước hết: {worst}."), format!("First of all: {worst}."))
    }

    fn paragraph_why(&self, row: &CriterionStanding) -> String {
        let (overdue, blocked, stalled) = (row.rollup.overdue, row.rollup.blocked, row.rollup.stalled);
        let part = |count: u32, vi: &str, en: &str| (count > 0).then(|| self.put(format!("{count} {vi}"), format!("{count} {en}")));
        let parts =
            [part(overdue, "việc quá hạn", "overdue"), part(blocked, "vướng mắc", "blocked"), part(stalled, "lâu chưa báo cáo", "without news")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn paragraph_of_chasing(&self, (units, times): (usize, u32)) -> String {
        if units == 0 {
            return String::new();
        }
        self.put(
            format!("Trong toàn kế hoạch đã đôn đốc {units} đơn vị, {times} lượt."),
            format!(
                "In the whole plan {units} {} reminded, {} in all.",
                self.form(units, "unit was", "units were"),
                self.counted(times, "time", "times")
            ),
        )
    }
}
