//! What my agency was reminded of and has not answered: first of all on "Của tôi".

use super::leaders::Leaders;
use crate::{
    components::{
        live::{live, shown_when},
        long_list::LongList,
    },
    state::{
        chasing::log::{self, Line},
        periods,
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::person::Role;

/// So many are drawn before the rest is asked for: below them stands what else there is to do.
const SHOWN: usize = 5;

/// Reminders that ask for me, and the ways to the lists of whom to chase, for those who read them, and to what is reported for periods.
#[component]
pub fn Waiting() -> impl IntoView {
    let desk = use_desk();
    let lines = Memo::new(move |_| {
        let mut lines = log::for_me(desk);
        // What is late comes before what is only silent.
        lines.sort_by_key(|line| line.why);
        lines
    });
    let long = LongList::new(SHOWN);
    let drawn = move || lines.with(|lines| lines.iter().take(long.drawn()).cloned().collect::<Vec<_>>());
    view! {
        <p class="mine__chasing">
            {shown_when(move || desk.actor().may_read_chasing(), || view! { <a class="button" href="/don-doc">{words().chasing_open()}</a> }.into_any())}
            <a class="button" href=periods::ADDRESS>{words().periods()}</a>
        </p>
        {shown_when(move || desk.actor().role == Role::Leader, || view! { <Leaders/> }.into_any())}
        {shown_when(move || lines.with(|lines| !lines.is_empty()), move || view! {
            <section class="mine__section reminders" aria-labelledby="duoc-don-doc">
                <h2 id="duoc-don-doc">{words().reminders_to_you()}" "<span class="mine__count">{live(move || words().count(lines.with(Vec::len)))}</span></h2>
                <p class="reminders__hint">{words().reminders_hint()}</p>
                <ul class="reminders__list">{live(move || drawn().into_iter().map(|line| view! { <One line/> }).collect_view())}</ul>
                {long.rest(move || lines.with(Vec::len))}
            </section>
        }.into_any())}
    }
}

#[component]
fn One(line: Line) -> impl IntoView {
    let desk = use_desk();
    let (by, at, nth) = (line.by, line.at, line.nth);
    let level = (line.level > 1).then(|| format!(" · {}", words().chase_level(line.level)));
    view! {
        <li class="reminder" data-task=line.task.to_string() data-level=line.level.to_string()>
            <p class="reminder__card"><b>{line.card.0.clone()}</b>" "<a href=format!("/viec/{}", line.task)>{line.card.1.clone()}</a></p>
            <p class="reminder__words">{line.words}</p>
            <p class="reminder__facts">{live(move || words().reminded_by(&desk.name_of(by), at, nth))}{level}" · "{words().why(line.why)}" · "{words().came_of_it(&line.answer)}</p>
        </li>
    }
}

/// For the menu: how many cards wait for an answer.
pub fn count(desk: crate::state::desk::Desk) -> usize {
    log::count_for_me(desk)
}
