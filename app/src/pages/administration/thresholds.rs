//! When a card counts as due soon, and when as not reported on: two numbers of days for the whole province.

use crate::{
    components::live::{heard, live, said, shown_when},
    state::{session::use_desk, thresholds::ThresholdForm},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::figures::THRESHOLD_DAYS;
use web_sys::SubmitEvent;

/// The form, once the server has said how it stands.
#[component]
pub fn ThresholdsPart() -> impl IntoView {
    let form = ThresholdForm::open(use_desk());
    let is_here = Memo::new(move |_| form.days.with(Option::is_some));
    let is_lost = move || !is_here.get() && form.trouble.with(Option::is_some);
    view! {
        <section class="thresholds" aria-labelledby="nguong">
            <h2 id="nguong">{words().thresholds()}</h2>
            <p>{words().thresholds_hint()}</p>
            {shown_when(move || is_here.get(), move || view! { <Form form/> }.into_any())}
            <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            {shown_when(is_lost, move || view! {
                <button type="button" class="button" on:click=heard(move |_| form.load())>{words().try_again()}</button>
            }.into_any())}
            <p role="status">{live(move || form.done.get())}</p>
        </section>
    }
}

#[component]
fn Form(form: ThresholdForm) -> impl IntoView {
    // The server says what is out of bounds, in the same words for whoever asks.
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    view! {
        <form class="thresholds__form" novalidate on:submit=submit>
            <Days form at=0 name="soon_days" label=words().soon_days()/>
            <Days form at=1 name="stalled_days" label=words().stalled_days()/>
            <button type="submit" class="button button--main" aria-busy=said(move || form.busy.get())>{words().keep_thresholds()}</button>
        </form>
    }
}

#[component]
fn Days(form: ThresholdForm, at: usize, name: &'static str, label: &'static str) -> impl IntoView {
    let days = move || form.days.with(|days| days.as_ref().map(|days| days[at].clone()).unwrap_or_default());
    let typed = move |text: String| {
        form.done.set(None);
        form.days.update(|days| {
            if let Some(days) = days {
                days[at] = text;
            }
        });
    };
    view! {
        <label>
            {label}
            <input class="field" type="number" inputmode="numeric" name=name required min=THRESHOLD_DAYS.start().to_string() max=THRESHOLD_DAYS.end().to_string()
                step="1" prop:value=said(days) on:input:target=move |event| typed(event.target().value())/>
        </label>
    }
}
