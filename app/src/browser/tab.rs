//! This tab, told apart from the others of its browser, and which of those are gone.
//!
//! A tab has an id for the life of its page, and holds a lock of that name; the browser lets go of it when the page is
//! closed, loaded anew or dies. Without locks every other tab counts as gone: then a draft may be taken from a tab that
//! lives, and is kept in the one that took it.

use super::{
    clock,
    locks::{self, Claim, Lost},
};
use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

const BEFORE: &str = "pb1/tab";
/// The lock under which one looks whether a tab is gone.
const LOOKING: &str = "pb1-looking-for-tabs";

struct Tab {
    id: String,
    before: Option<String>,
}

thread_local! {
    static TAB: OnceCell<Tab> = const { OnceCell::new() };
}

/// This tab's id; from the first time it is asked for, others can tell that the tab lives.
pub fn id() -> String {
    with(|tab| tab.id.clone())
}

/// The id this tab had before its page was loaded anew. A tab that was doubled finds the id of the one it was made from.
pub fn before() -> Option<String> {
    with(|tab| tab.before.clone())
}

/// An id that no tab has; later ones sort after earlier ones.
pub fn new_id() -> String {
    format!("{:012x}{:08x}", clock::now().0, clock::chance())
}

/// Runs the work if that tab is gone, and only then; nobody else does so at the same time. `patiently`: waits until it is.
pub async fn when_gone(id: &str, patiently: bool, work: impl FnOnce() + 'static) -> bool {
    let (held, lost) = (lock(id), Lost::default());
    if patiently {
        return locks::under(&held, Claim::InTurn, &lost, Box::pin(async move { work() })).await;
    }
    let ran = Rc::new(Cell::new(false));
    let runs = ran.clone();
    // Two forms of one card look for the same tab: one after the other, or each would take the other for that tab.
    let look = async move { runs.set(locks::under(&held, Claim::IfFree, &Lost::default(), Box::pin(async move { work() })).await) };
    locks::under(LOOKING, Claim::InTurn, &lost, Box::pin(look)).await;
    ran.get()
}

/// Of these tabs, those that live.
pub async fn living(ids: Vec<String>) -> Vec<String> {
    let held = locks::held().await;
    ids.into_iter().filter(|id| held.contains(&lock(id))).collect()
}

fn with<T>(look: impl FnOnce(&Tab) -> T) -> T {
    TAB.with(|tab| look(tab.get_or_init(open)))
}

fn open() -> Tab {
    let id = new_id();
    let session = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    let before = session.as_ref().and_then(|session| session.get_item(BEFORE).ok().flatten());
    if let Some(session) = session {
        let _ = session.set_item(BEFORE, &id);
    }
    locks::hold(&lock(&id));
    Tab { id, before }
}

fn lock(id: &str) -> String {
    format!("pb1-tab-{id}")
}
