//! The changes of a file, each in words: what was wanted on which card, and what would come of it, or has.

use crate::{
    components::{
        attention::{folded::Folded, refused::OnTask},
        live::live,
        long_list::LongList,
    },
    state::{
        hand_in::{Foreseen, HandIn, Work},
        session::use_desk,
    },
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
    let (count, long) = (lines.len(), LongList::new(SHOWN));
    let drawn = move || lines.iter().take(long.drawn()).cloned().map(|(pending, foreseen)| view! { <Line pending foreseen hand_in/> }).collect_view();
    view! {
        <ol class="waiting">{live(drawn)}</ol>
        {long.rest(move || count)}
    }
}

#[component]
fn Line(pending: Pending, foreseen: Foreseen, hand_in: HandIn) -> impl IntoView {
    let desk = use_desk();
    let (id, wanted) = (pending.op.id, words().whole_wish(desk.is_of_round(&pending.op), &pending.op.body));
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
