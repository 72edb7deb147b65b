//! What leadership is told: who was reminded so often without an answer that it has become their matter.

use crate::{
    components::live::{live, shown_when},
    state::{chasing::log, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::reminder::LEVEL_MAX;

/// So many agencies are named; the rest stands in the log.
const SHOWN: usize = 8;

/// The agencies, with how often and for how long; nothing while there are none.
#[component]
pub fn Leaders() -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| log::escalated(desk, LEVEL_MAX));
    let lines = move || {
        found
            .get()
            .into_iter()
            .take(SHOWN)
            .map(|line| {
                view! {
                    <li data-agency=line.agency.to_string()><b>{line.name}</b>": "{words().escalated(line.cards, line.most, line.days)}</li>
                }
            })
            .collect_view()
    };
    view! {
        {shown_when(move || found.with(|found| !found.is_empty()) && desk.actor().may_read_chasing(), move || view! {
            <section class="escalated" aria-labelledby="chua-phan-hoi">
                <h2 id="chua-phan-hoi">{words().escalated_title()}" "<span class="mine__count">{live(move || words().count(found.with(Vec::len)))}</span></h2>
                <ul>{live(lines)}</ul>
                <p><a href="/don-doc?xem=nhat-ky">{words().chasing_views()[1]}</a></p>
            </section>
        }.into_any())}
    }
}
