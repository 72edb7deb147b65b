//! How far the round of proposals is that the device holds: what the screen of it shows, gathered from the rows.

use super::{desk::Desk, face};
use crate::words::words;
use leptos::prelude::Get;
use parboard_domain::{
    criterion::Criterion,
    id::{AgencyId, CriterionId, PlanId, TaskId},
    measure::Day,
    permission::Actor,
    person::{PlanTitle, Role},
    plan::Round,
    round::{Answer, OfLead, Standing},
    row::{Kind, Noun, Rows},
    task::Task,
};
use parboard_sync::overlay::Shown;

/// The round, as a person sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its last day and its year.
    pub round: Round,
    /// How many criteria somebody is asked about, for how many something was sent, for how many it is accepted.
    pub counts: [usize; 3],
    /// By who leads; one's own agency first, then whoever owes the most.
    pub leads: Vec<Lead>,
}

/// One agency of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// Which; nothing where nobody leads.
    pub agency: Option<AgencyId>,
    /// Its name.
    pub name: String,
    /// Whether it is the person's own.
    pub is_own: bool,
    /// For how many criteria nothing was sent, and how many it has.
    pub owes: (usize, usize),
    /// Those of its criteria that are looked at.
    pub lines: Vec<Line>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub criterion: CriterionId,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub title: String,
    /// The furthest of its proposals.
    pub answer: Answer,
    /// Its proposals, with how far each is.
    pub proposals: Vec<(TaskId, String, Answer)>,
    /// Whether I may add one.
    pub may_propose: bool,
}

/// The round that is open upon the plan that is shown; nothing where none is.
pub fn sheet(desk: Desk) -> Option<Sheet> {
    let actor = desk.actor();
    desk.read(|shown| {
        let round = shown.plan()?.round?;
        let mut criteria: Vec<&Criterion> =
            shown.of_kind(Kind::Criterion).filter_map(as_criterion).filter(|criterion| !criterion.is_gone()).collect();
        criteria.sort_by_key(|criterion| criterion.order);
        let tasks: Vec<&Task> = shown.of_kind(Kind::Task).filter_map(|noun| if let Noun::Task(task) = noun { Some(task) } else { None }).collect();
        let standing = Standing::of(&criteria, &tasks, &shown);
        let mut leads: Vec<Lead> = standing.leads.iter().map(|lead| lead_of(shown, &actor, lead)).collect();
        leads.sort_by_key(|lead| !lead.is_own);
        Some(Sheet { round, counts: [standing.asked, standing.answered, standing.accepted], leads })
    })
}

/// A round that asks my agency for proposals.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Upon which document.
    pub plan: PlanId,
    /// What that is called.
    pub name: String,
    /// Until when, for which year.
    pub round: Round,
    /// For how many of my agency's criteria nothing was sent, and how many it has; unknown while another plan is open.
    pub owes: Option<(usize, usize)>,
}

/// After its last day a round still asks for so many days, unless its plan is made.
const STILL_DAYS: i64 = 30;

/// The rounds that ask my agency, as far as this device knows: of the open plan it knows who is asked, of others that somebody is.
pub fn calls(desk: Desk) -> Vec<Call> {
    let person = desk.person();
    if person.agency.is_none() || !matches!(person.role, Role::Head | Role::Staff) {
        return Vec::new();
    }
    let (open, today) = (desk.plan(), today(desk));
    let own = sheet(desk).and_then(|sheet| sheet.leads.into_iter().find(|lead| lead.is_own)).map(|lead| lead.owes);
    let call = |title: &PlanTitle| {
        let round = title.round.filter(|round| round.made.is_none() && today.0 - round.due_on.0 <= STILL_DAYS)?;
        let is_open = open == Some(title.id);
        let is_asked = !is_open || own.is_some_and(|(owed, _)| owed > 0);
        is_asked.then(|| Call { plan: title.id, name: title.name().to_owned(), round, owes: own.filter(|_| is_open) })
    };
    desk.directory(|directory| directory.plans.iter().filter_map(call).collect())
}

/// The day as of which a round is looked at: the device's own.
pub fn today(desk: Desk) -> Day {
    desk.now.get().day()
}

fn as_criterion(noun: &Noun) -> Option<&Criterion> {
    if let Noun::Criterion(criterion) = noun { Some(criterion) } else { None }
}

fn lead_of(shown: Shown<'_>, actor: &Actor, lead: &OfLead) -> Lead {
    let line = |line: &parboard_domain::round::Line| {
        let criterion = shown.find_criterion(line.criterion)?;
        let title = |task: &TaskId| shown.find_wording(*task).map(|wording| wording.title.clone()).unwrap_or_default();
        Some(Line {
            criterion: criterion.id,
            number: criterion.number.clone(),
            title: criterion.title.clone(),
            answer: line.answer,
            proposals: line.proposals.iter().map(|(task, answer)| (*task, title(task), *answer)).collect(),
            may_propose: actor.may_create(criterion, &shown),
        })
    };
    Lead {
        agency: lead.agency,
        name: lead.agency.map_or_else(|| words().no_lead.to_owned(), |id| face::names(shown, &[id])),
        is_own: lead.agency.is_some_and(|id| actor.is_named(&[&[id]], &shown)),
        owes: (lead.unanswered(), lead.lines.len()),
        lines: lead.lines.iter().filter_map(line).collect(),
    }
}
