//! When periods begin and reports are due. The periods of the year stand above the form, as everybody sees them.

use super::numbers::{Number, numbers};
use crate::{
    components::live::live,
    online::periods::save_schedule,
    state::{numbers::Numbers, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    period::{DAYS, Period, Schedule, Span},
    person::Directory,
};

/// The part of the screen.
#[component]
pub fn SchedulePart() -> impl IntoView {
    let desk = use_desk();
    let Schedule { first_day, due_day } = untrack(|| desk.directory(Directory::schedule));
    let form = Numbers::open(desk, [first_day, due_day]);
    let [begins, due] = words().schedule_fields();
    let fields = [Number { name: "first_day", label: begins, bounds: DAYS }, Number { name: "due_day", label: due, bounds: DAYS }];
    let rules = move || {
        let (schedule, year) = (desk.directory(Directory::schedule), desk.now.get().day().civil().0);
        Span::ALL.map(|span| view! { <li>{words().schedule_rule(schedule, Period { year, span })}</li> }).into_iter().collect_view()
    };
    view! {
        <section class="thresholds" aria-labelledby="ky-bao-cao">
            <h2 id="ky-bao-cao">{words().periods()}</h2>
            <p>{words().schedule_hint()}</p>
            <ul>{live(rules)}</ul>
            {numbers(form, fields, words().keep_schedule(), keep)}
        </section>
    }
}

fn keep(form: Numbers<2>) {
    form.keep(|[first_day, due_day]| save_schedule(Schedule { first_day, due_day }), words().schedule_kept());
}
