//! Lines about there being several plans.

use super::Words;

impl Words {
    pub fn other_plans(&self) -> &'static str {
        self.pick("Ở kế hoạch khác", "In other plans")
    }

    /// What was left in a plan that is not open.
    pub fn left_elsewhere(&self, clashes: Option<usize>) -> String {
        match clashes {
            Some(clashes) => {
                let so_many = self.count(clashes);
                self.put(format!("{so_many} chỗ sửa cùng lúc cần xem"), format!("{} to look at", self.counted(clashes, "clash", "clashes")))
            }
            None => self
                .pick(
                    "Chưa được mở trên thiết bị này, nên chưa biết có gì cần xử lý ở đó.",
                    "Not opened on this device yet, so what needs attention there is not known.",
                )
                .to_owned(),
        }
    }

    pub fn open_plan(&self) -> &'static str {
        self.pick("Mở kế hoạch này", "Open this plan")
    }

    /// Nothing to do in the open plan, while others were not looked at.
    pub fn attention_none_here(&self) -> &'static str {
        self.pick("Không có gì cần xử lý trong kế hoạch đang mở.", "Nothing needs attention in the open plan.")
    }

    pub fn turned_to(&self, plan: &str) -> String {
        self.put(format!("Đã chuyển sang kế hoạch {plan}."), format!("Turned to plan {plan}."))
    }

    pub fn turning_to(&self, plan: &str) -> String {
        self.put(format!("Việc này thuộc kế hoạch {plan}: đang mở kế hoạch đó…"), format!("This task belongs to plan {plan}, which is being opened…"))
    }

    pub fn task_sought(&self) -> &'static str {
        self.pick("Việc này không ở kế hoạch đang mở, đang tìm…", "This task is not in the open plan; looking for it…")
    }

    pub fn task_needs_network(&self) -> &'static str {
        self.pick(
            "Việc này không ở kế hoạch nào có trên thiết bị. Cần mạng để mở kế hoạch của việc này; có mạng, ParBoard tự mở.",
            "This task is in no plan that this device holds. It takes a network to open its plan; ParBoard does so once there is one.",
        )
    }

    pub fn task_nowhere(&self) -> &'static str {
        self.pick("Không có việc này. Có thể đường dẫn bị thiếu, hoặc việc thuộc tỉnh khác.", "There is no such task. The link may be incomplete.")
    }
}
