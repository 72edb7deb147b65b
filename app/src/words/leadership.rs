//! Lines of the leadership screen.

use super::Words;
use crate::state::standing::{Scope, Sight};
use parboard_domain::{
    figures::{Flag, Thresholds},
    measure::Moment,
};

impl Words {
    /// The screen's title: how much of what, in which order.
    pub fn leadership_title(&self, sight: Sight, scope: Scope, count: usize) -> String {
        match (sight, scope) {
            (Sight::Agencies, _) => self.put(
                format!("Điều hành: {count} cơ quan chủ trì, nặng nhất trước"),
                format!("Leaders: {}, worst first", self.counted(count, "lead agency", "lead agencies")),
            ),
            (Sight::Fields, _) => self.put(
                format!("Điều hành: {count} lĩnh vực, nặng nhất trước"),
                format!("Leaders: {}, worst first", self.counted(count, "field", "fields")),
            ),
            (Sight::Tracks, _) => self.put(
                format!("Điều hành: {count} nhóm tiêu chí, nặng nhất trước"),
                format!("Leaders: {} of criteria, worst first", self.counted(count, "group", "groups")),
            ),
            (Sight::Units, _) => self.pick("Điều hành: số liệu của từng đơn vị", "Leaders: how fresh each unit's figures are").to_owned(),
            (Sight::Charts, _) => self.pick("Điều hành: biểu đồ", "Leaders: charts").to_owned(),
            (_, Scope::Weak) => self.put(
                format!("Điều hành: {count} tiêu chí yếu, nặng nhất trước"),
                format!("Leaders: {}, worst first", self.counted(count, "weak criterion", "weak criteria")),
            ),
            (_, Scope::Satisfaction) => self.put(
                format!("Điều hành: {count} tiêu chí hài lòng, nặng nhất trước"),
                format!("Leaders: {}, worst first", self.counted(count, "satisfaction criterion", "satisfaction criteria")),
            ),
            (_, Scope::All) => self.put(
                format!("Điều hành: {count} tiêu chí, nặng nhất trước"),
                format!("Leaders: {}, worst first", self.counted(count, "criterion", "criteria")),
            ),
        }
    }

    /// Which criteria are looked at.
    pub fn scope(&self, scope: Scope) -> &'static str {
        match scope {
            Scope::Weak => self.pick("Yếu", "Weak"),
            Scope::Satisfaction => self.pick("Hài lòng", "Satisfaction"),
            Scope::All => self.pick("Tất cả", "All"),
        }
    }

    /// How criteria are looked at.
    pub fn sight(&self, sight: Sight) -> &'static str {
        match sight {
            Sight::Criteria => self.pick("Tiêu chí", "Criteria"),
            Sight::Columns => self.pick("Bảng", "Columns"),
            Sight::Agencies => self.pick("Cơ quan", "Agencies"),
            Sight::Fields => self.pick("Lĩnh vực", "Fields"),
            Sight::Tracks => self.pick("Nhóm", "Groups"),
            Sight::Units => self.pick("Đơn vị", "Units"),
            Sight::Charts => self.pick("Biểu đồ", "Charts"),
        }
    }

    /// The order of the rows; the same words as `Rollup::urgency`.
    pub fn urgency_rule(&self) -> &'static str {
        self.pick(
            "Xếp theo: nhiều việc quá hạn, rồi nhiều vướng mắc, rồi nhiều việc không cập nhật, rồi tỷ lệ thấp.",
            "Order: more overdue tasks, then more blocked, then more stalled, then less progress.",
        )
    }

    pub fn choose_scope(&self) -> &'static str {
        self.pick("Nhóm tiêu chí", "Which criteria")
    }

    pub fn choose_sight(&self) -> &'static str {
        self.pick("Xem theo", "View by")
    }

    pub fn tile_progress(&self) -> &'static str {
        self.pick("hoàn thành bình quân", "mean progress")
    }

    pub fn tile_overdue(&self) -> &'static str {
        self.pick("tiêu chí có việc quá hạn", "criteria with overdue tasks")
    }

    pub fn tile_blocked(&self) -> &'static str {
        self.pick("việc vướng mắc", "blocked tasks")
    }

    /// Stalled tasks, and after how many days a task counts as one.
    pub fn tile_stalled(&self, days: i64) -> String {
        self.put(format!("việc không cập nhật {days} ngày"), format!("tasks without news for {}", self.counted(days, "day", "days")))
    }

    pub fn tile_no_lead(&self) -> &'static str {
        self.pick("tiêu chí chưa có chủ trì", "criteria nobody leads")
    }

    pub fn column_number(&self) -> &'static str {
        self.pick("Số", "No.")
    }

    pub fn column_criterion(&self) -> &'static str {
        self.pick("Tiêu chí", "Criterion")
    }

    pub fn column_criteria(&self) -> &'static str {
        self.pick("Tiêu chí", "Criteria")
    }

    pub fn column_lead(&self) -> &'static str {
        self.pick("Cơ quan chủ trì", "Lead agency")
    }

    pub fn column_tasks(&self) -> &'static str {
        self.pick("Việc", "Tasks")
    }

    pub fn column_done(&self) -> &'static str {
        self.pick("Xong", "Done")
    }

    pub fn column_percent(&self) -> &'static str {
        self.pick("Tỷ lệ", "Progress")
    }

    /// The head of a column of flags: short, since thirteen letters over a two-digit number waste a screen.
    pub fn column_flag(&self, flag: Flag, thresholds: Thresholds) -> String {
        match flag {
            Flag::Stalled => self.pick("Lâu chưa báo", "Stalled").to_owned(),
            other => self.flag(other, thresholds),
        }
    }

    pub fn column_newest(&self) -> &'static str {
        self.pick("Mới nhất", "Newest")
    }

    /// How long ago, in one or two words, for a narrow column.
    pub fn days_ago(&self, at: Moment, now: Moment) -> String {
        match now.days_since(at) {
            0 => self.today.to_owned(),
            n => self.put(format!("{n} ngày"), self.counted(n, "day", "days")),
        }
    }

    /// A number that the plan announces and its text lacks.
    pub fn gap(&self, declared: Option<i64>, read: usize) -> String {
        match declared {
            Some(declared) => self.put(
                format!("không có trong văn bản đã nhập (khai {declared}, đọc được {read})"),
                format!("not in the imported document (declares {declared}, read {read})"),
            ),
            None => self.put("không có trong văn bản đã nhập".into(), "not in the imported document".into()),
        }
    }

    /// Several agencies may lead one criterion.
    pub fn counted_for_each(&self) -> &'static str {
        self.pick("Tiêu chí có nhiều cơ quan chủ trì được tính cho từng cơ quan.", "A criterion with several leads counts for each.")
    }

    /// What the colours and stripes of a meter mean.
    pub fn legend(&self) -> &'static str {
        self.pick("Chú giải", "Legend")
    }

    pub fn nothing_in_scope(&self) -> &'static str {
        self.pick("Kế hoạch này không có tiêu chí nào thuộc nhóm này.", "This plan has no criteria of that kind.")
    }

    /// The filter that a row of the leadership screen sets on the board.
    pub fn only_criterion(&self, number: &str) -> String {
        self.put(format!("Tiêu chí {number}"), format!("Criterion {number}"))
    }
}
