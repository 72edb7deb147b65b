//! Lines about this device: what it holds, what waits on it, and the work that a file carries to another.

use super::Words;
use parboard_domain::refusal::{Refusal, RefusalCode};
use parboard_sync::{protocol::Verdict, unsent::NotUnsent};

/// What waits, and what is held.
impl Words {
    pub fn server_is_older(&self) -> &'static str {
        self.pick("máy chủ đang được nâng cấp, sẽ tự gửi lại sau", "the server is being brought up to date; it will be sent again by itself")
    }

    pub fn device_plans(&self) -> &'static str {
        self.pick("Kế hoạch đang giữ", "Plans held")
    }

    pub fn device_holds_no_plan(&self) -> &'static str {
        self.pick("Chưa có kế hoạch nào", "No plan yet")
    }

    pub fn held_rows(&self, cards: usize, rows: usize) -> String {
        let english = [self.counted(cards, "task", "tasks"), self.counted(rows, "row", "rows")].join(", ");
        self.put(format!("{} việc, {} dòng", self.count(cards), self.count(rows)), english)
    }

    pub fn device_since(&self, at: &str) -> String {
        self.put(format!("dùng từ {at}"), format!("in use since {at}"))
    }

    pub fn used_of(&self, used: f64, allowed: f64) -> String {
        let [used, allowed] = [used, allowed].map(|bytes| self.size(bytes));
        self.put(format!("đã dùng {used} trên {allowed}"), format!("{used} used of {allowed}"))
    }

    pub fn device_own_storage(&self) -> &'static str {
        self.pick(
            "Mỗi trình duyệt, và ứng dụng cài trên màn hình chính, có chỗ lưu riêng: hãy gửi hết trước khi đổi. Cửa sổ riêng tư xóa tất cả khi đóng.",
            "Each browser, and the app on the home screen, keeps its own: send everything before you change. A private window clears all when it closes.",
        )
    }

    pub fn others_wait_here(&self, n: usize) -> String {
        let n = self.count(n);
        self.put(
            format!("Người khác còn {n} thay đổi chưa gửi trên thiết bị này. Chỉ gửi được khi chính người đó đăng nhập lại."),
            format!("Somebody else has {n} unsent changes on this device. They go when that person signs in again."),
        )
    }
}

/// Handing in another's work.
impl Words {
    pub fn hand_in(&self) -> &'static str {
        self.pick("Nộp thay", "Hand in")
    }

    pub fn hand_in_hint(&self) -> &'static str {
        self.pick(
            "Khi thiết bị của cán bộ không gửi được: mở tệp các thay đổi chưa gửi mà thiết bị đó tải ra, xem, rồi gửi thay. Quyền xét theo tác giả ở thời điểm gửi; lịch sử ghi ai nộp thay. Thiết bị sau này tự gửi lại cũng không bị trùng.",
            "When somebody's device cannot send: open the file of unsent changes it gave out, look at it, and send it for them. What is allowed is what the author may do now; history says who handed it in. When the device sends the same later, nothing is doubled.",
        )
    }

    pub fn choose_unsent(&self) -> &'static str {
        self.pick("Chọn tệp", "Choose the file")
    }

    pub fn not_unsent(&self, why: NotUnsent) -> &'static str {
        match why {
            NotUnsent::NotOurs => self.pick("Đây không phải tệp thay đổi chưa gửi của ParBoard.", "This is not a file of ParBoard's unsent changes."),
            NotUnsent::Damaged => self.pick(
                "Tệp bị hỏng hoặc thiếu, nên không gửi gì cả. Thiết bị vẫn giữ mọi thay đổi: hãy tải tệp lại từ đó.",
                "The file is damaged or incomplete, so nothing of it is sent. The device still holds everything: download it there again.",
            ),
            NotUnsent::Newer => self.pick(
                "Tệp do bản ParBoard mới hơn tạo ra. Hãy cập nhật rồi mở lại.",
                "A newer ParBoard wrote this file. Update, then open it again.",
            ),
        }
    }

    pub fn unknown_author(&self, name: &str) -> String {
        self.put(format!("Không có tài khoản nào của {name} trong tỉnh này."), format!("{name} has no account in this province."))
    }

    pub fn not_yours_to_hand_in(&self, name: &str) -> String {
        self.put(
            format!("Việc của {name} phải do chính người đó gửi: chỉ nộp thay cho cán bộ và lãnh đạo đơn vị."),
            format!("{name} has to send this in person: only the work of staff and heads of agencies is handed in for them."),
        )
    }

    pub fn work_of(&self, name: &str, n: usize) -> String {
        self.put(format!("{} thay đổi của {name}", self.count(n)), format!("{} by {name}", self.counted(n, "change", "changes")))
    }

    pub fn written_out(&self, device: &str, at: &str) -> String {
        self.put(format!("Thiết bị {device}, tệp tải lúc {at}"), format!("Device {device}, file of {at}"))
    }

    pub fn hand_in_for(&self, name: &str) -> String {
        self.put(format!("Gửi thay {name}"), format!("Send for {name}"))
    }

    pub fn would_be_done(&self) -> &'static str {
        self.pick("Sẽ thực hiện", "Will be carried out")
    }

    pub fn is_there_already(&self) -> &'static str {
        self.pick("Máy chủ đã có, sẽ không làm lại", "The server has it already; it will not be done twice")
    }

    pub fn author_must_decide(&self) -> &'static str {
        self.pick("Đã bị từ chối trước đó; tác giả phải tự xem lại, không gửi", "Refused before; its author has to decide, it is not sent")
    }

    pub fn would_be_refused(&self, refusal: &Refusal) -> String {
        let why = self.refusal_of_author(refusal);
        self.put(format!("Có thể bị từ chối: {why}"), format!("May be refused: {why}"))
    }

    pub fn handed_in(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::Applied { .. } => self.pick("Đã ghi nhận", "Carried out").to_owned(),
            Verdict::Merged { .. } => {
                self.pick("Đã ghi nhận; có chỗ cùng sửa, tác giả cần xem", "Carried out; the author should look at a clash").to_owned()
            }
            Verdict::Refused(refusal) => {
                let why = self.refusal_of_author(refusal);
                self.put(format!("Bị từ chối: {why}"), format!("Refused: {why}"))
            }
            Verdict::Blocked { .. } | Verdict::Retry { .. } => {
                self.pick("Chưa thực hiện được; hãy nộp lại sau", "Not yet; hand it in again later").to_owned()
            }
        }
    }

    /// What is said to a person about their own role is about the author's here.
    fn refusal_of_author(&self, refusal: &Refusal) -> &'static str {
        match refusal.code {
            RefusalCode::NoAccess => self.pick("Vai trò của tác giả không được làm việc này.", "The author's role may not do this."),
            code => self.refusal(code),
        }
    }

    pub fn all_handed_in(&self, done: usize, of: usize) -> String {
        let done = self.count(done);
        let english = format!("{done} of {} carried out.", self.counted(of, "change", "changes"));
        self.put(format!("Đã ghi nhận {done} trên {} thay đổi.", self.count(of)), english)
    }
}
