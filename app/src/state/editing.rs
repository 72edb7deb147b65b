//! Editing one field of a card: what the person saw, what they typed, and what became of it.
//!
//! Opening a card writes nothing. What is typed is kept when the keys rest, and sent when the person leaves the field or
//! pauses for longer, so that one thought is one line of history. While a field is in somebody's hands nothing that
//! arrives is put into it; they are told instead, and the merge rules settle the rest.

use super::{
    desk::{Desk, WishError},
    drafts::{self, Draft},
    intents, syncing,
};
use crate::{browser::clock, words::words};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use parboard_domain::{
    field::{self, Field, Value},
    id::TaskId,
    measure::Day,
    row::Rows,
    task::Status,
};

/// Keys rest this long before what was typed is kept on this device…
const KEEP_MS: u32 = 600;
/// …and this much longer before it is sent.
const SEND_MS: u32 = 2_000;
/// Years as they are typed digit by digit (0202) are no due days yet.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

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

/// What is to be said beside a control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    #[default]
    Nothing,
    /// What was typed is on this device.
    Kept,
    /// It could not be kept, and why; it is still in the control.
    Trouble(String),
    /// Somebody else changed the field meanwhile.
    Overtaken,
    /// What is in the control was typed some other time and never saved.
    Draft,
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

