//! Views of the board that everybody in the plan sees. They stand on the plan's own line, so they are here without a network too; the
//! coordinator gives them, and what it gives waits for a network like any other change.

use super::{
    desk::Desk,
    intents,
    saved_views::{Unsaved, clean},
};
use crate::{browser::text, words::words};
use parboard_domain::{
    op::Request,
    plan::{SavedView, VIEWS_MAX},
};
use parboard_sync::overlay::Shown;

/// The views that everybody sees, in the order of the alphabet; runs again when there are others.
pub fn all(desk: Desk) -> Vec<SavedView> {
    // A view is given without any card changing, so `read_plan` would not hear of it before the next sync.
    desk.read(of)
}

/// The same, for whoever is called once.
pub fn now(desk: Desk) -> Vec<SavedView> {
    desk.peek(of)
}

/// Whether the person may give everybody a view.
pub fn may_share(desk: Desk) -> bool {
    desk.actor().may_share_views()
}

/// Gives everybody a view; one of the same name makes way.
///
/// # Errors
/// Why not, in words; then all is as it was.
pub fn share(desk: Desk, name: &str, address: String) -> Result<(), String> {
    let name = clean(name).ok_or_else(|| words().view_unsaved(Unsaved::Nameless))?;
    let stand = now(desk);
    if stand.len() >= VIEWS_MAX && stand.iter().all(|view| view.name != name) {
        return Err(words().views_shared_full());
    }
    wish(desk, name, Some(address), None)
}

/// Gives a view that everybody sees another name.
///
/// # Errors
/// Why not, in words; then it has the name it had.
pub fn rename(desk: Desk, old: &str, name: &str) -> Result<(), String> {
    let name = clean(name).ok_or_else(|| words().view_unsaved(Unsaved::Nameless))?;
    let stand = now(desk);
    if name != old && stand.iter().any(|view| view.name == name) {
        return Err(words().view_taken(&name));
    }
    // Another coordinator may have taken it away meanwhile.
    let Some(view) = stand.into_iter().find(|view| view.name == old) else { return Ok(()) };
    wish(desk, name, Some(view.address), Some(old.to_owned()))
}

/// Takes a view away from everybody.
///
/// # Errors
/// Why not, in words; then it is still there.
pub fn remove(desk: Desk, name: &str) -> Result<(), String> {
    wish(desk, name.to_owned(), None, None)
}

fn wish(desk: Desk, name: String, address: Option<String>, instead_of: Option<String>) -> Result<(), String> {
    let Some(plan) = desk.peek(|shown| shown.plan().map(|plan| plan.id)) else { return Ok(()) };
    desk.wish(Request::ShareView { plan, name, address, instead_of }).map(drop).map_err(|error| intents::why(&error))
}

fn of(shown: Shown<'_>) -> Vec<SavedView> {
    let mut views = shown.plan().map(|plan| plan.views.clone()).unwrap_or_default();
    views.sort_by(|a, b| text::alphabet(&a.name, &b.name));
    views
}
