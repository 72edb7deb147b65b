//! The quiet offer to put ParBoard on the home screen: once a change of this person's has reached the server, and not at first sight.

use super::live::{heard, live};
use crate::{
    browser::{
        events,
        install::{self, Way},
    },
    state::{desk::Desk, session::use_desk},
    words::{install as lines, words},
};
use leptos::prelude::*;
use parboard_domain::row::{Kind, Noun};

/// The offer; nothing where there is nothing to offer.
#[component]
pub fn Install() -> impl IntoView {
    let desk = use_desk();
    let way = RwSignal::new(install::way());
    events::on_window("parboard:install", move |_| {
        way.try_set(install::way());
    });
    let has_sent = Memo::new(move |_| desk.line().unsent == 0 && has_said_something(desk));
    let ask = move || {
        install::ask();
        way.set(None);
    };
    let offer = move |way: Way| match way {
        Way::Asked => view! {
            <p>{words().of(lines::ABOUT)}</p>
            <button type="button" class="button"
                on:click=heard(move |_| ask())><span class="icon" data-is="install" aria-hidden="true"></span>{words().of(lines::ASK)}</button>
        }
        .into_any(),
        Way::ByHand => view! {
            <p><span class="icon icon--before" data-is="share" aria-hidden="true"></span>{words().of(lines::BY_HAND)}</p>
            <p class="sync__none">{words().of(lines::BY_HAND_FIRST)}</p>
        }
        .into_any(),
    };
    live(move || {
        way.get()
            .filter(|_| has_sent.get())
            .map(|way| view! { <div class="install" role="group" aria-label=words().of(lines::ASK)>{offer(way)}</div> })
    })
}

/// History is what the server has kept, besides what waits.
fn has_said_something(desk: Desk) -> bool {
    let me = desk.account();
    desk.read(|shown| shown.of_kind(Kind::Entry).any(|noun| matches!(noun, Noun::Entry(entry) if entry.by == me)))
}
