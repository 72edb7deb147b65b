//! A flag: what is wrong, by shape, colour and words. The shape is drawn by `style/flag.css`, so that it costs a card no element.

use leptos::prelude::*;
use parboard_domain::figures::Flag;

/// A flag with its words: a triangle for late, a stop sign for held up, a clock for no report for long, an hourglass for soon.
#[component]
pub fn FlagMark(
    /// Which.
    flag: Flag,
    /// In words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! { <span class="flag" data-is=flag.as_str()>{words}</span> }
}
