//! Picking cards on the board, to do one thing to all of them. It is kept in this tab for as long as the board is on the screen, and
//! nowhere else: whoever comes back begins with none. What uses it comes after the board, so the board itself knows nothing of it.

use super::{prefs, view::View};
use leptos::prelude::*;
use parboard_domain::{
    board::run::{self, Sight},
    id::TaskId,
    task::Status,
};
use std::collections::BTreeSet;

/// What was picked.
#[derive(Clone, Debug, Default, PartialEq)]
struct Picked {
    ticked: BTreeSet<TaskId>,
    /// From where a run of cards begins.
    last: Option<TaskId>,
}

thread_local! {
    /// Nothing while no cards are being picked.
    static PICKED: ArcRwSignal<Option<Picked>> = ArcRwSignal::new(None);
}

/// Whether cards are being picked; runs again when that begins and ends.
pub fn is_on() -> bool {
    PICKED.with(|picked| picked.with(Option::is_some))
}

/// The same, for whoever is called once.
pub fn is_on_now() -> bool {
    untrack(is_on)
}

/// The cards that were ticked, whether they count or not.
pub fn ticked() -> BTreeSet<TaskId> {
    PICKED.with(|picked| picked.with(|picked| picked.as_ref().map(|picked| picked.ticked.clone()).unwrap_or_default()))
}

/// The card that was ticked or taken off last.
pub fn last() -> Option<TaskId> {
    PICKED.with(|picked| picked.with_untracked(|picked| picked.as_ref()?.last))
}

/// Begins to pick, with none.
pub fn begin() {
    change(|_| ());
}

/// Ends it; what was ticked is forgotten.
pub fn end() {
    if is_on_now() {
        PICKED.with(|picked| picked.set(None));
    }
}

/// Ticks a card, or takes it off.
pub fn turn(task: TaskId) {
    change(|picked| {
        if !picked.ticked.remove(&task) {
            picked.ticked.insert(task);
        }
        picked.last = Some(task);
    });
}

/// Ticks all cards from the last one to this one, as they are seen.
pub fn turn_to(view: View, column: Option<Status>, task: TaskId) {
    let folded = prefs::load().folded;
    let sight = Sight { folded: &folded, column };
    let run = view.groups.with_untracked(|groups| run::run(groups, sight, last().unwrap_or(task), task));
    change(|picked| {
        picked.ticked.extend(run);
        picked.last = Some(task);
    });
}

/// Ticks all that are seen.
pub fn all(view: View, column: Option<Status>) {
    let folded = prefs::load().folded;
    let seen = view.groups.with_untracked(|groups| run::seen(groups, Sight { folded: &folded, column }));
    change(|picked| picked.ticked.extend(seen));
}

/// Ticks all of a group that are seen, or takes them off where all are ticked.
pub fn turn_group(view: View, column: Option<Status>, key: &str) {
    let of_group = view.groups.with_untracked(|groups| {
        groups.iter().find(|group| group.key == key).map(|group| run::seen(std::slice::from_ref(group), Sight { folded: &[], column }))
    });
    let of_group = of_group.unwrap_or_default();
    change(|picked| {
        let is_whole = of_group.iter().all(|task| picked.ticked.contains(task));
        for task in of_group {
            if is_whole {
                picked.ticked.remove(&task);
            } else {
                picked.ticked.insert(task);
            }
        }
    });
}

/// How many of those stand in groups that are folded.
pub fn folded_away(view: View, ticked: &BTreeSet<TaskId>) -> usize {
    let folded = prefs::load().folded;
    view.groups.with_untracked(|groups| {
        let away = groups.iter().filter(|group| folded.contains(&group.key));
        away.flat_map(|group| group.lanes.iter().flatten()).filter(|task| ticked.contains(task)).count()
    })
}

/// Takes off cards that are not there any more.
pub fn forget(gone: &[TaskId]) {
    if is_on_now() && !gone.is_empty() {
        change(|picked| picked.ticked.retain(|task| !gone.contains(task)));
    }
}

fn change(edit: impl FnOnce(&mut Picked)) {
    PICKED.with(|picked| picked.update(|picked| edit(picked.get_or_insert_default())));
}
