//! Lines about what is kept, where a browser may keep nothing: nothing is called saved that is not.

use super::Words;

impl Words {
    /// Where a change is that was just made.
    pub fn saved(&self, keeps: bool) -> &'static str {
        if keeps { self.saved_here } else { self.pick("Chỉ có trên trang này, chưa lưu", "On this page only, not saved") }
    }

    /// There is no network.
    pub fn work_goes_on(&self, keeps: bool) -> &'static str {
        if keeps {
            return self.sync_offline;
        }
        self.pick(
            "Chưa kết nối được máy chủ. Thay đổi chưa được lưu, chỉ có trên trang này: hãy giữ trang mở đến khi gửi xong.",
            "The server does not answer. Changes are not saved and live on this page only: leave it open until all is sent.",
        )
    }

    /// The program is too old.
    pub fn upgrade(&self, keeps: bool) -> &'static str {
        if keeps {
            self.upgrade_required
        } else {
            self.pick("Cần tải bản mới của ứng dụng để tiếp tục gửi.", "A newer version is needed to go on sending.")
        }
    }

    /// The server says no to everything.
    pub fn refused_here(&self, keeps: bool) -> &'static str {
        if keeps {
            self.line_refused
        } else {
            self.pick("Máy chủ không nhận yêu cầu từ đây.", "The server refuses what comes from here.")
        }
    }

    /// Nobody gets in without a network.
    pub fn sign_in_needs_line(&self, keeps: bool) -> &'static str {
        if keeps {
            return self.sign_in_offline;
        }
        self.pick("Chưa kết nối được máy chủ. Cần có mạng để đăng nhập.", "The server does not answer. Signing in needs a network.")
    }

    /// What goes with the page on signing out.
    pub fn goes_with_the_page(&self, n: usize) -> String {
        self.put(
            format!("{n} thay đổi chưa gửi chỉ có trên trang này và sẽ mất khi đăng xuất. Hãy tải tệp dưới đây trước."),
            format!(
                "{n} {} lost on signing out. Take the file below first.",
                self.form(n, "unsent change lives on this page only and is", "unsent changes live on this page only and are")
            ),
        )
    }

    /// What is typed and lies nowhere but on the page, before somebody signs out.
    pub fn unkept_goes(&self) -> &'static str {
        self.pick(
            "Có điều đang gõ chưa lưu được vào thiết bị này và sẽ mất khi đăng xuất. Hãy chép lại hoặc gửi trước.",
            "Something that was typed could not be kept on this device and is lost on signing out. Copy it or send it first.",
        )
    }

    /// Who leaves without a network is not let in again before there is one.
    pub fn coming_back_needs_line(&self) -> &'static str {
        self.pick(
            "Đang không kết nối được máy chủ: đăng xuất rồi thì phải có mạng mới đăng nhập lại được.",
            "The server does not answer: once signed out, signing in again needs a network.",
        )
    }

    /// What waits for a decision, before somebody signs out.
    pub fn attention_stays(&self, n: usize) -> String {
        self.put(
            format!("{n} mục cần xử lý sẽ ở lại, dưới tài khoản của bạn, cho tới khi bạn đăng nhập lại."),
            format!(
                "{n} {} behind under your account until you sign in again.",
                self.form(n, "item that needs attention stays", "items that need attention stay")
            ),
        )
    }

    /// Something that was typed is on the screen and nowhere else.
    pub fn not_kept(&self) -> &'static str {
        self.pick("Nội dung đang nhập chưa lưu được", "What is typed is not saved")
    }

    /// What was sent is not answered, and may be lost.
    pub fn no_answer_yet(&self) -> &'static str {
        self.pick("Máy chủ chưa trả lời", "No answer yet")
    }

    /// The same, with what can be done.
    pub fn no_answer_about(&self) -> &'static str {
        self.pick(
            "Máy chủ chưa trả lời lần gửi trước. ParBoard vẫn chờ; bấm “Gửi ngay” để bỏ lần đó và gửi lại, không bị trùng.",
            "The last request has no answer yet. ParBoard still waits; “Send now” gives it up and sends again, and nothing is doubled.",
        )
    }
}
