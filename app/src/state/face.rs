//! What a card shows, gathered from its rows.

use super::desk::{Desk, Mark};
use crate::words::words;
use leptos::prelude::Get;
use parboard_domain::{
    figures::{self, Flag},
    id::{AgencyId, TaskId},
    measure::{Day, Moment},
    row::Rows,
    share::{self, Tally},
    task::Status,
};
use parboard_sync::overlay::Shown;

/// A card's face.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// Which card.
    pub id: TaskId,
    /// Its short line.
    pub title: String,
    /// Its column.
    pub status: Status,
    /// How much is done.
    pub percent: u32,
    /// The last day for it, or for a milestone before that.
    pub due_on: Option<Day>,
    /// What is wrong with it, the worst first.
    pub flags: Vec<Flag>,
    /// What holds it up.
    pub blocked: Option<String>,
    /// The milestone whose day comes before its own.
    pub milestone: Option<String>,
    /// How many of its steps are done, and how many there are.
    pub steps: (usize, usize),
    /// How many directions on it have no answer yet.
    pub directions: i64,
    /// When somebody last reported.
    pub touched_at: Moment,
    /// The criterion's number.
    pub number: String,
    /// Who leads, in full.
    pub lead: String,
    /// Who carries it out, or who leads, in full.
    pub who: String,
    /// Its own state.
    pub mark: Mark,
    /// How far the units are, where many carry it out.
    pub tally: Option<Tally>,
    /// Whether I work on it.
    pub mine: bool,
}

/// Gathers a card's face; nothing when the card is not here.
pub fn face(desk: Desk, id: TaskId) -> Option<Face> {
    let now = desk.now.get();
    let actor = desk.actor();
    let mark = desk.mark(id);
    desk.read_card(id, |shown| {
        let (task, wording) = shown.find_task(id).zip(shown.find_wording(id))?;
        let criterion = shown.find_criterion(task.criterion)?;
        let lead = names(shown, &criterion.lead);
        let doers = names(shown, &task.assignees);
        let who = match (doers.is_empty(), lead.is_empty()) {
            (false, _) => doers,
            (true, false) => lead.clone(),
            (true, true) => words().no_lead.to_owned(),
        };
        let units = share::units(task, criterion, &shown);
        Some(Face {
            id,
            title: wording.title.clone(),
            status: task.status,
            percent: figures::progress(task),
            due_on: task.next_day(),
            flags: figures::flags(task, now, desk.thresholds()),
            blocked: task.blocked.clone(),
            milestone: task.milestone().filter(|(day, _)| task.due_on.is_none_or(|due| *day < due)).map(|(_, step)| step.words.clone()),
            steps: (task.steps_done(), task.steps.len()),
            directions: task.directions,
            touched_at: task.touched_at,
            number: criterion.number.clone(),
            lead,
            who,
            mark,
            tally: (!units.is_empty()).then(|| share::tally(&units, shown.shares_of(id))),
            mine: actor.part_in(task, criterion, &shown).is_work(),
        })
    })
}

/// The names of those who do the work of these agencies by now, joined; each once, since several may have become one.
pub fn names(shown: Shown<'_>, ids: &[AgencyId]) -> String {
    let mut names = Vec::with_capacity(ids.len());
    for id in ids {
        match shown.find_agency(shown.standing_for(*id)) {
            Some(agency) if !names.contains(&agency.name.as_str()) => names.push(agency.name.as_str()),
            _ => {}
        }
    }
    names.join("; ")
}
