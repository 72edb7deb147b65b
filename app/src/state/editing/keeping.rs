//! Keeping what was typed into a control: as an operation once it may be one, as a draft until then.

use super::{Editing, Note, SEND_MS, wanted};
use crate::{
    state::{desk::WishError, drafts::Draft, intents, syncing},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::field::Value;

impl Editing {
    /// Keeps what was typed. `done` when the person is through with it: then it is sent too, and trouble is told.
    pub(super) fn save(self, done: bool) {
        // Not after the page was left for good, and not when nobody typed anything.
        if !self.hands.try_with_value(|hands| hands.touched).unwrap_or(false) {
            return;
        }
        self.stop();
        let to = match wanted(self.field, &self.text.get_untracked()) {
            Ok(value) => value,
            Err(_) if !done => return,
            Err(trouble) if self.is_on_purpose() => {
                self.give_up();
                return self.fail(trouble);
            }
            Err(trouble) => return self.fail(trouble),
        };
        let from = self.seen.get_value();
        if from == to {
            self.hands.update_value(|hands| hands.touched = false);
            let slot = self.slot();
            // What is to take the place of something refused may be typed yet.
            if done || slot.load().is_none_or(|draft| draft.replaces.is_none()) {
                slot.erase();
            }
            self.note.update(|note| {
                if matches!(note, Note::Trouble(_) | Note::Draft | Note::Unsaved) {
                    *note = Note::Nothing;
                }
            });
            if done {
                syncing::ask_soon(self.desk);
            }
            return;
        }
        match intents::note_field(self.desk, self.task, self.field, from, to.clone()) {
            Ok(()) => self.kept(to, done),
            Err(error) => self.refused(&error),
        }
    }

    fn kept(self, value: Value, done: bool) {
        self.seen.set_value(value);
        self.hands.update_value(|hands| hands.touched = false);
        self.note.set(Note::Kept);
        let slot = self.slot();
        if let Some(old) = slot.load().and_then(|draft| draft.replaces) {
            self.desk.discard(old);
        }
        slot.erase();
        if done {
            syncing::ask_soon(self.desk);
            self.said.say(words().saved(self.desk.with(|inner| inner.tab.keeps_all())));
        } else {
            let desk = self.desk;
            self.after(SEND_MS, move || syncing::ask_soon(desk));
        }
    }

    fn refused(self, error: &WishError) {
        self.keep_draft();
        self.fail(intents::why(error));
    }

    /// Keeps what is typed as a draft.
    pub(super) fn keep_draft(self) {
        // Not after the page was left for good, and not when nobody typed anything.
        if !self.hands.try_with_value(|hands| hands.touched).unwrap_or(false) {
            return;
        }
        let slot = self.slot();
        let replaces = slot.load().and_then(|draft| draft.replaces);
        slot.save(&Draft { text: self.text.get_untracked(), from: Some(self.seen.get_value()), replaces, ..Draft::default() });
    }

    fn fail(self, trouble: String) {
        self.said.0.set(trouble.clone());
        self.note.set(Note::Trouble(trouble));
    }
}
