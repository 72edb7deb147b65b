//! Files that wait on a device until the server has them: what is noted of each, and what is to be done about it next.
//!
//! Files follow the operations that name them, never the other way round. The bytes lie elsewhere; whoever carries them asks
//! here what to do.

mod leftovers;
mod notes;

pub use leftovers::Leftovers;
pub use notes::{FileNotes, is_note_key};

use crate::{outbox::Pending, protocol::FileProgress};
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::{PersonId, TaskId},
    measure::Moment,
    op::{Op, Request},
    row::Noun,
};
use serde::{Deserialize, Serialize};

/// A file that nothing names is kept this long: the person may yet take back what they discarded.
pub const UNNAMED_MS: i64 = 60 * 60 * 1_000;
/// One that the server had asked for is kept this long: it was set back since, and the person may yet write again what is gone.
const SET_BACK_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

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
    /// The server has asked for it.
    #[serde(default)]
    pub wanted: bool,
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

/// What speaks of a file on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Something in the outbox, or a form.
    Held,
    /// Evidence in the copy.
    Named,
    /// Evidence in the copy that was taken back.
    Withdrawn,
    /// Nothing.
    Nothing,
}

impl Naming {
    /// What speaks of that file in a person's outbox, and among their own evidence as it is shown here. While what names it waits, or
    /// was refused and somebody has yet to decide, the server does not want it; other evidence may name it all the same. Also what
    /// was carried out counts: a server that was set back hears of it again.
    pub fn of<'a>(hash: FileHash, account: PersonId, outbox: &[Pending], shown: impl Iterator<Item = &'a Noun>) -> Self {
        if outbox.iter().any(|pending| names(&pending.op, hash)) {
            return Self::Held;
        }
        let mut naming = Self::Nothing;
        for noun in shown {
            let Noun::Evidence(evidence) = noun else { continue };
            if evidence.by != account || evidence.paper.file.as_ref().is_none_or(|file| file.hash != hash) {
                continue;
            }
            if evidence.withdrawn.is_none() {
                return Self::Named;
            }
            naming = Self::Withdrawn;
        }
        naming
    }
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
    /// What to do about it by what the server says, and by what speaks of it here.
    pub fn next(&self, progress: &FileProgress, naming: Naming, now: Moment) -> Next {
        let is_stuck = self.trouble.is_some_and(FileTrouble::is_final);
        let kept_ms = if self.wanted && naming == Naming::Nothing { SET_BACK_MS } else { UNNAMED_MS };
        let is_forgotten = matches!(naming, Naming::Withdrawn | Naming::Nothing) && now.0 - self.kept_at.0 > kept_ms;
        match () {
            // Discarded, or taken back before it was sent.
            () if !progress.wanted && (is_stuck || is_forgotten) => Next::Forget,
            () if !progress.wanted => Next::Leave,
            // A server that is set back before it has seen the rest asks for the bytes once more.
            () if progress.complete && naming == Naming::Held => Next::Leave,
            () if progress.complete => Next::LetGo,
            () if is_stuck => Next::Leave,
            () => Next::Send,
        }
    }

    /// As it stands once the server wants it, and has that much of it.
    #[must_use]
    pub fn after(self, received: i64) -> Self {
        Self { sent: received, wanted: true, trouble: None, ..self }
    }

    /// As it stands in trouble.
    #[must_use]
    pub fn in_trouble(self, trouble: FileTrouble) -> Self {
        let sent = if trouble == FileTrouble::NotBelieved { 0 } else { self.sent };
        Self { sent, trouble: Some(trouble), ..self }
    }

    /// As it stands now that something names it, where that is worth noting: it was not forgotten an hour ago.
    pub fn named_at(&self, naming: Naming, now: Moment) -> Option<Self> {
        let is_named = matches!(naming, Naming::Held | Naming::Named);
        (is_named && now.0 - self.kept_at.0 > UNNAMED_MS / 4).then(|| Self { kept_at: now, ..self.clone() })
    }
}

/// Whether an operation adds evidence with that file.
pub fn names(op: &Op, hash: FileHash) -> bool {
    matches!(op.request(), Some(Request::AddEvidence { paper, .. }) if paper.file.as_ref().is_some_and(|file| file.hash == hash))
}

#[cfg(test)]
mod tests;
