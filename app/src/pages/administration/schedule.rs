//! When periods begin and reports are due. The periods of the year stand above the form, as everybody sees them.

use crate::{
    components::live::{live, said},
    state::{schedule::ScheduleForm, session::use_desk},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    period::{DAYS, Period, Span},
    person::Directory,
};

const NAMES: [&str; 2] = ["first_day", "due_day"];

/// The part of the screen.
#[component]
pub fn SchedulePart() -> impl IntoView {
    let desk = use_desk();
    let form = ScheduleForm::open(desk);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let field = move |at: usize| {
        let typed = move |text: String| {
            form.done.set(None);
            form.days.update(|days| days[at] = text);
        };
        view! {
            <label>
                {words().schedule_fields()[at]}
                <input class="field" type="number" inputmode="numeric" name=NAMES[at] required min=DAYS.start().to_string() max=DAYS.end().to_string()
                    step="1" prop:value=said(move || form.days.with(|days| days[at].clone())) on:input:target=move |event| typed(event.target().value())/>
            </label>
        }
    };
    let rules = move || {
        let (schedule, year) = (desk.directory(Directory::schedule), desk.now.get().day().civil().0);
        Span::ALL.map(|span| view! { <li>{words().schedule_rule(schedule, Period { year, span })}</li> }).into_iter().collect_view()
    };
    view! {
        <section class="thresholds" aria-labelledby="ky-bao-cao">
            <h2 id="ky-bao-cao">{words().periods()}</h2>
            <p>{words().schedule_hint()}</p>
            <ul>{live(rules)}</ul>
            <form class="thresholds__form" novalidate on:submit=submit>
                {[0, 1].map(field)}
                <button type="submit" class="button button--main" aria-busy=said(move || form.busy.get())>{words().keep_schedule()}</button>
            </form>
            <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <p role="status">{live(move || form.done.get())}</p>
        </section>
    }
}
