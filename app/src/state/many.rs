//! Many cards at once: which are chosen, and one change for all of them as one step that is taken back as one. Each card is judged by
//! itself; what cannot be done to one keeps none of the others from it, and is told by name.

use super::{
    appraising::{self, Asked},
    chasing::{
        self,
        press::{Ticks, press},
    },
    desk::{Desk, WishError},
    intents,
    people::assignable,
    trail,
    view::View,
};
use crate::words::words;
use leptos::prelude::*;
use parboard_domain::{
    field::{self, Field, Value},
    id::{PersonId, TaskId},
    measure::Day,
    op::{Change, Request},
    person::Role,
    refusal::RefusalCode,
    reminder::Why,
    row::Rows,
    task::Status,
};

/// The screen's address.
pub const ADDRESS: &str = "/sua-nhieu";

/// Whether somebody of that role may change any card.
pub fn is_for(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Head | Role::Staff)
}

/// What is to be done to all of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Put them into a column.
    Move(Status),
    /// Give them another last day, or none.
    Due(Option<Day>),
    /// Say who carries them out.
    Assign(PersonId),
    /// Remind who is late with them.
    Remind(String),
    /// Put them away.
    Archive,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// How many cards were changed.
    pub done: usize,
    /// How many were so already.
    pub same: usize,
    /// Which were not, with the reason.
    pub not: Vec<(TaskId, String)>,
    /// The step that takes it back; what was said to people is not taken back.
    pub back: Option<trail::Step>,
}

/// The cards that are chosen, and what came of the last deed that was done to them.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// Those that count, in the order of the board.
    pub tasks: Memo<Vec<TaskId>>,
    /// Until it is put away.
    pub outcome: RwSignal<Option<Outcome>>,
}

/// The cards that the board's filters let through, in its order.
pub fn offered(view: View) -> Vec<TaskId> {
    view.groups.with(|groups| groups.iter().flat_map(|group| group.lanes.iter().flatten().copied()).collect())
}

/// Does it to all of them, as one step.
pub fn carry_out(desk: Desk, tasks: &[TaskId], deed: &Deed) -> Outcome {
    let in_round = desk.peek(|shown| shown.is_round());
    let said = words().many_done(in_round, deed, tasks.len());
    let before = trail::newest(desk);
    let outcome = trail::together(said, || match deed {
        Deed::Remind(words) => remind(desk, tasks, words),
        _ => each(desk, tasks, deed),
    });
    if outcome.done > 0 && outcome.done < tasks.len() {
        trail::name_newest(desk, words().many_done(in_round, deed, outcome.done));
    }
    Outcome { back: trail::newest(desk).filter(|step| step.has_way_back() && Some(step) != before.as_ref()), ..outcome }
}

fn each(desk: Desk, tasks: &[TaskId], deed: &Deed) -> Outcome {
    let mut outcome = Outcome::default();
    for task in tasks {
        match request(desk, *task, deed) {
            Ok(None) => outcome.same += 1,
            Ok(Some(request)) => match desk.wish(request) {
                Ok(_) => outcome.done += 1,
                Err(error) => {
                    let is_full = matches!(error, WishError::NoRoom(_));
                    outcome.not.push((*task, intents::why(&error)));
                    // Where nothing is kept any more the rest would meet the same.
                    if is_full {
                        break;
                    }
                }
            },
            Err(why) => outcome.not.push((*task, why)),
        }
    }
    outcome
}

/// The request for one card; nothing where it is so already, and why where it cannot be made.
fn request(desk: Desk, task: TaskId, deed: &Deed) -> Result<Option<Request>, String> {
    let gone = || words().many_gone().to_owned();
    let Some((card, due)) = desk.peek(|shown| {
        let (card, wording) = shown.find_task(task).zip(shown.find_wording(task))?;
        Some((card.clone(), field::read(Field::DueOn, card, wording)))
    }) else {
        return Err(gone());
    };
    Ok(match deed {
        Deed::Move(to) if card.status == *to => None,
        Deed::Move(to) if !desk.actor().may_move(card.status, *to) => return Err(words().refusal(RefusalCode::NoAccess).to_owned()),
        Deed::Move(to) => {
            let asked = Asked { task, unit: None, from: card.status, to: *to, rank: None };
            if appraising::asks(desk, &asked).is_some() {
                return Err(words().many_needs_words().to_owned());
            }
            Some(asked.request(""))
        }
        Deed::Due(day) => {
            let to = day.map_or(Value::Nothing, |day| Value::Text(day.to_string()));
            (due != to).then(|| Request::SetFields { task, changes: vec![Change { field: Field::DueOn, from: due, to }] })
        }
        Deed::Assign(person) if card.people.contains(person) => None,
        Deed::Assign(person) => Some(Request::AssignPerson { task, person: *person, on: true, unit: None }),
        Deed::Archive if card.archived.is_some() => None,
        Deed::Archive => Some(Request::ArchiveTask { task }),
        Deed::Remind(_) => None,
    })
}

/// Everybody who is late with one of them or has not reported for long, by the press of "Đôn đốc": whoever was reminded lately is left out.
fn remind(desk: Desk, tasks: &[TaskId], said: &str) -> Outcome {
    let mut chase = untrack(|| chasing::chase(desk, desk.now.get_untracked(), &Why::ALL, None));
    chase.units.iter_mut().for_each(|unit| unit.cards.retain(|card| tasks.contains(&card.line.task)));
    let pressed = press(desk, &chase, Ticks::default(), said).err().map(|error| intents::why(&error));
    let mut outcome = Outcome::default();
    for task in tasks {
        let mut of_card = chase.units.iter().flat_map(|unit| &unit.cards).filter(|card| card.line.task == *task).peekable();
        let why = match () {
            () if of_card.peek().is_none() => Some(words().many_nobody_late().to_owned()),
            () if of_card.all(|card| card.too_soon) => Some(words().many_too_soon().to_owned()),
            () => pressed.clone(),
        };
        match why {
            Some(why) => outcome.not.push((*task, why)),
            None => outcome.done += 1,
        }
    }
    outcome
}

/// The people whom I may say that they carry something out, by name.
pub fn people(desk: Desk) -> Vec<(PersonId, String)> {
    assignable(desk, &|_, _| true)
}
