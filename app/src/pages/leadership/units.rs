//! How fresh the figures of each unit are: when it was last in contact, when it last said anything, what its devices hold back, and
//! how often it was chased. Those of whose figures least is certain come first.

use super::{Look, cells::Behind, groups::contact_words};
use crate::{
    components::live::live,
    state::{
        freshness::{Contact, UnitLine},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// The table.
#[component]
pub fn Units(look: Look) -> impl IntoView {
    let desk = use_desk();
    let rows = move || look.freshness.lines().into_iter().map(|line| view! { <Row line/> }).collect_view();
    let told = move || words().contacts_as_of(look.freshness.asked_at(), desk.now.get());
    view! {
        <p class="leadership__note" id="don-vi-den">{told}" "{words().behind_rule()}</p>
        <table class="standings standings--units" role="table" aria-describedby="don-vi-den">
            <caption class="visually-hidden">{words().units_caption()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {words().unit_columns().map(|name| view! { <th role="columnheader" scope="col">{name}</th> })}
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}</tbody>
        </table>
    }
}

#[component]
fn Row(line: UnitLine) -> impl IntoView {
    let now = use_desk().now.get_untracked();
    let UnitLine { agency, name, contact, unit } = line;
    let is_behind = contact.is_some_and(Contact::is_behind);
    let mark = is_behind.then(|| view! { <Behind why=words().figures_may_lack().to_owned()/> });
    let said = unit.last.map_or_else(|| words().never_said().to_owned(), |at| words().days_ago(at, now));
    let chased = words().chased(&unit.chased, now).unwrap_or_else(|| "–".to_owned());
    let columns = words().unit_columns();
    view! {
        <tr role="row" data-unit=agency.to_string() data-edge=is_behind.then_some("stalled")>
            <th role="rowheader" scope="row" class="standings__title">{name}</th>
            <td role="cell"><span class="standings__word">{columns[1]}": "</span>{mark}{contact_words(contact, true, now)}</td>
            <td role="cell"><span class="standings__word">{columns[2]}": "</span>{said}</td>
            <td role="cell"><span class="standings__word">{columns[3]}": "</span>{unit.reports()}</td>
            <td role="cell"><span class="standings__word">{columns[4]}": "</span>{chased}</td>
        </tr>
    }
}
