//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn Administration() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
