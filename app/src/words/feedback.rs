//! Lines of Góp ý: the form in the help, and the list for those who look after the program.

use super::{Words, both::Both};
use crate::online::OnlineError;
use parboard_domain::feedback::{About, FeedbackKind, FeedbackProblem};

pub const TITLE: Both = Both("Góp ý", "Feedback");
pub const GIVE: Both = Both("Góp ý về chương trình", "Give feedback");
pub const INTRO: Both = Both(
    "Nói cho người quản trị biết điều gì chưa ổn hay nên có thêm. Viết được cả khi không có mạng.",
    "Tell those who look after the program what is wrong or missing. You can write without a network too.",
);
pub const WHAT: Both = Both("Góp ý về điều gì", "What is it about");
pub const WORDS: Both = Both("Nội dung góp ý", "Your feedback");
pub const HINT: Both = Both(
    "Bạn đã làm gì, mong thấy gì, và thấy gì? Tối đa 2.000 ký tự.",
    "What did you do, what did you expect, what did you see? At most 2,000 characters.",
);
pub const ALONG: Both = Both("Gửi kèm những điều sau, ngoài ra không gì khác", "Sent along: this, and nothing else");
pub const SEND: Both = Both("Gửi góp ý", "Send feedback");
pub const KEPT: Both = Both("Đã lưu trên thiết bị này, sẽ gửi khi có mạng.", "Kept on this device; it is sent when there is a network.");
pub const THANKS: Both = Both("Đã gửi. Cảm ơn bạn.", "Sent. Thank you.");
pub const FULL: Both = Both(
    "Chưa lưu được: đã có 20 góp ý chờ gửi, hoặc thiết bị hết chỗ. Nội dung vẫn còn ở trên.",
    "Not kept: 20 are waiting already, or there is no room on this device. Your words still stand above.",
);
pub const OWN: Both = Both("Góp ý của bạn trên thiết bị này", "Your feedback on this device");
pub const WAITS: Both = Both("Chờ gửi", "Waiting to be sent");
pub const RESTS: Both =
    Both("Chờ gửi: hôm nay bạn đã gửi 30 góp ý, phần còn lại được gửi sau", "Waiting: 30 were sent today, the rest follows later");
pub const SENT: Both = Both("Đã gửi", "Sent");
pub const REFUSED: Both = Both("Máy chủ không nhận", "Not taken");
pub const MEND: Both = Both("Sửa và gửi lại", "Edit and send again");
pub const DROP: Both = Both("Bỏ góp ý này", "Drop this one");
pub const READ_ABOUT: Both = Both(
    "Mọi người góp ý ở mục Trợ giúp. Mới nhất ở trên; hiện nhiều nhất 500 góp ý.",
    "Everybody gives feedback in the help. The newest first, 500 at most.",
);
pub const NONE: Both = Both("Chưa có góp ý nào.", "No feedback yet.");
pub const SETTLE: Both = Both("Đánh dấu đã xử lý", "Mark as dealt with");
pub const REOPEN: Both = Both("Mở lại", "Open again");
pub const SETTLED: Both = Both("Đã xử lý", "Dealt with");

impl Words {
    /// What feedback is about.
    pub fn feedback_kind(&self, kind: FeedbackKind) -> &'static str {
        match kind {
            FeedbackKind::Broken => self.pick("Có gì đó không chạy", "Something does not work"),
            FeedbackKind::Unclear => self.pick("Khó tìm hoặc khó hiểu", "Hard to find or understand"),
            FeedbackKind::Idea => self.pick("Một ý tưởng", "An idea"),
        }
    }

    /// What is sent along, each with its name; the language in words.
    pub fn feedback_about(&self, about: &About) -> [(&'static str, String); 5] {
        let language = if about.language == "en" { "English" } else { "Tiếng Việt" };
        [
            (self.pick("Màn hình", "Screen"), about.screen.clone()),
            (self.pick("Ngôn ngữ", "Language"), language.to_owned()),
            (self.pick("Phiên bản", "Version"), about.program.clone()),
            (self.pick("Cửa sổ", "Window"), about.window.clone()),
            (self.pick("Trình duyệt", "Browser"), about.browser.clone()),
        ]
    }

    /// Why such words are not taken.
    pub fn feedback_problem(&self, problem: FeedbackProblem) -> String {
        let english = match problem {
            FeedbackProblem::Empty => "Say something first.",
            FeedbackProblem::TooLong => "Longer than 2,000 characters.",
            FeedbackProblem::Hidden => "There are hidden signs in it that no reader sees.",
            FeedbackProblem::BadAbout => "What is sent along is not valid.",
        };
        self.put(problem.to_string(), english.to_owned())
    }

    /// Why the server did not take it.
    pub fn feedback_refused(&self, error: &OnlineError) -> String {
        let known = [FeedbackProblem::Empty, FeedbackProblem::TooLong, FeedbackProblem::Hidden, FeedbackProblem::BadAbout];
        match known.into_iter().find(|problem| problem.code() == error.code) {
            Some(problem) => self.feedback_problem(problem),
            None => self.put(error.message.clone(), "The server does not understand it.".to_owned()),
        }
    }

    /// How many characters too many there are.
    pub fn feedback_too_long(&self, count: usize) -> String {
        self.put(format!("Dài quá: {count}/2000 ký tự."), format!("Too long: {count} of 2000 characters."))
    }
}
