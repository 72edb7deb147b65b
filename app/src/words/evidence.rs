//! Lines about evidence and the files that go with it.

use super::Words;
use crate::{
    browser::{indexed::IndexedError, text},
    state::{evidence::Where, evidence_form::Refused, intents},
};
use parboard_domain::measure::Moment;
use parboard_sync::files::FileTrouble;

/// The form and the list.
impl Words {
    pub fn evidence(&self) -> &'static str {
        self.pick("Tài liệu kiểm chứng", "Evidence")
    }

    pub fn evidence_none(&self) -> &'static str {
        self.pick("Chưa có tài liệu nào.", "No evidence yet.")
    }

    pub fn evidence_begin(&self) -> &'static str {
        self.pick("Thêm tài liệu", "Add evidence")
    }

    pub fn evidence_title(&self) -> &'static str {
        self.pick("Tài liệu gì, chứng minh kết quả nào?", "What is it, and what does it show?")
    }

    pub fn evidence_title_hint(&self) -> &'static str {
        self.pick("Nếu không có văn bản, hãy giải trình tại đây.", "Where there is no document, explain here.")
    }

    pub fn evidence_number(&self) -> &'static str {
        self.pick("Số, ký hiệu", "Number")
    }

    pub fn evidence_issued_on(&self) -> &'static str {
        self.pick("Ngày ban hành", "Issued on")
    }

    pub fn evidence_issuer(&self) -> &'static str {
        self.pick("Cơ quan ban hành", "Issued by")
    }

    pub fn evidence_file(&self) -> &'static str {
        self.pick("Tệp kèm theo", "File")
    }

    pub fn evidence_photograph(&self) -> &'static str {
        self.pick("Chụp ảnh", "Take a photograph")
    }

    pub fn evidence_choose(&self) -> &'static str {
        self.pick("Chọn tệp", "Choose a file")
    }

    pub fn evidence_file_hint(&self) -> &'static str {
        self.pick(
            "Ảnh, PDF, Word, Excel, ODT, ODS, TXT; tối đa 20 MB. Ảnh được gửi nguyên bản, không thu nhỏ.",
            "Pictures, PDF, Word, Excel, ODT, ODS, TXT; 20 MB at most. Pictures are sent as they are, not made smaller.",
        )
    }

    pub fn evidence_reading(&self) -> &'static str {
        self.pick("Đang lưu tệp vào thiết bị…", "Keeping the file on this device…")
    }

    pub fn evidence_chosen(&self) -> &'static str {
        self.pick("Đã giữ trên thiết bị này, sẽ gửi sau khi bạn lưu", "Kept on this device; sent once you save")
    }

    /// A file was chosen and not taken.
    pub fn evidence_without(&self, name: &str) -> String {
        self.put(format!("“{name}” chưa được kèm vào tài liệu này."), format!("“{name}” is not attached to this evidence."))
    }

    pub fn evidence_go_without(&self) -> &'static str {
        self.pick("Không kèm tệp này", "Go without it")
    }

    pub fn evidence_take_out(&self) -> &'static str {
        self.pick("Bỏ tệp", "Take the file out")
    }

    pub fn evidence_add(&self) -> &'static str {
        self.pick("Lưu tài liệu", "Save evidence")
    }

    pub fn evidence_withdraw(&self) -> &'static str {
        self.pick("Thu hồi", "Withdraw")
    }

    pub fn evidence_withdraw_sure(&self) -> &'static str {
        self.pick("Tài liệu vẫn hiện ở đây, ghi rõ ai đã thu hồi.", "It stays in sight, with who withdrew it.")
    }

    pub fn evidence_withdraw_yes(&self) -> &'static str {
        self.pick("Thu hồi tài liệu này", "Withdraw this evidence")
    }

    /// Number, day and issuer, as far as they are known: "Số 45/BC-SNV, ngày 30/09/2025, Sở Nội vụ".
    pub fn evidence_paper(&self, number: &str, issued_on: Option<String>, issuer: &str) -> String {
        let number = (!number.is_empty()).then(|| self.put(format!("Số {number}"), format!("No. {number}")));
        let day = issued_on.map(|day| self.put(format!("ngày {day}"), day));
        let issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
        number.into_iter().chain(day).chain(issuer).collect::<Vec<_>>().join(", ")
    }

    pub fn evidence_withdrawn(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("{who} đã thu hồi lúc {when}"), format!("Withdrawn by {who} at {when}"))
    }

    /// Why a file or a form was not taken.
    pub fn evidence_refused(&self, refused: &Refused) -> String {
        match refused {
            Refused::File(code) => self.refusal(*code).to_owned(),
            Refused::Empty => self.pick("Tệp này trống, không có nội dung.", "There is nothing in this file.").to_owned(),
            Refused::Without => self
                .pick(
                    "Tệp đã chọn chưa được kèm. Hãy chọn tệp khác, hoặc bấm “Không kèm tệp này” rồi lưu.",
                    "The chosen file is not attached. Choose another, or press “Go without it” and save.",
                )
                .to_owned(),
            Refused::Unreadable => self.pick("Trình duyệt không đọc được tệp này.", "The browser cannot read this file.").to_owned(),
            Refused::Insecure => self
                .pick(
                    "Trang này mở qua địa chỉ không bảo mật (http), nên chưa kèm tệp được. Hãy mở ParBoard qua https.",
                    "This page has no secure address, so files cannot be added. Open ParBoard by https.",
                )
                .to_owned(),
            Refused::NotKept(error) => self.file_not_kept(*error).to_owned(),
            Refused::Wish(error) => intents::why(error),
        }
    }

    fn file_not_kept(&self, error: IndexedError) -> &'static str {
        match error {
            IndexedError::Forbidden => self.pick(
                "Trình duyệt không cho lưu tệp (có thể do cửa sổ ẩn danh), nên tệp này chưa được giữ. Hãy mở ParBoard trong cửa sổ thường rồi chọn lại.",
                "The browser keeps no files here (perhaps a private window), so this one was not kept. Open ParBoard in an ordinary window and choose it again.",
            ),
            IndexedError::Full => self.pick(
                "Thiết bị hết chỗ lưu, tệp này chưa được giữ. Hãy giải phóng bộ nhớ rồi chọn lại.",
                "No room is left on this device; the file was not kept. Make room and choose it again.",
            ),
            IndexedError::Broken => self.pick(
                "Bộ nhớ của trình duyệt không trả lời, tệp này chưa được giữ. Hãy chọn lại; nếu vẫn lỗi, hãy mở lại trang.",
                "The browser's storage does not answer; the file was not kept. Choose it again, or open the page anew.",
            ),
        }
    }
}

