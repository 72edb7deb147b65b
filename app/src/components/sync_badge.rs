//! The state of the line, in words, on every screen.

use crate::components::live::{live, said};
use crate::{
    state::{
        line::{Line, Trouble},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use leptos_router::components::A;

/// Says what was sent and what waits; leads to the page that says more.
#[component]
pub fn SyncBadge() -> impl IntoView {
    let desk = use_desk();
    let line = move || desk.line();
    let href = move || place(&line()).to_owned();
    view! {
        <A href=href attr:class="sync-badge" attr:data-is=said(move || line().hook()) attr:data-busy=said(move || line().busy.then_some(""))>
            <span role="status">{live(move || words().line(&line()))}</span>
        </A>
    }
}

/// Where one goes to do something about it.
fn place(line: &Line) -> &'static str {
    match line {
        Line { trouble: Some(Trouble::SignedOut | Trouble::OtherPerson), .. } => "/dang-nhap",
        Line { attention: 1.., .. } => "/can-xu-ly",
        Line { .. } => "/dong-bo",
    }
}
