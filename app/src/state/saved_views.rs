//! Views of the board that a person has given a name: filters and grouping, kept on this device for their account.

pub use parboard_domain::plan::{SavedView, VIEW_NAME_CHARS_MAX as NAME_CHARS_MAX};

use crate::browser::{keep, text};
use leptos::prelude::*;
use parboard_domain::id::PersonId;
use parboard_sync::store::KeepError;

/// So many views somebody has at most: more are no list any more.
pub const MOST: usize = 30;

/// Why a view was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// It has no name.
    Nameless,
    /// There are as many as there may be.
    TooMany,
    /// The device takes nothing.
    NoRoom,
}

/// The views of whoever is signed in.
#[derive(Clone, Copy)]
pub struct SavedViews {
    account: PersonId,
    held: RwSignal<Vec<SavedView>>,
}

impl SavedViews {
    /// What is kept here for that account.
    pub fn of(account: PersonId) -> Self {
        Self { account, held: RwSignal::new(keep::load(&key(account)).unwrap_or_default()) }
    }

    /// The views, in the order of the alphabet.
    pub fn all(self) -> Vec<SavedView> {
        self.held.get()
    }

    /// Looks at what is kept by now: another part may have changed it.
    pub fn look_again(self) {
        self.held.set(keep::load(&key(self.account)).unwrap_or_default());
    }

    /// The same as `all`, for whoever is called once.
    pub fn now(self) -> Vec<SavedView> {
        self.held.get_untracked()
    }

    /// Keeps a view; one of the same name is replaced.
    ///
    /// # Errors
    /// Says why it was not kept; then all is as it was.
    pub fn save(self, name: &str, address: String) -> Result<(), Unsaved> {
        let name = clean(name).ok_or(Unsaved::Nameless)?;
        self.change(|views| {
            views.retain(|view| view.name != name);
            views.push(SavedView { name, address });
        })
    }

    /// Gives a view another name; one that had that name before is replaced.
    ///
    /// # Errors
    /// Says why not; then it has the name it had.
    pub fn rename(self, old: &str, name: &str) -> Result<(), Unsaved> {
        let name = clean(name).ok_or(Unsaved::Nameless)?;
        self.change(|views| {
            views.retain(|view| view.name != name || view.name == old);
            views.iter_mut().filter(|view| view.name == old).for_each(|view| view.name.clone_from(&name));
        })
    }

    /// Puts views back as they were; what has their names by now makes way.
    ///
    /// # Errors
    /// Says why not; then all is as it was.
    pub fn put_back(self, stood: &[SavedView]) -> Result<(), Unsaved> {
        self.change(|views| {
            views.retain(|view| stood.iter().all(|one| one.name != view.name));
            views.extend_from_slice(stood);
        })
    }

    /// Removes a view.
    ///
    /// # Errors
    /// The device takes nothing; then it is still there.
    pub fn remove(self, name: &str) -> Result<(), Unsaved> {
        self.change(|views| views.retain(|view| view.name != name))
    }

    /// Changes what is kept, beside what another tab may have changed.
    fn change(self, edit: impl FnOnce(&mut Vec<SavedView>)) -> Result<(), Unsaved> {
        let mut views: Vec<SavedView> = keep::load(&key(self.account)).unwrap_or_default();
        edit(&mut views);
        if views.len() > MOST {
            return Err(Unsaved::TooMany);
        }
        views.sort_by(|a, b| text::alphabet(&a.name, &b.name));
        keep::save(&key(self.account), &views).map_err(|_: KeepError| Unsaved::NoRoom)?;
        self.held.set(views);
        Ok(())
    }
}

/// The view among these that would make way for one of that name which looks at something else.
pub fn find_other(views: &[SavedView], name: &str, address: &str) -> Option<SavedView> {
    let name = clean(name)?;
    views.iter().find(|view| view.name == name && view.address != address).cloned()
}

/// A name as it is kept; nothing where there is none.
pub fn clean(name: &str) -> Option<String> {
    let name: String = text::nfc(name.trim()).chars().take(NAME_CHARS_MAX).collect();
    Some(name).filter(|name| !name.is_empty())
}

fn key(account: PersonId) -> String {
    format!("pb1/{account}/views")
}
