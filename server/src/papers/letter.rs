//! Letters that chase units: what each is late with as of a moment. One unit's letter, or one after the other in a single file, each with
//! its own page numbers.

use super::{
    dossier::Dossier,
    page::{BOLD, Block, Column, Leaf, PLAIN, Row, bind, centred, foot, head, table, text, text_of},
    words,
};
use parboard_domain::{
    chasing::{Ledger, Line, Role, Unit},
    id::AgencyId,
    measure::Day,
    reminder::Why,
    row::{Kind, Rows},
};
use std::cmp::Reverse;

/// So many days a unit is given.
const GIVEN_DAYS: i64 = 5;
const ABOUT: &str = "V/v đôn đốc thực hiện nhiệm vụ cải thiện Chỉ số cải cách hành chính";
const KINDS: [Kind; 6] = [Kind::Plan, Kind::Task, Kind::Update, Kind::Evidence, Kind::Entry, Kind::Reminder];
const COLUMNS: [Column; 6] = [
    ("STT", 600, true),
    ("Tiêu chí", 850, true),
    ("Nhiệm vụ, giải pháp", 2_760, false),
    ("Trách nhiệm", 1_150, true),
    ("Thời hạn", 1_400, true),
    ("Tình trạng", 2_311, false),
];

/// Writes one letter for each unit that has something to answer for.
///
/// # Errors
/// When it cannot be packed.
pub fn write(dossier: &Dossier, only: Option<AgencyId>) -> anyhow::Result<Vec<u8>> {
    let ledger = Ledger::of(KINDS.into_iter().flat_map(|kind| dossier.rows.of_kind(kind)).map(|row| &row.is));
    let mut units = ledger.list(&dossier.rows, &dossier.people, dossier.at, dossier.thresholds).units;
    units.retain(|unit| only.is_none_or(|only| unit.agency == only));
    let overdue = |unit: &Unit| unit.lines.iter().filter(|line| line.whys.first() == Some(&Why::Overdue)).count();
    units.sort_by_key(|unit| (Reverse((overdue(unit), unit.lines.len())), dossier.name(unit.agency).to_owned()));
    if units.is_empty() {
        let blocks = vec![Block::Words(centred("Tại thời điểm này không có đơn vị nào cần đôn đốc.", PLAIN, 0))];
        return bind([Leaf { is_across: false, blocks }]);
    }
    bind(units.iter().map(|unit| letter(dossier, unit)))
}

fn letter(dossier: &Dossier, unit: &Unit) -> Leaf {
    let name = dossier.name(unit.agency);
    let to = centred("Kính gửi: ", PLAIN, 240).add_run(BOLD.run(name));
    let opening = format!(
        "Thực hiện {}, qua theo dõi trên hệ thống ParBoard, tính đến {}, quý cơ quan, đơn vị có {} nhiệm vụ cần đôn đốc, cụ thể như sau:",
        dossier.plan_name(),
        words::moment(dossier.at),
        unit.lines.len()
    );
    let mut rows = Vec::new();
    let mut number = 0;
    for (why, heading) in [(Why::Overdue, "Nhiệm vụ quá hạn"), (Why::DueSoon, "Nhiệm vụ sắp đến hạn"), (Why::Stalled, "Nhiệm vụ lâu chưa báo cáo")]
    {
        let lines: Vec<&Line> = unit.lines.iter().filter(|line| line.whys.first() == Some(&why)).collect();
        if !lines.is_empty() {
            rows.push(Row::Across(format!("{heading} ({})", lines.len())));
        }
        for line in lines {
            number += 1;
            rows.push(row(dossier, line, number));
        }
    }
    let asking = format!(
        "Đề nghị quý cơ quan, đơn vị khẩn trương thực hiện, báo cáo tiến độ, nêu rõ vướng mắc (nếu có) và gửi tài liệu kiểm chứng trên hệ thống trước ngày {}./.",
        words::day(Day(dossier.at.day().0 + GIVEN_DAYS))
    );
    let blocks = vec![
        head(&words::committee(&dossier.province), &dossier.sender, "…", Some(ABOUT)),
        Block::Words(to),
        Block::Words(text(&opening)),
        table(&COLUMNS, rows),
        Block::Words(text_of(vec![PLAIN.sized(8).run(" ")])),
        Block::Words(text(&asking).keep_next(true)),
        foot(&["- Như trên;", "- Lưu: VT."]),
    ];
    Leaf { is_across: false, blocks }
}

fn row(dossier: &Dossier, line: &Line, number: usize) -> Row {
    let task = dossier.rows.find_task(line.task);
    let criterion = task.and_then(|task| dossier.rows.find_criterion(task.criterion));
    let role = match line.role {
        Role::Lead => "Chủ trì",
        Role::Implementing => "Thực hiện",
        Role::Share => "Phần việc của đơn vị",
    };
    Row::Cells(vec![
        number.to_string(),
        criterion.map(|criterion| criterion.number.clone()).unwrap_or_default(),
        // An order is cited whole: its short line is for boards.
        task.map(|task| dossier.whole(task).to_owned()).unwrap_or_default(),
        role.to_owned(),
        deadline(criterion.map_or("", |criterion| &criterion.deadline_text), line),
        state(dossier, line),
    ])
}

/// The plan's words, and the day on the card where it is not in them; or the milestone that comes before it.
fn deadline(said: &str, line: &Line) -> String {
    let day = line.due_on.map(words::day).unwrap_or_default();
    if let Some(step) = &line.milestone {
        return format!("Mốc “{step}”: {day}");
    }
    match (said.is_empty(), day.is_empty()) {
        (true, _) => day,
        (false, true) => said.to_owned(),
        (false, false) => format!("{said} ({day})"),
    }
}

/// How it stands: how far, how late, when last heard of.
fn state(dossier: &Dossier, line: &Line) -> String {
    let due = line.due_on.map(|due| match due.0 - dossier.at.day().0 {
        0 => "hạn hôm nay".to_owned(),
        days if days < 0 => format!("quá hạn {} ngày", -days),
        days => format!("còn {days} ngày"),
    });
    let heard = line.said_at.map_or_else(|| "chưa báo cáo lần nào".to_owned(), |said_at| format!("cập nhật gần nhất {}", words::day(said_at.day())));
    let parts = [Some(format!("{}, {} %", words::status(line.status), line.percent.get())), due, Some(heard)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
