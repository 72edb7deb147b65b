//! The panel of filters: agency, part of the plan, what is wrong with a card. They combine. What is in
//! another plan no filter shows, so the way there is here too.

use crate::components::{
    live::{Said, heard, live, said, shown_when, watch},
    shell::{Panel, use_asking},
};
use crate::{
    browser::{menu, text},
    state::{
        acts::Act,
        many,
        saved_views::{SavedView, SavedViews},
        session::use_desk,
        shared_views,
        view::{has_tracks, tasks, use_view},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    board::{Filter, Sort},
    criterion::Track,
    id::AgencyId,
    row::{Kind, Noun, Rows},
};
use parboard_sync::overlay::Shown;
use std::collections::BTreeSet;

/// The panel.
#[component]
pub fn Filters() -> impl IntoView {
    menu::close_like_a_menu("toolbar__filters");
    view! { <div class="toolbar__panel"><SortChoice/><AgencyFilter/><TrackFilter/><Flags/><ViewsFilter/></div> }
}

/// Views with a name, and the way to keep the present one.
#[component]
fn ViewsFilter() -> impl IntoView {
    let desk = use_desk();
    let (asking, views) = (use_asking(), SavedViews::of(desk.account()));
    // What was kept or removed in their own panel is seen when that closes.
    watch(move || {
        if asking.0.get() == Panel::Shut {
            views.look_again();
        }
    });
    let shared = Memo::new(move |_| shared_views::all(desk));
    let chips = |views: Vec<SavedView>| views.into_iter().map(|view| view! { <a class="chip" href=view.address>{view.name}</a> }).collect_view();
    view! {
        {shown_when(move || shared.with(|shared| !shared.is_empty()), move || {
            view! {
                <div class="toolbar__views" role="group" aria-labelledby="goc-nhin-chung-loc">
                    <span class="toolbar__views-of" id="goc-nhin-chung-loc">{words().views_shared()}</span>
                    {live(move || chips(shared.get()))}
                </div>
            }
            .into_any()
        })}
        <div class="toolbar__views" role="group" aria-label=words().act(Act::Views)>
            {live(move || chips(views.all()))}
            <button type="button" class="button button--quiet" on:click=heard(move |_| asking.0.set(Panel::Views))>{words().views_more()}</button>
            {shown_when(move || many::is_for(desk.actor().role), || view! { <a class="chip" href=many::ADDRESS>{words().many()}</a> }.into_any())}
        </div>
    }
}

/// Takes a filter off.
type Off = fn(&mut Filter);

/// The one criterion that is shown, and the way to all; the filters that are on, each by name and with a way off.
#[component]
pub fn Narrowed() -> impl IntoView {
    let (view, desk) = (use_view(), use_desk());
    let chip = move |(name, off): (String, Off)| {
        let label = words().filter_off(&name);
        view! {
            <button type="button" class="chip chip--off" aria-label=label on:click=heard(move |_| view.filter.update(off))>{name}</button>
        }
    };
    let chips = move || {
        let filter = view.filter.get();
        let mut on: Vec<(String, Off)> = Vec::new();
        if !filter.among.is_empty() {
            on.push((words().only_among(filter.among.len()), |filter| filter.among.clear()));
        }
        if let Some(agency) = filter.agency {
            let name = desk.read_plan(|shown| shown.find_agency(shown.standing_for(agency)).map(|agency| agency.name.clone()));
            on.push((name.unwrap_or_default(), |filter| filter.agency = None));
        }
        if let Some(track) = filter.track {
            on.push((words().track(track).to_owned(), |filter| filter.track = None));
        }
        if let Some(status) = filter.status {
            on.push((words().column(desk.in_round(), status).to_owned(), |filter| filter.status = None));
        }
        let flags: [(bool, String, Off); 4] = [
            (filter.mine, words().only_mine().to_owned(), |filter| filter.mine = false),
            (filter.blocked, words().blocked.to_owned(), |filter| filter.blocked = false),
            (filter.stalled, words().stalled(desk.thresholds().stalled_days), |filter| filter.stalled = false),
            (filter.overdue, words().overdue.to_owned(), |filter| filter.overdue = false),
        ];
        on.extend(flags.into_iter().filter(|(is_on, ..)| *is_on).map(|(_, name, off)| (name, off)));
        on.into_iter().map(chip).collect_view()
    };
    let only = move |number: String| {
        view! {
            <a href="/" class="chip chip--off toolbar__only" title=words().clear_filters>
                {words().only_criterion(&number)}
                <span class="visually-hidden">{words().clear_filters}</span>
            </a>
        }
    };
    let is_narrowed = move || view.criterion.with(Option::is_some) || !view.filter.with(Filter::is_open);
    shown_when(is_narrowed, move || {
        view! {
            <div class="toolbar__narrowed" role="group" aria-label=words().filters_on()>{live(move || view.criterion.get().map(only))}{live(chips)}</div>
        }
        .into_any()
    })
}

/// What comes first in a column.
#[component]
fn SortChoice() -> impl IntoView {
    let view = use_view();
    let named = |sort: Sort| SORTS.iter().position(|known| *known == sort).unwrap_or_default();
    let choose = move |value: String| view.sort.set(value.parse::<usize>().ok().and_then(|at| SORTS.get(at).copied()).unwrap_or_default());
    view! {
        <select class="field" name="sort" aria-label=words().sort_by() prop:value=move || named(view.sort.get()).to_string()
            on:change:target=move |event| choose(event.target().value())>
            {SORTS.map(|sort| view! { <option value=named(sort).to_string()>{words().sort(sort)}</option> })}
        </select>
    }
}

const SORTS: [Sort; 4] = [Sort::Rank, Sort::Due, Sort::Touched, Sort::Percent];

#[component]
fn AgencyFilter() -> impl IntoView {
    let (view, desk) = (use_view(), use_desk());
    let choices = move || {
        let named = desk.read_plan(agencies_named);
        let mut choices = desk.directory(|directory| {
            // One that was chosen on another plan can still be taken back.
            let chosen = view.filter.with(|filter| filter.agency).map(|id| desk.read_plan(|shown| shown.standing_for(id)));
            let named = directory.agencies.iter().filter(|agency| named.contains(&agency.id) || chosen == Some(agency.id));
            named.map(|agency| (agency.id, agency.name.clone())).collect::<Vec<_>>()
        });
        choices.sort_by(|(_, a), (_, b)| text::alphabet(a, b));
        choices
    };
    let chosen = move || {
        let id = view.filter.with(|filter| filter.agency).map(|id| desk.read_plan(|shown| shown.standing_for(id)));
        id.map(|id| id.to_string()).unwrap_or_default()
    };
    view! {
        <select class="field" aria-label=words().filter_agency() prop:value=chosen
            on:change:target=move |event| view.filter.update(|filter| filter.agency = event.target().value().parse::<AgencyId>().ok())>
            <option value="">{words().any_agency()}</option>
            <For each=choices key=|choice| choice.0 let:choice>
                <option value=choice.0.to_string()>{choice.1}</option>
            </For>
        </select>
    }
}

#[component]
fn TrackFilter() -> impl IntoView {
    let (view, desk) = (use_view(), use_desk());
    let chosen = move || view.filter.with(|filter| filter.track.map(Track::as_str).unwrap_or_default());
    // What was chosen on another plan can still be taken back.
    let is_of_use = Memo::new(move |_| has_tracks(desk) || view.filter.with(|filter| filter.track.is_some()));
    shown_when(
        move || is_of_use.get(),
        move || {
            view! {
                <select class="field" aria-label=words().filter_track() prop:value=chosen
                    on:change:target=move |event| view.filter.update(|filter| filter.track = Track::parse(&event.target().value()))>
                    <option value="">{words().any_track()}</option>
                    {[Track::Weak, Track::Satisfaction, Track::Maintain]
                        .map(|track| view! { <option value=track.as_str()>{words().track(track)}</option> })}
                </select>
            }
            .into_any()
        },
    )
}

/// The agencies that lead or take part in what the plan shows, or do so in the place of others; the rest would find nothing.
fn agencies_named(shown: Shown<'_>) -> BTreeSet<AgencyId> {
    let criteria = shown.of_kind(Kind::Criterion).filter_map(|noun| match noun {
        Noun::Criterion(criterion) => Some(criterion.lead.iter().chain(&criterion.coordinating)),
        _ => None,
    });
    criteria.flatten().chain(tasks(shown).flat_map(|task| &task.assignees)).map(|id| shown.standing_for(*id)).collect()
}

#[component]
fn Flags() -> impl IntoView {
    let (view, desk) = (use_view(), use_desk());
    view! {
        <Flag name=said(|| words().only_mine()) get=|filter| filter.mine set=|filter, on| filter.mine = on/>
        <Flag name=said(|| words().blocked) get=|filter| filter.blocked set=|filter, on| filter.blocked = on/>
        <Flag name=said(move || words().stalled(desk.thresholds().stalled_days)) get=|filter| filter.stalled set=|filter, on| filter.stalled = on/>
        <Flag name=said(|| words().overdue) get=|filter| filter.overdue set=|filter, on| filter.overdue = on/>
        {shown_when(move || !view.filter.with(Filter::is_open), move || view! {
            <button type="button" class="button button--quiet" on:click=heard(move |_| view.filter.set(Filter::default()))>{words().clear_filters}</button>
        }.into_any())}
    }
}

#[component]
fn Flag(name: Said, get: fn(&Filter) -> bool, set: fn(&mut Filter, bool)) -> impl IntoView {
    let view = use_view();
    let on = move || view.filter.with(get);
    let toggle = move |_| view.filter.update(|filter| set(filter, !get(filter)));
    view! { <button type="button" class="chip" aria-pressed=said(move || on().to_string()) on:click=toggle>{name}</button> }
}
