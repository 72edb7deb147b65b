//! "Làm gì khi…", for the role of whoever asks, or another.

use crate::{
    components::live::{heard, live, said},
    state::session::use_desk,
    words::{
        help::{
            self as lines,
            answers::{self, Answer},
        },
        words,
    },
};
use leptos::prelude::*;
use parboard_domain::person::Role;

/// The answers.
#[component]
pub fn Answers() -> impl IntoView {
    let shown = RwSignal::new(use_desk().actor().role);
    let choice = move |(role, _): (Role, _)| {
        view! { <button type="button" aria-pressed=said(move || shown.get() == role) on:click=heard(move |_| shown.set(role))>{words().role(role)}</button> }
    };
    view! {
        <section class="help__part" aria-labelledby="lam-gi-khi">
            <h2 id="lam-gi-khi">{words().of(lines::WHAT_TO_DO)}</h2>
            <div class="segments help__whom" role="group" aria-label=words().of(lines::FOR_WHOM)>{lines::ROLES.map(choice)}</div>
            {live(move || answers::of(shown.get()).iter().map(|one| answer(one)).collect_view())}
        </section>
    }
}

fn answer(one: &'static Answer) -> AnyView {
    let link = |(address, name): &(&'static str, _)| view! { <a class="button" href=*address>{words().of(*name)}</a> };
    view! {
        <details class="help__answer">
            <summary>{words().of(one.ask)}</summary>
            <ol>{one.steps.iter().map(|step| view! { <li>{words().of(*step)}</li> }).collect_view()}</ol>
            <p class="tour__ways">{one.links.iter().map(link).collect_view()}</p>
        </details>
    }
    .into_any()
}
