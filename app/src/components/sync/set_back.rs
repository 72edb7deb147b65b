//! That the server was set back, and what of mine it no longer has: each change with the way back into its form.

use crate::{
    components::{
        attention::{
            anew::{CopyWritten, WriteAgain},
            folded::Folded,
            refused::OnTask,
        },
        live::{heard, live},
    },
    state::{refused, session::use_desk, set_back},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, measure::Moment, op::Request};
use parboard_sync::outbox::Pending;
use std::collections::BTreeSet;

/// Until the person has seen it.
#[component]
pub fn SetBack() -> impl IntoView {
    let desk = use_desk();
    let noticed = Memo::new(move |_| desk.line().set_back);
    // What is gone is told from what stands.
    let has_board = Memo::new(move |_| desk.has_board() && !desk.is_opening());
    live(move || noticed.get().filter(|_| has_board.get()).map(|at| view! { <Notice at/> }))
}

#[component]
fn Notice(at: Moment) -> impl IntoView {
    let desk = use_desk();
    let lost = set_back::lost(desk);
    // What was said on a card that is gone too has no form until somebody has made the card anew.
    let cards: BTreeSet<TaskId> = lost.iter().filter(|pending| is_card(pending)).map(|pending| pending.op.id.task()).collect();
    let has_form = move |pending: &Pending| {
        refused::has_form(desk, pending) && (is_card(pending) || pending.op.task().is_none_or(|task| !cards.contains(&task)))
    };
    let line = move |pending: Pending| view! { <LostLine has_form=has_form(&pending) pending/> };
    let about = if lost.is_empty() { words().nothing_lost_here() } else { words().lost_here() };
    view! {
        <section class="sync__part" aria-labelledby="quay-lai">
            <h2 id="quay-lai">{words().set_back_title()}</h2>
            <p>{words().set_back(at)}" "{about}</p>
            <ol class="waiting">{lost.into_iter().map(line).collect_view()}</ol>
            <button type="button" class="button" on:click=heard(move |_| set_back::forget(desk))>{words().set_back_seen()}</button>
        </section>
    }
}

fn is_card(pending: &Pending) -> bool {
    matches!(pending.op.request(), Some(Request::CreateTask { .. }))
}

#[component]
fn LostLine(pending: Pending, has_form: bool) -> impl IntoView {
    let desk = use_desk();
    let (wanted, text) = (words().whole_wish(desk.is_of_round(&pending.op), &pending.op.body), refused::written(desk, &pending.op));
    let about = pending.clone();
    view! {
        <li class="waiting__line">
            <div><Folded text=wanted/></div>
            <div class="refused__choices">
                {has_form.then(|| view! { <WriteAgain pending name=words().write_again()/> })}
                <CopyWritten text/>
            </div>
            <OnTask pending=about/>
        </li>
    }
}
