//! Being written.

use leptos::prelude::*;

/// Being written.
#[component]
pub fn Attention() -> impl IntoView {
    view! { <h1>"…"</h1> }
}
