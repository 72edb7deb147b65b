//! What came of an import, or of carrying a plan over.

use crate::{
    components::live::{heard, watch},
    online::import::ImportOutcome,
    state::{import::Import, session::use_desk},
    words::words,
};
use leptos::{html::H2, prelude::*};

/// What came of an import, and the way to another.
#[component]
pub fn Outcome(outcome: ImportOutcome, import: Import) -> impl IntoView {
    let another = view! {
        <button type="button" class="button" on:click=heard(move |_| import.outcome.set(None))>{words().import_another()}</button>
    };
    view! { <Kept title=words().imported_title() outcome more=another.into_any()/> }
}

/// New, updated, unchanged; what the document no longer has; and the way to the plan.
#[component]
pub fn Kept(
    title: &'static str,
    outcome: ImportOutcome,
    /// What else may be done now.
    #[prop(optional)]
    more: Option<AnyView>,
) -> impl IntoView {
    let desk = use_desk();
    let heading = NodeRef::<H2>::new();
    watch(move || drop(heading.get().map(|heading| heading.focus())));
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
            <h2 tabindex="-1" node_ref=heading>{title}</h2>
            <p>{sums}</p>
            {gone}
            <div class="import__actions">
                <a href="/" class="button button--main" on:click=open>{words().open_board()}</a>
                {more}
            </div>
        </section>
    }
}
