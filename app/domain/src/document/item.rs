//! Makes an item of a block.

use super::{
    deadline, heading,
    outline::{Block, Para},
    reading::{Index, Item},
    roles, tasks,
    text::without_stop,
};

/// The item that a block spells out.
pub fn item(block: &Block, year: Option<i64>) -> Item {
    let assigned = roles::read(&block.roles);
    let mut tasks = tasks::leaves(&block.tasks);
    tasks.extend(tasks::leaves(&assigned.tasks));
    let deadline_text = (!block.deadline.is_empty()).then(|| joined(&block.deadline, " "));
    let level = heading::level(&block.heading);
    Item {
        number: block.number.clone(),
        index: block.index.or(level.map(|_| Index::Par)).or(heading::index(&block.heading)),
        title: heading::title(&block.heading),
        level,
        track: block.track,
        goal: joined(&block.goal, "\n"),
        tasks,
        lead: assigned.lead,
        coordinating: assigned.coordinating,
        due_on: deadline_text.as_deref().and_then(|text| deadline::last_day(text, year)),
        deadline_text: deadline_text.map(|text| without_stop(&text).to_owned()),
        lines: block.lines,
    }
}

fn joined(paras: &[Para], between: &str) -> String {
    paras.iter().map(|para| para.text.as_str()).collect::<Vec<_>>().join(between)
}
