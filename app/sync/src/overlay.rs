//! What a person sees: confirmed rows with their own pending operations folded on top.

use parboard_domain::{
    agency::Agency,
    apply::{Context, Outcome, apply},
    id::{AgencyId, PersonId, TaskId},
    op::Op,
    permission::Actor,
    person::Person,
    plan::Plan,
    refusal::Refusal,
    row::{Kind, Noun, RowKey, RowSet, Rows},
    share::Share,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// The rows that pending operations change, laid over the confirmed ones.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    rows: BTreeMap<RowKey, Noun>,
}

/// Confirmed rows seen through an overlay.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    confirmed: &'a RowSet,
    overlay: &'a Overlay,
}

impl Overlay {
    /// Folds operations, in order, onto confirmed rows. One that no longer fits is left out here; the server will say why.
    pub fn fold<'a>(confirmed: &RowSet, ops: impl IntoIterator<Item = &'a Op>, actor: Actor) -> Self {
        let mut overlay = Self::default();
        for op in ops {
            if let Ok(outcome) = overlay.weigh(confirmed, op, Context { actor, now: op.made_at, handed_in_by: None }) {
                overlay.lay(outcome);
            }
        }
        overlay
    }

    /// What an operation on top would do; nothing has changed yet.
    ///
    /// # Errors
    /// The refusal the server would give, as far as this device can tell.
    pub fn weigh(&self, confirmed: &RowSet, op: &Op, context: Context) -> Result<Outcome, Refusal> {
        apply(&Shown { confirmed, overlay: self }, op, context)
    }

    /// Lays what an operation does on top.
    pub fn lay(&mut self, outcome: Outcome) {
        self.rows.extend(outcome.rows.into_iter().map(|noun| (noun.key(), noun)));
    }

    /// Confirmed rows seen through this overlay.
    pub fn over<'a>(&'a self, confirmed: &'a RowSet) -> Shown<'a> {
        Shown { confirmed, overlay: self }
    }
}

impl<'a> Shown<'a> {
    /// All rows of a kind, pending ones included.
    pub fn of_kind(self, kind: Kind) -> impl Iterator<Item = &'a Noun> {
        self.within(RowKey::all(kind))
    }

    /// The shares of a card that somebody has spoken of, pending ones included.
    pub fn shares_of(self, task: TaskId) -> impl Iterator<Item = &'a Share> {
        self.within(RowKey::shares_of(task)).filter_map(move |noun| match noun {
            Noun::Share(share) if share.task == task => Some(share),
            _ => None,
        })
    }

    fn within(self, keys: RangeInclusive<RowKey>) -> impl Iterator<Item = &'a Noun> {
        let confirmed = self.confirmed.within(keys.clone()).map(move |row| self.overlay.rows.get(&row.is.key()).unwrap_or(&row.is));
        let pending = self.overlay.rows.range(keys).map(|(_, noun)| noun);
        confirmed.chain(pending.filter(move |noun| self.confirmed.row(noun.key()).is_none()))
    }

    /// The plan itself.
    pub fn plan(self) -> Option<&'a Plan> {
        self.of_kind(Kind::Plan).find_map(|noun| match noun {
            Noun::Plan(plan) => Some(plan),
            _ => None,
        })
    }

    /// The rows of a kind that pending operations make or change.
    pub fn pending_of_kind(self, kind: Kind) -> impl Iterator<Item = &'a Noun> {
        self.overlay.rows.range(RowKey::all(kind)).map(|(_, noun)| noun)
    }
}

impl Rows for Shown<'_> {
    fn find(&self, key: RowKey) -> Option<&Noun> {
        self.overlay.rows.get(&key).or_else(|| self.confirmed.find(key))
    }

    fn find_agency(&self, id: AgencyId) -> Option<&Agency> {
        self.confirmed.find_agency(id)
    }

    fn find_person(&self, id: PersonId) -> Option<&Person> {
        self.confirmed.find_person(id)
    }

    // No operation opens a round.
    fn is_round(&self) -> bool {
        self.confirmed.is_round()
    }
}
