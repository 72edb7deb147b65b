//! The screens, their state, and the browser adapters.

/// Mounts the app on the page's body.
#[cfg(feature = "csr")]
pub fn mount() {
    use leptos::prelude::*;
    mount_to_body(|| view! { <main><h1>"ParBoard"</h1></main> });
}
