//! The form in which the province says when a reminder is repeated and how high up it goes. The rule comes with the directory; it is kept
//! by the server.

use super::{asking::ask, desk::Desk, syncing};
use crate::{online::chasing::save_rule, words::words};
use leptos::prelude::*;
use parboard_domain::{chasing::Escalation, person::Directory};

/// The form.
#[derive(Clone, Copy)]
pub struct EscalationForm {
    /// As typed: days, from which reminder on to the head, from which on to leadership.
    pub numbers: RwSignal<[String; 3]>,
    /// Why they were not kept.
    pub trouble: RwSignal<Option<String>>,
    /// That they were kept, in words.
    pub done: RwSignal<Option<&'static str>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    desk: Desk,
}

impl EscalationForm {
    /// With the rule as this device knows it.
    pub fn open(desk: Desk) -> Self {
        let rule = untrack(|| desk.directory(Directory::escalation));
        let numbers = [rule.repeat_days, rule.head_from, rule.leaders_from].map(|number| number.to_string());
        Self { numbers: RwSignal::new(numbers), trouble: RwSignal::new(None), done: RwSignal::new(None), busy: RwSignal::new(false), desk }
    }

    /// Keeps what was typed. What is no number is refused in the words of what is out of bounds.
    pub fn save(self) {
        let [repeat_days, head_from, leaders_from] =
            self.numbers.with_untracked(|numbers| [0, 1, 2].map(|at| numbers[at].trim().parse().unwrap_or(0)));
        self.done.set(None);
        ask(self.busy, self.trouble, save_rule(Escalation { repeat_days, head_from, leaders_from }), move |()| {
            self.done.set(Some(words().escalation_kept()));
            syncing::ask(self.desk);
        });
    }
}