impl Editing {
    /// Opens a field for editing.
    pub fn open(desk: Desk, task: TaskId, field: Field) -> Self {
        let current = Memo::new(move |_| read(desk, task, field));
        let value = current.get_untracked();
        let (text, note) = match drafts::load(desk, task, field.as_str()) {
            Some(draft) if draft.text != as_typed(&value) => (draft.text, Note::Draft),
            _ => (as_typed(&value), Note::Nothing),
        };
        let editing = Self {
            desk,
            task,
            field,
            current,
            text: RwSignal::new(text),
            note: RwSignal::new(note),
            seen: StoredValue::new(value),
            hands: StoredValue::new(Hands::default()),
            timer: StoredValue::new_local(None),
            said: expect_context(),
        };
        Effect::new(move |_| editing.follow(current.get()));
        let leaving = window_event_listener(leptos::ev::pagehide, move |_| editing.save(true));
        on_cleanup(move || {
            leaving.remove();
            editing.save(true);
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
        if self.note.get_untracked() == Note::Overtaken {
            // Somebody else is at the same field: every save would leave a second version behind, so only the last counts.
            self.after(KEEP_MS, move || self.keep_draft());
        } else {
            self.after(KEEP_MS, move || self.save(false));
        }
    }

    /// The person chose or confirmed a value.
    pub fn chose(self) {
        self.save(true);
    }

    /// The person left the control.
    pub fn leave(self) {
        if !self.is_open() {
            return;
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
        drafts::erase(self.desk, self.task, self.field.as_str());
        self.hands.set_value(Hands::default());
        self.note.set(Note::Nothing);
        self.show(self.current.get_untracked());
    }

    /// Who last set the field, when that was not me.
    pub fn other(self) -> Option<String> {
        let who = self.desk.read(|shown| shown.find_task(self.task).and_then(|task| task.set_by.get(&self.field).copied()))?;
        (who != self.desk.account()).then(|| self.desk.name_of(who))
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
            self.seen.set_value(value);
        } else if self.field == Field::Status {
            // A choice is made in one go: nothing half done can be lost by showing what stands.
            let focused = self.hands.with_value(|hands| hands.focused);
            self.show(value);
            self.note.set(if focused { Note::Overtaken } else { Note::Nothing });
        } else if self.is_settled() && !self.hands.with_value(|hands| hands.focused) {
            self.show(value);
        } else {
            self.stop();
            self.note.set(Note::Overtaken);
        }
    }

    /// Puts a value into the control; from here on it is what the person sees.
    fn show(self, value: Value) {
        let text = as_typed(&value);
        if self.text.with_untracked(|shown| *shown != text) {
            self.text.set(text);
        }
        self.seen.set_value(value);
        self.note.update(|note| {
            if *note == Note::Overtaken {
                *note = Note::Nothing;
            }
        });
    }

    /// Whether the screen is still there. A control that is taken off the page while somebody is at it hears that it was left
    /// when all this is gone already; what was typed was kept on the way out.
    fn is_open(self) -> bool {
        self.hands.try_with_value(|_| ()).is_some()
    }

    /// Whether nothing in the control is waiting to be kept.
    fn is_settled(self) -> bool {
        let unsaved_draft = self.note.get_untracked() == Note::Draft;
        !unsaved_draft && !self.hands.with_value(|hands| hands.touched)
    }

    /// Keeps what was typed. `done` when the person is through with it: then it is sent too, and trouble is told.
    fn save(self, done: bool) {
        // Not after the page was left for good, and not when nobody typed anything.
        if !self.hands.try_with_value(|hands| hands.touched).unwrap_or(false) {
            return;
        }
        self.stop();
        let to = match wanted(self.field, &self.text.get_untracked()) {
            Ok(value) => value,
            Err(_) if !done => return,
            Err(trouble) => return self.fail(trouble),
        };
        let from = self.seen.get_value();
        if from == to {
            self.hands.update_value(|hands| hands.touched = false);
            self.note.update(|note| {
                if matches!(note, Note::Trouble(_) | Note::Draft) {
                    *note = Note::Nothing;
                }
            });
            if done {
                syncing::ask_soon(self.desk);
            }
            return;
        }
        match intents::note_field(self.desk, self.task, self.field, from, to.clone()) {
            Ok(()) => self.kept(to, done),
            Err(error) => self.refused(&error),
        }
    }

    fn kept(self, value: Value, done: bool) {
        self.seen.set_value(value);
        self.hands.update_value(|hands| hands.touched = false);
        self.note.set(Note::Kept);
        let key = self.field.as_str();
        if let Some(old) = drafts::load(self.desk, self.task, key).and_then(|draft| draft.replaces) {
            self.desk.discard(old);
        }
        drafts::erase(self.desk, self.task, key);
        if done {
            syncing::ask_soon(self.desk);
            self.said.0.set(words().saved_here.to_owned());
        } else {
            let desk = self.desk;
            self.after(SEND_MS, move || syncing::ask_soon(desk));
        }
    }

    fn refused(self, error: &WishError) {
        self.keep_draft();
        self.fail(intents::why(error));
    }

    fn keep_draft(self) {
        let key = self.field.as_str();
        let replaces = drafts::load(self.desk, self.task, key).and_then(|draft| draft.replaces);
        drafts::save(self.desk, self.task, key, &Draft { text: self.text.get_untracked(), replaces, ..Draft::default() });
    }

    fn fail(self, trouble: String) {
        self.said.0.set(trouble.clone());
        self.note.set(Note::Trouble(trouble));
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

/// A value as a control holds it.
pub fn as_typed(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// The value meant by what was typed, or in words why there is none.
pub fn wanted(field: Field, typed: &str) -> Result<Value, String> {
    let trimmed = typed.trim();
    match field {
        Field::Status => Status::parse(trimmed).map(Value::from).ok_or_else(String::new),
        Field::Percent => trimmed.parse().ok().filter(|n| (0..=100).contains(n)).map(Value::Number).ok_or_else(|| words().percent_range.to_owned()),
        Field::DueOn | Field::Blocked if trimmed.is_empty() => Ok(Value::Nothing),
        Field::DueOn => {
            let day = Day::parse(trimmed).filter(|day| YEARS.contains(&day.civil().0));
            day.map(|_| trimmed.into()).ok_or_else(|| words().day_unreadable.to_owned())
        }
        Field::Title if trimmed.is_empty() => Err(words().title_empty.to_owned()),
        Field::Title => Ok(intents::clean(trimmed.split_whitespace().collect::<Vec<_>>().join(" ").as_str().into())),
        Field::Blocked => Ok(intents::clean(trimmed.into())),
        Field::Text => Ok(intents::clean(typed.into())),
    }
}
