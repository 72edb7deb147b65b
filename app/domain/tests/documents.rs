//! Golden documents: plans and tables as different offices lay them out, and what must be refused.

#![allow(clippy::unwrap_used)]

#[path = "documents/habits.rs"]
mod habits;
#[path = "documents/layouts.rs"]
mod layouts;
#[path = "documents/mutilated.rs"]
mod mutilated;
#[path = "documents/refused.rs"]
mod refused;
#[path = "documents/seeds.rs"]
mod seeds;
#[path = "documents/shapes.rs"]
mod shapes;
#[path = "documents/size.rs"]
mod size;

use parboard_domain::document::{Item, Reading, Source, read};

/// Reads a text that must be a plan.
#[track_caller]
fn reading(text: &str) -> Reading {
    read(&Source::from_text(text)).unwrap()
}

/// The item of that number.
#[track_caller]
fn item<'r>(reading: &'r Reading, number: &str) -> &'r Item {
    reading.items.iter().find(|item| item.number == number).unwrap()
}

/// Warnings as "code number".
fn warnings(reading: &Reading) -> Vec<String> {
    let words = |warning: &parboard_domain::document::Warning| format!("{} {}", warning.code.as_str(), warning.number.as_deref().unwrap_or("-"));
    reading.warnings.iter().map(words).collect()
}

/// Each task as its assignees, joined, and its text.
fn tasks(item: &Item) -> Vec<(String, &str)> {
    item.tasks.iter().map(|task| (task.assignees.join(" + "), task.text.as_str())).collect()
}
