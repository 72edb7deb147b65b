//! The board's tools: grouping, search, filters.

pub mod filters;
pub mod pick;

use crate::components::{
    live::{heard, said, shown_when},
    shell::{Panel, use_asking},
    soon::soon,
};
use crate::{
    root::later::{self, Work},
    state::{
        new_task::{self, ADDRESS},
        prefs,
        session::use_desk,
        view::{address_of, use_view},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::board::{Filter, GroupBy};

/// The tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    view! { <div class="toolbar" role="search">{soon(|| view! { <Tools/> }.into_any())}</div> }
}

#[component]
fn Tools() -> impl IntoView {
    let (desk, view, asking) = (use_desk(), use_view(), use_asking());
    // Nothing in the panel is looked at before it is opened, and a first visit need not load it.
    let opened = RwSignal::new(false);
    view! {
        <Grouping/>
        <label class="toolbar__find">
            <input class="field toolbar__search" type="search" name="search" autocomplete="off" placeholder=words().search_short aria-label=words().search
                prop:value=move || view.filter.with(|filter| filter.search.clone())
                on:input:target=move |event| view.filter.update(|filter| filter.search = event.target().value())/>
        </label>
        <details class="toolbar__filters" on:toggle=heard(move |_| opened.set(true))>
            <summary class="chip">{words().filters}</summary>
            {shown_when(move || opened.get(), || later::part(Work::Filters))}
        </details>
        <AddTask/>
        // What the filters are is said by name: a board that shows less than all of it never looks whole. The rest can wait.
        {shown_when(
            move || asking.0.get() != Panel::Away || view.criterion.with(Option::is_some) || !view.filter.with(Filter::is_open),
            || later::part(Work::MoreTools),
        )}
        {shown_when(move || desk.in_round(), || view! { <a class="chip" href="/de-xuat">{words().rounds()}</a> }.into_any())}
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

/// The way to a new card, for those who may make one; under the criterion that is shown alone.
#[component]
fn AddTask() -> impl IntoView {
    let (desk, view) = (use_desk(), use_view());
    let address = move || view.criterion.get().map_or_else(|| ADDRESS.to_owned(), |number| address_of(ADDRESS, &number));
    shown_when(
        move || new_task::may_add(desk),
        move || view! { <a class="chip toolbar__add" href=said(address)><span>{words().add_task()}</span></a> }.into_any(),
    )
}
