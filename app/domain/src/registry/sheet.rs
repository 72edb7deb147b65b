//! The registry as a sheet: one line for each agency, in columns with Vietnamese names, or English ones. Lines are judged one by one,
//! so that whoever brings a sheet sees what each would do before any of it is done. Knows nothing of files.

mod cells;
mod columns;

pub use cells::written;
pub use columns::HEAD;

use super::{Record, Registry, RegistryProblem};
use crate::{agency::Agency, id::AgencyId, vietnamese};
use cells::Draft;
use columns::Columns;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most lines of a sheet: a province has some two hundred agencies, and had some two hundred more.
pub const LINES_MAX: usize = 5_000;

/// A line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from one.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a line would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new agency.
    New,
    /// One that is there is said differently.
    Changed,
    /// One that is there is said the same.
    Unchanged,
    /// Nothing, and why.
    Refused(String),
}

/// A line that was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Its number in the file.
    pub line: usize,
    /// The agency's name as it stands there.
    pub name: String,
    /// What it would do.
    pub fate: Fate,
}

/// What a sheet comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Its lines, in their order.
    pub lines: Vec<Judged>,
    /// The records that are new or differ.
    pub records: Vec<Record>,
}

/// Why a sheet is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotASheet {
    /// No line names the columns.
    #[error("không có dòng tiêu đề với cột \"Tên\"")]
    NoHead,
    /// More than any province has.
    #[error("bảng có hơn {LINES_MAX} dòng hoặc tệp quá lớn")]
    TooLarge,
    /// Neither CSV nor xlsx, or damaged.
    #[error("không đọc được tệp này; cần tệp .csv (UTF-8) hoặc .xlsx")]
    Damaged,
}

impl NotASheet {
    /// A name that scripts may rely on.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoHead => "no_head",
            Self::TooLarge => "sheet_too_large",
            Self::Damaged => "sheet_damaged",
        }
    }
}

/// Judges every line of a sheet against the registry, which it leaves as it is. An agency is found by any of its names; a cell that is
/// empty leaves alone what is known; nothing is ever taken away.
///
/// # Errors
/// When it is no sheet of agencies.
pub fn judge(lines: &[Line], registry: &Registry, mint: impl FnMut() -> AgencyId) -> Result<Intake, NotASheet> {
    let (columns, rest) = Columns::find(lines).ok_or(NotASheet::NoHead)?;
    if rest.len() > LINES_MAX {
        return Err(NotASheet::TooLarge);
    }
    let mut judging = Judging { registry, mint, entries: Vec::new(), ids: BTreeMap::new() };
    for record in registry.iter() {
        judging.ids.extend(record.names().map(|name| (Agency::key(name), record.agency.id)));
    }
    rest.iter().filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())).for_each(|line| judging.enter(line, &columns));
    judging.assemble();
    Ok(judging.conclude())
}

/// A line on its way: what it says, and its record or why there is none.
struct Entry {
    line: usize,
    draft: Draft,
    record: Result<Record, String>,
}

struct Judging<'a, F> {
    registry: &'a Registry,
    mint: F,
    entries: Vec<Entry>,
    /// Whom each name means, those of the sheet among them.
    ids: BTreeMap<String, AgencyId>,
}

impl<F: FnMut() -> AgencyId> Judging<'_, F> {
    /// Reads a line and takes the names in it for the agency that it is about.
    fn enter(&mut self, line: &Line, columns: &Columns) {
        let draft = Draft::read(line, columns);
        let record = self.named(&draft);
        self.entries.push(Entry { line: line.number, draft, record });
    }

    fn named(&mut self, draft: &Draft) -> Result<Record, String> {
        if let Some(trouble) = &draft.trouble {
            return Err(trouble.clone());
        }
        let found = self.ids.get(&Agency::key(&draft.name)).copied();
        if let Some(earlier) = self.entries.iter().find(|entry| entry.record.as_ref().is_ok_and(|record| Some(record.agency.id) == found)) {
            return Err(format!("cùng cơ quan với dòng {}", earlier.line));
        }
        let id = found.unwrap_or_else(&mut self.mint);
        for name in [&draft.name].into_iter().chain(&draft.aliases) {
            if self.ids.get(&Agency::key(name)).is_some_and(|other| *other != id) {
                return Err(format!("“{name}” đã là tên của cơ quan khác"));
            }
        }
        for name in [&draft.name].into_iter().chain(&draft.aliases) {
            self.ids.insert(Agency::key(name), id);
        }
        let mut record = self.registry.find(id).cloned().unwrap_or_else(|| Record::named(id, &draft.name));
        record.kind = draft.kind.unwrap_or(record.kind);
        record.aliases.extend(draft.aliases.iter().cloned());
        record.valid_from = draft.valid_from.or(record.valid_from);
        record.valid_to = draft.valid_to.or(record.valid_to);
        record.email = draft.email.clone().or(record.email);
        Ok(record.tidy())
    }

    /// Looks up whom each line belongs to and is followed by, once all names are known.
    fn assemble(&mut self) {
        let ids = &self.ids;
        let look_up = |name: &Option<String>| match name {
            None => Ok(None),
            Some(name) => ids.get(&Agency::key(name)).copied().map(Some).ok_or_else(|| format!("không có cơ quan “{name}”")),
        };
        for entry in &mut self.entries {
            let Ok(record) = &mut entry.record else { continue };
            match look_up(&entry.draft.parent).and_then(|parent| Ok((parent, look_up(&entry.draft.successor)?))) {
                Ok((parent, successor)) => {
                    record.parent = parent.or(record.parent);
                    record.agency.successor = successor.or(record.agency.successor);
                }
                Err(why) => entry.record = Err(why),
            }
        }
    }

    /// Lays all records over the registry at once. What speaks against it takes out the lines it is about, and the rest is tried anew.
    fn conclude(mut self) -> Intake {
        let changed = loop {
            let records: Vec<Record> = self.entries.iter().filter_map(|entry| entry.record.clone().ok()).collect();
            match self.registry.clone().take(records) {
                Ok(changed) => break changed,
                Err(problem) => self.refuse(&problem),
            }
        };
        let fate = |entry: &Entry| match &entry.record {
            Err(why) => Fate::Refused(why.clone()),
            Ok(record) if self.registry.find(record.agency.id).is_none() => Fate::New,
            Ok(record) if changed.contains(record) => Fate::Changed,
            Ok(_) => Fate::Unchanged,
        };
        let lines = self.entries.iter().map(|entry| Judged { line: entry.line, name: entry.draft.name.clone(), fate: fate(entry) }).collect();
        Intake { lines, records: changed }
    }

    /// Takes out the lines that a problem names, or all that refer to others when it names none of them.
    fn refuse(&mut self, problem: &RegistryProblem) {
        let named = problem.name().map(Agency::key);
        let is_meant = |record: &Record| named.as_ref().is_some_and(|key| record.names().any(|name| Agency::key(name) == *key));
        let any_meant = self.entries.iter().any(|entry| entry.record.as_ref().is_ok_and(is_meant));
        for entry in &mut self.entries {
            if entry.record.as_ref().is_ok_and(|record| !any_meant || is_meant(record)) {
                entry.record = Err(problem.to_string());
            }
        }
    }
}

/// Folded text, for comparing words of a sheet.
fn folded(text: &str) -> String {
    vietnamese::plain(text)
}

#[cfg(test)]
mod tests;
