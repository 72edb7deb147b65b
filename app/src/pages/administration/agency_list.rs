//! The agencies there are, kind by kind, each with what is known of it and what can be done with it.

use crate::{
    browser::text,
    components::live::{heard, live, said, there, watch},
    online::agencies::AgencyLine,
    state::agencies::Agencies,
    words::words,
};
use leptos::{html::H2, prelude::*};
use parboard_domain::registry::{AgencyKind, Record};

/// The search, the way to add one, and the list.
#[component]
pub fn AgencyList(agencies: Agencies) -> impl IntoView {
    let search = said(move || agencies.search.get());
    // Who comes back from a form goes on here, with the keyboard and with a screen reader.
    let title = NodeRef::<H2>::new();
    if agencies.came_back.try_update_value(std::mem::take) == Some(true) {
        watch(move || drop(title.get().map(|title| title.focus())));
    }
    view! {
        <h2 tabindex="-1" node_ref=title>{words().registry()}</h2>
        <div class="agencies__bar">
            <input class="field" type="search" name="agency-search" aria-label=words().registry_search() placeholder=words().registry_search()
                prop:value=search on:input:target=move |event| agencies.search.set(event.target().value())/>
            <button type="button" class="button" on:click=heard(move |_| agencies.edit(None))>{words().add_agency()}</button>
        </div>
        {live(move || kinds(agencies))}
    }
}

fn kinds(agencies: Agencies) -> AnyView {
    if agencies.lines.with(Option::is_none) {
        let waits = agencies.trouble.with(Option::is_none);
        return waits.then(|| view! { <p role="status">{words().registry_loading()}</p> }).into_any();
    }
    let found = AgencyKind::ALL.map(|kind| (kind, agencies.of_kind(kind)));
    if found.iter().all(|(_, lines)| lines.is_empty()) {
        return view! { <p class="notice" role="status">{words().no_agency_found()}</p> }.into_any();
    }
    let kinds = found.into_iter().filter(|(_, lines)| !lines.is_empty());
    kinds.map(|(kind, lines)| view! { <Kind kind lines agencies/> }).collect_view().into_any()
}

#[component]
fn Kind(kind: AgencyKind, lines: Vec<AgencyLine>, agencies: Agencies) -> impl IntoView {
    let count = lines.len();
    view! {
        <h3>{words().agency_kind(kind)}" "<span class="agencies__count">{count}</span></h3>
        <ul class="agency-list">{lines.into_iter().map(|line| view! { <Line line agencies/> }).collect_view()}</ul>
    }
}

#[component]
fn Line(line: AgencyLine, agencies: Agencies) -> impl IntoView {
    let AgencyLine { record, people, criteria } = line;
    let (id, name, heir) = (record.agency.id, record.agency.name.clone(), record.agency.successor);
    let label = |words: &str| format!("{words}: {}", record.agency.name);
    let (edit, merge) = (label(words().edit_agency()), label(words().merge_or_rename()));
    let facts = facts(&record, agencies).into_iter().chain([words().agency_counts(people, criteria)]).collect::<Vec<_>>().join(" · ");
    let merger = heir.is_none().then(|| {
        view! { <button type="button" class="button" aria-label=merge on:click=heard(move |_| agencies.begin_merger(id))>{words().merge_or_rename()}</button> }
    });
    view! {
        <li class="agency-list__one" data-agency=id.to_string() data-ended=there(heir.is_some())>
            <b>{name}</b>
            <p>{facts}</p>
            <div class="agency-list__acts">
                <button type="button" class="button" aria-label=edit on:click=heard(move |_| agencies.edit(Some(&record)))>{words().edit_agency()}</button>
                {merger}
            </div>
        </li>
    }
}

/// "nay là Sở Tài chính · đến hết 28/02/2025 · Tên khác: Sở KHĐT".
fn facts(record: &Record, agencies: Agencies) -> Vec<String> {
    let facts = [
        record.agency.successor.map(|heir| words().agency_now(&agencies.name(heir))),
        record.valid_from.map(|day| words().agency_since(&text::day(day))),
        record.valid_to.map(|day| words().agency_until(&text::day(day))),
        record.parent.map(|parent| words().agency_belongs_to(&agencies.name(parent))),
        record.email.clone(),
        (!record.aliases.is_empty()).then(|| words().agency_also(&record.aliases.join("; "))),
    ];
    facts.into_iter().flatten().collect()
}
