//! Screens that arrive when they are first opened, so that a first visit loads no more than the board.
//!
//! A function marked here with a chunk's name takes all that only it needs out of the first file; the bundle step does the
//! cutting. Functions of one chunk travel together. Once the board stands, the service worker fetches every chunk, so that
//! all screens open without a network; until then a screen that cannot come says so.

// The splitter makes the call that can fail; the body itself never does.
#![allow(clippy::unnecessary_wraps)]

use crate::{
    browser::{
        chunk::{self, Coming},
        clock, look,
    },
    components::{
        appraisal_dialog::AppraisalDialog,
        left_here::LeftHere,
        live::{heard, live},
        move_menu::MoveMenu,
        plan_switch::PlanSelect,
        toolbar::filters::Filters,
    },
    pages::{administration, attention, chasing, leadership, mine, new_task, periods, round, scores, sign_in, sync, task},
    state::{
        desk::Desk,
        files::{Part, going, sending},
    },
    words::words,
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

/// What the chunk of the daily work draws: whole screens, and parts of those that stand without them until they are here. It has one
/// function for all of them, since each function of a chunk is paid for in the first file.
#[derive(Clone, Copy)]
pub enum Work {
    /// One card.
    Task,
    /// What I must do next.
    Mine,
    /// Adding a card.
    NewTask,
    /// How far a round of proposals is.
    Round,
    /// What was refused.
    Attention,
    /// What waits to be sent.
    Sync,
    /// The leaders' overview.
    Leadership,
    /// Chasing.
    Chasing,
    /// Targets and points.
    Scores,
    /// What is reported for periods.
    Periods,
    /// Reminders that ask for me, on "Của tôi".
    Waiting,
    /// Who was reminded of the card on the screen.
    OnCard,
    /// What leadership is told of reminders.
    Leaders,
    /// What waits on this device for those who are not signed in.
    LeftHere,
    /// The board's filters: nobody filters a board before they have looked at it.
    Filters,
    /// The way from one plan to another, where there are several.
    PlanSwitch,
    /// The menu that moves a card.
    MoveMenu,
    /// The form that asks for words for a step of an appraisal: nobody takes one on a board they have not looked at.
    AppraisalDialog,
}

/// How what has arrived is drawn.
type Draw = fn(Work) -> AnyView;

/// A screen that may not be here yet.
#[derive(Clone, Copy)]
enum Screen {
    Coming,
    Here(Draw),
    Lost,
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn drawn_work() -> Result<Draw, SplitLoaderError> {
    Ok(|which| match which {
        Work::Task => task::TaskPage().into_any(),
        Work::Mine => mine::Mine().into_any(),
        Work::NewTask => new_task::NewTask().into_any(),
        Work::Round => round::RoundPage().into_any(),
        Work::Attention => attention::Attention().into_any(),
        Work::Sync => sync::SyncPage().into_any(),
        Work::Leadership => leadership::Leadership().into_any(),
        Work::Chasing => chasing::Chasing().into_any(),
        Work::Scores => scores::Scores().into_any(),
        Work::Periods => periods::Periods().into_any(),
        Work::Waiting => chasing::waiting::Waiting().into_any(),
        Work::OnCard => chasing::on_card::OnCard().into_any(),
        Work::Leaders => chasing::leaders::Leaders().into_any(),
        Work::LeftHere => LeftHere().into_any(),
        Work::Filters => Filters().into_any(),
        Work::PlanSwitch => PlanSelect().into_any(),
        Work::MoveMenu => MoveMenu().into_any(),
        Work::AppraisalDialog => AppraisalDialog().into_any(),
    })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn part_of_files() -> Result<Part, SplitLoaderError> {
    Ok(Part { send: sending::send_all, count: going::count })
}

#[wasm_split(administration, wasm_split_path = leptos::wasm_split, fallible)]
fn administration_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|_| administration::Administration().into_any())
}

/// How many cards of mine wait for an answer, for the menu.
pub type Reminded = fn(Desk) -> usize;

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn reminded_count() -> Result<Reminded, SplitLoaderError> {
    Ok(chasing::waiting::count)
}

/// With the line to the server: nobody signs in without it.
#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
fn sign_in_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|_| sign_in::SignIn().into_any())
}

/// Asks for the count of reminders until it is here.
pub fn fetch_reminded(count: RwSignal<Option<Reminded>>) {
    chunk::ask(|| Box::pin(reminded_count()), move |came| count.try_set(came).is_none());
}

/// A part of a screen that stands without it until it is here.
pub fn part(which: Work) -> AnyView {
    let part = RwSignal::new(None::<Draw>);
    chunk::ask(fetch_work, move |came| part.try_set(came).is_none());
    live(move || part.get().map(|draw| draw(which))).into_any()
}

/// What sends and counts files that wait, once it is here.
///
/// # Errors
/// When it cannot come, as without a network on a first visit.
pub async fn files_part() -> Result<Part, SplitLoaderError> {
    part_of_files().await
}

/// A screen of the daily work.
pub fn work(which: Work) -> AnyView {
    later(fetch_work, which)
}

fn fetch_work() -> Coming<Draw> {
    Box::pin(drawn_work())
}

/// Signing in.
pub fn sign_in() -> AnyView {
    later(|| Box::pin(sign_in_screen()), ALONE)
}

/// Plans and accounts.
pub fn administration() -> AnyView {
    later(|| Box::pin(administration_screen()), ALONE)
}

/// A screen that is the only one of its kind asks for no other.
const ALONE: Work = Work::Task;

/// After so long without a screen the person is told; what is on its way still arrives.
const LATE_MS: u32 = 10_000;

fn later(fetch: fn() -> Coming<Draw>, which: Work) -> AnyView {
    let screen = RwSignal::new(Screen::Coming);
    ask(fetch, screen);
    let _ = clock::later(LATE_MS, move || {
        if matches!(screen.try_get_untracked(), Some(Screen::Coming)) {
            screen.set(Screen::Lost);
        }
    });
    live(move || match screen.get() {
        Screen::Coming => ().into_any(),
        Screen::Here(draw) => draw(which),
        Screen::Lost => lost(fetch, screen),
    })
    .into_any()
}

fn ask(fetch: fn() -> Coming<Draw>, screen: RwSignal<Screen>) {
    // The person may have gone elsewhere meanwhile, and the signal with them.
    let still_coming = move || matches!(screen.try_get_untracked(), Some(Screen::Coming | Screen::Lost));
    chunk::ask(fetch, move |came| still_coming() && screen.try_set(came.map_or(Screen::Lost, Screen::Here)).is_none());
}

fn lost(fetch: fn() -> Coming<Draw>, screen: RwSignal<Screen>) -> AnyView {
    look::set_body("data-ready", "");
    view! {
        <div class="notice" role="alert">
            <p>{words().screen_lost}</p>
            <button type="button" class="button" on:click=heard(move |_| ask(fetch, screen))>{words().load_again}</button>
        </div>
    }
    .into_any()
}
