//! Lines of single screens. Each goes with the part of the program that says it; a table of all of them would have to be there
//! before the first picture.

use super::Words;
use parboard_domain::field::Field;

impl Words {
    pub fn text_hint(&self) -> &'static str {
        self.pick(
            "Ghi cụ thể việc phải làm; lời văn gốc của kế hoạch luôn được giữ riêng.",
            "Say what is to be done; the plan's own words are always kept apart.",
        )
    }

    pub fn blocked_hint(&self) -> &'static str {
        self.pick("Để trống nếu không vướng mắc.", "Leave empty when nothing holds it up.")
    }

    pub fn draft_found(&self) -> &'static str {
        self.pick("Bạn đã gõ nội dung này trước đó nhưng chưa lưu.", "You typed this earlier and it was not saved.")
    }

    pub fn only_reading(&self) -> &'static str {
        self.pick("Bạn được xem việc này, không sửa được.", "You may read this task, not change it.")
    }

    pub fn due_by_head(&self) -> &'static str {
        self.pick("Hạn do lãnh đạo đơn vị hoặc điều phối viên đặt.", "The due day is set by heads and the coordinator.")
    }

    pub fn by_those_named(&self) -> &'static str {
        self.pick("Do điều phối viên và các cơ quan được nêu đích danh sửa.", "Changed by the coordinator and by agencies named themselves.")
    }

    pub fn column_by_others(&self) -> &'static str {
        self.pick(
            "Từ cột này, lãnh đạo đơn vị hoặc điều phối viên mới chuyển tiếp được.",
            "From this column only heads or the coordinator can move it on.",
        )
    }

    pub fn done_by_coordinator(&self) -> &'static str {
        self.pick("Việc đã hoàn thành; chỉ điều phối viên mở lại được.", "The task is done; only the coordinator can open it again.")
    }

    pub fn verbatim(&self) -> &'static str {
        self.pick("Lời văn kế hoạch", "The plan's own words")
    }

    pub fn deadline_in_plan(&self) -> &'static str {
        self.pick("Thời hạn trong văn bản", "Deadline as written")
    }

    /// The deadline in the plan's own words, beside the day that was made of it.
    pub fn deadline_reads(&self, written: &str) -> String {
        self.put(format!("Văn bản ghi: “{written}”"), format!("The document says: “{written}”"))
    }

    pub fn no_deadline(&self) -> &'static str {
        self.pick("Văn bản không ghi thời hạn", "The document gives no deadline")
    }

    pub fn update_percent(&self) -> &'static str {
        self.pick("Tỷ lệ hoàn thành hiện nay (%), nếu có", "Percent done now, if known")
    }

    /// The way to the screen, its title and its button.
    pub fn add_task(&self) -> &'static str {
        self.pick("Thêm việc", "Add a task")
    }

    pub fn new_task_criterion(&self) -> &'static str {
        self.pick("Thuộc tiêu chí", "Under which criterion")
    }

    pub fn new_task_choose(&self) -> &'static str {
        self.pick("Chọn tiêu chí", "Choose a criterion")
    }

    /// Whose the new card will be; nobody's where the plan names no lead.
    pub fn new_task_for(&self, offices: &str) -> String {
        match offices {
            "" => self
                .put("Tiêu chí chưa có cơ quan chủ trì, việc mới cũng vậy.".to_owned(), "Nobody leads this criterion, nor the new task.".to_owned()),
            _ => self.put(format!("Thực hiện: {offices}."), format!("Carried out by: {offices}.")),
        }
    }

    pub fn new_task_hint(&self) -> &'static str {
        self.pick(
            "Hạn, tiến độ và minh chứng ghi ở màn hình của việc, sau khi thêm.",
            "Due day, progress and evidence are entered on the task's own screen once it is added.",
        )
    }

    pub fn new_task_nowhere(&self) -> &'static str {
        self.pick(
            "Chỉ điều phối viên và lãnh đạo cơ quan được nêu đích danh ở một tiêu chí mới thêm được việc.",
            "Only the coordinator, and heads of agencies that a criterion names, can add tasks.",
        )
    }

    /// What is asked of the title.
    pub fn new_task_title(&self) -> &'static str {
        self.pick("Ghi tên việc", "Say what the task is")
    }

    pub fn too_long(&self, field: Field, chars: usize) -> String {
        let (name, max) = (self.field(field), field.chars_max());
        self.put(
            format!("{name} có {chars} ký tự, nhiều nhất là {max}."),
            format!("{name} has {}, the most is {max}.", self.counted(chars, "character", "characters")),
        )
    }

    pub fn task_added(&self) -> &'static str {
        self.pick("Đã thêm việc.", "The task was added.")
    }

    pub fn updates_none(&self) -> &'static str {
        self.pick("Chưa có báo cáo nào.", "No reports yet.")
    }

    pub fn comments_none(&self) -> &'static str {
        self.pick("Chưa có ý kiến nào.", "No comments yet.")
    }

    pub fn draft_kept(&self) -> &'static str {
        self.pick("Bản nháp được giữ trên thiết bị này.", "The draft is kept on this device.")
    }

    pub fn history_none(&self) -> &'static str {
        self.pick("Chưa có thay đổi nào.", "Nothing changed yet.")
    }

    pub fn archived_done(&self) -> &'static str {
        self.pick("Đã lưu trữ việc này.", "The task was archived.")
    }

    pub fn restored_done(&self) -> &'static str {
        self.pick("Đã khôi phục việc này.", "The task was restored.")
    }

    pub fn clash_merged(&self) -> &'static str {
        self.pick("Bản ghép: sửa cho đúng rồi lưu", "Joined text: put it right, then save")
    }

    pub fn clash_keep_archived(&self) -> &'static str {
        self.pick("Để nguyên trong lưu trữ", "Leave it archived")
    }

    pub fn clash_keep_text(&self) -> &'static str {
        self.pick("Giữ bản đang dùng", "Keep the standing text")
    }

    pub fn clash_see(&self) -> &'static str {
        self.pick("Mục này được sửa cùng lúc ở hai nơi: xem và chọn.", "This was changed in two places at once: look and choose.")
    }

    pub fn attention_none(&self) -> &'static str {
        self.pick("Không có gì cần xử lý.", "Nothing needs attention.")
    }

    pub fn attention_none_more(&self) -> &'static str {
        self.pick(
            "Mọi thay đổi của bạn đều đã được nhận hoặc đang chờ gửi; khi có việc bị từ chối hoặc được sửa cùng lúc, việc đó hiện ở đây.",
            "Every change of yours was taken or waits to be sent. What is refused, or changed in two places at once, shows up here.",
        )
    }

    pub fn refused_hint(&self) -> &'static str {
        self.pick("Nội dung bạn ghi vẫn còn nguyên ở đây. Chọn cách xử lý từng mục.", "What you wrote is still here. Choose what to do with each.")
    }

    pub fn copy_failed(&self) -> &'static str {
        self.pick("Trình duyệt không cho sao chép.", "The browser does not allow copying.")
    }

    /// At the address of a card whose making was refused.
    pub fn card_not_made(&self) -> &'static str {
        self.pick(
            "Việc này bạn đã tạo trên thiết bị này nhưng bị từ chối, nên chưa có trên máy chủ. Nội dung bạn ghi vẫn còn nguyên ở mục Cần xử lý.",
            "You made this task on this device and it was refused, so the server does not have it. What you wrote is still there, under Needs you.",
        )
    }

    pub fn see_refused(&self) -> &'static str {
        self.pick("Xem và quyết định", "Look and decide")
    }

    pub fn depend_on_it(&self) -> &'static str {
        self.pick("Các thay đổi dựa vào mục này", "Changes that build on it")
    }

    pub fn sync_fine(&self) -> &'static str {
        self.pick("Thiết bị và máy chủ đang khớp nhau.", "This device and the server agree.")
    }

    pub fn sync_waiting(&self) -> &'static str {
        self.pick("Các thay đổi và tệp dưới đây tự gửi khi có mạng.", "The changes and files below are sent by themselves when there is a network.")
    }

    pub fn waiting_none(&self) -> &'static str {
        self.pick("Không có thay đổi nào chờ gửi.", "No changes are waiting.")
    }

    pub fn asked_no_answer(&self) -> &'static str {
        self.pick("đã thử gửi, máy chủ chưa xác nhận", "tried to send, not confirmed yet")
    }

    pub fn export_unsent(&self) -> &'static str {
        self.pick("Tải tệp các thay đổi chưa gửi", "Download the unsent changes")
    }

    pub fn export_hint(&self) -> &'static str {
        self.pick(
            "Phòng khi thiết bị hỏng: điều phối viên mở tệp này ở Quản trị, mục Nộp thay. Không nằm trong đó: ảnh, tệp đính kèm và những gì đang gõ dở, chưa lưu.",
            "In case the device breaks: the coordinator opens it under Admin, Hand in. Not in it: pictures, attached files, and what is half typed and not saved.",
        )
    }

    pub fn device_rows(&self) -> &'static str {
        self.pick("Số dòng dữ liệu đang giữ", "Rows held")
    }

    pub fn device_size(&self) -> &'static str {
        self.pick("Dung lượng ParBoard dùng để lưu", "Space ParBoard uses")
    }

    pub fn device_room(&self) -> &'static str {
        self.pick("Dung lượng trình duyệt", "Space in the browser")
    }

    pub fn device_kept_yes(&self) -> &'static str {
        self.pick("Có: trình duyệt không tự xóa dữ liệu này.", "Yes: the browser does not clear this data by itself.")
    }

    pub fn device_kept_no(&self) -> &'static str {
        self.pick("Chưa: trình duyệt có thể xóa khi thiết bị đầy.", "No: the browser may clear it when the device is full.")
    }

    pub fn device_ask_keep(&self) -> &'static str {
        self.pick("Xin trình duyệt giữ lâu dài", "Ask the browser to keep it")
    }

    pub fn device_ask_denied(&self) -> &'static str {
        self.pick(
            "Trình duyệt chưa đồng ý; hãy cài ParBoard vào màn hình chính rồi thử lại.",
            "The browser did not agree; install ParBoard on the home screen and try again.",
        )
    }

    pub fn device_rebuild(&self) -> &'static str {
        self.pick("Nhận lại toàn bộ bảng", "Receive the whole board again")
    }

    pub fn device_rebuild_hint(&self) -> &'static str {
        self.pick(
            "Khi nghi số liệu trên thiết bị sai. Thay đổi chưa gửi không bị ảnh hưởng.",
            "When the figures on this device look wrong. Unsent changes are not touched.",
        )
    }

    pub fn sign_out_keeps(&self) -> &'static str {
        self.pick("Bảng việc sẽ được xóa khỏi thiết bị này.", "The board will be removed from this device.")
    }

    pub fn sign_out_anyway(&self) -> &'static str {
        self.pick("Vẫn đăng xuất", "Sign out all the same")
    }

    pub fn mine_none(&self) -> &'static str {
        self.pick("Cơ quan bạn không còn việc nào phải làm.", "Your agency has nothing left to do.")
    }

    pub fn mine_reader(&self) -> &'static str {
        self.pick(
            "Vai trò của bạn theo dõi, không trực tiếp thực hiện việc. Xem toàn cảnh ở mục Điều hành.",
            "Your role watches rather than carries out tasks. See “Leaders” for the whole picture.",
        )
    }

    pub fn mine_attention(&self) -> &'static str {
        self.pick("Cần bạn xử lý trước", "Needs you first")
    }

    pub fn to_appraise(&self) -> &'static str {
        self.pick("Chờ bạn thẩm định", "Waiting for your appraisal")
    }
}
