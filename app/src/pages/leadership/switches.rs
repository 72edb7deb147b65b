//! Which criteria, seen by what, in which order.

use super::Look;
use crate::components::live::{heard, said, shown_when};
use crate::{
    state::{
        scores::ADDRESS,
        session::use_desk,
        standing::{Scope, Sight},
    },
    words::words,
};
use leptos::prelude::*;

/// The switches, and the rule of the order.
#[component]
pub fn Switches(look: Look) -> impl IntoView {
    let desk = use_desk();
    let scope = move |scope: Scope| {
        let choose = move |_| look.set_scope.set((scope != Scope::default()).then_some(scope));
        view! { <button type="button" aria-pressed=said(move || (look.scope() == scope).to_string()) on:click=heard(choose)>{words().scope(scope)}</button> }
    };
    let sight = move |sight: Sight| {
        let choose = move |_| look.set_sight.set((sight != Sight::default()).then_some(sight));
        view! { <button type="button" aria-pressed=said(move || (look.sight() == sight).to_string()) on:click=heard(choose)>{words().sight(sight)}</button> }
    };
    view! {
        <div class="switches">
            {shown_when(move || look.has_tracks.get(), move || view! {
                <div class="segments" role="group" aria-label=words().choose_scope()>{Scope::ALL.map(scope)}</div>
            }.into_any())}
            <div class="segments" role="group" aria-label=words().choose_sight()>{Sight::ALL.map(sight)}</div>
            <a class="button button--quiet" href=ADDRESS>{words().scores()}</a>
            {shown_when(move || desk.actor().may_read_chasing(), || view! { <a class="button button--quiet" href="/don-doc">{words().chasing_open()}</a> }.into_any())}
            {shown_when(move || desk.actor().may_take_papers(), || view! { <a class="button button--quiet" href="/quan-tri?muc=van-ban">{words().papers()}</a> }.into_any())}
            <p class="switches__rule" id="xep-hang">{words().urgency_rule()}</p>
        </div>
    }
}
