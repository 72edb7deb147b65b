//! Lines of the help inside the app. What a button is called here is what it is called on its screen.

pub mod answers;
pub mod news;
pub mod tour;

use super::both::Both;
use parboard_domain::person::Role;

pub const TITLE: Both = Both("Trợ giúp", "Help");
pub const FOR_WHOM: Both = Both("Dành cho", "For");
pub const WHAT_TO_DO: Both = Both("Làm gì khi…", "What to do when…");
pub const SIGNS: Both = Both("Các dấu hiệu", "What the signs mean");
pub const OFFLINE: Both = Both("Khi không có mạng", "Without a network");
pub const MERGING: Both = Both("Khi hai người cùng sửa", "When two change the same");
pub const WHO_SEES: Both = Both("Ai thấy gì, ai làm gì", "Who sees what, who does what");
pub const ON_DEVICE: Both = Both("Trên thiết bị này", "On this device");
pub const TOUR_AGAIN: Both = Both("Xem lại bốn bước làm quen", "Take the tour of four steps again");
pub const NEWS: Both = Both("Có gì mới", "What is new");
pub const STATUS_SIGNS: Both = Both("Cột của việc: vòng tròn đầy dần", "Columns: a circle that fills up");
pub const FLAG_SIGNS: Both = Both("Cờ: điều đáng lo nhất của thẻ", "Flags: what is most wrong with a card");
pub const CARD_SIGNS: Both = Both("Dấu trên thẻ và ở đầu trang", "Marks on cards and at the top of a screen");

/// What a flag says.
pub const FLAGS: [Both; 4] = [
    Both("ngày hạn, hoặc ngày của một mốc, đã qua mà chưa xong", "the due day, or a milestone's, has passed undone"),
    Both("có người báo vướng mắc; lý do ghi ngay trên thẻ", "somebody reported what holds it up; the card says what"),
    Both("đã lâu không ai báo cáo, dù hạn còn xa", "nobody has reported for long, however far the due day"),
    Both("hạn đã gần", "the due day is near"),
];

/// What a mark on a card says: not sent, refused, changed by two.
pub const MARKS: [Both; 3] = [
    Both(
        "đã lưu trên thiết bị này, sẽ tự gửi khi có mạng; không phải làm gì",
        "kept on this device, sent by itself when there is a network; nothing to do",
    ),
    Both(
        "máy chủ không nhận; nội dung vẫn còn, mở Cần xử lý để sửa, gửi lại, chép ra hoặc bỏ",
        "the server did not take it; it is kept: open “Needs you” to edit, retry, copy or drop it",
    ),
    Both("có người sửa cùng chỗ; cả hai bản đều còn, mở việc để chọn", "somebody changed the same; both are kept: open the task and choose"),
];

/// What happens without a network.
pub const OFFLINE_LINES: &[Both] = &[
    Both(
        "Mọi màn hình mở được và mọi việc hằng ngày làm được như khi có mạng.",
        "Every screen opens, and all daily work can be done as with a network.",
    ),
    Both(
        "Mỗi thay đổi được ghi vào thiết bị trước khi màn hình báo “Đã lưu trên thiết bị này”. Tắt máy hay hết pin cũng không mất.",
        "Each change is written to this device before the screen says “Saved on this device”. Neither switching off nor an empty battery loses any.",
    ),
    Both(
        "Có mạng là tự gửi, theo đúng thứ tự đã làm. Nút Gửi ngay ở Đồng bộ chỉ để thử ngay.",
        "It goes by itself when there is a network, in the order it was made. “Send now” under Sync only tries at once.",
    ),
    Both(
        "Góc trên mỗi màn hình luôn nói rõ: đã gửi hết lúc nào, hay còn bao nhiêu thay đổi chờ gửi.",
        "The top of each screen always says when all was sent, or how much waits.",
    ),
    Both(
        "Chỉ đăng nhập, các việc ở Quản trị và chốt số liệu kỳ báo cáo là cần mạng.",
        "Only signing in, “Admin” and freezing a period's figures need a network.",
    ),
];

/// How changes are joined.
pub const MERGING_LINES: &[Both] = &[
    Both(
        "Sửa khác chỗ thì gộp cả hai: người ghi tỷ lệ, người thêm tài liệu, không ai mất gì.",
        "Changes in different places are joined: one gives the percent, the other adds evidence, and both stand.",
    ),
    Both(
        "Cùng sửa một con số, một ngày: bản đến sau đang dùng, bản kia nằm trong lịch sử. Cả hai người đều được báo và bấm một lần là đặt lại được.",
        "Of one number or day the later arrival stands, the other is in the history. Both people are told, and one press puts it back.",
    ),
    Both(
        "Cùng sửa một đoạn văn: bản trên máy chủ đang dùng, bản kia giữ bên cạnh để một người ghép lại.",
        "Of one paragraph the server's text stands, the other is kept beside it for a person to join.",
    ),
    Both(
        "Thẻ đã bị lưu trữ trong lúc bạn sửa: phần bạn viết vẫn giữ, và bạn khôi phục được thẻ.",
        "When a card was archived meanwhile, what you wrote is kept, and you can restore it.",
    ),
    Both("Không bao giờ có hai thẻ giống nhau vì mất mạng hay bấm hai lần.", "A lost line or a second press never makes a card twice."),
];

/// Each role, with what it does.
pub const ROLES: [(Role, Both); 6] = [
    (
        Role::Staff,
        Both(
            "Xem cả bảng. Báo cáo tiến độ, thêm tài liệu, ý kiến, bước cho việc và phần việc của đơn vị mình.",
            "Sees the whole board. Reports, adds evidence, comments and steps on what is their agency's.",
        ),
    ),
    (
        Role::Head,
        Both(
            "Thêm vào đó: giao người, đặt ngày hạn, trình thẩm định, gửi đề xuất; cơ quan chủ trì xem xét phần việc của các đơn vị.",
            "Besides: assigns people, sets due days, submits for appraisal, sends proposals; a lead agency judges the units' shares.",
        ),
    ),
    (
        Role::Coordinator,
        Both(
            "Làm được mọi việc của kế hoạch: nhập, sửa, đôn đốc, thẩm định, khóa, nhập thay, xuất văn bản.",
            "Does everything about the plan: imports, edits, chases, appraises, locks, enters for others, makes documents.",
        ),
    ),
    (
        Role::Leader,
        Both(
            "Xem tất cả, cho ý kiến chỉ đạo. Ý kiến của lãnh đạo chờ trả lời cho đến khi cơ quan liên quan trả lời.",
            "Sees everything and gives directions, which wait until the agencies concerned have answered.",
        ),
    ),
    (Role::Observer, Both("Chỉ xem.", "Only reads.")),
    (
        Role::Administrator,
        Both(
            "Tài khoản, cơ quan, ngưỡng cảnh báo; nhập kế hoạch và lấy văn bản như điều phối viên. Không báo cáo, không thẩm định.",
            "Accounts, agencies, thresholds; imports plans and takes documents as the coordinator does. Does not report or appraise.",
        ),
    ),
];

pub const WHO_SEES_ABOUT: Both = Both(
    "Không gì ra khỏi tỉnh của bạn. Trong tỉnh, ai đăng nhập cũng xem được bảng và lịch sử: ai đã làm gì, lúc nào. Không có bảng xếp hạng cá nhân.",
    "Nothing leaves your province. Inside it, whoever signs in can read the board and its history: who did what, when. Nobody is ranked in person.",
);
