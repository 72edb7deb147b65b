//! Lines of the screens on which the work is done: none of them is said before the first picture, so none is in the table of
//! those that are.

use super::Words;
use parboard_domain::board::Sort;

impl Words {
    pub fn language_name(&self) -> &'static str {
        self.pick("Ngôn ngữ", "Language")
    }

    pub fn theme(&self) -> &'static str {
        self.pick("Giao diện", "Theme")
    }

    pub fn theme_device(&self) -> &'static str {
        self.pick("Theo thiết bị", "As on this device")
    }

    pub fn theme_light(&self) -> &'static str {
        self.pick("Sáng", "Light")
    }

    pub fn theme_dark(&self) -> &'static str {
        self.pick("Tối", "Dark")
    }

    pub fn cancel(&self) -> &'static str {
        self.pick("Hủy", "Cancel")
    }

    pub fn filter_agency(&self) -> &'static str {
        self.pick("Cơ quan", "Agency")
    }

    pub fn any_agency(&self) -> &'static str {
        self.pick("Mọi cơ quan", "Any agency")
    }

    pub fn filter_track(&self) -> &'static str {
        self.pick("Nhóm chỉ số", "Track")
    }

    pub fn any_track(&self) -> &'static str {
        self.pick("Mọi nhóm", "Any track")
    }

    pub fn sort_by(&self) -> &'static str {
        self.pick("Thứ tự trong cột", "Order within columns")
    }

    pub fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Rank => self.pick("Thứ tự đã xếp", "As arranged"),
            Sort::Due => self.pick("Hạn gần nhất trước", "Due first"),
            Sort::Touched => self.pick("Lâu chưa cập nhật trước", "Longest without news first"),
            Sort::Percent => self.pick("Tiến độ thấp trước", "Least done first"),
        }
    }

    /// Criteria that were counted together on another screen.
    pub fn only_among(&self, criteria: usize) -> String {
        self.put(format!("{} tiêu chí đã chọn", self.count(criteria)), self.counted(criteria, "chosen criterion", "chosen criteria"))
    }

    pub fn filters_on(&self) -> &'static str {
        self.pick("Đang lọc theo", "Filtered by")
    }

    pub fn filter_off(&self, name: &str) -> String {
        self.put(format!("Bỏ lọc: {name}"), format!("Without the filter: {name}"))
    }

    pub fn only_mine(&self) -> &'static str {
        self.pick("Của cơ quan tôi", "My agency's")
    }

    pub fn move_title(&self) -> &'static str {
        self.pick("Chuyển việc đến cột", "Move the task to")
    }

    pub fn column_here(&self) -> &'static str {
        self.pick("đang ở cột này", "it is here now")
    }

    pub fn back_to_board(&self) -> &'static str {
        self.pick("Về bảng việc", "Back to the board")
    }

    pub fn save(&self) -> &'static str {
        self.pick("Lưu", "Save")
    }

    pub fn drop_draft(&self) -> &'static str {
        self.pick("Bỏ bản nháp", "Drop the draft")
    }

    pub fn sent(&self) -> &'static str {
        self.pick("đã gửi", "sent")
    }

    pub fn waits_to_be_sent(&self) -> &'static str {
        self.pick("chờ gửi", "waiting to be sent")
    }

    pub fn take_theirs(&self) -> &'static str {
        self.pick("Dùng giá trị đó", "Use that value")
    }

    pub fn words_of_plan(&self) -> &'static str {
        self.pick("Theo kế hoạch", "From the plan")
    }

    pub fn goal(&self) -> &'static str {
        self.pick("Mục tiêu, yêu cầu", "Goal")
    }

    pub fn leads(&self) -> &'static str {
        self.pick("Cơ quan chủ trì", "Lead agency")
    }

    /// An agency as the plan names it, and who does its work by now.
    pub fn agency_then_and_now(&self, then: &str, now: &str) -> String {
        self.put(format!("{then} (nay là {now})"), format!("{then} (now {now})"))
    }

    pub fn coordinates(&self) -> &'static str {
        self.pick("Cơ quan phối hợp", "Coordinating")
    }

    pub fn carries_out(&self) -> &'static str {
        self.pick("Thực hiện", "Carried out by")
    }

    pub fn updates(&self) -> &'static str {
        self.pick("Báo cáo tiến độ", "Progress reports")
    }

    pub fn update_did(&self) -> &'static str {
        self.pick("Đã làm được gì?", "What was done?")
    }

    pub fn update_add(&self) -> &'static str {
        self.pick("Lưu báo cáo", "Save report")
    }

    pub fn comments(&self) -> &'static str {
        self.pick("Ý kiến", "Comments")
    }

    pub fn comment_body(&self) -> &'static str {
        self.pick("Ý kiến của bạn", "Your comment")
    }

    pub fn comment_add(&self) -> &'static str {
        self.pick("Gửi ý kiến", "Add comment")
    }

    pub fn history(&self) -> &'static str {
        self.pick("Lịch sử", "History")
    }

    pub fn text_before(&self) -> &'static str {
        self.pick("Bản trước", "Before")
    }

    pub fn text_after(&self) -> &'static str {
        self.pick("Bản sau", "After")
    }

    pub fn archive(&self) -> &'static str {
        self.pick("Lưu trữ việc này", "Archive this task")
    }

    pub fn restore(&self) -> &'static str {
        self.pick("Khôi phục", "Restore")
    }

    pub fn clash_save_merged(&self) -> &'static str {
        self.pick("Lưu bản ghép", "Save joined text")
    }

    pub fn refused_section(&self) -> &'static str {
        self.pick("Bị từ chối", "Refused")
    }

    pub fn ask_again(&self) -> &'static str {
        self.pick("Thử gửi lại", "Try again")
    }

    pub fn edit(&self) -> &'static str {
        self.pick("Sửa lại", "Edit")
    }

    pub fn copy_text(&self) -> &'static str {
        self.pick("Sao chép", "Copy")
    }

    pub fn text_copied(&self) -> &'static str {
        self.pick("Đã sao chép.", "Copied.")
    }

    pub fn discard(&self) -> &'static str {
        self.pick("Bỏ thay đổi", "Discard")
    }

    pub fn send_now(&self) -> &'static str {
        self.pick("Gửi ngay", "Send now")
    }

    pub fn sending(&self) -> &'static str {
        self.pick("Đang gửi và nhận…", "Sending and receiving…")
    }

    pub fn waiting_section(&self) -> &'static str {
        self.pick("Đang chờ gửi", "Waiting to be sent")
    }

    pub fn device_section(&self) -> &'static str {
        self.pick("Thiết bị này", "This device")
    }

    pub fn device_plan(&self) -> &'static str {
        self.pick("Kế hoạch đang mở", "Open plan")
    }

    pub fn device_kept(&self) -> &'static str {
        self.pick("Giữ lâu dài", "Kept for long")
    }

    pub fn device_id(&self) -> &'static str {
        self.pick("Mã thiết bị", "Device")
    }

    pub fn choices_section(&self) -> &'static str {
        self.pick("Tùy chọn", "Choices")
    }

    pub fn account_section(&self) -> &'static str {
        self.pick("Tài khoản", "Account")
    }

    pub fn mine_title(&self) -> &'static str {
        self.pick("Việc của tôi", "My tasks")
    }

    pub fn mine_done(&self) -> &'static str {
        self.pick("Đã hoàn thành", "Done")
    }
}
