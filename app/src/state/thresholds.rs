//! The form in which the province says what counts as soon and as long ago. The server has them; nothing is kept here.

use super::{asking::ask, desk::Desk, syncing};
use crate::{
    online::thresholds::{load_thresholds, save_thresholds},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::figures::Thresholds;

/// The form.
#[derive(Clone, Copy)]
pub struct ThresholdForm {
    /// Days as typed: left before a card falls due soon, gone by until it has stalled. Nothing before the server first answered.
    pub days: RwSignal<Option<[String; 2]>>,
    /// Why they were not loaded or not kept.
    pub trouble: RwSignal<Option<String>>,
    /// That they were kept, in words.
    pub done: RwSignal<Option<&'static str>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    desk: Desk,
}

impl ThresholdForm {
    /// Asks how they are, and again when the network is back.
    pub fn open(desk: Desk) -> Self {
        let form = Self { days: RwSignal::new(None), trouble: RwSignal::new(None), done: RwSignal::new(None), busy: RwSignal::new(false), desk };
        let is_online = Memo::new(move |_| desk.trouble().is_none());
        Effect::new(move |_| {
            let _ = is_online.get();
            // What somebody is typing is not taken from under their fingers.
            if form.days.with_untracked(Option::is_none) {
                form.load();
            }
        });
        form
    }

    /// Asks how they are.
    pub fn load(self) {
        self.done.set(None);
        ask(self.busy, self.trouble, load_thresholds(), move |thresholds| {
            self.days.set(Some([thresholds.soon_days.to_string(), thresholds.stalled_days.to_string()]));
        });
    }

    /// Keeps what was typed. What is no number is refused in the words of what is out of bounds.
    pub fn save(self) {
        let typed = |at: usize| self.days.with_untracked(|days| days.as_ref().and_then(|days| days[at].trim().parse().ok())).unwrap_or(0);
        let thresholds = Thresholds { soon_days: typed(0), stalled_days: typed(1) };
        self.done.set(None);
        ask(self.busy, self.trouble, save_thresholds(thresholds), move |()| {
            self.done.set(Some(words().thresholds_kept()));
            // So that the flags on this device follow at once.
            syncing::ask(self.desk);
        });
    }
}
