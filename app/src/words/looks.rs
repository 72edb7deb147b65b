//! Lines of the page that shows the visual language.

pub mod icons;
pub mod tokens;

use super::{Words, both::Both};
use crate::state::looks::Taste;

impl Words {
    /// What can be asked for besides a theme: its name, how it is without, and with it.
    pub fn taste(&self, taste: Taste) -> [&'static str; 3] {
        let lines = match taste {
            Taste::Contrast => [Both("Tương phản", "Contrast"), Both("Theo thiết bị", "As the device says"), Both("Rõ hơn", "More")],
            Taste::Density => [Both("Độ dày của bảng", "Density"), Both("Thoáng", "Roomy"), Both("Gọn", "Compact")],
            Taste::Motion => [Both("Chuyển động", "Motion"), Both("Theo thiết bị", "As the device says"), Both("Không có", "None")],
        };
        lines.map(|line| self.of(line))
    }
}

pub const TITLE: Both = Both("Kiểu dáng", "Visual language");
pub const ABOUT: Both = Both(
    "Mọi thành phần dưới đây là thành phần thật của ứng dụng, trong mọi trạng thái. Số liệu trong thẻ mẫu chỉ để minh họa.",
    "Everything below is the app's own component, in each of its states. The sample cards are made up to show a state.",
);
pub const SAMPLE: &str = "Ể Ộ Ậ Ữ ỹ ặ ệ";

pub const COLOURS: Both = Both("Màu theo vai trò", "Colours by role");
pub const COLOURS_ABOUT: Both = Both(
    "Mỗi ô là chữ hoặc hình trên đúng nền của nó, ở giao diện sáng và tối. Con số là tỷ lệ tương phản, đo ngay trên trang này: chữ cần 4,5, hình cần 3.",
    "Each sample is text or a shape on its own ground, light and dark. The figure is the contrast ratio, measured on this page: text needs 4.5, shapes 3.",
);
pub const TOKEN: Both = Both("Tên", "Token");
pub const LIGHT: Both = Both("Sáng", "Light");
pub const DARK: Both = Both("Tối", "Dark");
pub const TYPE: Both = Both("Cỡ chữ", "Type");
pub const TYPE_LINE: Both = Both(
    "Ể Ộ Ậ Ữ ỹ ặ ệ: Sở Nội vụ thẩm định kết quả, dữ liệu kỳ này đã đủ; những đơn vị chậm phải giải trình trước ngày 20.",
    "Ể Ộ Ậ Ữ ỹ ặ ệ: marks stand on marks, and no line cuts them off or runs into them.",
);
pub const MEASURES: Both = Both("Khoảng cách, góc, chuyển động", "Space, corners, motion");
pub const MOTION_TRY: Both = Both("Rê chuột hoặc chạm để xem chuyển động", "Point or touch to see the motion");
pub const CARDS: Both = Both("Thẻ việc", "Cards");
pub const MARKS: Both = Both("Dấu hiệu", "Marks");
pub const ICONS: Both = Both("Biểu tượng", "Icons");
pub const ICONS_ABOUT: Both = Both(
    "Tự vẽ, trên lưới 16 điểm với nét 1,7; mang màu của chữ bên cạnh. Biểu tượng không thay lời: luôn có chữ, hoặc tên nút cho người nghe.",
    "Drawn here, on a grid of 16 with a pen of 1.7, in the colour of the words beside them. None stands for words: there is a word, or a name to be heard.",
);
pub const COLUMNS: Both = Both("Cột", "Columns");
pub const FLAGS: Both = Both("Cờ", "Flags");
pub const METERS: Both = Both("Thanh tiến độ", "Meters");
pub const LINES: Both = Both("Đường truyền", "The line to the server");
pub const CONTROLS: Both = Both("Nút và ô nhập", "Buttons and fields");
pub const MESSAGES: Both = Both("Thông báo", "Messages");
pub const TABLES: Both = Both("Bảng số và biểu đồ", "Tables and charts");
pub const CHARTS_ABOUT: Both = Both("Vẽ từ kế hoạch đang mở trên thiết bị này.", "Drawn from the plan that is open on this device.");

pub const BULLET: Both = Both("Năm trước 80, đo được 84, cần đạt 90", "Last year 80, measured 84, to be reached 90");

