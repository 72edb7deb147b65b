//! Work that waits on this device for people who are not signed in: whose, and how much. Its texts are nobody else's business.

use super::{feedback, session};
use crate::browser::keep;
use parboard_domain::id::PersonId;
use parboard_sync::store::OutboxStore;
use std::collections::BTreeSet;

/// What waits for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Whose; empty where they never signed out here.
    pub name: String,
    /// How many changes were not sent, or take that person to go on.
    pub changes: usize,
    /// How many files.
    pub files: usize,
    /// How many drafts.
    pub drafts: usize,
    /// How many pieces of feedback about the program.
    pub feedback: usize,
}

/// Writes down whose work it is, for when nobody is signed in.
pub fn note(account: PersonId, name: &str) {
    // Where there is no room, the page says how much, but not whose.
    let _ = keep::save(&key(account), &name);
}

/// The person is back.
pub fn forget(account: PersonId) {
    keep::erase(&key(account));
}

/// Whether it is worth asking: somebody has kept something here, or signed out. This much is in the first files of a visit.
pub fn is_likely() -> bool {
    keep::keys("pb1/").iter().any(|key| ["/name", "/outbox/", "/file/", "/draft/"].iter().any(|what| key.contains(what)))
}

/// What waits here, for whom. Of whom nothing waits, the name goes too.
pub fn list() -> Vec<LeftBehind> {
    let owner = |key: &String| key.strip_prefix("pb1/")?.split_once('/')?.0.parse().ok();
    let accounts: BTreeSet<PersonId> = keep::keys("pb1/").iter().filter_map(owner).collect();
    let of = |account: PersonId| {
        feedback::forget_sent(account);
        let outbox = keep::papers_of(account).load_outbox();
        let count = |what: &str| keep::keys(&format!("pb1/{account}/{what}/")).len();
        LeftBehind {
            name: keep::load(&key(account)).or_else(|| seated(account)).unwrap_or_default(),
            changes: outbox.iter().filter(|pending| pending.is_waiting() || pending.needs_attention()).count(),
            files: count("file"),
            drafts: count("draft"),
            feedback: feedback::unsent(account),
        }
    };
    let waits = |(account, left): (PersonId, LeftBehind)| {
        let waits = left.changes + left.files + left.drafts + left.feedback > 0;
        if !waits {
            forget(account);
        }
        waits.then_some(left)
    };
    accounts.into_iter().map(|account| (account, of(account))).filter_map(waits).collect()
}

/// The name of somebody whose session has ended without their signing out.
fn seated(account: PersonId) -> Option<String> {
    session::seated().map(|who| who.person).filter(|person| person.id == account).map(|person| person.name)
}

fn key(account: PersonId) -> String {
    format!("pb1/{account}/name")
}
