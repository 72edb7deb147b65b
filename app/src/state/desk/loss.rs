//! Another generation of data has come, without some of what was held. That is written down in the same breath: what makes
//! sense of it arrives later, and the tab may be gone by then.

use super::Desk;
use crate::browser::{clock, keep};
use parboard_domain::{
    id::PersonId,
    row::{Noun, Row, Rows},
};

impl Desk {
    /// Writes down that the server was set back, and what of this person's is gone, as the rows they were.
    pub(super) fn note_loss(self) {
        let me = self.account();
        let Some((any, own, at)) = self.with(|inner| {
            let (before, shown) = (inner.tab.client().before()?, inner.tab.shown());
            let gone = || before.iter().filter(|row| shown.find(row.is.key()).is_none());
            let own: Vec<Row> = gone().filter(|row| may_be_of(&row.is, me)).cloned().collect();
            Some((gone().next().is_some(), own, inner.tab.client().place().map(|place| place.fresh_at)))
        }) else {
            return;
        };
        if any {
            // Without room for it the notice is all there is, and lives as long as the page.
            let _ = keep::save(&keep::set_back_of(me), &at.unwrap_or_else(clock::now));
            let _ = keep::save(&keep::gone_of(me), &own);
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
