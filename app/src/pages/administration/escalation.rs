//! When a reminder is repeated, and from which one on it goes to the head of the agency and to leadership. The rule stands above the form
//! in a sentence, as everybody reads it.

use crate::{
    components::live::{live, said},
    state::{escalation::EscalationForm, session::use_desk},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    chasing::{COUNT, REPEAT_DAYS},
    person::Directory,
};

const NAMES: [&str; 3] = ["repeat_days", "head_from", "leaders_from"];

/// The part of the screen.
#[component]
pub fn EscalationPart() -> impl IntoView {
    let desk = use_desk();
    let form = EscalationForm::open(desk);
    // The server says what is out of bounds, in the same words for whoever asks.
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let field = move |at: usize| {
        let bounds = if at == 0 { REPEAT_DAYS } else { COUNT };
        let typed = move |text: String| {
            form.done.set(None);
            form.numbers.update(|numbers| numbers[at] = text);
        };
        view! {
            <label>
                {words().escalation_fields()[at]}
                <input class="field" type="number" inputmode="numeric" name=NAMES[at] required min=bounds.start().to_string() max=bounds.end().to_string()
                    step="1" prop:value=said(move || form.numbers.with(|numbers| numbers[at].clone())) on:input:target=move |event| typed(event.target().value())/>
            </label>
        }
    };
    view! {
        <section class="thresholds" aria-labelledby="leo-thang">
            <h2 id="leo-thang">{words().escalation()}</h2>
            <p>{words().escalation_hint()}</p>
            <p><b>{live(move || words().escalation_rule(desk.directory(Directory::escalation)))}</b></p>
            <form class="thresholds__form" novalidate on:submit=submit>
                {[0, 1, 2].map(field)}
                <button type="submit" class="button button--main" aria-busy=said(move || form.busy.get())>{words().keep_escalation()}</button>
            </form>
            <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <p role="status">{live(move || form.done.get())}</p>
        </section>
    }
}
