//! A row for each lead agency, field or part of the plan, and one for what nobody leads.

use super::{
    Look,
    cells::{Behind, Cells, Heads, edge},
    criteria::behind,
};
use crate::components::live::{heard, live, shown_when};
use crate::{
    state::{
        freshness::Contact,
        session::use_desk,
        standing::{GroupStanding, Sight},
        view::use_view,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    board::Filter,
    id::{AgencyId, CriterionId},
    overview::Group,
    row::Rows,
    vietnamese,
};

/// The rows, worst first.
#[component]
pub fn Groups(look: Look, sight: Sight) -> impl IntoView {
    let of_agencies = sight == Sight::Agencies;
    let rows = move || look.overview.with(|overview| overview.groups(sight).iter().cloned().map(|row| view! { <Row row look/> }).collect_view());
    let counts_twice = move || of_agencies && look.overview.with(|overview| overview.counts_twice);
    view! {
        <table class="standings standings--agencies" role="table" aria-describedby="xep-hang">
            <caption class="visually-hidden">{words().sight(sight)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="standings__title">{words().column_group(sight)}</th>
                    <th role="columnheader" scope="col" class="standings__figure">{words().column_criteria()}</th>
                    <Heads/>
                    {of_agencies.then(|| view! {
                        <th role="columnheader" scope="col" class="standings__contact">{words().column_contact()}</th>
                        <th role="columnheader" scope="col" class="standings__chased">{words().column_chased()}</th>
                    })}
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}</tbody>
        </table>
        {shown_when(counts_twice, || view! { <p class="leadership__note">{words().counted_for_each()}</p> }.into_any())}
    }
}

#[component]
fn Row(row: GroupStanding, look: Look) -> impl IntoView {
    let GroupStanding { group, name, criteria, rollup } = row;
    let (edge, title, count) = (edge(&rollup), name.clone(), criteria.len());
    let more = match group {
        Group::Lead(agency) => Some(view! { <Contacts agency look/> }),
        _ => None,
    };
    view! {
        <tr role="row" data-edge=edge>
            <th role="rowheader" scope="row" class="standings__title" title=title><Name group name criteria/></th>
            <td role="cell" class="standings__figure">{count}<span class="standings__word">" "{vietnamese::small(words().column_criteria())}</span></td>
            <Cells rollup/>
            {more}
        </tr>
    }
}

/// The name, and the way to what was counted: the cards of these criteria and no others.
#[component]
fn Name(group: Group, name: String, criteria: Vec<CriterionId>) -> impl IntoView {
    let view = use_view();
    let go = move |_| view.filter.set(Filter { among: criteria.clone(), ..Filter::default() });
    let (name, is_none) = match group {
        Group::Lead(None) => (words().no_lead.to_owned(), true),
        Group::Field(None) => (words().no_field().to_owned(), true),
        Group::Track(track) => (words().track(track).to_owned(), false),
        _ => (name, false),
    };
    view! { <a href="/" class="standings__open" data-none=is_none.then_some("") on:click=heard(go)>{name}</a> }
}

/// When the agency was last in contact, what it holds back, and how often it was chased.
#[component]
fn Contacts(agency: Option<AgencyId>, look: Look) -> impl IntoView {
    let desk = use_desk();
    let now = desk.now.get_untracked();
    // A collective has no devices; its units have.
    let agency = agency.filter(|agency| desk.read_plan(|shown| shown.find_agency(*agency).is_some_and(|agency| !agency.collective)));
    let contact = agency.and_then(|agency| look.freshness.contact(agency));
    let chased = agency.and_then(|agency| {
        let unit = look.freshness.activity.with(|activity| activity.find(agency).cloned())?;
        words().chased(&unit.chased, now)
    });
    let why = agency.and_then(|agency| behind(look, &[agency]));
    let never = chased.is_none().then_some("");
    view! {
        <td role="cell" class="standings__contact"><span class="standings__word">{words().column_contact()}": "</span>{why.map(|why| view! { <Behind why/> })}{contact_words(contact, agency.is_some(), now)}</td>
        <td role="cell" class="standings__chased" data-none=never><span class="standings__word">{words().column_chased()}": "</span>{chased.unwrap_or_else(|| "–".to_owned())}</td>
    }
}

/// The same in words; of an agency of which nothing is known, why.
pub fn contact_words(contact: Option<Contact>, is_agency: bool, now: parboard_domain::measure::Moment) -> String {
    match contact {
        _ if !is_agency => "–".to_owned(),
        None if !use_desk().actor().may_read_contacts() => words().contact_not_for_you().to_owned(),
        None => words().contact_unknown().to_owned(),
        Some(contact) if contact.accounts == 0 => words().contact_no_account().to_owned(),
        Some(contact) => words().contact(contact.seen_at, contact.waiting, now),
    }
}
