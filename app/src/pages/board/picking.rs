//! Picking cards on the board: by a tap, by keys or with Ctrl and the mouse, and one deed for all of them in a bar at the bottom. While
//! cards are picked each of them is a box to tick, and nothing else is done to it. The list at `/sua-nhieu` does the same in lines.
//!
//! Cards cost no listener and no signal for it: the board is listened to as a whole, and what is ticked is written onto the cards that
//! are drawn.

mod bar;
mod gestures;
mod ticks;

use self::bar::Bar;
use crate::{
    components::{
        drag::target,
        live::{live, shown_when, watch},
    },
    state::{
        desk::Desk,
        many::{self, Chosen},
        picking,
        session::use_desk,
        view::{View, use_view},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, row::Rows, task::Status};

/// What picks cards, for those who may change any.
#[component]
pub fn Picking() -> impl IntoView {
    let (desk, view) = (use_desk(), use_view());
    shown_when(move || many::is_for(desk.actor().role), move || picking_of(desk, view))
}

fn picking_of(desk: Desk, view: View) -> AnyView {
    let offered = Memo::new(move |_| if picking::is_on() { many::offered(view) } else { Vec::new() });
    let tasks = Memo::new(move |_| {
        let ticked = picking::ticked();
        offered.with(|offered| offered.iter().copied().filter(|task| ticked.contains(task)).collect::<Vec<_>>())
    });
    let chosen = Chosen { tasks, outcome: RwSignal::new(None) };
    gestures::install(view);
    let folded = ticks::install(view, tasks);
    forget_what_is_gone(desk);
    on_cleanup(picking::end);
    view! {
        <p class="visually-hidden" role="status">{live(told(tasks))}</p>
        {shown_when(picking::is_on, move || view! { <Bar chosen folded/> }.into_any())}
    }
    .into_any()
}

/// A card that was put away, here or elsewhere, is no longer ticked, also when it comes back.
fn forget_what_is_gone(desk: Desk) {
    watch(move || {
        let ticked = picking::ticked();
        if ticked.is_empty() {
            return;
        }
        let is_gone = |task: &TaskId| desk.read(|shown| shown.find_task(*task).is_none_or(|card| card.archived.is_some()));
        picking::forget(&ticked.into_iter().filter(is_gone).collect::<Vec<_>>());
    });
}

/// What whoever listens is told: that it began, how many there are, that it is over. Nothing before it began for the first time.
fn told(tasks: Memo<Vec<TaskId>>) -> impl FnMut() -> String {
    let mut was_on = false;
    let mut has_been_on = false;
    move || {
        let (is_on, count) = (picking::is_on(), tasks.with(Vec::len));
        let begins = !std::mem::replace(&mut was_on, is_on) && is_on;
        has_been_on |= is_on;
        match (is_on, begins) {
            (true, true) => words().picking_begun(count),
            (true, false) => words().many_chosen(count),
            (false, _) if has_been_on => words().picking_over().to_owned(),
            (false, _) => String::new(),
        }
    }
}

/// The one column that is seen where a screen shows one: others are not picked unseen.
fn column_seen() -> Option<Status> {
    let shown = || document().query_selector(".board").ok()??.get_attribute("data-shown");
    target::is_single_column().then(shown).flatten().and_then(|column| Status::parse(&column))
}
