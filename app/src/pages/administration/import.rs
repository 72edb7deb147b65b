//! Importing a plan: bring the text, look at what was read, then keep it.

use super::{import_form::ImportForm, outcome::Outcome, preview::Preview};
use crate::{
    components::live::{live, shown_when},
    state::{import::Import, session::use_desk},
};
use leptos::prelude::*;

/// The three steps; the next one appears below the one before, so that the text stays at hand.
#[component]
pub fn ImportPart() -> impl IntoView {
    let import = Import::resume(use_desk());
    let step = move || match (import.outcome.get(), import.reading.get()) {
        (Some(outcome), _) => view! { <Outcome outcome import/> }.into_any(),
        (None, Some(reading)) => view! { <Preview reading import/> }.into_any(),
        (None, None) => ().into_any(),
    };
    let is_open = move || import.outcome.with(Option::is_none);
    view! {
        {shown_when(is_open, move || view! { <ImportForm import/> }.into_any())}
        <div aria-live="polite">{live(step)}</div>
    }
}
