//! By which rule the rows stand, and what shapes and stripes mean. It shows meters of one part each, so that it can never say
//! something else than they do.

use super::{Look, cells::VerdictShape};
use crate::{
    components::{live::live, meter::Meter},
    state::session::use_desk,
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    figures::Rollup,
    score::{Decimal, standing::Verdict},
    task::Status,
};

/// The legend.
#[component]
pub fn Legend(look: Look) -> impl IntoView {
    let since = move || look.trends.with(|trends| trends.since.map(|since| words().known_since(since)));
    let in_round = untrack(|| use_desk().in_round());
    let part = move |status: Status| {
        let mut one = Rollup::default();
        one.by_status[status.column()] = 1;
        view! { <li><span aria-hidden="true"><Meter rollup=Signal::stored(one)/></span>{words().column(in_round, status)}</li> }
    };
    let verdict = |verdict: Verdict| view! { <li><VerdictShape verdict/>{words().verdict_short(verdict)}</li> };
    view! {
        <div class="legend-line">
            <p class="switches__rule"><span id="xep-hang">{words().urgency_rule()}</span>" "{live(since)}</p>
            <ul class="legend" aria-label=words().legend()>
                {[Status::Done, Status::InReview, Status::InProgress, Status::NotStarted].map(part)}
                {[Verdict::Reached, Verdict::Short(Decimal::NOUGHT), Verdict::Unknown].map(verdict)}
            </ul>
        </div>
    }
}
