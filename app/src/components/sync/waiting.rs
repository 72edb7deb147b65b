//! What waits to be sent, each in words, with its card and its age; and all of it as a file.

use crate::components::{
    live::{heard, live, shown_when},
    long_list::LongList,
};
use crate::{
    browser::{clock, text},
    components::attention::{folded::Folded, refused::OnTask},
    state::{desk::Desk, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_sync::outbox::Pending;

/// So many are drawn before the rest is asked for.
const SHOWN: usize = 50;

/// What waits.
#[component]
pub fn Waiting() -> impl IntoView {
    let desk = use_desk();
    let waiting = Memo::new(move |_| desk.outbox().into_iter().filter(Pending::is_waiting).collect::<Vec<_>>());
    let long = LongList::new(SHOWN);
    let drawn = move || waiting.with(|waiting| waiting.iter().take(long.drawn()).cloned().collect::<Vec<_>>());
    view! {
        <section class="sync__part" aria-labelledby="cho-gui">
            <h2 id="cho-gui">{words().waiting_section()}" "<span class="mine__count">{live(move || words().count(waiting.with(Vec::len)))}</span></h2>
            {shown_when(move || waiting.with(Vec::is_empty), move || view! { <p class="sync__none">{words().waiting_none()}</p> }.into_any())}
            <ol class="waiting">
                <For each=drawn key=|pending| (pending.op.id, pending.op.made_at, pending.sent) let:pending><WaitingLine pending/></For>
            </ol>
            {long.rest(move || waiting.with(Vec::len))}
            <Export/>
        </section>
    }
}

#[component]
fn WaitingLine(pending: Pending) -> impl IntoView {
    let (desk, id, made_at, sent) = (use_desk(), pending.op.id, pending.op.made_at, pending.sent);
    let wanted = words().whole_wish(desk.is_of_round(&pending.op), &pending.op.body);
    let asked = move || match () {
        () if desk.is_put_off(id) => format!(" · {}", words().server_is_older()),
        () if sent => format!(" · {}", words().asked_no_answer()),
        () => String::new(),
    };
    view! {
        <li class="waiting__line">
            <div><Folded text=wanted/></div>
            <p class="waiting__age">{live(move || words().ago(made_at, desk.now.get()))}{live(asked)}</p>
            <OnTask pending/>
        </li>
    }
}

/// Everything that is only here, as a file, in case the device breaks.
#[component]
pub fn Export() -> impl IntoView {
    let desk = use_desk();
    let has = move || !desk.outbox().is_empty();
    view! {
        {shown_when(has, move || view! { <div class="sync__export">
                <button type="button" class="button" on:click=heard(move |_| export(desk))>{words().export_unsent()}</button>
                <p class="sync__none">{words().export_hint()}</p>
            </div> }.into_any())}
    }
}

fn export(desk: Desk) {
    if let Ok(json) = serde_json::to_string(&desk.hand_out()) {
        let _ = text::offer_file(&format!("parboard-chua-gui-{}.json", clock::now().day()), &json);
    }
}
