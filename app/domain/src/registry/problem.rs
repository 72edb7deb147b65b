//! What may not stand in the registry, in words for whoever keeps it.

use crate::measure::Day;
use serde::{Deserialize, Serialize};

/// Why the registry does not take something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum RegistryProblem {
    /// An agency without a name.
    #[error("cần có tên cơ quan")]
    NameMissing,
    /// A name longer than any agency has, signs nobody sees, or more names than one office ever had.
    #[error("tên quá dài, quá nhiều, hoặc có ký tự không nhìn thấy: {name}")]
    NameUnfit {
        /// Which.
        name: String,
    },
    /// Two agencies with one name.
    #[error("\"{name}\" đã là tên của {other}")]
    NameTaken {
        /// The name, as the second of them has it.
        name: String,
        /// The first.
        other: String,
    },
    /// Somebody else has mended it since it was looked at.
    #[error("người khác vừa sửa cơ quan này; hãy mở lại để xem rồi lưu")]
    NotAsSeen,
    /// No address that mail reaches.
    #[error("{name}: địa chỉ thư điện tử không hợp lệ")]
    EmailUnfit {
        /// Whose.
        name: String,
    },
    /// It ends before it begins.
    #[error("{name}: ngày hết hiệu lực trước ngày bắt đầu")]
    EndsBeforeItBegins {
        /// Which.
        name: String,
    },
    /// Its successors, or those it belongs to, lead back to it, or through more steps than are followed.
    #[error("{name}: cơ quan kế thừa hoặc cơ quan cấp trên đi thành vòng hoặc qua quá nhiều bậc")]
    GoesRound {
        /// Which.
        name: String,
    },
    /// A collective is a word for many, and neither ends nor takes over.
    #[error("\"{name}\" chỉ nhiều cơ quan, không sáp nhập và không trực thuộc được")]
    NamesMany {
        /// Which.
        name: String,
    },
    /// It was merged or renamed already.
    #[error("{name} đã được sáp nhập hoặc đổi tên")]
    HasSuccessor {
        /// Which.
        name: String,
    },
    /// Not there on that day.
    #[error("{name} không tồn tại vào ngày {}", on.written())]
    NotThere {
        /// Which.
        name: String,
        /// When.
        on: Day,
    },
    /// No agency of that id, or none was named.
    #[error("không tìm thấy cơ quan này")]
    Unknown,
}

impl RegistryProblem {
    /// The agency, or the name, that it is about.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::NameMissing | Self::NotAsSeen | Self::Unknown => None,
            Self::NameUnfit { name }
            | Self::NameTaken { name, .. }
            | Self::EmailUnfit { name }
            | Self::EndsBeforeItBegins { name }
            | Self::GoesRound { name }
            | Self::NamesMany { name }
            | Self::HasSuccessor { name }
            | Self::NotThere { name, .. } => Some(name),
        }
    }

    /// A name that scripts may rely on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NameMissing => "name_missing",
            Self::NotAsSeen => "not_as_seen",
            Self::NameUnfit { .. } => "name_unfit",
            Self::NameTaken { .. } => "name_taken",
            Self::EmailUnfit { .. } => "email_unfit",
            Self::EndsBeforeItBegins { .. } => "ends_before_it_begins",
            Self::GoesRound { .. } => "goes_round",
            Self::NamesMany { .. } => "names_many",
            Self::HasSuccessor { .. } => "has_successor",
            Self::NotThere { .. } => "not_there",
            Self::Unknown => "unknown_agency",
        }
    }
}
