//! The state of the line, in words, on every screen. It is no live region: it changes with every edit and every minute, and what whoever
//! listens has to know of it is told apart (`told.rs`).

use crate::components::live::{live, said};
use crate::{
    state::{
        line::{Line, Trouble},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// Says what was sent and what waits; leads to the page that says more.
#[component]
pub fn SyncBadge() -> impl IntoView {
    badge(use_desk().line_signal())
}

/// The badge of a line.
pub fn badge(line: RwSignal<Line>) -> AnyView {
    let line = move || line.get();
    view! {
        <a class="sync-badge" href=said(move || place(&line())) data-is=said(move || line().hook()) data-busy=said(move || line().busy.then_some(""))>
            <span>{live(move || words().line(&line()))}</span>
        </a>
    }
    .into_any()
}

/// Where one goes to do something about it.
fn place(line: &Line) -> &'static str {
    match line {
        Line { trouble: Some(Trouble::SignedOut | Trouble::OtherPerson), .. } => "/dang-nhap",
        Line { attention: 1.., .. } => "/can-xu-ly",
        Line { .. } => "/dong-bo",
    }
}
