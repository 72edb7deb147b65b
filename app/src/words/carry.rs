//! Lines about carrying a plan over into another year, and about amending one.

use super::Words;
use parboard_domain::{entry::Amended, field::Field};

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
        self.pick("Lý do điều chỉnh (bắt buộc; ghi vào lịch sử từng việc)", "Why it is amended (needed; it goes into the history of each task)")
    }

    pub fn amend_new_plan(&self) -> &'static str {
        self.pick("Văn bản này là kế hoạch mới.", "This document is a new plan.")
    }

    pub fn amend_same(&self, plan: &str) -> String {
        self.put(format!("Không khác gì kế hoạch đang có ({plan})."), format!("It says what the plan that is there says ({plan})."))
    }

    pub fn amend_title(&self, plan: &str) -> String {
        self.put(format!("So với kế hoạch đang có: {plan}"), format!("Beside the plan that is there: {plan}"))
    }

    pub fn amend_differences(&self, count: usize) -> String {
        self.put(format!("{count} chỗ viết khác"), format!("Said otherwise: {count}"))
    }

    pub fn amend_added(&self, count: usize) -> String {
        self.put(format!("{count} việc mới"), format!("New tasks: {count}"))
    }

    pub fn amend_before(&self) -> &'static str {
        self.pick("Đang ghi", "So far")
    }

    pub fn amend_after(&self) -> &'static str {
        self.pick("Sẽ ghi", "Then")
    }

    pub fn amend_nothing(&self) -> &'static str {
        self.pick("(trống)", "(nothing)")
    }

    pub fn amend_beside(&self) -> &'static str {
        self.pick(
            "Đã có người sửa hoặc việc đã khóa: nội dung trên thẻ giữ nguyên, lời mới của kế hoạch để bên cạnh.",
            "People rewrote it, or it is locked: what the card says stays, and the plan’s new words are kept beside it.",
        )
    }

    /// What of a criterion or of a card a plan says otherwise, by its name in JSON.
    pub fn amended_part(&self, part: &str) -> &'static str {
        match (Amended::ALL.into_iter().find(|known| known.as_str() == part), Field::parse(part)) {
            (Some(Amended::Criterion), _) => self.pick("tên tiêu chí", "the criterion’s name"),
            (Some(Amended::Goal), _) => self.pick("mục tiêu", "the goal"),
            (Some(Amended::Lead), _) => self.pick("cơ quan chủ trì", "who leads"),
            (Some(Amended::Coordinating), _) => self.pick("cơ quan phối hợp", "who takes part"),
            (Some(Amended::Deadline), _) => self.pick("thời hạn", "the deadline"),
            (Some(Amended::Assignees), _) => self.pick("cơ quan thực hiện", "who carries it out"),
            (None, Some(field)) => self.field(field),
            (None, None) => "",
        }
    }
}
