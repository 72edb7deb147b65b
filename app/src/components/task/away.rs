//! Putting a card away and bringing it back.

use super::use_here;
use crate::components::live::shown_when;
use crate::{
    browser::focus,
    state::{intents, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::op::Request;

/// That the card was put away, by whom, and the way back.
#[component]
pub fn AwayLine() -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let archived = move || here.read(|sheet| sheet.archived);
    let restore = move |_| match desk.wish(Request::RestoreTask { task: here.id }) {
        Ok(_) => {
            toaster.say(words().restored_done());
            focus::keep_somewhere();
        }
        Err(error) => toaster.trouble(intents::why(&error)),
    };
    move || {
        archived().map(|archived| {
            view! {
                <div class="task-banner" data-is="archived">
                    <p>{words().archived_by(&desk.name_of(archived.by), archived.at)}</p>
                    {shown_when(move || here.read(|sheet| sheet.part.is_work()), move || view! {
                        <button type="button" class="button" on:click=restore>{words().restore()}</button>
                    }.into_any())}
                </div>
            }
        })
    }
}

/// The button that puts it away; taken back as easily, so nobody is asked twice.
#[component]
pub fn PutAway() -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let offered = move || here.read(|sheet| sheet.actor.may_archive(sheet.part) && sheet.archived.is_none());
    let archive = move |_| match desk.wish(Request::ArchiveTask { task: here.id }) {
        Ok(_) => {
            toaster.done(words().archived_done(), Request::RestoreTask { task: here.id });
            // The button that was pressed is gone.
            focus::go_to(".task-banner[data-is='archived'] button".to_owned());
        }
        Err(error) => toaster.trouble(intents::why(&error)),
    };
    view! {
        {shown_when(offered, move || view! {
            <button type="button" class="button button--quiet task__away" on:click=archive>{words().archive()}</button>
        }.into_any())}
    }
}
