//! Lines about directions, people who are named, steps, and who carries out.

use super::{Words, record::excerpt};
use crate::browser::text;
use parboard_domain::{
    entry::{Entry, EntryKind},
    measure::{Day, Moment},
};

impl Words {
    pub fn direction_about(&self) -> &'static str {
        self.pick(
            "Ý kiến của lãnh đạo là chỉ đạo: cơ quan liên quan thấy ở mục Của tôi cho đến khi trả lời.",
            "What leadership says is a direction: the agencies concerned have it under Mine until it is answered.",
        )
    }

    /// Who answered a direction first, and when.
    pub fn answered(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("Chỉ đạo đã được trả lời: {who}, {when}"), format!("Direction answered by {who}, {when}"))
    }

    pub fn answer(&self) -> &'static str {
        self.pick("Trả lời", "Answer")
    }

    pub fn answer_to(&self, direction: &str) -> String {
        let words = excerpt(direction);
        self.put(format!("Trả lời chỉ đạo: “{words}”"), format!("Answer to the direction: “{words}”"))
    }

    pub fn answer_send(&self) -> &'static str {
        self.pick("Gửi trả lời", "Send the answer")
    }

    pub fn directions_to_answer(&self) -> &'static str {
        self.pick("Chỉ đạo chờ trả lời", "Directions to answer")
    }

    pub fn directions_unanswered(&self) -> &'static str {
        self.pick("Chỉ đạo của tôi chưa được trả lời", "My directions without an answer")
    }

    pub fn mentions_me(&self) -> &'static str {
        self.pick("Nhắc đến tôi", "Mentions of me")
    }

    pub fn mentioned(&self, names: &str) -> String {
        self.put(format!("Nhắc đến: {names}"), format!("Names: {names}"))
    }

    pub fn mention(&self) -> &'static str {
        self.pick("Nhắc tên", "Mention")
    }

    pub fn mention_find(&self) -> &'static str {
        self.pick("Tìm người để nhắc tên", "Find somebody to mention")
    }

    pub fn mention_hint(&self) -> &'static str {
        self.pick("Gõ @ để nhắc tên người khác.", "Type @ to mention somebody.")
    }

    pub fn people_found(&self, count: usize) -> String {
        self.put(format!("{} người", self.count(count)), self.counted(count, "person", "people"))
    }

    pub fn steps_title(&self) -> &'static str {
        self.pick("Các bước và mốc", "Steps and milestones")
    }

    pub fn steps_none(&self) -> &'static str {
        self.pick(
            "Chưa chia bước. Bước có ngày là mốc: quá ngày mà chưa xong thì việc quá hạn.",
            "No steps yet. A step with a day is a milestone: when it passes undone, the task is overdue.",
        )
    }

    pub fn step_words(&self) -> &'static str {
        self.pick("Bước cần làm", "What is to be done")
    }

    pub fn step_day(&self) -> &'static str {
        self.pick("Đến ngày (nếu là mốc)", "By (for a milestone)")
    }

    pub fn step_add(&self) -> &'static str {
        self.pick("Thêm bước", "Add the step")
    }

    pub fn step_change(&self, step: &str) -> String {
        self.put(format!("Sửa bước “{step}”"), format!("Change “{step}”"))
    }

    pub fn step_remove(&self, step: &str) -> String {
        self.put(format!("Bỏ bước “{step}”"), format!("Remove “{step}”"))
    }

    pub fn step_edit(&self) -> &'static str {
        self.pick("Sửa", "Change")
    }

    pub fn remove(&self) -> &'static str {
        self.pick("Bỏ", "Remove")
    }

    /// The day of a milestone, and how it stands.
    pub fn milestone(&self, day: Day, due: Option<String>) -> String {
        let day = text::day(day);
        let due = due.map(|due| format!(" · {due}")).unwrap_or_default();
        self.put(format!("Mốc {day}{due}"), format!("Milestone {day}{due}"))
    }

    pub fn step_done_by(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("{who} đánh dấu xong, {when}"), format!("Checked by {who}, {when}"))
    }

    pub fn step_wish(&self, words: &str, due_on: Option<Day>) -> String {
        let day = due_on.map(text::day).map(|day| self.put(format!(", mốc {day}"), format!(", by {day}"))).unwrap_or_default();
        self.put(format!("Bước “{words}”{day}"), format!("Step “{words}”{day}"))
    }

    pub fn people(&self) -> &'static str {
        self.pick("Người thực hiện", "Who carries it out")
    }

    pub fn people_none(&self) -> &'static str {
        self.pick("Chưa giao cho ai.", "Nobody yet.")
    }

    pub fn person_choose(&self) -> &'static str {
        self.pick("Chọn người để giao", "Choose somebody")
    }

    pub fn person_assign(&self) -> &'static str {
        self.pick("Giao", "Assign")
    }

    pub fn person_me(&self) -> &'static str {
        self.pick("Tôi nhận việc này", "I take this on")
    }

    pub fn person_off(&self, who: &str) -> String {
        self.put(format!("Thôi giao cho {who}"), format!("Take {who} off"))
    }

    pub fn assigned_to_me(&self) -> &'static str {
        self.pick("Giao cho tôi", "Assigned to me")
    }

    /// A line of history about a step, or about who carries out.
    pub(super) fn way(&self, entry: &Entry, who: &str) -> String {
        let [old, new] = [&entry.from, &entry.to].map(|value| excerpt(value.as_text()));
        let day = Day::parse(entry.other.as_text()).map(|day| format!(" ({})", text::day(day))).unwrap_or_default();
        match entry.kind {
            EntryKind::StepAdded if old.is_empty() => self.put(format!("Thêm bước “{new}”{day}"), format!("Added the step “{new}”{day}")),
            EntryKind::StepAdded => self.put(format!("Sửa bước “{old}” thành “{new}”{day}"), format!("Changed the step “{old}” to “{new}”{day}")),
            EntryKind::StepDone => self.put(format!("Xong bước “{new}”"), format!("Did the step “{new}”")),
            EntryKind::StepOpened => self.put(format!("Mở lại bước “{new}”"), format!("Opened the step “{new}” again")),
            EntryKind::StepRemoved => self.put(format!("Bỏ bước “{old}”"), format!("Removed the step “{old}”")),
            EntryKind::PersonOn => self.put(format!("Giao cho {who}"), format!("Assigned to {who}")),
            _ => self.put(format!("Thôi giao cho {who}"), format!("Took {who} off")),
        }
    }
}
