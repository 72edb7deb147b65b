//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn Leadership() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
