//! The sheet of a card: "Chuyển đến…", the road to another column without dragging, the same for touch, keyboard and screen reader;
//! and what is written down most. On a phone it comes from below.

use super::{grip::Grip, status_mark::StatusDot, task::quick::Quick};
use crate::components::live::{heard, live, watch};
use crate::{
    browser::look,
    state::{appraising::use_appraising, intents, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*};
use parboard_domain::{id::TaskId, row::Rows, task::Status};

/// Which card the menu is open for.
#[derive(Clone, Copy)]
pub struct Moving(pub RwSignal<Option<TaskId>>);

/// The menu; shown while a card is named.
#[component]
pub fn MoveMenu() -> impl IntoView {
    let Moving(moving) = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    watch(move || {
        let Some(dialog) = dialog.get() else { return };
        match moving.get() {
            Some(_) if !dialog.open() => drop(dialog.show_modal()),
            None if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let desk = use_desk();
    let unfolded = RwSignal::new(false);
    // What is typed below stays while the card itself changes.
    let card = Memo::new(move |_| {
        moving.get().and_then(|id| desk.read(|shown| Some((id, shown.find_task(id)?.status, shown.find_wording(id)?.title.clone()))))
    });
    view! {
        <dialog class="menu" node_ref=dialog aria-label=words().move_title() on:close=heard(move |_| moving.set(None))>
            <Grip dialog/>
            {live(move || card.get().map(|(id, status, title)| view! {
                <h2>{words().move_title()}</h2>
                <p class="menu__about">{title}</p>
                <ul>{Status::ALL.map(|to| view! { <Choice id status to moving/> })}</ul>
                <p class="menu__others">{words().moved_by_others(desk.in_round(), desk.actor().role)}</p>
            }))}
            {live(move || moving.get().map(|id| view! {
                <Quick id unfolded/>
                <a class="button menu__open" href=format!("/viec/{id}") on:click=heard(move |_| moving.set(None))>{words().open_card()}</a>
            }))}
            <button type="button" class="button button--quiet" on:click=heard(move |_| moving.set(None))>{words().close}</button>
        </dialog>
    }
}

#[component]
fn Choice(id: TaskId, status: Status, to: Status, moving: RwSignal<Option<TaskId>>) -> impl IntoView {
    let (desk, hands) = (use_desk(), (use_toaster(), use_appraising()));
    let here = status == to;
    let allowed = here || desk.actor().may_move(status, to);
    let go = move |_| {
        moving.set(None);
        intents::move_card(desk, hands, id, to, None);
        // On a phone the card has left the column that is shown, and its own head is the way to it.
        look::focus_soon(format!("[data-task='{id}'] .card__title, [data-head='{}']", to.as_str()));
    };
    allowed.then(|| choice(to, words().column(desk.in_round(), to), here, Box::new(go)))
}

/// One column of the menu.
pub fn choice(to: Status, name: &'static str, here: bool, go: Box<dyn FnMut(MouseEvent)>) -> AnyView {
    view! {
        <li>
            <button type="button" class="menu__choice" data-to=to.as_str() disabled=here on:click=go>
                <StatusDot status=to/>
                {name}
                {here.then(|| view! { <small>{words().column_here()}</small> })}
            </button>
        </li>
    }
    .into_any()
}
