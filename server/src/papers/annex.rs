//! Annexes: tables that lie across the page.

use super::{
    dossier::Dossier,
    page::{BOLD, Block, Column, Leaf, PLAIN, Row, Set, centred, table},
    words,
};
use parboard_domain::{
    criterion::{Criterion, Track},
    figures, forms,
    id::AgencyId,
    measure::{Day, Moment},
    row::Rows,
    score::standing::Verdict,
    share,
    task::{Status, Task},
};
use std::collections::HashMap;

const TASKS: [Column; 8] = [
    ("STT", 650, true),
    ("Tiêu chí", 900, true),
    ("Nhiệm vụ, giải pháp", 4_553, false),
    ("Cơ quan chủ trì, thực hiện", 2_500, false),
    ("Thời hạn", 1_350, true),
    ("Tình trạng", 1_500, true),
    ("Tiến độ", 1_000, true),
    ("Đơn vị đã báo cáo", 1_550, true),
];
const CRITERIA: [Column; 10] = [
    ("Số", 850, true),
    ("Tiêu chí", 3_503, false),
    ("Cơ quan chủ trì", 2_100, false),
    ("Nhiệm vụ", 950, true),
    ("Hoàn thành", 1_000, true),
    ("Quá hạn", 850, true),
    ("Vướng mắc", 950, true),
    ("Tiến độ", 950, true),
    ("Cần đạt / Số đo", 1_500, true),
    ("Số liệu đến", 1_350, true),
];
const UNITS: [Column; 7] = [
    ("STT", 800, true),
    ("Cơ quan, đơn vị", 5_203, false),
    ("Phần việc", 1_500, true),
    ("Đã báo cáo", 1_600, true),
    ("Hoàn thành", 1_600, true),
    ("Vướng mắc", 1_500, true),
    ("Báo cáo gần nhất", 1_800, true),
];
const ASSIGNED: [Column; 4] = [
    ("STT", 1_200, true),
    ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", 6_803, false),
    ("Cơ quan chủ trì", 3_000, false),
    ("Cơ quan phối hợp", 3_000, false),
];

/// Its name, what it lists, and as of when.
fn opened(name: &str, about: &str, dossier: &Dossier) -> Vec<Block> {
    let as_of = format!("(Số liệu trên hệ thống ParBoard, tính đến {})", forms::moment(dossier.at));
    let italic = Set { italic: true, ..PLAIN };
    [centred(name, BOLD, 0), centred(about, BOLD, 0), centred(&as_of, italic, 120)].map(Block::Words).into()
}

/// How each task stands. Where no task is carried out by many, nothing is said of units.
pub fn tasks(dossier: &Dossier) -> Leaf {
    let mut blocks = opened("Phụ lục", "TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ", dossier);
    let by_criterion = dossier.tasks_by_criterion();
    let (mut rows, mut number) = (Vec::new(), 0);
    for track in [Track::Weak, Track::Satisfaction, Track::Maintain] {
        let criteria = dossier.criteria_of(track);
        if !criteria.is_empty() {
            rows.push(Row::Across(words::track(track).to_owned()));
        }
        for criterion in criteria {
            for task in by_criterion.get(&criterion.id).into_iter().flatten() {
                number += 1;
                rows.push(task_row(dossier, criterion, task, number));
            }
        }
    }
    let mut columns = TASKS.to_vec();
    if shares(dossier).0 == 0 {
        let (_, width, _) = columns.remove(columns.len() - 1);
        columns[2].1 += width;
    }
    blocks.push(table(&columns, rows));
    Leaf { is_across: true, blocks }
}

fn task_row(dossier: &Dossier, criterion: &Criterion, task: &Task, number: usize) -> Row {
    let mut agencies = criterion.lead.clone();
    agencies.extend(task.assignees.iter().filter(|assignee| !criterion.lead.contains(assignee)));
    let who = dossier.names(&agencies);
    let mut state = forms::status(task.status).to_owned();
    for flag in figures::flags(task, dossier.at, dossier.thresholds) {
        state.push_str(if state.ends_with(|last: char| last.is_lowercase()) { "; " } else { " " });
        state.push_str(words::flag(flag));
    }
    Row::Cells(vec![
        number.to_string(),
        criterion.number.clone(),
        dossier.wording(task).1.to_owned(),
        if who.is_empty() { words::NOBODY.to_owned() } else { who },
        task.due_on.map_or_else(|| criterion.deadline_text.clone(), Day::written),
        state,
        format!("{} %", figures::progress(task)),
        dossier.tally(task, criterion).map(|tally| format!("{}/{}", tally.reported, tally.units)).unwrap_or_default(),
    ])
}

/// How each criterion stands.
pub fn criteria(dossier: &Dossier, name: &str) -> Leaf {
    let mut blocks = opened(name, "TÌNH HÌNH THỰC HIỆN TỪNG TIÊU CHÍ", dossier);
    let by_criterion = dossier.tasks_by_criterion();
    let mut rows = Vec::new();
    for track in [Track::Weak, Track::Satisfaction, Track::Maintain] {
        let criteria = dossier.criteria_of(track);
        if !criteria.is_empty() {
            rows.push(Row::Across(words::track(track).to_owned()));
        }
        rows.extend(
            criteria.into_iter().map(|criterion| criterion_row(dossier, criterion, by_criterion.get(&criterion.id).map_or(&[], Vec::as_slice))),
        );
    }
    blocks.push(table(&CRITERIA, rows));
    Leaf { is_across: true, blocks }
}

