//! Rounds of proposals: opened upon a document, moved, and made into a plan that is looked at first.

use super::{outcome::Kept, shown::Shown, unknown_names::UnknownNames};
use crate::{
    components::live::{heard, live, said, shown_when},
    state::{rounds::Rounds, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{document::Reading, id::PlanId};
use web_sys::SubmitEvent;

/// The steps; the next one appears below the one before.
#[component]
pub fn RoundsPart() -> impl IntoView {
    let form = Rounds::open(use_desk());
    let is_some = Memo::new(move |_| form.lines.with(|lines| lines.as_ref().is_some_and(|lines| !lines.is_empty())));
    let is_none = Memo::new(move |_| form.lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty)));
    let is_lost = move || form.lines.with(Option::is_none) && form.trouble.with(Option::is_some);
    let is_open = Memo::new(move |_| form.line().is_some_and(|line| line.round.is_some()));
    let step = move || match (form.outcome.get(), form.reading.get()) {
        (Some(outcome), _) => view! { <Kept title=words().round_made() outcome/> }.into_any(),
        (None, Some(reading)) => view! { <Found reading form/> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <section class="thresholds carry" aria-labelledby="dot-de-xuat">
            <h2 id="dot-de-xuat">{words().rounds()}</h2>
            <p>{words().rounds_hint()}</p>
            {shown_when(move || is_none.get(), || view! { <p class="notice">{words().rounds_none()}</p> }.into_any())}
            {shown_when(move || is_some.get(), move || view! { <Choose form is_open/> }.into_any())}
            <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            {shown_when(is_lost, move || view! {
                <button type="button" class="button" on:click=heard(move |_| form.load())>{words().try_again()}</button>
            }.into_any())}
            <p role="status">{live(move || form.done.get())}</p>
            {shown_when(move || is_open.get(), move || view! { <Make form/> }.into_any())}
        </section>
        <div aria-live="polite">{live(step)}</div>
    }
}

#[component]
fn Choose(form: Rounds, is_open: Memo<bool>) -> impl IntoView {
    let chosen = move || form.plan.get().map(|id| id.to_string()).unwrap_or_default();
    let options = move || {
        let lines = form.lines.get().unwrap_or_default();
        lines.into_iter().map(|line| view! { <option value=line.plan.to_string()>{format!("{} ({})", line.name, line.year)}</option> }).collect_view()
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    view! {
        <form class="thresholds__form carry__form" novalidate on:submit=submit>
            <label>
                {words().round_document()}
                <select class="field" name="plan" prop:value=said(chosen) on:change:target=move |event| form.choose(event.target().value().parse::<PlanId>().ok())>
                    {live(options)}
                </select>
            </label>
            <label>
                {words().round_due()}
                <input class="field" type="date" min="2000-01-01" max="2100-12-31" name="due_on" required prop:value=said(move || form.due_on.get())
                    on:input:target=move |event| form.due_on.set(event.target().value())/>
            </label>
            <label>
                {words().round_year()}
                <input class="field" type="number" inputmode="numeric" name="year" required prop:value=said(move || form.year.get())
                    on:input:target=move |event| form.year.set(event.target().value())/>
            </label>
            <div role="alert">{live(move || form.asked.get().then(|| sure(form)))}</div>
            <button type="submit" class="button button--main" aria-busy=said(move || form.busy.get())>
                {live(move || match (is_open.get(), form.asked.get()) {
                    (true, _) => words().round_move(),
                    (false, false) => words().round_begin(),
                    (false, true) => words().round_begin_sure(),
                })}
            </button>
            {shown_when(move || form.asked.get(), move || view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| form.asked.set(false))>{words().cancel()}</button>
            }.into_any())}
        </form>
    }
}

/// What opening it means, before it is done.
fn sure(form: Rounds) -> impl IntoView {
    let cards = form.line().map_or(0, |line| line.cards);
    view! { <p class="notice">{words().round_means(cards)}</p> }
}

/// The way to how far the round is, and to the plan that comes of it.
#[component]
fn Make(form: Rounds) -> impl IntoView {
    let desk = use_desk();
    let made = move || form.line().and_then(|line| line.made).map(|title| view! { <p>{words().round_made_before(&title)}</p> });
    let turn = move |_| {
        let plan = form.plan.get_untracked();
        if let Some(plan) = plan.filter(|plan| desk.plan() != Some(*plan)) {
            desk.turn_to(plan);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.preview();
    };
    view! {
        <p><a class="button" href="/de-xuat" on:click=turn>{words().round_open()}</a></p>
        <h3>{words().round_make()}</h3>
        <p>{words().round_make_hint()}</p>
        {live(made)}
        <form class="thresholds__form carry__form" novalidate on:submit=submit>
            <label>
                {words().round_title()}
                <textarea class="field" rows="2" name="title" required prop:value=said(move || form.title.get()) on:input:target=move |event| form.set_title(event.target().value())></textarea>
            </label>
            <button type="submit" class="button" aria-busy=said(move || form.busy.get())>{words().carry_preview()}</button>
        </form>
    }
}

#[component]
fn Found(reading: Reading, form: Rounds) -> impl IntoView {
    view! {
        <Shown reading title=words().round_shown() nothing=words().round_nothing()>
            <UnknownNames unknown=form.unknown answers=form.answers/>
            <div class="reading__keep">
                <button type="button" class="button button--main" aria-busy=said(move || form.busy.get())
                    on:click=heard(move |_| form.commit())>{words().round_keep()}</button>
            </div>
        </Shown>
    }
}
