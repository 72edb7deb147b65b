//! What whoever listens is told of what others see at a glance: of the line, that it is gone or something needs them, once, and that all
//! is well again; of a board that is filtered, how much is left. An edit that waits for a moment and a new time are no news.

use crate::{
    browser::clock,
    components::live::{live, watch},
    state::{session::use_desk, view::use_view},
    words::words,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// Letters that follow each other so soon are one word.
const TYPED_MS: u32 = 700;

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

/// How many cards the filters let through, once whoever changes them rests.
#[component]
pub fn FilterTold() -> impl IntoView {
    let view = use_view();
    let told = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let mut was = view.filter.get_untracked();
    watch(move || {
        let filter = view.filter.get();
        if std::mem::replace(&mut was, filter.clone()) == filter {
            return;
        }
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let tell = move || {
            let tasks = view.groups.try_with_untracked(|groups| groups.iter().flat_map(|group| &group.lanes).map(Vec::len).sum::<usize>());
            if let Some(tasks) = tasks {
                told.set(words().tasks_left(tasks));
            }
        };
        timer.set_value(clock::later(TYPED_MS, tell));
    });
    view! { <p class="visually-hidden" role="status">{told}</p> }
}
