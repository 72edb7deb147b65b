//! The report for a period: its figures as they were frozen, beside those of the period before, and in their own words what agencies
//! handed in. While nothing is frozen the figures are those of the moment, and the report says so.

use super::{
    dossier::Dossier,
    page::{BOLD, Block, Column, Leaf, PLAIN, Row, Set, bind, centred, foot, head, heading, table, text, title},
    report::{Wrong, missing, tell_worst},
    words,
};
use parboard_domain::{
    forms,
    id::{AgencyId, PlanId, ReportId},
    measure::Moment,
    period::{
        Period, PeriodReport, Said, Stage,
        frozen::{self, Frozen, OfAgency, OfCriterion},
        standing,
    },
    row::{Kind, Noun, Rows},
};
use std::cmp::Ordering;

const CRITERIA: [Column; 8] = [
    ("Số", 950, true),
    ("Tiêu chí", 5_453, false),
    ("Nhiệm vụ", 1_100, true),
    ("Hoàn thành", 1_200, true),
    ("Tiến độ", 1_600, true),
    ("Quá hạn", 1_200, true),
    ("Vướng mắc", 1_200, true),
    ("Lâu chưa báo cáo", 1_300, true),
];
const AGENCIES: [Column; 7] = [
    ("STT", 750, true),
    ("Cơ quan, đơn vị", 5_053, false),
    ("Báo cáo", 2_200, true),
    ("Tiêu chí chủ trì", 1_400, true),
    ("Nhiệm vụ", 1_300, true),
    ("Tiến độ", 1_800, true),
    ("Quá hạn", 1_500, true),
];

/// What a report for a period is made from.
struct Material<'d> {
    dossier: &'d Dossier,
    period: Period,
    /// The figures, and when they were frozen; of the moment where they were not.
    figures: Frozen,
    frozen_at: Option<Moment>,
    before: Option<Frozen>,
    /// What agencies wrote for it.
    reports: Vec<PeriodReport>,
}

/// Writes it.
///
/// # Errors
/// When it cannot be packed.
pub fn write(dossier: &Dossier, period: Period) -> anyhow::Result<Vec<u8>> {
    let material = Material::gather(dossier, period);
    let committee = forms::committee(&dossier.province);
    let mut blocks = vec![head(&committee, &dossier.sender, "BC-…", None)];
    blocks.extend(title("BÁO CÁO", &format!("Kết quả thực hiện kế hoạch cải thiện Chỉ số cải cách hành chính {}", forms::period(period))));
    blocks.push(Block::Words(text(&material.opening())));
    blocks.push(Block::Words(heading("I. KẾT QUẢ CHUNG")));
    blocks.extend(material.summary().iter().map(|said| Block::Words(text(said))));
    blocks.push(Block::Words(heading("II. TIÊU CHÍ CẦN TẬP TRUNG CHỈ ĐẠO")));
    blocks.extend(material.worst());
    let said = material.said();
    blocks.push(Block::Words(heading("III. KẾT QUẢ THỰC HIỆN CỦA CÁC CƠ QUAN, ĐƠN VỊ")));
    blocks.extend(told(&said, |says| &says.results, "Chưa có cơ quan, đơn vị nào nộp báo cáo."));
    blocks.push(Block::Words(heading("IV. KHÓ KHĂN, VƯỚNG MẮC")));
    blocks.extend(told(&said, |says| &says.obstacles, "Các báo cáo không nêu khó khăn, vướng mắc."));
    blocks.push(Block::Words(heading("V. KIẾN NGHỊ, ĐỀ XUẤT")));
    blocks.extend(told(&said, |says| &says.proposals, "Các báo cáo không nêu kiến nghị, đề xuất."));
    blocks.push(foot(&[&format!("- {committee};"), "- Lưu: VT."]));
    bind([Leaf { is_across: false, blocks }, material.criteria(), material.agencies()])
}

impl<'d> Material<'d> {
    fn gather(dossier: &'d Dossier, period: Period) -> Self {
        let reports: Vec<PeriodReport> = all_reports(dossier).filter(|report| report.period == period).collect();
        let plan = dossier.plan().map(|plan| plan.id);
        let latest = |period: Period| {
            let own = |plan: PlanId| dossier.rows.find_period_report(ReportId::of(plan, period, None));
            let report = plan.and_then(own)?;
            frozen::latest(&report).map(|(version, figures)| (version.at, figures))
        };
        let as_of_now = || {
            let nouns: Vec<&Noun> = dossier.rows.iter().map(|row| &row.is).collect();
            (None, frozen::freeze(&nouns, &dossier.rows, &reports.iter().collect::<Vec<_>>(), dossier.at, dossier.thresholds))
        };
        let (frozen_at, figures) = latest(period).map_or_else(as_of_now, |(at, figures)| (Some(at), figures));
        Self { dossier, period, figures, frozen_at, before: latest(period.before()).map(|(_, figures)| figures), reports }
    }

