//! A plan as a table that spreadsheets open: one line for each task, in the order of the document.

use parboard_domain::{
    agency::Agency,
    criterion::Criterion,
    id::AgencyId,
    row::Noun,
    task::{Status, Task, Wording},
};
use parboard_store::PlanExport;
use std::collections::BTreeMap;

const HEAD: [&str; 13] = [
    "Số",
    "Tiêu chí",
    "Nhiệm vụ",
    "Nội dung",
    "Chủ trì",
    "Phối hợp",
    "Thực hiện",
    "Thời hạn",
    "Hạn cuối",
    "Trạng thái",
    "Phần trăm",
    "Vướng mắc",
    "Lưu trữ",
];

/// The table as CSV, with the mark that makes spreadsheets read it as UTF-8.
///
/// # Errors
/// When memory runs out.
pub fn csv(export: &PlanExport) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEAD)?;
    for line in lines(export) {
        writer.write_record(line.iter().map(|cell| harmless(cell)))?;
    }
    Ok(writer.into_inner()?)
}

fn lines(export: &PlanExport) -> Vec<[String; 13]> {
    let mut criteria: BTreeMap<_, &Criterion> = BTreeMap::new();
    let mut words: BTreeMap<_, &Wording> = BTreeMap::new();
    let mut tasks: Vec<&Task> = Vec::new();
    for row in &export.rows {
        match &row.is {
            Noun::Criterion(criterion) => drop(criteria.insert(criterion.id, criterion)),
            Noun::Wording(wording) => drop(words.insert(wording.task, wording)),
            Noun::Task(task) => tasks.push(task),
            _ => {}
        }
    }
    tasks.sort_by_key(|task| (criteria.get(&task.criterion).map(|criterion| criterion.order), &task.rank, task.id));
    let line = |task: &&Task| Some(line(task, criteria.get(&task.criterion)?, words.get(&task.id)?, &export.agencies));
    tasks.iter().filter_map(line).collect()
}

fn line(task: &Task, criterion: &Criterion, words: &Wording, agencies: &[Agency]) -> [String; 13] {
    let names = |ids: &[AgencyId]| {
        let name = |id: &AgencyId| agencies.iter().find(|agency| agency.id == *id).map(|agency| agency.name.as_str());
        ids.iter().filter_map(name).collect::<Vec<_>>().join("; ")
    };
    let due_on = task.due_on.map(|day| day.to_string()).unwrap_or_default();
    [
        criterion.number.clone(),
        criterion.title.clone(),
        words.title.clone(),
        words.text().to_owned(),
        names(&criterion.lead),
        names(&criterion.coordinating),
        names(&task.assignees),
        criterion.deadline_text.clone(),
        due_on,
        column(task.status).to_owned(),
        task.percent.get().to_string(),
        task.blocked.clone().unwrap_or_default(),
        if task.archived.is_some() { "có".to_owned() } else { String::new() },
    ]
}

fn column(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "Chưa thực hiện",
        Status::InProgress => "Đang thực hiện",
        Status::InReview => "Chờ thẩm định",
        Status::Done => "Hoàn thành",
    }
}

/// A cell that opens like a formula would be run by the spreadsheet of whoever opens the file; the quote keeps it text.
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_in_a_title_stays_text() {
        assert_eq!(harmless("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(harmless("Sở Nội vụ"), "Sở Nội vụ");
    }
    /// Whoever takes the day away from a card means that; the plan's own day stands in its words.
    #[test]
    fn a_day_that_was_taken_away_stays_away() {
        let read = |json: serde_json::Value| serde_json::from_value(json).unwrap();
        let id = uuid::Uuid::nil();
        let due = |due_on: Option<&str>| {
            let row = |is: serde_json::Value| serde_json::json!({ "rev": 1, "is": is });
            let rows = [
                row(
                    serde_json::json!({ "criterion": { "id": id, "number": "1.1", "order": 0, "track": "weak", "title": "Tiêu chí", "due_on": "2025-12-31" } }),
                ),
                row(serde_json::json!({ "task": { "id": id, "criterion": id, "due_on": due_on, "rank": "m", "touched_at": 0 } })),
                row(serde_json::json!({ "wording": { "task": id, "title": "Việc" } })),
            ];
            let export: PlanExport = read(serde_json::json!({
                "format": "", "version": 2, "province": "", "plan": id, "rev": 1, "rows": rows, "agencies": [], "people": []
            }));
            lines(&export).remove(0)[8].clone()
        };
        assert_eq!([due(Some("2025-09-30")), due(None)], ["2025-09-30", ""]);
    }
}
