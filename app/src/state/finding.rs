//! What the palette finds: cards, shares of units, criteria, agencies, saved views, screens and what can be done. Which they are the
//! library knows; here it is told how each reads and where it leads, for those that are shown and no others.

pub mod library;

use super::{
    acts::{Act, Reach},
    face, recent, shares, view,
    view_address::{BOARD, of_agency},
};
use crate::words::words;
use library::{Library, Named};
use parboard_domain::{
    criterion::Criterion,
    finding::Asked,
    id::{AgencyId, CriterionId, TaskId},
    row::Rows,
    task::Task,
};
use parboard_sync::overlay::Shown;

/// So many are shown at most; the rest is counted.
pub const SHOWN_MAX: usize = 30;

/// What is to happen when something is chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Leads {
    /// Another address.
    To(String),
    /// Something is done.
    Act(Act),
}

/// What kind of thing it is, as it is said beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A card.
    Task,
    /// One unit's part of a card.
    Share,
    /// A criterion.
    Criterion,
    /// An agency.
    Agency,
    /// A saved view.
    View,
    /// A screen.
    Screen,
    /// Something to do.
    Act,
}

/// Something that was found, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it leads.
    pub leads: Leads,
    /// What it is.
    pub sort: Sort,
    /// Its number as printed; empty where it has none.
    pub number: String,
    /// Its name.
    pub title: String,
    /// What stands under it: who leads it, and its state.
    pub under: String,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The best, at most [`SHOWN_MAX`].
    pub items: Vec<Item>,
    /// How many there are altogether.
    pub count: usize,
}

/// What answers to what was typed; before anything is typed, the cards that were opened last.
pub fn answer(reach: Reach, library: Library, typed: &str) -> Answer {
    let asked = Asked::new(typed);
    if asked.is_empty() {
        let items = recent::cards(reach.desk.account()).into_iter().filter_map(|id| item(reach, &Named::Task(id))).collect();
        return Answer { items, count: 0 };
    }
    let (named, count) = library.find(reach, &asked, SHOWN_MAX);
    Answer { items: named.iter().filter_map(|named| item(reach, named)).collect(), count }
}

/// How that reads; nothing where it is gone since it was taken in.
fn item(reach: Reach, named: &Named) -> Option<Item> {
    match named {
        Named::Act(act) => Some(of_act(*act)),
        Named::View { view, is_shared } => {
            let under = if *is_shared { words().views_shared().to_owned() } else { String::new() };
            Some(Item { under, ..Item::new(Sort::View, view.address.clone(), view.name.clone()) })
        }
        Named::Criterion(id) => reach.desk.peek(|shown| of_criterion(shown, *id)),
        Named::Agency(id) => {
            let name = reach.desk.peek(|shown| shown.find_agency(*id).map(|agency| agency.name.clone()))?;
            Some(Item::new(Sort::Agency, of_agency(*id), name))
        }
        Named::Task(id) => reach.desk.peek(|shown| of_card(shown, *id)),
        Named::Share(task, unit) => reach.desk.peek(|shown| of_share(shown, *task, *unit)),
    }
}

impl Item {
    fn new(sort: Sort, address: String, title: String) -> Self {
        Self { leads: Leads::To(address), sort, number: String::new(), title, under: String::new() }
    }
}

fn of_act(act: Act) -> Item {
    let sort = if act.is_screen() { Sort::Screen } else { Sort::Act };
    Item { leads: Leads::Act(act), ..Item::new(sort, String::new(), act.name().to_owned()) }
}

fn of_criterion(shown: Shown<'_>, id: CriterionId) -> Option<Item> {
    let criterion = shown.find_criterion(id)?;
    let item = Item::new(Sort::Criterion, view::address_of(BOARD, &criterion.number), criterion.title.clone());
    Some(Item { number: criterion.number.clone(), under: leads_of(shown, criterion), ..item })
}

fn of_card(shown: Shown<'_>, id: TaskId) -> Option<Item> {
    let (task, wording) = shown.find_task(id).zip(shown.find_wording(id))?;
    let criterion = shown.find_criterion(task.criterion)?;
    let under = format!("{} · {}", words().column(shown.is_round(), task.status), doers(shown, task, criterion));
    Some(Item { number: criterion.number.clone(), under, ..Item::new(Sort::Task, format!("/viec/{id}"), wording.title.clone()) })
}

/// By its unit; what it is a share of stands under it.
fn of_share(shown: Shown<'_>, task: TaskId, unit: AgencyId) -> Option<Item> {
    let (share, wording) = shown.find_share(task, unit).zip(shown.find_wording(task))?;
    let criterion = shown.find_criterion(shown.find_task(task)?.criterion)?;
    let state = words().column(shown.is_round(), share.status);
    let under = format!("{state} · {} % · {}", share.percent.get(), wording.title);
    let item = Item::new(Sort::Share, shares::address_of(task, unit), face::names(shown, &[unit]));
    Some(Item { number: criterion.number.clone(), under, ..item })
}

/// Who carries a card out, or leads its criterion.
pub(super) fn doers(shown: Shown<'_>, task: &Task, criterion: &Criterion) -> String {
    if task.assignees.is_empty() { leads_of(shown, criterion) } else { face::names(shown, &task.assignees) }
}

pub(super) fn leads_of(shown: Shown<'_>, criterion: &Criterion) -> String {
    if criterion.lead.is_empty() { words().no_lead.to_owned() } else { face::names(shown, &criterion.lead) }
}
