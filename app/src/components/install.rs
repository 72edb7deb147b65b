//! The quiet offer to put ParBoard on the home screen: once a change of this person's has reached the server, and not at first sight.

use super::live::{heard, live, watch};
use crate::{
    browser::{
        install::{self, Way},
        listen,
    },
    state::{desk::Desk, guide, session::use_desk, toast::Toaster},
    words::{install as lines, words},
};
use leptos::prelude::*;
use parboard_domain::row::{Kind, Noun};

/// The offer; nothing where there is nothing to offer.
#[component]
pub fn Install() -> impl IntoView {
    let desk = use_desk();
    let way = RwSignal::new(install::way());
    let offered = listen::on(window().into(), "parboard:install", move |_| {
        way.try_set(install::way());
    });
    on_cleanup(move || drop(offered));
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

/// Tells of it once on a device, wherever the person is, when the first change of theirs has been sent from it.
pub fn tell_once(desk: Desk, toaster: Toaster) {
    let waited = Memo::new(move |waited: Option<&bool>| waited.copied().unwrap_or_default() || desk.line().unsent > 0);
    watch(move || {
        if waited.get() && desk.line().unsent == 0 && install::way().is_some() && guide::tell_install_once() {
            toaster.say(words().of(lines::TOLD));
        }
    });
}

/// History is what the server has kept, besides what waits.
fn has_said_something(desk: Desk) -> bool {
    let me = desk.account();
    desk.read(|shown| shown.of_kind(Kind::Entry).any(|noun| matches!(noun, Noun::Entry(entry) if entry.by == me)))
}
