//! A refused change: what was wanted, why it was not done, and everything one can do about it.

use super::{
    anew::{CopyWritten, WriteAgain},
    dropped::Dropped,
    folded::Folded,
};
use crate::{
    browser::{focus, text},
    state::{refused, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    field::Field,
    id::OpId,
    op::{Change, Request},
    refusal::{Refusal, RefusalCode},
};
use parboard_sync::outbox::{Pending, Standing};

/// A refused change, with those that build on it.
#[component]
pub fn Refused(id: OpId, dropped: RwSignal<Vec<Dropped>>) -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| refused::with_dependants(desk, id));
    move || {
        found.get().map(|(cause, followers)| {
            let (wanted, written) = (words().wish(desk.is_of_round(&cause.op), &cause.op.body), refused::written(desk, &cause.op));
            view! {
                <article class="refused" tabindex="-1" data-op=id.to_string()>
                    <h3>{wanted.clone()}</h3>
                    {(!wanted.contains(&written)).then(|| view! { <Folded text=written/> })}
                    <OnTask pending=cause.clone()/>
                    <Reason pending=cause.clone()/>
                    <Followers followers=followers.clone()/>
                    <Choices pending=cause followers dropped/>
                </article>
            }
        })
    }
}

/// Which card it is about, and when it was made.
#[component]
pub fn OnTask(pending: Pending) -> impl IntoView {
    let desk = use_desk();
    // Of a card in another plan the title is not here; the link leads there all the same.
    let title = pending.op.task().and_then(|task| {
        let title = desk.title_now(task);
        // A card that was not made is nowhere else either.
        let is_elsewhere = !matches!(pending.op.request(), Some(Request::CreateTask { .. }));
        Some((task, title.or_else(|| is_elsewhere.then(|| words().file_of_task().to_owned()))?))
    });
    view! {
        <p class="refused__about">
            {title.map(|(task, title)| view! { <a class="link" href=format!("/viec/{task}")>{title}</a> })}
            <span class="when">{text::date_time(pending.op.made_at)}</span>
        </p>
    }
}

#[component]
fn Reason(pending: Pending) -> impl IntoView {
    let desk = use_desk();
    let (reason, instead) = match &pending.standing {
        Standing::Refused(refusal) => {
            (words().refusal(refusal.code), instead(desk.is_of_round(&pending.op), &pending, refusal, refusal.who.map(|who| desk.peek_name_of(who))))
        }
        _ => (words().refusal(RefusalCode::DependsOn), None),
    };
    view! { <p class="refused__why">{reason}" "{instead}</p> }
}

/// What stands instead, when that is the reason.
fn instead(in_round: bool, pending: &Pending, refusal: &Refusal, who: Option<String>) -> Option<String> {
    let field = match pending.op.request()? {
        Request::PlaceTask { .. } => Field::Status,
        Request::SetFields { changes, .. } => changes.first()?.field,
        _ => return None,
    };
    (!refusal.current.is_nothing()).then(|| words().stands_instead(in_round, field, &refusal.current, who.as_deref()))
}

#[component]
fn Followers(followers: Vec<Pending>) -> impl IntoView {
    let desk = use_desk();
    let said = move |pending: &Pending| words().whole_wish(desk.is_of_round(&pending.op), &pending.op.body);
    (!followers.is_empty()).then(|| {
        let lines = followers.iter().map(|pending| view! { <li><Folded text=said(pending)/></li> }).collect_view();
        view! {
            <div class="refused__followers">
                <p>{words().depend_on_it()}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

#[component]
fn Choices(pending: Pending, followers: Vec<Pending>, dropped: RwSignal<Vec<Dropped>>) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let id = pending.op.id;
    let text = refused::written_in_all(desk, &pending, &followers);
    let wanted = words().wish(desk.is_of_round(&pending.op), &pending.op.body);
    let editable = refused::has_form(desk, &pending);
    let retried = pending.clone();
    let retry = move |_| {
        focus::go_on_after_this(String::new());
        let own = refused::own_instead(desk, &retried);
        match (desk.retry(id), own) {
            // What I wrote there later gives way to this: that is said, and can be put back.
            (Ok(()), Some(Change { field, from, to })) => {
                let said = words().in_place_of_own(field, &to);
                toaster.done(said, Request::SetFields { task: retried.op.task().unwrap_or(id.task()), changes: vec![Change { field, from, to }] });
            }
            (Ok(()), None) => toaster.say(words().sending()),
            (Err(_), _) => toaster.trouble(words().no_room),
        }
    };
    let discard = move |_| {
        focus::go_on_after_this(String::new());
        let gone = desk.discard(id);
        dropped.update(|dropped| dropped.push(Dropped { wanted: wanted.clone(), gone }));
    };
    view! {
        <div class="refused__choices">
            <button type="button" class="button" on:click=retry>{words().ask_again()}</button>
            {editable.then(|| view! { <WriteAgain pending name=words().edit()/> })}
            <CopyWritten text/>
            <button type="button" class="button button--danger" on:click=discard>{words().discard()}</button>
        </div>
    }
}
