//! Góp ý on this device: what was said about the program and waits, was sent, or was not taken. Each lies under a key of its own, so
//! that no tab writes over another. It is sent by whatever tab finds the server; the server takes the same twice as one.
//! Arrives with the chunk of the daily work.

use super::{
    desk::Desk,
    prefs::{self, Language},
    session,
};
use crate::{
    browser::{address, clock, events, keep, window},
    online::{OnlineError, feedback::send_feedback},
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{
    feedback::{About, Feedback},
    id::{FeedbackId, PersonId},
    measure::Moment,
};
use parboard_sync::store::KeepError;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};

/// The form's name among the drafts that are on no card.
pub const NAME: &str = "feedback";
/// Where the form is.
pub const ADDRESS: &str = "/tro-giup?gop-y=1";
/// The part of that address which says that the form is what the person came for.
pub const ASKED: &str = "gop-y";
/// So many are kept for an account.
pub const KEPT_MAX: usize = 20;

const HELP: &str = "/tro-giup";
/// What waits is offered again after so long, whatever else happens.
const AGAIN_MS: u32 = 20_000;
/// Whom the server told that it was enough for a day is not asked again before.
const REST_MS: i64 = 60 * 60_000;
/// Sending that has not ended for so long hangs, and bars the way no more.
const HANGS_MS: i64 = 90_000;
/// The longest name of a browser that is sent along, in characters.
const BROWSER_CHARS_MAX: usize = 300;

thread_local! {
    /// The screen the person was at before this one.
    static CAME_FROM: RefCell<String> = const { RefCell::new(String::new()) };
    static SENDING_SINCE: Cell<Option<i64>> = const { Cell::new(None) };
    static WATCHES: Cell<bool> = const { Cell::new(false) };
    /// Raised with whatever changes in what is kept.
    static CHANGES: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// A piece of feedback on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFeedback {
    /// What was said.
    pub feedback: Feedback,
    /// When the server took it.
    #[serde(default)]
    pub sent_at: Option<Moment>,
    /// Why it did not, and never will as it is.
    #[serde(default)]
    pub refused: Option<OnlineError>,
    /// It was enough for a day; not before this it is sent.
    #[serde(default)]
    pub rests_until: Option<Moment>,
}

impl KeptFeedback {
    fn waits(&self) -> bool {
        self.sent_at.is_none() && self.refused.is_none()
    }
}

/// Watches for the server, and for where the person is, for as long as the page lives.
pub fn watch() {
    if WATCHES.replace(true) {
        return;
    }
    // A press comes before what it does: by then the person still is where they press.
    events::on_window("pointerdown", |_| note_screen());
    events::on_window("keydown", |_| note_screen());
    events::on_window("online", |_| send());
    events::on_visible(send);
    events::on_other_tab(|key| {
        if key.contains("/feedback/") {
            changed();
        }
    });
    tick();
}

fn note_screen() {
    let here = address::current();
    let path = address::path_of(&here);
    if path != HELP {
        CAME_FROM.set(path.to_owned());
    }
}

fn tick() {
    send();
    let _ = clock::later(AGAIN_MS, tick);
}

/// What is sent along with feedback written now.
pub fn about() -> About {
    let came_from = CAME_FROM.with_borrow(Clone::clone);
    let language = if prefs::load().language == Language::En { "en" } else { "vi" };
    About {
        screen: if came_from.is_empty() { HELP.to_owned() } else { came_from },
        language: language.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        window: window::size(),
        browser: window::browser().chars().filter(|sign| !sign.is_control()).take(BROWSER_CHARS_MAX).collect(),
    }
}

/// An id for a new one.
pub fn new_id() -> FeedbackId {
    FeedbackId(session::mint().next(clock::now().0.unsigned_abs()))
}

/// What is kept for an account, the newest first; runs again when that changes.
pub fn list(account: PersonId) -> Vec<KeptFeedback> {
    CHANGES.with(ArcRwSignal::clone).track();
    load(account)
}

/// How many were not taken by the server.
pub fn unsent(account: PersonId) -> usize {
    load(account).iter().filter(|kept| kept.sent_at.is_none()).count()
}

