//! Của tôi: what I must do next, the most pressing first.

mod calls;
mod owed;

use self::{calls::Calls, owed::Owed};
use crate::components::{
    live::{live, shown_when},
    long_list::LongList,
};
use crate::{
    browser::look,
    components::{
        long_press,
        move_menu::{MoveMenu, Moving},
        said::SaidToMe,
        shell::PageHead,
        status_mark::StatusDot,
        task_line::TaskLine,
        welcome::Welcome,
    },
    root::later::{self, Work},
    state::{
        desk::Desk,
        mine::{self, Mine as Cards, Need},
        session::use_desk,
    },
    words::{help::TITLE, words},
};
use leptos::{html::Div, prelude::*};
use parboard_domain::{id::TaskId, person::Role, task::Status};

/// So many lines of a section are drawn before the rest is asked for.
const SHOWN: usize = 15;

/// The screen.
#[component]
pub fn Mine() -> impl IntoView {
    let desk = use_desk();
    let cards = Memo::new(move |_| mine::mine(desk));
    let needs = move || cards.with(|cards| cards.sections.iter().map(|(need, _)| *need).collect::<Vec<_>>());
    let agency = Signal::derive(move || {
        let own = desk.person().agency;
        desk.directory(|directory| own.and_then(|id| directory.find_agency(id)).map(|agency| agency.name.clone()).unwrap_or_default())
    });
    look::set_body("data-ready", "");
    let (place, moving) = (NodeRef::<Div>::new(), RwSignal::new(None));
    provide_context(Moving(moving));
    long_press::hear(place, move |card| {
        // The screen may have been left while the finger rested.
        let _ = moving.try_set(Some(card));
    });
    view! {
        <div class="mine" node_ref=place>
            <PageHead title=Signal::derive(|| words().mine_title().to_owned()) under=agency/>
            <Welcome/>
            <NeedsMeFirst/>
            {later::part(Work::Waiting)}
            <Owed/>
            <Calls/>
            <SaidToMe/>
            <Emptiness cards/>
            <For each=needs key=|need| *need let:need><Section need cards/></For>
            <Done cards/>
            <p class="mine__done"><a class="link" href="/tro-giup">{words().of(TITLE)}</a></p>
            <MoveMenu/>
        </div>
    }
}

/// Refused changes and clashes come before all cards.
#[component]
fn NeedsMeFirst() -> impl IntoView {
    let desk = use_desk();
    let count = move || desk.line().attention;
    view! {
        {shown_when(move || { count() > 0 }, move || view! { <a href="/can-xu-ly" class="mine__first">
                <b>{words().mine_attention()}</b>
                <span>{live(move || words().need_you(count()))}</span>
            </a> }.into_any())}
    }
}

#[component]
fn Emptiness(cards: Memo<Cards>) -> impl IntoView {
    let desk = use_desk();
    let text = move || match desk.actor().role {
        _ if !desk.has_board() => words().board_loading,
        Role::Leader | Role::Observer | Role::Administrator => words().mine_reader(),
        Role::Coordinator | Role::Head | Role::Staff => words().mine_none(),
    };
    view! {
        {shown_when(move || cards.with(|cards| cards.sections.is_empty()), move || view! { <p class="notice" role="status">{text}</p> }.into_any())}
    }
}

#[component]
fn Section(need: Need, cards: Memo<Cards>) -> impl IntoView {
    let desk = use_desk();
    let ids =
        Memo::new(move |_| cards.with(|cards| cards.sections.iter().find(|(own, _)| *own == need).map(|(_, ids)| ids.clone()).unwrap_or_default()));
    let long = LongList::new(SHOWN);
    let drawn = move || ids.with(|ids| ids.iter().take(long.drawn()).copied().collect::<Vec<TaskId>>());
    view! {
        <section class="mine__section">
            <h2><NeedMark need/>{live(move || name(need, desk))}" "<span class="mine__count">{live(move || words().count(ids.with(Vec::len)))}</span></h2>
            <ul class="task-lines">
                <For each=drawn key=|id| *id let:id><TaskLine id/></For>
            </ul>
            {long.rest(move || ids.with(Vec::len))}
        </section>
    }
}

#[component]
fn NeedMark(need: Need) -> impl IntoView {
    match need {
        Need::Flagged(flag) => view! { <span class="flag" data-is=flag.as_str()></span> }.into_any(),
        Need::Returned => view! { <span class="flag" data-is="blocked"></span> }.into_any(),
        Need::Assigned => view! { <StatusDot status=Status::InProgress/> }.into_any(),
        Need::ShareSilent => view! { <StatusDot status=Status::NotStarted/> }.into_any(),
        Need::ShareOpen => view! { <StatusDot status=Status::InProgress/> }.into_any(),
        Need::Appraisal | Need::SharesToJudge => view! { <StatusDot status=Status::InReview/> }.into_any(),
        Need::Column(status) => view! { <StatusDot status/> }.into_any(),
    }
}

#[component]
fn Done(cards: Memo<Cards>) -> impl IntoView {
    let done = move || cards.with(|cards| cards.done);
    view! {
        {shown_when(move || { done() > 0 }, move || view! {
            <p class="mine__done"><StatusDot status=Status::Done/>{words().mine_done()}" "<b>{live(move || words().count(done()))}</b></p>
        }.into_any())}
    }
}

fn name(need: Need, desk: Desk) -> String {
    match need {
        Need::Returned => words().returned_to_me().to_owned(),
        Need::Assigned => words().assigned_to_me().to_owned(),
        Need::ShareSilent => words().shares_silent().to_owned(),
        Need::ShareOpen => words().shares_open().to_owned(),
        Need::Flagged(flag) => words().flag(flag, desk.thresholds()),
        Need::Appraisal => words().to_appraise().to_owned(),
        Need::SharesToJudge => words().shares_to_judge().to_owned(),
        Need::Column(status) => words().column(desk.in_round(), status).to_owned(),
    }
}
