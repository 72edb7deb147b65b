//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn SyncPage() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
