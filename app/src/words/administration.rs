//! Lines of the administration screen, of accounts above all; those of importing are in `importing.rs`.

use super::Words;
use crate::{browser::text, online::OnlineError};
use parboard_domain::measure::Moment;

/// What keeps the screen from doing its work.
impl Words {
    /// Why the server did not do it. The server's own words are Vietnamese; known codes have English ones here.
    pub fn online_error(&self, error: &OnlineError) -> String {
        let english = match error.code.as_str() {
            "unreachable" => return self.needs_network().to_owned(),
            "signed_out" => "Your session has ended. Sign in again.",
            "no_access" => "Your role may not do this.",
            "empty" => "The document is empty.",
            "damaged" => "The document is damaged, or not text.",
            "too_large" => "The document is too large for a plan.",
            "locked" => "The file has a password. Open it, take the password away, save it, and choose it again.",
            "old_format" => "This is a .doc or .xls file of the old kind. Open it and save it as .docx or .xlsx.",
            "other_format" => "Only .docx, .xlsx and .txt files are read. Save it as one of these, or paste its text.",
            "other_subject" => "The document is not about improving the reform index or satisfaction.",
            "news_article" => "This is a news article, not the plan itself.",
            "no_criteria" => "No criteria with tasks, agencies or deadlines were found.",
            "schedule_out_of_range" => "Days lie between 1 and 28, and no report is due before its period is over.",
            "no_period" => "There is no such period.",
            "period_not_over" => "The period is not over yet; its figures are frozen afterwards.",
            "frozen_before" => "The figures are frozen already; give a reason to freeze them once more.",
            "frozen_too_often" => "The figures of this period were frozen too often.",
            "bad_reason" => "The reason is too long, or holds hidden signs.",
            "login_taken" => "This login is taken.",
            "no_author" => "The author has no account in this province.",
            "author_disabled" => "The author's account is disabled. Nothing is carried out in that name until it is enabled.",
            "own_account" => "You cannot disable or reset your own account.",
            "incomplete" => "Give a name, a login without spaces, a role; staff and heads need an agency.",
            "no_head" => "No line names the columns; there must be one with \"Tên\" or \"name\".",
            "sheet_too_large" => {
                return self
                    .put("Tệp lớn hơn 1 MB hoặc có quá nhiều dòng.".to_owned(), "The file is larger than 1 MB, or has too many lines.".to_owned());
            }
            "sheet_damaged" => {
                return self.put(
                    "Không đọc được tệp này; cần tệp .csv (UTF-8) hoặc .xlsx.".to_owned(),
                    "This file cannot be read; it must be .csv (UTF-8) or .xlsx.".to_owned(),
                );
            }
            "name_missing" => "An agency needs a name.",
            "name_unfit" => "A name is too long, there are too many of them, or one holds signs that nobody sees.",
            "name_taken" => "Another agency has this name, or has it as another name.",
            "ends_before_it_begins" => "The last day is before the first.",
            "goes_round" => "The successors, or those it belongs to, go round in a circle or through too many steps.",
            "names_many" => "A name for many agencies is not merged, and none belongs to it.",
            "has_successor" => "This agency was merged or renamed already.",
            "not_there" => "The agency does not exist on that day.",
            "unknown_agency" => "This agency is not there.",
            "bad_year" => "The year must be from 2000 to 2100, and after the plan's own where one is carried over.",
            "no_assignment" => "A round is opened only upon a document that assigns criteria.",
            "no_round" => "No round of proposals is open upon this document.",
            "plan_made" => "The plan of this round is made, so its year stays.",
            "not_as_shown" => "The proposals have just changed; look at the plan once more, then make it.",
            "nothing_accepted" => "Nothing was accepted yet.",
            "bad_title" => "Give the plan a title of at most 500 characters.",
            "email_unfit" => "This is no e-mail address.",
            "rule_out_of_range" => "The days or numbers of the rule are out of range.",
            "agency_unclear" => "Several agencies read like that without diacritics; write the name in full.",
            "no_plan" => "No plan has been imported yet.",
            "not_yet" => "This day has not come: merge or rename on the day it takes effect.",
            "not_as_seen" => "Somebody else has just changed this. Open it again and look at it before you save.",
            "too_long" => "This is longer than is kept.",
            "hidden_signs" => "There are signs in it that nobody sees.",
            "too_slow" => "The document takes too long to read.",
            "not_understood" => "The server did not understand this.",
            "not_found" => "Not found.",
            "days_out_of_range" => "Give whole days, from 1 to 365.",
            "unavailable" => "The server cannot answer at the moment. Try again later.",
            _ => return sentence(&error.message),
        };
        self.put(sentence(&error.message), english.to_owned())
    }

