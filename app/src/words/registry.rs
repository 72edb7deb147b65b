//! Lines of the registry of agencies.

use super::Words;
use parboard_domain::registry::{
    AgencyKind,
    sheet::{Fate, Judged},
};

/// The list.
impl Words {
    pub fn registry(&self) -> &'static str {
        self.pick("Cơ quan, đơn vị", "Agencies")
    }

    pub fn registry_loading(&self) -> &'static str {
        self.pick("Đang tải danh sách…", "Loading the list…")
    }

    pub fn registry_search(&self) -> &'static str {
        self.pick("Tìm cơ quan, không cần dấu", "Find an agency, diacritics do not matter")
    }

    pub fn no_agency_found(&self) -> &'static str {
        self.pick("Không có cơ quan nào khớp.", "No agency matches.")
    }

    pub fn add_agency(&self) -> &'static str {
        self.pick("Thêm cơ quan", "Add an agency")
    }

    pub fn edit_agency(&self) -> &'static str {
        self.pick("Sửa", "Edit")
    }

    pub fn merge_or_rename(&self) -> &'static str {
        self.pick("Sáp nhập, đổi tên", "Merge, rename")
    }

    pub fn agency_kind(&self, kind: AgencyKind) -> &'static str {
        match kind {
            AgencyKind::Department => self.pick("Sở, ban, ngành", "Departments"),
            AgencyKind::Commune => self.pick("Xã, phường, đặc khu", "Communes and wards"),
            AgencyKind::Vertical => self.pick("Cơ quan ngành dọc", "Vertical agencies"),
            AgencyKind::Organisation => self.pick("Tổ chức, đoàn thể", "Organisations"),
            AgencyKind::District => self.pick("Cấp huyện (trước 01/7/2025)", "Districts (before 1 July 2025)"),
            AgencyKind::Other => self.pick("Chưa rõ loại", "Kind not known"),
        }
    }

    pub fn agency_now(&self, heir: &str) -> String {
        self.put(format!("nay là {heir}"), format!("now {heir}"))
    }

    pub fn agency_until(&self, day: &str) -> String {
        self.put(format!("đến hết {day}"), format!("until {day}"))
    }

    pub fn agency_since(&self, day: &str) -> String {
        self.put(format!("từ {day}"), format!("since {day}"))
    }

    pub fn agency_also(&self, names: &str) -> String {
        self.put(format!("Tên khác: {names}"), format!("Also: {names}"))
    }

    pub fn agency_belongs_to(&self, parent: &str) -> String {
        self.put(format!("Trực thuộc {parent}"), format!("Belongs to {parent}"))
    }

    /// "3 tài khoản, 12 tiêu chí".
    pub fn agency_counts(&self, people: i64, criteria: i64) -> String {
        self.put(
            format!("{people} tài khoản, {criteria} tiêu chí"),
            [self.counted(people, "account", "accounts"), self.counted(criteria, "criterion", "criteria")].join(", "),
        )
    }

    pub fn agency_saved(&self, name: &str) -> String {
        self.put(format!("Đã lưu {name}."), format!("{name} is saved."))
    }

    pub fn agencies_merged(&self, heir: &str) -> String {
        self.put(format!("Việc và tài khoản nay theo về {heir}."), format!("Work and accounts follow to {heir} now."))
    }
}

/// The forms.
impl Words {
    pub fn agency_name(&self) -> &'static str {
        self.pick("Tên cơ quan", "Name")
    }

    pub fn agency_name_hint(&self) -> &'static str {
        self.pick(
            "Chỉ sửa khi tên ghi sai; tên cũ thành tên khác. Khi cơ quan đổi tên thật, hãy dùng “Sáp nhập, đổi tên” để văn bản cũ giữ tên cũ.",
            "Only mend a name that is wrong; the old one becomes another name. When an agency is renamed, use “Merge, rename”, so that old documents keep the old name.",
        )
    }

    pub fn agency_kind_label(&self) -> &'static str {
        self.pick("Loại", "Kind")
    }

    pub fn agency_aliases(&self) -> &'static str {
        self.pick("Tên khác trong văn bản, mỗi dòng một tên", "Other names in documents, one a line")
    }

    pub fn agency_parent(&self) -> &'static str {
        self.pick("Trực thuộc", "Belongs to")
    }

    pub fn agency_no_parent(&self) -> &'static str {
        self.pick("Không trực thuộc cơ quan nào", "No other agency")
    }

    pub fn agency_valid_from(&self) -> &'static str {
        self.pick("Có từ ngày", "First day")
    }

    pub fn agency_valid_to(&self) -> &'static str {
        self.pick("Đến hết ngày", "Last day")
    }

    pub fn save_agency(&self) -> &'static str {
        self.pick("Lưu", "Save")
    }

    pub fn merger_title(&self) -> &'static str {
        self.pick("Sáp nhập hoặc đổi tên", "Merge or rename")
    }

    pub fn merger_hint(&self) -> &'static str {
        self.pick(
            "Việc, tài khoản và lịch sử theo về cơ quan mới; văn bản đã ban hành vẫn giữ tên cũ.",
            "Work, accounts and history follow to the new agency; documents keep the old name.",
        )
    }

    pub fn merger_from(&self) -> &'static str {
        self.pick("Cơ quan kết thúc", "Agencies that end")
    }

    pub fn merger_add(&self) -> &'static str {
        self.pick("Thêm cơ quan cùng sáp nhập", "Add one that ends too")
    }

    pub fn merger_leave_out(&self, name: &str) -> String {
        self.put(format!("Bỏ {name}"), format!("Leave {name} out"))
    }

    pub fn merger_into(&self) -> &'static str {
        self.pick("Trở thành", "Become")
    }

    pub fn merger_new(&self) -> &'static str {
        self.pick("Cơ quan mới, tên ghi bên dưới", "A new agency, named below")
    }

    pub fn merger_new_name(&self) -> &'static str {
        self.pick("Tên cơ quan mới", "Name of the new agency")
    }

    pub fn merger_on(&self) -> &'static str {
        self.pick("Kể từ ngày", "From this day on")
    }

    /// What the merger does, before it is done.
    pub fn merger_preview(&self, heir: &str, people: i64, criteria: i64) -> String {
        self.put(
            format!("{people} tài khoản, {criteria} tiêu chí và mọi việc, phần việc đứng tên các cơ quan này sẽ theo về {heir}."),
            format!(
                "{}, {} and all tasks and shares in their names will follow to {heir}.",
                self.counted(people, "account", "accounts"),
                self.counted(criteria, "criterion", "criteria")
            ),
        )
    }

    pub fn merge_agencies(&self) -> &'static str {
        self.pick("Thực hiện", "Carry out")
    }
}

