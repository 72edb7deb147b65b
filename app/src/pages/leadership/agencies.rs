//! A row for each lead agency, and one for what nobody leads.

use super::{
    Look,
    cells::{Cells, Heads, edge},
};
use crate::components::live::{heard, live, shown_when};
use crate::{
    state::{
        standing::{AgencyStanding, Scope},
        view::use_view,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Filter, vietnamese};

/// The lead agencies, worst first.
#[component]
pub fn Agencies(look: Look) -> impl IntoView {
    let rows = move || {
        let scope = look.scope();
        look.overview.with(|overview| overview.agencies.iter().cloned().map(|row| view! { <Row row scope/> }).collect_view())
    };
    view! {
        <table class="standings standings--agencies" role="table" aria-describedby="xep-hang">
            <caption class="visually-hidden">{words().by_lead}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="standings__title">{words().column_lead()}</th>
                    <th role="columnheader" scope="col" class="standings__figure">{words().column_criteria()}</th>
                    <Heads/>
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}</tbody>
        </table>
        {shown_when(move || look.overview.with(|overview| overview.counts_twice), move || view! { <p class="leadership__note">{words().counted_for_each()}</p> }.into_any())}
    }
}

#[component]
fn Row(row: AgencyStanding, scope: Scope) -> impl IntoView {
    let view = use_view();
    let AgencyStanding { agency, name, criteria, rollup } = row;
    let (title, edge) = (name.clone(), edge(&rollup));
    let name = match agency {
        None => view! { <span data-none="">{words().no_lead}</span> }.into_any(),
        agency => {
            let go = move |_| view.filter.set(Filter { agency, track: scope.track(), ..Filter::default() });
            view! { <a href="/" class="standings__open" on:click=heard(go)>{name}</a> }.into_any()
        }
    };
    view! {
        <tr role="row" data-edge=edge>
            <th role="rowheader" scope="row" class="standings__title" title=title>{name}</th>
            <td role="cell" class="standings__figure">{criteria}<span class="standings__word">" "{vietnamese::small(words().column_criteria())}</span></td>
            <Cells rollup/>
        </tr>
    }
}
