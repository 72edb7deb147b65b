//! "Có gì mới": what CHANGELOG.md says, for whoever works with it; the newest first. An entry is named by its day, and is offered once
//! on each device.

use super::super::both::Both;

/// What came on a day, as it is written there.
pub struct News {
    /// The day: 2025-12-31.
    pub day: &'static str,
    /// What came.
    pub lines: &'static [Both],
}

pub const OFFER: Both = Both("ParBoard vừa được cập nhật.", "ParBoard was updated.");
pub const SEE: Both = Both("Xem có gì mới", "See what is new");
pub const KNOWN: Both = Both("Đã biết", "Got it");

pub static ALL: &[News] = &[News {
    day: "2026-11-28",
    lines: &[
        Both(
            "Vuốt ngang để sang cột khác; “Chuyển đến…” có thêm “Ghi nhanh”: tiến độ, vướng mắc, báo cáo ngay trên bảng.",
            "Swipe to the next column; “Move to…” also takes progress, hindrance and report, on the board itself.",
        ),
        Both(
            "“Chọn” nhiều việc ngay trên bảng rồi chuyển, giao, đặt hạn, đôn đốc hoặc lưu trữ một lượt.",
            "“Pick” several tasks on the board itself and move, assign, set the day, remind or archive in one go.",
        ),
        Both(
            "“Mẫu câu” để viết báo cáo nhanh hơn; xếp thẻ theo hạn hoặc tiến độ.",
            "Sentences to begin a report with; cards sorted by day or progress.",
        ),
        Both(
            "Trợ giúp theo vai trò, mở được khi không có mạng, và bốn bước làm quen.",
            "Help by role, without a network too, and a tour of four steps.",
        ),
        Both(
            "Tùy chọn ở Đồng bộ: tương phản rõ hơn, bảng gọn hơn khi dùng chuột, bỏ chuyển động.",
            "Choices under Sync: more contrast, a compact board for a mouse, no motion.",
        ),
        Both(
            "Góp ý về chương trình ngay trong Trợ giúp, kể cả khi không có mạng.",
            "Feedback about the program from the help, without a network too.",
        ),
        Both("Cài ParBoard lên màn hình chính từ Đồng bộ.", "ParBoard goes onto the home screen from Sync."),
        Both(
            "Báo cáo định kỳ: viết, nộp, tổng hợp và chốt số liệu từng kỳ.",
            "Periodic reports: written, handed in, gathered, their figures frozen.",
        ),
        Both("Đợt đề xuất: gom đề xuất của các cơ quan rồi lập kế hoạch.", "Rounds of proposals: gathered from agencies and made into a plan."),
        Both("Mục tiêu và điểm của mọi tiêu chí trên một màn hình.", "Targets and points of every criterion on one screen."),
    ],
}];

/// The newest.
pub fn newest() -> &'static str {
    ALL.first().map_or("", |news| news.day)
}
