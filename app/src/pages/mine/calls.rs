//! Rounds of proposals that ask my agency, on "Của tôi": whatever plan is open, they are told of.

use crate::{
    components::live::{heard, live, shown_when},
    state::{
        round::{self, Call},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// The rounds; nothing where none asks.
#[component]
pub fn Calls() -> impl IntoView {
    let desk = use_desk();
    let calls = Memo::new(move |_| round::calls(desk));
    shown_when(
        move || calls.with(|calls| !calls.is_empty()),
        move || {
            view! {
                <section class="mine__section" data-said="de-xuat" aria-labelledby="moi-de-xuat">
                    <h2 id="moi-de-xuat">{words().rounds()}</h2>
                    <ul class="said">{live(move || calls.get().into_iter().map(|call| view! { <One call/> }).collect_view())}</ul>
                </section>
            }
            .into_any()
        },
    )
}

#[component]
fn One(call: Call) -> impl IntoView {
    let desk = use_desk();
    let Call { plan, name, round, owes } = call;
    let turn = move |_| {
        if desk.plan() != Some(plan) {
            desk.turn_to(plan);
        }
    };
    view! {
        <li class="said__one">
            <p class="said__about"><a href="/de-xuat" on:click=heard(turn)>{words().round_calls(round.year, &name)}</a></p>
            <p class="said__who">{words().round_until(round.due_on, round::today(desk), round.year)}</p>
            <p class="said__who">{owes.map_or_else(|| words().round_if_asked().to_owned(), |(owed, all)| words().round_owes(owed, all))}</p>
        </li>
    }
}
