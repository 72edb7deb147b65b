//! A row for each criterion. A click anywhere on it, or Enter on its name, opens the board with its cards alone.

use super::{
    Look,
    cells::{Cells, Heads, TargetCell, edge},
};
use crate::{
    components::live::{heard, live},
    state::{
        prefs,
        session::use_desk,
        standing::{CriterionStanding, Scope},
        view::{self, use_view},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Filter, id::AgencyId};

/// The criteria, worst first; then the numbers that the document lacks.
#[component]
pub fn Criteria(look: Look) -> impl IntoView {
    let rows = move || look.overview.with(|overview| overview.criteria.iter().cloned().map(|row| view! { <Row row look/> }).collect_view());
    view! {
        <table class="standings" role="table" aria-describedby="xep-hang">
            <caption class="visually-hidden">{words().leadership}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="standings__number">{words().column_number()}</th>
                    <th role="columnheader" scope="col" class="standings__title">{words().column_criterion()}</th>
                    <th role="columnheader" scope="col" class="standings__lead">{words().column_lead()}</th>
                    <th role="columnheader" scope="col" class="standings__target" title=words().column_target_long()>{words().column_target()}</th>
                    <Heads trend=true/>
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}<Gaps look columns=11/></tbody>
        </table>
    }
}

#[component]
fn Row(row: CriterionStanding, look: Look) -> impl IntoView {
    let view = use_view();
    let CriterionStanding { id, number, title, lead, relies_on, rollup, score } = row;
    let no_lead = lead.is_empty();
    let lead = if no_lead { words().no_lead.to_owned() } else { lead };
    let (address, edge, whole) = (view::address_of("/", &number), edge(&rollup), title.clone());
    let trend = look.trends.with(|trends| trends.of(id).cloned());
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
            <TargetCell score/>
            <Cells rollup has_trend=true trend behind=behind(look, &relies_on)/>
        </tr>
    }
}

/// Why what these units say may be less than they have done; nothing where all of them were in contact of late.
pub fn behind(look: Look, agencies: &[AgencyId]) -> Option<String> {
    let desk = use_desk();
    let now = desk.now.get();
    let late: Vec<String> = agencies
        .iter()
        .filter_map(|agency| {
            let contact = look.freshness.contact(*agency).filter(|contact| contact.is_behind())?;
            let name = desk.read_plan(|shown| crate::state::face::names(shown, &[*agency]));
            Some(words().behind(&name, contact.seen_at, contact.waiting, now))
        })
        .collect();
    (!late.is_empty()).then(|| late.join("; "))
}

/// The numbers that the document announces and lacks: shown as what they are, never filled.
#[component]
pub fn Gaps(look: Look, columns: u32) -> impl IntoView {
    let gap = move |number: String, why: String| {
        view! {
            <tr role="row" class="standings__gap" data-number=number.clone()>
                <td role="cell" class="standings__number">{number.clone()}</td>
                <td role="cell" class="standings__why" colspan=columns.to_string()>{why}</td>
            </tr>
        }
    };
    live(move || {
        look.overview.with(|overview| {
            let declared = overview.declared.filter(|_| look.scope() == Scope::Weak);
            let why = words().gap(declared, overview.criteria.len());
            overview.missing.iter().map(|number| gap(number.clone(), why.clone())).collect_view()
        })
    })
}
