//! Lines of importing plans: what was pasted, what was read of it, what came of it.

use super::Words;
use crate::{browser::text, online::import::ImportOutcome};
use parboard_domain::{document::WarningCode, measure::Day, plan::PlanKind};

impl Words {
    pub fn import_plan(&self) -> &'static str {
        self.pick("Nhập kế hoạch", "Import a plan")
    }

    pub fn import_hint(&self) -> &'static str {
        self.pick(
            "Chọn tệp .docx, .xlsx hoặc .txt của kế hoạch; hoặc mở văn bản, chọn tất cả, sao chép rồi dán vào đây. Có thể sửa nội dung trước khi nhập. Xem trước không lưu gì.",
            "Choose the plan's .docx, .xlsx or .txt file; or open it, select all, copy, and paste it here. The text can be mended before it is imported. The preview stores nothing.",
        )
    }

    pub fn import_text(&self) -> &'static str {
        self.pick("Nội dung văn bản", "Text of the document")
    }

    pub fn choose_file(&self) -> &'static str {
        self.pick("Chọn tệp kế hoạch", "Choose the plan's file")
    }

    pub fn file_unreadable(&self) -> &'static str {
        self.pick(
            "Không đọc được tệp này. Hãy mở văn bản rồi sao chép nội dung và dán vào ô.",
            "This file cannot be read. Open it, and paste its text instead.",
        )
    }

    pub fn text_too_large(&self) -> &'static str {
        self.pick("Văn bản lớn hơn 4 MB, quá dài so với một kế hoạch.", "The text is larger than 4 MB, too long for a plan.")
    }

    pub fn document_too_large(&self) -> &'static str {
        self.pick(
            "Tệp lớn hơn 8 MB. Hãy bỏ hình ảnh trong tệp rồi lưu lại, hoặc sao chép nội dung và dán vào ô.",
            "The file is larger than 8 MB. Take the pictures out and save it again, or paste its text.",
        )
    }

    pub fn text_changed(&self) -> &'static str {
        self.pick("Văn bản đã thay đổi trong lúc đọc. Hãy xem trước lại.", "The text changed while it was read. Preview it again.")
    }

    pub fn preview(&self) -> &'static str {
        self.pick("Xem trước", "Preview")
    }

    pub fn reading(&self) -> &'static str {
        self.pick("Đang đọc…", "Reading…")
    }

    pub fn clear_text(&self) -> &'static str {
        self.pick("Xóa nội dung", "Clear")
    }

    pub fn bring_back_text(&self) -> &'static str {
        self.pick("Lấy lại văn bản trước", "Bring back the text before")
    }

    pub fn draft_is_kept(&self) -> &'static str {
        self.pick("Nội dung được giữ trên thiết bị này.", "The text is kept on this device.")
    }

    pub fn draft_not_kept(&self) -> &'static str {
        self.pick(
            "Văn bản quá lớn để giữ trên thiết bị: đừng đóng trang trước khi nhập xong.",
            "The text is too large to keep on this device: leave the page open.",
        )
    }

    pub fn not_read(&self) -> &'static str {
        self.pick("Chưa nhập được", "Not imported")
    }

    pub fn preview_title(&self) -> &'static str {
        self.pick("Đọc được trong văn bản", "What the document says")
    }

    pub fn plan_kind(&self, kind: PlanKind) -> &'static str {
        match kind {
            PlanKind::Plan => self.pick("Kế hoạch", "Plan"),
            PlanKind::Assignment => self.pick("Bảng phân công tiêu chí", "Table assigning criteria"),
        }
    }

    pub fn fact_kind(&self) -> &'static str {
        self.pick("Loại", "Kind")
    }

    pub fn fact_number(&self) -> &'static str {
        self.pick("Số", "Number")
    }

    pub fn fact_issuer(&self) -> &'static str {
        self.pick("Cơ quan ban hành", "Issued by")
    }

    pub fn fact_issued_on(&self) -> &'static str {
        self.pick("Ngày ban hành", "Issued on")
    }

    pub fn fact_year(&self) -> &'static str {
        self.pick("Cho năm", "For the year")
    }

    pub fn fact_title(&self) -> &'static str {
        self.pick("Tên văn bản", "Title")
    }

    pub fn fact_count(&self) -> &'static str {
        self.pick("Nội dung", "Contents")
    }

    pub fn fact_absent(&self) -> &'static str {
        self.pick("không ghi trong văn bản", "not given in the document")
    }

    /// How many criteria and tasks were read.
    pub fn criteria_and_tasks(&self, criteria: usize, tasks: usize) -> String {
        self.put(
            format!("{criteria} tiêu chí, {tasks} việc"),
            [self.counted(criteria, "criterion", "criteria"), self.counted(tasks, "task", "tasks")].join(", "),
        )
    }

    pub fn warnings_title(&self) -> &'static str {
        self.pick("Cần lưu ý", "Worth knowing")
    }

    /// What kind of warning.
    pub fn warning(&self, code: WarningCode) -> &'static str {
        match code {
            WarningCode::MissingNumber => self.pick("Thiếu số, không tự điền", "Missing numbers, not filled in"),
            WarningCode::CountMismatch => self.pick("Số lượng khai không khớp", "The announced count does not match"),
            WarningCode::NoLead => self.pick("Chưa có cơ quan chủ trì", "Nobody leads"),
            WarningCode::CollectiveLead => self.pick("Chủ trì chung, không rõ cơ quan nào", "Led by many, so by nobody in particular"),
            WarningCode::DuplicateParagraph => self.pick("Đoạn lặp lại", "Repeated paragraphs"),
            WarningCode::DuplicateNumber => self.pick("Số trùng nhau", "Numbers used twice"),
            WarningCode::MissingAnnex => self.pick("Phụ lục được nhắc đến nhưng không có", "Annexes named but absent"),
            WarningCode::NoDeadline => self.pick("Không có thời hạn", "Without a deadline"),
            WarningCode::UnreadParagraph => self.pick("Nội dung không được đọc", "Paragraphs that were left out"),
            WarningCode::LabelsStartOver => self.pick("Có thể hai mục bị đọc thành một", "Perhaps two items read as one"),
        }
    }

    pub fn items_title(&self) -> &'static str {
        self.pick("Từng tiêu chí", "Each criterion")
    }

    /// A deadline in the plan's words, and the day it means.
    pub fn deadline(&self, words: &str, due: Option<Day>) -> String {
        match due {
            Some(day) => self.put(format!("{words} (đến {})", text::day(day)), format!("{words} (until {})", text::day(day))),
            None => words.to_owned(),
        }
    }

    pub fn plan_to_update(&self) -> &'static str {
        self.pick("Nhập vào", "Import into")
    }

    /// The plan that was chosen bears another number than the text.
    pub fn plan_becomes(&self, plan: &str, number: &str) -> String {
        self.put(
            format!("Văn bản này là {number}. Kế hoạch {plan} sẽ mang tên và nội dung của văn bản này."),
            format!("This text is {number}. The plan {plan} will take its name and words."),
        )
    }

    pub fn plan_by_head(&self) -> &'static str {
        self.pick("Kế hoạch cùng số, năm và cơ quan; chưa có thì tạo mới", "The plan of the same number, year and issuer, or a new one")
    }

    pub fn import_again_hint(&self) -> &'static str {
        self.pick(
            "Nhập lại một văn bản chỉ cập nhật, không nhân đôi; tiến độ và ghi chép của mọi người được giữ nguyên.",
            "Importing a document again updates and never duplicates; everybody's progress and notes are kept.",
        )
    }

    pub fn importing(&self) -> &'static str {
        self.pick("Đang nhập…", "Importing…")
    }

    pub fn imported_title(&self) -> &'static str {
        self.pick("Đã nhập kế hoạch", "The plan is imported")
    }

    /// What an import came to.
    pub fn imported(&self, outcome: &ImportOutcome) -> String {
        let ImportOutcome { created, updated, unchanged, .. } = outcome;
        self.put(
            format!("Tiêu chí và việc: {created} mới, {updated} cập nhật, {unchanged} không đổi."),
            format!("Criteria and tasks: {created} new, {updated} updated, {unchanged} unchanged."),
        )
    }

    /// Cards of an earlier import that the document no longer has.
    pub fn gone(&self, count: usize) -> String {
        self.put(
            format!("{count} việc của lần nhập trước không còn trong văn bản, được để nguyên trên bảng:"),
            format!(
                "{count} {} no longer in the document and left as it was:",
                self.form(count, "task of an earlier import is", "tasks of an earlier import are")
            ),
        )
    }

    pub fn open_board(&self) -> &'static str {
        self.pick("Mở bảng", "Open the board")
    }

    pub fn import_another(&self) -> &'static str {
        self.pick("Nhập văn bản khác", "Import another document")
    }
}
