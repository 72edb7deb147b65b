//! Lines of finding: the palette, the sheet of keys, views with a name.

use super::Words;
use crate::state::{
    acts::Act,
    finding::Sort,
    keys::{self, Walk},
    saved_views::{self, Unsaved},
};
use parboard_domain::plan::VIEWS_MAX;

impl Words {
    /// The way to the palette.
    pub fn find(&self) -> &'static str {
        self.pick("Tìm", "Find")
    }

    pub fn find_title(&self) -> &'static str {
        self.pick("Tìm việc, phần việc, tiêu chí, cơ quan, màn hình, lệnh", "Find tasks, shares, criteria, agencies, screens, commands")
    }

    pub fn find_hint(&self) -> &'static str {
        self.pick("Số, vài chữ, không cần dấu", "A number, a few words, no diacritics needed")
    }

    pub fn find_recent(&self) -> &'static str {
        self.pick("Mở gần đây trên thiết bị này", "Opened lately on this device")
    }

    pub fn find_begin(&self) -> &'static str {
        self.pick("Gõ để tìm. Việc bạn mở sẽ hiện ở đây lần sau.", "Type to find. Tasks you open stand here next time.")
    }

    /// How many were found, of which some are shown.
    pub fn found(&self, count: usize, shown: usize) -> String {
        match count {
            0 => self.pick("Không tìm thấy gì.", "Nothing found.").to_owned(),
            _ if count > shown => self.put(
                format!("{} kết quả, hiện {shown} kết quả đầu", self.count(count)),
                format!("{}, the first {shown} shown", self.counted(count, "result", "results")),
            ),
            _ => self.put(format!("{} kết quả", self.count(count)), self.counted(count, "result", "results")),
        }
    }

    pub fn found_kind(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Task => self.pick("Việc", "Task"),
            Sort::Share => self.pick("Phần việc", "Share"),
            Sort::Criterion => self.pick("Tiêu chí", "Criterion"),
            Sort::Agency => self.pick("Cơ quan", "Agency"),
            Sort::View => self.pick("Góc nhìn", "View"),
            Sort::Screen => self.pick("Màn hình", "Screen"),
            Sort::Act => self.pick("Lệnh", "Command"),
        }
    }

    /// Names of what can be done that stand nowhere else.
    pub fn act(&self, act: Act) -> &'static str {
        match act {
            Act::Filter => self.pick("Lọc bảng theo chữ", "Filter the board by words"),
            Act::OnlyMine => self.pick("Bật, tắt lọc việc của tôi", "Filter my tasks, on or off"),
            Act::Pick => self.pick("Chọn nhiều việc trên bảng", "Pick several tasks on the board"),
            Act::Views => self.pick("Góc nhìn đã lưu", "Saved views"),
            Act::Undo => self.pick("Hoàn tác việc vừa làm", "Undo what was done last"),
            Act::Redo => self.pick("Làm lại việc vừa hoàn tác", "Redo what was undone last"),
            Act::SyncNow => self.pick("Đồng bộ ngay", "Sync now"),
            Act::Meeting => self.pick("Bắt đầu họp", "Begin the meeting"),
            Act::Print => self.pick("In màn hình này", "Print this screen"),
            Act::Language => self.pick("Đổi ngôn ngữ: English", "Change language: Tiếng Việt"),
            Act::Theme => self.pick("Đổi giao diện sáng, tối", "Change theme, light or dark"),
            Act::Keys => self.pick("Phím tắt", "Keyboard shortcuts"),
            _ => "",
        }
    }

    // The sheet of keys.

    pub fn keys_everywhere(&self) -> &'static str {
        self.pick("Ở mọi màn hình", "On every screen")
    }

    pub fn keys_on_board(&self) -> &'static str {
        self.pick("Khi đang ở một việc trên bảng", "While on a card of the board")
    }

    pub fn keys_lifted(&self) -> &'static str {
        self.pick("Khi đang nhấc một việc", "While a card is lifted")
    }

    pub fn keys_meeting(&self) -> &'static str {
        self.pick("Trong chế độ họp", "In a meeting")
    }

    pub fn keys_switch(&self) -> &'static str {
        self.pick("Dùng phím tắt một chữ trên thiết bị này", "Use shortcuts of a single letter on this device")
    }

    pub fn keys_switch_hint(&self, held: &str) -> String {
        self.put(
            format!("Không tác dụng khi đang gõ chữ. Tắt đi thì {held} K và các phím ở bảng vẫn dùng được."),
            format!("Never while you are typing. When off, {held} K and the keys of the board still work."),
        )
    }

    pub fn key_find(&self) -> &'static str {
        self.pick("Tìm nhanh", "Find")
    }

    pub fn walk(&self, walk: Walk) -> &'static str {
        match walk {
            Walk::Up => self.pick("Việc ở trên", "The card above"),
            Walk::Down => self.pick("Việc ở dưới", "The card below"),
            Walk::Left => self.pick("Cột trước", "The column before"),
            Walk::Right => self.pick("Cột sau", "The next column"),
            Walk::First => self.pick("Việc đầu cột", "The first card of the column"),
            Walk::Last => self.pick("Việc cuối cột", "The last card of the column"),
        }
    }

    pub fn key_open(&self) -> &'static str {
        self.pick("Mở việc", "Open the card")
    }

    pub fn key_lift(&self) -> &'static str {
        self.pick("Nhấc việc để chuyển", "Lift the card to move it")
    }

    pub fn key_menu(&self) -> &'static str {
        self.pick("Chuyển đến…", "Move to…")
    }

    pub fn key_hover(&self) -> &'static str {
        self.pick("Chọn cột và chỗ đặt", "Choose column and place")
    }

    pub fn key_put_down(&self) -> &'static str {
        self.pick("Đặt xuống", "Put it down")
    }

    pub fn key_cancel(&self) -> &'static str {
        self.pick("Thôi, để lại chỗ cũ", "Leave it where it was")
    }

    pub fn key_next(&self) -> &'static str {
        self.pick("Tiêu chí sau", "The next criterion")
    }

    pub fn key_before(&self) -> &'static str {
        self.pick("Tiêu chí trước", "The criterion before")
    }

    pub fn key_end(&self) -> &'static str {
        self.pick("Kết thúc họp", "End the meeting")
    }

    pub fn key_redo_too(&self) -> &'static str {
        self.pick("Làm lại, bằng phím khác", "Redo, by another key")
    }

    pub fn key_then(&self) -> &'static str {
        self.pick("rồi", "then")
    }

    /// A key as it is printed on a keyboard.
    pub fn key(&self, key: &'static str) -> &'static str {
        match key {
            keys::LIFT => self.pick("Dấu cách", "Space"),
            keys::CANCEL => "Esc",
            keys::LEFT => "←",
            keys::RIGHT => "→",
            keys::UP => "↑",
            keys::DOWN => "↓",
            keys::PAGE_UP => "Page Up",
            keys::PAGE_DOWN => "Page Down",
            other => other,
        }
    }

    // Views with a name.

    /// The way to them from the filters.
    pub fn views_more(&self) -> &'static str {
        self.pick("Lưu góc nhìn…", "Save view…")
    }

    pub fn views_none(&self) -> &'static str {
        self.pick("Chưa có góc nhìn nào.", "There is no view yet.")
    }

    pub fn views_hint(&self) -> &'static str {
        self.pick(
            "Lưu bộ lọc và cách nhóm đang dùng dưới một tên, trên thiết bị này.",
            "Keeps the present filters and grouping under a name, on this device.",
        )
    }

    pub fn view_name(&self) -> &'static str {
        self.pick("Tên góc nhìn", "Name of the view")
    }

    pub fn view_new_name(&self) -> &'static str {
        self.pick("Tên mới", "New name")
    }

    pub fn view_save(&self) -> &'static str {
        self.pick("Lưu góc nhìn này", "Save this view")
    }

    pub fn view_rename(&self) -> &'static str {
        self.pick("Đổi tên", "Rename")
    }

    pub fn view_remove(&self) -> &'static str {
        self.pick("Xóa", "Remove")
    }

    pub fn view_saved(&self, name: &str) -> String {
        self.put(format!("Đã lưu góc nhìn “{name}”."), format!("The view “{name}” is saved."))
    }

    /// The question before a view makes way for another of its name.
    pub fn view_replace(&self, name: &str) -> String {
        self.put(
            format!("Đã có góc nhìn tên “{name}”. Thay bằng góc nhìn này?"),
            format!("There is a view “{name}” already. Replace it with this one?"),
        )
    }

    pub fn view_replace_it(&self) -> &'static str {
        self.pick("Thay", "Replace")
    }

    pub fn view_keep_it(&self) -> &'static str {
        self.pick("Giữ góc nhìn cũ", "Keep the old one")
    }

    pub fn view_put_back(&self, names: &str) -> String {
        self.put(format!("Đã đặt lại góc nhìn {names} như trước."), format!("Put back as it was: {names}."))
    }

    pub fn view_removed(&self, name: &str) -> String {
        self.put(format!("Đã xóa góc nhìn “{name}”."), format!("The view “{name}” is removed."))
    }

    /// The heading over the views that everybody sees.
    pub fn views_shared(&self) -> &'static str {
        self.pick("Góc nhìn chung", "Shared views")
    }

    pub fn views_own(&self) -> &'static str {
        self.pick("Của tôi, trên thiết bị này", "Mine, on this device")
    }

    pub fn views_share_hint(&self) -> &'static str {
        self.pick(
            "“Chia sẻ cho mọi người” đặt góc nhìn vào kế hoạch: ai xem kế hoạch này cũng thấy.",
            "“Share with everybody” puts it into the plan: everybody who sees this plan finds it.",
        )
    }

    pub fn view_share(&self) -> &'static str {
        self.pick("Chia sẻ cho mọi người", "Share with everybody")
    }

    pub fn view_shared(&self, name: &str) -> String {
        self.put(format!("Đã chia sẻ góc nhìn “{name}” cho mọi người."), format!("The view “{name}” is shared with everybody."))
    }

    pub fn view_unshared(&self, name: &str) -> String {
        self.put(format!("Đã bỏ góc nhìn chung “{name}”."), format!("The shared view “{name}” is removed."))
    }

    pub fn view_taken(&self, name: &str) -> String {
        self.put(format!("Đã có góc nhìn chung tên “{name}”."), format!("There is a shared view “{name}” already."))
    }

    pub fn views_shared_full(&self) -> String {
        self.put(
            format!("Đã có {VIEWS_MAX} góc nhìn chung, nhiều nhất là vậy; hãy xóa bớt."),
            format!("There are {VIEWS_MAX} shared views, the most there may be; remove one."),
        )
    }

    /// What was wanted of a view that everybody sees.
    pub fn view_wish(&self, name: &str, is_given: bool, instead_of: Option<&str>) -> String {
        match instead_of {
            Some(old) if is_given => {
                self.put(format!("Đổi tên góc nhìn chung “{old}” thành “{name}”"), format!("Rename the shared view “{old}” to “{name}”"))
            }
            _ if is_given => self.put(format!("Chia sẻ góc nhìn “{name}” cho mọi người"), format!("Share the view “{name}” with everybody")),
            _ => self.put(format!("Bỏ góc nhìn chung “{name}”"), format!("Remove the shared view “{name}”")),
        }
    }

    pub fn view_unsaved(&self, why: Unsaved) -> String {
        match why {
            Unsaved::Nameless => self.pick("Hãy ghi tên góc nhìn.", "Give the view a name.").to_owned(),
            Unsaved::TooMany => self.put(
                format!("Đã có {} góc nhìn, nhiều nhất là vậy; hãy xóa bớt.", saved_views::MOST),
                format!("There are {} views, the most there may be; remove one.", saved_views::MOST),
            ),
            Unsaved::NoRoom => self.no_room.to_owned(),
        }
    }
}
