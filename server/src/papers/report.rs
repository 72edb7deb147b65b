//! The report of a plan's progress: what the figures come to, what needs looking at, what holds things up, and the figures themselves in
//! annexes. What is proposed is left to a person.

use super::{
    annex,
    dossier::Dossier,
    page::{BOLD, Block, Leaf, PLAIN, bind, foot, head, heading, text, text_of, title},
    words,
};
use parboard_domain::{forms, period::frozen::Counts, plan::Plan, score::Decimal, task::Status};

/// So many criteria and so many obstacles are told in sentences; all are in the annex.
const TOLD_MAX: usize = 10;

/// Writes it.
///
/// # Errors
/// When it cannot be packed.
pub fn write(dossier: &Dossier) -> anyhow::Result<Vec<u8>> {
    let year = dossier.plan().map(|plan| plan.year).unwrap_or_default();
    let committee = forms::committee(&dossier.province);
    let mut blocks = vec![head(&committee, &dossier.sender, "BC-…", None)];
    blocks.extend(title("BÁO CÁO", &format!("Tiến độ thực hiện kế hoạch cải thiện Chỉ số cải cách hành chính năm {year}")));
    let opening =
        format!("Thực hiện {}, tính đến {}, tiến độ thực hiện trên hệ thống ParBoard như sau:", dossier.plan_name(), forms::moment(dossier.at));
    blocks.push(Block::Words(text(&opening)));
    blocks.push(Block::Words(heading("I. KẾT QUẢ CHUNG")));
    blocks.extend(summary(dossier).iter().map(|said| Block::Words(text(said))));
    blocks.push(Block::Words(heading("II. TIÊU CHÍ CẦN TẬP TRUNG CHỈ ĐẠO")));
    blocks.extend(worst(dossier));
    blocks.push(Block::Words(heading("III. VƯỚNG MẮC")));
    blocks.extend(obstacles(dossier));
    blocks.push(Block::Words(heading("IV. KIẾN NGHỊ, ĐỀ XUẤT")));
    blocks.push(Block::Words(text("………………………………………………………………………./.").keep_next(true)));
    blocks.push(foot(&[&format!("- {committee};"), "- Lưu: VT."]));
    let units = annex::units(dossier, "Phụ lục II");
    let first = annex::criteria(dossier, if units.is_some() { "Phụ lục I" } else { "Phụ lục" });
    bind([Leaf { is_across: false, blocks }, first].into_iter().chain(units))
}

/// The figures of the whole plan in sentences.
fn summary(dossier: &Dossier) -> Vec<String> {
    let tasks = dossier.tasks_by_criterion();
    let sum = dossier.rollup(tasks.values().flatten().copied());
    let criteria = dossier.criteria();
    let [not_started, in_progress, in_review, done] = Status::ALL.map(|status| sum.by_status[status.column()]);
    let mut said = vec![
        format!(
            "- Kế hoạch có {} tiêu chí, {} nhiệm vụ. {} nhiệm vụ hoàn thành ({}), {in_review} chờ thẩm định, {in_progress} đang thực hiện, {not_started} chưa thực hiện. Tiến độ bình quân {} %.",
            criteria.len(),
            sum.tasks,
            done,
            words::part(done, sum.tasks),
            sum.percent()
        ),
        format!(
            "- {} nhiệm vụ quá hạn; {} nhiệm vụ có vướng mắc; {} nhiệm vụ từ {} ngày trở lên chưa báo cáo; {} nhiệm vụ đến hạn trong {} ngày tới.",
            sum.overdue, sum.blocked, sum.stalled, dossier.thresholds.stalled_days, sum.due_soon, dossier.thresholds.soon_days
        ),
    ];
    let (shares, reported) = annex::shares(dossier);
    if shares > 0 {
        let [reported_of, all] = [reported, shares].map(|count| words::decimal(Decimal::whole(i64::from(count))));
        said.push(format!("- {reported_of}/{all} phần việc của các đơn vị đã được báo cáo ({}).", words::part(reported, shares)));
    }
    let leaderless = criteria.iter().filter(|criterion| criterion.lead.is_empty() && tasks.contains_key(&criterion.id)).count();
    if leaderless > 0 {
        said.push(format!("- {leaderless} tiêu chí có nhiệm vụ nhưng chưa giao cơ quan chủ trì."));
    }
    said.extend(dossier.plan().and_then(missing));
    said.extend(sum.newest.map(|newest| format!("- Số liệu gần nhất được cập nhật lúc {}.", forms::moment(newest))));
    said
}

