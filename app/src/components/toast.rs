//! The line at the bottom of the screen.

use crate::components::live::{heard, live, said};
use crate::{
    state::{session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::prelude::*;

/// What was just done, with a way back.
#[component]
pub fn ToastLine() -> impl IntoView {
    let (toaster, desk) = (use_toaster(), use_desk());
    let undo = move || {
        toaster
            .shown()
            .filter(|toast| toast.undo.is_some())
            .map(|_| view! { <button type="button" on:click=heard(move |_| toaster.undo(desk))>{words().undo}</button> })
    };
    view! {
        <div class="toast" role="status" aria-live="polite" data-shown=said(move || toaster.shown().is_some().then_some("")) data-trouble=said(move || toaster.shown().is_some_and(|toast| toast.is_trouble).then_some(""))>
            <p>{live(move || toaster.shown().map(|toast| toast.words))}</p>
            {undo}
            <button type="button" class="toast__close" aria-label=words().close on:click=heard(move |_| toaster.clear())></button>
        </div>
    }
}
