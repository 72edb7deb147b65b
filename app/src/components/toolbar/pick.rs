//! What begins to pick cards, and ends it: for those who may change any.

use crate::{
    components::live::{heard, said, shown_when},
    state::{many, picking, session::use_desk},
    words::words,
};
use leptos::prelude::*;

/// The button.
#[component]
pub fn PickButton() -> impl IntoView {
    let desk = use_desk();
    let turn = move || if picking::is_on_now() { picking::end() } else { picking::begin() };
    shown_when(
        move || many::is_for(desk.actor().role),
        move || {
            view! {
                <button type="button" class="chip toolbar__pick" aria-pressed=said(picking::is_on) on:click=heard(move |_| turn())>
                    <span>{words().picking_begin()}</span>
                </button>
            }
            .into_any()
        },
    )
}
