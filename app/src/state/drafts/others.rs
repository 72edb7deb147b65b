//! Drafts on a card that this tab does not hold: which there are, and whether the tab that does still lives.

use super::{Draft, Slot, all, load};
use crate::{
    browser::{clock, keep, tab},
    state::desk::Desk,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::id::TaskId;
use std::{cell::Cell, rc::Rc};

/// A tab that is loaded anew waits this long for its former page to let go. Later than that, whoever holds the draft is
/// another tab, and what appears in a form all of a sudden would be in somebody's way.
const LETS_GO_MS: i64 = 3_000;

/// A draft that this tab does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The form.
    pub name: String,
    /// Who holds it.
    holder: String,
    /// What it says.
    pub draft: Draft,
    /// Whether its tab is still there.
    pub lives: bool,
}

/// A handle to the others on one card; cheap to copy.
#[derive(Clone, Copy)]
pub struct Others {
    /// Their keys begin so.
    prefix: StoredValue<String>,
    /// Of several looks only the last counts, whichever is through last.
    looks: StoredValue<u32>,
    /// Those there were when the card was opened.
    at_first: StoredValue<Vec<Other>>,
    list: RwSignal<Vec<Other>>,
}

impl Others {
    /// Looks at the drafts of a card.
    pub fn watch(desk: Desk, task: TaskId) -> Self {
        Self::below(format!("{}{task}/", all(desk)))
    }

    /// Looks at the drafts of forms that are on no card.
    pub fn of_no_card(desk: Desk) -> Self {
        Self::below(all(desk))
    }

    /// Looks now, and whenever another tab writes one or may have been closed.
    fn below(prefix: String) -> Self {
        let others = Self {
            prefix: StoredValue::new(prefix.clone()),
            looks: StoredValue::new(0),
            at_first: StoredValue::default(),
            list: RwSignal::new(Vec::new()),
        };
        others.at_first.set_value(others.find().unwrap_or_default());
        // By then what is to be taken over has been, and does not flash up as somebody else's.
        clock::after_picture(move || others.look());
        let wrote = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().is_some_and(|key| key.starts_with(&prefix)) {
                others.look();
            }
        });
        let back = window_event_listener(leptos::ev::focus, move |_| others.look());
        on_cleanup(move || {
            wrote.remove();
            back.remove();
        });
        others
    }

    /// Those of one form.
    pub fn of(self, name: &str) -> Vec<Other> {
        self.list.with(|list| list.iter().filter(|other| other.name == name).cloned().collect())
    }

    /// Whether there were any of one form when the card was opened.
    pub fn were_of(self, name: &str) -> bool {
        self.at_first.with_value(|found| found.iter().any(|other| other.name == name))
    }

    /// Takes over what a tab left in a form that is gone, as long as the form wants it: first what this same tab left before
    /// it was loaded anew, then the latest.
    pub fn take_over(self, slot: Slot, name: &str, wants: impl Fn() -> bool + 'static, take: impl Fn(Draft) + 'static) {
        let mut holders: Vec<String> =
            self.at_first.with_value(|found| found.iter().filter(|other| other.name == name).map(|other| other.holder.clone()).collect());
        if holders.is_empty() {
            return;
        }
        let before = tab::before();
        holders.sort_by(|a, b| (before.as_ref() == Some(b)).cmp(&(before.as_ref() == Some(a))).then(b.cmp(a)));
        let form = Rc::new((wants, take));
        let (taken, begun_at) = (Rc::new(Cell::new(false)), clock::now());
        spawn_local(async move {
            for holder in holders {
                let is_own = before.as_ref() == Some(&holder);
                let (slot, form, done, left) = (slot.clone(), form.clone(), taken.clone(), holder.clone());
                tab::when_gone(&holder, is_own, move || {
                    let late = clock::now().0 - begun_at.0 > LETS_GO_MS;
                    if !late
                        && (form.0)()
                        && let Some(draft) = slot.take_over(&left)
                    {
                        done.set(true);
                        (form.1)(draft);
                    }
                })
                .await;
                if taken.get() {
                    break;
                }
            }
            self.look();
        });
    }

    /// Puts one into this tab's slot, and what was there in its place. `false` when not both could be kept.
    pub fn swap(self, slot: &Slot, other: &Other) -> bool {
        let done = slot.put(&other.draft);
        if done {
            slot.erase_of(&other.holder);
            self.look();
        }
        done
    }

    /// Forgets one, as the person said.
    pub fn give_up(self, slot: &Slot, other: &Other) {
        slot.erase_of(&other.holder);
        self.look();
    }

    /// Looks anew.
    pub fn look(self) {
        let Some(mut found) = self.find() else { return };
        self.looks.update_value(|looks| *looks += 1);
        let look = self.looks.get_value();
        spawn_local(async move {
            let living = tab::living(found.iter().map(|other| other.holder.clone()).collect()).await;
            for other in &mut found {
                other.lives = living.contains(&other.holder);
            }
            // The card may have been left meanwhile.
            let is_last = self.looks.try_get_value() == Some(look);
            if is_last && self.list.try_with_untracked(|list| *list != found).unwrap_or(false) {
                self.list.set(found);
            }
        });
    }

    /// Nothing when the screen has been left.
    fn find(self) -> Option<Vec<Other>> {
        let (prefix, own) = (self.prefix.try_get_value()?, tab::id());
        let mut found: Vec<Other> = keep::keys(&prefix)
            .into_iter()
            .filter_map(|key| {
                let (name, holder) = key.strip_prefix(&prefix).map(|rest| rest.split_once('/').unwrap_or((rest, "")))?;
                let draft = load(&key).filter(|draft| holder != own && !draft.is_empty())?;
                Some(Other { name: name.to_owned(), holder: holder.to_owned(), draft, lives: true })
            })
            .collect();
        found.sort_by(|a, b| b.holder.cmp(&a.holder));
        Some(found)
    }
}
