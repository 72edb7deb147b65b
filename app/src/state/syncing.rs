//! Drives the device's half of the protocol: when to speak, what to do with the answer, how long to wait after none.

use super::{desk::Desk, line::Trouble};
use crate::browser::{
    clock, events,
    live::{self, Stream},
    locks,
    send::{self, SendError},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::Set, task::spawn_local};
use parboard_sync::client::Distrust;

/// Edits made within this time travel together.
const SOON_MS: u32 = 400;
/// Asked at least this often while the page is open, whatever the live stream says.
const ROUTINE_MS: u32 = 60_000;
/// News is pulled after a random part of this, so that an office does not pull all at once.
const NEWS_JITTER_MS: u32 = 800;

/// What the driver remembers between rounds.
#[derive(Default)]
pub struct Driver {
    running: bool,
    again: bool,
    timer: Option<TimeoutHandle>,
    stream: Option<Stream>,
}

/// Starts syncing, now and on every sign that it may be worth it.
pub fn start(desk: Desk) {
    if desk.has_board() {
        // What the device holds is shown first.
        clock::after_picture(move || ask(desk));
    } else {
        ask(desk);
    }
    events::on_window("online", move |_| ask(desk));
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
        if is_open(desk) {
            desk.now.set(clock::now());
            tick(desk);
        }
    });
}

/// Syncs now.
pub fn ask(desk: Desk) {
    schedule(desk, 0);
}

/// Syncs when the person pauses.
pub fn ask_soon(desk: Desk) {
    schedule(desk, SOON_MS);
}

fn schedule(desk: Desk, delay_ms: u32) {
    if !is_open(desk) {
        return;
    }
    let timer = clock::later(delay_ms, move || spawn_local(round(desk)));
    let old = desk.with_mut(|inner| std::mem::replace(&mut inner.driver.timer, timer));
    if let Some(old) = old {
        old.clear();
    }
}

fn is_open(desk: Desk) -> bool {
    desk.try_is_open()
}

/// One round: everything there is to send and to fetch, one tab at a time.
async fn round(desk: Desk) {
    if !is_open(desk) {
        return;
    }
    let busy = desk.with_mut(|inner| {
        inner.driver.again = inner.driver.running;
        std::mem::replace(&mut inner.driver.running, true)
    });
    if busy {
        return;
    }
    desk.update_line(|line| line.busy = true);
    let account = desk.account();
    let outcome = std::rc::Rc::new(std::cell::Cell::new(None));
    let inside = outcome.clone();
    locks::alone(&format!("pb1-sync-{account}"), async move { inside.set(Some(talk(desk).await)) }).await;
    desk.update_line(|line| line.busy = false);
    let again = desk.with_mut(|inner| {
        inner.driver.running = false;
        std::mem::take(&mut inner.driver.again)
    });
    let delay_ms = match outcome.take() {
        Some(Err(wait_ms)) => wait_ms,
        // Another tab is at it; it hears of our operations through storage. Look again soon, in case it dies.
        None => SOON_MS * 5,
        Some(Ok(())) if again => 0,
        Some(Ok(())) => ROUTINE_MS,
    };
    schedule(desk, delay_ms);
}

/// Talks until there is nothing more to say; otherwise how long to wait before trying again.
async fn talk(desk: Desk) -> Result<(), u32> {
    loop {
        let request = desk.with_mut(|inner| inner.tab.begin()).map_err(|_| ROUTINE_MS)?;
        let reply = match send::send_sync(&request).await {
            Ok(reply) => reply,
            Err(error) => return Err(after_error(desk, &error)),
        };
        if !is_open(desk) {
            return Ok(());
        }
        let go_on = desk.with_mut(|inner| inner.tab.receive(reply)).map_err(|distrust| after_distrust(desk, distrust))?;
        desk.update_line(|line| line.trouble = None);
        desk.after_change();
        listen(desk);
        if !go_on {
            return Ok(());
        }
    }
}

fn after_error(desk: Desk, error: &SendError) -> u32 {
    let trouble = match error {
        SendError::Unreachable => Trouble::Offline,
        SendError::SignedOut(_) => Trouble::SignedOut,
        SendError::UpgradeRequired => Trouble::UpgradeRequired,
        SendError::TooLarge | SendError::Refused(..) => Trouble::Refused,
    };
    desk.update_line(|line| line.trouble = Some(trouble));
    desk.with_mut(|inner| {
        inner.driver.stream = None;
        if *error == SendError::TooLarge {
            inner.tab.shrink();
        }
        inner.tab.fail(clock::chance())
    })
}

fn after_distrust(desk: Desk, distrust: Distrust) -> u32 {
    let trouble = if distrust == Distrust::NotMe { Trouble::OtherPerson } else { Trouble::Offline };
    desk.update_line(|line| line.trouble = Some(trouble));
    desk.with_mut(|inner| inner.tab.fail(clock::chance()))
}

/// Opens the live stream when there is none.
fn listen(desk: Desk) {
    let closed = desk.with(|inner| inner.driver.stream.as_ref().is_none_or(Stream::is_closed));
    if !closed {
        return;
    }
    let stream = live::listen(move |news| {
        let place = desk.with(|inner| inner.tab.client().place());
        if place.is_none_or(|place| place.plan == news.plan && place.cursor < news.rev) {
            schedule(desk, clock::chance() % NEWS_JITTER_MS);
        }
    });
    desk.with_mut(|inner| inner.driver.stream = stream);
}
