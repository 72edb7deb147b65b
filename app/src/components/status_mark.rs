//! The mark of a column: a circle that fills up, readable without colour.

use crate::{state::session::use_desk, words::words};
use leptos::prelude::*;
use parboard_domain::task::Status;

/// The mark, and the column's name for those who cannot see it.
#[component]
pub fn StatusMark(status: Status) -> impl IntoView {
    let name = words().column(untrack(|| use_desk().in_round()), status);
    view! { <span class="status-mark" data-is=status.as_str() role="img" aria-label=name></span> }
}

/// The mark where the column's name stands beside it, so that it is not read twice.
#[component]
pub fn StatusDot(status: Status) -> impl IntoView {
    view! { <span class="status-mark" data-is=status.as_str() aria-hidden="true"></span> }
}
