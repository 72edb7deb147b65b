//! The changes of a file, each in words: what was wanted on which card, and what would come of it, or has.

use crate::{
    components::{
        attention::{folded::Folded, refused::OnTask},
        live::{heard, live, shown_when},
    },
    state::hand_in::{Foreseen, HandIn, Work},
    words::words,
};
use leptos::prelude::*;
use parboard_sync::outbox::Pending;

/// So many are drawn before the rest is asked for.
const SHOWN: usize = 100;

/// The lines.
#[component]
pub fn HandInLines(work: Work, hand_in: HandIn) -> impl IntoView {
    let lines: Vec<(Pending, Foreseen)> = work.file.pending.into_iter().zip(work.foreseen).collect();
    let (count, all) = (lines.len(), RwSignal::new(false));
    let drawn = move || {
        let shown = if all.get() { count } else { SHOWN };
        lines.iter().take(shown).cloned().map(|(pending, foreseen)| view! { <Line pending foreseen hand_in/> }).collect_view()
    };
    view! {
        <ol class="waiting">{live(drawn)}</ol>
        {shown_when(move || !all.get() && count > SHOWN, move || view! { <button type="button" class="button button--quiet" on:click=heard(move |_| all.set(true))>{words().show_all()}</button> }.into_any())}
    }
}

#[component]
fn Line(pending: Pending, foreseen: Foreseen, hand_in: HandIn) -> impl IntoView {
    let (id, wanted) = (pending.op.id, words().whole_wish(&pending.op.body));
    let outcome = move || match hand_in.verdicts.with(|verdicts| verdicts.get(&id).cloned()) {
        Some(verdict) => words().handed_in(&verdict),
        None => match &foreseen {
            Foreseen::Done => words().would_be_done().to_owned(),
            Foreseen::There => words().is_there_already().to_owned(),
            Foreseen::RefusedBefore => words().author_must_decide().to_owned(),
            Foreseen::Refused(refusal) => words().would_be_refused(refusal),
        },
    };
    view! {
        <li class="waiting__line" data-op=id.to_string()>
            <div><Folded text=wanted/></div>
            <p class="waiting__age">{live(outcome)}</p>
            <OnTask pending/>
        </li>
    }
}
