//! What the parts of a meter mean. It shows meters of one part each, so that it can never say something else than they do.

use crate::{components::meter::Meter, words::words};
use leptos::prelude::*;
use parboard_domain::{figures::Rollup, task::Status};

/// The legend.
#[component]
pub fn Legend() -> impl IntoView {
    let part = |status: Status| {
        let mut one = Rollup::default();
        one.by_status[status.column()] = 1;
        view! { <li><span aria-hidden="true"><Meter rollup=Signal::stored(one)/></span>{words().status(status)}</li> }
    };
    view! {
        <ul class="legend" aria-label=words().legend()>
            {[Status::Done, Status::InReview, Status::InProgress, Status::NotStarted].map(part)}
        </ul>
    }
}
