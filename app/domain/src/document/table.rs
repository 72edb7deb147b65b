//! Criteria given as a table: columns known by their header, repeated headers at page breaks, merged cells left blank.

mod column;

use super::{
    agency,
    clean::Clean,
    deadline,
    head::Head,
    heading,
    mark::{self, Mark},
    outline::Para,
    reading::{Index, Item},
    source::AS_ABOVE,
    tasks,
    text::{after, ends_sentence, is_capitals, rejoin, without_stop},
};
use crate::{criterion::Level, plan::PlanKind};
use column::{Column, Columns};

/// The criteria of all recognised tables, in order.
#[derive(Debug, Default)]
pub struct Table {
    /// In the order printed.
    pub items: Vec<Item>,
    /// A plan when it gives tasks, goals or deadlines; otherwise an assignment.
    pub kind: PlanKind,
    /// The annex's own title, for a table that stands alone.
    pub title: Option<String>,
    /// It has a column of deadlines, so a blank there says something.
    pub has_deadlines: bool,
}

/// A row before it is an item.
struct Entry {
    line: usize,
    last: usize,
    number: String,
    title: String,
    cells: [String; 5],
}

/// What the cells are for, in the order of [`Entry::cells`].
const KEPT: [Column; 5] = [Column::Goal, Column::Tasks, Column::Lead, Column::Coordinating, Column::Deadline];

/// Whether these cells are a header that [`read`] goes by.
pub fn is_head(cells: &[String]) -> bool {
    Columns::of_header(cells).is_some()
}

/// Reads every table whose header names criteria.
pub fn read(lines: &[Clean], head: &Head) -> Table {
    let mut columns: Option<Columns> = None;
    let mut seen = Columns::default();
    let mut entries: Vec<Entry> = Vec::new();
    let mut title = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.cells.is_empty()) {
        if let Some(header) = Columns::of_header(&line.cells) {
            title = title.or_else(|| title_above(&lines[..at]));
            seen.join(&header);
            columns = Some(header);
        } else if let Some(columns) = columns.as_ref().filter(|_| !are_column_numbers(&line.cells)) {
            let follows_row = at > 0 && !lines[at - 1].cells.is_empty();
            add_row(&mut entries, columns, line, follows_row);
        }
    }
    let has_deadlines = seen.at(Column::Deadline).is_some();
    let is_plan = has_deadlines || seen.at(Column::Tasks).is_some() || seen.at(Column::Goal).is_some();
    let kind = if is_plan { PlanKind::Plan } else { PlanKind::Assignment };
    let index = title.as_deref().and_then(heading::index).or(head.index);
    Table { items: items(entries, index, head.document.year), kind, title, has_deadlines }
}

/// The row below a header that numbers its columns: "(1)", "(2)", "(3)".
fn are_column_numbers(cells: &[String]) -> bool {
    let number = |cell: &String| cell.trim_matches(['(', ')', ' ']).parse::<usize>().ok();
    cells.len() > 2 && cells.iter().enumerate().all(|(at, cell)| number(cell) == Some(at + 1))
}

/// The annex's own title, in capitals just above its table, says which index it divides.
fn title_above(lines: &[Clean]) -> Option<String> {
    let near = &lines[lines.len().saturating_sub(8)..];
    let is_title = |text: &&str| is_capitals(text) && after(text, "phu luc").is_none();
    let above: Vec<&str> = near.iter().map(|line| line.text.as_str()).filter(is_title).collect();
    (!above.is_empty()).then(|| above.join(" "))
}

fn add_row(entries: &mut Vec<Entry>, columns: &Columns, row: &Clean, follows_row: bool) {
    let cell = |column: Column| columns.at(column).and_then(|at| row.cells.get(at)).map_or("", String::as_str);
    let across = heading_across(columns, row);
    let title = if cell(Column::Title) == AS_ABOVE { entries.last().map_or("", |above| &above.title) } else { cell(Column::Title) };
    let title = across.as_ref().map_or(title, |(_, title)| title).replace('\n', " ");
    let numbered = mark::number_in_title(&title).map(|(number, rest)| (number, rest.to_owned()));
    let printed = across.map(|(number, _)| number).or_else(|| mark::number_cell(cell(Column::Number)));
    let (number, title) = match (printed, numbered) {
        (Some(printed), Some((number, rest))) if mark::depth(&printed) == 1 && number != printed => (Some(number), rest),
        (None, Some((number, rest))) => (Some(number), rest),
        (printed, _) => (printed, title),
    };
    let cells = KEPT.map(|column| said(column, cell(column), entries.last()));
    let is_again = |open: &Entry| follows_row && number.as_deref() == Some(&open.number) && title == open.title && !cells[1].is_empty();
    if let Some(open) = entries.last_mut().filter(|open| is_again(open)) {
        // A sheet that has a row for each task says the criterion again in each.
        let mut cells = cells;
        for tasks in [&mut open.cells[1], &mut cells[1]] {
            if mark::read(tasks).0 == Mark::None {
                tasks.insert_str(0, "- ");
            }
        }
        open.go_on("", cells, row.number);
    } else if let Some(number) = number.filter(|_| !title.is_empty()) {
        entries.push(Entry { line: row.number, last: row.number, number, title, cells });
    } else if let Some(open) = entries.last_mut().filter(|_| follows_row && cell(Column::Number).is_empty()) {
        open.go_on(&title, cells, row.number);
    }
}

