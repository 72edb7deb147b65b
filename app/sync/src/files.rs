//! Files that wait on a device until the server has them: what is noted of each, and what is to be done about it next.
//!
//! Files follow the operations that name them, never the other way round. The bytes lie elsewhere; whoever carries them asks
//! here what to do.

mod notes;

pub use notes::{FileNotes, is_note_key};

use crate::{outbox::Pending, protocol::FileProgress};
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::TaskId,
    measure::Moment,
    op::{Op, Request},
};
use serde::{Deserialize, Serialize};

/// A file that no evidence names is kept this long: the person may yet take back what they discarded.
pub const UNNAMED_MS: i64 = 60 * 60 * 1_000;

/// What is noted of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Which.
    pub file: FileRef,
    /// The card it was added to.
    pub task: TaskId,
    /// When it was chosen, or last seen to be named by something that waits here.
    pub kept_at: Moment,
    /// So many bytes the server is known to have.
    #[serde(default)]
    pub sent: i64,
    /// It lies in a form that has not been saved: it is sent once that is done.
    #[serde(default)]
    pub drafted: bool,
    /// What keeps it from being sent, whatever the network.
    #[serde(default)]
    pub trouble: Option<FileTrouble>,
}

/// What keeps a file from being sent, whatever the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileTrouble {
    /// The browser has cleared its bytes away.
    Lost,
    /// The server finds that it is not what it says.
    NotBelieved,
    /// The province's room on the server is used up. It is offered again: room may have been made.
    NoRoom,
}

impl FileTrouble {
    /// Whether trying again cannot help.
    pub fn is_final(self) -> bool {
        self != Self::NoRoom
    }
}

/// What to do about a file, by what the server says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing for now.
    Leave,
    /// The server has it, and every card says so: its bytes may go.
    LetGo,
    /// Nobody will ask for it any more: its bytes may go.
    Forget,
    /// It is to be sent from where the server stands.
    Send,
}

/// What an answer that is no progress means for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is in trouble; those behind it may fare better.
    Stop(FileTrouble),
    /// Another device of the same person sends it, too: ask where the two of them are.
    Elsewhere,
    /// Try again later.
    Later,
}

impl Refused {
    /// What a status of HTTP means.
    pub fn by_status(status: u16) -> Self {
        match status {
            409 => Self::Elsewhere,
            422 => Self::Stop(FileTrouble::NotBelieved),
            507 => Self::Stop(FileTrouble::NoRoom),
            _ => Self::Later,
        }
    }
}

impl KeptFile {
    /// What to do about it by what the server says; `is_named` whether something that is held here names it.
    pub fn next(&self, progress: &FileProgress, is_named: bool, now: Moment) -> Next {
        let is_stuck = self.trouble.is_some_and(FileTrouble::is_final);
        let is_forgotten = now.0 - self.kept_at.0 > UNNAMED_MS && !is_named;
        match () {
            // Discarded, or taken back before it was sent.
            () if !progress.wanted && (is_stuck || is_forgotten) => Next::Forget,
            () if !progress.wanted => Next::Leave,
            // What adds it to another card has not been seen by the server, which will ask for it once more.
            () if progress.complete && is_named => Next::Leave,
            () if progress.complete => Next::LetGo,
            () if is_stuck => Next::Leave,
            () => Next::Send,
        }
    }

    /// As it stands once that much of it is there.
    #[must_use]
    pub fn after(self, received: i64) -> Self {
        Self { sent: received, trouble: None, ..self }
    }

    /// As it stands in trouble.
    #[must_use]
    pub fn in_trouble(self, trouble: FileTrouble) -> Self {
        let sent = if trouble == FileTrouble::NotBelieved { 0 } else { self.sent };
        Self { sent, trouble: Some(trouble), ..self }
    }

    /// As it stands now that something names it, where that is worth noting: it was not forgotten an hour ago.
    pub fn named_at(&self, now: Moment) -> Option<Self> {
        (now.0 - self.kept_at.0 > UNNAMED_MS / 4).then(|| Self { kept_at: now, ..self.clone() })
    }
}

/// Whether an operation adds evidence with that file.
pub fn names(op: &Op, hash: FileHash) -> bool {
    matches!(op.request(), Some(Request::AddEvidence { paper, .. }) if paper.file.as_ref().is_some_and(|file| file.hash == hash))
}

/// Whether something that is held here adds evidence with that file. While it waits, or was refused and somebody has yet to
/// decide, the server does not want the file; other evidence may name it all the same. Also what was carried out counts: a server
/// that was set back hears of it again.
pub fn is_named_by(outbox: &[Pending], hash: FileHash) -> bool {
    outbox.iter().any(|pending| names(&pending.op, hash))
}
