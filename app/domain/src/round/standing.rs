//! How far a round is: who was asked for what, and what came of it.

use crate::{
    appraisal::Stage,
    criterion::{Criterion, Level},
    id::{AgencyId, CriterionId, TaskId},
    row::Rows,
    task::{Status, Task},
};

/// What came of asking, from nothing to accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Nobody has written anything.
    Nothing,
    /// Somebody is writing.
    Written,
    /// Sent back, with a reason.
    Returned,
    /// Sent, and waits for the coordinator.
    Submitted,
    /// To become part of the plan.
    Accepted,
}

impl Answer {
    /// Its name in the page's hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Nothing => "nothing",
            Answer::Written => "written",
            Answer::Returned => "returned",
            Answer::Submitted => "submitted",
            Answer::Accepted => "accepted",
        }
    }

    /// How far a proposal is.
    pub fn of(task: &Task) -> Self {
        let was_returned = || task.appraisal.as_ref().is_some_and(|last| last.stage == Stage::Returned);
        match task.status {
            Status::Done => Answer::Accepted,
            Status::InReview => Answer::Submitted,
            _ if was_returned() => Answer::Returned,
            _ => Answer::Written,
        }
    }

    /// Whether the coordinator has got something.
    pub fn is_sent(self) -> bool {
        self >= Answer::Submitted
    }
}

/// What was asked for one criterion, and came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub criterion: CriterionId,
    /// The furthest of its proposals.
    pub answer: Answer,
    /// Its proposals that are not put away, in the order of the board.
    pub proposals: Vec<(TaskId, Answer)>,
}

/// What was asked of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfLead {
    /// Who leads by now; nothing where nobody does.
    pub agency: Option<AgencyId>,
    /// Its criteria, in the order of the document.
    pub lines: Vec<Line>,
}

impl OfLead {
    /// For how many criteria nothing has been sent.
    pub fn unanswered(&self) -> usize {
        self.lines.iter().filter(|line| !line.answer.is_sent()).count()
    }
}

/// How far a round is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many criteria somebody is asked about.
    pub asked: usize,
    /// For how many of them something was sent.
    pub answered: usize,
    /// For how many something is accepted.
    pub accepted: usize,
    /// By who leads: whoever owes the most answers first. A criterion that several lead stands with each.
    pub leads: Vec<OfLead>,
}

impl Standing {
    /// Takes the criteria in the order of the document, and all cards of the round.
    pub fn of(criteria: &[&Criterion], tasks: &[&Task], rows: &impl Rows) -> Self {
        let mut standing = Self::default();
        for criterion in criteria {
            let line = line_of(criterion, tasks);
            if !is_asked(criterion, criteria) && line.proposals.is_empty() {
                continue;
            }
            standing.asked += 1;
            standing.answered += usize::from(line.answer.is_sent());
            standing.accepted += usize::from(line.answer == Answer::Accepted);
            standing.add(criterion, &line, rows);
        }
        // The sort is stable: of those who owe as many the one whom the document names first.
        standing.leads.sort_by_key(|lead| std::cmp::Reverse(lead.unanswered()));
        standing
    }

    fn add(&mut self, criterion: &Criterion, line: &Line, rows: &impl Rows) {
        let mut leads: Vec<Option<AgencyId>> = Vec::new();
        for lead in &criterion.lead {
            let now = Some(rows.standing_for(*lead));
            if !leads.contains(&now) {
                leads.push(now);
            }
        }
        if leads.is_empty() {
            leads.push(None);
        }
        for agency in leads {
            match self.leads.iter_mut().find(|lead| lead.agency == agency) {
                Some(lead) => lead.lines.push(line.clone()),
                None => self.leads.push(OfLead { agency, lines: vec![line.clone()] }),
            }
        }
    }
}

/// Whether a proposal is asked for upon a criterion: it is no field of the index, and none stands below it.
pub fn is_asked(criterion: &Criterion, all: &[&Criterion]) -> bool {
    let is_below = |other: &&&Criterion| other.number.strip_prefix(&criterion.number).is_some_and(|rest| rest.starts_with('.'));
    !criterion.is_gone() && criterion.level != Some(Level::Field) && !all.iter().any(|other| is_below(&other))
}

fn line_of(criterion: &Criterion, tasks: &[&Task]) -> Line {
    let mut own: Vec<&Task> = tasks.iter().copied().filter(|task| task.criterion == criterion.id && task.archived.is_none()).collect();
    own.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    let proposals: Vec<_> = own.into_iter().map(|task| (task.id, Answer::of(task))).collect();
    let answer = proposals.iter().map(|(_, answer)| *answer).max().unwrap_or(Answer::Nothing);
    Line { criterion: criterion.id, answer, proposals }
}
