//! What stands in the cells of a line, and what is written into them.

use super::{Line, columns::Columns, folded};
use crate::{
    measure::Day,
    registry::{AgencyKind, Registry},
    vietnamese,
};

/// Between names in one cell.
const BETWEEN: &str = "; ";

/// A line as it was read.
#[derive(Default)]
pub(super) struct Draft {
    pub name: String,
    pub kind: Option<AgencyKind>,
    pub aliases: Vec<String>,
    pub parent: Option<String>,
    pub successor: Option<String>,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    pub email: Option<String>,
    /// Why it cannot be taken.
    pub trouble: Option<String>,
}

impl Draft {
    /// Reads a line.
    pub fn read(line: &Line, columns: &Columns) -> Self {
        let tidy = |text: String| vietnamese::nfc(&text).split_whitespace().collect::<Vec<_>>().join(" ");
        let cell = |column| columns.cell(line, column).map(tidy);
        let mut draft = Self { name: cell(0).unwrap_or_default(), parent: cell(3), successor: cell(6), email: cell(7), ..Self::default() };
        let aliases = cell(2).unwrap_or_default();
        draft.aliases = aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
        if draft.name.is_empty() {
            draft.trouble = Some("thiếu tên".to_owned());
        }
        if let Some(text) = cell(1) {
            draft.kind = kind(&text);
            draft.note(draft.kind.is_none(), || format!("không rõ loại “{text}”"));
        }
        for (column, is_first) in [(4, true), (5, false)] {
            if let Some(text) = cell(column) {
                let read = day(&text);
                draft.note(read.is_none(), || format!("không rõ ngày “{text}”"));
                if is_first { draft.valid_from = read } else { draft.valid_to = read }
            }
        }
        draft
    }

    fn note(&mut self, is_wrong: bool, why: impl FnOnce() -> String) {
        if is_wrong && self.trouble.is_none() {
            self.trouble = Some(why());
        }
    }
}

/// The kinds as they are written.
fn label(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Department => "Sở, ban, ngành",
        AgencyKind::Commune => "Xã, phường",
        AgencyKind::Vertical => "Ngành dọc",
        AgencyKind::Organisation => "Tổ chức",
        AgencyKind::District => "Cấp huyện",
        AgencyKind::Other => "Khác",
    }
}

fn kind(text: &str) -> Option<AgencyKind> {
    let text = folded(text);
    AgencyKind::ALL.into_iter().find(|kind| text == kind.as_str() || text == folded(label(*kind)))
}

/// `2025-03-01`, or `01/03/2025`.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('/').map(|part| part.trim().parse::<i64>().ok());
    let civil = (parts.next().flatten(), parts.next().flatten(), parts.next().flatten(), parts.next());
    match civil {
        (Some(day), Some(month), Some(year), None) => Day::new(year, month, day),
        _ => Day::parse(text),
    }
}

/// The registry as lines of a sheet, by name, without the line that names the columns. Collectives are words of documents and left out.
pub fn written(registry: &Registry) -> Vec<[String; 8]> {
    let name = |id| registry.find(id).map(|record| record.agency.name.clone()).unwrap_or_default();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let offices = registry.iter().filter(|record| !record.agency.collective);
    let mut lines: Vec<[String; 8]> = offices
        .map(|record| {
            let (parent, heir) = (record.parent.map(name).unwrap_or_default(), record.agency.successor.map(name).unwrap_or_default());
            let (kind, aliases) = (label(record.kind).to_owned(), record.aliases.join(BETWEEN));
            [
                record.agency.name.clone(),
                kind,
                aliases,
                parent,
                day(record.valid_from),
                day(record.valid_to),
                heir,
                record.email.clone().unwrap_or_default(),
            ]
        })
        .collect();
    lines.sort();
    lines
}
