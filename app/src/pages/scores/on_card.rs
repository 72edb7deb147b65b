//! What the card's criterion aims at and what was measured, on the task screen, and the way to give a figure.

use crate::{
    components::{live::live, task::use_here},
    state::{
        scores::{self, ADDRESS, CRITERION},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{row::Rows, score::What};

/// Two facts and a link; the facts only where there are some.
#[component]
pub fn OnCard() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let draw = move || {
        let criterion = desk.read_plan(|shown| shown.find_task(here.id).map(|task| task.criterion))?;
        let line = scores::one(desk, criterion)?;
        let unit = super::criterion::unit_of(&line);
        let name = |what: What| words().figure_name(what);
        let target = line.target.as_ref().map(|target| format!("{}: {}", name(What::Target), words().target(target)));
        let measured =
            line.measured.map(|(value, day)| format!("{}: {}, {}", name(What::Measured), words().amount(value, &unit), words().measured_on(day)));
        let says = [target, measured].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(view! {
            <p class="task-score">
                {says}" "<a href=format!("{ADDRESS}?{CRITERION}={criterion}")>{words().scores_of_criterion()}</a>
            </p>
        })
    };
    view! { {live(draw)} }
}
