//! The evidence of a card, as the task screen shows it: what stands, what was taken back, and where each file is.

use super::{desk::Desk, evidence_form::Refused, files::Files, sheet};
use crate::{
    browser::{clock, file, kept_files},
    words::words,
};
use leptos::prelude::Get;
use parboard_domain::{
    evidence::{Evidence, FileHash, FileRef},
    id::{OpId, TaskId},
    op::Request,
    row::{Kind, Noun},
};
use parboard_sync::files::{FileTrouble, KeptFile};
use std::cmp::Reverse;

/// One piece of evidence, and whether the server lacks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The evidence.
    pub evidence: Evidence,
    /// It waits to be sent.
    pub unsent: bool,
}

/// The evidence of a card: what stands first, newest first.
pub fn list(desk: Desk, task: TaskId) -> Vec<Shown> {
    let unsent = sheet::unsent_ids(desk, task);
    let mut found: Vec<Shown> = desk.read(|shown| {
        let of_task = |noun: &Noun| match noun {
            Noun::Evidence(evidence) if evidence.task == task => Some(Shown { unsent: unsent.contains(&evidence.id), evidence: evidence.clone() }),
            _ => None,
        };
        shown.of_kind(Kind::Evidence).filter_map(of_task).collect()
    });
    found.sort_by_key(|shown| (shown.evidence.withdrawn.is_some(), Reverse((shown.unsent, shown.evidence.at, shown.evidence.id))));
    found
}

/// Where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// On the server.
    There,
    /// On the server, and still here too: it opens without a network.
    ThereAndHere,
    /// On the server, which does not answer.
    ThereOffline,
    /// Here, and on its way: so many percent are there.
    Sending(u8),
    /// Here, and waits for a network; so many percent are there.
    WaitsForNetwork(u8),
    /// Here, and waits its turn, or another tab sends it; so many percent are there.
    Waits(u8),
    /// Here, and waits for what becomes of the refused change that names it.
    AwaitsDecision,
    /// Here for a while yet: what named it was given up.
    GivenUp,
    /// It was here, and cannot be sent.
    Trouble(FileTrouble),
    /// On another device, which has not sent it yet.
    NotThereYet,
    /// Mine, and not here: cleared away by the browser, or on another device of mine.
    Missing,
}

impl Where {
    /// Whether this device has its bytes.
    pub fn is_here(self) -> bool {
        matches!(
            self,
            Where::ThereAndHere
                | Where::Sending(_)
                | Where::WaitsForNetwork(_)
                | Where::Waits(_)
                | Where::AwaitsDecision
                | Where::GivenUp
                | Where::Trouble(FileTrouble::NotBelieved | FileTrouble::NoRoom)
        )
    }
}

/// Where the file of a piece of evidence is; runs again when that changes.
pub fn find(files: Files, evidence: &Evidence, file: &FileRef) -> Where {
    files.track();
    let offline = files.is_offline();
    let kept = (evidence.by == files.desk.account()).then(|| kept_files::notes(files.desk.account()).find(file.hash)).flatten();
    match kept {
        Some(kept) if evidence.arrived_at.is_some() && kept.trouble.is_none() => Where::ThereAndHere,
        _ if evidence.arrived_at.is_some() => {
            if offline {
                Where::ThereOffline
            } else {
                Where::There
            }
        }
        None if files.sent.get() == Some(file.hash) => Where::Sending(99),
        None if evidence.by == files.desk.account() => Where::Missing,
        None => Where::NotThereYet,
        Some(kept) if kept.trouble.is_some() => Where::Trouble(kept.trouble.unwrap_or(FileTrouble::Lost)),
        Some(kept) if files.sending.get() == Some(file.hash) => Where::Sending(percent(kept.sent, file.bytes)),
        Some(kept) if offline => Where::WaitsForNetwork(percent(kept.sent, file.bytes)),
        Some(kept) => Where::Waits(percent(kept.sent, file.bytes)),
    }
}

/// The refused change that a file waits for, or the one whose card was refused with it.
pub fn refused_with(desk: Desk, hash: FileHash) -> Option<OpId> {
    let outbox = desk.outbox();
    let named = outbox.iter().find(|pending| pending.needs_attention() && parboard_sync::files::names(&pending.op, hash))?;
    let (id, causes) = (named.op.id, desk.causes());
    Some(causes.into_iter().find(|cause| *cause == id || desk.dependants(*cause).contains(&id)).unwrap_or(id))
}

/// Takes a file that was lost before it was sent, chosen once more by its author; why not, in words.
pub async fn bring_again(files: Files, task: TaskId, wanted: FileRef, chosen: web_sys::File) -> Option<String> {
    let refused = |refused: Refused| Some(words().evidence_refused(&refused));
    let Some(bytes) = file::bytes(&chosen).await else { return refused(Refused::Unreadable) };
    match file::hash(&bytes).await {
        None => return refused(Refused::Insecure),
        Some(hash) if hash != wanted.hash => return Some(words().evidence_another(&wanted.name)),
        Some(_) => {}
    }
    let kept = KeptFile { file: wanted, task, kept_at: clock::now(), sent: 0, drafted: false, wanted: true, trouble: None };
    if let Err(error) = kept_files::save(files.desk.account(), &kept, &bytes).await {
        return refused(Refused::NotKept(error));
    }
    files.count();
    files.ask();
    None
}

/// So many percent of it; a hundred only when it is all.
pub fn percent(sent: i64, bytes: i64) -> u8 {
    u8::try_from(sent.saturating_mul(100) / bytes.max(1)).unwrap_or(0).min(99)
}

/// Takes evidence back.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn withdraw(desk: Desk, task: TaskId, evidence: OpId) -> Result<OpId, super::desk::WishError> {
    desk.wish(Request::RemoveEvidence { task, evidence })
}
