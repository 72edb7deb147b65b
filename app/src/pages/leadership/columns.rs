//! The board for leaders: criteria as rows, the four columns, and in each cell how many cards; a count opens the board with these
//! cards alone.

use super::{Look, cells::edge, criteria::Gaps};
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
use parboard_domain::{board::Filter, task::Status};

/// The rows, worst first, and the sums.
#[component]
pub fn Columns(look: Look) -> impl IntoView {
    let in_round = untrack(|| use_desk().in_round());
    let rows = move || look.overview.with(|overview| overview.criteria.iter().cloned().map(|row| view! { <Row row/> }).collect_view());
    view! {
        <table class="counts" role="table" aria-describedby="xep-hang">
            <caption class="visually-hidden">{words().columns_caption()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="standings__number">{words().column_number()}</th>
                    <th role="columnheader" scope="col" class="counts__title">{words().column_criterion()}</th>
                    {Status::ALL.map(|status| view! { <th role="columnheader" scope="col" data-is=status.as_str()>{words().column(in_round, status)}</th> })}
                </tr>
            </thead>
            <tbody role="rowgroup">{live(rows)}<Gaps look columns=5/></tbody>
            <tfoot role="rowgroup"><Sums look/></tfoot>
        </table>
    }
}

#[component]
fn Row(row: CriterionStanding) -> impl IntoView {
    let CriterionStanding { id, number, title, rollup, .. } = row;
    let (whole, edge) = (title.clone(), edge(&rollup));
    let in_round = untrack(|| use_desk().in_round());
    let cell = |status: Status| {
        let count = rollup.by_status[status.column()];
        let label = words().count_in(count, words().column(in_round, status), &number);
        view! { <Count count status label number=number.clone() fold=id.to_string()/> }
    };
    view! {
        <tr role="row" data-number=number.clone() data-edge=edge>
            <td role="cell" class="standings__number">{number.clone()}</td>
            <th role="rowheader" scope="row" class="counts__title" title=whole>{title}</th>
            {Status::ALL.map(cell)}
        </tr>
    }
}

/// A count, and the way to its cards; the larger the count, the longer the bar behind it.
#[component]
fn Count(count: u32, status: Status, label: String, number: String, fold: String) -> impl IntoView {
    let view = use_view();
    let address = view::address_of("/", &number);
    let go = move |_| {
        view.filter.set(Filter { status: Some(status), ..Filter::default() });
        prefs::change(|prefs| prefs.fold(fold.clone(), false));
    };
    let face = if count == 0 {
        view! { <span class="standings__none">"–"</span> }.into_any()
    } else {
        view! { <a class="counts__open" href=address on:click=heard(go) aria-label=label>{count}</a> }.into_any()
    };
    view! { <td role="cell" class="counts__cell" data-is=status.as_str() data-none=(count == 0).then_some("")>{face}</td> }
}

#[component]
fn Sums(look: Look) -> impl IntoView {
    let view = use_view();
    let cell = move |status: Status| {
        let count = move || look.overview.with(|overview| overview.sum.by_status[status.column()]);
        let go = move |_| {
            view.filter.set(Filter { status: Some(status), track: look.scope.with_untracked(|scope: &Scope| scope.track()), ..Filter::default() });
        };
        view! { <td role="cell" class="counts__cell" data-is=status.as_str()><a class="counts__open" href="/" on:click=heard(go)>{live(count)}</a></td> }
    };
    view! {
        <tr role="row">
            <td role="cell"></td>
            <th role="rowheader" scope="row" class="counts__title">{words().in_all()}</th>
            {Status::ALL.map(cell)}
        </tr>
    }
}