    pub fn needs_network(&self) -> &'static str {
        self.pick(
            "Chưa kết nối được máy chủ. Việc này cần có mạng; nội dung đã nhập vẫn ở đây, hãy thử lại khi có mạng.",
            "The server cannot be reached. This needs a network; what you typed is still here, try again later.",
        )
    }

    pub fn nothing_to_administer(&self) -> &'static str {
        self.pick("Vai trò của bạn không có mục nào ở đây.", "There is nothing here for your role.")
    }

    pub fn try_again(&self) -> &'static str {
        self.pick("Thử lại", "Try again")
    }

    pub fn administration_parts(&self) -> &'static str {
        self.pick("Các mục quản trị", "Parts of administration")
    }
}

/// Thresholds.
impl Words {
    pub fn thresholds(&self) -> &'static str {
        self.pick("Ngưỡng cảnh báo", "Thresholds")
    }

    pub fn thresholds_hint(&self) -> &'static str {
        self.pick(
            "Dùng cho cả tỉnh, từ 1 đến 365 ngày. Các thiết bị nhận ở lần đồng bộ tiếp theo.",
            "For the whole province, from 1 to 365 days. Devices have them with their next sync.",
        )
    }

    pub fn soon_days(&self) -> &'static str {
        self.pick("Sắp đến hạn khi còn không quá (ngày)", "Due soon when no more days are left than")
    }

    pub fn stalled_days(&self) -> &'static str {
        self.pick("Không cập nhật khi đã qua (ngày)", "Without news after so many days")
    }

    pub fn keep_thresholds(&self) -> &'static str {
        self.pick("Lưu ngưỡng", "Keep thresholds")
    }

    pub fn thresholds_kept(&self) -> &'static str {
        self.pick("Đã lưu. Bảng đang theo ngưỡng mới.", "Kept. The board follows the new thresholds.")
    }
}

/// Accounts.
impl Words {
    pub fn accounts(&self) -> &'static str {
        self.pick("Tài khoản", "Accounts")
    }

    pub fn accounts_loading(&self) -> &'static str {
        self.pick("Đang tải danh sách…", "Loading the list…")
    }

    pub fn account_name(&self) -> &'static str {
        self.pick("Họ và tên", "Name")
    }

    pub fn account_role(&self) -> &'static str {
        self.pick("Vai trò", "Role")
    }

    pub fn account_agency(&self) -> &'static str {
        self.pick("Cơ quan, đơn vị", "Agency")
    }

    pub fn account_agency_hint(&self) -> &'static str {
        self.pick("Để trống nếu phụ trách toàn tỉnh", "Leave empty for the whole province")
    }

    pub fn account_seen(&self) -> &'static str {
        self.pick("Hoạt động gần nhất", "Last active")
    }

    /// When somebody's device last spoke to the server.
    pub fn seen(&self, at: Option<Moment>) -> String {
        at.map_or_else(|| self.pick("chưa đăng nhập", "never").to_owned(), text::date_time)
    }

    pub fn account_disabled(&self) -> &'static str {
        self.pick("Đã khóa", "Disabled")
    }

    pub fn own_account(&self) -> &'static str {
        self.pick("tài khoản của bạn", "your account")
    }

    pub fn disable(&self) -> &'static str {
        self.pick("Khóa", "Disable")
    }

    pub fn enable(&self) -> &'static str {
        self.pick("Mở khóa", "Enable")
    }

    pub fn reset_password(&self) -> &'static str {
        self.pick("Đặt lại mật khẩu", "Reset password")
    }

    /// Resetting cannot be taken back, so it is asked once.
    pub fn reset_question(&self, name: &str) -> String {
        self.put(
            format!("Mật khẩu cũ của {name} sẽ không dùng được nữa, các thiết bị của họ phải đăng nhập lại."),
            format!("{name}'s old password will stop working, and their devices must sign in again."),
        )
    }

    pub fn disable_question(&self, name: &str) -> String {
        self.put(
            format!("{name} sẽ không đăng nhập được nữa cho đến khi mở khóa. Thay đổi chưa gửi vẫn ở trên thiết bị của họ."),
            format!("{name} cannot sign in until enabled again. Unsent changes stay on their devices."),
        )
    }

    pub fn add_account(&self) -> &'static str {
        self.pick("Thêm tài khoản", "Add an account")
    }

    pub fn login_hint(&self) -> &'static str {
        self.pick("Không có khoảng trắng, không phân biệt chữ hoa", "No spaces; case does not matter")
    }

    /// A password that was just made.
    pub fn fresh_password(&self, login: &str) -> String {
        self.put(format!("Mật khẩu mới của {login}"), format!("New password of {login}"))
    }

    pub fn shown_once(&self) -> &'static str {
        self.pick("Chỉ hiện một lần. Hãy sao chép và gửi riêng cho người dùng.", "Shown once. Copy it and hand it over in private.")
    }

    pub fn copy(&self) -> &'static str {
        self.pick("Sao chép", "Copy")
    }

    pub fn copied(&self) -> &'static str {
        self.pick("Đã sao chép", "Copied")
    }
}

/// Refusals are phrases, as the command line prints them; on the screen they stand alone.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let start: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if phrase.ends_with(['.', '!', '?']) || phrase.is_empty() { "" } else { "." };
    format!("{start}{}{stop}", letters.as_str())
}
