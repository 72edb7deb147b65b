//! The form of a few whole numbers for the whole province: a field for each, the button, and what came of it.

use crate::{
    components::live::{live, said},
    state::numbers::Numbers,
};
use leptos::{ev::SubmitEvent, prelude::*};
use std::ops::RangeInclusive;

/// One of the numbers.
pub struct Number {
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What it may be.
    pub bounds: RangeInclusive<i64>,
}

/// The form; `keep` is pressed with `button`.
pub fn numbers<const N: usize>(form: Numbers<N>, fields: [Number; N], button: &'static str, keep: fn(Numbers<N>)) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        keep(form);
    };
    let fields = fields.into_iter().enumerate().map(|(at, Number { name, label, bounds })| {
        view! {
            <label>
                {label}
                <input class="field" type="number" inputmode="numeric" name=name required min=bounds.start().to_string() max=bounds.end().to_string()
                    step="1" prop:value=said(move || form.typed.with(|typed| typed[at].clone())) on:input:target=move |event| form.change(at, event.target().value())/>
            </label>
        }
    });
    view! {
        <form class="thresholds__form" novalidate on:submit=submit>
            {fields.collect_view()}
            <button type="submit" class="button button--main" aria-busy=said(move || form.busy.get())>{button}</button>
        </form>
        <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
        <p role="status">{live(move || form.done.get())}</p>
    }
}
