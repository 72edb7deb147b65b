//! Lines about carrying a plan over into another year, and about amending one.

use super::Words;

impl Words {
    pub fn carry(&self) -> &'static str {
        self.pick("Chuyển sang năm sau", "Carry into next year")
    }

    pub fn carry_hint(&self) -> &'static str {
        self.pick(
            "Việc chưa hoàn thành thành một kế hoạch của năm được chọn, theo đúng câu chữ và tên cơ quan hiện nay. Kế hoạch cũ giữ nguyên. Chuyển lần nữa chỉ cập nhật, không nhân đôi.",
            "What is not done becomes a plan of the chosen year, in the words and with the agencies of today. The old plan stays as it is. Carried over again it is updated and never duplicated.",
        )
    }

    pub fn carry_from(&self) -> &'static str {
        self.pick("Kế hoạch", "Plan")
    }

    pub fn carry_year(&self) -> &'static str {
        self.pick("Sang năm", "Into the year")
    }

    pub fn carry_preview(&self) -> &'static str {
        self.pick("Xem trước", "Preview")
    }

    pub fn carry_shown(&self) -> &'static str {
        self.pick("Sẽ chuyển tiếp", "What would go on")
    }

    pub fn carry_nothing(&self) -> &'static str {
        self.pick("Kế hoạch này không còn việc nào chưa hoàn thành.", "Nothing in this plan is left undone.")
    }

    pub fn carry_keep(&self) -> &'static str {
        self.pick("Chuyển tiếp", "Carry over")
    }

    pub fn carry_done(&self) -> &'static str {
        self.pick("Đã chuyển tiếp", "Carried over")
    }

    pub fn amend_why(&self) -> &'static str {
        self.pick(
            "Lý do điều chỉnh (khi cập nhật kế hoạch đã có; ghi vào lịch sử từng việc)",
            "Why it is amended (when a plan is brought up to date; it goes into the history of each task)",
        )
    }
}
