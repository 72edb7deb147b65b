//! Talking to the server: one round after another, what to make of each answer, how long to wait after none; signing in and
//! out. Arrives after the first picture.

use super::{
    desk::Desk,
    line::Trouble,
    session::{self, Session},
    syncing::{self, ROUTINE_MS, SLOW_MS, SOON_MS},
    turns::{self, Work},
};
use crate::{
    browser::{
        chunk, clock, events, live,
        locks::Lost,
        send::{self, SendError},
    },
    root::later,
};
use leptos::leptos_dom::helpers::TimeoutHandle;
use parboard_domain::row::RowSet;
use parboard_sync::{client::Distrust, jitter};

/// Signs in.
///
/// # Errors
/// With the server's words.
pub async fn sign_in(session: Session, login: &str, password: &str) -> Result<(), SendError> {
    session.seat(send::send_sign_in(login, password).await?);
    Ok(())
}

/// Seats who is still signed in, where this device could not write down who that is.
pub async fn take_up(session: Session) {
    if !session.is_empty() || !session::may_be_known() {
        return;
    }
    // Somebody may sign in by hand meanwhile.
    if let Some(who) = send::fetch_session().await.ok().filter(|_| session.is_empty()) {
        session.seat(who);
    }
}

/// Ends a session that was left while the server could not be told.
pub async fn finish_leaving() {
    if session::is_leaving() && send::send_sign_out().await.is_ok() {
        session::has_left();
    }
}

/// Another tab is at it: it is looked at again after so long, in case it dies.
const LOOK_MS: u32 = 2_000;

/// One round: everything there is to send and to fetch, one tab at a time.
pub async fn round(desk: Desk) {
    if !desk.try_is_open() {
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
    let outcome = turns::in_turn(desk, Work::Talk, move |has_lost| talk(desk, has_lost)).await;
    desk.update_line(|line| line.busy = false);
    if let Some(wait_ms) = desk.with_mut(|inner| inner.tab.take_put_off_ms()) {
        offer_again_after(desk, wait_ms);
    }
    let again = desk.with_mut(|inner| {
        inner.driver.running = false;
        std::mem::take(&mut inner.driver.again)
    });
    let delay_ms = match outcome {
        // Another tab is at it; it hears of our operations through storage.
        None => LOOK_MS,
        Some(_) if again => 0,
        Some(Err(wait_ms)) => wait_ms,
        Some(Ok(())) => ROUTINE_MS,
    };
    syncing::schedule(desk, delay_ms);
}

/// What the server is too old to judge is offered again when it may be newer. A clock of its own: rounds go on meanwhile.
fn offer_again_after(desk: Desk, wait_ms: u32) {
    let _ = clock::later(wait_ms, move || {
        if desk.try_is_open() {
            desk.with_mut(|inner| inner.tab.offer_again());
            syncing::ask(desk);
        }
    });
}

/// Talks until there is nothing more to say; otherwise how long to wait before trying again. Whose turn was taken falls
/// silent: two that talk at once would take each other's answers for their own.
async fn talk(desk: Desk, has_lost: Lost) -> Result<(), u32> {
    while !has_lost.get() {
        turns::give_sign(desk, Work::Talk);
        let Some(request) = desk.with_mut(|inner| inner.tab.begin()) else {
            // Another tab has brought news to the depot: they come first.
            syncing::carry(desk);
            return Ok(());
        };
        if !request.ops.is_empty() {
            // Now there is something here that is nowhere else.
            events::tell_page("parboard:edited");
        }
        let slow = clock::later(SLOW_MS, move || {
            if desk.try_is_open() {
                desk.update_line(|line| line.slow = true);
            }
        });
        let answer = send::send_sync(&request).await;
        slow.iter().for_each(TimeoutHandle::clear);
        if !desk.try_is_open() {
            return Ok(());
        }
        desk.update_line(|line| line.slow = false);
        if has_lost.get() {
            break;
        }
        let reply = match answer {
            Ok(reply) => reply,
            // Nothing is known of the line by that.
            Err(SendError::GivenUp) => return Err(desk.with(|inner| inner.driver.anew_ms)),
            Err(error) => return Err(after_error(desk, &error)),
        };
        let go_on = desk.with_mut(|inner| inner.tab.receive(reply)).map_err(|distrust| after_distrust(desk, distrust))?;
        desk.update_line(|line| line.trouble = None);
        desk.after_change();
        if let Some(before) = desk.with_mut(|inner| inner.tab.take_before()) {
            look_back(desk, before);
        }
        if desk.with(|inner| inner.tab.has_errand()) {
            syncing::carry(desk);
        }
        listen(desk);
        if !go_on {
            return Ok(());
        }
    }
    Err(LOOK_MS)
}

/// Another generation has come: what was held of the one before is compared with it.
fn look_back(desk: Desk, before: RowSet) {
    chunk::ask(later::fetch_work, move |arrived| {
        if let Some(beside) = arrived.and_then(|chunk| chunk.beside).filter(|_| desk.try_is_open()) {
            (beside.look_back)(desk, &before);
        }
        desk.try_is_open()
    });
}

fn after_error(desk: Desk, error: &SendError) -> u32 {
    if matches!(error, SendError::Refused(404, _)) && desk.with_mut(|inner| inner.tab.let_server_choose()) {
        return SOON_MS;
    }
    let trouble = match error {
        SendError::Unreachable | SendError::GivenUp => Trouble::Offline,
        SendError::SignedOut(_) => Trouble::SignedOut,
        SendError::UpgradeRequired => Trouble::UpgradeRequired,
        // Where this device holds a plan, a server without any is no server of ours.
        SendError::Refused(_, said) if said.code == "no_plan" && desk.line_now().fresh_at.is_none() => Trouble::NoPlan,
        SendError::TooLarge | SendError::Refused(..) => Trouble::Refused,
    };
    desk.update_line(|line| line.trouble = Some(trouble));
    if trouble == Trouble::NoPlan {
        // An answer like any other: whoever imports the plan asks again at once.
        return ROUTINE_MS;
    }
    desk.with_mut(|inner| {
        live::stop();
        if *error == SendError::TooLarge {
            inner.tab.shrink();
        }
        inner.tab.fail(clock::chance())
    })
}

fn after_distrust(desk: Desk, distrust: Distrust) -> u32 {
    let trouble = match distrust {
        Distrust::NotMe => Trouble::OtherPerson,
        Distrust::Newer => Trouble::UpgradeRequired,
        _ => Trouble::Offline,
    };
    desk.update_line(|line| line.trouble = Some(trouble));
    desk.with_mut(|inner| inner.tab.fail(clock::chance()))
}

/// Hears news from now on, as long as somebody sits at this desk.
fn listen(desk: Desk) {
    live::listen(desk.account());
    if desk.with_mut(|inner| std::mem::replace(&mut inner.driver.listens, true)) {
        return;
    }
    live::on_news(move |news| {
        if !desk.try_is_open() {
            return;
        }
        let place = desk.with(|inner| inner.tab.client().place());
        if place.is_none_or(|place| place.plan == news.plan && place.cursor < news.rev) {
            syncing::schedule(desk, jitter::after_news_ms(clock::chance()));
        }
    });
}