pub const BUTTON_MAIN: Both = Both("Lưu báo cáo", "Save the report");
pub const BUTTON: Both = Both("Xem trước", "Preview");
pub const BUTTON_QUIET: Both = Both("Hủy", "Cancel");
pub const BUTTON_DANGER: Both = Both("Bỏ thay đổi này", "Drop this change");
pub const BUTTON_OFF: Both = Both("Chưa dùng được", "Not available");
pub const CHIP_ON: Both = Both("Quá hạn", "Overdue");
pub const CHIP_OFF: Both = Both("Việc của tôi", "My tasks");
pub const FIELD: Both = Both("Đã làm những gì", "What was done");
pub const FIELD_FILLED: Both = Both("Đã rà soát 37/118 đơn vị", "37 of 118 units were checked");
pub const FIELD_EMPTY: Both = Both("Còn trống", "Empty");
pub const FIELD_HINT: Both = Both("Ghi ngắn gọn, có số liệu", "Briefly, with figures");
pub const FIELD_WRONG: Both = Both("Tỷ lệ phần trăm", "Percent");
pub const FIELD_TROUBLE: Both = Both("Cần một số từ 0 đến 100.", "A number from 0 to 100 is needed.");
pub const FIELD_READ: Both = Both("Chỉ để xem", "To be read only");
pub const FIELD_OVERTAKEN: Both = Both("Hai người cùng sửa", "Changed by two");
pub const FIELD_OVERTAKEN_NOTE: Both =
    Both("Người khác vừa ghi 45. Điều bạn gõ vẫn ở trong ô.", "Somebody else just wrote 45. What you typed is still here.");
pub const FIELD_CHOICE: Both = Both("Cơ quan chủ trì", "Lead agency");

pub const BANNER: Both = Both("Phiên làm việc đã hết.", "Your session has ended.");
pub const NOTICE_EMPTY: Both = Both("Chưa có việc nào của bạn.", "You have no tasks yet.");
pub const NOTICE_LOADING: Both = Both("Đang nhận bảng lần đầu…", "Receiving the board for the first time…");
pub const NOTICE_OFFLINE: Both = Both(
    "Không có mạng. Mọi thay đổi được giữ trên thiết bị và tự gửi khi có mạng.",
    "No network. Everything is kept on this device and sent when there is one.",
);
pub const NOTICE_ERROR: Both =
    Both("Trang này chưa tải được. Hãy kiểm tra mạng rồi thử lại.", "This screen could not be loaded. Check the network and try again.");
pub const NOTICE_READ_ONLY: Both = Both("Bạn được xem việc này, không sửa được.", "You may read this task, not change it.");
pub const TOAST: Both = Both("Hiện dòng báo", "Show a toast");
pub const TOAST_SAYS: Both = Both("Đã chuyển đến Đang thực hiện", "Moved to In progress");
pub const TOAST_TROUBLE: Both = Both("Hiện dòng báo lỗi", "Show a trouble toast");
pub const TOAST_TROUBLE_SAYS: Both =
    Both("Thiết bị hết chỗ lưu, chưa giữ được thay đổi này.", "There is no room on this device; this change was not kept.");
pub const DIALOG: Both = Both("Mở hộp chọn", "Open a dialog");
pub const DIALOG_TITLE: Both = Both("Chuyển việc đến", "Move the task to");

/// Titles of sample cards, by what they show.
pub const CARD_PLAIN: Both = Both(
    "Các sở, ban, ngành, địa phương rà soát nhiệm vụ được giao trong năm",
    "Departments and communes check what they were given to do this year",
);
pub const CARD_OVERDUE: Both =
    Both("Sở Tư pháp hoàn thành rà soát văn bản quy phạm pháp luật", "The Department of Justice finishes checking legal documents");
pub const CARD_SOON: Both =
    Both("Văn phòng UBND tỉnh báo cáo nhiệm vụ Thủ tướng Chính phủ giao", "The Office reports on what the Prime Minister asked for");
pub const CARD_BLOCKED: Both = Both("Kết nối, chia sẻ dữ liệu với cơ sở dữ liệu quốc gia", "Data are shared with the national database");
pub const CARD_BLOCKED_WHY: Both = Both("chưa có tài khoản của Bộ", "no account of the ministry yet");
pub const CARD_STALLED: Both =
    Both("Sở Nội vụ theo dõi việc sắp xếp đơn vị sự nghiệp", "The Department of Home Affairs follows the merging of units");
pub const CARD_PENDING: Both = Both("Tỷ lệ giải quyết hồ sơ trực tuyến đạt từ 80 % trở lên", "At least 80 % of dossiers are settled online");
pub const CARD_REFUSED: Both = Both("Giải ngân vốn đầu tư công đạt từ 95 %", "At least 95 % of public investment is paid out");
pub const CARD_CONFLICT: Both = Both("Nâng điểm hài lòng về tiếp cận dịch vụ", "Satisfaction with access to services rises");
pub const CARD_DONE: Both = Both("Ban hành kế hoạch kiểm tra cải cách hành chính", "The plan for checking the reform is issued");
pub const CARD_DIRECTION: Both =
    Both("Công khai đầy đủ thủ tục hành chính tại trụ sở 102 xã, phường", "All procedures hang in the offices of 102 communes");
pub const CARD_WHO: Both = Both("Sở Nội vụ", "Department of Home Affairs");
