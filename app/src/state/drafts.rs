//! Drafts: what a person typed that is not an operation yet, kept on this device so that a closed tab loses nothing.
//!
//! A report half written, a value that could not be saved, a refused change taken up again. Drafts are never sent.

use super::desk::Desk;
use crate::browser::keep;
use parboard_domain::id::{OpId, TaskId};
use serde::{Deserialize, Serialize};

/// A draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// How much is done, as typed into a report.
    pub percent: String,
    /// The refused operation it was taken from; that one is dropped once the draft is saved, never before.
    pub replaces: Option<OpId>,
}

impl Draft {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.percent.is_empty()
    }
}

/// The draft of that name on a card, if one is kept.
pub fn load(desk: Desk, task: TaskId, name: &str) -> Option<Draft> {
    keep::load(&key(desk, task, name))
}

/// Keeps a draft; an empty one is forgotten. `false` when it could not be kept: the form stays open then.
pub fn save(desk: Desk, task: TaskId, name: &str, draft: &Draft) -> bool {
    if draft.is_empty() {
        erase(desk, task, name);
        return true;
    }
    keep::save(&key(desk, task, name), draft).is_ok()
}

/// Forgets a draft.
pub fn erase(desk: Desk, task: TaskId, name: &str) {
    keep::erase(&key(desk, task, name));
}

fn key(desk: Desk, task: TaskId, name: &str) -> String {
    format!("pb1/{}/draft/{task}/{name}", desk.account())
}
