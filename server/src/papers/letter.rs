//! Letters that chase units: what each is late with as of a moment. One unit's letter, or one after the other in a single file, each with
//! its own page numbers.

use super::{
    dossier::Dossier,
    page::{BOLD, Block, Column, Leaf, PLAIN, Row, bind, centred, foot, head, table, text, text_of},
};
use parboard_domain::{
    chasing::{Ledger, Line, Pressed, Unit},
    forms,
    id::{AgencyId, TaskId},
    letter,
    reminder::Why,
    row::{Kind, Rows},
};
use std::{cmp::Reverse, collections::BTreeMap};

const KINDS: [Kind; 6] = [Kind::Plan, Kind::Task, Kind::Update, Kind::Evidence, Kind::Entry, Kind::Reminder];

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
    let pressed = ledger.tale_of(only, &dossier.rows, &dossier.people, dossier.at.max(dossier.written_at)).pressed();
    bind(units.iter().map(|unit| letter(dossier, unit, &pressed)))
}

fn letter(dossier: &Dossier, unit: &Unit, pressed: &BTreeMap<(TaskId, AgencyId), Pressed>) -> Leaf {
    let to = centred(letter::TO, PLAIN, 240).add_run(BOLD.run(dossier.name(unit.agency)));
    let opening = dossier.plan().map(|plan| letter::opening(plan, dossier.at, unit.lines.len())).unwrap_or_default();
    let mut rows = Vec::new();
    let mut number = 0;
    for why in Why::ALL {
        let lines: Vec<&Line> = unit.lines.iter().filter(|line| line.whys.first() == Some(&why)).collect();
        if !lines.is_empty() {
            rows.push(Row::Across(letter::heading(why, lines.len())));
        }
        for line in lines {
            number += 1;
            let reminded = pressed.get(&(line.task, unit.agency)).map_or(0, |pressed| pressed.count);
            rows.push(row(dossier, line, number, reminded));
        }
    }
    let blocks = vec![
        head(&forms::committee(&dossier.province), &dossier.sender, "…", Some(letter::ABOUT)),
        Block::Words(to),
        Block::Words(text(&opening)),
        table(&columns(), rows),
        Block::Words(text_of(vec![PLAIN.sized(8).run(" ")])),
        Block::Words(text(&letter::asking(dossier.at, dossier.written_at)).keep_next(true)),
        foot(&letter::COPIED),
    ];
    Leaf { is_across: false, blocks }
}

/// The columns with their widths, in twentieths of a point, and whether they are centred.
fn columns() -> [Column; 6] {
    let [number, criterion, task, role, deadline, state] = letter::COLUMNS;
    [(number, 600, true), (criterion, 850, true), (task, 2_760, false), (role, 1_150, true), (deadline, 1_400, true), (state, 2_311, false)]
}

fn row(dossier: &Dossier, line: &Line, number: usize, reminded: u32) -> Row {
    let task = dossier.rows.find_task(line.task);
    let criterion = task.and_then(|task| dossier.rows.find_criterion(task.criterion));
    Row::Cells(vec![
        number.to_string(),
        criterion.map(|criterion| criterion.number.clone()).unwrap_or_default(),
        // An order is cited whole: its short line is for boards.
        task.map(|task| dossier.whole(task).to_owned()).unwrap_or_default(),
        letter::role(line.role).to_owned(),
        letter::deadline(criterion.map_or("", |criterion| &criterion.deadline_text), line),
        letter::state(line, reminded, dossier.at),
    ])
}
