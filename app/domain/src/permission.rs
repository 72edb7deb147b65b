//! Who may do what. Called by `apply`, by reads, and by the screens, which do not offer what would be refused.

use crate::{
    appraisal::{self, Appraisal, Asks},
    criterion::Criterion,
    field::Field,
    id::{AgencyId, PersonId},
    period::Stage,
    person::{Person, Role},
    row::Rows,
    score::What,
    share::{self, Share},
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
    /// Work on a share of its own: a collective is named, and the person's agency is on its list of units.
    Share,
    /// Work like everybody's: a collective is named whose units nobody has listed.
    OneOfMany,
    /// Work that the person's agency answers for, because it is named itself; every card, to the coordinator.
    Named,
}

impl Part {
    /// Whether the card itself is work; a share of it is not.
    pub fn is_work(self) -> bool {
        self > Part::Share
    }
}

/// In what capacity somebody speaks of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Staff of the unit itself.
    Staff,
    /// Whoever is the head of the unit itself.
    Head,
    /// The head of an agency that leads the criterion: returns and accepts what units submit.
    Lead,
    /// The coordinator, who also reports for units that have no account.
    Coordinator,
}

impl Hand {
    /// Whether it is their own that the person would take out of appraisal.
    pub fn takes_back(self, last: Option<&Appraisal>, person: PersonId) -> bool {
        appraisal::is_own(matches!(self, Hand::Lead | Hand::Coordinator), last, person)
    }

    /// What the person has to give to take a share there; nothing where no more than the move is asked for.
    pub fn asked_for(self, share: &Share, to: Status, person: PersonId) -> Option<Asks> {
        appraisal::asks(share.status, to, share.evidence, self.takes_back(share.appraisal.as_ref(), person))
    }

    /// Whether a share may go from one status to another: its unit starts and pauses it, its head submits it, and who leads, or
    /// coordinates, returns or accepts it.
    pub fn may_move(self, from: Status, to: Status) -> bool {
        use Status::{Done, InReview};
        match self {
            Hand::Coordinator => true,
            Hand::Lead => matches!(from, InReview | Done),
            Hand::Head => from != Done && to != Done,
            Hand::Staff => ![from, to].iter().any(|status| matches!(status, InReview | Done)),
        }
    }

