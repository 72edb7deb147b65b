//! What each icon says. `.ci/papers` holds this list beside `style/sprite.svg` and `docs/DESIGN_LANGUAGE.md`.

use super::super::both::Both;

/// The icons by their names in the sprite, in groups as they are drawn there.
pub const ICONS: [(Both, &[(&str, Both)]); 6] =
    [(COLUMNS, OF_COLUMNS), (FLAGS, OF_FLAGS), (CHANGES, OF_CHANGES), (TARGETS, OF_TARGETS), (PRESSED, OF_PRESSED), (SCREENS, OF_SCREENS)];

const COLUMNS: Both = Both("Cột: vòng tròn đầy dần", "Columns: a circle that fills up");
const FLAGS: Both = Both("Cờ: mỗi cờ một hình viền", "Flags: an outline each");
const CHANGES: Both = Both("Dấu của thay đổi, ý kiến, bản nộp", "Changes, what was said, what was handed in");
const TARGETS: Both = Both("Mục tiêu và số liệu", "Targets and figures");
const PRESSED: Both = Both("Thứ bấm được", "What is pressed");
const SCREENS: Both = Both("Các trang", "Screens");

const OF_COLUMNS: &[(&str, Both)] = &[
    ("not-started", Both("Chưa thực hiện; mục tiêu chưa so được", "Not started; a target that cannot be compared yet")),
    ("in-progress", Both("Đang thực hiện", "In progress")),
    ("in-review", Both("Chờ thẩm định", "In review")),
    ("done", Both("Hoàn thành", "Done")),
];

const OF_FLAGS: &[(&str, Both)] = &[
    ("overdue", Both("Quá hạn", "Overdue")),
    ("blocked", Both("Vướng mắc", "Held up")),
    ("stalled", Both("Lâu không cập nhật", "No report for long")),
    ("due-soon", Both("Sắp đến hạn", "Due soon")),
];

const OF_CHANGES: &[(&str, Both)] = &[
    ("not-sent", Both("Chưa gửi", "Not sent yet")),
    ("refused", Both("Bị từ chối, có lỗi", "Refused, wrong")),
    ("clash", Both("Hai người cùng sửa", "Changed by two")),
    ("direction", Both("Chỉ đạo chờ trả lời", "A direction that waits")),
    ("kept", Both("Đã giữ, đã nhận, đang chọn", "Kept, accepted, chosen")),
    ("written", Both("Đang soạn", "Being written")),
    ("sent", Both("Đã nộp", "Handed in")),
    ("nothing", Both("Chưa có gì", "Nothing yet")),
];

const OF_TARGETS: &[(&str, Both)] = &[
    ("reached", Both("Đã đạt", "Reached")),
    ("short", Both("Chưa đạt", "Short of it")),
    ("behind", Both("Số liệu có thể thấp hơn thực tế", "May say less than was done")),
];

const OF_PRESSED: &[(&str, Both)] = &[
    ("fold", Both("Mở ra, thu lại; xoay theo hướng", "Fold and unfold; turned as it goes")),
    ("more", Both("Các thao tác của thẻ", "What can be done with a card")),
    ("plus", Both("Thêm", "Add")),
    ("minus", Both("Thu lại ô thêm", "Fold the form again")),
    ("close", Both("Đóng, bỏ ra", "Close, leave out")),
    ("search", Both("Tìm", "Find")),
    ("filter", Both("Bộ lọc", "Filters")),
    ("undo", Both("Hoàn tác, trả lại, rút lại", "Taken back, returned, withdrawn")),
    ("grip", Both("Tay nắm của bảng kéo", "The grip of a sheet")),
    ("forward", Both("Đi tới; quay lại khi xoay", "Onward; back when turned")),
    ("under", Both("Thuộc về dòng trên", "Belongs to the line above")),
    ("share", Both("Nút Chia sẻ của iPhone, iPad", "Share on an iPhone or iPad")),
    ("install", Both("Cài lên màn hình chính", "Onto the home screen")),
];

const OF_SCREENS: &[(&str, Both)] = &[
    ("leadership", Both("Điều hành", "Leaders")),
    ("board", Both("Bảng", "Board")),
    ("mine", Both("Của tôi", "Mine")),
    ("attention", Both("Cần xử lý", "Needs you")),
    ("sync", Both("Đồng bộ", "Sync")),
    ("administration", Both("Quản trị", "Admin")),
];
