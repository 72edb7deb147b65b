//! Lines about documents to be taken away.

use super::Words;
use crate::online::papers::Paper;

impl Words {
    pub fn papers_short(&self) -> &'static str {
        self.pick("Văn bản", "Documents")
    }

    pub fn papers(&self) -> &'static str {
        self.pick("Văn bản, báo cáo", "Documents")
    }

    pub fn papers_title(&self) -> &'static str {
        self.pick("Tải văn bản về kế hoạch đang mở", "Documents about the open plan")
    }

    pub fn papers_about(&self) -> &'static str {
        self.pick(
            "Văn bản trình bày theo Nghị định 30/2020/NĐ-CP; số, ngày và chữ ký để trống cho người ký. Số liệu tính đến lúc tải.",
            "Laid out by Decree 30/2020/NĐ-CP, in Vietnamese; number, day and signature are left blank. Figures are as of the moment of the download.",
        )
    }

    /// What a document is called, and what is in it.
    pub fn paper(&self, paper: Paper) -> (&'static str, &'static str) {
        match paper {
            Paper::Plan => (
                self.pick("Kế hoạch", "The plan"),
                self.pick(
                    "Toàn văn các tiêu chí, nhiệm vụ; phụ lục nêu tình hình từng nhiệm vụ.",
                    "All criteria and tasks; an annex says how each task stands.",
                ),
            ),
            Paper::Report => (
                self.pick("Báo cáo tiến độ", "Progress report"),
                self.pick(
                    "Kết quả chung, tiêu chí cần tập trung, vướng mắc; phụ lục từng tiêu chí và từng đơn vị. Báo cáo của một kỳ dùng số liệu đã chốt, so với kỳ trước, kèm nội dung các đơn vị đã nộp.",
                    "The figures, what needs looking at, what holds things up; annexes by criterion and by unit. The report for a period has its frozen figures, beside those of the period before, and what units handed in.",
                ),
            ),
            Paper::Letters => (
                self.pick("Công văn đôn đốc", "Letters that chase"),
                self.pick(
                    "Mỗi đơn vị một công văn nêu nhiệm vụ quá hạn, sắp đến hạn, lâu chưa báo cáo.",
                    "One letter to each unit: what is overdue, due soon, or was not reported for long.",
                ),
            ),
            Paper::Book => (
                self.pick("Sổ theo dõi (bảng tính)", "Workbook"),
                self.pick(
                    "Nhiệm vụ, tiêu chí, phần việc từng đơn vị và số liệu, mỗi loại một trang tính, lọc và tính toán được.",
                    "Tasks, criteria, shares of units and figures, a sheet each, to be filtered and counted.",
                ),
            ),
        }
    }

    /// Where a report is of no period.
    pub fn paper_no_period(&self) -> &'static str {
        self.pick("Tiến độ đến lúc tải", "How things stand now")
    }

    pub fn paper_unit(&self) -> &'static str {
        self.pick("Gửi đơn vị", "To which unit")
    }

    /// Of how many units.
    pub fn paper_all_units(&self, units: usize) -> String {
        self.put(format!("Tất cả {} đơn vị, một tệp", self.count(units)), format!("All {}, one file", self.counted(units, "unit", "units")))
    }

    /// The button, by the kind of file.
    pub fn take_paper(&self, ending: &str) -> &'static str {
        match ending {
            "xlsx" => self.pick("Tải tệp .xlsx", "Download .xlsx"),
            _ => self.pick("Tải tệp .docx", "Download .docx"),
        }
    }

    pub fn writing_paper(&self) -> &'static str {
        self.pick("Đang soạn…", "Writing…")
    }

    /// What the browser was given.
    pub fn paper_taken(&self, name: &str) -> String {
        self.put(format!("Đã tải {name}."), format!("Downloaded {name}."))
    }

    pub fn papers_offline(&self) -> &'static str {
        self.pick(
            "Chưa kết nối được máy chủ. Văn bản do máy chủ soạn, nên chỉ tải được khi có mạng.",
            "The server cannot be reached. It writes the documents, so they can be downloaded only with a network.",
        )
    }

    /// Changes that no document has yet.
    pub fn papers_unsent(&self, changes: usize) -> String {
        self.put(
            format!("{changes} thay đổi trên thiết bị này chưa gửi, nên chưa có trong văn bản."),
            format!(
                "{changes} {} in no document yet.",
                self.form(changes, "change on this device was not sent, and is", "changes on this device were not sent, and are")
            ),
        )
    }
}
