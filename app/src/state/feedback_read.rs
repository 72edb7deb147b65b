//! What people said about the program, as the server last said, for those who look after it.

use super::{asking::ask, desk::Desk};
use crate::online::feedback::{FeedbackLine, list_feedback, settle_feedback};
use leptos::prelude::*;

/// The list on the screen.
#[derive(Clone, Copy)]
pub struct FeedbackRead {
    /// The newest first; nothing before the server first answered.
    pub lines: RwSignal<Option<Vec<FeedbackLine>>>,
    /// Why it did not, or did not do what it was asked.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
}

impl FeedbackRead {
    /// Asks for the list, and again when the network is back.
    pub fn open(desk: Desk) -> Self {
        let read = Self { lines: RwSignal::new(None), trouble: RwSignal::new(None), busy: RwSignal::new(false) };
        let asks = Memo::new(move |_| desk.trouble().is_none());
        Effect::new(move |_| {
            if asks.get() {
                read.load();
            }
        });
        read
    }

    /// Asks for the list.
    pub fn load(self) {
        ask(self.busy, self.trouble, list_feedback(), move |lines| self.lines.set(Some(lines)));
    }

    /// Says that a piece is dealt with, or open again.
    pub fn settle(self, line: &FeedbackLine, settled: bool) {
        ask(self.busy, self.trouble, settle_feedback(line.by, line.feedback.id, settled), move |()| self.load());
    }
}
