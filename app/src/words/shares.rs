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

    pub fn shares_to_judge(&self) -> &'static str {
        self.pick("Phần việc chờ bạn xem xét", "Shares waiting for your judgement")
    }

    /// A unit whose share was begun, by name, and whether it is on the list of units still.
    pub fn off_list(&self, name: &str, is_off: bool) -> String {
        if is_off { self.put(format!("{name} (không còn trong danh sách)"), format!("{name} (no longer listed)")) } else { name.to_owned() }
    }

    pub fn units_none(&self) -> &'static str {
        self.pick("Không có đơn vị nào.", "No unit.")
    }

    pub fn reported_at(&self, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("báo cáo {when}"), format!("reported {when}"))
    }

    pub fn rosters(&self) -> &'static str {
        self.pick("Danh sách đơn vị", "Units")
    }

    pub fn rosters_about(&self) -> &'static str {
        self.pick(
            "Kế hoạch giao việc cho “các cơ quan, đơn vị, địa phương”. Danh sách dưới đây nói đó là những ai; mỗi đơn vị có phần việc riêng để báo cáo.",
            "The plan hands work to “all agencies”. These lists say who they are; each unit reports its own share.",
        )
    }

    pub fn rosters_none(&self) -> &'static str {
        self.pick("Kế hoạch này không giao việc chung cho nhiều đơn vị.", "This plan hands nothing to many units.")
    }

    /// How many units and cards, and as of which day.
    pub fn roster_facts(&self, units: usize, cards: usize, day: Option<String>) -> String {
        let as_of = day.map(|day| self.put(format!(" · theo danh bạ ngày {day}"), format!(" · as of {day}"))).unwrap_or_default();
        self.put(
            format!("{units} đơn vị · {cards} việc{as_of}"),
            format!("{} · {}{as_of}", self.counted(units, "unit", "units"), self.counted(cards, "task", "tasks")),
        )
    }

    pub fn roster_unlisted(&self, cards: usize) -> String {
        self.put(
            format!("Chưa lập danh sách · {cards} việc. Khi chưa có danh sách, mọi cơ quan cùng cập nhật chung một thẻ việc."),
            format!("Not listed · {}. Until there is a list, all agencies work on the same card.", self.counted(cards, "task", "tasks")),
        )
    }

    pub fn roster_edit(&self) -> &'static str {
        self.pick("Sửa danh sách", "Edit the list")
    }

    pub fn roster_search(&self) -> &'static str {
        self.pick("Tìm đơn vị", "Find a unit")
    }

    pub fn roster_saved(&self) -> &'static str {
        self.pick("Đã lưu danh sách.", "The list is saved.")
    }

    pub fn roster_ticked(&self, count: usize) -> String {
        self.put(format!("Đã chọn {} đơn vị", self.count(count)), format!("{} ticked", self.counted(count, "unit", "units")))
    }

    pub fn roster_as_registry(&self) -> &'static str {
        self.pick("Chọn theo danh bạ", "As in the registry")
    }
}
