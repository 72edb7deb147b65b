//! Units: who "các cơ quan, đơn vị, địa phương" are in the open plan.

use crate::{
    browser::text,
    components::live::{heard, live, said, shown_when, there},
    online::rosters::{Office, RosterLine},
    state::{rosters::Rosters, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, registry::AgencyKind, vietnamese};

/// The collectives of the plan, and the list that is being edited.
#[component]
pub fn RostersPart() -> impl IntoView {
    let rosters = Rosters::open(use_desk());
    let waiting = move || rosters.sheet.with(Option::is_none) && rosters.trouble.with(Option::is_none);
    let lines = move || rosters.sheet.with(|sheet| sheet.iter().flat_map(|sheet| sheet.lines.clone()).collect::<Vec<_>>());
    let none = move || rosters.sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.lines.is_empty()));
    view! {
        <section class="rosters">
            <h2>{words().rosters()}</h2>
            <p>{words().rosters_about()}</p>
            <div role="alert">{live(move || rosters.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <p role="status">{rosters.done}</p>
            {shown_when(waiting, || view! { <p role="status">{words().accounts_loading()}</p> }.into_any())}
            {shown_when(none, || view! { <p class="notice">{words().rosters_none()}</p> }.into_any())}
            {live(move || lines().into_iter().map(|line| view! { <Collective line rosters/> }).collect_view())}
        </section>
    }
}

#[component]
fn Collective(line: RosterLine, rosters: Rosters) -> impl IntoView {
    let id = line.collective;
    let is_open = Memo::new(move |_| rosters.open.get() == Some(id));
    let facts = match &line.units {
        Some(units) => words().roster_facts(units.len(), line.cards, line.frozen_on.map(text::day)),
        None => words().roster_unlisted(line.cards),
    };
    let edit = heard(move |_| rosters.edit(id));
    view! {
        <article class="roster" data-collective=id.to_string() data-units=line.units.as_ref().map(|units| units.len().to_string())>
            <h3 tabindex="-1">{line.name}</h3>
            <p>{facts}</p>
            <button type="button" class="button" aria-expanded=said(move || is_open.get()) on:click=edit>{words().roster_edit()}</button>
            {shown_when(move || is_open.get(), move || view! { <Ticks rosters proposed=line.proposed.clone()/> }.into_any())}
        </article>
    }
}

/// The list itself: every office with a tick, to be searched without diacritics.
#[component]
fn Ticks(rosters: Rosters, proposed: Vec<AgencyId>) -> impl IntoView {
    let count = move || rosters.ticked.with(Vec::len);
    let offices = Memo::new(move |_| rosters.sheet.with(|sheet| sheet.iter().flat_map(|sheet| sheet.offices.clone()).collect::<Vec<_>>()));
    let found = Memo::new(move |_| {
        let wanted = vietnamese::plain(&rosters.search.get());
        offices.with(|offices| offices.iter().filter(|office| vietnamese::plain(&office.name).contains(&wanted)).cloned().collect::<Vec<_>>())
    });
    let of_kind = move |kind: AgencyKind| {
        let these = move || found.with(|found| found.iter().filter(|office| office.kind == kind).cloned().collect::<Vec<Office>>());
        shown_when(
            move || found.with(|found| found.iter().any(|office| office.kind == kind)),
            move || {
                view! {
                    <fieldset class="roster__kind">
                        <legend>{words().agency_kind(kind)}</legend>
                        <For each=these key=|office| office.id let:office><Tick office rosters/></For>
                    </fieldset>
                }
                .into_any()
            },
        )
    };
    let as_registry = heard(move |_| rosters.ticked.set(proposed.clone()));
    view! {
        <div class="roster__list">
            <label class="roster__search">
                {words().roster_search()}
                <input class="field" type="search" prop:value=move || rosters.search.get()
                    on:input:target=move |event| rosters.search.set(event.target().value())/>
            </label>
            {AgencyKind::ALL.into_iter().map(of_kind).collect_view()}
            <div class="roster__foot">
                <p role="status">{live(move || words().roster_ticked(count()))}</p>
                <button type="button" class="button" on:click=as_registry>{words().roster_as_registry()}</button>
                <button type="button" class="button" on:click=heard(move |_| rosters.open.set(None))>{words().cancel()}</button>
                <button type="button" class="button button--main" disabled=said(move || there(rosters.busy.get() || count() == 0)) on:click=heard(move |_| rosters.save())>
                    {words().save()}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Tick(office: Office, rosters: Rosters) -> impl IntoView {
    let id = office.id;
    view! {
        <label class="roster__office">
            <input type="checkbox" prop:checked=move || rosters.ticked.with(|ticked| ticked.contains(&id)) on:change=heard(move |_| rosters.turn(id))/>
            <span>{office.name}</span>
        </label>
    }
}
