//! An account's papers on a shelf: which key holds what.
//!
//! Keys begin with `pb1/`, then the account. Nothing is read but by its own key, and a text that cannot be read any more
//! spoils nothing beside it.

mod notes;
mod outbox;
mod replica;

use crate::{
    shelf::Shelf,
    store::{KeepError, LocalStore},
};
use notes::NOTE;
use parboard_domain::{
    id::{PersonId, PlanId},
    json,
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// An account's papers.
#[derive(Clone, Debug)]
pub struct Papers<S> {
    account: PersonId,
    shelf: S,
    /// A copy of more characters than this has outgrown the shelf.
    copy_chars_max: usize,
}

/// About what browsers count as 4 MB of their 10: twice what a plan of 500 cards takes, with a year of reports. Each page
/// of a first copy writes most of what is there once more, which a larger one would make felt.
const COPY_CHARS_MAX: usize = 2_000_000;

/// Which paper a key holds, as far as other tabs want to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// An operation of this account.
    Operation,
    /// The place in that plan.
    Place(PlanId),
}

/// What is found under a key.
enum Found<T> {
    Nothing,
    Kept(T),
    /// Something was, and it cannot be read any more.
    Damaged,
}

impl<S: Shelf> Papers<S> {
    /// The papers of an account.
    pub fn of(account: PersonId, shelf: S) -> Self {
        Self { account, shelf, copy_chars_max: COPY_CHARS_MAX }
    }

    /// The same with other room for copies.
    #[must_use]
    pub fn with_room(self, copy_chars_max: usize) -> Self {
        Self { copy_chars_max, ..self }
    }

    /// Which paper a key holds; `None` when it is no news.
    pub fn paper_under(&self, key: &str) -> Option<Paper> {
        let own = key.strip_prefix("pb1/")?.strip_prefix(self.account.to_string().as_str())?.strip_prefix('/')?;
        if own.starts_with("outbox/") {
            return Some(Paper::Operation);
        }
        let (plan, paper) = own.strip_prefix("plan/")?.split_once('/')?;
        plan.parse().ok().filter(|_| paper == "place" || paper == NOTE).map(Paper::Place)
    }

    fn key(&self, rest: &str) -> String {
        let mut key = String::with_capacity(96);
        key.push_str("pb1/");
        key.push_str(&self.account.to_string());
        key.push('/');
        key.push_str(rest);
        key
    }

    fn look<T: DeserializeOwned>(&self, key: &str) -> Found<T> {
        match self.shelf.get(key) {
            None => Found::Nothing,
            Some(text) => json::read(&text).map_or(Found::Damaged, Found::Kept),
        }
    }

    fn load<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        match self.look(key) {
            Found::Kept(value) => Some(value),
            Found::Nothing | Found::Damaged => None,
        }
    }

    fn save<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), KeepError> {
        // None of our types fails to become JSON; what cannot be written cannot be kept.
        let text = serde_json::to_string(value).map_err(|_| KeepError::Forbidden)?;
        self.shelf.set(key, &text)
    }
}

impl<S: Shelf> LocalStore for Papers<S> {
    fn is_allowed(&self) -> bool {
        self.shelf.is_allowed()
    }

    fn load_mark(&self) -> Option<Uuid> {
        self.load(&self.key("mark"))
    }

    fn save_mark(&mut self, mark: Uuid) -> Result<(), KeepError> {
        self.save(&self.key("mark"), &mark)
    }
}