/// What the document skips: a gap is told as a gap.
pub fn missing(plan: &Plan) -> Option<String> {
    let missing: Vec<&str> = plan.missing_numbers().collect();
    (!missing.is_empty()).then(|| {
        format!(
            "- Văn bản kế hoạch khai {} tiêu chí, thiếu: {}.",
            plan.declared_items.map_or_else(|| "…".to_owned(), |declared| declared.to_string()),
            missing.join(", ")
        )
    })
}

/// A criterion that something is wrong with, as a sentence tells it.
pub struct Wrong<'w> {
    /// Its number as printed.
    pub number: &'w str,
    /// Its name.
    pub title: &'w str,
    /// Who leads it; empty where nobody does, or it is in the plan no more.
    pub lead: String,
    /// How its cards stand.
    pub counts: Counts,
}

fn worst(dossier: &Dossier) -> Vec<Block> {
    let tasks = dossier.tasks_by_criterion();
    let criteria = dossier.criteria();
    let wrong = criteria.iter().map(|criterion| {
        let sum = dossier.rollup(tasks.get(&criterion.id).into_iter().flatten().copied());
        Wrong { number: &criterion.number, title: &criterion.title, lead: dossier.names(&criterion.lead), counts: Counts::from(&sum) }
    });
    tell_worst(wrong.collect(), "Phụ lục")
}

/// Those that something is wrong with, the worst first by the rule of the leaders' screen; the rest is in that annex.
pub fn tell_worst(mut wrong: Vec<Wrong<'_>>, annex: &str) -> Vec<Block> {
    wrong.retain(|one| one.counts.overdue + one.counts.blocked + one.counts.stalled > 0);
    wrong.sort_by_key(|one| one.counts.urgency());
    if wrong.is_empty() {
        return vec![Block::Words(text("Không có tiêu chí nào có nhiệm vụ quá hạn, vướng mắc hoặc lâu chưa báo cáo."))];
    }
    let rest = wrong.len().saturating_sub(TOLD_MAX);
    let tell = |one: &Wrong<'_>| {
        let Counts { tasks, percent, overdue, blocked, stalled, .. } = one.counts;
        let lead = if one.lead.is_empty() { words::NOBODY.to_lowercase() + " cơ quan chủ trì" } else { one.lead.clone() };
        let counts = [(overdue, "quá hạn"), (blocked, "có vướng mắc"), (stalled, "lâu chưa báo cáo")];
        let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let said = format!(" “{}” ({lead}): {tasks} nhiệm vụ, {}; tiến độ {percent} %.", one.title, counts.join(", "));
        Block::Words(text_of(vec![PLAIN.run("- "), BOLD.run(one.number), PLAIN.run(&said)]))
    };
    let mut blocks: Vec<Block> = wrong.iter().take(TOLD_MAX).map(tell).collect();
    if rest > 0 {
        blocks.push(Block::Words(text(&format!("- Và {rest} tiêu chí khác, nêu tại {annex}."))));
    }
    blocks
}

fn obstacles(dossier: &Dossier) -> Vec<Block> {
    let blocked = annex::blocked(dossier);
    if blocked.is_empty() {
        return vec![Block::Words(text("Không có vướng mắc được báo cáo."))];
    }
    let rest = blocked.len().saturating_sub(TOLD_MAX);
    let tell = |(number, title, why): &(String, String, String)| {
        Block::Words(text_of(vec![PLAIN.run("- "), BOLD.run(number), PLAIN.run(&format!(" {title}: {why}"))]))
    };
    let mut blocks: Vec<Block> = blocked.iter().take(TOLD_MAX).map(tell).collect();
    if rest > 0 {
        blocks.push(Block::Words(text(&format!("- Và {rest} vướng mắc khác trên hệ thống."))));
    }
    blocks
}
