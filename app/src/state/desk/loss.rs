//! Another generation of data has come, without some of what was held. That is written down in the same breath: what makes
//! sense of it arrives later, and the tab may be gone by then.

use super::Desk;
use crate::browser::{
    clock,
    keep::{self, LocalShelf},
};
use parboard_domain::{
    id::PersonId,
    row::{Noun, Row, Rows},
};
use parboard_sync::shelf::Shelf;

impl Desk {
    /// Writes down that the server was set back, and what of this person's is gone, as the rows they were.
    pub(super) fn note_loss(self) {
        let me = self.account();
        let Some((any, own, at)) = self.with(|inner| {
            let (before, shown) = (inner.tab.client().before()?, inner.tab.shown());
            let gone: Vec<&Row> = before.iter().filter(|row| shown.find(row.is.key()).is_none()).collect();
            let own: Vec<&Row> = gone.iter().copied().filter(|row| may_be_of(&row.is, me)).collect();
            let at = inner.tab.client().place().map(|place| place.fresh_at);
            Some((!gone.is_empty(), serde_json::to_string(&own).ok()?, at))
        }) else {
            return;
        };
        if any {
            let mut disk = LocalShelf;
            // Without room for it the notice is all there is, and lives as long as the page.
            let _ = disk.set(&keep::set_back_of(me), &at.unwrap_or_else(clock::now).0.to_string());
            let _ = disk.set(&keep::gone_of(me), &own);
        }
    }
}

/// Whether it is somebody's own, or belongs to a card and says what theirs was about.
fn may_be_of(noun: &Noun, me: PersonId) -> bool {
    match noun {
        Noun::Entry(it) => it.by == me,
        Noun::Update(it) => it.by == me,
        Noun::Comment(it) => it.by == me,
        Noun::Evidence(it) => it.by == me,
        Noun::Task(_) | Noun::Wording(_) => true,
        _ => false,
    }
}
