//! A form of a few whole numbers by which the whole province goes. They come with the directory; the server keeps them, and says what is
//! out of bounds in the same words for whoever asks.

use super::{asking::ask, desk::Desk, syncing};
use crate::online::OnlineError;
use leptos::prelude::*;

/// The form.
#[derive(Clone, Copy)]
pub struct Numbers<const N: usize> {
    /// As typed.
    pub typed: RwSignal<[String; N]>,
    /// Why they were not kept.
    pub trouble: RwSignal<Option<String>>,
    /// That they were kept, in words.
    pub done: RwSignal<Option<&'static str>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    desk: Desk,
}

impl<const N: usize> Numbers<N> {
    /// With the numbers as this device knows them.
    pub fn open(desk: Desk, known: [i64; N]) -> Self {
        let typed = RwSignal::new(known.map(|number| number.to_string()));
        Self { typed, trouble: RwSignal::new(None), done: RwSignal::new(None), busy: RwSignal::new(false), desk }
    }

    /// The person typed.
    pub fn change(self, at: usize, text: String) {
        self.done.set(None);
        self.typed.update(|typed| typed[at] = text);
    }

    /// Has what was typed kept. What is no number is out of bounds, and refused as such.
    pub fn keep<F>(self, save: fn([i64; N]) -> F, kept: &'static str)
    where
        F: Future<Output = Result<(), OnlineError>> + 'static,
    {
        let numbers = self.typed.get_untracked().map(|number| number.trim().parse().unwrap_or(0));
        self.done.set(None);
        ask(self.busy, self.trouble, save(numbers), move |()| {
            self.done.set(Some(kept));
            // So that this device goes by them at once.
            syncing::ask(self.desk);
        });
    }
}