/// Sheets of agencies.
impl Words {
    pub fn choose_sheet(&self) -> &'static str {
        self.pick("Nhập từ tệp .csv, .xlsx", "Take in a .csv or .xlsx file")
    }

    pub fn offer_xlsx(&self) -> &'static str {
        self.pick("Xuất .xlsx", "Save as .xlsx")
    }

    pub fn offer_csv(&self) -> &'static str {
        self.pick("Xuất .csv", "Save as .csv")
    }

    pub fn file_not_offered(&self) -> &'static str {
        self.pick("Trình duyệt không lưu được tệp này.", "The browser cannot save this file.")
    }

    pub fn sheet_title(&self) -> &'static str {
        self.pick("Xem trước tệp", "What the file would do")
    }

    pub fn sheet_hint(&self) -> &'static str {
        self.pick(
            "Ô trống giữ nguyên dữ liệu đã có, không dòng nào bị xóa. Dòng không nhận được sẽ bị bỏ qua.",
            "Empty cells leave alone what is known, and nothing is taken away. Lines that cannot be taken are passed over.",
        )
    }

    pub fn take_sheet(&self) -> &'static str {
        self.pick("Nhập", "Take in")
    }

    /// "21 mới, 2 thay đổi, 5 không đổi, 1 không nhận".
    pub fn sheet_counts(&self, lines: &[Judged]) -> String {
        let [new, changed, unchanged, refused] = lines.iter().fold([0; 4], |mut counts, line| {
            let place = match line.fate {
                Fate::New => 0,
                Fate::Changed => 1,
                Fate::Unchanged => 2,
                Fate::Refused(_) => 3,
            };
            counts[place] += 1;
            counts
        });
        self.put(
            format!("{new} mới, {changed} thay đổi, {unchanged} không đổi, {refused} không nhận"),
            format!("{new} new, {changed} changed, {unchanged} unchanged, {refused} refused"),
        )
    }

    pub fn sheet_taken(&self, lines: &[Judged]) -> String {
        self.put(format!("Đã nhập tệp: {}.", self.sheet_counts(lines)), format!("The file is taken in: {}.", self.sheet_counts(lines)))
    }

    pub fn line_of_sheet(&self, line: usize) -> String {
        self.put(format!("Dòng {line}"), format!("Line {line}"))
    }

    pub fn line_new(&self) -> &'static str {
        self.pick("mới", "new")
    }

    pub fn line_changed(&self) -> &'static str {
        self.pick("thay đổi", "changed")
    }

    pub fn line_unchanged(&self) -> &'static str {
        self.pick("không đổi", "unchanged")
    }

    pub fn line_refused(&self) -> &'static str {
        self.pick("không nhận", "refused")
    }
}

/// Names of a plan that the registry does not know.
impl Words {
    pub fn unknown_names(&self, count: usize) -> String {
        self.put(
            format!("{count} tên cơ quan chưa có trong danh bạ"),
            format!("{} that the registry does not know", self.counted(count, "name of an agency", "names of agencies")),
        )
    }

    pub fn unknown_names_hint(&self) -> &'static str {
        self.pick(
            "Chọn cơ quan mà tên ấy chỉ; lựa chọn được ghi nhớ như tên khác của cơ quan đó. Không chọn thì tên ấy thành cơ quan mới.",
            "Choose whom a name means; it is remembered as another name of that agency. Where nothing is chosen, it becomes a new agency.",
        )
    }

    pub fn new_agency(&self) -> &'static str {
        self.pick("Cơ quan mới", "A new agency")
    }

    pub fn likely_agencies(&self) -> &'static str {
        self.pick("Có thể là", "Possibly")
    }

    pub fn all_agencies(&self) -> &'static str {
        self.pick("Tất cả", "All")
    }
}
