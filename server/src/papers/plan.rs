//! The plan as a document, in the shape that this program reads, so that it is the same plan when it comes back; and an annex that says
//! how each task stands. A table that assigns criteria stays one.

use super::{
    annex,
    dossier::Dossier,
    page::{BOLD, Block, Leaf, PLAIN, bind, foot, head, heading, text, text_of, title},
};
use parboard_domain::{
    criterion::{Criterion, Level, Track},
    forms,
    plan::PlanKind,
    task::Task,
};

/// What a plan's title begins with; the kind stands above it in a document.
const KINDS: [&str; 2] = ["KẾ HOẠCH", "Kế hoạch"];

const WEAK: &str = "Khắc phục, cải thiện các tiêu chí, tiêu chí thành phần chưa đạt mục tiêu";

/// Writes it.
///
/// # Errors
/// When it cannot be packed.
pub fn write(dossier: &Dossier) -> anyhow::Result<Vec<u8>> {
    let plan = dossier.plan();
    let kind = plan.map(|plan| plan.kind).unwrap_or_default();
    let about = plan.map(|plan| plan.title.trim()).unwrap_or_default();
    let about = KINDS.iter().find_map(|kind| about.strip_prefix(kind)).unwrap_or(about).trim();
    let symbol = plan.and_then(|plan| plan.number.split_once('/')).map_or("KH-UBND", |(_, symbol)| symbol);
    let issuer = dossier.issuer();
    let mut blocks = vec![head(&superior(dossier, &issuer), &issuer, symbol, None)];
    if kind == PlanKind::Assignment {
        blocks.extend(title("PHÂN CÔNG", about));
        blocks.push(foot(&["- Như trên;", "- Lưu: VT."]));
        return bind([Leaf { is_across: false, blocks }, annex::assignment(dossier)]);
    }
    blocks.extend(title("KẾ HOẠCH", about));
    let tasks = dossier.tasks_by_criterion();
    let parts = [Track::Weak, Track::Satisfaction, Track::Maintain].map(|track| (track, dossier.criteria_of(track)));
    blocks.push(Block::Words(heading("I. NHIỆM VỤ, GIẢI PHÁP")));
    for (number, (track, criteria)) in (1..).zip(parts.into_iter().filter(|(_, criteria)| !criteria.is_empty())) {
        blocks.push(Block::Words(heading(&format!("{number}. {}", opening(track, plan.and_then(|plan| plan.declared_items))))));
        for criterion in criteria {
            let tasks = tasks.get(&criterion.id).map_or(&[][..], Vec::as_slice);
            write_criterion(dossier, criterion, tasks, &mut blocks);
        }
    }
    blocks.push(Block::Words(heading("II. TỔ CHỨC THỰC HIỆN")));
    let said = "Các cơ quan, đơn vị, địa phương thực hiện nhiệm vụ được giao, báo cáo tiến độ và gửi tài liệu kiểm chứng trên hệ thống ParBoard; \
        tình hình thực hiện từng nhiệm vụ nêu tại Phụ lục kèm theo./.";
    blocks.push(Block::Words(text(said).keep_next(true)));
    blocks.push(foot(&["- Các cơ quan, đơn vị, địa phương;", "- Lưu: VT."]));
    bind([Leaf { is_across: false, blocks }, annex::tasks(dossier)])
}

/// What a part of a plan is called, so that a reader of plans knows it again; the part to be mended says how many there are.
fn opening(track: Track, declared: Option<i64>) -> String {
    match (track, declared) {
        (Track::Weak, Some(declared)) => format!("{WEAK} ({declared} tiêu chí, tiêu chí thành phần)"),
        (Track::Weak, None) => WEAK.to_owned(),
        (Track::Satisfaction, _) => "Cải thiện Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước (SIPAS)".to_owned(),
        (Track::Maintain, _) => "Tiếp tục duy trì, cải thiện các tiêu chí, tiêu chí thành phần đã thực hiện tốt".to_owned(),
    }
}

/// A people's committee has nobody above it; a department's plan stands under the committee's name.
fn superior(dossier: &Dossier, issuer: &str) -> String {
    let is_committee = issuer.starts_with("UBND") || issuer.to_lowercase().starts_with("ủy ban");
    if is_committee { String::new() } else { forms::committee(&dossier.province) }
}

fn write_criterion(dossier: &Dossier, criterion: &Criterion, tasks: &[&Task], blocks: &mut Vec<Block>) {
    let kind = match criterion.level {
        Some(Level::Criterion) => "Tiêu chí “",
        Some(Level::Subcriterion) => "Tiêu chí thành phần “",
        _ => "“",
    };
    blocks.push(Block::Words(heading(&format!("{}. {kind}{}”", criterion.number, criterion.title))));
    let labelled = |label: &str, rest: &str| Block::Words(text_of(vec![BOLD.run(label), PLAIN.run(rest)]));
    let goal: Vec<&str> = criterion.goal.lines().collect();
    match goal[..] {
        [] => {}
        [only] => blocks.push(labelled("a) Mục tiêu, yêu cầu: ", only)),
        _ => {
            blocks.push(Block::Words(heading("a) Mục tiêu, yêu cầu")));
            blocks.extend(goal.iter().map(|line| Block::Words(text(&format!("- {line}")))));
        }
    }
    blocks.push(Block::Words(heading("b) Nhiệm vụ, giải pháp")));
    for task in tasks {
        let mut lines = dossier.wording(task).1.lines();
        blocks.push(Block::Words(text(&format!("- {}", lines.next().unwrap_or_default()))));
        blocks.extend(lines.map(|line| Block::Words(text(line))));
    }
    blocks.push(Block::Words(heading("c) Phân công trách nhiệm")));
    if !criterion.lead.is_empty() {
        blocks.push(Block::Words(text(&format!("- Cơ quan chủ trì: {}.", dossier.names(&criterion.lead)))));
    }
    if !criterion.coordinating.is_empty() {
        blocks.push(Block::Words(text(&format!("- Cơ quan phối hợp/thực hiện: {}.", dossier.names(&criterion.coordinating)))));
    }
    if !criterion.deadline_text.is_empty() {
        blocks.push(labelled("d) Thời gian thực hiện/hoàn thành: ", &format!("{}.", criterion.deadline_text)));
    }
}
