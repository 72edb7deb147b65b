//! A card that is not in the open plan, as behind a link that somebody kept: finds its plan and turns to it.

use crate::{
    components::{
        live::{live, watch},
        plan_switch::PlanSelect,
        sync_badge::SyncBadge,
    },
    online::plans::plan_of_task,
    state::{desk::Desk, refused, session::use_desk, syncing, toast::use_toaster},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::id::{PlanId, TaskId};

/// How far the search has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    /// The board is not here yet, or the server has not answered.
    Begun,
    /// Its plan is being opened.
    Found(PlanId),
    /// It takes a network.
    Offline,
    /// There is no such card.
    Nowhere,
}

/// What stands in the place of a card that is not here.
#[component]
pub fn Elsewhere(id: TaskId) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let search = RwSignal::new(Search::Begun);
    let found = move |plan: PlanId| {
        if search.try_set(Search::Found(plan)).is_some() {
            return;
        }
        if desk.plan() == Some(plan) {
            // It was added since this device last asked.
            return syncing::ask(desk);
        }
        toaster.say(words().turned_to(&name(desk, plan)));
        desk.turn_to(plan);
    };
    // A first visit has no board yet, and the card may be on it; without a network the line says when to look again.
    let has_board = Memo::new(move |_| desk.has_board() && !desk.is_opening());
    let gets_through = Memo::new(move |_| desk.line().trouble.is_none());
    watch(move || {
        let (has_board, gets_through) = (has_board.get(), gets_through.get());
        if !has_board || refused::making(desk, id).is_some() || matches!(search.get_untracked(), Search::Found(_)) {
            return;
        }
        if let Some(plan) = untrack(|| desk.other_plan_of(id)) {
            return found(plan);
        }
        if !gets_through {
            return;
        }
        spawn_local(async move {
            match plan_of_task(id).await {
                Ok(Some(plan)) => found(plan),
                Ok(None) => drop(search.try_set(Search::Nowhere)),
                Err(_) => drop(search.try_set(Search::Offline)),
            }
        });
    });
    // Nobody else knows a card that was not made; a search would find nothing.
    let not_made = Memo::new(move |_| refused::making(desk, id));
    let text = move || match search.get() {
        _ if not_made.get().is_some() => words().card_not_made().to_owned(),
        Search::Begun if !desk.has_board() && desk.trouble().is_none() => words().board_loading.to_owned(),
        Search::Begun if desk.trouble().is_none() => words().task_sought().to_owned(),
        Search::Begun | Search::Offline => words().task_needs_network().to_owned(),
        Search::Found(_) if desk.trouble().is_some() => words().task_needs_network().to_owned(),
        Search::Found(plan) => words().turning_to(&name(desk, plan)),
        Search::Nowhere => words().task_nowhere().to_owned(),
    };
    let several = move || desk.has_several_plans().then(|| view! { <div class="plan-switch"><PlanSelect/></div> });
    view! {
        <article class="task">
            <header class="task-head">
                <div class="task-head__line"><a href="/" class="task-head__back">{words().back_to_board()}</a><SyncBadge/></div>
                <h1>{words().file_of_task()}</h1>
                {live(several)}
            </header>
            <p class="notice" role="status">{text}</p>
            {live(move || not_made.get().map(|id| view! { <a class="button button--main" href=refused::address(id)>{words().see_refused()}</a> }))}
        </article>
    }
}

fn name(desk: Desk, plan: PlanId) -> String {
    desk.directory(|directory| directory.plans.iter().find(|title| title.id == plan).map(|title| title.name().to_owned()).unwrap_or_default())
}
