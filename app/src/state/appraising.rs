//! A step of an appraisal that is to be given words: it waits until they are there, see `components/appraisal_dialog.rs`.

use super::desk::Desk;
use leptos::prelude::*;
use parboard_domain::{
    appraisal::{self, Asks},
    field::Field,
    id::{AgencyId, TaskId},
    op::{Change, Request},
    row::Rows,
    task::Status,
};

/// A step that somebody is about to take.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Of which card.
    pub task: TaskId,
    /// Of whose share of it; nothing when of the card itself.
    pub unit: Option<AgencyId>,
    /// From where.
    pub from: Status,
    /// To where.
    pub to: Status,
    /// Where in the column, when that was said.
    pub rank: Option<String>,
}

/// The step that waits for words.
#[derive(Clone, Copy)]
pub struct Appraising(pub RwSignal<Option<Asked>>);

/// Makes it known to everything below.
pub fn provide_appraising() -> Appraising {
    let appraising = Appraising(RwSignal::new(None));
    provide_context(appraising);
    appraising
}

/// The step that waits.
pub fn use_appraising() -> Appraising {
    expect_context()
}

/// What a step has to be given.
pub fn asks(desk: Desk, asked: &Asked) -> Option<Asks> {
    let actor = desk.actor();
    desk.peek(|shown| {
        let task = shown.find_task(asked.task)?;
        let Some(unit) = asked.unit else { return actor.asked_for(task, asked.to, &shown) };
        let hand = actor.hand_in(unit, task, shown.find_criterion(task.criterion)?, &shown)?;
        hand.asked_for(&shown.share_of(asked.task, unit), asked.to, actor.person)
    })
}

impl Asked {
    /// The request, with those words. A move between the columns in which work goes on has none to give.
    pub fn request(self, why: &str) -> Request {
        let why = appraisal::stage(self.from, self.to, true).map(|_| why.to_owned());
        let Self { task, unit, from, to, rank } = self;
        match unit {
            Some(unit) => {
                let changes = vec![Change { field: Field::Status, from: from.into(), to: to.into() }];
                Request::ReportShare { task, unit, did: String::new(), changes, why }
            }
            None => Request::PlaceTask { task, from, to, rank, why },
        }
    }

    /// What takes the step back, to where the card was.
    pub fn back(self, rank: Option<String>) -> Self {
        Self { from: self.to, to: self.from, rank, ..self }
    }
}
