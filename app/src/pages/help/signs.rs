//! What the signs mean: the app's own, each beside its words.

use crate::{
    components::{card::MarkWords, flag::FlagMark, status_mark::StatusDot},
    state::{desk::Mark, session::use_desk},
    words::{
        both::Both,
        help::{self as lines},
        words,
    },
};
use leptos::prelude::*;
use parboard_domain::{figures::Flag, task::Status};

/// The signs.
#[component]
pub fn Signs() -> impl IntoView {
    let desk = use_desk();
    let columns = Status::ALL.map(|status| sign(view! { <StatusDot status/>" "{words().status(status)} }.into_any(), None));
    let flag = |(flag, about): (Flag, Both)| sign(view! { <FlagMark flag words=words().flag(flag, desk.thresholds())/> }.into_any(), Some(about));
    let flags = [Flag::Overdue, Flag::Blocked, Flag::Stalled, Flag::DueSoon].into_iter().zip(lines::FLAGS).map(flag).collect_view();
    let mark = |(mark, about)| sign(view! { <MarkWords mark/> }.into_any(), Some(about));
    let marks = [Mark::Pending, Mark::Refused, Mark::Conflict].into_iter().zip(lines::MARKS).map(mark).collect_view();
    view! {
        <section class="help__part" aria-labelledby="dau-hieu">
            <h2 id="dau-hieu">{words().of(lines::SIGNS)}</h2>
            <h3>{words().of(lines::STATUS_SIGNS)}</h3>
            <ul class="help__signs">{columns.into_iter().collect_view()}</ul>
            <h3>{words().of(lines::FLAG_SIGNS)}</h3>
            <ul class="help__signs">{flags}</ul>
            <h3>{words().of(lines::CARD_SIGNS)}</h3>
            <ul class="help__signs">{marks}</ul>
        </section>
    }
}

fn sign(mark: AnyView, about: Option<Both>) -> AnyView {
    view! { <li><b>{mark}</b>{about.map(|about| view! { <span>{words().of(about)}</span> })}</li> }.into_any()
}
