//! The board's tools: grouping, search, filters.

use crate::components::live::{heard, said, shown_when};
use crate::{
    browser::text,
    state::{prefs, session::use_desk, view::use_view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    board::{Filter, GroupBy},
    criterion::Track,
    id::AgencyId,
};

/// The tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    let view = use_view();
    // Nothing in the panel is looked at before it is opened, and the first picture need not wait for it.
    let opened = RwSignal::new(false);
    view! {
        <div class="toolbar" role="search">
            <Grouping/>
            <OnlyCriterion/>
            <OtherPlan/>
            <input class="field toolbar__search" type="search" name="search" autocomplete="off" placeholder=words().search aria-label=words().search
                prop:value=move || view.filter.with(|filter| filter.search.clone())
                on:input:target=move |event| view.filter.update(|filter| filter.search = event.target().value())/>
            <details class="toolbar__filters" on:toggle=heard(move |_| opened.set(true))>
                <summary class="chip">{words().filters}<FilterCount/></summary>
                {shown_when(move || opened.get(), || view! { <div class="toolbar__panel"><AgencyFilter/><TrackFilter/><Flags/></div> }.into_any())}
            </details>
        </div>
    }
}

#[component]
fn Grouping() -> impl IntoView {
    let view = use_view();
    let choose = move |by: GroupBy| {
        view.group_by.set(by);
        prefs::change(|prefs| prefs.group_by = by);
    };
    let one = move |by: GroupBy, name: &'static str| {
        view! { <button type="button" aria-pressed=said(move || (view.group_by.get() == by).to_string()) on:click=heard(move |_| choose(by))>{name}</button> }
    };
    view! {
        <div class="segments" role="group" aria-label=words().group_by>
            {one(GroupBy::Criterion, words().by_criterion)}
            {one(GroupBy::Lead, words().by_lead)}
            {one(GroupBy::Nothing, words().by_nothing)}
        </div>
    }
}

/// The one criterion that is shown, and the way to all.
#[component]
fn OnlyCriterion() -> impl IntoView {
    let view = use_view();
    move || {
        view.criterion.get().map(|number| {
            view! {
                <a href="/" class="chip toolbar__only" title=words().clear_filters>
                    {words().only_criterion(&number)}
                    <span aria-hidden="true">"×"</span>
                    <span class="visually-hidden">{words().clear_filters}</span>
                </a>
            }
        })
    }
}

/// Where another plan is opened, if there is any.
#[component]
fn OtherPlan() -> impl IntoView {
    let desk = use_desk();
    let several = move || desk.directory(|directory| directory.plans.len() > 1);
    shown_when(several, || view! { <a href="/dong-bo" class="chip">{words().change_plan()}</a> }.into_any())
}

#[component]
fn FilterCount() -> impl IntoView {
    let view = use_view();
    let count = move || {
        view.filter.with(|filter| {
            [filter.agency.is_some(), filter.track.is_some(), filter.blocked, filter.stalled, filter.overdue, filter.mine]
                .into_iter()
                .filter(|set| *set)
                .count()
        })
    };
    move || (count() > 0).then(|| view! { <b>{count()}</b> })
}

#[component]
fn AgencyFilter() -> impl IntoView {
    let (view, desk) = (use_view(), use_desk());
    let choices = move || {
        let mut choices = desk.directory(|directory| directory.agencies.iter().map(|agency| (agency.id, agency.name.clone())).collect::<Vec<_>>());
        choices.sort_by(|(_, a), (_, b)| text::alphabet(a, b));
        choices
    };
    let chosen = move || view.filter.with(|filter| filter.agency.map(|id| id.to_string()).unwrap_or_default());
    view! {
        <select class="field" aria-label=words().filter_agency prop:value=chosen
            on:change:target=move |event| view.filter.update(|filter| filter.agency = event.target().value().parse::<AgencyId>().ok())>
            <option value="">{words().any_agency}</option>
            <For each=choices key=|choice| choice.0 let:choice>
                <option value=choice.0.to_string()>{choice.1}</option>
            </For>
        </select>
    }
}

#[component]
fn TrackFilter() -> impl IntoView {
    let view = use_view();
    let chosen = move || view.filter.with(|filter| filter.track.map(Track::as_str).unwrap_or_default());
    view! {
        <select class="field" aria-label=words().filter_track prop:value=chosen
            on:change:target=move |event| view.filter.update(|filter| filter.track = Track::parse(&event.target().value()))>
            <option value="">{words().any_track}</option>
            {[Track::Weak, Track::Satisfaction, Track::Maintain]
                .map(|track| view! { <option value=track.as_str()>{words().track(track)}</option> })}
        </select>
    }
}

#[component]
fn Flags() -> impl IntoView {
    let view = use_view();
    view! {
        <Flag name=words().only_mine get=|filter| filter.mine set=|filter, on| filter.mine = on/>
        <Flag name=words().blocked get=|filter| filter.blocked set=|filter, on| filter.blocked = on/>
        <Flag name=words().stalled get=|filter| filter.stalled set=|filter, on| filter.stalled = on/>
        <Flag name=words().overdue get=|filter| filter.overdue set=|filter, on| filter.overdue = on/>
        {shown_when(move || !view.filter.with(Filter::is_open), move || view! { <button type="button" class="button button--quiet" on:click=heard(move |_| view.filter.set(Filter::default()))>{words().clear_filters}</button> }.into_any())}
    }
}

#[component]
fn Flag(name: &'static str, get: fn(&Filter) -> bool, set: fn(&mut Filter, bool)) -> impl IntoView {
    let view = use_view();
    let on = move || view.filter.with(get);
    let toggle = move |_| view.filter.update(|filter| set(filter, !get(filter)));
    view! { <button type="button" class="chip" aria-pressed=said(move || on().to_string()) on:click=toggle>{name}</button> }
}