    fn opening(&self) -> String {
        let (first, last) = self.period.window(self.dossier.schedule);
        let figures = match self.frozen_at {
            Some(at) => format!("Số liệu được chốt lúc {}", forms::moment(at)),
            None => format!("Số liệu chưa chốt, tính đến {}", forms::moment(self.dossier.at)),
        };
        format!(
            "Thực hiện {}, kết quả {} (từ ngày {} đến hết ngày {}) như sau. {figures}.",
            self.dossier.plan_name(),
            forms::period(self.period),
            first.written(),
            last.written()
        )
    }

    /// The figures of the whole plan in sentences, each with what it was.
    fn summary(&self) -> Vec<String> {
        let now = self.figures.whole;
        let was = self.before.as_ref().map(|before| before.whole);
        let of = |was: Option<u32>, unit: &str| was.map(|was| format!(" (kỳ trước {was}{unit})")).unwrap_or_default();
        let mut said = vec![
            format!(
                "- {} tiêu chí, {} nhiệm vụ. {} nhiệm vụ hoàn thành, đạt {}{}; tiến độ bình quân {} %{}.",
                self.figures.criteria.len(),
                now.tasks,
                now.done,
                words::part(now.done, now.tasks),
                of(was.map(|was| was.done), ""),
                now.percent,
                of(was.map(|was| was.percent), " %")
            ),
            format!(
                "- {} nhiệm vụ quá hạn{}; {} nhiệm vụ có vướng mắc{}; {} nhiệm vụ lâu chưa báo cáo{}.",
                now.overdue,
                of(was.map(|was| was.overdue), ""),
                now.blocked,
                of(was.map(|was| was.blocked), ""),
                now.stalled,
                of(was.map(|was| was.stalled), "")
            ),
        ];
        said.extend(self.dossier.plan().and_then(missing));
        if was.is_none() {
            said.push("- Kỳ trước không có số liệu đã chốt của kế hoạch này để so sánh.".to_owned());
        }
        let mut absent: Vec<AgencyId> = self.figures.owing.iter().copied().filter(|agency| !self.figures.handed_in.contains(agency)).collect();
        self.dossier.by_name(&mut absent);
        said.push(format!("- {}/{} cơ quan, đơn vị đã nộp báo cáo.", self.figures.handed_in.len(), self.figures.owing.len()));
        // Figures stand as they were frozen; who came later is told beside them.
        let late: Vec<AgencyId> = absent.iter().copied().filter(|agency| self.has_handed_in(*agency)).collect();
        absent.retain(|agency| !late.contains(agency));
        for (agencies, what) in [(absent, "Chưa nộp"), (late, "Nộp sau khi chốt số liệu")] {
            if !agencies.is_empty() {
                said.push(format!("- {what}: {}.", self.dossier.names(&agencies)));
            }
        }
        said
    }

    /// Who leads a criterion is as of now: frozen figures say nothing of it.
    fn worst(&self) -> Vec<Block> {
        let lead =
            |one: &OfCriterion| self.dossier.rows.find_criterion(one.id).map(|criterion| self.dossier.names(&criterion.lead)).unwrap_or_default();
        let wrong = self.figures.criteria.iter().map(|one| Wrong { number: &one.number, title: &one.title, lead: lead(one), counts: one.counts });
        tell_worst(wrong.collect(), "Phụ lục I")
    }

    /// What agencies handed in, by name. What somebody is still writing is nobody's word yet.
    fn said(&self) -> Vec<(String, Said)> {
        let of_period: Vec<&PeriodReport> = self.reports.iter().collect();
        let mut agencies: Vec<AgencyId> =
            self.reports.iter().filter_map(|report| report.agency).map(|agency| self.dossier.rows.standing_for(agency)).collect();
        agencies.sort_unstable();
        agencies.dedup();
        self.dossier.by_name(&mut agencies);
        let words = |agency: AgencyId| {
            let (mut said, mut last) = (Said::default(), None);
            for report in frozen::of(&of_period, agency, &self.dossier.rows) {
                for version in standing::words_handed_in(report) {
                    said.join(&version.says);
                    last = last.max(Some(version.at));
                }
            }
            let is_later = self.frozen_at.is_some_and(|frozen| last > Some(frozen));
            (format!("{}{}", self.dossier.name(agency), if is_later { " (nộp sau khi chốt số liệu)" } else { "" }), said)
        };
        agencies.into_iter().map(words).collect()
    }

