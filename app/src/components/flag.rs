//! A flag: what is wrong, by shape, colour and words.

use leptos::prelude::*;
use parboard_domain::figures::Flag;

/// A flag with its words.
#[component]
pub fn FlagMark(
    /// Which.
    flag: Flag,
    /// In words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <span class="flag" data-is=flag.as_str()>
            <FlagShape flag/>
            {words}
        </span>
    }
}

/// The shape alone: a triangle for late, a stop sign for blocked, a clock for stalled, an hourglass for soon.
#[component]
pub fn FlagShape(flag: Flag) -> impl IntoView {
    let path = match flag {
        Flag::Overdue => "M8 2 15 14H1Z M8 6.5v3.5 M8 12v.2",
        Flag::Blocked => "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2L1.5 10.8V5.2Z M5 8h6",
        Flag::Stalled => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z M8 4.5V8l2.5 1.5",
        Flag::DueSoon => "M4 1.5h8 M4 14.5h8 M5 1.5c0 4 6 5 6 13 M11 1.5c0 4-6 5-6 13",
    };
    view! {
        <svg class="flag__shape" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path/>
        </svg>
    }
}
