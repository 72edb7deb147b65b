//! Lines about taking back and doing again, about many cards at once, and about lists that become cards.

use super::Words;

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

    pub fn undone(&self, said: &str) -> String {
        self.put(format!("Đã hoàn tác: {said}"), format!("Undone: {said}"))
    }

    pub fn redone(&self, said: &str) -> String {
        self.put(format!("Đã làm lại: {said}"), format!("Done again: {said}"))
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
}
