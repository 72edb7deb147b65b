//! When a reminder is repeated, and from which one on it goes to the head of the agency and to leadership. The rule stands above the form
//! in a sentence, as everybody reads it.

use super::numbers::{Number, numbers};
use crate::{
    components::live::live,
    online::chasing::save_rule,
    state::{numbers::Numbers, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    chasing::{COUNT, Escalation, REPEAT_DAYS},
    person::Directory,
};

/// The part of the screen.
#[component]
pub fn EscalationPart() -> impl IntoView {
    let desk = use_desk();
    let rule = untrack(|| desk.directory(Directory::escalation));
    let form = Numbers::open(desk, [rule.repeat_days, rule.head_from, rule.leaders_from]);
    let [repeat, head, leaders] = words().escalation_fields();
    let fields = [
        Number { name: "repeat_days", label: repeat, bounds: REPEAT_DAYS },
        Number { name: "head_from", label: head, bounds: COUNT },
        Number { name: "leaders_from", label: leaders, bounds: COUNT },
    ];
    view! {
        <section class="thresholds" aria-labelledby="leo-thang">
            <h2 id="leo-thang">{words().escalation()}</h2>
            <p>{words().escalation_hint()}</p>
            <p><b>{live(move || words().escalation_rule(desk.directory(Directory::escalation)))}</b></p>
            {numbers(form, fields, words().keep_escalation(), keep)}
        </section>
    }
}

fn keep(form: Numbers<3>) {
    form.keep(|[repeat_days, head_from, leaders_from]| save_rule(Escalation { repeat_days, head_from, leaders_from }), words().escalation_kept());
}
