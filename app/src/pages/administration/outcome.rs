//! What came of an import.

use crate::{
    components::live::{heard, watch},
    online::import::ImportOutcome,
    state::{import::Import, session::use_desk},
    words::words,
};
use leptos::{html::H2, prelude::*};

/// New, updated, unchanged; and what the document no longer has.
#[component]
pub fn Outcome(outcome: ImportOutcome, import: Import) -> impl IntoView {
    let desk = use_desk();
    let title = NodeRef::<H2>::new();
    watch(move || drop(title.get().map(|title| title.focus())));
    let sums = words().imported(&outcome);
    let plan = outcome.plan;
    let open = move |_| {
        if desk.plan() != Some(plan) {
            desk.turn_to(plan);
        }
    };
    let gone = (!outcome.gone.is_empty()).then(|| {
        let titles = outcome.gone.iter().cloned().map(|title| view! { <li>{title}</li> }).collect_view();
        view! { <p>{words().gone(outcome.gone.len())}</p><ul>{titles}</ul> }
    });
    view! {
        <section class="reading" role="status">
            <h2 tabindex="-1" node_ref=title>{words().imported_title()}</h2>
            <p>{sums}</p>
            {gone}
            <div class="import__actions">
                <a href="/" class="button button--main" on:click=open>{words().open_board()}</a>
                <button type="button" class="button" on:click=heard(move |_| import.outcome.set(None))>{words().import_another()}</button>
            </div>
        </section>
    }
}
