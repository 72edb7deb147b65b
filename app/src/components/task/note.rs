//! The line beside a control: kept, sent, refused, overtaken. Said in words, and quietly.

use super::{other_drafts::OtherDrafts, use_here};
use crate::components::live::{Live, heard, live, said, shown_when};
use crate::{
    state::{
        address::use_address,
        desk::Desk,
        drafts::Draft,
        editing::{Editing, Note},
        intents,
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::MouseEvent, prelude::*};
use parboard_domain::op::Request;
use parboard_sync::outbox::Pending;
use std::sync::Arc;

/// The line beside a control.
#[component]
pub fn NoteLine(editing: Editing) -> impl IntoView {
    let here = use_here();
    let unsent = Memo::new(move |_| here.unsent.with(|fields| fields.contains(&editing.field)));
    let line = move || match editing.note.get() {
        Note::Nothing if !unsent.get() => ().into_any(),
        Note::Nothing | Note::Kept => view! { <Kept unsent=unsent.get()/> }.into_any(),
        Note::Trouble(why) => view! { <p class="note" data-is="trouble">{why}</p> }.into_any(),
        Note::Overtaken => view! { <Overtaken editing/> }.into_any(),
        Note::Draft => view! { <OldDraft editing/> }.into_any(),
        Note::Unsaved => view! { <Unsaved editing/> }.into_any(),
    };
    // In the sheet of a card on the board there is no such place; the card itself has it.
    let address = use_address();
    let where_clashes = said(move || if address.path().starts_with("/viec/") { "#cung-sua".to_owned() } else { format!("/viec/{}", here.id) });
    let clashes = move || here.clashes.with(|clashes| clashes.iter().any(|(_, field)| *field == Some(editing.field)));
    view! {
        <div id=format!("n-{}", editing.field.as_str()) tabindex="-1">
            {line}
            <OtherDrafts others=here.others place=editing.slot() name=editing.field.as_str() take=Arc::new(move |draft: &Draft| editing.show_draft(draft))/>
            {shown_when(clashes, move || view! { <p class="note" data-is="overtaken"><a href=where_clashes>{words().clash_see()}</a></p> }.into_any())}
        </div>
    }
}

/// What a control says once it was kept.
#[component]
pub fn Kept(unsent: bool) -> impl IntoView {
    let keeps = use_desk().keeps_all();
    let standing = if unsent { words().waits_to_be_sent() } else { words().sent() };
    // What was sent lies on the server, wherever else it does not.
    let place = (unsent || keeps).then(|| view! { {words().saved(keeps)}" · " });
    view! { <p class="note" data-is=if unsent { "pending" } else { "sent" }>{place}{standing}</p> }
}

/// What a part says whose controls keep with one press: that it waits, and later that it was sent. Nothing before anything was done here.
pub fn kept_here(waits: impl Fn() -> bool + Send + Sync + 'static) -> Live {
    let unsent = Memo::new(move |last: Option<&Option<bool>>| match (waits(), last.copied().flatten()) {
        (true, _) => Some(true),
        (false, last) => last.map(|_| false),
    });
    live(move || unsent.get().map(|unsent| view! { <Kept unsent/> }))
}

/// The same for requests of one kind.
pub fn kept_requests(desk: Desk, is_one: impl Fn(&Request) -> bool + Send + Sync + 'static) -> Live {
    kept_here(move || {
        let mut waiting = desk.outbox().into_iter().filter(Pending::is_waiting);
        waiting.any(|pending| pending.op.request().is_some_and(&is_one))
    })
}

/// Somebody else was faster; what is in the control stays until the person says otherwise.
#[component]
fn Overtaken(editing: Editing) -> impl IntoView {
    let desk = use_desk();
    let text = move || words().overtaken(desk.in_round(), editing.other().as_ref(), editing.field, &editing.current.get());
    let differs = move || editing.text.get() != crate::state::editing::as_typed(&editing.current.get());
    view! {
        <p class="note" data-is="overtaken">
            {text}" "
            {shown_when(differs, move || view! {
                <button type="button" class="note__button" on:click=heard(move |_| editing.give_up())>{words().take_theirs()}</button>
            }.into_any())}
        </p>
    }
}

/// What is being typed and is not finished. The keyboard has Enter and Escape; the buttons are for fingers, and take neither
/// the focus nor a stop on the way of the tabulator, since leaving the control is to be done with it.
#[component]
fn Unsaved(editing: Editing) -> impl IntoView {
    let stay = || heard(|event: MouseEvent| event.prevent_default());
    view! {
        <p class="note" data-is="pending">
            {words().title_unsaved()}" "
            <button type="button" class="note__button" tabindex="-1" on:mousedown=stay() on:click=heard(move |_| editing.chose())>{words().save()}</button>
            <button type="button" class="note__button" tabindex="-1" on:mousedown=stay()
                on:click=heard(move |_| editing.give_up())>{words().title_keep_old()}</button>
        </p>
    }
}

#[component]
fn OldDraft(editing: Editing) -> impl IntoView {
    let desk = use_desk();
    let stands = move || editing.is_overtaken().then(|| words().overtaken(desk.in_round(), None, editing.field, &editing.current.get()));
    view! {
        <p class="note" data-is="overtaken">
            {words().draft_found()}" "{live(stands)}" "
            <button type="button" class="note__button" on:click=heard(move |_| editing.take_draft())>{words().save()}</button>
            <button type="button" class="note__button" on:click=heard(move |_| editing.give_up())>{words().drop_draft()}</button>
        </p>
    }
}

/// What a form says after its button: why it could not be kept. The words stay in the form.
#[component]
pub fn FormTrouble(trouble: RwSignal<Option<crate::state::desk::WishError>>) -> impl IntoView {
    view! { <p class="note" data-is="trouble" role="alert">{live(move || trouble.with(|trouble| trouble.as_ref().map(intents::why)))}</p> }
}
