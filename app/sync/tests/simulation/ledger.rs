//! What people typed, and what became of it: the memory against which everything else is checked.

use parboard_domain::{
    field::Field,
    id::{OpId, PersonId, TaskId},
};
use std::collections::BTreeMap;

/// Some words that occur nowhere else.
#[derive(Clone, Debug)]
pub struct Typed {
    pub word: String,
    pub device: usize,
    pub account: PersonId,
    /// Where it was typed into, if that folds.
    pub into: Option<(TaskId, Field)>,
    pub fate: Fate,
}

/// What became of something that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It must be on its device or on the server.
    Held,
    /// The same person typed on in the same place before it was sent.
    TypedOver,
    /// The person gave it up.
    GivenUp,
    /// The device lost its storage, or keeps none, and the person was told.
    LostWithDevice,
    /// The server had it, and was set back to before.
    LostWithServer,
}

/// Everything that was typed, and who made which operation.
#[derive(Debug, Default)]
pub struct Ledger {
    pub typed: Vec<Typed>,
    pub makers: BTreeMap<OpId, PersonId>,
}

impl Ledger {
    /// Words that occur nowhere else.
    pub fn next_word(&self) -> String {
        format!("w{}w", self.typed.len())
    }

    pub fn held(&self) -> impl Iterator<Item = &Typed> {
        self.typed.iter().filter(|typed| typed.fate == Fate::Held)
    }

    /// What was held and fits has another fate now.
    pub fn settle(&mut self, fate: Fate, fits: impl Fn(&Typed) -> bool) {
        for typed in self.typed.iter_mut().filter(|typed| typed.fate == Fate::Held) {
            if fits(typed) {
                typed.fate = fate;
            }
        }
    }
}
