//! Lines about the appraisal of what was done.

use super::Words;
use crate::browser::text;
use parboard_domain::{
    appraisal::{self, Asks, Stage},
    measure::Moment,
    task::Status,
};

impl Words {
    pub fn appraisal(&self) -> &'static str {
        self.pick("Thẩm định", "Appraisal")
    }

    /// The name of a step from one column to another, on the button that takes it.
    pub fn step(&self, from: Status, to: Status, asks: Option<Asks>) -> &'static str {
        match appraisal::stage(from, to, asks != Some(Asks::Reason)) {
            Some(Stage::Submitted) => self.pick("Trình thẩm định", "Submit for appraisal"),
            Some(Stage::TakenBack) => self.pick("Rút lại", "Take back"),
            Some(Stage::Returned) => self.pick("Trả lại", "Return"),
            Some(Stage::Approved) => self.pick("Xác nhận hoàn thành", "Approve as done"),
            Some(Stage::Reopened) => match to {
                Status::InReview => self.pick("Mở lại để thẩm định lại", "Open again for appraisal"),
                Status::NotStarted => self.pick("Mở lại, làm từ đầu", "Open again from the start"),
                _ => self.pick("Mở lại, làm tiếp", "Open again for work"),
            },
            _ => self.status(to),
        }
    }

    /// What is to be written with a step.
    pub fn stage_words(&self, asks: Option<Asks>) -> &'static str {
        match asks {
            Some(Asks::Proof) => self.pick(
                "Chưa có tài liệu kiểm chứng nào. Giải trình vì sao, và căn cứ vào đâu:",
                "There is no evidence yet. Explain why, and what this rests on:",
            ),
            Some(Asks::Reason) => self.pick("Lý do", "Reason"),
            None => self.pick("Ghi thêm (không bắt buộc)", "A note, if you like"),
        }
    }

    pub fn add_evidence_instead(&self) -> &'static str {
        self.pick("Thêm tài liệu kiểm chứng trước", "Add evidence first")
    }

    /// Which step was taken last, by whom and when.
    pub fn stage_reached(&self, stage: Stage, who: &str, at: Moment, in_round: bool) -> String {
        let when = text::date_time(at);
        match stage {
            Stage::Submitted if in_round => self.put(format!("{who} đã gửi đề xuất, {when}"), format!("Sent by {who}, {when}")),
            Stage::Approved if in_round => self.put(format!("{who} đã chọn đề xuất, {when}"), format!("Accepted by {who}, {when}")),
            Stage::Submitted => self.put(format!("{who} đã trình thẩm định, {when}"), format!("Submitted for appraisal by {who}, {when}")),
            Stage::TakenBack => self.put(format!("{who} đã rút lại, {when}"), format!("Taken back by {who}, {when}")),
            Stage::Returned => self.put(format!("{who} đã trả lại, {when}"), format!("Returned by {who}, {when}")),
            Stage::Approved => self.put(format!("{who} đã xác nhận hoàn thành, {when}"), format!("Approved as done by {who}, {when}")),
            Stage::Reopened => self.put(format!("{who} đã mở lại, {when}"), format!("Opened again by {who}, {when}")),
            Stage::Locked => self.put(
                format!("{who} đã khóa sau thẩm định, {when}. Mọi nội dung chỉ để đọc; cần sửa thì đề nghị mở lại ở phần ý kiến."),
                format!("Locked after appraisal by {who}, {when}. All of it is to be read only; ask in a comment to have it opened again."),
            ),
            Stage::Newer => self.newer_change.to_owned(),
        }
    }

    pub fn lock(&self) -> &'static str {
        self.pick("Khóa", "Lock")
    }

    pub fn lock_hint(&self) -> &'static str {
        self.pick("Khóa rồi thì không ai sửa được nữa, cho đến khi bạn mở lại.", "Once locked nobody changes it, until you open it again.")
    }

    pub fn locked_done(&self) -> &'static str {
        self.pick("Đã khóa", "Locked")
    }

    pub fn returned_to_me(&self) -> &'static str {
        self.pick("Bị trả lại", "Sent back")
    }
}
