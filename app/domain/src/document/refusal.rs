//! Why a document was not read: one clear line for the person, one stable code for scripts.

use serde::{Deserialize, Serialize};

/// The document is not a plan to improve the index, nor an assignment of its criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotAPlan {
    /// No text at all.
    #[error("tài liệu trống, không có nội dung để đọc")]
    Empty,
    /// Not text: control characters, unreadable bytes.
    #[error("tài liệu bị hỏng hoặc không phải văn bản (nhiều ký tự không đọc được)")]
    Damaged,
    /// More text than any plan has.
    #[error("tài liệu quá lớn so với một kế hoạch, không đọc")]
    TooLarge,
    /// Encrypted: nothing of it can be seen without its password.
    #[error("tệp có mật khẩu, không đọc được: hãy mở tệp, bỏ mật khẩu, lưu lại rồi nhập")]
    Locked,
    /// A file of Word or Excel from before 2007.
    #[error("tệp .doc, .xls kiểu cũ: hãy mở tệp rồi lưu lại thành .docx hoặc .xlsx")]
    OldFormat,
    /// A file of another kind: PDF, RTF, an archive of something else.
    #[error("chỉ đọc được tệp .docx, .xlsx và .txt: hãy lưu lại thành một trong các loại đó, hoặc sao chép nội dung rồi dán vào")]
    OtherFormat,
    /// A document about something else.
    #[error("tài liệu không nói về cải thiện Chỉ số cải cách hành chính hay Chỉ số hài lòng")]
    OtherSubject,
    /// A report in a newspaper or on a portal, not the document it reports.
    #[error("đây là bài viết, tin tức, không phải văn bản kế hoạch")]
    NewsArticle,
    /// On the subject, but without one criterion that has tasks, agencies or deadlines.
    #[error("không tìm thấy tiêu chí nào kèm nhiệm vụ, cơ quan thực hiện hoặc thời hạn")]
    NoCriteria,
}

impl NotAPlan {
    /// A name that scripts may rely on.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::Locked => "locked",
            Self::OldFormat => "old_format",
            Self::OtherFormat => "other_format",
            Self::OtherSubject => "other_subject",
            Self::NewsArticle => "news_article",
            Self::NoCriteria => "no_criteria",
        }
    }
}
