//! The tour of four steps.

use super::super::{Words, both::Both};

pub const OFFER: Both = Both("Mới dùng ParBoard? Bốn bước làm quen, chừng một phút.", "New to ParBoard? A tour of four steps, about a minute.");
pub const START: Both = Both("Xem bốn bước", "Take the tour");
pub const NO: Both = Both("Không cần", "No, thanks");
pub const BACK: Both = Both("Trước", "Back");
pub const NEXT: Both = Both("Tiếp", "Next");
pub const END: Both = Both("Xong", "Done");
pub const SKIP: Both = Both("Bỏ qua", "Skip");

/// Of each step its title, and its words.
pub const STEPS: [(Both, Both); 4] = [
    (
        Both("Bắt đầu từ việc gấp nhất", "Begin with what is most pressing"),
        Both(
            "Của tôi xếp việc của bạn theo mức gấp; Điều hành xếp tiêu chí xấu nhất lên đầu. Cờ nói điều đáng lo nhất, bằng hình và bằng chữ.",
            "“Mine” puts your tasks in order of need; “Leaders” puts the worst criterion first. A flag says what is most wrong, by shape and in words.",
        ),
    ),
    (
        Both("Thẻ đi từ trái sang phải", "Cards go from left to right"),
        Both(
            "Bốn cột, vòng tròn đầy dần. Kéo thẻ, hoặc bấm ba chấm rồi Chuyển đến…; trên điện thoại nhấn giữ. Bấm vào thẻ để báo cáo tiến độ.",
            "Four columns, a circle that fills up. Drag a card, or press its three dots and “Move to…”; on a phone, press and hold. Open a card to report.",
        ),
    ),
    (
        Both("Cứ ghi, không cần chờ mạng", "Write, and wait for no network"),
        Both(
            "Mọi thay đổi được giữ ngay trên thiết bị và tự gửi sau. Góc trên luôn nói còn gì chờ gửi.",
            "All is kept on this device at once and goes by itself. The top of the screen says what waits.",
        ),
    ),
    (
        Both("Không gì mất âm thầm", "Nothing is lost in silence"),
        Both(
            "Hai người cùng sửa thì cả hai bản đều còn. Máy chủ không nhận thì mục đó nằm ở Cần xử lý, kèm lý do.",
            "When two change the same, both are kept. What the server refuses stands under “Needs you”, with the reason.",
        ),
    ),
];

impl Words {
    pub fn tour_step(&self, at: usize) -> String {
        self.put(format!("Bước {}/{}", at + 1, STEPS.len()), format!("Step {} of {}", at + 1, STEPS.len()))
    }
}
