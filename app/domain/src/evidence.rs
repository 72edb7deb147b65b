//! Tài liệu kiểm chứng: what proves that something was done. A document's number, date and issuer, what it shows, and
//! mostly the document itself.
//!
//! Evidence is added and withdrawn, never changed and never deleted: whoever appraises sees also what was taken back. The
//! bytes of a file travel apart from the row that names it, so a card may name a file that has not arrived yet.

mod hash;
mod media;
mod paper;

pub use hash::FileHash;
pub use media::{MEDIA_SNIFF_BYTES, Media};
pub use paper::{FILE_BYTES_MAX, FileRef, ISSUER_CHARS_MAX, NAME_CHARS_MAX, NUMBER_CHARS_MAX, Paper, TITLE_CHARS_MAX};

use crate::{
    id::{AgencyId, OpId, PersonId, TaskId},
    measure::Moment,
    row::Noun,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One piece of evidence on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The operation that brought it.
    pub id: OpId,
    /// The card.
    pub task: TaskId,
    /// Who added it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was added, by the device's clock.
    pub made_at: Moment,
    /// What the document is.
    pub paper: Paper,
    /// What it proves a share of; nothing when it is about the whole card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<AgencyId>,
    /// When the file's bytes reached the server; nothing while they are on their way, or there is no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived_at: Option<Moment>,
    /// Taken back, by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

/// Who took evidence back, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// How many pieces stand on each card, and of them on each unit's share of it.
pub fn standing<'a>(nouns: impl IntoIterator<Item = &'a Noun>) -> BTreeMap<(TaskId, Option<AgencyId>), i64> {
    let mut standing: BTreeMap<_, i64> = BTreeMap::new();
    for noun in nouns {
        if let Noun::Evidence(Evidence { task, unit, withdrawn: None, .. }) = noun {
            *standing.entry((*task, None)).or_default() += 1;
            if unit.is_some() {
                *standing.entry((*task, *unit)).or_default() += 1;
            }
        }
    }
    standing
}

impl Evidence {
    /// The file that stands: nothing when there never was one, or the evidence was taken back.
    pub fn standing_file(&self) -> Option<&FileRef> {
        self.paper.file.as_ref().filter(|_| self.withdrawn.is_none())
    }
}
