//! Files on their way, as a page sends them: one tab at a time, piece by piece, from where the server stands.

use super::World;
use crate::{bugs::Bug, satchel::Carried, wishes};
use parboard_domain::{evidence::Paper, op::Request};
use parboard_sync::{
    files::{FileTrouble, KeptFile, Next, Refused},
    protocol::FileProgress,
};

/// Pieces are so short that every file has some.
const PIECE: usize = 7;
/// No file takes more exchanges than this.
const EXCHANGES_MAX: usize = 40;

/// A file that a tab is sending.
#[derive(Clone, Debug)]
pub struct Upload {
    pub kept: KeptFile,
    pub progress: FileProgress,
}

impl World {
    /// Somebody photographs something and adds it to a card: the bytes are kept before anything is said.
    pub fn wish_with_file(&mut self, device: usize, index: usize) {
        let now = self.clock.shown(self.devices[device].skew_ms);
        let fresh = format!("%PDF-1.7 {}", "ảnh ".repeat(1 + self.count() % 5)) + &self.count().to_string();
        let known = self.dice.pick(&self.contents).cloned();
        let content = known.filter(|_| self.dice.once_in(3)).unwrap_or(fresh);
        let open = &self.devices[device].tabs[index];
        let account = open.tab.account();
        let Some(task) = wishes::any_task(&mut self.dice, &open.tab) else { return };
        let Ok(kept) = self.devices[device].keep_file(index, &content, task, now) else { return self.finish_on(device, index) };
        let mut notes = self.devices[device].notes(index);
        if notes.note(&KeptFile { drafted: false, kept_at: now, ..kept.clone() }).is_ok() {
            let paper = Paper { title: "Ảnh".into(), file: Some(kept.file.clone()), ..Paper::default() };
            let before = self.devices[device].held_ids(account);
            let done = self.devices[device].tabs[index].tab.wish(Request::AddEvidence { task, paper, unit: None }, now);
            self.say(|| format!("device {device} adds {} and is told {done:?}", kept.file.hash));
            if let Ok(id) = done {
                self.note_made([device, index], &before, id);
            }
            if done.is_err() {
                // The form stays open, with the file in it.
                let _ = notes.note(&kept);
            } else {
                self.contents.push(content);
                // A tab that died over it could not say that it was saved.
                let is_lost = self.devices[device].tabs[index].life.is_over();
                self.carried.push(Carried { hash: kept.file.hash, device, account, is_lost });
            }
        }
        self.finish_on(device, index);
    }

    /// A tab goes on with its files over a line that may fail.
    pub fn send_some(&mut self, device: usize, index: usize) {
        for _ in 0..self.dice.below(8) {
            let fails = self.dice.once_in(6);
            let crash_at = if self.dice.once_in(6) { self.dice.below(3) } else { usize::MAX };
            if self.devices[device].tabs[index].life.is_over() || !self.send_one(device, index, fails, crash_at) {
                break;
            }
        }
        self.finish_on(device, index);
    }

    /// A tab sends everything that it may, over a good line.
    pub fn send_all(&mut self, device: usize, index: usize) {
        let account = self.devices[device].tabs[index].tab.account();
        let waiting = self.devices[device].notes(index).count();
        for _ in 0..waiting * EXCHANGES_MAX {
            self.send_one(device, index, false, usize::MAX);
        }
        debug_assert_eq!(self.devices[device].session, account, "whoever sends is signed in");
        self.after(device);
    }

    /// One question, or one piece; `false` when there is nothing to do now.
    fn send_one(&mut self, device: usize, index: usize, fails: bool, crash_at: usize) -> bool {
        let account = self.devices[device].tabs[index].tab.account();
        let others_send = |of: &crate::device::Device| {
            of.tabs.iter().enumerate().any(|(n, other)| n != index && other.upload.is_some() && other.tab.account() == account)
        };
        if self.devices[device].has_locks && others_send(&self.devices[device]) {
            return false;
        }
        match self.devices[device].tabs[index].upload.take() {
            Some(upload) => self.send_piece(device, index, upload, fails, crash_at),
            None => self.ask_for_one(device, index, fails),
        }
        true
    }

    fn ask_for_one(&mut self, device: usize, index: usize, fails: bool) {
        let now = self.clock.shown(self.devices[device].skew_ms);
        let (session, account) = (self.devices[device].session, self.devices[device].tabs[index].tab.account());
        self.devices[device].clear_leftovers(index, now);
        let mut notes = self.devices[device].notes(index);
        let files: Vec<KeptFile> = notes.list().into_iter().filter(|kept| !kept.drafted).collect();
        let Some(kept) = self.dice.pick(&files).cloned() else { return };
        let naming = self.devices[device].naming(index, kept.file.hash);
        let _ = kept.named_at(naming, now).map(|kept| notes.note(&kept));
        let progress = self.province.file_progress(session, kept.file.hash);
        if fails || progress.person != account {
            return;
        }
        self.heed(device, index, kept, progress);
    }

    /// What is to be done about a file by what the server says.
    fn heed(&mut self, device: usize, index: usize, kept: KeptFile, progress: FileProgress) {
        let now = self.clock.shown(self.devices[device].skew_ms);
        let next = kept.next(&progress, self.devices[device].naming(index, kept.file.hash), now);
        self.say(|| format!("device {device} is told of {} {progress:?}: {next:?}", kept.file.hash));
        match next {
            Next::Leave => {}
            Next::LetGo | Next::Forget => self.devices[device].let_go(index, kept.file.hash),
            Next::Send => self.devices[device].tabs[index].upload = Some(Upload { kept, progress }),
        }
    }

    fn send_piece(&mut self, device: usize, index: usize, upload: Upload, fails: bool, crash_at: usize) {
        let Upload { kept, progress } = upload;
        let (hash, now) = (kept.file.hash, self.clock.shown(0));
        let mut notes = self.devices[device].notes(index);
        let bytes = match self.devices[device].satchel.get(&notes.key(hash)) {
            Some(bytes) => bytes.clone(),
            None if progress.received == kept.file.bytes => Vec::new(),
            None => {
                let _ = notes.note(&kept.in_trouble(FileTrouble::Lost));
                return;
            }
        };
        let from = usize::try_from(progress.received).expect("the server counts bytes").min(bytes.len());
        let piece = &bytes[from..bytes.len().min(from + PIECE)];
        let session = self.devices[device].session;
        if self.bug == Some(Bug::LetsGoWithTheLastPiece) && from + piece.len() == bytes.len() {
            self.devices[device].let_go(index, hash);
        }
        let told = self.province.take_piece(session, hash, progress.received, piece, now, crash_at).ok();
        // The answer is lost as often as the piece, and a piece may come twice.
        if self.dice.once_in(20) {
            let _ = self.province.take_piece(session, hash, progress.received, piece, now, usize::MAX);
        }
        match told.filter(|_| !fails) {
            None => {}
            Some(Ok(progress)) => {
                let kept = kept.after(progress.received);
                let _ = notes.note(&kept);
                self.heed(device, index, kept, progress);
            }
            Some(Err(status)) => {
                if let Refused::Stop(trouble) = Refused::by_status(status) {
                    let _ = notes.note(&kept.in_trouble(trouble));
                }
            }
        }
    }

    fn finish_on(&mut self, device: usize, index: usize) {
        self.after(device);
        if self.devices[device].tabs[index].life.is_over() {
            self.close_tab(device, index);
        }
    }
}
