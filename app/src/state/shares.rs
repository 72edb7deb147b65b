//! Shares of units as the task screen shows them: mine first, then who has not reported, then who has.

use super::{desk::Desk, sheet};
use crate::{browser::text, words::words};
use parboard_domain::{
    field::{Field, Value},
    id::{AgencyId, TaskId},
    op::Request,
    permission::Hand,
    row::Rows,
    share::{self, Share, Tally},
};

/// One unit's share.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose.
    pub unit: AgencyId,
    /// By name; with who does its work by now, where that is another.
    pub name: String,
    /// How it stands; untouched where nobody has spoken of it.
    pub share: Share,
    /// In what capacity I speak of it, if at all.
    pub hand: Option<Hand>,
    /// The server does not have my latest word about it yet.
    pub unsent: bool,
}

/// All shares of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// How far they are together.
    pub tally: Tally,
    /// My own agency's.
    pub own: Vec<AgencyId>,
    /// Every unit's, by name.
    pub lines: Vec<Line>,
}

impl Line {
    /// Whether I may put that value into that field.
    pub fn may_set(&self, field: Field, value: &Value) -> bool {
        self.hand.is_some_and(|hand| match field {
            Field::Status => hand.moves(self.share.status).any(|status| status.as_str() == value.as_text()),
            _ => hand != Hand::Lead,
        })
    }
}

/// The shares of a card; none when it is not handed to many, or nobody has listed who they are.
pub fn shares(desk: Desk, id: TaskId) -> Shares {
    let actor = desk.actor();
    let unsent = unsent_units(desk, id);
    let mut found = desk.read(|shown| {
        let Some((task, criterion)) = shown.find_task(id).and_then(|task| Some((task, shown.find_criterion(task.criterion)?))) else {
            return Shares::default();
        };
        let units = share::units(task, criterion, &shown);
        let is_off = |unit: &AgencyId| !units.contains(unit);
        // What was begun is not hidden because the list became shorter.
        let begun: Vec<AgencyId> = shown.shares_of(id).map(|share| share.unit).filter(is_off).collect();
        let mut own = actor.own_units(task, criterion, &shown);
        own.extend(begun.iter().copied().filter(|unit| actor.is_named(&[&[*unit]], &shown)));
        let line = |unit: &AgencyId| Line {
            unit: *unit,
            name: words().off_list(&sheet::names_then_and_now(shown, &[*unit]), is_off(unit)),
            share: shown.share_of(id, *unit),
            hand: actor.hand_in(*unit, task, criterion, &shown).filter(|_| !task.is_locked()),
            unsent: unsent.contains(unit),
        };
        Shares { tally: share::tally(&units, shown.shares_of(id)), own, lines: units.iter().copied().chain(begun).map(|unit| line(&unit)).collect() }
    });
    found.lines.sort_by(|a, b| text::alphabet(&a.name, &b.name));
    found
}

/// The part of a card's address that names a unit.
pub const UNIT: &str = "don-vi";

/// Where a unit's share of a card is shown.
pub fn address_of(task: TaskId, unit: AgencyId) -> String {
    format!("/viec/{task}?{UNIT}={unit}")
}

/// One unit's share of a card; nothing where the card is not here.
pub fn line(desk: Desk, task: TaskId, unit: AgencyId) -> Option<Line> {
    shares(desk, task).lines.into_iter().find(|line| line.unit == unit)
}

/// A unit by name.
pub fn name(desk: Desk, unit: AgencyId) -> String {
    desk.read(|shown| sheet::names_then_and_now(shown, &[unit]))
}

/// The name of the form in which that unit's report is written: each unit has one of its own, so that words begun for one are
/// never another's.
pub fn form(unit: AgencyId) -> String {
    format!("share-{unit}")
}

/// The same of the form in which is said what holds it up.
pub fn blocked_form(unit: AgencyId) -> String {
    format!("blocked-{unit}")
}

fn unsent_units(desk: Desk, id: TaskId) -> Vec<AgencyId> {
    let unit = |request: &Request| match request {
        Request::ReportShare { task, unit, .. } if *task == id => Some(*unit),
        _ => None,
    };
    desk.outbox().iter().filter(|pending| pending.is_waiting()).filter_map(|pending| pending.op.request().and_then(unit)).collect()
}
