//! The board: cards sifted, grouped and put into columns. Decides what stands where; draws nothing.

pub mod run;

use crate::{
    criterion::{Criterion, Track},
    figures::{self, Rollup, Thresholds},
    id::{AgencyId, CriterionId, TaskId},
    measure::Moment,
    order,
    permission::Actor,
    row::Rows,
    task::{Status, Task, Wording},
    vietnamese,
};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What the groups of the board are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// One group for each criterion.
    #[default]
    Criterion,
    /// One group for each lead agency.
    Lead,
    /// One group of all.
    Nothing,
}

/// What comes first in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// As people have put the cards.
    #[default]
    Rank,
    /// What is due first; what has no last day comes last.
    Due,
    /// What nobody has reported on for longest.
    Touched,
    /// What is least done.
    Percent,
}

/// Which cards to show. Parts combine: a card must pass all that are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words that must all occur, without regard to diacritics or case.
    pub search: String,
    /// One criterion, by its number as printed.
    pub criterion: Option<String>,
    /// Only cards of these criteria: those that somebody saw counted together. All by default.
    pub among: Vec<CriterionId>,
    /// An agency that leads, takes part or carries out; what another's cards were until it took over that one's work are its own.
    pub agency: Option<AgencyId>,
    /// A part of the plan.
    pub track: Option<Track>,
    /// One column.
    pub status: Option<Status>,
    /// Only what is held up.
    pub blocked: bool,
    /// Only what has stalled.
    pub stalled: bool,
    /// Only what is late.
    pub overdue: bool,
    /// Only what my agency works on.
    pub mine: bool,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// A card with all it takes to place it: its rows and the folded text that search looks through.
#[derive(Clone, Copy)]
pub struct CardRows<'a> {
    /// The card.
    pub task: &'a Task,
    /// Its words.
    pub wording: &'a Wording,
    /// Its criterion.
    pub criterion: &'a Criterion,
    /// What search looks through: [`search_words`], folded.
    pub folded: &'a str,
}

/// One group: a heading, four columns of cards, and sums over them.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A name of its own, the same however the board is sifted: the criterion's id, since documents print one number twice;
    /// the lead agency's id; `none` for what nobody leads; `all`.
    pub key: String,
    /// The criterion, when grouped by criterion.
    pub criterion: Option<CriterionId>,
    /// The lead agency, or who took over its work, when grouped by lead; `None` there means "nobody leads".
    pub lead: Option<AgencyId>,
    /// Cards by column, sorted as the lens says.
    pub lanes: [Vec<TaskId>; 4],
    /// Sums over them.
    pub rollup: Rollup,
}

/// Who looks, at what moment, with which filter.
#[derive(Clone, Debug)]
pub struct Lens<'a> {
    /// Who looks.
    pub actor: Option<Actor>,
    /// The moment at which lateness is judged.
    pub now: Moment,
    /// What counts as soon and as long ago.
    pub thresholds: Thresholds,
    /// What to let through.
    pub filter: &'a Filter,
    /// What comes first.
    pub sort: Sort,
    /// How names are put in order. Whoever looks brings the alphabet: a browser has one, and its tables weigh nothing there.
    pub alphabet: fn(&str, &str) -> Ordering,
}

/// The words of a card that search looks through, as they are written; they are to be folded once.
pub fn search_words(wording: &Wording, criterion: &Criterion, agencies: &[&str]) -> String {
    [wording.title.as_str(), wording.text(), &criterion.number, &criterion.title, &agencies.join("\n")].join("\n")
}

/// Sifts, groups and orders cards. Groups come in the order of the plan, or of the agencies' names; empty ones are left out.
pub fn arrange<'a>(cards: impl IntoIterator<Item = CardRows<'a>>, by: GroupBy, lens: &Lens<'_>, rows: &impl Rows) -> Vec<Group> {
    let words = vietnamese::fold(&lens.filter.search);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut groups: Vec<(Place<'a>, Vec<CardRows<'a>>)> = Vec::new();
    // Cards of one criterion share a group however the board is grouped, so each criterion is placed once.
    let mut homes: Vec<(CriterionId, usize)> = Vec::new();
    for card in cards.into_iter().filter(|card| passes(card, lens, &words, rows)) {
        let home = match homes.binary_search_by(|(criterion, _)| criterion.cmp(&card.criterion.id)) {
            Ok(at) => homes[at].1,
            Err(at) => {
                let place = place_of(card.criterion, by, rows);
                let home = groups.iter().position(|(other, _)| *other == place).unwrap_or_else(|| {
                    groups.push((place, Vec::new()));
                    groups.len() - 1
                });
                homes.insert(at, (card.criterion.id, home));
                home
            }
        };
        groups[home].1.push(card);
    }
    let places = order::places(groups.len(), &|a, b| in_order(&groups[a].0, &groups[b].0, lens, rows));
    places.into_iter().map(|place| gather(groups[place].0, &groups[place].1, lens)).collect()
}