/// Files on their way.
impl Words {
    /// Where a file is.
    pub fn file_at(&self, at: Where) -> String {
        let pick = |vi: &str, en: &str| self.put(vi.to_owned(), en.to_owned());
        match at {
            Where::There | Where::ThereAndHere => pick("đã gửi", "sent"),
            Where::ThereOffline => pick("cần mạng để mở", "needs a network to open"),
            Where::Sending(percent) => self.put(format!("đang gửi {percent} %"), format!("sending, {percent} %")),
            Where::WaitsForNetwork(0) => pick("chờ mạng", "waits for a network"),
            Where::WaitsForNetwork(percent) => self.put(format!("đã gửi {percent} %, chờ mạng"), format!("{percent} % sent, waits for a network")),
            Where::Waits(0) => pick("chờ gửi", "waits to be sent"),
            Where::Waits(percent) => self.put(format!("đã gửi {percent} %"), format!("{percent} % sent")),
            Where::AwaitsDecision => {
                pick("chờ bạn quyết định: thay đổi kèm tệp này bị từ chối", "waits for your decision: the change it came with was refused")
            }
            Where::GivenUp => pick(
                "không gửi: thay đổi kèm tệp này đã bỏ. Tệp còn được giữ trên máy này một thời gian, phòng khi bạn hoàn tác",
                "not sent: the change it came with was given up. It is kept on this device for a while, in case you undo that",
            ),
            Where::Trouble(FileTrouble::Lost) => pick(
                "trình duyệt đã xóa tệp trước khi gửi: hãy chọn lại đúng tệp này",
                "the browser cleared the file away before it was sent: choose the same file again",
            ),
            Where::Trouble(FileTrouble::NotBelieved) => pick(
                "máy chủ không nhận vì tệp bị hỏng: hãy thu hồi và thêm lại",
                "damaged, the server did not take it: withdraw it and add it again",
            ),
            Where::Trouble(FileTrouble::NoRoom) => pick(
                "máy chủ đã hết chỗ cho tệp của tỉnh: tệp vẫn ở trên máy này và sẽ được gửi lại",
                "the server has no room left for the province's files: it stays on this device and is offered again",
            ),
            Where::Missing => pick(
                "tệp chưa lên máy chủ và không có trên thiết bị này: nếu thiết bị khác của bạn không còn giữ, hãy chọn lại đúng tệp này",
                "the file has not reached the server and is not on this device: unless another device of yours still holds it, choose the same file again",
            ),
            Where::NotThereYet => pick("tệp chưa lên máy chủ", "the file has not reached the server yet"),
        }
    }

    pub fn evidence_choose_again(&self) -> &'static str {
        self.pick("Chọn lại tệp", "Choose it again")
    }

    /// Another file was chosen than the one that was lost.
    pub fn evidence_another(&self, name: &str) -> String {
        self.put(
            format!("Đây không phải tệp “{name}” đã nộp. Hãy chọn đúng tệp đó, hoặc thu hồi tài liệu này và thêm tài liệu mới."),
            format!("This is not “{name}” as it was. Choose that very file, or withdraw this evidence and add it anew."),
        )
    }

    pub fn files_section(&self) -> &'static str {
        self.pick("Tệp chờ gửi", "Files waiting")
    }

    pub fn file_drafted(&self) -> &'static str {
        self.pick("trong biểu mẫu chưa lưu", "in a form not saved yet")
    }

    pub fn file_of_task(&self) -> &'static str {
        self.pick("Mở việc", "Open the task")
    }

    /// Files stay behind on signing out.
    pub fn files_stay_behind(&self, n: usize) -> String {
        self.put(
            format!("{n} tệp chưa gửi sẽ ở lại trên thiết bị này, dưới tài khoản của bạn, và chỉ được gửi khi bạn đăng nhập lại tại đây."),
            format!(
                "{n} {} sent only when you sign in here again.",
                self.form(
                    n,
                    "unsent file stays on this device under your account, and is",
                    "unsent files stay on this device under your account, and are"
                )
            ),
        )
    }
}
