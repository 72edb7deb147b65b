//! What a document would be that nobody wrote by hand: carried over from another year, or made of proposals.

use super::{preview::Facts, read_item::ReadItem, warnings::Warnings};
use crate::components::live::watch;
use leptos::{html::H2, prelude::*};
use parboard_domain::document::Reading;

/// The reading, and below it the way to keep it; or why there is nothing to keep.
#[component]
pub fn Shown(reading: Reading, title: &'static str, nothing: &'static str, children: Children) -> impl IntoView {
    // It appears below a form: the focus brings it into view, and is where a screen reader goes on.
    let heading = NodeRef::<H2>::new();
    watch(move || drop(heading.get().map(|heading| heading.focus())));
    let none = reading.items.is_empty();
    let items = reading.items.iter().cloned().map(|item| view! { <ReadItem item/> }).collect_view();
    view! {
        <section class="reading">
            <h2 tabindex="-1" node_ref=heading>{title}</h2>
            <Facts reading=reading.clone()/>
            <Warnings warnings=reading.warnings/>
            <div class="reading__items">{items}</div>
            {if none { view! { <p class="notice">{nothing}</p> }.into_any() } else { children() }}
        </section>
    }
}
