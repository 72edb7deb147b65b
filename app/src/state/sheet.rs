//! What the task screen shows besides its fields: where the card comes from, who answers for it, what was said and done.

use super::desk::Desk;
use crate::words::words;
use leptos::prelude::Get;
use parboard_domain::{
    appraisal::{self, Appraisal, Stage},
    entry::{Entry, EntryKind},
    field::{self, Field, Value},
    figures::{self, Flag},
    id::{AgencyId, EntryId, OpId, PersonId, TaskId},
    measure::{Day, Moment},
    op::Request,
    permission::{Actor, Part},
    row::{Kind, Noun, Rows},
    task::{Archived, Status},
};
use parboard_sync::overlay::Shown;
use std::{cmp::Reverse, collections::BTreeSet};

/// A card's sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its short line.
    pub title: String,
    /// Its column.
    pub status: Status,
    /// The criterion's number and name.
    pub criterion: (String, String),
    /// What the plan asks of the criterion.
    pub goal: String,
    /// The plan's own words, and the line they stand on.
    pub words: (String, Option<i64>),
    /// The document's number.
    pub document: String,
    /// The deadline in the plan's words, and the last day meant.
    pub deadline: (String, Option<Day>),
    /// Who leads, who takes part, who carries out.
    pub agencies: [String; 3],
    /// What is wrong with its last day.
    pub lateness: Option<Flag>,
    /// Whether nothing was reported for long.
    pub is_stalled: bool,
    /// When somebody last reported.
    pub touched_at: Moment,
    /// Put away, by whom and when.
    pub archived: Option<Archived>,
    /// The last step of its appraisal.
    pub appraisal: Option<Appraisal>,
    /// What it is to me; to be read only, once it is locked.
    pub part: Part,
    /// Who looks.
    pub actor: Actor,
}

impl Sheet {
    /// Whether I may change that field here.
    pub fn may_change(&self, field: Field) -> bool {
        self.part.is_work()
            && match field {
                Field::Status => self.columns().len() > 1,
                _ => self.actor.may_change(field, self.part),
            }
    }

    /// Where I may put it, where it is included.
    pub fn columns(&self) -> Vec<Status> {
        let may = |to: &Status| *to == self.status || (self.part.is_work() && self.actor.may_move(self.status, *to));
        Status::ALL.into_iter().filter(may).collect()
    }

    /// The steps of an appraisal that I may take from here, each by where it leads.
    pub fn steps(&self) -> Vec<Status> {
        let opens = self.is_locked() && self.actor.may_lock();
        let may = |to: &Status| {
            let is_step = appraisal::stage(self.status, *to, true).is_some();
            // Where it goes on from when it comes back: work that was handed in had begun.
            is_step && *to != Status::NotStarted && (opens || self.part.is_work()) && self.actor.may_move(self.status, *to)
        };
        Status::ALL.into_iter().filter(may).collect()
    }

    /// Whether it is my own that I would take out of appraisal.
    pub fn takes_back(&self) -> bool {
        self.actor.takes_back(self.appraisal.as_ref())
    }

    /// Whether it is closed to all changes.
    pub fn is_locked(&self) -> bool {
        self.appraisal.as_ref().is_some_and(|last| last.stage == Stage::Locked)
    }

    /// Whether I may close it to all changes now.
    pub fn may_lock(&self) -> bool {
        self.status == Status::Done && self.part.is_work() && self.actor.may_lock()
    }
}

