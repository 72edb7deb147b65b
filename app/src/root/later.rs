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
        clock, look, tongue,
    },
    components::{
        appraisal_dialog::AppraisalDialog,
        feedback::FeedbackPart,
        finding::Finding,
        install::Install,
        left_here::LeftHere,
        live::{heard, live},
        move_menu::MoveMenu,
        plan_switch::PlanSelect,
        shell::around::{NewVersion, Whoami},
        toolbar::{
            filters::{Filters, Narrowed},
            pick::PickButton,
        },
        tour::Tour,
    },
    pages::{
        administration, attention,
        board::{
            picking::Picking,
            under::{Gaps, NothingLeft},
        },
        chasing, help, leadership, looks, many, mine, new_task, periods, round, scores, sign_in, sync, task,
    },
    state::{
        desk::Desk,
        feedback,
        files::{Part, going, sending},
        set_back, trail,
    },
    words::words,
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use parboard_domain::row::RowSet;

/// What the chunk of the daily work draws: whole screens, and parts of those that stand without them until they are here. It has one
/// function for all of them, since each function of a chunk is paid for in the first file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// One card.
    Task,
    /// What I must do next.
    Mine,
    /// Adding a card.
    NewTask,
    /// Many cards at once.
    Many,
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
    /// The visual language.
    Looks,
    /// The help. It travels with the chunk of administration: whoever works every day does not wait for it.
    Help,
    /// The tour of four steps.
    Tour,
    /// The offer to put the app on the home screen.
    Install,
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
    /// Who is signed in, and the way out.
    Whoami,
    /// That there is a newer version.
    NewVersion,
    /// Tools that nobody needs before they have looked at the board: picking cards, and which filters are on.
    MoreTools,
    /// Under the board: numbers that the document skips, and what is done to cards that were picked.
    UnderBoard,
    /// The way from one plan to another, where there are several.
    PlanSwitch,
    /// The menu that moves a card.
    MoveMenu,
    /// The form that asks for words for a step of an appraisal: nobody takes one on a board they have not looked at.
    AppraisalDialog,
    /// The form in the help for what people say about the program.
    Feedback,
    /// Palette and keys: nobody looks for anything before there is something to be found.
    Finding,
}

/// What a chunk brings.
#[derive(Clone, Copy)]
pub struct Chunk {
    /// Draws its screens.
    draw: fn(Work) -> AnyView,
    /// What else is in the chunk of the daily work.
    pub beside: Option<Beside>,
}

/// What the chunk of the daily work does besides drawing.
#[derive(Clone, Copy)]
pub struct Beside {
    /// Sends and counts files that wait.
    pub files: Part,
    /// How many cards of mine wait for an answer, for the menu.
    pub reminded: fn(Desk) -> usize,
    /// Tells what a server that was set back no longer has.
    pub look_back: fn(Desk, &RowSet),
}

