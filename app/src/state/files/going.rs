//! Which of the waiting files go by themselves: not those that wait for a person to decide about a refused change, nor those that
//! are kept for a while in case somebody takes back what they discarded.

use super::Files;
use crate::browser::kept_files;
use parboard_domain::row::{Kind, Noun, Rows};
use parboard_sync::files::{KeptFile, names};

/// Tells the line how many go.
pub fn count(files: Files) {
    let kept = kept_files::notes(files.desk.account()).list();
    let going = kept.iter().filter(|kept| !kept.drafted && goes(files, kept)).count();
    files.desk.update_line(|line| line.files = going);
}

/// Whether a file goes by itself, when its time comes: what names it was neither refused nor given up. Of a card in a plan that is
/// not open nothing is known, and it is taken for one that does.
pub fn goes(files: Files, kept: &KeptFile) -> bool {
    let hash = kept.file.hash;
    files.desk.with(|inner| {
        let (client, shown) = (inner.tab.client(), inner.tab.shown());
        let naming = || client.outbox().iter().filter(|pending| names(&pending.op, hash));
        let stands = |noun: &Noun| matches!(noun, Noun::Evidence(it) if it.standing_file().is_some_and(|file| file.hash == hash));
        let is_elsewhere = || client.directory().plans.len() > 1 && shown.find_task(kept.task).is_none();
        naming().any(|pending| !pending.needs_attention())
            || shown.of_kind(Kind::Evidence).any(stands)
            || naming().next().is_none() && (kept.wanted || is_elsewhere())
    })
}