/// Gathers a card's sheet; nothing when the card is not here.
pub fn sheet(desk: Desk, id: TaskId) -> Option<Sheet> {
    let (actor, now, thresholds) = (desk.actor(), desk.now.get(), desk.thresholds());
    desk.read(|shown| {
        let (task, wording) = shown.find_task(id).zip(shown.find_wording(id))?;
        let criterion = shown.find_criterion(task.criterion)?;
        let document = shown.plan().map(|plan| plan.number.clone());
        Some(Sheet {
            title: wording.title.clone(),
            status: task.status,
            criterion: (criterion.number.clone(), criterion.title.clone()),
            goal: criterion.goal.clone(),
            words: (wording.words.clone(), wording.line),
            document: document.unwrap_or_default(),
            deadline: (criterion.deadline_text.clone(), criterion.due_on),
            agencies: [&criterion.lead, &criterion.coordinating, &task.assignees].map(|ids| names_then_and_now(shown, ids)),
            lateness: figures::lateness(task, now.day(), thresholds),
            is_stalled: figures::is_stalled(task, now, thresholds),
            touched_at: task.touched_at,
            archived: task.archived,
            appraisal: task.appraisal.clone(),
            part: if task.is_locked() { Part::None } else { actor.part_in(task, criterion, &shown) },
            actor,
        })
    })
}

/// Agencies as the plan names them, each with who does its work by now where that is another.
pub fn names_then_and_now(shown: Shown<'_>, ids: &[AgencyId]) -> String {
    let name = |id: &AgencyId| {
        let (then, now) = (shown.find_agency(*id)?, shown.find_agency(shown.standing_for(*id))?);
        Some(if then.id == now.id { then.name.clone() } else { words().agency_then_and_now(&then.name, &now.name) })
    };
    ids.iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

/// Something a person said about a card: a report or a comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The operation that brought it.
    pub id: OpId,
    /// Who.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was written, by the device's clock.
    pub made_at: Moment,
    /// Their words.
    pub words: String,
    /// How much is done, where they said.
    pub percent: Option<u8>,
    /// Of whose share they spoke, by name.
    pub unit: Option<String>,
    /// The server does not have it yet.
    pub unsent: bool,
}

/// The reports on a card, or its comments; newest first.
pub fn remarks(desk: Desk, id: TaskId, kind: Kind) -> Vec<Remark> {
    let unsent = unsent_ids(desk, id);
    let mut found: Vec<Remark> = desk.read(|shown| {
        let remark = |noun: &Noun| match noun {
            Noun::Update(it) if it.task == id => Some(Remark {
                id: it.id,
                by: it.by,
                at: it.at,
                made_at: it.made_at,
                words: it.did.clone(),
                percent: it.percent.map(parboard_domain::measure::Percent::get),
                unit: it.unit.map(|unit| names_then_and_now(shown, &[unit])),
                unsent: unsent.contains(&it.id),
            }),
            Noun::Comment(it) if it.task == id => Some(Remark {
                id: it.id,
                by: it.by,
                at: it.at,
                made_at: it.made_at,
                words: it.body.clone(),
                percent: None,
                unit: None,
                unsent: unsent.contains(&it.id),
            }),
            _ => None,
        };
        shown.of_kind(kind).filter_map(remark).collect()
    });
    found.sort_by_key(|remark| Reverse((remark.unsent, remark.at, remark.id)));
    found
}

/// A card's history, newest first, each line with whether the server lacks it yet.
pub fn history(desk: Desk, id: TaskId) -> Vec<(Entry, bool)> {
    // What an operation writes is named after it, so the device knows its own lines before the server has them.
    let unsent: BTreeSet<EntryId> = unsent_ids(desk, id).into_iter().flat_map(|op| (0..4).map(move |n| op.entry(n))).collect();
    let with_standing = |entry: Entry| {
        let is_unsent = unsent.contains(&entry.id);
        (entry, is_unsent)
    };
    let mut lines: Vec<(Entry, bool)> = entries(desk, |entry| entry.task == id).into_iter().map(with_standing).collect();
    lines.sort_by_key(|(entry, unsent)| Reverse((*unsent, entry.at, entry.id)));
    lines
}

/// The clashes on a card that ask me to look, and on which field. All that was written after the card was put away is one.
pub fn clashes(desk: Desk, id: TaskId) -> Vec<(EntryId, Option<Field>)> {
    let me = desk.account();
    let mut away = false;
    let mut found = entries(desk, |entry| entry.task == id && entry.concerns(me));
    found.retain(|entry| !entry.is_about_putting_away() || !std::mem::replace(&mut away, true));
    found.iter().map(|entry| (entry.id, entry.field)).collect()
}

