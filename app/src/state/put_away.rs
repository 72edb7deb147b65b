//! What was written on a card after somebody had put it away: one thing to look at, however many changes it was.

use super::{desk::Desk, set_back};
use crate::words::words;
use parboard_domain::{
    entry::Entry,
    id::{OpId, PersonId, TaskId},
    measure::Moment,
    op::{Body, Request},
    row::{Kind, Noun, RowKey, Rows},
};
use parboard_sync::overlay::Shown;

/// The most lines of history that one operation writes: one for each field it changes.
const LINES_MAX: u8 = 20;

/// One change that was made after that.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Whose.
    pub by: PersonId,
    /// When, by the device's clock.
    pub made_at: Moment,
    /// What, in words.
    pub what: String,
}

/// The lines of history that tell of it and still ask me to look, oldest first.
pub fn lines(desk: Desk, task: TaskId) -> Vec<Entry> {
    let me = desk.account();
    let mut lines = desk.read(|shown| {
        let told = |noun: &Noun| match noun {
            Noun::Entry(entry) if entry.task == task && entry.is_about_putting_away() && entry.concerns(me) => Some(entry.clone()),
            _ => None,
        };
        shown.of_kind(Kind::Entry).filter_map(told).collect::<Vec<_>>()
    });
    lines.sort_by_key(|entry| (entry.made_at, entry.id));
    lines
}

/// The changes they tell of.
pub fn written(desk: Desk, lines: &[Entry]) -> Vec<Written> {
    desk.read(|shown| lines.iter().map(|line| Written { by: line.by, made_at: line.made_at, what: what(shown, line) }).collect())
}

/// What one operation did. Its lines of history are named after it, and the one that tells of it is the last; a report or a
/// comment has the operation's own id.
fn what(shown: Shown<'_>, told: &Entry) -> String {
    let in_round = shown.is_round();
    let said = |before: u8| {
        let op = OpId(OpId(told.id.0).entry(before).0);
        let lines: Option<Vec<&Entry>> = (0..before).map(|n| shown.find_entry(op.entry(n))).collect();
        let own = remark(shown, op).map(|request| words().wish(in_round, &Body::Known(request)));
        let said: Vec<String> = own.into_iter().chain(lines?.iter().map(|line| words().happened(in_round, line, ""))).collect();
        (!said.is_empty()).then(|| said.join("; "))
    };
    (0..=LINES_MAX).find_map(said).unwrap_or_default()
}

/// The report or the comment of that operation, as it was asked for.
fn remark(shown: Shown<'_>, op: OpId) -> Option<Request> {
    match shown.find(RowKey::new(Kind::Update, op.0)).or_else(|| shown.find(RowKey::new(Kind::Comment, op.0)))? {
        Noun::Update(it) => Some(set_back::report(it)),
        Noun::Comment(it) => Some(set_back::remark(it)),
        _ => None,
    }
}
