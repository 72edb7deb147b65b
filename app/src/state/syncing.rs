//! When to speak to the server: now, when the person pauses, when there may be a network again. What is said then is in
//! [`talk`](super::talk), which arrives after the first picture, together with the hands.

use super::{carrying, desk::Desk, talk};
use crate::browser::{chunk, clock, events, live, send};
use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::Set,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use parboard_sync::{jitter, turn::Turn};
use std::cell::Cell;

/// Edits made within this time travel together.
pub const SOON_MS: u32 = 400;
/// A request that has not been answered for so long may be lost, which is said then.
pub const SLOW_MS: u32 = 8_000;
/// Asked at least this often while the page is open, whatever the live stream says.
pub const ROUTINE_MS: u32 = 60_000;

/// What the driver remembers between rounds.
#[derive(Default)]
pub struct Driver {
    /// A round is on its way.
    pub running: bool,
    /// Another was asked for meanwhile.
    pub again: bool,
    /// This desk hears news.
    pub listens: bool,
    /// Whose turn it is to talk, and to send files.
    pub turns: [Turn; 2],
    /// After how long that is asked again which is given up now.
    pub anew_ms: u32,
    /// Somebody is on the way to the depot.
    pub carrying: bool,
    timer: Option<TimeoutHandle>,
    /// The words to speak with have been asked for.
    coming: bool,
}

/// One round of talk with the server, or one way to the depot.
type Round = fn(Desk);

thread_local! {
    /// How to talk, once that has arrived; the same for every desk of this page.
    static ROUND: Cell<Option<Round>> = const { Cell::new(None) };
}

#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)] // the splitter makes the call that can fail; the body itself never does
fn rounds() -> Result<Round, SplitLoaderError> {
    Ok(|desk| spawn_local(talk::round(desk)))
}

#[wasm_split(depot, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)] // as above
fn carrier() -> Result<Round, SplitLoaderError> {
    Ok(carrying::carry)
}

/// Carries to and from the depot what has to be, beside whatever else is going on.
pub fn carry(desk: Desk) {
    if desk.with_mut(|inner| std::mem::replace(&mut inner.driver.carrying, true)) {
        return;
    }
    chunk::ask(
        || Box::pin(carrier()),
        move |arrived| {
            if let Some(carry) = arrived {
                carry(desk);
            }
            desk.try_is_open()
        },
    );
}

/// Starts syncing, now and on every sign that it may be worth it.
pub fn start(desk: Desk) {
    if desk.has_board() {
        // What the device holds is shown first.
        clock::after_picture(move || ask(desk));
    } else {
        ask(desk);
    }
    // What was asked over the line that went is not answered over the one that came.
    events::on_window("online", move |_| ask_anew(desk, jitter::after_return_ms(clock::chance())));
    events::on_window("offline", move |_| ask(desk));
    events::on_window("pagehide", move |_| ask(desk));
    events::on_visible(move || {
        desk.now.set(clock::now());
        ask(desk);
    });
    tick(desk);
}

/// Keeps the shown clock moving.
fn tick(desk: Desk) {
    let _ = clock::later(ROUTINE_MS, move || {
        if desk.try_is_open() {
            desk.now.set(clock::now());
            tick(desk);
        }
    });
}

/// Nobody sits here any more.
pub fn stop() {
    live::stop();
}

/// Syncs now.
pub fn ask(desk: Desk) {
    schedule(desk, 0);
}

/// Syncs now since somebody says so: what has not been answered for long is given up, and so is waiting for another tab that
/// has long given no sign of life. What has only begun goes on, or an impatient finger would keep a slow line from ending.
pub fn insist(desk: Desk) {
    desk.with_mut(|inner| {
        inner.driver.turns.iter_mut().for_each(|turn| turn.hurry(clock::steady_ms(), i64::from(SLOW_MS)));
    });
    if desk.line_now().slow { ask_anew(desk, 0) } else { ask(desk) }
}

/// Gives up what is under way, and syncs after so long.
fn ask_anew(desk: Desk, delay_ms: u32) {
    if desk.try_is_open() {
        desk.with_mut(|inner| inner.driver.anew_ms = delay_ms);
        send::give_up_sync();
        schedule(desk, delay_ms);
    }
}

/// Syncs when the person pauses.
pub fn ask_soon(desk: Desk) {
    schedule(desk, SOON_MS);
}

/// Syncs after so long, unless asked to do so sooner or later meanwhile.
pub fn schedule(desk: Desk, delay_ms: u32) {
    if !desk.try_is_open() {
        return;
    }
    let timer = clock::later(delay_ms, move || speak(desk));
    let old = desk.with_mut(|inner| std::mem::replace(&mut inner.driver.timer, timer));
    if let Some(old) = old {
        old.clear();
    }
}

fn speak(desk: Desk) {
    if !desk.try_is_open() {
        return;
    }
    let (awaits_copy, has_errand) = desk.with(|inner| (inner.tab.awaits_copy(), inner.tab.has_errand()));
    if has_errand {
        // Without a network too: a board that made room for what was typed lies nowhere until it is in the depot.
        carry(desk);
    }
    if awaits_copy {
        return;
    }
    if let Some(round) = ROUND.get() {
        return round(desk);
    }
    if desk.with_mut(|inner| std::mem::replace(&mut inner.driver.coming, true)) {
        return;
    }
    chunk::ask(
        || Box::pin(rounds()),
        move |arrived| {
            if let Some(round) = arrived {
                ROUND.set(Some(round));
                speak(desk);
            }
            desk.try_is_open()
        },
    );
}
