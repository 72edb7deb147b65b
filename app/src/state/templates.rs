//! Sentences that a person keeps on this device to begin reports with.

use crate::browser::{keep, text};
use leptos::prelude::*;
use parboard_domain::id::PersonId;
use parboard_sync::store::KeepError;

/// What stands for something to be filled in.
pub const GAP: char = '…';
/// So many somebody keeps at most.
const MOST: usize = 12;
/// The most characters of one.
const CHARS_MAX: usize = 600;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Saved,
    /// It is gone.
    Removed,
    /// There are as many as there may be.
    TooMany,
    /// It is longer than one may be.
    TooLong,
    /// The device takes nothing.
    NoRoom,
}

/// The sentences of whoever is signed in.
#[derive(Clone, Copy)]
pub struct Templates {
    account: PersonId,
    held: RwSignal<Vec<String>>,
}

impl Templates {
    /// What is kept here for that account.
    pub fn of(account: PersonId) -> Self {
        Self { account, held: RwSignal::new(keep::load(&key(account)).unwrap_or_default()) }
    }

    /// The sentences, newest first.
    pub fn all(self) -> Vec<String> {
        self.held.get()
    }

    /// Keeps a sentence.
    pub fn keep(self, words: &str) -> Outcome {
        let words = text::nfc(words.trim());
        if words.chars().count() > CHARS_MAX {
            return Outcome::TooLong;
        }
        self.change(Outcome::Saved, |held| {
            held.retain(|other| *other != words);
            held.insert(0, words);
        })
    }

    /// Removes one.
    pub fn remove(self, words: &str) -> Outcome {
        self.change(Outcome::Removed, |held| held.retain(|other| other != words))
    }

    /// Changes what is kept, beside what another tab may have changed.
    fn change(self, done: Outcome, edit: impl FnOnce(&mut Vec<String>)) -> Outcome {
        let mut held: Vec<String> = keep::load(&key(self.account)).unwrap_or_default();
        edit(&mut held);
        if held.len() > MOST {
            return Outcome::TooMany;
        }
        let outcome = keep::save(&key(self.account), &held).map_or_else(|_: KeepError| Outcome::NoRoom, |()| done);
        if outcome == done {
            self.held.set(held);
        }
        outcome
    }
}

/// The words after those that are there already, on a line of their own.
pub fn joined(before: &str, words: &str) -> String {
    let before = before.trim_end();
    if before.is_empty() { words.to_owned() } else { [before, "\n", words].concat() }
}

fn key(account: PersonId) -> String {
    format!("pb1/{account}/templates")
}
