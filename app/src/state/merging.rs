//! Merging two proposals of one criterion: the words of both in one form, and what becomes of the one that goes. Made of requests that
//! are there already, so it works offline, and each proposal keeps its history.

use super::{
    desk::{Desk, WishError},
    drafts::{Draft, Slot},
    intents,
};
use crate::words::words;
use leptos::prelude::*;
use parboard_domain::{
    field::{Field, Value},
    id::TaskId,
    op::{Change, Request},
};

/// The fields that two proposals are merged in.
pub const FIELDS: [Field; 5] = [Field::Title, Field::Text, Field::CarriedOutBy, Field::Target, Field::Points];

/// The form.
#[derive(Clone, Copy)]
pub struct Merging {
    desk: Desk,
    /// The one that stays, and the one that goes.
    pub of: [TaskId; 2],
    /// What both say in a field, as the form was opened.
    pub seen: StoredValue<Vec<[Value; 2]>>,
    /// What the one that stays is to say.
    pub typed: [RwSignal<String>; FIELDS.len()],
    /// Why nothing came of it.
    pub trouble: RwSignal<Option<String>>,
}

impl Merging {
    /// Begins with what was typed before, else with the words of both.
    pub fn open(desk: Desk, of: [TaskId; 2]) -> Self {
        let mut seen: Vec<[Value; 2]> = FIELDS.iter().map(|field| of.map(|task| intents::current(desk, task, *field))).collect();
        let typed = std::array::from_fn(|at| {
            let Some(left) = slot(desk, of, FIELDS[at]).load() else { return RwSignal::new(both(FIELDS[at], &seen[at])) };
            // What somebody else wrote since is theirs, and must show as such.
            if let Some(from) = left.from {
                seen[at][0] = from;
            }
            RwSignal::new(left.text)
        });
        Self { desk, of, seen: StoredValue::new(seen), typed, trouble: RwSignal::new(None) }
    }

    /// The person typed; it is kept until the two are merged.
    pub fn change(self, at: usize, text: String) {
        let from = self.seen.with_value(|seen| seen[at][0].clone());
        slot(self.desk, self.of, FIELDS[at]).save(&Draft { text: text.clone(), from: Some(from), ..Draft::default() });
        self.typed[at].set(text);
        self.trouble.set(None);
    }

    /// Merges the two; whether it was done.
    pub fn submit(self) -> bool {
        let done = self.changes().and_then(|changes| self.carry_out(changes).map_err(|error| intents::why(&error)));
        match done {
            Ok(()) => {
                for field in FIELDS {
                    slot(self.desk, self.of, field).erase();
                }
                true
            }
            Err(trouble) => {
                self.trouble.set(Some(trouble));
                false
            }
        }
    }

    /// What the one that stays is to say otherwise than it did.
    fn changes(self) -> Result<Vec<Change>, String> {
        let mut changes = Vec::new();
        for (at, field) in FIELDS.into_iter().enumerate() {
            let typed = self.typed[at].get_untracked();
            let to = super::editing::wanted(field, &typed).map_err(|why| format!("{}: {why}", words().field(field)))?;
            if typed.trim().chars().count() > field.chars_max() {
                return Err(words().too_long(field, typed.trim().chars().count()));
            }
            let from = self.seen.with_value(|seen| seen[at][0].clone());
            if from != to {
                changes.push(Change { field, from, to });
            }
        }
        Ok(changes)
    }

    fn carry_out(self, changes: Vec<Change>) -> Result<(), WishError> {
        let [stays, goes] = self.of;
        let title = |task| intents::current(self.desk, task, Field::Title).as_text().to_owned();
        if !changes.is_empty() {
            self.desk.wish(Request::SetFields { task: stays, changes })?;
        }
        // As it is called by now.
        let (kept, gone) = (title(stays), title(goes));
        // First what may be refused, so that nothing is said of what was not done.
        self.desk.wish(Request::ArchiveTask { task: goes })?;
        intents::add_comment(self.desk, stays, &words().merged_from(&gone, &format!("/viec/{goes}")), None)?;
        intents::add_comment(self.desk, goes, &words().merged_into(&kept, &format!("/viec/{stays}")), None).map(drop)
    }
}

/// What both say, so that nothing is lost that nobody takes out: a title and points are those of the one that stays, unless it has none.
fn both(field: Field, [stays, goes]: &[Value; 2]) -> String {
    let [stays, goes] = [stays.as_text().trim(), goes.as_text().trim()];
    let joint = match field {
        Field::CarriedOutBy => ", ",
        Field::Text | Field::Target => "\n",
        _ => return if stays.is_empty() { goes } else { stays }.to_owned(),
    };
    match (stays.is_empty(), goes.is_empty()) {
        (true, _) => goes.to_owned(),
        (_, true) => stays.to_owned(),
        _ if stays == goes => stays.to_owned(),
        _ => [stays, goes].join(joint),
    }
}

fn slot(desk: Desk, [stays, goes]: [TaskId; 2], field: Field) -> Slot {
    Slot::on_card(desk, stays, &format!("merge-{goes}-{}", field.as_str()))
}
