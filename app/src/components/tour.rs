//! The tour: four steps in a card that stands among others, bars no way and can be left at any time. What it shows are the app's own
//! marks.

use super::{
    flag::FlagMark,
    live::{heard, live, said, shown_when},
    status_mark::StatusDot,
    sync_badge::badge,
};
use crate::{
    browser::look,
    state::{
        guide,
        line::{Line, Trouble},
        session::use_desk,
    },
    words::{help::tour as lines, words},
};
use leptos::{ev::KeyboardEvent, prelude::*};
use parboard_domain::{figures::Flag, task::Status};

/// Whether the tour is on the screen; it sets this to false when it is over.
#[derive(Clone, Copy)]
pub struct Touring(pub RwSignal<bool>);

/// The tour.
#[component]
pub fn Tour() -> impl IntoView {
    let Touring(open) = expect_context();
    let at = RwSignal::new(0_usize);
    let last = lines::STEPS.len() - 1;
    let over = move || {
        guide::is_known();
        open.set(false);
    };
    let go = move |to: usize| {
        at.set(to);
        look::focus_soon("#buoc".to_owned());
    };
    let escape = heard(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            over();
        }
    });
    look::focus_soon("#buoc".to_owned());
    view! {
        <section class="tour" aria-labelledby="buoc" on:keydown=escape>
            <p class="tour__count">{live(move || words().tour_step(at.get()))}</p>
            <h2 id="buoc" tabindex="-1">{live(move || words().of(lines::STEPS[at.get()].0))}</h2>
            <p>{live(move || words().of(lines::STEPS[at.get()].1))}</p>
            {live(move || view! { <ul class="tour__marks">{marks(at.get())}</ul> })}
            <div class="tour__ways">
                {shown_when(move || { at.get() > 0 }, move || view! {
                    <button type="button" class="button" on:click=heard(move |_| go(at.get_untracked() - 1))>{words().of(lines::BACK)}</button>
                }.into_any())}
                <button type="button" class="button button--main" on:click=heard(move |_| if at.get_untracked() < last { go(at.get_untracked() + 1) } else { over() })>
                    {said(move || words().of(if at.get() < last { lines::NEXT } else { lines::END }))}
                </button>
                {shown_when(move || { at.get() < last }, move || view! {
                    <button type="button" class="button button--quiet" on:click=heard(move |_| over())>{words().of(lines::SKIP)}</button>
                }.into_any())}
            </div>
        </section>
    }
}

/// What a step speaks of.
fn marks(at: usize) -> AnyView {
    let desk = use_desk();
    let flag = |flag: Flag| view! { <li><FlagMark flag words=words().flag(flag, desk.thresholds())/></li> };
    let column = |status: Status| view! { <li><StatusDot status/>" "{words().status(status)}</li> };
    let mark = |is: &'static str, name: &'static str| view! { <li><span class="card__mark" data-is=is>{name}</span></li> };
    let line = |line: Line| view! { <li>{badge(RwSignal::new(line))}</li> };
    match at {
        0 => [Flag::Overdue, Flag::Blocked, Flag::Stalled, Flag::DueSoon].map(flag).into_iter().collect_view().into_any(),
        1 => Status::ALL.map(column).into_iter().collect_view().into_any(),
        2 => {
            let fresh_at = desk.line_now().fresh_at;
            let [waits, away] = [None, Some(Trouble::Offline)].map(|trouble| Line { unsent: 3, trouble, fresh_at, ..Line::default() });
            [waits, away].map(line).into_iter().collect_view().into_any()
        }
        _ => [("conflict", words().mark_conflict), ("refused", words().mark_refused)]
            .map(|(is, name)| mark(is, name))
            .into_iter()
            .collect_view()
            .into_any(),
    }
}
