//! Sends the files that wait: one tab at a time, one file at a time, piece by piece from where the server stands.

use super::Files;
use crate::{
    browser::{clock, events, indexed::IndexedError, kept_files, locks::Lost, send::SendError, send_file},
    state::{
        desk::Desk,
        drafts, syncing,
        turns::{self, Work},
    },
};
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{evidence::FileHash, measure::Moment, row::Kind};
use parboard_sync::{
    files::{FileTrouble, KeptFile, Naming, Next, Refused, UNNAMED_MS},
    protocol::{FileProgress, PIECE_BYTES_MAX},
    store::OutboxStore,
};
use std::{cell::Cell, future::Future};

/// Pieces begin this small, so that a line which only just carries a message carries them too…
const PIECE_BYTES_MIN: u32 = 32 * 1024;
/// …and double as long as one takes no longer than this.
const PIECE_MS: i64 = 2_000;
/// Retry delays double from here…
const RETRY_MS_MIN: u32 = 2_000;
/// …to here.
const RETRY_MS_MAX: u32 = 300_000;
/// When another tab is at it, it is asked whether it still lives.
const OTHER_TAB_MS: u32 = 20_000;

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    static AGAIN: Cell<bool> = const { Cell::new(false) };
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Why a round ended early: try again later.
struct Later;

/// Sends everything that waits and may be sent by now.
pub fn send_all(files: Files) {
    if RUNNING.replace(true) {
        AGAIN.set(true);
        return;
    }
    if !LISTENS.replace(true) {
        // What is under way on the line that went does not end on the one that came.
        events::on_window("online", |_| {
            FAILURES.set(0);
            send_file::give_up();
        });
    }
    spawn_local(async move {
        let ended = turns::in_turn(files.desk, Work::Files, move |lost| round(files, lost)).await;
        RUNNING.set(false);
        let _ = files.sending.try_set(None);
        let wait_ms = match ended {
            Some(Ok(())) => {
                FAILURES.set(0);
                AGAIN.take().then_some(0)
            }
            Some(Err(Later)) => Some(retry_ms()),
            None => Some(OTHER_TAB_MS),
        };
        if let Some(wait_ms) = wait_ms {
            let _ = clock::later(wait_ms, move || files.ask());
        }
    });
}

/// Full jitter: an office whose line returns does not send all at once.
fn retry_ms() -> u32 {
    let failures = FAILURES.get().saturating_add(1);
    FAILURES.set(failures);
    let ceiling = RETRY_MS_MIN.saturating_mul(1 << failures.min(10)).min(RETRY_MS_MAX);
    RETRY_MS_MIN / 2 + clock::chance() % (ceiling - RETRY_MS_MIN / 2)
}

async fn round(files: Files, lost: Lost) -> Result<(), Later> {
    let way = Way { desk: files.desk, lost };
    let account = files.desk.account();
    let now = clock::now();
    kept_files::clear_leftovers(account, [Moment(now.0 - UNNAMED_MS), now]).await;
    for kept in kept_files::notes(account).list() {
        if !files.desk.try_is_open() {
            return Ok(());
        }
        if kept.drafted {
            continue;
        }
        send_one(files, &way, kept).await?;
    }
    Ok(())
}

/// What is written down counts: another tab may just have added it.
fn naming(files: Files, hash: FileHash) -> Naming {
    if drafts::any_names_file(files.desk, hash) {
        return Naming::Held;
    }
    let outbox = files.desk.with(|inner| inner.tab.store().load_outbox());
    files.desk.peek(|shown| Naming::of(hash, files.desk.account(), &outbox, shown.of_kind(Kind::Evidence)))
}

