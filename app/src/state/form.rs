//! A form whose words survive a closed tab: a report, a comment, a new card. Its draft is dropped only once an operation has it.

use super::{
    desk::{Desk, WishError},
    drafts::{Draft, Others, Slot},
    editing::Said,
    session::use_desk,
};
use crate::words::words;
use leptos::prelude::*;
use parboard_domain::id::{OpId, TaskId};

/// The form.
#[derive(Clone, Copy)]
pub struct Form {
    desk: Desk,
    /// The card it is on, if it is on one.
    card: Option<TaskId>,
    /// Its name.
    pub name: StoredValue<String>,
    said: Said,
    /// What is in it.
    pub draft: RwSignal<Draft>,
    /// Whether anything is, and this device keeps it.
    pub kept: RwSignal<bool>,
    /// Why it could not be submitted.
    pub trouble: RwSignal<Option<WishError>>,
}

impl Form {
    /// The form of that name on a card, with what was left in it.
    pub fn on_card(task: TaskId, name: &str) -> Self {
        Self::open(Some(task), name)
    }

    /// The form of that name which is on no card.
    pub fn alone(name: &str) -> Self {
        Self::open(None, name)
    }

    fn open(card: Option<TaskId>, name: &str) -> Self {
        let desk = use_desk();
        let slot = slot(desk, card, name);
        let draft = RwSignal::new(slot.load().unwrap_or_default());
        let kept = RwSignal::new(draft.with_untracked(|draft| !draft.is_empty()));
        let wants = move || draft.try_with_untracked(Draft::is_empty).unwrap_or(false);
        let take = move |left| {
            draft.set(left);
            kept.set(true);
        };
        expect_context::<Others>().take_over(slot, name, wants, take);
        Self { desk, card, name: StoredValue::new(name.to_owned()), said: expect_context(), draft, kept, trouble: RwSignal::new(None) }
    }

    /// Where its drafts lie.
    pub fn slot(self) -> Slot {
        self.name.with_value(|name| slot(self.desk, self.card, name))
    }

    /// The person typed.
    pub fn change(self, edit: impl FnOnce(&mut Draft)) {
        self.draft.update(edit);
        self.trouble.set(None);
        self.kept.set(self.draft.with_untracked(|draft| self.slot().save(draft) && !draft.is_empty()));
    }

    /// The person is through: makes an operation of it, which takes the place of the one the draft came from.
    pub fn submit(self, add: impl FnOnce(Desk, &Draft) -> Result<OpId, WishError>) -> Option<OpId> {
        let draft = self.draft.get_untracked();
        match add(self.desk, &draft) {
            Ok(id) => {
                // Without room for it the refused one stays where it is, and is told there.
                let _ = draft.replaces.map(|old| self.desk.replace(old, id));
                self.change(|draft| *draft = Draft::default());
                self.said.say(words().saved(self.desk.with(|inner| inner.tab.keeps_all())));
                Some(id)
            }
            Err(error) => {
                self.trouble.set(Some(error));
                None
            }
        }
    }
}

fn slot(desk: Desk, card: Option<TaskId>, name: &str) -> Slot {
    match card {
        Some(task) => Slot::on_card(desk, task, name),
        None => Slot::alone(desk, name),
    }
}
