//! Who may do what. Called by `apply`, by reads, and by the screens, which do not offer what would be refused.

use crate::{
    agency::Agency,
    criterion::Criterion,
    field::Field,
    id::{AgencyId, PersonId},
    person::{Person, Role},
    row::Rows,
    task::{Status, Task},
};

/// The person who acts, as far as permission goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// From where.
    pub agency: Option<AgencyId>,
}

impl From<&Person> for Actor {
    fn from(person: &Person) -> Self {
        Self { person: person.id, role: person.role, agency: person.agency }
    }
}

impl Actor {
    /// Whether the person's agency leads, takes part in or carries out a card; a collective names every agency.
    pub fn takes_part(&self, task: &Task, criterion: &Criterion, rows: &impl Rows) -> bool {
        self.is_among(criterion.lead.iter().chain(&criterion.coordinating).chain(&task.assignees), rows)
    }

    fn is_among<'a>(&self, named: impl IntoIterator<Item = &'a AgencyId>, rows: &impl Rows) -> bool {
        let Some(own) = self.agency else { return false };
        named.into_iter().any(|id| *id == own || rows.find_agency(*id).is_some_and(|agency: &Agency| agency.collective))
    }

    /// Whether the person may add a card to a criterion: the coordinator to every one, heads where their agency leads or takes
    /// part.
    pub fn may_create(&self, criterion: &Criterion, rows: &impl Rows) -> bool {
        match self.role {
            Role::Coordinator => true,
            Role::Head => self.is_among(criterion.lead.iter().chain(&criterion.coordinating), rows),
            Role::Staff | Role::Administrator | Role::Leader | Role::Observer => false,
        }
    }

    /// Whether the person works on this card at all: the coordinator on every card, agencies on their own.
    pub fn works_on(&self, task: &Task, criterion: &Criterion, rows: &impl Rows) -> bool {
        match self.role {
            Role::Coordinator => true,
            Role::Head | Role::Staff => self.takes_part(task, criterion, rows),
            Role::Administrator | Role::Leader | Role::Observer => false,
        }
    }

    /// Whether the person may change that field of a card they work on. The due day is a commitment: heads and the
    /// coordinator change it. The column has rules of its own, see [`Actor::may_move`].
    pub fn may_change(&self, field: Field) -> bool {
        match self.role {
            Role::Coordinator | Role::Head => true,
            Role::Staff => field != Field::DueOn,
            Role::Administrator | Role::Leader | Role::Observer => false,
        }
    }

    /// Whether the person may put a card they work on from one column into another.
    ///
    /// Staff start and pause work; heads submit for appraisal and take it back; only the coordinator declares a task
    /// done or opens it again (`domain.md`, the year, point 5: submit, return, approve).
    pub fn may_move(&self, from: Status, to: Status) -> bool {
        use Status::{Done, InReview};
        match self.role {
            Role::Coordinator => true,
            Role::Head => from != Done && to != Done,
            Role::Staff => ![from, to].iter().any(|status| matches!(status, InReview | Done)),
            Role::Administrator | Role::Leader | Role::Observer => false,
        }
    }

    /// Whether the person may say something on a card: all but observers and administrators.
    pub fn may_comment(&self) -> bool {
        !matches!(self.role, Role::Observer | Role::Administrator)
    }

    /// Whether the person may take back evidence that `by` added to a card they work on: what others added, only heads and
    /// the coordinator.
    pub fn may_withdraw(&self, by: PersonId) -> bool {
        matches!(self.role, Role::Coordinator | Role::Head) || (self.role == Role::Staff && self.person == by)
    }

    /// Whether the person may put cards away that they work on.
    pub fn may_archive(&self) -> bool {
        matches!(self.role, Role::Coordinator | Role::Head)
    }

    /// Whether the person may import plans.
    pub fn may_import(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may hand in what another person's device holds and could not send.
    pub fn may_hand_in(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may hand in that author's work. A file proves nothing about who wrote it, so nobody may hand in, as
    /// another's, what weighs more than the work of an agency: a leader's direction, an appraisal.
    pub fn may_hand_in_for(&self, author: &Person) -> bool {
        self.may_hand_in() && (author.id == self.person || matches!(author.role, Role::Head | Role::Staff | Role::Observer))
    }

    /// Whether the person may manage accounts.
    pub fn may_manage_accounts(&self) -> bool {
        self.role == Role::Administrator
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn actor(role: Role) -> Actor {
        Actor { person: PersonId(Uuid::nil()), role, agency: None }
    }

    #[test]
    fn only_the_coordinator_declares_a_task_done() {
        for role in Role::ALL {
            for from in Status::ALL {
                assert_eq!(actor(role).may_move(from, Status::Done), role == Role::Coordinator, "{role:?} {from:?}");
            }
        }
    }

    #[test]
    fn staff_take_back_only_their_own_evidence() {
        let (own, other) = (PersonId(Uuid::nil()), PersonId(Uuid::max()));
        assert!(actor(Role::Staff).may_withdraw(own) && !actor(Role::Staff).may_withdraw(other));
        assert!(actor(Role::Head).may_withdraw(other) && actor(Role::Coordinator).may_withdraw(other));
    }

    #[test]
    fn readers_change_nothing() {
        for role in [Role::Leader, Role::Observer, Role::Administrator] {
            assert!(!Field::ALL.iter().any(|field| actor(role).may_change(*field)));
            assert!(!actor(role).may_archive());
            assert!(!actor(role).may_withdraw(actor(role).person));
        }
    }
}
