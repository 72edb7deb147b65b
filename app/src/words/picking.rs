//! Lines of picking cards on the board.

use super::Words;

impl Words {
    /// What begins it.
    pub fn picking_begin(&self) -> &'static str {
        self.pick("Chọn", "Pick")
    }

    /// What ends it.
    pub fn picking_end(&self) -> &'static str {
        self.pick("Thôi chọn", "Stop picking")
    }

    /// The name of the bar.
    pub fn picking(&self) -> &'static str {
        self.pick("Việc đã chọn", "Picked tasks")
    }

    /// What whoever listens is told when it begins.
    pub fn picking_begun(&self, tasks: usize) -> String {
        let how = self.pick(
            "Đang chọn việc: phím cách chọn hoặc bỏ chọn, M mở cách sửa, Esc thôi chọn.",
            "Picking tasks: space ticks, M says what to do, Esc stops.",
        );
        format!("{how} {}", self.many_chosen(tasks))
    }

    pub fn picking_over(&self) -> &'static str {
        self.pick("Đã thôi chọn.", "Picking is over.")
    }

    /// Those that the filters do not let through.
    pub fn picking_hidden(&self, tasks: usize) -> String {
        self.put(format!("{tasks} việc bị lọc ẩn, không tính"), format!("{tasks} hidden by the filters, not counted"))
    }

    /// Those that are in groups that are folded.
    pub fn picking_folded(&self, tasks: usize) -> String {
        let tasks = self.count(tasks);
        self.put(format!("{tasks} việc trong nhóm đang gập, vẫn tính"), format!("{tasks} in folded groups, counted too"))
    }

    /// All that are seen, where all columns are.
    pub fn picking_all(&self) -> &'static str {
        self.pick("Chọn tất cả", "Pick all")
    }

    /// All that are seen, where one column is.
    pub fn picking_column(&self) -> &'static str {
        self.pick("Cả cột", "Whole column")
    }

    // On the sheet of keys.

    pub fn keys_picking(&self) -> &'static str {
        self.pick("Khi đang chọn nhiều việc", "While several cards are picked")
    }

    pub fn key_pick(&self) -> &'static str {
        self.pick("Chọn việc; ở đầu nhóm: chọn cả nhóm", "Pick the card; on a group's head all of it")
    }

    pub fn key_pick_run(&self) -> &'static str {
        self.pick("Chọn đến việc này", "Pick up to this card")
    }

    pub fn key_tick(&self) -> &'static str {
        self.pick("Chọn hoặc bỏ chọn", "Tick or take off")
    }

    pub fn key_pick_all(&self) -> &'static str {
        self.pick("Chọn mọi việc đang thấy", "Pick all that are seen")
    }
}
