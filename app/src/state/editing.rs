//! Editing one field of a card: what the person saw, what they typed, and what became of it.
//!
//! Opening a card writes nothing. What is typed is a draft at once, an operation when the keys rest, and sent when the person
//! leaves the field or pauses for longer, so that one thought is one line of history. While a field is in somebody's hands nothing that
//! arrives is put into it; they are told instead, and the merge rules settle the rest.
//!
//! The title is what everybody reads of a card: it is changed on purpose only. What is typed into it is a draft until it is
//! confirmed or the control is left for another; turning to another tab or closing the page leaves nothing but the draft.

mod keeping;
mod note;
mod typed;

pub use note::{Note, Who};
pub use typed::{as_typed, wanted};

use super::{
    desk::Desk,
    drafts::{Draft, Others, Slot},
};
use crate::browser::{clock, look};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use parboard_domain::{
    field::{self, Field, Value},
    id::TaskId,
    row::Rows,
};

/// Keys rest this long before what was typed becomes an operation…
const KEEP_MS: u32 = 600;
/// …and this much longer before it is sent.
const SEND_MS: u32 = 2_000;

/// A handle to one field being edited; cheap to copy.
#[derive(Clone, Copy)]
pub struct Editing {
    desk: Desk,
    task: TaskId,
    /// Which field.
    pub field: Field,
    /// What stands on the card now.
    pub current: Memo<Value>,
    /// What is in the control.
    pub text: RwSignal<String>,
    /// What is to be said beside the control.
    pub note: RwSignal<Note>,
    seen: StoredValue<Value>,
    hands: StoredValue<Hands>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    said: Said,
}

/// Whose hands the control is in.
#[derive(Clone, Copy, Debug, Default)]
struct Hands {
    focused: bool,
    touched: bool,
}

/// The one place through which screen readers hear of saving, so that six fields do not talk at once.
#[derive(Clone, Copy)]
pub struct Said(pub RwSignal<String>);

impl Said {
    /// Says it, also where the same was said before: only a text that is another is read out.
    pub fn say(self, words: &str) {
        self.0.update(|said| *said = if said == words { format!("{words}\u{a0}") } else { words.to_owned() });
    }
}

impl Editing {
    /// Opens a field for editing.
    pub fn open(desk: Desk, task: TaskId, field: Field) -> Self {
        let current = Memo::new(move |_| read(desk, task, field));
        let value = current.get_untracked();
        let slot = Slot::on_card(desk, task, field.as_str());
        let (text, seen, note) = match slot.load() {
            Some(draft) if draft.text != as_typed(&value) => (draft.text, draft.from.unwrap_or(value), Note::Draft),
            left => {
                // What stands by now all the same is no draft: shown over a later value, it would be somebody's wish again.
                if left.is_some() {
                    slot.erase();
                }
                (as_typed(&value), value, Note::Nothing)
            }
        };
        let editing = Self {
            desk,
            task,
            field,
            current,
            text: RwSignal::new(text),
            note: RwSignal::new(note),
            seen: StoredValue::new(seen),
            hands: StoredValue::new(Hands::default()),
            timer: StoredValue::new_local(None),
            said: expect_context(),
        };
        Effect::new(move |_| editing.follow(current.get()));
        expect_context::<Others>().take_over(slot, field.as_str(), move || editing.is_idle(), move |left| editing.show_draft(&left));
        let leaving =
            window_event_listener(leptos::ev::pagehide, move |_| if editing.is_on_purpose() { editing.keep_draft() } else { editing.save(true) });
        on_cleanup(move || {
            leaving.remove();
            // Where another tab has signed out, nobody has left the title: it is not finished.
            if editing.is_on_purpose() && !desk.try_is_open() {
                editing.keep_draft();
            } else {
                editing.save(true);
            }
        });
        editing
    }

    /// The person is at the control.
    pub fn enter(self) {
        if !self.is_open() {
            return;
        }
        self.hands.update_value(|hands| hands.focused = true);
    }

    /// The person typed.
    pub fn typed(self, text: String) {
        if !self.is_open() {
            return;
        }
        self.text.set(text);
        self.hands.update_value(|hands| hands.touched = true);
        // At each key: a browser that dies says nothing before, and who types on may not pause for a long while.
        self.keep_draft();
        if self.is_on_purpose() {
            self.note.update(|note| {
                if *note != Note::Overtaken {
                    *note = Note::Unsaved;
                }
            });
        } else if self.note.get_untracked() != Note::Overtaken {
            // Where somebody else is at the same field every save would leave a second version behind: only the last counts.
            self.after(KEEP_MS, move || self.save(false));
        }
    }

    /// The person chose or confirmed a value.
    pub fn chose(self) {
        self.save(true);
    }

    /// The browser says that the person is through, which it also says when they only turn to another tab.
    pub fn changed(self) {
        if !self.is_on_purpose() {
            self.save(true);
        }
    }