/// What a field of a card holds now, who set it and when; nobody where it is the plan's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The value.
    pub value: Value,
    /// Who set it.
    pub by: Option<PersonId>,
    /// When, by the clock of the device where it was done.
    pub at: Option<Moment>,
}

/// What stands in a field of a card, or of a unit's share of it.
pub fn standing(desk: Desk, id: TaskId, unit: Option<AgencyId>, field: Field) -> Standing {
    let (value, by) = desk.read(|shown| stands(shown, id, unit, field)).unwrap_or_default();
    let at = by.and_then(|by| written_at(desk, (id, unit), field, (by, &value), None));
    Standing { value, by, at }
}

/// The same, with who set it, as the person sees it now; nothing when the card is not here.
pub fn stands(shown: Shown<'_>, id: TaskId, unit: Option<AgencyId>, field: Field) -> Option<(Value, Option<PersonId>)> {
    if let Some(unit) = unit {
        let share = shown.share_of(id, unit);
        return Some((share.read(field), share.set_by.get(&field).copied()));
    }
    let (task, wording) = shown.find_task(id).zip(shown.find_wording(id))?;
    Some((field::read(field, task, wording), task.set_by.get(&field).copied()))
}

/// When that person last wrote that value into a field of a card, or of a unit's share of it, as history has it; `before` that line of it.
pub fn written_at(
    desk: Desk,
    (id, unit): (TaskId, Option<AgencyId>),
    field: Field,
    (by, value): (PersonId, &Value),
    before: Option<EntryId>,
) -> Option<Moment> {
    let before = before.and_then(|before| desk.read(|shown| shown.find_entry(before).map(|entry| (entry.at, entry.id))));
    let wrote = |entry: &Entry| {
        // What two texts were joined to stands in no line of history.
        let this = entry.kind == EntryKind::Joined || (matches!(entry.kind, EntryKind::Set | EntryKind::Clash) && entry.to == *value);
        let earlier = before.is_none_or(|before| (entry.at, entry.id) < before);
        this && earlier && (entry.task, entry.unit) == (id, unit) && entry.by == by && entry.field == Some(field)
    };
    entries(desk, wrote).into_iter().max_by_key(|entry| (entry.at, entry.id)).map(|entry| entry.made_at)
}

/// The line of history of that id.
pub fn entry(desk: Desk, id: EntryId) -> Option<Entry> {
    desk.read(|shown| shown.find_entry(id).cloned())
}

fn entries(desk: Desk, wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
    desk.read(|shown| {
        shown
            .of_kind(Kind::Entry)
            .filter_map(|noun| match noun {
                Noun::Entry(entry) if wanted(entry) => Some(entry.clone()),
                _ => None,
            })
            .collect()
    })
}

/// The fields of a card with an edit that the server does not have yet.
pub fn unsent_fields(desk: Desk, id: TaskId) -> BTreeSet<Field> {
    let mut fields = BTreeSet::new();
    for pending in desk.outbox().iter().filter(|pending| pending.is_waiting() && pending.op.task() == Some(id)) {
        match pending.op.request() {
            Some(Request::SetFields { changes, .. }) => fields.extend(changes.iter().map(|change| change.field)),
            Some(Request::PlaceTask { .. }) => {
                fields.insert(Field::Status);
            }
            _ => {}
        }
    }
    fields
}

/// The operations on a card that the server does not have yet.
pub fn unsent_ids(desk: Desk, id: TaskId) -> BTreeSet<OpId> {
    desk.outbox().iter().filter(|pending| pending.is_waiting() && pending.op.task() == Some(id)).map(|pending| pending.op.id).collect()
}

/// Whether a moment on a device and one on the server differ so much that both are worth saying: the words waited for a
/// network, or a clock is wrong.
pub fn differ_much(at: Moment, made_at: Moment) -> bool {
    const MUCH_MS: u64 = 60_000;
    // A clock may be as wrong as a number can say.
    at.0.abs_diff(made_at.0) > MUCH_MS
}
