//! The form in which the province says when periods begin and reports are due. Both come with the directory; they are kept by the server.

use super::{asking::ask, desk::Desk, syncing};
use crate::{online::periods::save_schedule, words::words};
use leptos::prelude::*;
use parboard_domain::{period::Schedule, person::Directory};

/// The form.
#[derive(Clone, Copy)]
pub struct ScheduleForm {
    /// As typed: the day on which periods begin, the day on which reports are due.
    pub days: RwSignal<[String; 2]>,
    /// Why they were not kept.
    pub trouble: RwSignal<Option<String>>,
    /// That they were kept, in words.
    pub done: RwSignal<Option<&'static str>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    desk: Desk,
}

impl ScheduleForm {
    /// With the days as this device knows them.
    pub fn open(desk: Desk) -> Self {
        let Schedule { first_day, due_day } = untrack(|| desk.directory(Directory::schedule));
        let days = RwSignal::new([first_day.to_string(), due_day.to_string()]);
        Self { days, trouble: RwSignal::new(None), done: RwSignal::new(None), busy: RwSignal::new(false), desk }
    }

    /// Keeps what was typed. What is no number is refused in the words of what is out of bounds.
    pub fn save(self) {
        let [first_day, due_day] = self.days.with_untracked(|days| [0, 1].map(|at: usize| days[at].trim().parse().unwrap_or(0)));
        self.done.set(None);
        ask(self.busy, self.trouble, save_schedule(Schedule { first_day, due_day }), move |()| {
            self.done.set(Some(words().schedule_kept()));
            syncing::ask(self.desk);
        });
    }
}
