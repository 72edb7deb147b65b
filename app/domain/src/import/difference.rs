//! What a document says otherwise than the plan that is there, for whoever decides whether the plan is amended.

use crate::{
    entry::{Entry, EntryKind},
    task::Wording,
};
use serde::{Deserialize, Serialize};

/// One thing that is said otherwise. It stands in history in the same words once the document is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The criterion's number, as printed.
    pub number: String,
    /// The card's title; nothing for what is said of the criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What of it: an [`Amended`](crate::entry::Amended) or a [`Field`], by its name in JSON.
    pub part: String,
    /// What the plan says so far; empty for nothing.
    pub from: String,
    /// What the document says; empty for nothing.
    pub to: String,
    /// People's own words, or words that are locked, stay on the card, and the document's are kept beside them.
    #[serde(default)]
    pub beside: bool,
}

impl Difference {
    /// What a new line of a card's history says.
    pub(super) fn told_by(entry: &Entry, number: &str, wording: &Wording) -> Self {
        Self {
            number: number.to_owned(),
            card: Some(wording.title.clone()),
            part: entry.field.map_or_else(|| entry.other.as_text().to_owned(), |field| field.as_str().to_owned()),
            from: entry.from.as_text().to_owned(),
            to: entry.to.as_text().to_owned(),
            beside: entry.kind == EntryKind::Version,
        }
    }
}
