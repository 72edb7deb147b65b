//! The log of reminders: who, about what, when, how often, and what came of it; of everybody, of one agency, or of one card.

use super::{ledger, ledger_of_reminded, name};
use crate::{browser::text, state::desk::Desk, words::words};
use leptos::prelude::Get;
use parboard_domain::{
    chasing::{Answer, Chased, Tale},
    id::{AgencyId, OpId, PersonId, TaskId},
    measure::Moment,
    person::Role,
    reminder::Why,
    row::{Kind, Noun, Rows},
};
use parboard_sync::overlay::Shown;

/// One agency reminded of one card, once.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The reminder.
    pub id: OpId,
    /// Who was reminded, by now.
    pub agency: AgencyId,
    /// By name.
    pub name: String,
    /// Of which card.
    pub task: TaskId,
    /// The criterion's number and the card's short line.
    pub card: (String, String),
    /// What for.
    pub why: Why,
    /// What was said.
    pub words: String,
    /// Who sent it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// Which one it was for that agency and card.
    pub nth: u32,
    /// How high up it went.
    pub level: u8,
    /// What came of it.
    pub answer: Answer,
    /// The server does not have it yet.
    pub unsent: bool,
}

impl Line {
    fn of(shown: Shown<'_>, chased: &Chased<'_>) -> Self {
        let (it, task) = (chased.reminder, chased.reminder.task);
        let criterion = shown.find_task(task).and_then(|task| shown.find_criterion(task.criterion));
        Self {
            id: it.id,
            agency: chased.agency,
            name: name(shown, chased.agency),
            task,
            card: (
                criterion.map(|criterion| criterion.number.clone()).unwrap_or_default(),
                shown.find_wording(task).map(|wording| wording.title.clone()).unwrap_or_default(),
            ),
            why: it.why,
            words: it.words.clone(),
            by: it.by,
            at: it.at,
            nth: chased.nth,
            level: it.level,
            answer: chased.answer,
            unsent: shown.pending_of_kind(Kind::Reminder).any(|noun| matches!(noun, Noun::Reminder(other) if other.id == it.id)),
        }
    }
}

/// Everything that was ever said, the newest first.
pub fn log(desk: Desk) -> Vec<Line> {
    let (people, now) = (desk.directory(|directory| directory.people.clone()), desk.now.get());
    desk.read(|shown| {
        let tale = ledger(shown).tale(&shown, &people, now);
        tale.lines.iter().rev().map(|chased| Line::of(shown, chased)).collect()
    })
}

/// What was said about one card, the newest first.
pub fn of_card(desk: Desk, id: TaskId) -> Vec<Line> {
    let (people, now) = (desk.directory(|directory| directory.people.clone()), desk.now.get());
    desk.read(|shown| {
        let tale = ledger_of_reminded(shown, |task, _| task == id).tale(&shown, &people, now);
        tale.lines.iter().rev().map(|chased| Line::of(shown, chased)).collect()
    })
}

/// What my agency still has to answer: of each card the latest, the highest first.
pub fn for_me(desk: Desk) -> Vec<Line> {
    with_my_tale(desk, |shown, tale, own| tale.waiting_for(own).iter().map(|chased| Line::of(shown, chased)).collect())
}

/// How many cards that are.
pub fn count_for_me(desk: Desk) -> usize {
    with_my_tale(desk, |_, tale, own| tale.waiting_for(own).len())
}

fn with_my_tale<T: Default>(desk: Desk, look: impl FnOnce(Shown<'_>, &Tale<'_>, AgencyId) -> T) -> T {
    let person = desk.person();
    let own = person.agency.filter(|_| matches!(person.role, Role::Head | Role::Staff | Role::Coordinator));
    let (people, now) = (desk.directory(|directory| directory.people.clone()), desk.now.get());
    let Some(own) = own else { return T::default() };
    desk.read(|shown| {
        let own = shown.standing_for(own);
        let is_mine = |agencies: &[AgencyId]| agencies.iter().any(|id| shown.standing_for(*id) == own);
        let tale = ledger_of_reminded(shown, |_, agencies| is_mine(agencies)).tale_of(Some(own), &shown, &people, now);
        look(shown, &tale, own)
    })
}

/// An agency that leadership is told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Escalated {
    /// Which.
    pub agency: AgencyId,
    /// By name.
    pub name: String,
    /// How many cards.
    pub cards: usize,
    /// How often it was reminded in vain of the one it was reminded of most.
    pub most: u32,
    /// For how many days it has said nothing, at most, since the first of those reminders.
    pub days: i64,
}

/// Agencies that have not answered a reminder that went up so high, the most and longest first.
pub fn escalated(desk: Desk, level: u8) -> Vec<Escalated> {
    let (people, now) = (desk.directory(|directory| directory.people.clone()), desk.now.get());
    let mut found: Vec<Escalated> = Vec::new();
    desk.read(|shown| {
        let tale = ledger_of_reminded(shown, |_, _| true).tale(&shown, &people, now);
        let mut agencies: Vec<AgencyId> =
            tale.lines.iter().filter(|line| line.waits() && line.reminder.level >= level).map(|line| line.agency).collect();
        agencies.sort_unstable();
        agencies.dedup();
        for agency in agencies {
            let waiting = tale.waiting_for(agency);
            let high = || waiting.iter().filter(|line| line.reminder.level >= level);
            // All that was said about that card since the agency last did anything about it.
            let silent = |line: &Chased<'_>| {
                let task = line.reminder.task;
                tale.lines.iter().filter(move |other| (other.agency, other.reminder.task) == (agency, task) && other.waits())
            };
            let days = |line: &Chased<'_>| if let Answer::None(days) = line.answer { days } else { 0 };
            found.push(Escalated {
                agency,
                name: name(shown, agency),
                cards: high().count(),
                most: high().map(|line| u32::try_from(silent(line).count()).unwrap_or(u32::MAX)).max().unwrap_or(0),
                days: high().flat_map(|line| silent(line)).map(days).max().unwrap_or(0),
            });
        }
    });
    found.retain(|line| line.cards > 0);
    found.sort_by(|a, b| (b.cards, b.days).cmp(&(a.cards, a.days)).then_with(|| text::alphabet(&a.name, &b.name)));
    found
}

/// The log as a table that spreadsheets open, with who sent it by name.
pub fn as_csv(lines: &[Line], name_of: impl Fn(PersonId) -> String) -> String {
    let cell = |text: &str| {
        // What a spreadsheet would take for a formula is shown as it was typed.
        let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let row = |cells: &[String]| cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n";
    let mut table = format!("\u{feff}{}", row(&words().chasing_columns().map(str::to_owned)));
    for line in lines {
        let level = line.level.to_string();
        let cells = [
            text::date_time(line.at),
            line.name.clone(),
            line.card.0.clone(),
            line.card.1.clone(),
            words().why(line.why).to_owned(),
            line.nth.to_string(),
            level,
            words().came_of_it(&line.answer),
            name_of(line.by),
            line.words.clone(),
        ];
        table.push_str(&row(&cells));
    }
    table
}
