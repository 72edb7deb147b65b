//! The part of the task screen that says who was reminded of the card, and what came of it.

use super::log::LogLine;
use crate::{
    components::{
        live::{live, shown_when},
        long_list::LongList,
        task::use_here,
    },
    state::{chasing::log, session::use_desk},
    words::words,
};
use leptos::prelude::*;

/// So many lines are drawn before the rest is asked for.
const SHOWN: usize = 10;

/// The part; nothing on a card of which nobody was reminded.
#[component]
pub fn OnCard() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let lines = Memo::new(move |_| log::of_card(desk, here.id));
    let long = LongList::new(SHOWN);
    let drawn = move || {
        lines.with(|lines| lines.iter().take(long.drawn()).map(|line| view! { <LogLine line=line.clone() mail=None on_card=true/> }).collect_view())
    };
    view! {
        {shown_when(move || lines.with(|lines| !lines.is_empty()), move || view! {
            <section class="task-part" aria-labelledby="don-doc">
                <h2 id="don-doc">{words().chasing()}</h2>
                <ul class="chase-log">{live(drawn)}</ul>
                {long.rest(move || lines.with(Vec::len))}
            </section>
        }.into_any())}
    }
}
