//! What is said to people: banners, notices in the place of what is not there, the line at the bottom, a dialog.

use super::part;
use crate::{
    components::{live::heard, move_menu::choice, shell::banner},
    state::toast::use_toaster,
    words::{
        both::Both,
        looks::{self as lines},
        words,
    },
};
use leptos::{html::Dialog, prelude::*};
use parboard_domain::task::Status;

/// The messages.
#[component]
pub fn Messages() -> impl IntoView {
    let inside = view! {
        {banner(words().of(lines::BANNER).to_owned(), Some(("/dong-bo", words().sync)))}
        <p class="banner" data-is="news">{words().new_version}</p>
        <div class="looks__notices">
            {[lines::NOTICE_EMPTY, lines::NOTICE_LOADING, lines::NOTICE_OFFLINE, lines::NOTICE_ERROR, lines::NOTICE_READ_ONLY].map(notice)}
        </div>
        {toasts()}
        {dialog()}
    };
    part("thong-bao", lines::MESSAGES, inside.into_any())
}

fn notice(text: Both) -> AnyView {
    view! { <p class="notice">{words().of(text)}</p> }.into_any()
}

fn toasts() -> AnyView {
    let toaster = use_toaster();
    view! {
        <div class="looks__buttons">
            <button type="button" class="button" on:click=heard(move |_| toaster.say(words().of(lines::TOAST_SAYS)))>{words().of(lines::TOAST)}</button>
            <button type="button" class="button"
                on:click=heard(move |_| toaster.trouble(words().of(lines::TOAST_TROUBLE_SAYS)))>{words().of(lines::TOAST_TROUBLE)}</button>
        </div>
    }
    .into_any()
}

fn dialog() -> AnyView {
    let place = NodeRef::<Dialog>::new();
    let open = move || {
        if let Some(dialog) = place.get_untracked() {
            drop(dialog.show_modal());
        }
    };
    let close = move || {
        if let Some(dialog) = place.get_untracked() {
            dialog.close();
        }
    };
    let one = move |status: Status| choice(status, words().status(status), status == Status::InProgress, Box::new(move |_| close()));
    view! {
        <div class="looks__buttons"><button type="button" class="button" on:click=heard(move |_| open())>{words().of(lines::DIALOG)}</button></div>
        <dialog class="menu" node_ref=place aria-label=words().of(lines::DIALOG_TITLE)>
            <h2>{words().of(lines::DIALOG_TITLE)}</h2>
            <p class="menu__about">{words().of(lines::CARD_PLAIN)}</p>
            <ul>{Status::ALL.map(one)}</ul>
            <button type="button" class="button button--quiet" on:click=heard(move |_| close())>{words().of(lines::BUTTON_QUIET)}</button>
        </dialog>
    }
    .into_any()
}