/// A screen that may not be here yet.
#[derive(Clone, Copy)]
enum Screen {
    Coming,
    Here(fn(Work) -> AnyView),
    Lost,
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn daily_work() -> Result<Chunk, SplitLoaderError> {
    tongue::watch();
    trail::watch();
    feedback::watch();
    let files = Part { send: sending::send_all, count: going::count };
    Ok(Chunk { draw, beside: Some(Beside { files, reminded: chasing::waiting::count, look_back: set_back::note }) })
}

fn draw(which: Work) -> AnyView {
    match which {
        Work::Task => task::TaskPage().into_any(),
        Work::Mine => mine::Mine().into_any(),
        Work::NewTask => new_task::NewTask().into_any(),
        Work::Many => many::Many().into_any(),
        Work::Round => round::RoundPage().into_any(),
        Work::Attention => attention::Attention().into_any(),
        Work::Sync => sync::SyncPage().into_any(),
        Work::Leadership => leadership::Leadership().into_any(),
        Work::Chasing => chasing::Chasing().into_any(),
        Work::Scores => scores::Scores().into_any(),
        Work::Periods => periods::Periods().into_any(),
        Work::Looks => looks::LooksPage().into_any(),
        Work::Tour => Tour().into_any(),
        Work::Install => Install().into_any(),
        // Those of the other chunk; it draws them.
        Work::Help => ().into_any(),
        Work::Waiting => chasing::waiting::Waiting().into_any(),
        Work::OnCard => chasing::on_card::OnCard().into_any(),
        Work::Leaders => chasing::leaders::Leaders().into_any(),
        Work::LeftHere => LeftHere().into_any(),
        Work::Filters => Filters().into_any(),
        Work::Whoami => Whoami().into_any(),
        Work::NewVersion => NewVersion().into_any(),
        Work::MoreTools => (PickButton(), Narrowed()).into_any(),
        Work::UnderBoard => (NothingLeft(), Gaps(), Picking()).into_any(),
        Work::PlanSwitch => PlanSelect().into_any(),
        Work::MoveMenu => MoveMenu().into_any(),
        Work::AppraisalDialog => AppraisalDialog().into_any(),
        Work::Feedback => FeedbackPart().into_any(),
        Work::Finding => Finding().into_any(),
    }
}

#[wasm_split(administration, wasm_split_path = leptos::wasm_split, fallible)]
fn administration_screen() -> Result<Chunk, SplitLoaderError> {
    // Whoever opens one of its screens first of all has nothing of the daily work yet.
    tongue::watch();
    let draw = |which| if matches!(which, Work::Help) { help::HelpPage().into_any() } else { administration::Administration().into_any() };
    Ok(Chunk { draw, beside: None })
}

/// With the line to the server: nobody signs in without it.
#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
fn sign_in_screen() -> Result<Chunk, SplitLoaderError> {
    Ok(Chunk { draw: |_| sign_in::SignIn().into_any(), beside: None })
}

/// The chunk of the daily work, asked for until it is here.
pub fn when_here() -> RwSignal<Option<Chunk>> {
    let chunk = RwSignal::new(None::<Chunk>);
    chunk::ask(fetch_work, move |came| chunk.try_set(came).is_none());
    chunk
}

/// A part of a screen that stands without it until it is here.
pub fn part(which: Work) -> AnyView {
    let chunk = when_here();
    live(move || chunk.get().map(|chunk| (chunk.draw)(which))).into_any()
}

/// A screen of the daily work.
pub fn work(which: Work) -> AnyView {
    later(fetch_work, which)
}

/// The chunk of the daily work, on its way.
pub fn fetch_work() -> Coming<Chunk> {
    Box::pin(daily_work())
}

/// Signing in.
pub fn sign_in() -> AnyView {
    later(|| Box::pin(sign_in_screen()), ALONE)
}

/// Plans and accounts, or the help.
pub fn administration(which: Work) -> AnyView {
    later(|| Box::pin(administration_screen()), which)
}

/// A screen that is the only one of its kind asks for no other.
pub const ALONE: Work = Work::Task;

/// After so long without a screen the person is told; what is on its way still arrives.
const LATE_MS: u32 = 10_000;

fn later(fetch: fn() -> Coming<Chunk>, which: Work) -> AnyView {
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

fn ask(fetch: fn() -> Coming<Chunk>, screen: RwSignal<Screen>) {
    // The person may have gone elsewhere meanwhile, and the signal with them.
    let still_coming = move || matches!(screen.try_get_untracked(), Some(Screen::Coming | Screen::Lost));
    chunk::ask(fetch, move |came| still_coming() && screen.try_set(came.map_or(Screen::Lost, |chunk| Screen::Here(chunk.draw))).is_none());
}

fn lost(fetch: fn() -> Coming<Chunk>, screen: RwSignal<Screen>) -> AnyView {
    look::set_body("data-ready", "");
    view! {
        <div class="notice" role="alert">
            <p>{words().screen_lost}</p>
            <button type="button" class="button" on:click=heard(move |_| ask(fetch, screen))>{words().load_again}</button>
        </div>
    }
    .into_any()
}
