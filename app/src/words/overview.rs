//! Lines of the view from the top: targets in a cell, trends, how fresh figures are, charts.

use super::Words;
use crate::{
    browser::text,
    state::{scores::Line, standing::Sight},
};
use parboard_domain::{
    activity::Chased,
    measure::{Day, Moment},
    score::{Aim, Decimal, What, standing::Verdict},
    trend::{Course, Series},
};

impl Words {
    /// The head of a table's first column, where its rows are several criteria each.
    pub fn column_group(&self, sight: Sight) -> &'static str {
        match sight {
            Sight::Fields => self.pick("Lĩnh vực", "Field"),
            Sight::Tracks => self.pick("Nhóm tiêu chí", "Group of criteria"),
            _ => self.column_lead(),
        }
    }

    pub fn column_target(&self) -> &'static str {
        self.pick("Đo / đích", "Now / aim")
    }

    pub fn column_target_long(&self) -> &'static str {
        self.pick("Số đo mới nhất so với mức cần đạt", "What was measured last, and what is to be reached")
    }

    pub fn column_trend(&self) -> &'static str {
        self.pick("30 ngày", "30 days")
    }

    pub fn column_contact(&self) -> &'static str {
        self.pick("Liên hệ cuối", "Last contact")
    }

    pub fn column_chased(&self) -> &'static str {
        self.pick("Đôn đốc", "Chased")
    }

    pub fn column_unit(&self) -> &'static str {
        self.pick("Đơn vị", "Unit")
    }

    /// The columns of the table of units.
    pub fn unit_columns(&self) -> [&'static str; 5] {
        [self.column_unit(), self.column_contact(), self.pick("Cập nhật cuối", "Last word"), self.pick("Số báo cáo", "Reports"), self.column_chased()]
    }

    pub fn no_field(&self) -> &'static str {
        self.pick("Văn bản không ghi lĩnh vực", "The document names no field")
    }

    /// Measured and aimed at, as short as it goes: `82,5 / 83,75 %`.
    pub fn target_in_short(&self, score: &Line) -> String {
        let Some(target) = score.aims() else {
            return if score.goal.is_empty() { "–".to_owned() } else { self.pick("bằng lời", "in words").to_owned() };
        };
        let unit = if target.is_rank() { String::new() } else { target.unit.clone() };
        let measured = score.measured.map_or_else(|| "–".to_owned(), |(value, _)| self.decimal(value));
        let aim = match (score.to_reach, target.value) {
            (Some(goal), _) => {
                let sign = match target.aim {
                    Aim::AtMost => "≤ ",
                    Aim::MoreThan => "> ",
                    _ => "",
                };
                format!("{sign}{}", self.amount(goal, &unit))
            }
            // What it is to be compared with is not known.
            (None, Some(value)) => format!("+{}", self.amount(value, &unit)),
            (None, None) => self.pick("giữ mức", "as before").to_owned(),
        };
        format!("{measured} / {aim}")
    }

    /// The same in whole words: what is aimed at, what was, what was measured, what came of it.
    pub fn target_in_words(&self, score: &Line) -> String {
        let unit = score.unit();
        let verdict = self.verdict(score.verdict, score.target.as_ref(), !score.goal.is_empty(), score.measured.is_some());
        let target = score.aims().map(|target| format!("{}: {}", self.figure_name(What::Target), self.target(target)));
        let goal = score.to_reach.filter(|_| score.aims().is_some_and(|target| target.aim.has_base()));
        let goal = goal.map(|goal| format!("{}: {}", self.to_reach(), self.amount(goal, &unit)));
        let base = score
            .base()
            .map(|(year, value)| format!("{} {}: {}", self.figure_name(What::Baseline), self.base_of(year, ""), self.amount(value, &unit)));
        let measured = score
            .measured
            .map(|(value, day)| format!("{}: {}, {}", self.figure_name(What::Measured), self.amount(value, &unit), self.measured_on(day)));
        [Some(verdict), target, goal, base, measured].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What a shape beside a target means.
    pub fn verdict_short(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Reached => self.pick("đạt chỉ tiêu", "target reached"),
            Verdict::Short(_) => self.pick("chưa đạt", "short of it"),
            Verdict::Unknown => self.pick("chưa so được", "not comparable yet"),
        }
    }

    /// By how many percentage points something has risen.
    pub fn risen(&self, risen: Option<i64>) -> String {
        match risen {
            None => self.pick("mới", "new").to_owned(),
            Some(0) => "±0".to_owned(),
            Some(points @ 1..) => format!("+{points}"),
            Some(points) => format!("−{}", points.unsigned_abs()),
        }
    }

    /// What a line of thirty days says.
    pub fn trend_in_words(&self, series: &Series) -> String {
        let ends = series.known().next().zip(series.known().last());
        match ends {
            Some(((first, from), (last, to))) if first < last => {
                let (first, from, to) = (text::day(first), from.percent(), to.percent());
                self.put(format!("Từ {first} đến nay: {from} % → {to} %"), format!("Since {first}: {from} % → {to} %"))
            }
            _ => self.pick("Chưa đủ ngày để thấy xu hướng", "Too few days for a trend").to_owned(),
        }
    }

    /// From which day on this device knows anything.
    pub fn known_since(&self, since: Day) -> String {
        let since = text::day(since);
        self.put(format!("Có số liệu từ ngày {since}."), format!("Figures since {since}."))
    }

    /// Written over the days before.
    pub fn nothing_known_before(&self, first: Day) -> String {
        let first = text::day(first);
        self.put(format!("chưa có số liệu trước {first}"), format!("no figures before {first}"))
    }

    pub fn burn_up_title(&self) -> &'static str {
        self.pick("Tiến trình đến đích", "On the way to the target")
    }

    pub fn burn_up_done(&self, percent: u32) -> String {
        self.put(format!("đã đạt {percent} %"), format!("{percent} % done"))
    }

    pub fn burn_up_due(&self, percent: u32) -> String {
        self.put(format!("cần đạt {percent} %"), format!("{percent} % due"))
    }

    /// What the chart says.
    pub fn burn_up_in_words(&self, done: u32, due: Option<(Course, u32)>, forecast: Option<u32>) -> String {
        let Some((course, due)) = due else {
            return self
                .put(format!("Hoàn thành bình quân {done} %; không việc nào có hạn."), format!("{done} % done on average; no task has a last day."));
        };
        let ends = text::day(course.ends);
        let pace = forecast.map(|percent| {
            self.put(
                format!(" Cứ theo nhịp 30 ngày qua thì đến hạn được {percent} %."),
                format!(" At the pace of the last 30 days it will be {percent} % by then."),
            )
        });
        self.put(
            format!("Hoàn thành bình quân {done} %; để xong hết vào {ends}, đều từng ngày, hôm nay cần {due} %."),
            format!("{done} % done on average; to be through by {ends}, the same each day, it would be {due} % today."),
        ) + &pace.unwrap_or_default()
    }

    pub fn burn_up_columns(&self) -> [&'static str; 4] {
        [self.pick("Ngày", "Day"), self.pick("Đã đạt", "Done"), self.pick("Việc xong", "Tasks done"), self.pick("Cần đạt", "Due")]
    }

    pub fn chart_table(&self) -> &'static str {
        self.pick("Bảng số liệu", "The figures as a table")
    }

    pub fn heat_title(&self) -> &'static str {
        self.pick("Nhịp báo cáo", "Who reports when")
    }

    pub fn heat_caption(&self) -> &'static str {
        self.pick(
            "Số báo cáo tiến độ của từng đơn vị trong từng tháng; ô càng đậm càng nhiều",
            "Reports of each unit in each month; the darker, the more",
        )
    }

    /// Units that were to report and never did.
    pub fn heat_silent(&self, units: usize) -> String {
        self.put(format!("{} đơn vị chưa báo cáo lần nào", self.count(units)), format!("{} never reported", self.counted(units, "unit", "units")))
    }

    pub fn heat_nothing(&self) -> &'static str {
        self.pick("Chưa đơn vị nào báo cáo.", "No unit has reported yet.")
    }

    pub fn sipas_title(&self) -> &'static str {
        self.pick("Chỉ số hài lòng (SIPAS)", "Satisfaction (SIPAS)")
    }

    /// What bar, tick and diamond mean.
    pub fn sipas_key(&self) -> [&'static str; 3] {
        [self.pick("số đo mới nhất", "measured last"), self.pick("mức nền", "baseline"), self.pick("mức cần đạt", "to reach")]
    }

    /// The numbers of one row, in the order of the drawing.
    pub fn sipas_figures(&self, score: &Line, base: Option<(i64, Decimal)>) -> String {
        let unit = score.unit();
        let base =
            base.map(|(year, value)| self.put(format!("{year}: {}", self.amount(value, &unit)), format!("{year}: {}", self.amount(value, &unit))));
        let goal = score.to_reach.map(|goal| self.put(format!("cần {}", self.amount(goal, &unit)), format!("aim {}", self.amount(goal, &unit))));
        let measured = match score.measured {
            Some((value, _)) => self.put(format!("đo {}", self.amount(value, &unit)), format!("now {}", self.amount(value, &unit))),
            None => self.pick("chưa đo", "not measured").to_owned(),
        };
        [base, goal, Some(measured)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Items of which the document says no number.
    pub fn sipas_without(&self, numbers: &[&str]) -> String {
        let (count, numbers) = (numbers.len(), numbers.join(", "));
        self.put(
            format!("{count} nội dung chưa có con số nào: {numbers}."),
            format!("{} without any number yet: {numbers}.", self.counted(count, "item", "items")),
        )
    }

    pub fn columns_caption(&self) -> &'static str {
        self.pick("Số việc của từng tiêu chí ở từng cột; bấm vào số để mở các việc đó", "Tasks of each criterion by column; a number opens them")
    }

    /// What a count leads to.
    pub fn count_in(&self, count: u32, column: &str, number: &str) -> String {
        self.put(
            format!("Tiêu chí {number}, {column}: {count} việc"),
            format!("Criterion {number}, {column}: {}", self.counted(count, "task", "tasks")),
        )
    }

    pub fn in_all(&self) -> &'static str {
        self.pick("Cộng", "In all")
    }

    /// When a unit's devices last spoke to the server, and what they hold back.
    pub fn contact(&self, seen_at: Option<Moment>, waiting: i64, now: Moment) -> String {
        let seen = match seen_at {
            None => self.pick("chưa thấy liên hệ", "none seen").to_owned(),
            Some(at) => self.days_ago(at, now),
        };
        if waiting > 0 { self.put(format!("{seen}, {waiting} chưa gửi"), format!("{seen}, {waiting} unsent")) } else { seen }
    }

    /// Who coordinates and leads sees it.
    pub fn contact_not_for_you(&self) -> &'static str {
        self.pick("chỉ lãnh đạo, điều phối xem được", "for leadership and coordinators only")
    }

    pub fn contact_unknown(&self) -> &'static str {
        self.pick("chưa hỏi được máy chủ", "server not asked yet")
    }

    pub fn contact_no_account(&self) -> &'static str {
        self.pick("không có tài khoản", "no account")
    }

    pub fn in_contact(&self) -> &'static str {
        self.pick("trong 7 ngày qua, không giữ lại thay đổi nào", "within 7 days, nothing held back")
    }

    /// Why a unit's figures may say less than it has done.
    pub fn behind(&self, name: &str, seen_at: Option<Moment>, waiting: i64, now: Moment) -> String {
        let contact = self.contact(seen_at, waiting, now);
        self.put(format!("Số liệu có thể thiếu. {name}: {contact}"), format!("Figures may lack something. {name}: {contact}"))
    }

    pub fn figures_may_lack(&self) -> &'static str {
        self.pick("Số liệu có thể thiếu", "Figures may lack something")
    }

    /// The rule of the mark.
    pub fn behind_rule(&self) -> &'static str {
        self.pick(
            "Đánh dấu nửa vòng tròn: đơn vị có tài khoản mà 7 ngày không liên hệ, hoặc thiết bị còn giữ thay đổi chưa gửi; số liệu có thể thiếu.",
            "A half-filled disc marks a unit with accounts that was not in contact for 7 days, or whose devices hold changes back: its figures may lack something.",
        )
    }

    /// As of when the server told who was in contact.
    pub fn contacts_as_of(&self, asked_at: Option<Moment>, now: Moment) -> String {
        let Some(at) = asked_at else {
            return self.pick("Chưa hỏi được máy chủ về liên hệ của các đơn vị.", "The server was not asked about contacts yet.").to_owned();
        };
        let when = if at.day() == now.day() { text::time_of_day(at) } else { text::date_time(at) };
        self.put(format!("Liên hệ của các đơn vị: máy chủ cho biết lúc {when}."), format!("Contacts as the server knew them at {when}."))
    }

    pub fn units_caption(&self) -> &'static str {
        self.pick("Độ mới của số liệu từng đơn vị", "How fresh each unit's figures are")
    }

    pub fn never_said(&self) -> &'static str {
        self.pick("chưa báo cáo lần nào", "never")
    }

    pub fn never_chased(&self) -> &'static str {
        self.pick("chưa đôn đốc", "never")
    }

    /// How often somebody was reminded, about how many cards, and how long ago last; nothing where never.
    pub fn chased(&self, Chased { times, cards, last }: &Chased, now: Moment) -> Option<String> {
        let often = self.put(format!("{times} lần, {} việc", self.count(*cards)), format!("{times}×, {}", self.counted(*cards, "task", "tasks")));
        Some(match now.days_since((*last)?) {
            0 => self.put(format!("{often}, hôm nay"), format!("{often}, today")),
            days => self.put(format!("{often}, {days} ngày trước"), format!("{often}, {} ago", self.counted(days, "day", "days"))),
        })
    }
}