    /// Where a share may go from there.
    pub fn moves(self, from: Status) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |to| *to == from || self.may_move(from, *to))
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
        self.agency.is_some() && self.part_of_agency(&[&criterion.lead, &criterion.coordinating, &task.assignees], rows) != Part::None
    }

    /// What a card is to the person: the coordinator works on every card, agencies on their own.
    pub fn part_in(&self, task: &Task, criterion: &Criterion, rows: &impl Rows) -> Part {
        self.part_among(&[&criterion.lead, &criterion.coordinating, &task.assignees], rows)
    }

    fn part_among(&self, named: &[&[AgencyId]], rows: &impl Rows) -> Part {
        match self.role {
            Role::Coordinator => Part::Named,
            Role::Head | Role::Staff => self.part_of_agency(named, rows),
            Role::Administrator | Role::Leader | Role::Observer => Part::None,
        }
    }

    /// What it is to the person's agency: the most that the names make it.
    fn part_of_agency(&self, named: &[&[AgencyId]], rows: &impl Rows) -> Part {
        let is_own = |id: &AgencyId| self.is_named(&[&[*id]], rows);
        let part = |id: &AgencyId| match rows.find_agency(*id) {
            _ if is_own(id) => Part::Named,
            Some(agency) if agency.collective => match rows.find_roster(*id) {
                Some(roster) if roster.units.iter().any(is_own) => Part::Share,
                Some(_) => Part::None,
                None => Part::OneOfMany,
            },
            _ => Part::None,
        };
        let parts = || named.iter().copied().flatten().map(part);
        // Whose units are listed works on its share, whoever else is not listed yet.
        let is_listed = parts().any(|part| part == Part::Share);
        parts().filter(|part| !is_listed || *part != Part::OneOfMany).max().unwrap_or_default()
    }

    /// In what capacity the person speaks of that unit's share of a card; nothing where they do not, or it has none.
    pub fn hand_in(&self, unit: AgencyId, task: &Task, criterion: &Criterion, rows: &impl Rows) -> Option<Hand> {
        let is_own = |id: &AgencyId| self.is_named(&[&[*id]], rows);
        // What was begun may be finished, even if the unit was taken off the list meanwhile.
        let has_share = rows.find_share(task.id, unit).is_some() || share::rosters(task, criterion, rows).any(|roster| roster.units.contains(&unit));
        match self.role {
            _ if !has_share => None,
            Role::Coordinator => Some(Hand::Coordinator),
            Role::Head if is_own(&unit) => Some(Hand::Head),
            Role::Staff if is_own(&unit) => Some(Hand::Staff),
            Role::Head if criterion.lead.iter().any(is_own) => Some(Hand::Lead),
            _ => None,
        }
    }

    /// The units of a card for which the person's own agency answers: itself, and those whose work it took over.
    pub fn own_units(&self, task: &Task, criterion: &Criterion, rows: &impl Rows) -> Vec<AgencyId> {
        let mut units = share::units(task, criterion, rows);
        units.retain(|unit| self.is_named(&[&[*unit]], rows));
        units
    }

    /// Whether one of these is the person's agency, or was until that took over its work.
    pub fn is_named(&self, named: &[&[AgencyId]], rows: &impl Rows) -> bool {
        self.agency.is_some_and(|own| rows.stands_among(own, named))
    }

    /// Whether the person's role adds cards at all; in a round of proposals staff do too.
    pub fn adds_tasks(&self, rows: &impl Rows) -> bool {
        matches!(self.role, Role::Coordinator | Role::Head) || (self.role == Role::Staff && rows.is_round())
    }

    /// Whether the person may add a card to a criterion: the coordinator to every one, others where their agency is named.
    pub fn may_create(&self, criterion: &Criterion, rows: &impl Rows) -> bool {
        let part = self.part_among(&[&criterion.lead, &criterion.coordinating], rows);
        self.adds_tasks(rows) && part == Part::Named
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

    /// Whether it is their own that the person would take out of appraisal.
    pub fn takes_back(&self, last: Option<&Appraisal>) -> bool {
        appraisal::is_own(self.role == Role::Coordinator, last, self.person)
    }

    /// What the person has to give to put a card there; nothing where no more than the move is asked for.
    pub fn asked_for(&self, task: &Task, to: Status, rows: &impl Rows) -> Option<Asks> {
        // What is proposed has not happened, and nothing proves it.
        let evidence = if rows.is_round() { 1 } else { task.evidence };
        appraisal::asks(task.status, to, evidence, self.takes_back(task.appraisal.as_ref()))
    }

    /// Whether the person may close an appraised card to all changes, and open it again.
    pub fn may_lock(&self) -> bool {
        self.role == Role::Coordinator
    }

    /// Whether the person may say something on a card: all but observers and administrators.
    pub fn may_comment(&self) -> bool {
        !matches!(self.role, Role::Observer | Role::Administrator)
    }

    /// Whether what the person says is a direction, which waits for an answer.
    pub fn directs(&self) -> bool {
        self.role == Role::Leader
    }

    /// Whether the person may answer a direction on a card that is so much to them: whoever works on it or on a share of it.
    pub fn may_answer(&self, part: Part) -> bool {
        part > Part::None
    }

    /// Whether the person may say that somebody carries out, or does not, what they work on: heads name people of their own
    /// agency, the coordinator names anybody who works, and everybody takes themselves on.
    pub fn may_assign(&self, person: &Person, rows: &impl Rows) -> bool {
        let works = matches!(person.role, Role::Coordinator | Role::Head | Role::Staff);
        match self.role {
            Role::Coordinator => works,
            Role::Head => works && (person.id == self.person || person.agency.is_some_and(|agency| self.is_named(&[&[agency]], rows))),
            Role::Staff => person.id == self.person,
            Role::Administrator | Role::Leader | Role::Observer => false,
        }
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

    /// Whether the person may say who the collectives of a plan are.
    pub fn may_list_units(&self) -> bool {
        self.role == Role::Coordinator
    }

    /// Whether the person may chase agencies about what is late: the coordinator, and nobody in their place.
    pub fn may_chase(&self) -> bool {
        self.role == Role::Coordinator
    }

    /// Whether the person reads whom the coordinator chased, for the whole province.
    pub fn may_read_chasing(&self) -> bool {
        matches!(self.role, Role::Coordinator | Role::Leader)
    }

    /// Whether the person reads when the devices of each unit last spoke to the server, and how much they hold back.
    pub fn may_read_contacts(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator | Role::Leader)
    }

    /// Whether the person may say when a reminder is repeated and how high up it then goes.
    pub fn may_set_escalation(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may give that figure of a criterion: those who are named there say what was measured, and those who lead it
    /// what they score themselves; the coordinator gives every figure, and nobody else what a plan aims at or what was appraised.
    /// Figures of the whole index, which is no criterion, are the coordinator's.
    pub fn may_give(&self, what: What, criterion: Option<&Criterion>, rows: &impl Rows) -> bool {
        if self.role == Role::Coordinator {
            return what != What::Newer;
        }
        let Some(criterion) = criterion.filter(|_| matches!(self.role, Role::Head | Role::Staff)) else { return false };
        match what {
            What::Measured => self.is_named(&[&criterion.lead, &criterion.coordinating], rows),
            What::SelfAssessed => self.is_named(&[&criterion.lead], rows),
            _ => false,
        }
    }

    /// Whether the person may take that step with what an agency reports for a period, where it had come so far before their eyes:
    /// staff write, whoever is their head submits and takes back, the coordinator does so for those without an account, and accepts or
    /// returns.
    pub fn may_file(&self, agency: AgencyId, step: Stage, over: Stage, rows: &impl Rows) -> bool {
        let is_own = || self.is_named(&[&[agency]], rows);
        match self.role {
            Role::Coordinator => true,
            Role::Head => step <= Stage::Submitted && step != Stage::Returned && over < Stage::Accepted && is_own(),
            Role::Staff => step == Stage::Written && over < Stage::Submitted && is_own(),
            Role::Administrator | Role::Leader | Role::Observer => false,
        }
    }

    /// Whether the person may freeze a period's figures.
    pub fn may_freeze(&self) -> bool {
        self.role == Role::Coordinator
    }

    /// Whether the person may say when periods begin and reports are due.
    pub fn may_set_schedule(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may import plans.
    pub fn may_import(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may take documents about the whole plan away: the plan, reports, letters, a workbook.
    pub fn may_take_papers(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator | Role::Leader)
    }

    /// Whether the person may open a round of proposals, move its last day and make a plan of it.
    pub fn may_hold_rounds(&self) -> bool {
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

    /// Whether the person may keep the registry of agencies: add, merge, rename.
    pub fn may_manage_registry(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the person may read what people say about the program.
    pub fn may_read_feedback(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
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
