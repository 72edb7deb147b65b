//! Refusals: why an operation was not carried out. Data, shown to the person, never an exception.

use crate::{field::Value, id::PersonId};
use serde::{Deserialize, Serialize};

/// Why, with what stands instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// A stable code.
    pub code: RefusalCode,
    /// In words, for those without our translations.
    #[serde(default)]
    pub message: String,
    /// What the field holds now, when that is the reason.
    #[serde(default, skip_serializing_if = "Value::is_nothing")]
    pub current: Value,
    /// Who stood in the way, when someone did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<PersonId>,
}

/// The reasons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The role or the agency may not do this.
    NoAccess,
    /// The card is in a column from which it cannot go there.
    BadTransition,
    /// The step asks for evidence, or an explanation why there is none.
    NeedsProof,
    /// The step asks for a reason.
    NeedsReason,
    /// The card was closed to all changes.
    Locked,
    /// What it speaks of does not exist here.
    NotFound,
    /// A text has too many characters.
    TooLong,
    /// A text holds signs that are not seen and cannot be kept; see [`crate::sign`].
    HiddenSigns,
    /// People who are asked give the points of that criterion; nobody scores it themselves.
    Surveyed,
    /// More points than there are, fewer than none, or a number where none can be.
    OutOfRange,
    /// The file has too many bytes.
    FileTooLarge,
    /// Files of that type are not taken.
    FileType,
    /// The same id came before with another content or from another person.
    IdReuse,
    /// An operation it builds on was refused.
    DependsOn,
    /// These are no points: a number from 0 to 100 with at most two decimals.
    NotPoints,
    /// A newer version of the program is needed.
    UpgradeRequired,
    /// Not an operation we can read.
    #[serde(other)]
    Unreadable,
}

impl Refusal {
    /// A refusal for that reason, in words.
    pub fn new(code: RefusalCode) -> Self {
        // The browser has words of its own for each, in two languages: a first visit does not wait for these besides.
        let message = if cfg!(target_arch = "wasm32") { String::new() } else { code.words().to_owned() };
        Self { code, message, current: Value::Nothing, who: None }
    }

    /// The same, with what stands instead.
    #[must_use]
    pub fn current(mut self, value: Value) -> Self {
        self.current = value;
        self
    }

    /// The same, with who stood in the way.
    #[must_use]
    pub fn who(mut self, who: PersonId) -> Self {
        self.who = Some(who);
        self
    }
}

impl RefusalCode {
    fn words(self) -> &'static str {
        match self {
            RefusalCode::NoAccess => "bạn không có quyền làm việc này",
            RefusalCode::BadTransition => "việc này không thể chuyển sang cột đó từ cột hiện tại",
            RefusalCode::NeedsProof => "cần có tài liệu kiểm chứng hoặc lời giải trình",
            RefusalCode::NeedsReason => "cần nêu lý do",
            RefusalCode::Locked => "việc này đã khóa sau thẩm định",
            RefusalCode::NotFound => "không tìm thấy việc này",
            RefusalCode::TooLong => "nội dung quá dài",
            RefusalCode::HiddenSigns => "nội dung có ký tự ẩn, không lưu được",
            RefusalCode::FileTooLarge => "tệp lớn hơn 20 MB",
            RefusalCode::FileType => "loại tệp này không được nhận làm tài liệu kiểm chứng",
            RefusalCode::Surveyed => "tiêu chí này do điều tra xã hội học chấm, không tự chấm điểm",
            RefusalCode::OutOfRange => "con số nằm ngoài khoảng cho phép",
            RefusalCode::IdReuse => "thay đổi này trùng mã với một thay đổi khác",
            RefusalCode::DependsOn => "thay đổi mà nó dựa vào đã bị từ chối",
            RefusalCode::NotPoints => "điểm phải là số từ 0 đến 100, nhiều nhất hai chữ số thập phân",
            RefusalCode::UpgradeRequired => "cần cập nhật ứng dụng để gửi thay đổi này",
            RefusalCode::Unreadable => "máy chủ không hiểu thay đổi này",
        }
    }
}
