//! What whoever listens is told of the line, wherever they are: that it is gone or something needs them, once, and that all is well
//! again. An edit that waits for a moment and a new time are no news.

use crate::{components::live::live, state::session::use_desk, words::words};
use leptos::prelude::*;

/// The region, for ears alone.
#[component]
pub fn LineTold() -> impl IntoView {
    let desk = use_desk();
    // Whether it is troubled, and by what; an edit that waits leaves that as it was.
    let kind = Memo::new(move |last: Option<&&'static str>| match desk.line().hook() {
        "pending" => last.copied().unwrap_or("synced"),
        kind => kind,
    });
    let mut was = kind.get_untracked();
    let told = move || {
        let now = kind.get();
        if std::mem::replace(&mut was, now) == now { String::new() } else { words().line(&untrack(|| desk.line())) }
    };
    view! { <p class="visually-hidden" role="status" data-line-told="">{live(told)}</p> }
}
