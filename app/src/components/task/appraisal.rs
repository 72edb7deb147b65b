//! The appraisal of a card: where it stands and with what words, and the steps that may be taken from here.

use super::use_here;
use crate::components::live::{heard, live, shown_when};
use crate::{
    state::{
        appraising::{Asked, use_appraising},
        intents,
        session::use_desk,
        sheet::Sheet,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    appraisal::{self, Appraisal, Stage},
    op::Request,
    task::Status,
};

/// What was said last, before everything else on the card: that it came back, or was closed.
#[component]
pub fn AppraisalBanner() -> impl IntoView {
    let here = use_here();
    let last = Memo::new(move |_| here.read(|sheet| sheet.appraisal.clone()));
    live(move || {
        let last = last.get().filter(is_first)?;
        let is = if last.stage == Stage::Locked { "locked" } else { "returned" };
        Some(view! { <div class="task-banner" data-is=is><Last last/></div> })
    })
}

/// Whether it comes before everything else on the card.
fn is_first(last: &Appraisal) -> bool {
    matches!(last.stage, Stage::Returned | Stage::Reopened | Stage::Locked)
}

/// The part: what was said last, and what may be done.
#[component]
pub fn AppraisalPart() -> impl IntoView {
    let here = use_here();
    // What the banner says is not said again.
    let last = Memo::new(move |_| here.read(|sheet| sheet.appraisal.clone()).filter(|last| !is_first(last)));
    let steps = Memo::new(move |_| here.read(Sheet::steps));
    let locks = Memo::new(move |_| here.read(Sheet::may_lock));
    let is_there = move || last.with(Option::is_some) || steps.with(|steps| !steps.is_empty());
    let said = move || last.get().map(|last| view! { <Last last/> });
    let draw = move || {
        view! {
            <section class="task-part" aria-labelledby="tham-dinh">
                <h2 id="tham-dinh">{words().appraisal()}</h2>
                {live(said)}
                <div class="task__steps">
                    {live(move || steps.get().into_iter().map(|to| view! { <Take to/> }).collect_view())}
                    {live(move || locks.get().then(|| view! { <Lock/> }))}
                </div>
            </section>
        }
        .into_any()
    };
    shown_when(is_there, draw)
}

/// A step in a sentence, with the words that were given to it.
#[component]
pub fn Last(last: Appraisal) -> impl IntoView {
    let desk = use_desk();
    let (who, at, stage) = (desk.name_of(last.by), last.at, last.stage);
    view! {
        <p data-stage=stage_name(stage)>{words().stage_reached(stage, &who, at, desk.in_round())}</p>
        {(!last.why.is_empty()).then(|| view! { <blockquote class="task__why">{last.why}</blockquote> })}
    }
}

#[component]
fn Take(to: Status) -> impl IntoView {
    let (desk, here, appraising) = (use_desk(), use_here(), use_appraising());
    let status = move || here.read(|sheet| sheet.status);
    let is_own = move || here.read(Sheet::takes_back);
    let ask = move |_| {
        let from = untrack(status);
        appraising.0.set(Some(Asked { task: here.id, unit: None, from, to, rank: None }));
    };
    let asks = move || appraisal::asks(status(), to, 1, is_own());
    view! { <button type="button" class="button" data-take=to.as_str() on:click=heard(ask)>{live(move || words().step_in(desk.in_round(), status(), to, asks()))}</button> }
}

#[component]
fn Lock() -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let lock = move |_| match desk.wish(Request::LockTask { task: here.id }) {
        Ok(_) => toaster.say(words().locked_done()),
        Err(error) => toaster.trouble(intents::why(&error)),
    };
    view! {
        <button type="button" class="button button--quiet" data-take="lock" on:click=heard(lock)>{words().lock()}</button>
        <p class="task-field__hint">{words().lock_hint()}</p>
    }
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Submitted => "submitted",
        Stage::TakenBack => "taken_back",
        Stage::Returned => "returned",
        Stage::Approved => "approved",
        Stage::Reopened => "reopened",
        Stage::Locked => "locked",
        Stage::Newer => "newer",
    }
}