/// A numbered heading that was merged across all columns, so that it stands in the first: "II. CẢI CÁCH THỂ CHẾ".
fn heading_across(columns: &Columns, row: &Clean) -> Option<(String, String)> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (at, only) = filled.next().filter(|(at, _)| columns.at(Column::Title).is_some_and(|title| *at < title))?;
    let (number, title) = only.split_once([' ', '\n']).filter(|(number, _)| number.ends_with(['.', ')', ':', '/']))?;
    let is_alone = filled.next().is_none() && columns.at(Column::Number).is_none_or(|own| own == at);
    Some((mark::number_cell(number).filter(|_| is_alone)?, title.to_owned()))
}

/// What a cell says: a dash says nothing, "nt" what stands above. A blank lead means the one above already.
fn said(column: Column, cell: &str, above: Option<&Entry>) -> String {
    let words = crate::vietnamese::fold(cell).replace(['-', '–', '—', '.', ' '], "");
    let is_ditto = matches!(words.as_str(), "nt" | "nhutren" | "nttren" | "//" | "\"" | "''" | "”" | "″" | "〃" | AS_ABOVE);
    match column {
        Column::Lead if words.is_empty() || is_ditto => String::new(),
        // What is printed once is done once: the tasks stand with the first of the rows that share them.
        Column::Tasks if cell == AS_ABOVE => String::new(),
        _ if words.is_empty() && cell.chars().count() <= 3 => String::new(),
        _ if is_ditto => above.map_or_else(String::new, |above| above.at(column).to_owned()),
        _ => cell.to_owned(),
    }
}

impl Entry {
    fn at(&self, column: Column) -> &str {
        KEPT.iter().position(|kept| *kept == column).map_or("", |at| &self.cells[at])
    }

    /// A row broken over two pages, or a further task of the criterion above.
    fn go_on(&mut self, title: &str, cells: [String; 5], line: usize) {
        if !title.is_empty() {
            rejoin(&mut self.title, title);
        }
        for (own, more) in self.cells.iter_mut().zip(cells).filter(|(own, more)| !more.is_empty() && own.as_str() != more) {
            if !own.is_empty() {
                own.push('\n');
            }
            own.push_str(&more);
        }
        self.last = line;
    }
}

fn items(entries: Vec<Entry>, index: Option<Index>, year: Option<i64>) -> Vec<Item> {
    let has_roman = entries.iter().any(|entry| !mark::is_figures(&entry.number));
    let is_deep = entries.iter().any(|entry| mark::depth(&entry.number) > 1);
    let mut lead_above: Vec<String> = Vec::new();
    let level_of = |entry: &Entry| match (mark::is_figures(&entry.number), mark::depth(&entry.number) + usize::from(has_roman)) {
        (false, _) => Some(Level::Field),
        (true, 1) if is_deep => Some(Level::Field),
        (true, 2) if is_deep || has_roman => Some(Level::Criterion),
        (true, 3) if is_deep => Some(Level::Subcriterion),
        _ => heading::level(&entry.title),
    };
    let item = |entry: Entry| {
        let level = level_of(&entry);
        if level == Some(Level::Field) && (is_deep || has_roman) {
            lead_above.clear();
        }
        let named = agency::list(&entry.cells[2].replace('\n', "; "));
        if !named.is_empty() {
            lead_above = named;
        }
        entry.item(level, index, &lead_above, year)
    };
    entries.into_iter().map(item).collect()
}

impl Entry {
    fn item(self, level: Option<Level>, index: Option<Index>, lead: &[String], year: Option<i64>) -> Item {
        let [goal, tasks, _, coordinating, by_when] = self.cells;
        let deadline_text = (!by_when.is_empty()).then(|| by_when.replace('\n', " "));
        Item {
            title: heading::title(&self.title),
            index: index.or(heading::index(&self.title)),
            level,
            track: None,
            goal,
            tasks: tasks::leaves(&paras(&tasks, self.line)),
            lead: lead.to_vec(),
            coordinating: agency::list(&coordinating.replace('\n', "; ")),
            due_on: deadline_text.as_deref().and_then(|text| deadline::last_day(text, year)),
            deadline_text: deadline_text.map(|text| without_stop(&text).to_owned()),
            lines: [self.line, self.last],
            number: self.number,
        }
    }
}

/// A cell's lines as paragraphs: a mark or a finished sentence above begins a new one.
fn paras(cell: &str, line: usize) -> Vec<Para> {
    let mut paras: Vec<Para> = Vec::new();
    for text in cell.lines() {
        let (mark, rest) = mark::read(text);
        let sign = match mark {
            Mark::Bullet(sign) => Some(sign),
            Mark::Letter(_) => Some(')'),
            Mark::Number(_) => Some('#'),
            Mark::Section | Mark::None => None,
        };
        let text = if sign.is_some() { rest } else { text };
        match paras.last_mut().filter(|open| sign.is_none() && !ends_sentence(&open.text)) {
            Some(open) => rejoin(&mut open.text, text),
            None => paras.push(Para { line, sign, text: text.to_owned() }),
        }
    }
    paras
}
