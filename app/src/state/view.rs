//! How the board is looked at: grouping, filters, search; and the groups that follow.

use super::{address::use_address, desk::Desk, prefs};
use crate::browser::text;
use leptos::prelude::*;
use parboard_domain::{
    board::{self, CardRows, Filter, Group, GroupBy, Lens, Sort},
    id::TaskId,
    row::{Kind, Noun, Rows},
    task::Task,
    vietnamese,
};
use parboard_sync::overlay::Shown;
use std::{collections::BTreeMap, sync::Arc};

/// The board as it is looked at.
#[derive(Clone, Copy)]
pub struct View {
    /// How it is grouped.
    pub group_by: RwSignal<GroupBy>,
    /// What comes first in a column.
    pub sort: RwSignal<Sort>,
    /// What is let through.
    pub filter: RwSignal<Filter>,
    /// The one criterion to show, as the address says: the way back leads out of it, and the address can be passed on.
    pub criterion: Memo<Option<String>>,
    /// The groups that follow.
    pub groups: Memo<Arc<Vec<Group>>>,
}

/// Makes the view known to everything below.
pub fn provide_view(desk: Desk) -> View {
    let group_by = RwSignal::new(prefs::load().group_by);
    let (filter, sort) = (RwSignal::new(Filter::default()), RwSignal::new(Sort::Rank));
    let searched = StoredValue::new(BTreeMap::new());
    let here = use_address();
    let criterion = Memo::new(move |_| here.query(CRITERION));
    let groups = Memo::new(move |_| {
        let filter = Filter { criterion: criterion.get(), ..filter.get() };
        Arc::new(arrange(desk, (group_by.get(), sort.get()), &filter, searched))
    });
    let view = View { group_by, sort, filter, criterion, groups };
    provide_context(view);
    view
}

/// The part of an address that names one criterion.
pub const CRITERION: &str = "tieu-chi";

/// The address of a screen that is about one criterion alone.
pub fn address_of(screen: &str, number: &str) -> String {
    format!("{screen}?{CRITERION}={}", js_sys::encode_uri_component(number))
}

/// The view.
pub fn use_view() -> View {
    expect_context()
}

/// What search looks through in each card, as written and as folded; folded again only when something of it changed, be it the
/// card's own words, its criterion's or the name of an agency.
type Searched = StoredValue<BTreeMap<TaskId, (String, Arc<str>)>>;

fn arrange(desk: Desk, (by, sort): (GroupBy, Sort), filter: &Filter, searched: Searched) -> Vec<Group> {
    let lens = Lens { actor: Some(desk.actor()), now: desk.now.get(), thresholds: desk.thresholds(), filter, sort, alphabet: text::alphabet };
    desk.read(|shown| {
        let tasks: Vec<&Task> = tasks(shown).collect();
        let folded: Vec<Arc<str>> =
            if filter.search.trim().is_empty() { Vec::new() } else { tasks.iter().map(|task| folded(shown, task, searched)).collect() };
        let cards = tasks.iter().enumerate().filter_map(|(index, task)| {
            let wording = shown.find_wording(task.id)?;
            let criterion = shown.find_criterion(task.criterion)?;
            Some(CardRows { task, wording, criterion, folded: folded.get(index).map_or("", |text| text) })
        });
        board::arrange(cards, by, &lens, &shown)
    })
}

/// Whether the plan that is shown sorts its criteria into tracks; one that is not here yet may.
pub fn has_tracks(desk: Desk) -> bool {
    desk.read_plan(|shown| shown.plan().is_none_or(|plan| plan.kind.has_tracks()))
}

/// All cards the person sees.
pub fn tasks(shown: Shown<'_>) -> impl Iterator<Item = &Task> {
    shown.of_kind(Kind::Task).filter_map(|noun| match noun {
        Noun::Task(task) => Some(task),
        _ => None,
    })
}

fn folded(shown: Shown<'_>, task: &Task, searched: Searched) -> Arc<str> {
    let Some((wording, criterion)) = shown.find_wording(task.id).zip(shown.find_criterion(task.criterion)) else { return "".into() };
    let mut names = Vec::new();
    for ids in [&criterion.lead, &criterion.coordinating, &task.assignees] {
        for id in ids {
            // People look for an office by the name it has, and by the one it had.
            for id in [*id, shown.standing_for(*id)] {
                if let Some(agency) = shown.find_agency(id) {
                    names.push(agency.name.as_str());
                }
            }
        }
    }
    let words = board::search_words(wording, criterion, &names);
    if let Some(held) = searched.with_value(|searched| searched.get(&task.id).filter(|held| held.0 == words).map(|held| held.1.clone())) {
        return held;
    }
    let text: Arc<str> = vietnamese::fold(&words).into();
    searched.update_value(|searched| drop(searched.insert(task.id, (words, text.clone()))));
    text
}
