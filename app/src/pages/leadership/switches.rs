//! Which criteria, how they are looked at, and what else can be done with them.

use super::{ADDRESS, Look, MEETING};
use crate::components::live::{heard, live, said, shown_when};
use crate::{
    browser::{full_screen, look as page},
    state::{
        periods, scores,
        session::use_desk,
        standing::{Scope, Sight},
    },
    words::words,
};
use leptos::prelude::*;

/// The switches, and the ways from here.
#[component]
pub fn Switches(look: Look) -> impl IntoView {
    let scope = move |scope: Scope| {
        let choose = move |_| look.set_scope.set((scope != Scope::default()).then_some(scope));
        view! { <button type="button" aria-pressed=said(move || (look.scope() == scope).to_string()) on:click=heard(choose)>{words().scope(scope)}</button> }
    };
    view! {
        <div class="switches">
            {shown_when(move || look.has_tracks.get(), move || view! {
                <div class="segments" role="group" aria-label=words().choose_scope()>{Scope::ALL.map(scope)}</div>
            }.into_any())}
            <div class="segments" role="group" aria-label=words().choose_sight()>{Sight::ALL.map(|sight| view! { <Choice sight look/> })}</div>
            <Ways look/>
        </div>
    }
}

#[component]
fn Choice(sight: Sight, look: Look) -> impl IntoView {
    let choose = move |_| look.set_sight.set((sight != Sight::default()).then_some(sight));
    shown_when(
        move || look.offers(sight),
        move || {
            view! { <button type="button" aria-pressed=said(move || (look.sight() == sight).to_string()) on:click=heard(choose)>{words().sight(sight)}</button> }.into_any()
        },
    )
}

#[component]
fn Ways(look: Look) -> impl IntoView {
    let desk = use_desk();
    // The address is the meeting: it can be passed on, and the way back leads out of it.
    let begin = move || {
        let first = look.overview.with(|overview| overview.criteria.first().map(|row| row.id))?;
        let scope = look.scope();
        let kept = if scope == Scope::default() { String::new() } else { format!("nhom={scope}&") };
        Some(format!("{ADDRESS}?{kept}{MEETING}={first}"))
    };
    let meeting = move || {
        begin().map(
            |address| view! { <a class="button button--quiet" href=address on:click=heard(|_| full_screen::enter())>{words().meeting_begin()}</a> },
        )
    };
    view! {
        <div class="switches__ways">
            <a class="button button--quiet" href=scores::ADDRESS>{words().scores()}</a>
            <a class="button button--quiet" href=periods::ADDRESS>{words().periods()}</a>
            {shown_when(move || desk.actor().may_read_chasing(), || view! { <a class="button button--quiet" href="/don-doc">{words().chasing()}</a> }.into_any())}
            {shown_when(move || desk.actor().may_take_papers(), || view! {
                <a class="button button--quiet" href="/quan-tri?muc=van-ban">{words().papers_short()}</a>
            }.into_any())}
            {live(meeting)}
            <button type="button" class="button button--quiet" on:click=heard(|_| page::print())>{words().print_page()}</button>
        </div>
    }
}
