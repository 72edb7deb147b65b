//! Lines about taking back and doing again, about many cards at once, and about lists that become cards.

use super::{Words, record::excerpt};
use crate::{
    pages::many::Kind,
    state::{
        many::{Deed, Outcome},
        templates,
    },
};

impl Words {
    pub fn just_done(&self) -> &'static str {
        self.pick("Vừa làm trên trang này", "Just done here")
    }

    pub fn undo_last(&self) -> &'static str {
        self.pick("Hoàn tác việc gần nhất", "Undo the last step")
    }

    pub fn redo_last(&self, said: &str) -> String {
        self.put(format!("Làm lại: {said}"), format!("Redo: {said}"))
    }

    /// How many tasks the filters let through, for whoever does not see it.
    pub fn tasks_left(&self, tasks: usize) -> String {
        self.put(format!("Bảng còn {tasks} việc"), format!("{} on the board", self.counted(tasks, "task", "tasks")))
    }

    /// What was done, and on which card.
    #[allow(clippy::unused_self)]
    pub fn on_card(&self, said: &str, title: &str) -> String {
        if title.is_empty() || said.contains(title) { said.to_owned() } else { format!("{said} · {}", excerpt(title)) }
    }

    pub fn undone(&self, said: &str) -> String {
        self.put(format!("Đã hoàn tác: {said}"), format!("Undone: {said}"))
    }

    pub fn redone(&self, said: &str) -> String {
        self.put(format!("Đã làm lại: {said}"), format!("Done again: {said}"))
    }

    /// Why the last step is not taken back.
    pub fn undo_stands(&self, said: &str) -> String {
        self.put(
            format!("Đã ghi thì không rút lại được: {said}. Hoàn tác lần nữa để lùi việc trước đó."),
            format!("This stands: {said}. Undo once more for what was before it."),
        )
    }

    /// What was done of a step of many, and which of its cards was not, with how many others.
    pub fn all_but(&self, told: &str, title: &str, others: usize, why: &str) -> String {
        let (vi, en) = match others {
            0 => (String::new(), String::new()),
            _ => (format!(" và {others} việc khác"), format!(" and {}", self.counted(others, "other", "others"))),
        };
        self.put(format!("{told}. Trừ “{title}”{vi}: {why}"), format!("{told}. Except “{title}”{en}: {why}"))
    }

    pub fn undo_nothing(&self) -> &'static str {
        self.pick(
            "Không có gì để hoàn tác. Báo cáo, ý kiến, đôn đốc đã ghi thì không rút lại được.",
            "Nothing to undo. Reports, comments and reminders stand.",
        )
    }

    pub fn redo_nothing(&self) -> &'static str {
        self.pick("Không có gì để làm lại.", "Nothing to redo.")
    }

    // The sheet of a card, and sentences to begin a report with.

    pub fn quick(&self) -> &'static str {
        self.pick("Ghi nhanh: tiến độ, vướng mắc, báo cáo", "Write down: progress, hindrance, report")
    }

    pub fn open_card(&self) -> &'static str {
        self.pick("Mở cả việc", "Open the whole task")
    }

    pub fn beside(&self) -> &'static str {
        self.pick("Các việc trên bảng", "Tasks on the board")
    }

    pub fn templates(&self) -> &'static str {
        self.pick("Mẫu câu", "Sentences to begin with")
    }

    pub fn template_sentences(&self) -> [&'static str; 4] {
        [
            self.pick("Đã xong: …. Kết quả đạt được: …. Văn bản, số liệu kèm theo: ….", "Done: …. What came of it: …. Documents and figures: …."),
            self.pick("Đã làm … trong tổng số …. Phần còn lại sẽ xong trước ngày ….", "… of … are done. The rest will be done by …."),
            self.pick("Đang vướng: …. Đề nghị … giúp việc … trước ngày ….", "Held up by: …. We ask … to help with … before …."),
            self.pick("Kỳ này chưa có việc mới, vì …. Bước tiếp theo: ….", "Nothing new this time, because …. Next step: …."),
        ]
    }

    pub fn template_keep(&self) -> &'static str {
        self.pick("Giữ lời đang viết làm mẫu", "Keep what is written as a sentence")
    }

    pub fn template_remove_named(&self, words: &str) -> String {
        self.put(format!("Bỏ mẫu: {words}"), format!("Remove: {words}"))
    }

    pub fn template_told(&self, what: templates::Outcome) -> &'static str {
        match what {
            templates::Outcome::Saved => self.pick("Đã giữ trên thiết bị này.", "Kept on this device."),
            templates::Outcome::Removed => self.pick("Đã bỏ mẫu.", "Removed."),
            templates::Outcome::TooMany => self.pick("Đã có 12 mẫu; hãy bỏ bớt rồi giữ.", "There are 12 already; remove one first."),
            templates::Outcome::TooLong => self.pick("Mẫu dài quá 600 ký tự.", "It is longer than 600 characters."),
            templates::Outcome::NoRoom => self.pick("Thiết bị không còn chỗ để giữ mẫu.", "The device has no room for it."),
        }
    }

    // Many cards at once.

    pub fn many(&self) -> &'static str {
        self.pick("Sửa nhiều việc", "Many tasks at once")
    }

    pub fn many_hint(&self) -> &'static str {
        self.pick("Danh sách theo bộ lọc của bảng. Chọn việc, rồi chọn cách sửa.", "Listed by the board's filters. Tick tasks, then say what to do.")
    }

    pub fn many_all(&self, tasks: usize) -> String {
        self.put(format!("Chọn tất cả {} việc", self.count(tasks)), format!("All {}", self.counted(tasks, "task", "tasks")))
    }

    pub fn many_chosen(&self, tasks: usize) -> String {
        self.put(format!("Đã chọn {} việc", self.count(tasks)), format!("{} ticked", self.counted(tasks, "task", "tasks")))
    }

    pub fn many_what(&self) -> &'static str {
        self.pick("Làm gì", "What to do")
    }

    pub fn many_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Move => self.pick("Chuyển cột", "Move to a column"),
            Kind::Assign => self.pick("Giao cho một người", "Assign to somebody"),
            Kind::Due => self.pick("Đặt hạn", "Set the last day"),
            Kind::NoDue => self.pick("Bỏ hạn", "Take the last day away"),
            Kind::Remind => self.pick("Đôn đốc", "Remind"),
            Kind::Archive => self.pick("Lưu trữ", "Archive"),
        }
    }

    pub fn many_column(&self) -> &'static str {
        self.pick("Cột", "Column")
    }

    pub fn many_day(&self) -> &'static str {
        self.pick("Hạn mới", "New last day")
    }

    pub fn many_choose_person(&self) -> &'static str {
        self.pick("Chọn người", "Choose somebody")
    }

    /// The button says what it does, and to how many.
    pub fn many_button(&self, kind: Kind, tasks: usize) -> String {
        let what = match kind {
            Kind::Move => self.pick("Chuyển", "Move"),
            Kind::Assign => self.pick("Giao", "Assign"),
            Kind::Due => self.pick("Đặt hạn", "Set the day of"),
            Kind::NoDue => self.pick("Bỏ hạn", "Take the day off"),
            Kind::Remind => self.pick("Đôn đốc", "Remind of"),
            Kind::Archive => self.pick("Lưu trữ", "Archive"),
        };
        self.put(format!("{what} {} việc", self.count(tasks)), format!("{what} {}", self.counted(tasks, "task", "tasks")))
    }

    pub fn many_none(&self) -> &'static str {
        self.pick("Hãy chọn ít nhất một việc.", "Tick at least one task.")
    }

    pub fn many_needs_person(&self) -> &'static str {
        self.pick("Hãy chọn người thực hiện.", "Choose somebody.")
    }

    pub fn many_needs_day(&self) -> &'static str {
        self.pick("Hãy chọn ngày.", "Choose a day.")
    }

    pub fn many_needs_reminder(&self) -> &'static str {
        self.pick("Hãy ghi nội dung đôn đốc.", "Say what the reminder says.")
    }

    pub fn many_gone(&self) -> &'static str {
        self.pick("việc không còn ở đây", "the task is not here any more")
    }

    /// A step of an appraisal is taken card by card.
    pub fn many_needs_words(&self) -> &'static str {
        self.pick("bước này cần tài liệu kiểm chứng, giải trình hoặc lý do; hãy mở từng việc", "this step needs evidence or a reason; open the task")
    }

    pub fn many_nobody_late(&self) -> &'static str {
        self.pick(
            "không có đơn vị nào để đôn đốc: chưa ai chậm, hoặc việc giao cho một nhóm chưa có danh sách đơn vị",
            "there is no unit to remind: none is late or silent, or the task is given to a group without a list of units",
        )
    }

    pub fn many_too_soon(&self) -> &'static str {
        self.pick("vừa được đôn đốc", "was reminded lately")
    }

    pub fn many_outcome(&self, outcome: &Outcome) -> String {
        let Outcome { done, same, not, back: _ } = outcome;
        let mut said = self.put(format!("Đã sửa {} việc.", self.count(*done)), format!("{} changed.", self.counted(*done, "task", "tasks")));
        if *same > 0 {
            said.push(' ');
            said.push_str(&self.put(format!("{same} việc đã như vậy."), format!("{same} were so already.")));
        }
        if !not.is_empty() {
            said.push(' ');
            said.push_str(&self.put(format!("{} việc không sửa được:", not.len()), format!("{} could not be changed:", not.len())));
        }
        said
    }

    /// What was done to several cards, as one step.
    pub fn many_done(&self, in_round: bool, deed: &Deed, tasks: usize) -> String {
        let what = match deed {
            Deed::Move(to) => {
                let to = self.column(in_round, *to);
                self.put(format!("chuyển đến “{to}”"), format!("move to “{to}”"))
            }
            Deed::Due(Some(_)) => self.pick("đặt hạn", "set the last day").to_owned(),
            Deed::Due(None) => self.pick("bỏ hạn", "take the last day away").to_owned(),
            Deed::Assign(_) => self.pick("giao cho một người", "assign to somebody").to_owned(),
            Deed::Remind(_) => self.pick("đôn đốc", "remind").to_owned(),
            Deed::Archive => self.pick("lưu trữ", "archive").to_owned(),
        };
        self.put(format!("{} việc: {what}", self.count(tasks)), format!("{}: {what}", self.counted(tasks, "task", "tasks")))
    }

    /// A list that was pasted into the steps of a card.
    pub fn steps_pasted(&self, steps: usize) -> String {
        self.put(format!("Dán {steps} bước"), format!("Paste {}", self.counted(steps, "step", "steps")))
    }

    // A list that becomes cards.

    pub fn list_title(&self) -> &'static str {
        self.pick("Thêm nhiều việc từ một danh sách", "Many tasks from a list")
    }

    pub fn list_label(&self) -> &'static str {
        self.pick("Dán danh sách, mỗi dòng một việc", "Paste a list, one task a line")
    }

    pub fn list_hint(&self) -> &'static str {
        self.pick(
            "Dấu gạch, số thứ tự đầu dòng được bỏ. Dòng dài thành nội dung của việc.",
            "Bullets and numbers are dropped. A long line becomes the task's words.",
        )
    }

    pub fn list_button(&self, tasks: usize) -> String {
        self.put(format!("Thêm {} việc", self.count(tasks)), format!("Add {}", self.counted(tasks, "task", "tasks")))
    }

    pub fn list_too_long(&self, most: usize) -> String {
        self.put(
            format!("Danh sách có hơn {most} dòng. Văn bản dài như vậy hãy nhập ở “Quản trị, Nhập kế hoạch”."),
            format!("The list has more than {most} lines. Import such a document under “Admin”."),
        )
    }

    pub fn list_empty(&self) -> &'static str {
        self.pick("Chưa có dòng nào.", "There is no line yet.")
    }

    pub fn list_done(&self, tasks: usize) -> String {
        self.put(format!("Đã thêm {tasks} việc từ danh sách"), format!("{tasks} {} added from the list", self.form(tasks, "task was", "tasks were")))
    }
}
