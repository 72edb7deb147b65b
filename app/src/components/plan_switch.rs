//! The way from one plan to another, where a screen says which one it shows.

use crate::{components::live::live, state::session::use_desk, words::words};
use leptos::prelude::*;
use parboard_domain::{id::PlanId, person::PlanTitle};

/// The plans there are, and the one that is open.
#[component]
pub fn PlanSelect() -> impl IntoView {
    let desk = use_desk();
    let plans = Memo::new(move |_| desk.directory(|directory| directory.plans.iter().map(|plan| (plan.id, plan_name(plan))).collect::<Vec<_>>()));
    let open = Memo::new(move |_| desk.plan());
    let turn = move |value: String| {
        if let Ok(plan) = value.parse::<PlanId>() {
            desk.turn_to(plan);
        }
    };
    let option = move |(id, name): (PlanId, String)| {
        view! { <option value=id.to_string() prop:selected=move || open.get() == Some(id)>{name}</option> }
    };
    view! {
        <select class="field" name="plan" aria-label=words().device_plan() on:change:target=move |event| turn(event.target().value())>
            {live(move || plans.get().into_iter().map(option).collect_view())}
        </select>
    }
}

/// A plan's name in a list: number, year, title.
pub fn plan_name(plan: &PlanTitle) -> String {
    let year = plan.year.to_string();
    [plan.number.as_str(), year.as_str(), plan.title.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
