//! The line at the bottom of the screen.

use crate::components::live::{heard, live, said};
use crate::{
    browser::look,
    state::{session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::{ev::FocusEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

const TOAST: &str = ".toast";
const MAIN: &str = "#main";

/// What was just done, with a way back.
#[component]
pub fn ToastLine() -> impl IntoView {
    let (toaster, desk) = (use_toaster(), use_desk());
    let from = StoredValue::new(None::<String>);
    let came = move |event: FocusEvent| {
        toaster.hold(true);
        let outside = event.related_target().and_then(|from| from.dyn_into::<Element>().ok());
        if outside.as_ref().is_none_or(|from| from.closest(TOAST).ok().flatten().is_none()) {
            from.set_value(outside.and_then(|from| way_to(&from)));
        }
    };
    // What is pressed goes, and the keys go back to where they were.
    let leave = move || {
        toaster.hold(false);
        look::focus_soon(from.try_update_value(Option::take).flatten().unwrap_or_else(|| MAIN.to_owned()));
    };
    let take_back = move || {
        toaster.undo(desk);
        leave();
    };
    let close = move || {
        toaster.clear();
        leave();
    };
    let undo = move || {
        toaster
            .shown()
            .filter(|toast| toast.undo.is_some())
            .map(|_| view! { <button type="button" on:click=heard(move |_| take_back())>{words().undo}</button> })
    };
    view! {
        <div class="toast" role="status" aria-live="polite" data-shown=said(move || toaster.shown().is_some().then_some(""))
            data-trouble=said(move || toaster.shown().is_some_and(|toast| toast.is_trouble).then_some("")) on:focusin=came on:focusout=heard(move |_| toaster.hold(false))
            on:pointerenter=heard(move |_| toaster.hold(true)) on:pointerleave=heard(move |_| toaster.hold(false))>
            <p>{live(move || toaster.shown().map(|toast| toast.words))}</p>
            {undo}
            <button type="button" class="toast__close" aria-label=words().close on:click=heard(move |_| close())></button>
        </div>
    }
}

/// How an element is found again that may be drawn anew: the title of a card, or what has an id.
fn way_to(element: &Element) -> Option<String> {
    let card = element.closest("[data-task]").ok().flatten().and_then(|card| card.get_attribute("data-task"));
    let own = Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("[id='{id}']"));
    // The last of them that takes the keys has them.
    card.map(|task| format!("{MAIN}, [data-task='{task}'] .card__title")).or(own)
}
