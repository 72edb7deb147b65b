//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn Mine() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