    fn criteria(&self) -> Leaf {
        let was = |one: &OfCriterion| self.before.as_ref()?.criteria.iter().find(|was| was.id == one.id).map(|was| was.counts);
        let row = |one: &OfCriterion| {
            let (now, was) = (one.counts, was(one));
            Row::Cells(vec![
                one.number.clone(),
                one.title.clone(),
                now.tasks.to_string(),
                beside(now.done, was.map(|was| was.done), ""),
                if now.tasks == 0 { String::new() } else { beside(now.percent, was.map(|was| was.percent), " %") },
                beside(now.overdue, was.map(|was| was.overdue), ""),
                beside(now.blocked, was.map(|was| was.blocked), ""),
                beside(now.stalled, was.map(|was| was.stalled), ""),
            ])
        };
        let mut blocks = self.opened("Phụ lục I", "SỐ LIỆU TỪNG TIÊU CHÍ");
        blocks.push(table(&CRITERIA, self.figures.criteria.iter().map(row).collect()));
        Leaf { is_across: true, blocks }
    }

    /// Who reported and how what they lead stood; those that did not come first.
    fn agencies(&self) -> Leaf {
        let mut agencies: Vec<AgencyId> = self.figures.owing.clone();
        agencies.extend(self.figures.agencies.iter().filter_map(|of| of.id));
        agencies.sort_unstable();
        agencies.dedup();
        self.dossier.by_name(&mut agencies);
        agencies.sort_by_key(|agency| self.figures.handed_in.contains(agency));
        let row = |(number, agency): (usize, &AgencyId)| {
            let leads = |figures: &Frozen| figures.agencies.iter().find(|of| of.id == Some(*agency)).cloned();
            let (now, was) = (leads(&self.figures), self.before.as_ref().and_then(leads));
            let counts =
                |read: fn(&OfAgency) -> u32, unit: &str| now.as_ref().map(|now| beside(read(now), was.as_ref().map(read), unit)).unwrap_or_default();
            Row::Cells(vec![
                number.to_string(),
                self.dossier.name(*agency).to_owned(),
                self.reported(*agency).to_owned(),
                counts(|of| of.criteria, ""),
                counts(|of| of.counts.tasks, ""),
                counts(|of| of.counts.percent, " %"),
                counts(|of| of.counts.overdue, ""),
            ])
        };
        let mut blocks = self.opened("Phụ lục II", "TÌNH HÌNH BÁO CÁO VÀ SỐ LIỆU THEO CƠ QUAN CHỦ TRÌ");
        blocks.push(table(&AGENCIES, (1..).zip(&agencies).map(row).collect()));
        Leaf { is_across: true, blocks }
    }

    /// As it was when the figures were frozen; one that came later says so.
    fn reported(&self, agency: AgencyId) -> &'static str {
        match (self.figures.handed_in.contains(&agency), self.has_handed_in(agency)) {
            (true, _) => "đã nộp",
            (false, true) => "nộp sau khi chốt",
            (false, false) if self.figures.owing.contains(&agency) => "chưa nộp",
            (false, false) => "",
        }
    }

    /// By now, whenever the figures were frozen.
    fn has_handed_in(&self, agency: AgencyId) -> bool {
        frozen::stage(&self.reports.iter().collect::<Vec<_>>(), agency, &self.dossier.rows).is_some_and(|stage| stage >= Stage::Submitted)
    }

    fn opened(&self, name: &str, about: &str) -> Vec<Block> {
        let at = match self.frozen_at {
            Some(at) => format!("(Số liệu chốt lúc {}; trong ngoặc là thay đổi so với kỳ trước)", forms::moment(at)),
            None => format!("(Số liệu chưa chốt, tính đến {})", forms::moment(self.dossier.at)),
        };
        let italic = Set { italic: true, ..PLAIN };
        [centred(name, BOLD, 0), centred(about, BOLD, 0), centred(&at, italic, 120)].map(Block::Words).into()
    }
}

/// A figure, and by how much it changed.
fn beside(now: u32, was: Option<u32>, unit: &str) -> String {
    match was.map(|was| (now.cmp(&was), now.abs_diff(was))) {
        Some((Ordering::Greater, by)) => format!("{now}{unit} (+{by})"),
        Some((Ordering::Less, by)) => format!("{now}{unit} (−{by})"),
        Some((Ordering::Equal, _)) => format!("{now}{unit} (=)"),
        None => format!("{now}{unit}"),
    }
}

/// One part of what agencies said, agency by agency, in their own words.
fn told(said: &[(String, Said)], part: fn(&Said) -> &String, nothing: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, says) in said.iter().filter(|(_, says)| !part(says).is_empty()) {
        blocks.push(Block::Words(heading(&format!("{name}:"))));
        blocks.extend(part(says).lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| Block::Words(text(line))));
    }
    if blocks.is_empty() { vec![Block::Words(text(nothing))] } else { blocks }
}

fn all_reports(dossier: &Dossier) -> impl Iterator<Item = PeriodReport> + '_ {
    dossier.rows.of_kind(Kind::PeriodReport).filter_map(|row| if let Noun::PeriodReport(held) = &row.is { PeriodReport::of(held) } else { None })
}
