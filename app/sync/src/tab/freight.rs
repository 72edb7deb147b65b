//! Freight: what has to go to the depot so that it holds what this tab shows; and what is on its way from there.
//!
//! Only what is to be done is noted here, by whoever takes in an answer. [`super::carrying`] does it, and arrives with the
//! depot's own part of the program: most devices never need it.

use crate::{client::Place, depot::layout::Head, store::Note};
use parboard_domain::{
    id::{OpId, PlanId},
    row::{RowKey, RowSet},
};
use uuid::Uuid;

/// What has to go there.
#[derive(Debug, Default)]
pub(super) struct Freight {
    /// The copy that it is added to; without one a new copy is begun, of everything.
    pub onto: Option<Standing>,
    /// Rows that changed and are not there yet; one may be named twice.
    pub rows: Vec<RowKey>,
    /// Operations to be forgotten once it is there: their rows are held only then.
    pub forget: Vec<OpId>,
}

/// A copy in the depot as this tab last left it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub copy: Uuid,
    pub head: Head,
}

impl Freight {
    /// Freight for that copy.
    pub fn onto(note: Note) -> Self {
        let head = Head { plan: note.place.plan, place: Some(note.place), step: note.step };
        Self { onto: Some(Standing { copy: note.copy, head }), ..Self::default() }
    }

    /// A new copy is to be begun; what was to be forgotten still is.
    pub fn begin_anew(&mut self) {
        (self.onto, self.rows) = (None, Vec::new());
    }
}

/// A copy on its way from the depot.
#[derive(Debug)]
pub(super) struct Arrival {
    pub plan: PlanId,
    pub copy: Uuid,
    /// What the copy's head vouched for when the first rows were taken: others may come to it meanwhile.
    pub place: Option<Place>,
    /// How often it had been changed by then.
    pub step: u32,
    /// The key of the last row that came.
    pub after: String,
    pub rows: RowSet,
}

impl Arrival {
    /// Nothing has come yet.
    pub fn of(note: Note) -> Self {
        Self { plan: note.place.plan, copy: note.copy, place: None, step: 0, after: String::new(), rows: RowSet::default() }
    }
}
