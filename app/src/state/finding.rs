//! What the palette looks through: cards, criteria, agencies, saved views, screens and what can be done. Gathered when it is opened
//! and folded once, so that a key costs nothing but the comparing.

use super::{
    acts::{Act, Reach},
    face, recent,
    saved_views::SavedView,
    shared_views, view,
    view_address::{BOARD, of_agency},
};
use crate::words::words;
use parboard_domain::{
    criterion::Criterion,
    finding::{Asked, Found, Thing, find},
    id::TaskId,
    row::{Kind, Noun, Rows},
    task::{Status, Task},
    vietnamese,
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

/// Something that can be found.
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
    is_done: bool,
    folded: String,
    words: String,
}

impl Item {
    fn new(sort: Sort, leads: Leads, title: String) -> Self {
        let folded = vietnamese::fold(&title);
        Self { leads, sort, number: String::new(), title, under: String::new(), is_done: false, folded, words: String::new() }
    }

    fn thing(&self) -> Thing<'_> {
        Thing { number: &self.number, title: &self.folded, words: &self.words, is_done: self.is_done }
    }
}

/// All that can be found: what is short first, the cards of the plan in its order last.
pub fn gather(reach: Reach, views: &[SavedView]) -> Vec<Item> {
    let mut items: Vec<Item> = Act::ALL.into_iter().filter(|act| act.is_offered(reach)).map(act).collect();
    let view = |view: SavedView| Item::new(Sort::View, Leads::To(view.address), view.name);
    items.extend(views.iter().cloned().map(view));
    items.extend(shared_views::now(reach.desk).into_iter().map(|shared| Item { under: words().views_shared().to_owned(), ..view(shared) }));
    reach.desk.peek(|shown| {
        let mut criteria: Vec<&Criterion> = criteria(shown).filter(|criterion| !criterion.is_gone()).collect();
        criteria.sort_by_key(|criterion| criterion.order);
        items.extend(criteria.into_iter().map(|one| criterion(shown, one)));
        let mut agencies = reach.desk.directory(|directory| directory.agencies.clone());
        agencies.retain(|agency| shown.standing_for(agency.id) == agency.id);
        items.extend(agencies.into_iter().map(|agency| Item::new(Sort::Agency, Leads::To(of_agency(agency.id)), agency.name)));
        let mut cards: Vec<(&Task, &Criterion)> = view::tasks(shown)
            .filter(|task| task.archived.is_none())
            .filter_map(|task| Some((task, shown.find_criterion(task.criterion)?)))
            .collect();
        cards.sort_by(|(a, of_a), (b, of_b)| (of_a.order, &a.rank, a.id).cmp(&(of_b.order, &b.rank, b.id)));
        items.extend(cards.into_iter().filter_map(|(task, criterion)| card(shown, task, criterion, reach)));
    });
    items
}

/// What answers to what was typed; before anything is typed, the cards that were opened last.
pub fn answer(reach: Reach, items: &[Item], typed: &str) -> Found {
    let asked = Asked::new(typed);
    if asked.is_empty() {
        let first = recent::cards(reach.desk.account()).into_iter().filter_map(|id| place_of(items, id)).collect();
        return Found { first, count: 0 };
    }
    find(&asked, items.iter().map(Item::thing), SHOWN_MAX)
}

fn place_of(items: &[Item], card: TaskId) -> Option<usize> {
    let address = address_of(card);
    items.iter().position(|item| matches!(&item.leads, Leads::To(to) if *to == address))
}

/// The address of a card.
fn address_of(card: TaskId) -> String {
    format!("/viec/{card}")
}

fn act(act: Act) -> Item {
    let sort = if act.is_screen() { Sort::Screen } else { Sort::Act };
    Item::new(sort, Leads::Act(act), act.name().to_owned())
}

fn criteria(shown: Shown<'_>) -> impl Iterator<Item = &Criterion> {
    shown.of_kind(Kind::Criterion).filter_map(|noun| match noun {
        Noun::Criterion(criterion) => Some(criterion),
        _ => None,
    })
}

fn criterion(shown: Shown<'_>, criterion: &Criterion) -> Item {
    let mut item = Item::new(Sort::Criterion, Leads::To(view::address_of(BOARD, &criterion.number)), criterion.title.clone());
    item.under = leads_of(shown, criterion);
    item.words = vietnamese::fold(&[item.under.as_str(), &criterion.goal].join("\n"));
    item.number.clone_from(&criterion.number);
    item
}

fn card(shown: Shown<'_>, task: &Task, criterion: &Criterion, reach: Reach) -> Option<Item> {
    let wording = shown.find_wording(task.id)?;
    let mut item = Item::new(Sort::Task, Leads::To(address_of(task.id)), wording.title.clone());
    let doers = if task.assignees.is_empty() { leads_of(shown, criterion) } else { face::names(shown, &task.assignees) };
    item.under = format!("{} · {doers}", words().column(reach.desk.in_round(), task.status));
    item.words = vietnamese::fold(&[wording.text(), &criterion.title, &doers].join("\n"));
    item.is_done = task.status == Status::Done;
    item.number.clone_from(&criterion.number);
    Some(item)
}

fn leads_of(shown: Shown<'_>, criterion: &Criterion) -> String {
    if criterion.lead.is_empty() { words().no_lead.to_owned() } else { face::names(shown, &criterion.lead) }
}
