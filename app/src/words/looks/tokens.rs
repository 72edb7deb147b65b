//! What each token of the style sheet is for. `.ci/papers` holds this list beside `style/tokens.css` and `docs/DESIGN_LANGUAGE.md`.

use super::super::both::Both;

/// What text needs on its ground, and what a shape does (WCAG 2.2, 1.4.3 and 1.4.11).
pub const TEXT: f64 = 4.5;
pub const SHAPE: f64 = 3.0;

/// A colour: its name, its role, and what it is seen with.
pub struct Colour {
    /// The token.
    pub token: &'static str,
    /// What it is for.
    pub role: Both,
    /// What it stands on, or what stands on it.
    pub with: &'static [&'static str],
    /// Whether it is the ground.
    pub is_ground: bool,
    /// How well the two must be told apart; nought where nothing depends on it.
    pub needs: f64,
}

const fn ink(token: &'static str, role: Both, with: &'static [&'static str], needs: f64) -> Colour {
    Colour { token, role, with, is_ground: false, needs }
}

const fn ground(token: &'static str, role: Both, with: &'static [&'static str], needs: f64) -> Colour {
    Colour { token, role, with, is_ground: true, needs }
}

pub const COLOURS: &[Colour] = &[
    ink("--ink", Both("Chữ chính", "Text"), &["--ground", "--surface", "--surface-raised", "--sunken"], TEXT),
    ink("--ink-quiet", Both("Chữ phụ: ngày, cơ quan, chú thích", "Second text: days, agencies, notes"), &["--ground", "--surface", "--sunken"], TEXT),
    ink("--ink-faint", Both("Gợi ý trong ô, nhãn trục", "Hints in fields, labels of axes"), &["--ground", "--surface"], TEXT),
    ground("--ground", Both("Nền trang", "The page"), &["--ink"], TEXT),
    ground("--surface", Both("Mặt giấy: nhóm, ô nhập, phần của trang", "Paper: groups, fields, parts of a screen"), &["--ink"], TEXT),
    ground("--surface-raised", Both("Thẻ, hộp thoại: nổi trên giấy", "Cards and dialogs, above the paper"), &["--ink"], TEXT),
    ground("--sunken", Both("Chỗ lõm: thanh bên, rãnh, phần được chọn nằm trong", "Sunken: the rail, tracks, what holds a choice"), &["--ink"], TEXT),
    ink("--line", Both("Nét ngăn cách, chỉ để sắp đặt", "Hairlines that only arrange"), &["--surface"], 0.0),
    ink("--line-strong", Both("Viền của thứ bấm hoặc nhập được", "Edges of what can be pressed or typed in"), &["--surface"], SHAPE),
    ink("--accent", Both("Liên kết, nút chính, tiêu điểm", "Links, main buttons, focus"), &["--ground", "--surface", "--accent-soft"], TEXT),
    ink("--accent-ink", Both("Chữ trên màu nhấn", "Text on the accent"), &["--accent"], TEXT),
    ground("--accent-soft", Both("Nền của thứ đang chọn, số hiệu", "Under what is chosen, and numbers"), &["--ink"], TEXT),
    ink("--not-started", Both("Cột Chưa thực hiện", "Column: not started"), &["--surface"], SHAPE),
    ink("--in-progress", Both("Cột Đang thực hiện", "Column: in progress"), &["--surface"], SHAPE),
    ink("--in-review", Both("Cột Chờ thẩm định", "Column: in review"), &["--surface"], SHAPE),
    ink("--done", Both("Cột Hoàn thành; đã đạt", "Column: done; reached"), &["--surface"], SHAPE),
    ink("--overdue", Both("Quá hạn, bị từ chối, lỗi", "Overdue, refused, wrong"), &["--surface-raised", "--trouble-soft"], TEXT),
    ink("--blocked", Both("Vướng mắc, cùng sửa", "Held up, changed by two"), &["--surface-raised"], TEXT),
    ink("--stalled", Both("Lâu chưa cập nhật, chờ gửi", "Long without a report, not sent yet"), &["--surface-raised"], TEXT),
    ink("--due-soon", Both("Sắp đến hạn", "Due soon"), &["--surface-raised"], TEXT),
    ground("--warning-soft", Both("Nền cảnh báo", "Under a warning"), &["--ink"], TEXT),
    ground("--trouble-soft", Both("Nền lỗi", "Under trouble"), &["--ink"], TEXT),
];

/// Sizes of type, smallest first.
pub const SIZES: &[(&str, Both)] = &[
    ("--text-xs", Both("Nhãn nhỏ, trình đơn điện thoại", "Small labels, a phone's menu")),
    ("--text-s", Both("Chữ phụ trên thẻ, ghi chú", "Facts on a card, notes")),
    ("--text-m", Both("Chữ thường", "Body")),
    ("--text-l", Both("Tên phần", "Headings of parts")),
    ("--text-xl", Both("Tên trang", "Headings of screens")),
];

/// Spaces, smallest first.
pub const SPACES: &[(&str, Both)] = &[
    ("--space-1", Both("giữa dấu và chữ", "between a mark and its words")),
    ("--space-2", Both("giữa các thẻ", "between cards")),
    ("--space-3", Both("giữa các phần nhỏ", "between small parts")),
    ("--space-4", Both("lề trong của một phần", "inside a part")),
    ("--space-6", Both("giữa các phần", "between parts")),
    ("--space-8", Both("quanh một trang riêng", "around a screen of its own")),
    ("--touch", Both("đích chạm nhỏ nhất", "the smallest thing a finger is asked to hit")),
];

/// Corners, the smallest first.
pub const CORNERS: &[(&str, Both)] = &[
    ("--radius-s", Both("số hiệu, nút nhỏ", "numbers, small buttons")),
    ("--radius-m", Both("thẻ, ô nhập, nút", "cards, fields, buttons")),
    ("--radius-l", Both("nhóm, phần của trang, hộp thoại", "groups, parts of a screen, dialogs")),
];

/// What stands above the paper.
pub const SHADOWS: &[(&str, Both)] = &[
    ("--shadow-card", Both("thẻ nằm trên giấy", "a card lies on the paper")),
    ("--shadow-lifted", Both("thẻ được nhấc lên, hộp thoại", "a card in the hand, a dialog")),
];

/// The pace of what moves, and the type.
pub const QUICK: (&str, Both) =
    ("--quick", Both("mọi chuyển động; không có khi thiết bị xin ít chuyển động", "all motion; none where the device asks for less"));
pub const FONT: (&str, Both) = ("--font", Both("phông của thiết bị, không tải phông nào", "the device's own font, none is loaded"));
