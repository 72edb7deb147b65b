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

/// How an arrived screen is drawn.
pub type Draw = fn() -> AnyView;

/// A screen that may not be here yet.
#[derive(Clone, Copy)]
enum Screen {
    Coming,
    Here(Draw),
    Lost,
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn task_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| task::TaskPage().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn scores_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| scores::Scores().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn periods_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| periods::Periods().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn mine_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| mine::Mine().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn new_task_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| new_task::NewTask().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn round_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| round::RoundPage().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn attention_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| attention::Attention().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn sync_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| sync::SyncPage().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn part_of_files() -> Result<Part, SplitLoaderError> {
    Ok(Part { send: sending::send_all, count: going::count })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn leadership_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| leadership::Leadership().into_any())
}

#[wasm_split(administration, wasm_split_path = leptos::wasm_split, fallible)]
fn administration_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| administration::Administration().into_any())
}

/// What chasing puts on its own screen and on those of others.
#[derive(Clone, Copy)]
pub struct Chasing {
    /// Reminders that ask for me, on "Của tôi".
    pub waiting: Draw,
    /// Who was reminded of the card on the screen.
    pub on_card: Draw,
    /// What leadership is told.
    pub leaders: Draw,
    /// How many cards of mine wait for an answer, for the menu.
    pub count: fn(Desk) -> usize,
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn chasing_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| chasing::Chasing().into_any())
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn chasing_parts() -> Result<Chasing, SplitLoaderError> {
    Ok(Chasing {
        waiting: || chasing::waiting::Waiting().into_any(),
        on_card: || chasing::on_card::OnCard().into_any(),
        leaders: || chasing::leaders::Leaders().into_any(),
        count: chasing::waiting::count,
    })
}

/// With the line to the server: nobody signs in without it.
#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
fn sign_in_screen() -> Result<Draw, SplitLoaderError> {
    Ok(|| sign_in::SignIn().into_any())
}

/// Only where something waits, so not with the sign-in page.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn left_here_part() -> Result<Draw, SplitLoaderError> {
    Ok(|| LeftHere().into_any())
}

/// Nobody filters a board before they have looked at it.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn filters_part() -> Result<Draw, SplitLoaderError> {
    Ok(|| Filters().into_any())
}

/// Only where there are several plans.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn plan_switch_part() -> Result<Draw, SplitLoaderError> {
    Ok(|| PlanSelect().into_any())
}

/// The menu that moves a card.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn move_menu_part() -> Result<Draw, SplitLoaderError> {
    Ok(|| MoveMenu().into_any())
}

/// The menu that moves a card, once it is here.
pub fn move_menu() -> AnyView {
    part(|| Box::pin(move_menu_part()))
}

/// Words for a step of an appraisal: nobody takes one on a board they have not looked at.
#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn appraisal_dialog_part() -> Result<Draw, SplitLoaderError> {
    Ok(|| AppraisalDialog().into_any())
}

/// The form that asks for words for a step, once it is here.
pub fn appraisal_dialog() -> AnyView {
    part(|| Box::pin(appraisal_dialog_part()))
}

/// What waits on this device for those who are not signed in, once it is here.
pub fn left_here() -> AnyView {
    part(|| Box::pin(left_here_part()))
}

/// The board's filters, once they are here.
pub fn filters() -> AnyView {
    part(|| Box::pin(filters_part()))
}

/// The way from one plan to another, once it is here.
pub fn plan_switch() -> AnyView {
    part(|| Box::pin(plan_switch_part()))
}

/// A part of a screen that stands without it until it is here.
fn part(fetch: fn() -> Coming<Draw>) -> AnyView {
    let part = RwSignal::new(None::<Draw>);
    chunk::ask(fetch, move |came| part.try_set(came).is_none());
    live(move || part.get().map(|draw| draw())).into_any()
}

/// A part that chasing puts on another screen, once it is here.
pub fn chasing_part(which: fn(Chasing) -> Draw) -> AnyView {
    let part = RwSignal::new(None::<Chasing>);
    fetch_chasing(part);
    live(move || part.get().map(|parts| which(parts)())).into_any()
}

/// Asks for the parts of chasing until they are here.
pub fn fetch_chasing(part: RwSignal<Option<Chasing>>) {
    chunk::ask(|| Box::pin(chasing_parts()), move |came| part.try_set(came).is_none());
}

/// Chasing.
pub fn chasing() -> AnyView {
    later(|| Box::pin(chasing_screen()))
}

/// Targets and points.
pub fn scores() -> AnyView {
    later(|| Box::pin(scores_screen()))
}

/// What is reported for periods.
pub fn periods() -> AnyView {
    later(|| Box::pin(periods_screen()))
}

/// Signing in.
pub fn sign_in() -> AnyView {
    later(|| Box::pin(sign_in_screen()))
}

/// What sends and counts files that wait, once it is here.
///
/// # Errors
/// When it cannot come, as without a network on a first visit.
pub async fn files_part() -> Result<Part, SplitLoaderError> {
    part_of_files().await
}

/// One card.
pub fn task() -> AnyView {
    later(|| Box::pin(task_screen()))
}

/// What I must do next.
pub fn mine() -> AnyView {
    later(|| Box::pin(mine_screen()))
}

/// Adding a card.
pub fn new_task() -> AnyView {
    later(|| Box::pin(new_task_screen()))
}

/// How far a round of proposals is.
pub fn round() -> AnyView {
    later(|| Box::pin(round_screen()))
}

/// What was refused.
pub fn attention() -> AnyView {
    later(|| Box::pin(attention_screen()))
}

/// What waits to be sent.
pub fn sync() -> AnyView {
    later(|| Box::pin(sync_screen()))
}

/// The leaders' overview.
pub fn leadership() -> AnyView {
    later(|| Box::pin(leadership_screen()))
}

/// Plans and accounts.
pub fn administration() -> AnyView {
    later(|| Box::pin(administration_screen()))
}

/// After so long without a screen the person is told; what is on its way still arrives.
const LATE_MS: u32 = 10_000;

fn later(fetch: fn() -> Coming<Draw>) -> AnyView {
    let screen = RwSignal::new(Screen::Coming);
    ask(fetch, screen);
    let _ = clock::later(LATE_MS, move || {
        if matches!(screen.try_get_untracked(), Some(Screen::Coming)) {
            screen.set(Screen::Lost);
        }
    });
    live(move || match screen.get() {
        Screen::Coming => ().into_any(),
        Screen::Here(draw) => draw(),
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
