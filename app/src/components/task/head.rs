//! The head of the task screen: the way back to the criterion, and how old the figures are.

use super::use_here;
use crate::components::live::{live, watch};
use crate::{
    browser::{look, place},
    components::{flag::FlagMark, sync_badge::SyncBadge},
    state::session::use_desk,
    words::words,
};
use leptos::prelude::*;
use parboard_domain::figures::Flag;

/// The head. The title itself is edited below, so the heading is for those who go by headings.
#[component]
pub fn TaskHead() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    watch(move || look::set_title(&here.read(|sheet| sheet.title.clone())));
    let number = move || here.read(|sheet| sheet.criterion.0.clone());
    let criterion = move || here.read(|sheet| sheet.criterion.1.clone());
    let as_of = move || words().figures_as_of(desk.line().fresh_at, desk.now.get());
    // Silence is a flag of its own: a card may be in time and still stand out by it.
    let pace = move || {
        let (touched_at, now) = (here.read(|sheet| sheet.touched_at), desk.now.get());
        if here.read(|sheet| sheet.is_stalled) {
            view! { <FlagMark flag=Flag::Stalled words=words().stalled(now.days_since(touched_at))/> }.into_any()
        } else {
            words().touched(touched_at, now).into_any()
        }
    };
    view! {
        <header class="task-head">
            <div class="task-head__line">
                <a href="/" class="task-head__back" on:click=|_| place::return_to_board()>
                    {words().back_to_board()}
                </a>
                <SyncBadge/>
            </div>
            <p class="task-head__criterion">
                <b class="number">{number}</b>
                {criterion}
            </p>
            <h1 class="visually-hidden">{live(move || here.read(|sheet| sheet.title.clone()))}</h1>
            <p class="task-head__fresh">{live(pace)}" · "{as_of}</p>
        </header>
    }
}
