//! Drafts: what a person typed that is not an operation yet, kept on this device so that a closed tab loses nothing.
//!
//! A report half written, a value that could not be saved, a refused change taken up again. Drafts are never sent. The rule
//! where one person has several tabs: **a tab writes only under its own name**, so that none can write over another. What a
//! tab left that is gone is taken over by the next one that opens the same form empty, and offered to the others; what a
//! tab holds that lives is shown beside the form, to be read only. Nothing is erased before it lies elsewhere, unless a
//! person says so.

mod others;
mod unkept;

pub use others::{Other, Others};

use super::desk::Desk;
use crate::browser::{keep, tab};
use parboard_domain::{
    evidence::{FileHash, Paper},
    field::Value,
    id::{CriterionId, OpId, TaskId},
    measure::Day,
};
use parboard_sync::store::KeepError;
use serde::{Deserialize, Deserializer, Serialize};

/// A draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Where a new card belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// Its short line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What stood in the field when the person began. Saved later, it is still this that they saw: what somebody else wrote
    /// since is theirs, and must show as such.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub from: Option<Value>,
    /// By when a step shall be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
    /// How much is done, as typed into a report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub percent: String,
    /// What was chosen in a form that has more than words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What was typed and chosen as evidence.
    #[serde(skip_serializing_if = "is_blank")]
    pub paper: Paper,
    /// The file that was chosen for it and not taken: the person has yet to say that it goes without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
    /// The refused operation it was taken from; that one is dropped once the draft is saved, never before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<OpId>,
}

impl Draft {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.text.is_empty()
            && self.percent.is_empty()
            && self.due_on.is_none()
            && self.choices.is_empty()
            && is_blank(&self.paper)
            && self.without.is_none()
    }
}

/// Nothing may have stood there, and that is something to have seen.
fn there<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(input).map(Some)
}

fn is_blank(paper: &Paper) -> bool {
    *paper == Paper::default()
}

/// Where the drafts of one form lie: this tab's, and those of others beside it.
#[derive(Clone)]
pub struct Slot {
    desk: Desk,
    all: String,
}

impl Slot {
    /// Of the form of that name on a card.
    pub fn on_card(desk: Desk, task: TaskId, name: &str) -> Self {
        Self { desk, all: format!("{}{task}/{name}", all(desk)) }
    }

    /// Of the form of that name which is on no card.
    pub fn alone(desk: Desk, name: &str) -> Self {
        Self { desk, all: format!("{}{name}", all(desk)) }
    }

    /// This tab's draft, if there is one.
    pub fn load(&self) -> Option<Draft> {
        let own = tab::id();
        unkept::find(&self.key(&own)).or_else(|| self.load_of(&own))
    }

    /// Keeps this tab's draft; an empty one is forgotten, but for one that takes the place of something refused: a field that
    /// was cleared is a wish too. The board makes room for it, as for all that is typed. `false` when
    /// it could not be kept even so: then it lives in this page, and the form stays open.
    pub fn save(&self, draft: &Draft) -> bool {
        if draft.is_empty() && draft.replaces.is_none() {
            self.erase();
            return true;
        }
        let key = self.key(&tab::id());
        let kept = keep::save(&key, draft).or_else(|error| {
            if error == KeepError::Full {
                self.desk.make_room();
            }
            keep::save(&key, draft)
        });
        match kept {
            Ok(()) => unkept::let_go(&key),
            Err(_) if self.desk.try_is_open() => unkept::hold(key, draft.clone()),
            Err(_) => {}
        }
        self.count_unkept();
        kept.is_ok()
    }

    /// Forgets this tab's draft.
    pub fn erase(&self) {
        let own = tab::id();
        self.erase_of(&own);
        unkept::let_go(&self.key(&own));
        self.count_unkept();
    }

    fn count_unkept(&self) {
        self.desk.note_unkept(unkept::count(&all(self.desk)));
    }

    /// Keeps a draft beside this tab's, where nobody holds it. `false` when it could not be kept.
    pub fn lay_aside(&self, draft: &Draft) -> bool {
        draft.is_empty() || keep::save(&self.key(&tab::new_id()), draft).is_ok()
    }

    /// Puts another draft in the place of this tab's, which is laid aside. `false` when not both could be kept; then all is as
    /// it was.
    pub fn put(&self, draft: &Draft) -> bool {
        let own = self.load().filter(|own| own != draft);
        own.is_none_or(|own| self.lay_aside(&own)) && self.save(draft)
    }

    /// As `put`, and content with a draft that lives in this page only. `false` when what lay there could not be laid aside.
    pub fn bring(&self, draft: &Draft) -> bool {
        self.put(draft) || self.load().as_ref() == Some(draft)
    }

    fn load_of(&self, holder: &str) -> Option<Draft> {
        load(&self.key(holder))
    }

    fn erase_of(&self, holder: &str) {
        keep::erase(&self.key(holder));
    }

    /// Nobody's name is where drafts lay before tabs had names.
    fn key(&self, holder: &str) -> String {
        if holder.is_empty() { self.all.clone() } else { format!("{}/{holder}", self.all) }
    }

    /// Takes one over that nobody holds any more: it lies here before it is gone there. Nothing when it is not there by now.
    fn take_over(&self, holder: &str) -> Option<Draft> {
        let draft = self.load_of(holder)?;
        if self.save(&draft) {
            self.erase_of(holder);
            return Some(draft);
        }
        None
    }
}

/// The draft under a key; a plan's text once lay there by itself.
fn load(key: &str) -> Option<Draft> {
    keep::load(key).or_else(|| keep::load(key).map(|text| Draft { text, ..Draft::default() }))
}

/// Whether any draft names a file, but for this tab's in that slot.
pub fn name_file(desk: Desk, hash: FileHash, but: &Slot) -> bool {
    let own = but.key(&tab::id());
    keep::keys(&all(desk)).iter().any(|key| *key != own && names(key, hash))
}

/// Whether any draft names a file.
pub fn any_names_file(desk: Desk, hash: FileHash) -> bool {
    keep::keys(&all(desk)).iter().any(|key| names(key, hash))
}

fn names(key: &str, hash: FileHash) -> bool {
    load(key).is_some_and(|draft| draft.paper.file.is_some_and(|file| file.hash == hash))
}

fn all(desk: Desk) -> String {
    format!("pb1/{}/draft/", desk.account())
}
