//! The plans that are not open, and the way to each: a card, a clash or a figure that somebody misses may be in one of them.

use crate::components::live::{heard, live};
use crate::{state::session::use_desk, words::words};
use leptos::prelude::*;
use parboard_domain::person::PlanTitle;

/// Which plan is open, and a button for each other one; nothing where there is no other.
#[component]
pub fn OtherPlans() -> impl IntoView {
    let desk = use_desk();
    let plans = Memo::new(move |_| (desk.plan(), desk.directory(|directory| directory.plans.clone())));
    live(move || {
        let (open, plans) = plans.get();
        let (open, others): (Vec<PlanTitle>, Vec<PlanTitle>) = plans.into_iter().partition(|plan| open == Some(plan.id));
        let one = |plan: PlanTitle| {
            let (id, name) = (plan.id, words().open_plan(&short(&plan)));
            view! { <button type="button" class="button" on:click=heard(move |_| desk.turn_to(id))>{name}</button> }
        };
        (!others.is_empty()).then(|| {
            view! {
                <div class="other-plans">
                    {open.first().map(|plan| view! { <p>{words().plan_open(&short(plan))}</p> })}
                    {others.into_iter().map(one).collect_view()}
                </div>
            }
        })
    })
}

fn short(plan: &PlanTitle) -> String {
    format!("{} ({})", if plan.number.is_empty() { &plan.title } else { &plan.number }, plan.year)
}
