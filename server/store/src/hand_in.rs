//! Work that one person's device holds, handed in by another: judged as its author's, with a line of history that says who
//! brought it.

use crate::{Account, Store, StoreError, docket::Case, push::Applied};
use parboard_domain::{
    id::{PersonId, PlanId},
    measure::Moment,
    op::Op,
    permission::Actor,
};

/// What became of work that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Each operation has its verdict.
    In(Applied),
    /// Nobody of this province has such an account.
    NoSuchAuthor,
    /// The author may not sign in any more, so nothing is carried out in their name.
    AuthorDisabled,
    /// Not for this person to hand in.
    NotAllowed,
}

impl Store {
    /// Hands in another's operations. They keep their ids: a device that sends them later gets the same verdicts, and what it
    /// sent before is not carried out again. Permission is the author's, as of now.
    ///
    /// # Errors
    /// `NoPlan` when none is named and the province has none; `NotFound` when it has not got the one named; `NotKept` when what
    /// shared the transaction came to nothing; `Unavailable` when the database does not answer. Whoever may not hand in is told so
    /// in [`Handed`].
    pub async fn hand_in(&self, by: &Account, author: PersonId, plan: Option<PlanId>, ops: Vec<Op>, now: Moment) -> Result<Handed, StoreError> {
        let found = self.find_account_by_person(author).await?.filter(|found| found.province == by.province);
        let Some(author) = found else { return Ok(Handed::NoSuchAuthor) };
        if !Actor::from(&by.person).may_hand_in_for(&author.person) {
            return Ok(Handed::NotAllowed);
        }
        if author.disabled_at.is_some() {
            return Ok(Handed::AuthorDisabled);
        }
        let plan = match plan {
            Some(plan) => plan,
            None => self.opened_plan(by.province).await?,
        };
        let handed_in_by = Some(by.person.id).filter(|by| *by != author.person.id);
        self.decide(Case { account: author, plan, ops, now, contact: None, handed_in_by }).await.map(Handed::In)
    }
}
