//! Lines about shares of units.

use super::Words;
use crate::browser::text;
use parboard_domain::{measure::Moment, share::Tally};

impl Words {
    pub fn shares(&self) -> &'static str {
        self.pick("Phần việc của các đơn vị", "Shares of the units")
    }

    /// What is most worth knowing of all shares together.
    pub fn tally(&self, tally: &Tally) -> String {
        let Tally { done, blocked, percent, .. } = tally;
        let parts = [
            Some(self.reported(tally)),
            (*done > 0).then(|| self.put(format!("{done} hoàn thành"), format!("{done} done"))),
            (*blocked > 0).then(|| self.put(format!("{blocked} vướng mắc"), format!("{blocked} held up"))),
            Some(self.put(format!("bình quân {percent} %"), format!("{percent} % on average"))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    pub fn own_share(&self, unit: &str) -> String {
        self.put(format!("Phần việc của {unit}"), format!("The share of {unit}"))
    }

    pub fn of_unit(&self, unit: &str) -> String {
        self.put(format!("về phần việc của {unit}"), format!("on the share of {unit}"))
    }

    pub fn share_status(&self) -> &'static str {
        self.pick("Trạng thái phần việc", "Status of the share")
    }

    pub fn share_blocked(&self) -> &'static str {
        self.pick("Vướng mắc của đơn vị", "What holds the unit up")
    }

    pub fn share_block(&self) -> &'static str {
        self.pick("Báo vướng mắc", "Report it")
    }

    pub fn share_unblock(&self) -> &'static str {
        self.pick("Đã gỡ vướng mắc", "Settled")
    }

    pub fn share_for_others(&self) -> &'static str {
        self.pick("Bạn nhập thay đơn vị này: lịch sử ghi rõ người nhập là bạn.", "You report for this unit: the history says that it was you.")
    }

    pub fn share_returned(&self) -> &'static str {
        self.pick(
            "Khi trả lại, hãy ghi lý do ở ô báo cáo rồi đổi trạng thái.",
            "When you return a share, write why in the report, and then change its status.",
        )
    }

    pub fn not_reported(&self, count: usize) -> String {
        self.put(format!("Chưa báo cáo ({count})"), format!("Not reported ({count})"))
    }

    pub fn have_reported(&self, count: usize) -> String {
        self.put(format!("Đã báo cáo ({count})"), format!("Reported ({count})"))
    }

    pub fn units_which(&self) -> &'static str {
        self.pick("Xem đơn vị", "Which units")
    }

    pub fn unit_open(&self, unit: &str) -> String {
        self.put(format!("Mở phần việc của {unit}"), format!("Open the share of {unit}"))
    }

    /// Opens what can be opened.
    pub fn open(&self) -> &'static str {
        self.pick("Mở", "Open")
    }

    pub fn shares_silent(&self) -> &'static str {
        self.pick("Phần việc chưa báo cáo", "Shares not reported yet")
    }

    pub fn shares_open(&self) -> &'static str {
        self.pick("Phần việc của đơn vị đang làm", "Shares under way")
    }

    pub fn units_none(&self) -> &'static str {
        self.pick("Không có đơn vị nào.", "No unit.")
    }

    pub fn reported_at(&self, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("báo cáo {when}"), format!("reported {when}"))
    }
}
