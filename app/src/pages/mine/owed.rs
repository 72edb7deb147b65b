//! The report that my agency owes for a period, on "Của tôi".

use crate::{
    components::live::{live, shown_when},
    state::{
        periods::{self, ADDRESS, PERIOD},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// The line; nothing where none is owed, or not yet.
#[component]
pub fn Owed() -> impl IntoView {
    let desk = use_desk();
    let call = Memo::new(move |_| periods::call(desk));
    let line = move || {
        call.get().map(|call| {
            view! {
                <li class="said__one">
                    <p class="said__about"><a href=format!("{ADDRESS}?{PERIOD}={}", call.period)>{words().report_call(call.period)}</a></p>
                    <p class="said__who">{words().period_due(call.due_on, desk.now.get().day())}" "{words().report_stage(call.stage, None, None)}</p>
                    {(!call.why.is_empty()).then(|| view! { <p class="version__why">{words().report_why()}": "{call.why}</p> })}
                </li>
            }
        })
    };
    shown_when(
        move || call.with(Option::is_some),
        move || {
            view! {
                <section class="mine__section" data-said="bao-cao" aria-labelledby="no-bao-cao">
                    <h2 id="no-bao-cao">{words().periods()}</h2>
                    <ul class="said">{live(line)}</ul>
                </section>
            }
            .into_any()
        },
    )
}
