//! That the server was set back, and what of mine it no longer has: each change with the way back into its form.

use crate::{
    components::{
        attention::{
            anew::{CopyWritten, WriteAgain},
            refused::OnTask,
        },
        live::{heard, live},
    },
    state::{refused, session::use_desk, set_back},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::measure::Moment;
use parboard_sync::outbox::Pending;

/// Until the person has seen it.
#[component]
pub fn SetBack() -> impl IntoView {
    let desk = use_desk();
    let noticed = Memo::new(move |_| desk.line().set_back);
    live(move || noticed.get().map(|at| view! { <Notice at/> }))
}

#[component]
fn Notice(at: Moment) -> impl IntoView {
    let desk = use_desk();
    let lost = set_back::lost(desk);
    let about = if lost.is_empty() { words().nothing_lost_here() } else { words().lost_here() };
    view! {
        <section class="sync__part" aria-labelledby="quay-lai">
            <h2 id="quay-lai">{words().set_back_title()}</h2>
            <p>{words().set_back(at)}" "{about}</p>
            <ol class="waiting">{lost.into_iter().map(|pending| view! { <LostLine pending/> }).collect_view()}</ol>
            <button type="button" class="button" on:click=heard(move |_| set_back::forget(desk))>{words().set_back_seen()}</button>
        </section>
    }
}

#[component]
fn LostLine(pending: Pending) -> impl IntoView {
    let (wanted, text) = (words().wish(&pending.op.body), refused::written(&pending.op.body));
    let about = pending.clone();
    view! {
        <li class="waiting__line">
            <p>{wanted}</p>
            <div class="refused__choices">
                <WriteAgain pending name=words().write_again()/>
                <CopyWritten text/>
            </div>
            <OnTask pending=about/>
        </li>
    }
}
