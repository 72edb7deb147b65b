//! Files on their way: how many wait here, which is being sent, and when to go on with it.
//!
//! This much is in the first file that a visit loads; what sends them, and knows which of them go, arrives with the task
//! screen, and only when something waits. Files follow the operations that name them, never the other way round.

pub mod going;
pub mod sending;

use super::{desk::Desk, line::Trouble};
use crate::{
    browser::{events, kept_files},
    components::live::watch,
    root::later::{self, Beside},
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::evidence::FileHash;
use parboard_sync::files::is_note_key;
use std::cell::Cell;

/// What arrives when something waits.
#[derive(Clone, Copy)]
pub struct Part {
    /// Sends what waits.
    pub send: fn(Files),
    /// Tells the line how much does.
    pub count: fn(Files),
}

thread_local! {
    /// How to count what waits, once that has arrived; the same for everybody on this page.
    static COUNT: Cell<Option<fn(Files)>> = const { Cell::new(None) };
}

/// A handle to the files of one signed-in person; cheap to copy.
#[derive(Clone, Copy)]
pub struct Files {
    /// Whose.
    pub desk: Desk,
    changed: RwSignal<u32>,
    /// Which one is being sent by this tab.
    pub sending: RwSignal<Option<FileHash>>,
    /// Which one the server has taken last; its card will say so with the next round of syncing.
    pub sent: RwSignal<Option<FileHash>>,
}

/// Makes the files known to everything below, and sends what waits on every sign that it may be worth it.
pub fn provide_files(desk: Desk) -> Files {
    let files = Files { desk, changed: RwSignal::new(0), sending: RwSignal::new(None), sent: RwSignal::new(None) };
    provide_context(files);
    let account = desk.account();
    events::on_visible(move || files.ask());
    events::on_other_tab(move |key| {
        if is_note_key(account, &key) && desk.try_is_open() {
            files.count();
        }
    });
    // After each round of syncing that got through, as after a network has returned: by then the server knows which files to expect.
    let signs = Memo::new(move |_| {
        let line = desk.line();
        // What was refused, discarded or taken back names a file no more, or once more.
        (line.fresh_at, line.unsent, line.attention, line.trouble.is_none())
    });
    watch(move || {
        let (.., gets_through) = signs.get();
        files.count();
        if gets_through {
            files.ask();
        }
    });
    files
}

/// The files of whoever is signed in. Only called below the shell.
pub fn use_files() -> Files {
    expect_context()
}

impl Files {
    /// Sends what waits, if anything does.
    pub fn ask(self) {
        if !self.desk.try_is_open() {
            return;
        }
        if kept_files::notes(self.desk.account()).count() == 0 {
            // The browser may have cleared away what was counted.
            if self.desk.line_now().files > 0 {
                self.count();
            }
            return;
        }
        self.fetch_part(move |part| (part.send)(self));
    }

    /// Without a network the part that sends may not be here yet; the next sign asks again.
    fn fetch_part(self, then: impl FnOnce(Part) + 'static) {
        spawn_local(async move {
            let Some(Beside { files: part, .. }) = later::fetch_work().await.ok().and_then(|chunk| chunk.beside) else { return };
            if COUNT.replace(Some(part.count)).is_none() && self.desk.try_is_open() {
                self.count();
            }
            then(part);
        });
    }

    /// Something about the waiting files has changed. They are counted by what speaks of them once the part is here that knows,
    /// and until then by their notes.
    pub fn count(self) {
        let noted = kept_files::notes(self.desk.account()).count();
        match COUNT.get().filter(|_| noted > 0) {
            Some(count) => count(self),
            None => self.desk.update_line(|line| line.files = noted),
        }
        if noted > 0 && COUNT.get().is_none() {
            self.fetch_part(|_| ());
        }
        // The screen may have been left while a file was on its way.
        let _ = self.changed.try_update(|count| *count = count.wrapping_add(1));
    }

    /// Runs again when something about the waiting files changes.
    pub fn track(self) {
        self.changed.track();
    }

    /// Whether the line is known to be broken.
    pub fn is_offline(self) -> bool {
        matches!(self.desk.line().trouble, Some(Trouble::Offline))
    }
}
