//! What was just given up: it can be taken back for as long as the page is open, so nobody is asked "are you sure".

use crate::components::live::{heard, live};
use crate::{
    state::{session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::prelude::*;
use parboard_sync::outbox::Pending;

/// A change that was given up, with those that built on it.
#[derive(Clone, PartialEq)]
pub struct Dropped {
    /// What was wanted, in words.
    pub wanted: String,
    /// The operations.
    pub gone: Vec<Pending>,
}

/// The list of them.
#[component]
pub fn DroppedList(dropped: RwSignal<Vec<Dropped>>) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let take_back = move |gone: Vec<Pending>| {
        if desk.take_back(&gone).is_ok() {
            dropped.update(|dropped| dropped.retain(|one| one.gone != gone));
        } else {
            toaster.trouble(words().no_room);
        }
    };
    let line = move |one: Dropped| {
        let said = words().discarded(one.gone.len().saturating_sub(1));
        view! {
            <li class="dropped">
                <p><b>{said}</b>" "{one.wanted}</p>
                <button type="button" class="button" on:click=heard(move |_| take_back(one.gone.clone()))>{words().undo}</button>
            </li>
        }
    };
    view! { <ul class="dropped-list" role="status">{live(move || dropped.get().into_iter().map(line).collect_view())}</ul> }
}
