//! What the frame shows besides where one can go and what must be said: who is signed in, and that there is a newer version. Nobody waits
//! for it at a first picture, so it comes with the chunk of the daily work.

use crate::{
    browser::events,
    components::live::{heard, live, shown_when},
    state::{
        address::{Address, use_address},
        session::{Session, use_desk, use_session},
    },
    words::{help::TITLE, words},
};
use leptos::prelude::*;

/// Who is signed in, help, and the way out.
#[component]
pub fn Whoami() -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let here = use_address();
    // What would stay behind unsent is said before anybody leaves it.
    let leave = move |_| if desk.line_now().stays_behind() { here.go("/dong-bo") } else { sign_out(session, here) };
    view! {
        <div class="rail__who">
            <p><b>{live(move || desk.person().name)}</b><br/>{live(move || words().role(desk.person().role))}</p>
            <a class="link" href="/tro-giup">{words().of(TITLE)}</a>
            <button type="button" class="button button--quiet" on:click=leave>{words().sign_out}</button>
        </div>
    }
}

/// Whoever signs in next begins at the board, and not where this person was.
pub fn sign_out(session: Session, here: Address) {
    session.sign_out();
    here.go_instead("/");
}

/// A newer version of the program waits to be taken up.
#[component]
pub fn NewVersion() -> impl IntoView {
    let desk = use_desk();
    view! {
        <p class="banner" data-is="news">
            {words().new_version}" "
            // A reload would take with it what is kept nowhere else.
            {shown_when(move || desk.keeping().0 || desk.line().waiting() == 0, || view! {
                <button type="button" class="button" on:click=heard(|_| events::tell_page("parboard:apply-update"))>{words().update_now}</button>
            }.into_any())}
        </p>
    }
}
