//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn TaskPage() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