fn passes(card: &CardRows<'_>, lens: &Lens<'_>, words: &[&str], rows: &impl Rows) -> bool {
    let (task, filter) = (card.task, lens.filter);
    let names = |agency: &AgencyId| rows.stands_among(*agency, &[&card.criterion.lead, &card.criterion.coordinating, &task.assignees]);
    task.archived.is_none()
        && filter.track.is_none_or(|track| card.criterion.track == track)
        && filter.criterion.as_ref().is_none_or(|number| card.criterion.number == *number)
        && (filter.among.is_empty() || filter.among.contains(&task.criterion))
        && filter.agency.as_ref().is_none_or(names)
        && filter.status.is_none_or(|status| task.status == status)
        && (!filter.blocked || figures::is_held_up(task))
        && (!filter.stalled || figures::is_stalled(task, lens.now, lens.thresholds))
        && (!filter.overdue || figures::is_overdue(task, lens.now.day()))
        && (!filter.mine || lens.actor.is_some_and(|actor| task.people.contains(&actor.person) || actor.takes_part(task, card.criterion, rows)))
        && words.iter().all(|word| card.folded.contains(word))
}

/// Whose group it is.
#[derive(Clone, Copy, PartialEq)]
enum Place<'a> {
    Criterion(&'a Criterion),
    Lead(Option<AgencyId>),
    All,
}

fn place_of<'a>(criterion: &'a Criterion, by: GroupBy, rows: &impl Rows) -> Place<'a> {
    match by {
        GroupBy::Criterion => Place::Criterion(criterion),
        GroupBy::Lead => Place::Lead(criterion.lead.first().map(|lead| rows.standing_for(*lead))),
        GroupBy::Nothing => Place::All,
    }
}

fn in_order(a: &Place<'_>, b: &Place<'_>, lens: &Lens<'_>, rows: &impl Rows) -> Ordering {
    match (a, b) {
        (Place::Criterion(a), Place::Criterion(b)) => (a.order, a.id).cmp(&(b.order, b.id)),
        (Place::Lead(a), Place::Lead(b)) => {
            let name = |id: &Option<AgencyId>| id.and_then(|id| rows.find_agency(id)).map_or("", |agency| &agency.name);
            // Those that nobody leads come first: they are the ones to settle.
            a.is_some().cmp(&b.is_some()).then_with(|| (lens.alphabet)(name(a), name(b))).then(a.cmp(b))
        }
        _ => Ordering::Equal,
    }
}

fn gather(place: Place<'_>, cards: &[CardRows<'_>], lens: &Lens<'_>) -> Group {
    let mut lanes: [Vec<TaskId>; 4] = Default::default();
    for place in order::places(cards.len(), &|a, b| before(cards[a].task, cards[b].task, lens.sort)) {
        let task = cards[place].task;
        lanes[task.status.column()].push(task.id);
    }
    let (key, criterion, lead) = match place {
        Place::Criterion(criterion) => (criterion.id.to_string(), Some(criterion.id), None),
        Place::Lead(lead) => (lead.map_or_else(|| "none".to_owned(), |id| id.to_string()), None, lead),
        Place::All => ("all".to_owned(), None, None),
    };
    Group { key, criterion, lead, lanes, rollup: Rollup::of(cards.iter().map(|card| card.task), lens.now, lens.thresholds) }
}

/// Which card comes first; where that leaves a choice, as people have put them.
fn before(a: &Task, b: &Task, sort: Sort) -> Ordering {
    let due = |task: &Task| (task.next_day().is_none(), task.next_day());
    let by = match sort {
        Sort::Rank => Ordering::Equal,
        Sort::Due => due(a).cmp(&due(b)),
        Sort::Touched => a.touched_at.cmp(&b.touched_at),
        Sort::Percent => a.percent.cmp(&b.percent),
    };
    by.then_with(|| (&a.rank, a.id).cmp(&(&b.rank, b.id)))
}

#[cfg(test)]
mod tests;
