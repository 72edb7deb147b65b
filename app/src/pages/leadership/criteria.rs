//! A row for each criterion. A click anywhere on it, or Enter on its name, opens the board with its cards alone.

use super::{
    Look,
    cells::{Cells, Heads, edge},
};
use crate::{
    components::live::{heard, live},
    state::{
        prefs,
        standing::{CriterionStanding, Scope},
        view::{self, use_view},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::board::Filter;

/// The criteria, worst first; then the numbers that the document lacks.
#[component]
pub fn Criteria(look: Look) -> impl IntoView {
    let rows = move || look.overview.with(|overview| overview.criteria.iter().cloned().map(|row| view! { <Row row/> }).collect_view());
    let gaps = move || {
        look.overview.with(|overview| {
            let declared = overview.declared.filter(|_| look.scope() == Scope::Weak);
            let why = words().gap(declared, overview.criteria.len());
            overview.missing.iter().cloned().map(|number| view! { <Gap number why=why.clone()/> }).collect_view()
        })
    };
    view! {
        <table class="standings" role="table" aria-describedby="xep-hang">
            <caption class="visually-hidden">{words().leadership}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="standings__number">{words().column_number()}</th>
                    <th role="columnheader" scope="col" class="standings__title">{words().column_criterion()}</th>
                    <th role="columnheader" scope="col" class="standings__lead">{words().column_lead()}</th>
                    <Heads/>
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}{live(gaps)}</tbody>
        </table>
    }
}

#[component]
fn Row(row: CriterionStanding) -> impl IntoView {
    let view = use_view();
    let CriterionStanding { id, number, title, lead, rollup } = row;
    let no_lead = lead.is_empty();
    let lead = if no_lead { words().no_lead.to_owned() } else { lead };
    let (address, edge, whole) = (view::address_of("/", &number), edge(&rollup), title.clone());
    // Whoever asks for these cards wants to see them: no filter of before hides some, and their group is not folded.
    let go = move |_| {
        view.filter.set(Filter::default());
        prefs::change(|prefs| prefs.fold(id.to_string(), false));
    };
    view! {
        <tr role="row" data-number=number.clone() data-edge=edge>
            <td role="cell" class="standings__number">{number.clone()}</td>
            <th role="rowheader" scope="row" class="standings__title" title=whole>
                <a href=address class="standings__open" on:click=heard(go)>{title}</a>
            </th>
            <td role="cell" class="standings__lead" title=lead.clone() data-none=no_lead.then_some("")>{lead.clone()}</td>
            <Cells rollup/>
        </tr>
    }
}

/// A number that the document announces and lacks: shown as what it is, never filled.
#[component]
fn Gap(number: String, why: String) -> impl IntoView {
    view! {
        <tr role="row" class="standings__gap" data-number=number.clone()>
            <td role="cell" class="standings__number">{number.clone()}</td>
            <td role="cell" class="standings__why" colspan="9">{why}</td>
        </tr>
    }
}
