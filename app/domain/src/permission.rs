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

/// What a card is to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// To be read.
    #[default]
    None,
    /// Work like everybody's: a collective is named, and the person's agency is one of many.
    OneOfMany,
    /// Work that the person's agency answers for, because it is named itself; every card, to the coordinator.
    Named,
}

impl Part {
    /// Whether it is work at all.
    pub fn is_work(self) -> bool {
        self != Part::None
    }
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

    /// What a card is to the person: the coordinator works on every card, agencies on their own.
    pub fn part_in(&self, task: &Task, criterion: &Criterion, rows: &impl Rows) -> Part {
        self.part_among(criterion.lead.iter().chain(&criterion.coordinating).chain(&task.assignees), rows)
    }

    fn part_among<'a>(&self, named: impl Iterator<Item = &'a AgencyId> + Clone, rows: &impl Rows) -> Part {
        match self.role {
            Role::Coordinator => Part::Named,
            Role::Head | Role::Staff if self.agency.is_some_and(|own| named.clone().any(|id| *id == own)) => Part::Named,
            Role::Head | Role::Staff if self.is_among(named.clone(), rows) => Part::OneOfMany,
            _ => Part::None,
        }
    }

    fn is_among<'a>(&self, named: impl IntoIterator<Item = &'a AgencyId>, rows: &impl Rows) -> bool {
        let Some(own) = self.agency else { return false };
        named.into_iter().any(|id| *id == own || rows.find_agency(*id).is_some_and(|agency: &Agency| agency.collective))
    }

    /// Whether the person's role adds cards at all.
    pub fn adds_tasks(&self) -> bool {
        matches!(self.role, Role::Coordinator | Role::Head)
    }

    /// Whether the person may add a card to a criterion: the coordinator to every one, heads where their agency is named.
    pub fn may_create(&self, criterion: &Criterion, rows: &impl Rows) -> bool {
        let part = self.part_among(criterion.lead.iter().chain(&criterion.coordinating), rows);
        self.adds_tasks() && part == Part::Named
    }

    /// Whether the person may change that field of a card that is so much to them. The due day is a commitment: heads and the
    /// coordinator change it; it and the title, which everybody reads, are no matter for one of many
    /// (`docs/adr/0010-what-a-collective-opens.md`). The column has rules of its own, see [`Actor::may_move`].
    pub fn may_change(&self, field: Field, part: Part) -> bool {
        match field {
            Field::Title => part == Part::Named,
            Field::DueOn => part == Part::Named && self.role != Role::Staff,
            _ => part.is_work(),
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

    /// Whether the person may put away a card that is so much to them.
    pub fn may_archive(&self, part: Part) -> bool {
        matches!(self.role, Role::Coordinator | Role::Head) && part == Part::Named
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

    /// Whether the person may say what counts as soon and as long ago in the province.
    pub fn may_set_thresholds(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may manage accounts.
    pub fn may_manage_accounts(&self) -> bool {
        self.role == Role::Administrator
    }
}

#[cfg(test)]
mod tests;