    /// The person left the control.
    pub fn leave(self) {
        if !self.is_open() {
            return;
        }
        if self.is_on_purpose() && !look::has_focus() {
            return self.keep_draft();
        }
        self.hands.update_value(|hands| hands.focused = false);
        self.save(true);
        if self.is_settled() {
            self.show(self.current.get_untracked());
        }
    }

    /// Keeps an old draft as it is.
    pub fn take_draft(self) {
        self.hands.update_value(|hands| hands.touched = true);
        self.save(true);
    }

    /// Gives up an old draft, or what could not be kept.
    pub fn give_up(self) {
        self.stop();
        self.slot().erase();
        self.hands.update_value(|hands| hands.touched = false);
        self.note.set(Note::Nothing);
        self.show(self.current.get_untracked());
    }

    /// A draft of this field lies in its slot: shows it, for the person to say what becomes of it.
    pub fn show_draft(self, draft: &Draft) {
        if self.text.try_set(draft.text.clone()).is_none() {
            if draft.text == as_typed(&self.current.get_untracked()) {
                return self.give_up();
            }
            if let Some(from) = draft.from.clone() {
                self.seen.set_value(from);
            }
            self.note.set(Note::Draft);
        }
    }

    /// Where its drafts lie.
    pub fn slot(self) -> Slot {
        Slot::on_card(self.desk, self.task, self.field.as_str())
    }

    /// Whether what stands is not what the person saw when they typed.
    pub fn is_overtaken(self) -> bool {
        let current = self.current.get();
        self.seen.with_value(|seen| *seen != current)
    }

    /// Who last set the field: somebody else, or I myself.
    pub fn other(self) -> Option<Who> {
        let who = self.desk.read(|shown| shown.find_task(self.task).and_then(|task| task.set_by.get(&self.field).copied()))?;
        Some(if who == self.desk.account() { Who::Me } else { Who::Other(self.desk.name_of(who)) })
    }

    /// Something arrived.
    fn follow(self, value: Value) {
        if self.seen.with_value(|seen| *seen == value) {
            self.note.update(|note| {
                if *note == Note::Overtaken {
                    *note = Note::Nothing;
                }
            });
        } else if self.note.get_untracked() == Note::Draft {
            // It was typed over what was seen then; what stands now is told beside it, and is no draft any more where it is the same.
            if self.text.with_untracked(|text| *text == as_typed(&value)) {
                self.give_up();
            }
        } else if self.field == Field::Status {
            // A choice is made in one go: nothing half done can be lost by showing what stands.
            let focused = self.hands.with_value(|hands| hands.focused);
            self.show(value);
            self.note.set(if focused { Note::Overtaken } else { Note::Nothing });
        } else if self.is_settled() && !self.hands.with_value(|hands| hands.focused) {
            self.show(value);
        } else {
            self.stop();
            self.keep_draft();
            self.note.set(Note::Overtaken);
        }
    }

    /// Puts a value into the control; from here on it is what the person sees.
    fn show(self, value: Value) {
        let text = as_typed(&value);
        if self.text.with_untracked(|shown| *shown != text) {
            self.text.set(text);
        }
        // That something was kept and sent is said of what the person typed, and of nothing that came in its place.
        let is_other = self.seen.with_value(|seen| *seen != value);
        self.seen.set_value(value);
        self.note.update(|note| {
            if *note == Note::Overtaken || (is_other && *note == Note::Kept) {
                *note = Note::Nothing;
            }
        });
    }

    /// Whether the screen is still there. A control that is taken off the page while somebody is at it hears that it was left
    /// when all this is gone already; what was typed was kept on the way out.
    fn is_open(self) -> bool {
        self.hands.try_with_value(|_| ()).is_some()
    }

    /// Whether what is typed waits for the person to say that it is finished.
    fn is_on_purpose(self) -> bool {
        self.field == Field::Title
    }

    /// Whether nobody is at the control, and nothing is in it but what stands.
    fn is_idle(self) -> bool {
        self.hands.try_with_value(|hands| !hands.focused && !hands.touched).unwrap_or(false) && self.note.get_untracked() == Note::Nothing
    }

    /// Whether nothing in the control is waiting to be kept.
    fn is_settled(self) -> bool {
        let unsaved_draft = self.note.get_untracked() == Note::Draft;
        !unsaved_draft && !self.hands.with_value(|hands| hands.touched)
    }

    fn after(self, delay_ms: u32, work: impl FnOnce() + 'static) {
        self.stop();
        self.timer.set_value(clock::later(delay_ms, work));
    }

    fn stop(self) {
        self.timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    }
}

fn read(desk: Desk, task: TaskId, field: Field) -> Value {
    desk.read(|shown| shown.find_task(task).zip(shown.find_wording(task)).map(|(task, wording)| field::read(field, task, wording)))
        .unwrap_or_default()
}
