//! One short line at the bottom of the screen: what was just done, with a way back; and what screen readers are told.

use super::{desk::Desk, intents};
use crate::{browser::clock, words::words};
use leptos::prelude::*;
use parboard_domain::op::Request;

/// How long a line stays.
const SHOWN_MS: u32 = 8_000;

/// What is being said.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// In words.
    pub words: String,
    /// What takes it back, when something does.
    pub undo: Option<Request>,
    /// It went wrong.
    pub is_trouble: bool,
}

/// Where lines are shown.
#[derive(Clone, Copy)]
pub struct Toaster {
    shown: RwSignal<Option<Toast>>,
    /// Counts what was said and who was at the line: only what came last ends a line.
    turns: StoredValue<u32>,
}

/// Makes the toaster known to everything below.
pub fn provide_toaster() -> Toaster {
    let toaster = Toaster { shown: RwSignal::new(None), turns: StoredValue::new(0) };
    provide_context(toaster);
    toaster
}

/// The toaster.
pub fn use_toaster() -> Toaster {
    expect_context()
}

impl Toaster {
    /// What is shown now.
    pub fn shown(self) -> Option<Toast> {
        self.shown.get()
    }

    /// Says something.
    pub fn say(self, words: impl Into<String>) {
        self.put(words.into(), None, false);
    }

    /// Says that something was done, and offers to take it back.
    pub fn done(self, words: impl Into<String>, undo: Request) {
        self.put(words.into(), Some(undo), false);
    }

    /// Says that something went wrong.
    pub fn trouble(self, words: impl Into<String>) {
        self.put(words.into(), None, true);
    }

    /// Takes back what the shown line speaks of.
    pub fn undo(self, desk: Desk) {
        let Some(request) = self.shown.get_untracked().and_then(|toast| toast.undo) else { return };
        let said = self.shown.with_untracked(|toast| toast.as_ref().map(|toast| words().undone(&toast.words))).unwrap_or_default();
        match desk.wish(request) {
            Ok(_) => self.say(said),
            Err(error) => self.trouble(intents::why(&error)),
        }
    }

    /// Somebody is at the line, or has left it: until then it stays.
    pub fn hold(self, is_held: bool) {
        let turn = self.turn();
        if !is_held {
            self.end_later(turn);
        }
    }

    /// Takes the line away.
    pub fn clear(self) {
        self.shown.set(None);
    }

    fn put(self, words: String, undo: Option<Request>, is_trouble: bool) {
        self.shown.set(Some(Toast { words, undo, is_trouble }));
        self.end_later(self.turn());
    }

    fn turn(self) -> u32 {
        self.turns.update_value(|turns| *turns += 1);
        self.turns.get_value()
    }

    fn end_later(self, turn: u32) {
        let _ = clock::later(SHOWN_MS, move || {
            if self.turns.try_get_value() == Some(turn) {
                self.shown.set(None);
            }
        });
    }
}
