//! Tài liệu kiểm chứng: what proves that something was done, and the form that adds to it.

mod chosen;
mod file;
mod form;
mod line;
mod withdraw;

use super::use_here;
use crate::components::live::{live, shown_when};
use crate::{
    state::{evidence, evidence_form, session::use_desk},
    words::words,
};
use form::EvidenceForm;
use leptos::{html::Summary, prelude::*};
use line::EvidenceLine;
use parboard_domain::permission::Part;

/// Evidence.
#[component]
pub fn EvidencePart() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let list = Memo::new(move |_| evidence::list(desk, here.id));
    // Which piece is being taken back. Kept here, since a line is drawn anew when its file arrives.
    let asked = RwSignal::new(None);
    let standing = move || list.with(|list| list.iter().filter(|shown| shown.evidence.withdrawn.is_none()).count());
    let count = live(move || (standing() > 0).then(|| view! { " "<span class="mine__count">{words().count(standing())}</span> }));
    view! {
        <section class="task-part evidence" aria-labelledby="kiem-chung">
            <h2 id="kiem-chung">{words().evidence()}{count}</h2>
            {shown_when(move || here.read(|sheet| sheet.part != Part::None), move || view! { <Add/> }.into_any())}
            {shown_when(move || list.with(Vec::is_empty), move || view! { <p class="task-part__none">{words().evidence_none()}</p> }.into_any())}
            <ul class="evidence__list">
                <For each=move || list.get() key=|shown| (shown.evidence.id, shown.unsent, shown.evidence.arrived_at, shown.evidence.withdrawn.map(|it| it.at)) let:shown>
                    <EvidenceLine shown asked/>
                </For>
            </ul>
        </section>
    }
}

/// The form, folded away until somebody wants it; open where something was begun. Saving folds it again, so that what was
/// added is seen below it on a phone too.
#[component]
fn Add() -> impl IntoView {
    let open = RwSignal::new(evidence_form::is_begun(use_desk(), use_here().id, use_here().others));
    let summary = NodeRef::<Summary>::new();
    let fold = move || {
        open.set(false);
        if let Some(summary) = summary.get_untracked() {
            // The button that was pressed is out of sight now.
            let _ = summary.focus();
        }
    };
    view! {
        <details class="evidence__add" prop:open=move || open.get() on:toggle:target=move |event| open.set(event.target().open())>
            <summary class="button" node_ref=summary>{words().evidence_begin()}</summary>
            <EvidenceForm saved=Box::new(fold)/>
        </details>
    }
}
