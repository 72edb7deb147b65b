//! Carrying a plan over into another year: choose, look at what would go on, keep it.

use super::{outcome::Kept, shown::Shown};
use crate::{
    components::live::{heard, live, said},
    state::{carry::Carry, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{document::Reading, id::PlanId};
use web_sys::SubmitEvent;

/// The steps; the next one appears below the one before.
#[component]
pub fn CarryPart() -> impl IntoView {
    let form = Carry::open(use_desk());
    let step = move || match (form.outcome.get(), form.reading.get()) {
        (Some(outcome), _) => view! { <Kept title=words().carry_done() outcome/> }.into_any(),
        (None, Some(reading)) => view! { <Found reading form/> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <section class="thresholds carry" aria-labelledby="chuyen-nam">
            <h2 id="chuyen-nam">{words().carry()}</h2>
            <p>{words().carry_hint()}</p>
            <Choose form/>
            <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
        </section>
        <div aria-live="polite">{live(step)}</div>
    }
}

#[component]
fn Choose(form: Carry) -> impl IntoView {
    let desk = use_desk();
    let plans = move || {
        desk.directory(|directory| directory.plans.iter().map(|plan| (plan.id, format!("{} ({})", plan.name(), plan.year))).collect::<Vec<_>>())
    };
    let chosen = move || form.plan.get().map(|id| id.to_string()).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.preview();
    };
    view! {
        <form class="thresholds__form carry__form" novalidate on:submit=submit>
            <label>
                {words().carry_from()}
                <select class="field" name="plan" prop:value=chosen on:change:target=move |event| form.choose(event.target().value().parse::<PlanId>().ok())>
                    {live(move || plans().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view())}
                </select>
            </label>
            <label>
                {words().carry_year()}
                <input class="field" type="number" inputmode="numeric" name="year" required prop:value=said(move || form.year.get())
                    on:input:target=move |event| form.set_year(event.target().value())/>
            </label>
            <button type="submit" class="button" aria-busy=said(move || form.busy.get())>{words().carry_preview()}</button>
        </form>
    }
}

#[component]
fn Found(reading: Reading, form: Carry) -> impl IntoView {
    view! {
        <Shown reading title=words().carry_shown() nothing=words().carry_nothing()>
            <div class="reading__keep">
                <button type="button" class="button button--main" aria-busy=said(move || form.busy.get())
                    on:click=heard(move |_| form.commit())>{words().carry_keep()}</button>
            </div>
        </Shown>
    }
}
