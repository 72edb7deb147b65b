//! A meter: how the cards of a group are spread over the columns, with the numbers in words.

use crate::words::words;
use leptos::prelude::*;
use parboard_domain::{figures::Rollup, task::Status};

/// The meter of some cards.
#[component]
pub fn Meter(#[prop(into)] rollup: Signal<Rollup>) -> impl IntoView {
    let label = move || {
        let rollup = rollup.get();
        let parts = Status::ALL.map(|status| format!("{} {}", words().status(status), rollup.by_status[status.column()]));
        parts.join(", ")
    };
    let part = move |status: Status| move || rollup.with(|rollup| rollup.by_status[status.column()].to_string());
    view! {
        <span class="meter" role="img" aria-label=label title=label>
            {[Status::Done, Status::InReview, Status::InProgress, Status::NotStarted]
                .map(|status| view! { <i data-is=status.as_str() style:flex-grow=part(status)></i> })}
        </span>
    }
}
