//! What can be done with words that the server has not got: copy them, or take them into their form again.

use crate::components::live::heard;
use crate::{
    browser::clipboard,
    state::{address::use_address, refused, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_sync::outbox::Pending;

/// Puts what was written on the clipboard.
#[component]
pub fn CopyWritten(text: String) -> impl IntoView {
    let toaster = use_toaster();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                toaster.say(words().text_copied());
            } else {
                toaster.trouble(words().copy_failed());
            }
        });
    };
    view! { <button type="button" class="button" on:click=heard(copy)>{words().copy_text()}</button> }
}

/// Leads to its form, with the words in it.
#[component]
pub fn WriteAgain(pending: Pending, name: &'static str) -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_address(), use_toaster());
    let again = move |_| match refused::take_up_again(desk, &pending) {
        Some(screen) => here.go(&screen),
        None => toaster.trouble(words().no_room),
    };
    view! { <button type="button" class="button" on:click=heard(again)>{name}</button> }
}
