//! Words that somebody wrote, all of them: long ones are folded, so that the buttons below them are not far.

use crate::components::live::{heard, live, said};
use crate::words::words;
use leptos::prelude::*;

/// Longer words are folded…
const FOLDED_CHARS: usize = 360;
/// …to so many.
const SEEN_CHARS: usize = 220;

/// The words.
#[component]
pub fn Folded(text: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_long = text.chars().count() > FOLDED_CHARS;
    let begun = if is_long { text.chars().take(SEEN_CHARS).chain(['…']).collect() } else { text.clone() };
    let button = move || {
        view! {
            <button type="button" class="note__button" aria-expanded=said(move || open.get()) on:click=heard(move |_| open.update(|open| *open = !*open))>
                {live(move || if open.get() { words().fold_text() } else { words().whole_text() })}
            </button>
        }
    };
    view! {
        <p class="refused__words">{live(move || if open.get() { text.clone() } else { begun.clone() })}</p>
        {is_long.then(button)}
    }
}