fn criterion_row(dossier: &Dossier, criterion: &Criterion, tasks: &[&Task]) -> Row {
    let sum = dossier.rollup(tasks.iter().copied());
    let lead = dossier.names(&criterion.lead);
    let aimed = dossier.aimed(criterion);
    let number = |value: Option<_>| value.map_or_else(|| "…".to_owned(), words::decimal);
    let measured = match (aimed.to_reach, aimed.measured) {
        (None, None) => String::new(),
        (goal, value) => format!("{} / {} {}", number(goal), number(value), aimed.unit).trim_end().to_owned(),
    };
    let verdict = match aimed.verdict {
        Verdict::Reached => "\nđạt",
        Verdict::Short(_) => "\nchưa đạt",
        Verdict::Unknown => "",
    };
    Row::Cells(vec![
        criterion.number.clone(),
        criterion.title.clone(),
        if lead.is_empty() { words::NOBODY.to_owned() } else { lead },
        sum.tasks.to_string(),
        sum.by_status[Status::Done.column()].to_string(),
        sum.overdue.to_string(),
        sum.blocked.to_string(),
        if sum.tasks == 0 { String::new() } else { format!("{} %", sum.percent()) },
        measured + verdict,
        sum.newest.map(|newest| newest.day().written()).unwrap_or_default(),
    ])
}

/// How far the shares of a unit are.
#[derive(Default)]
struct Parts {
    all: u32,
    reported: u32,
    done: u32,
    blocked: u32,
    newest: Option<Moment>,
}

/// How far each unit is with its shares; nothing where no task is carried out by many.
pub fn units(dossier: &Dossier, name: &str) -> Option<Leaf> {
    let parts = parts(dossier);
    let mut agencies: Vec<AgencyId> = parts.keys().copied().collect();
    dossier.by_name(&mut agencies);
    // Those who have reported least stand first.
    agencies.sort_by_key(|agency| parts[agency].reported * 1_000 / parts[agency].all.max(1));
    let row = |(number, agency): (usize, &AgencyId)| {
        let Parts { all, reported, done, blocked, newest } = &parts[agency];
        let newest = newest.map_or_else(|| "chưa báo cáo".to_owned(), |newest| newest.day().written());
        let counts = [all, reported, done, blocked].map(u32::to_string);
        Row::Cells([number.to_string(), dossier.name(*agency).to_owned()].into_iter().chain(counts).chain([newest]).collect())
    };
    let rows: Vec<Row> = (1..).zip(&agencies).map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let mut blocks = opened(name, "PHẦN VIỆC CỦA TỪNG CƠ QUAN, ĐƠN VỊ", dossier);
    blocks.push(table(&UNITS, rows));
    Some(Leaf { is_across: true, blocks })
}

fn parts(dossier: &Dossier) -> HashMap<AgencyId, Parts> {
    let mut parts: HashMap<AgencyId, Parts> = HashMap::new();
    let by_criterion = dossier.tasks_by_criterion();
    for criterion in dossier.criteria() {
        for task in by_criterion.get(&criterion.id).into_iter().flatten() {
            let units = share::units(task, criterion, &dossier.rows);
            for unit in &units {
                parts.entry(dossier.rows.standing_for(*unit)).or_default().all += 1;
            }
            for share in dossier.shares(task).filter(|share| units.contains(&share.unit)) {
                let own = parts.entry(dossier.rows.standing_for(share.unit)).or_default();
                let is_done = share.status == Status::Done;
                own.reported += u32::from(share.reported_at.is_some());
                own.done += u32::from(is_done);
                own.blocked += u32::from(!is_done && share.blocked.is_some());
                own.newest = own.newest.max(share.reported_at);
            }
        }
    }
    parts
}

/// Who leads which criterion.
pub fn assignment(dossier: &Dossier) -> Leaf {
    let mut blocks: Vec<Block> =
        ["Phụ lục", "PHÂN CÔNG CÁC CƠ QUAN CHỦ TRÌ THEO DÕI, THỰC HIỆN CÁC TIÊU CHÍ"].map(|words| Block::Words(centred(words, BOLD, 0))).into();
    let row = |criterion: &Criterion| {
        let names = [&criterion.lead, &criterion.coordinating].map(|agencies| dossier.names(agencies));
        Row::Cells([criterion.number.clone(), criterion.title.clone()].into_iter().chain(names).collect())
    };
    blocks.push(table(&ASSIGNED, dossier.headed().into_iter().map(row).collect()));
    Leaf { is_across: true, blocks }
}

/// How many shares there are, and how many were reported, in the whole plan.
pub fn shares(dossier: &Dossier) -> (u32, u32) {
    parts(dossier).values().fold((0, 0), |(all, reported), own| (all + own.all, reported + own.reported))
}

/// What holds cards up, worst criteria first as they stand in the plan: number, card, reason.
pub fn blocked(dossier: &Dossier) -> Vec<(String, String, String)> {
    let mut blocked = Vec::new();
    for task in dossier.all_tasks() {
        let Some(why) = task.blocked.as_ref().filter(|_| task.archived.is_none() && task.status != Status::Done) else { continue };
        let Some(criterion) = dossier.rows.find_criterion(task.criterion) else { continue };
        blocked.push((criterion.order, criterion.number.clone(), dossier.wording(task).0.to_owned(), why.clone()));
    }
    blocked.sort();
    blocked.into_iter().map(|(_, number, title, why)| (number, title, why)).collect()
}
