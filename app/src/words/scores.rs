//! Lines about targets, measured values and points.

use super::Words;
use crate::{browser::text, state::prefs::Language};
use parboard_domain::{
    measure::{Day, Moment},
    score::{Aim, Decimal, Stated, Target, What, standing::Verdict},
};

impl Words {
    pub fn scores(&self) -> &'static str {
        self.pick("Mục tiêu và điểm", "Targets and points")
    }

    /// What the figures of the whole plan are about.
    pub fn whole_index(&self) -> &'static str {
        self.pick("Chỉ số chung của tỉnh (PAR Index)", "The whole index of the province (PAR Index)")
    }

    pub fn whole_index_title(&self) -> &'static str {
        self.pick("Chỉ số chung", "The whole index")
    }

    pub fn scores_about(&self) -> &'static str {
        self.pick(
            "Mỗi con số giữ người ghi, ngày ghi và nguồn. Ghi số mới thì số cũ vẫn còn trong danh sách.",
            "Each figure keeps who gave it, when and from where. A new one leaves the old one in the list.",
        )
    }

    /// How many criteria have a target in numbers, how many reach it, fall short, and were not measured.
    pub fn scores_summary(&self, [targets, reached, short, unknown]: [usize; 4]) -> String {
        self.put(
            format!("{targets} tiêu chí có chỉ tiêu bằng số: {reached} đạt, {short} chưa đạt, {unknown} chưa so được"),
            format!(
                "{} with a target in numbers: {reached} reached, {short} short, {unknown} not to be compared yet",
                self.counted(targets, "criterion", "criteria")
            ),
        )
    }

    /// The sum of points of a kind, and of how many criteria.
    pub fn points_sum(&self, what: What, sum: Decimal, count: usize) -> String {
        let (name, sum) = (self.figure_name(what), self.decimal(sum));
        self.put(
            format!("{name}: {sum} điểm ({} tiêu chí)", self.count(count)),
            format!("{name}: {sum} points ({})", self.counted(count, "criterion", "criteria")),
        )
    }

    /// A number with the language's own signs.
    pub fn decimal(&self, number: Decimal) -> String {
        let plain = number.to_string();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let (thousands, comma) = if self.language == Language::Vi { ('.', ',') } else { (',', '.') };
        let mut text = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        if let Some(rest) = rest {
            text.push(comma);
            text.push_str(rest);
        }
        text
    }

    /// What is counted where ranks are.
    pub fn rank(&self) -> &'static str {
        self.pick("hạng", "rank")
    }

    /// A number with what is counted; a rank stands before its number.
    pub fn amount(&self, number: Decimal, unit: &str) -> String {
        if unit == self.rank() {
            return format!("{unit} {}", self.decimal(number));
        }
        [&self.decimal(number), unit].join(" ").trim_end().to_owned()
    }

    pub fn figure_name(&self, what: What) -> &'static str {
        match what {
            What::Target => self.pick("Chỉ tiêu", "Target"),
            What::Baseline => self.pick("Mức nền", "Baseline"),
            What::Measured => self.pick("Số đo", "Measured value"),
            What::Max => self.pick("Điểm tối đa", "Most points"),
            What::SelfAssessed => self.pick("Điểm tự đánh giá", "Self-assessed points"),
            What::Appraised => self.pick("Điểm thẩm định", "Appraised points"),
            What::Announced => self.pick("Kết quả công bố", "Announced result"),
            What::Newer => self.pick("Số liệu của bản ứng dụng mới hơn", "A figure of a newer version"),
        }
    }

    /// The choices of a target's form.
    pub fn aim(&self, aim: Aim) -> &'static str {
        match aim {
            Aim::AtLeast => self.pick("Từ … trở lên", "At least …"),
            Aim::MoreThan => self.pick("Trên …", "More than …"),
            Aim::AtMost => self.pick("Không quá …", "At most …"),
            Aim::Rise => self.pick("Tăng … % so với năm", "… % more than in"),
            Aim::RiseBy => self.pick("Tăng thêm … đơn vị so với năm", "… units more than in"),
            Aim::Ranks => self.pick("Tăng … bậc so với năm", "… ranks better than in"),
            Aim::Maintain => self.pick("Giữ mức đã đạt", "Keep what was reached"),
            Aim::Prose => self.pick("Theo lời kế hoạch, không so bằng số", "As the plan says, not in numbers"),
        }
    }

    /// What is aimed at, in a few words.
    pub fn target(&self, target: &Target) -> String {
        let value = target.value.map(|value| self.decimal(value)).unwrap_or_default();
        let unit = if target.unit.is_empty() { String::new() } else { format!(" {}", target.unit) };
        let than = target.year.map(|year| self.put(format!(" so với năm {year}"), format!(" than in {year}"))).unwrap_or_default();
        match target.aim {
            Aim::AtLeast => self.put(format!("từ {value}{unit} trở lên"), format!("at least {value}{unit}")),
            Aim::MoreThan => self.put(format!("trên {value}{unit}"), format!("more than {value}{unit}")),
            Aim::AtMost => self.put(format!("không quá {value}{unit}"), format!("at most {value}{unit}")),
            Aim::Rise => self.put(format!("tăng {value} %{than}"), format!("{value} % more{than}")),
            Aim::RiseBy if target.unit == "%" => {
                self.put(format!("tăng {value} điểm phần trăm{than}"), format!("{value} percentage points more{than}"))
            }
            Aim::RiseBy => self.put(format!("tăng thêm {value}{unit}{than}"), format!("{value}{unit} more{than}")),
            Aim::Ranks => {
                let of = target.out_of.map(|provinces| {
                    self.put(
                        format!(", trong {} tỉnh, thành phố", self.count(provinces)),
                        format!(", among {}", self.counted(provinces, "province", "provinces")),
                    )
                });
                let of = of.unwrap_or_default();
                self.put(format!("tăng {value} bậc{than}{of}"), format!("{value} ranks better{than}{of}"))
            }
            Aim::Maintain => match target.year {
                Some(year) => self.put(format!("giữ mức năm {year}"), format!("as in {year}")),
                None => self.pick("giữ mức đã đạt", "as it was").to_owned(),
            },
            Aim::Prose => self.pick("theo lời kế hoạch", "as the plan says").to_owned(),
        }
    }

    /// Whose baseline, and of which year.
    pub fn base_of(&self, year: i64, of: &str) -> String {
        if of.is_empty() {
            self.put(format!("năm {year}"), format!("in {year}"))
        } else {
            self.put(format!("năm {year}, {of}"), format!("in {year}, {of}"))
        }
    }

    pub fn to_reach(&self) -> &'static str {
        self.pick("Cần đạt", "To reach")
    }

    pub fn measured_on(&self, day: Day) -> String {
        let day = text::day(day);
        self.put(format!("đo ngày {day}"), format!("measured on {day}"))
    }

    /// What came of a target; why nothing did, where nothing can be compared.
    pub fn verdict(&self, verdict: Verdict, target: Option<&Target>, has_goal: bool, is_measured: bool) -> String {
        let aim = target.map(|target| target.aim).filter(|aim| aim.has_value() || aim.has_base());
        match verdict {
            Verdict::Reached => self.pick("Đạt", "Reached").to_owned(),
            Verdict::Short(Decimal::NOUGHT) => self.pick("Phải trên mức này", "It has to be more").to_owned(),
            Verdict::Short(by) => {
                let by = self.decimal(by);
                match aim {
                    Some(Aim::AtMost) => self.put(format!("Vượt {by}"), format!("{by} too much")),
                    Some(Aim::Ranks) => self.put(format!("Còn thiếu {by} bậc"), format!("{by} ranks short")),
                    _ => self.put(format!("Còn thiếu {by}"), format!("{by} short")),
                }
            }
            Verdict::Unknown if aim.is_none() && has_goal => self.pick("Chỉ tiêu bằng lời", "A target in words").to_owned(),
            Verdict::Unknown if aim.is_none() => self.pick("Chưa có chỉ tiêu", "No target yet").to_owned(),
            Verdict::Unknown if !is_measured => self.pick("Chưa đo", "Not measured").to_owned(),
            Verdict::Unknown => self.pick("Chưa biết mức nền", "No baseline yet").to_owned(),
        }
    }

    pub fn goal_words(&self) -> &'static str {
        self.pick("Lời kế hoạch", "The plan's words")
    }

    /// Where the target comes from.
    pub fn target_from(&self, is_set: bool) -> &'static str {
        if is_set {
            self.pick("điều phối viên ghi", "set by the coordinator")
        } else {
            self.pick("đọc từ lời kế hoạch", "read from the plan's words")
        }
    }

    pub fn surveyed(&self) -> &'static str {
        self.pick("Điểm do điều tra xã hội học, không tự chấm", "Points come from a survey; nobody scores them")
    }

    pub fn figures_given(&self) -> &'static str {
        self.pick("Các số đã ghi", "All figures given")
    }

    pub fn figures_none(&self) -> &'static str {
        self.pick("Chưa ai ghi số nào.", "No figure yet.")
    }

    pub fn figure_give(&self) -> &'static str {
        self.pick("Ghi số liệu", "Give a figure")
    }

    pub fn figure_kind(&self) -> &'static str {
        self.pick("Loại số liệu", "Kind of figure")
    }

    /// The label of the number, with what is counted.
    pub fn figure_value(&self, what: What, unit: &str) -> String {
        let name = self.figure_name(what);
        let counted = if what.is_points() { self.pick("điểm", "points") } else { unit };
        if counted.is_empty() { name.to_owned() } else { format!("{name} ({counted})") }
    }

    pub fn figure_day(&self) -> &'static str {
        self.pick("Số của ngày", "As of")
    }

    pub fn figure_year(&self) -> &'static str {
        self.pick("Năm", "Year")
    }

    pub fn figure_aim(&self) -> &'static str {
        self.pick("Kiểu chỉ tiêu", "Kind of target")
    }

    pub fn figure_number(&self) -> &'static str {
        self.pick("Con số", "Number")
    }

    pub fn figure_unit(&self) -> &'static str {
        self.pick("Đơn vị tính", "Counted in")
    }

    pub fn figure_out_of(&self) -> &'static str {
        self.pick("Trong số tỉnh, thành phố", "Among how many provinces")
    }

    pub fn figure_predecessor(&self) -> &'static str {
        self.pick("Của tỉnh nào trước sáp nhập (để trống: của tỉnh)", "Of which province before the merger (empty: its own)")
    }

    pub fn figure_survey(&self) -> &'static str {
        self.pick("Chấm qua điều tra xã hội học", "Scored by a survey")
    }

    pub fn figure_words(&self, what: What) -> &'static str {
        if what.is_points() { self.pick("Giải trình, tài liệu", "Explanation, documents") } else { self.pick("Nguồn số liệu", "Source") }
    }

    pub fn figure_save(&self) -> &'static str {
        self.pick("Ghi", "Save")
    }

    pub fn figure_no_number(&self) -> &'static str {
        self.pick("Chưa đọc được con số. Ví dụ: 81,31 hoặc 1250.", "That is no number. For example: 81.31 or 1250.")
    }

    pub fn figure_day_to_come(&self) -> &'static str {
        self.pick("Ngày đo chưa đến.", "That day has not come yet.")
    }

    /// How a typed number is understood: without signs between thousands, so that a point that was meant as a comma stands out.
    pub fn figure_read_as(&self, number: Decimal) -> String {
        let number = if self.language == Language::Vi { number.to_string().replace('.', ",") } else { number.to_string() };
        self.put(format!("Hiểu là {number}"), format!("Read as {number}"))
    }

    pub fn figure_take_back(&self) -> &'static str {
        self.pick("Rút lại", "Take back")
    }

    pub fn figure_replaced(&self) -> &'static str {
        self.pick("đã được thay", "replaced")
    }

    /// What a figure says, without its words.
    pub fn figure(&self, says: &Stated, unit: &str) -> String {
        let name = self.figure_name(says.what);
        let value = match (says.what, says.value) {
            (What::Target, _) => Target::of(says).map(|target| self.target(&target)),
            (what, Some(value)) if what.is_points() => {
                Some(self.put(format!("{} điểm", self.decimal(value)), format!("{} points", self.decimal(value))))
            }
            (_, value) => value.map(|value| self.amount(value, unit)),
        };
        let value = value.unwrap_or_else(|| self.pick("rút lại", "taken back").to_owned());
        let when = match says.what {
            What::Measured => says.on.map(|day| self.measured_on(day)),
            What::Baseline => says.year.map(|year| self.base_of(year, &says.of)),
            What::Announced => says.year.map(|year| self.base_of(year, "")),
            What::Max if says.survey => Some(self.pick("điều tra xã hội học", "survey").to_owned()),
            _ => None,
        };
        let when = when.map(|when| format!(", {when}")).unwrap_or_default();
        format!("{name}: {value}{when}")
    }

    /// Who gave a figure, and when.
    pub fn figure_by(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("{who} ghi {when}"), format!("{who}, {when}"))
    }

    /// That somebody gave another figure at the same time.
    pub fn figure_unseen(&self, other: &Stated, unit: &str, who: &str) -> String {
        let other = self.figure(other, unit);
        self.put(format!("Hai người ghi cùng lúc. {who} đã ghi: {other}"), format!("Two people gave one at once. {who} gave: {other}"))
    }

    pub fn scores_disputed(&self) -> &'static str {
        self.pick("Hai người ghi khác nhau", "Two people differ")
    }

    /// What giving a figure is called where it waits or was refused.
    pub(super) fn figure_wish(&self, says: &Stated) -> String {
        let figure = self.figure(says, "");
        self.put(format!("Ghi số liệu. {figure}"), format!("Give a figure. {figure}"))
    }

    pub fn set_paste(&self) -> &'static str {
        self.pick("Dán bộ tiêu chí của năm", "Paste the year's set of criteria")
    }

    pub fn set_paste_about(&self) -> &'static str {
        self.pick(
            "Mỗi dòng: số tiêu chí, điểm tối đa, và chữ x nếu điểm do điều tra xã hội học. Chép thẳng từ Excel được.",
            "A line each: number, most points, and an x where a survey gives them. It can be copied from a sheet.",
        )
    }

    /// What the pasted lines would change.
    pub fn set_pasted(&self, new: usize, elsewhere: &[String], unreadable: &[usize]) -> String {
        let mut parts = vec![self.put(format!("{new} tiêu chí có điểm tối đa mới"), format!("{new} criteria get their most points"))];
        if !elsewhere.is_empty() {
            let numbers = elsewhere.join(", ");
            parts.push(self.put(format!("không có trong kế hoạch này: {numbers}"), format!("not in this plan: {numbers}")));
        }
        if !unreadable.is_empty() {
            let lines = unreadable.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            parts.push(self.put(format!("không đọc được dòng {lines}"), format!("lines that cannot be read: {lines}")));
        }
        parts.join("; ")
    }

    pub fn set_save(&self, count: usize) -> String {
        self.put(format!("Ghi điểm tối đa cho {count} tiêu chí"), format!("Save the most points of {count} criteria"))
    }

    pub fn scores_of_criterion(&self) -> &'static str {
        self.pick("Xem và ghi số liệu", "See and give figures")
    }
}