/// Keeps one, and sends it as soon as may be. `false` when too many wait already, or there is no room: then nothing was kept.
pub fn keep(desk: Desk, feedback: Feedback) -> bool {
    let account = desk.account();
    let all = load(account);
    if all.iter().filter(|kept| kept.sent_at.is_none()).count() >= KEPT_MAX {
        return false;
    }
    // The oldest that were sent make room for it.
    let sent = all.iter().filter(|kept| kept.sent_at.is_some());
    sent.rev().take((all.len() + 1).saturating_sub(KEPT_MAX)).for_each(|kept| keep::erase(&key(account, kept.feedback.id)));
    let kept = KeptFeedback { feedback, sent_at: None, refused: None, rests_until: None };
    let is_kept = save(account, &kept).or_else(|error| {
        if error == KeepError::Full {
            desk.make_room();
        }
        save(account, &kept)
    });
    changed();
    send();
    is_kept.is_ok()
}

/// Forgets one, as the person said.
pub fn forget(account: PersonId, id: FeedbackId) {
    keep::erase(&key(account, id));
    changed();
}

/// Keeps again what was forgotten, as it stood. `false` when there is no room.
pub fn put_back(account: PersonId, kept: &KeptFeedback) -> bool {
    let is_kept = save(account, kept).is_ok();
    changed();
    is_kept
}

/// Forgets what was sent: the person has left, and it is nobody else's to read.
pub fn forget_sent(account: PersonId) {
    load(account).iter().filter(|kept| kept.sent_at.is_some()).for_each(|kept| forget(account, kept.feedback.id));
}

/// Sends what waits for whoever is signed in.
pub fn send() {
    let now = clock::steady_ms();
    if SENDING_SINCE.get().is_some_and(|since| now - since < HANGS_MS) {
        return;
    }
    let Some(account) = session::seated().map(|who| who.person.id) else { return };
    let due = |kept: &KeptFeedback| kept.waits() && kept.rests_until.is_none_or(|until| until <= clock::now());
    let mut waiting: Vec<Feedback> = load(account).into_iter().filter(due).map(|kept| kept.feedback).collect();
    if waiting.is_empty() {
        return;
    }
    waiting.reverse();
    SENDING_SINCE.set(Some(now));
    spawn_local(async move {
        for feedback in waiting {
            let id = feedback.id;
            if !note(account, id, send_feedback(account, feedback).await) {
                break;
            }
        }
        SENDING_SINCE.set(None);
    });
}

/// Writes down what became of one; whether the next may be sent.
fn note(account: PersonId, id: FeedbackId, outcome: Result<(), OnlineError>) -> bool {
    let key = key(account, id);
    // Another tab may have been faster, or the person has dropped it.
    let Some(mut kept) = keep::load::<KeptFeedback>(&key) else { return true };
    let goes_on = match outcome {
        Ok(()) => {
            kept.sent_at = Some(clock::now());
            true
        }
        Err(error) if error.code == "feedback_too_many" => {
            kept.rests_until = Some(Moment(clock::now().0 + REST_MS));
            false
        }
        Err(error) if is_final(&error) => {
            kept.refused = Some(error);
            true
        }
        Err(_) => return false,
    };
    // Where there is no room it is sent once more, and the server knows it.
    let _ = keep::save(&key, &kept);
    changed();
    goes_on
}

/// Whether it will never be taken as it is. Whatever else the server says, it waits.
fn is_final(error: &OnlineError) -> bool {
    matches!(error.code.as_str(), "feedback_empty" | "feedback_too_long" | "feedback_hidden" | "feedback_bad_about" | "not_understood" | "too_large")
}

fn load(account: PersonId) -> Vec<KeptFeedback> {
    let mut keys = keep::keys(&format!("pb1/{account}/feedback/"));
    // Ids begin with the time.
    keys.sort_unstable_by(|a, b| b.cmp(a));
    keys.iter().filter_map(|key| keep::load(key)).collect()
}

fn save(account: PersonId, kept: &KeptFeedback) -> Result<(), KeepError> {
    keep::save(&key(account, kept.feedback.id), kept)
}

fn key(account: PersonId, id: FeedbackId) -> String {
    format!("pb1/{account}/feedback/{id}")
}

fn changed() {
    CHANGES.with(ArcRwSignal::clone).update(|changes| *changes = changes.wrapping_add(1));
}
