//! What a person prefers on this device: language, theme, how the board is grouped, what is folded. Contrast, density and motion are in
//! `looks.rs`, which nobody waits for.

use crate::browser::{keep, look};
use parboard_domain::board::GroupBy;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

const KEY: &str = "pb1/prefs";

/// Preferences; every field has a default, so that an older copy can always be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Which language.
    pub language: Language,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// How the board is grouped.
    pub group_by: GroupBy,
    /// Which groups are folded, by key.
    pub folded: Vec<String>,
}

impl Prefs {
    /// Folds a group, or unfolds it.
    pub fn fold(&mut self, key: String, is_folded: bool) {
        self.folded.retain(|held| *held != key);
        if is_folded {
            self.folded.push(key);
        }
    }
}

/// The languages there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// The themes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Language {
    /// Its tag, for the page and for `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }
}

thread_local! {
    /// Every group of the board asks whether it is folded; the storage is asked once.
    static HELD: RefCell<Option<Prefs>> = const { RefCell::new(None) };
}

/// What is kept on this device, as far as this tab knows.
pub fn load() -> Prefs {
    HELD.with_borrow_mut(|held| held.get_or_insert_with(read).clone())
}

/// Changes a preference, beside what another tab may have changed. Losing one is no loss worth a message.
pub fn change(edit: impl FnOnce(&mut Prefs)) {
    let mut prefs = read();
    edit(&mut prefs);
    let _ = keep::save(KEY, &prefs);
    show(&prefs);
    HELD.set(Some(prefs));
}

fn read() -> Prefs {
    keep::load(KEY).unwrap_or_default()
}

/// Puts language and theme on the page.
pub fn show(prefs: &Prefs) {
    look::set_root("lang", prefs.language.tag());
    match prefs.theme {
        Theme::Device => look::clear_root("data-theme"),
        Theme::Light => look::set_root("data-theme", "light"),
        Theme::Dark => look::set_root("data-theme", "dark"),
    }
}
