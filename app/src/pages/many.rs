//! Sửa nhiều việc: the cards that the board's filters let through, each with a box to tick, and one change for all that are ticked. A
//! list for those who would rather read lines than cards; the board itself has `pages/board/picking.rs`.

pub mod deeds;
pub mod told;

pub use self::deeds::Kind;

use self::{deeds::Deeds, told::Told};
use crate::{
    browser::look,
    components::{
        live::{live, said, shown_when},
        shell::PageHead,
    },
    state::{
        face::face,
        many::{self, Chosen},
        session::use_desk,
        view::use_view,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::TaskId;
use std::collections::BTreeSet;

/// What the parts share.
#[derive(Clone, Copy)]
struct Look {
    offered: Memo<Vec<TaskId>>,
    /// Those that were ticked; what the filters no longer let through counts no more.
    ticked: RwSignal<BTreeSet<TaskId>>,
}

impl Look {
    /// The cards that are ticked, in the order of the list.
    fn chosen(self) -> Vec<TaskId> {
        self.ticked.with(|ticked| self.offered.with(|offered| offered.iter().copied().filter(|task| ticked.contains(task)).collect()))
    }
}

/// The screen.
#[component]
pub fn Many() -> impl IntoView {
    let view = use_view();
    let look = Look { offered: Memo::new(move |_| many::offered(view)), ticked: RwSignal::new(BTreeSet::new()) };
    let chosen = Chosen { tasks: Memo::new(move |_| look.chosen()), outcome: RwSignal::new(None) };
    look::set_body("data-ready", "");
    let is_empty = move || look.offered.with(Vec::is_empty);
    let count = move || chosen.tasks.with(Vec::len);
    let all = move || look.offered.with(Vec::len);
    let turn_all = move |on: bool| {
        let every = look.offered.get_untracked();
        look.ticked.update(|ticked| if on { ticked.extend(every) } else { ticked.clear() });
    };
    view! {
        <div class="many">
            <PageHead title=Signal::derive(|| words().many().to_owned()) of_plan=true/>
            <p class="many__hint">{words().many_hint()}" "<a href="/">{words().back_to_board()}</a></p>
            {shown_when(is_empty, || view! { <p class="notice" role="status">{words().nothing_matches}</p> }.into_any())}
            {shown_when(move || !is_empty(), move || view! {
                <Deeds chosen/>
                <label class="many__all">
                    <input type="checkbox" name="all" prop:checked=move || count() == all() on:change:target=move |event| turn_all(event.target().checked())/>
                    {live(move || words().many_all(all()))}
                </label>
                <p class="many__count" role="status">{live(move || words().many_chosen(count()))}</p>
                <ul class="task-lines many__cards">
                    <For each=move || look.offered.get() key=|id| *id let:id><One id look/></For>
                </ul>
            }.into_any())}
            <Told chosen/>
        </div>
    }
}

#[component]
fn One(id: TaskId, look: Look) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| face(desk, id));
    let is_ticked = move || look.ticked.with(|ticked| ticked.contains(&id));
    let tick = move |on: bool| {
        look.ticked.update(|ticked| {
            if on {
                ticked.insert(id)
            } else {
                ticked.remove(&id)
            };
        });
    };
    let facts = move || {
        let face = shown.get()?;
        let due = face.due_on.map(crate::browser::text::day).unwrap_or_default();
        let parts = [face.number, words().column(desk.in_round(), face.status).to_owned(), due, face.who];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <li class="many__one" data-task=id.to_string() data-status=said(move || shown.with(|face| face.as_ref().map(|face| face.status.as_str())))>
            <label>
                <input type="checkbox" prop:checked=is_ticked on:change:target=move |event| tick(event.target().checked())/>
                <span><b>{live(move || shown.with(|face| face.as_ref().map(|face| face.title.clone())))}</b><small>{live(facts)}</small></span>
            </label>
        </li>
    }
}