async fn send_one(files: Files, way: &Way, kept: KeptFile) -> Result<(), Later> {
    let (account, hash) = (files.desk.account(), kept.file.hash);
    if let Some(named) = kept.named_at(naming(files, hash), clock::now()) {
        note(files, &named);
    }
    let progress = way.fetch_progress(hash).await?;
    if heed(files, &kept, &progress).await != Next::Send {
        return Ok(());
    }
    let bytes = match kept_files::load(account, hash).await {
        Ok(Some(bytes)) => bytes,
        // The server may have them all from somebody else, and only wait to be asked.
        Ok(None) if progress.received == kept.file.bytes => Uint8Array::new_with_length(0),
        Ok(None) => {
            note(files, &kept.in_trouble(FileTrouble::Lost));
            return Ok(());
        }
        Err(IndexedError::Forbidden | IndexedError::Full | IndexedError::Broken) => return Err(Later),
    };
    files.sending.set(Some(hash));
    let sent = Upload { files, way, kept, bytes, piece: PIECE_BYTES_MIN }.send(progress).await;
    let _ = files.sending.try_set(None);
    sent
}

/// Does what is to be done about a file by what the server says, but for sending it.
async fn heed(files: Files, kept: &KeptFile, progress: &FileProgress) -> Next {
    let hash = kept.file.hash;
    let next = kept.next(progress, naming(files, hash), clock::now());
    match next {
        Next::Leave | Next::Send => {}
        Next::LetGo => let_go(files, hash).await,
        Next::Forget => {
            kept_files::erase(files.desk.account(), hash).await;
            files.count();
        }
    }
    next
}

/// The way to the server, for as long as it is this tab's turn.
struct Way {
    desk: Desk,
    lost: Lost,
}

impl Way {
    /// How far a file has come. Failure mode 57: another person may have signed in beside this tab; what the server says to them
    /// is nothing to go by here.
    async fn fetch_progress(&self, hash: FileHash) -> Result<FileProgress, Later> {
        let progress = self.ask(send_file::fetch_progress(hash)).await?.map_err(|_| Later)?;
        if progress.person == self.desk.account() { Ok(progress) } else { Err(Later) }
    }

    /// Gives a sign of life and asks. Whose turn was taken falls silent, whatever the answer.
    async fn ask<T>(&self, request: impl Future<Output = Result<T, SendError>>) -> Result<Result<T, SendError>, Later> {
        turns::give_sign(self.desk, Work::Files);
        let answer = request.await;
        if self.lost.get() { Err(Later) } else { Ok(answer) }
    }
}

struct Upload<'a> {
    files: Files,
    way: &'a Way,
    kept: KeptFile,
    bytes: Uint8Array,
    piece: u32,
}

impl Upload<'_> {
    /// Goes on from there to the end.
    async fn send(mut self, mut progress: FileProgress) -> Result<(), Later> {
        loop {
            self.kept = self.kept.after(progress.received);
            note(self.files, &self.kept);
            if heed(self.files, &self.kept, &progress).await != Next::Send || !self.files.desk.try_is_open() {
                return Ok(());
            }
            progress = match self.send_piece(progress.received).await? {
                Ok(progress) => progress,
                Err(SendError::Refused(status, _)) => match Refused::by_status(status) {
                    Refused::Stop(trouble) => {
                        note(self.files, &self.kept.in_trouble(trouble));
                        return Ok(());
                    }
                    Refused::Elsewhere => self.way.fetch_progress(self.kept.file.hash).await?,
                    Refused::Later => return Err(Later),
                },
                Err(_) => return Err(Later),
            };
        }
    }

    async fn send_piece(&mut self, from: i64) -> Result<Result<FileProgress, SendError>, Later> {
        let begin = u32::try_from(from).unwrap_or(0).min(self.bytes.length());
        let end = self.bytes.length().min(begin + self.piece);
        let asked_ms = clock::steady_ms();
        let answer = self.way.ask(send_file::send_piece(self.kept.file.hash, from, self.bytes.slice(begin, end))).await?;
        if answer.is_ok() && clock::steady_ms() - asked_ms <= PIECE_MS {
            self.piece = (self.piece * 2).min(PIECE_BYTES_MAX as u32);
        }
        Ok(answer)
    }
}

/// The server has it: the bytes leave this device, and the cards are asked for, which say so by now.
async fn let_go(files: Files, hash: FileHash) {
    files.sent.set(Some(hash));
    kept_files::erase(files.desk.account(), hash).await;
    files.count();
    syncing::ask_soon(files.desk);
}

fn note(files: Files, kept: &KeptFile) {
    // How far it has come is only shown; the server knows it better.
    let _ = kept_files::notes(files.desk.account()).note(kept);
    files.count();
}
