//! Cards: new ones from the document, and the document's new words onto those that are there.

use super::{
    Desk, Difference, Present,
    pairing::{Words, pair},
};
use crate::{
    criterion::Criterion,
    document::{Item, ItemTask},
    entry::{Amended, Entry, EntryKind},
    field::{Field, Value},
    id::{CriterionId, OpId, TaskId},
    measure::{Day, Percent},
    merge::{self, Merge},
    rank,
    row::Noun,
    task::{Status, Task, Wording},
};
use std::collections::{BTreeMap, BTreeSet};

/// Where a title is cut when the reader suggested none.
const TITLE_WORDS_MAX: usize = 14;

/// A task of the document with the criterion it stands under.
struct Leaf<'a> {
    task: &'a ItemTask,
    criterion: &'a Criterion,
    place: usize,
}

impl Desk<'_> {
    pub(super) fn cards(&mut self, items: &[Item], criteria: &[Criterion], present: &Present) {
        let tasks = items.iter().zip(criteria).flat_map(|(item, criterion)| item.tasks.iter().map(move |task| (task, criterion)));
        let leaves: Vec<Leaf> = tasks.enumerate().map(|(place, (task, criterion))| Leaf { task, criterion, place }).collect();
        let mut cards: Vec<&(Task, Wording)> = present.cards.iter().filter(|(_, wording)| !wording.words.is_empty()).collect();
        cards.sort_by_key(|(task, wording)| (wording.line, task.id));
        let due: BTreeMap<CriterionId, Option<Day>> = present.criteria.iter().map(|criterion| (criterion.id, criterion.due_on)).collect();
        let wanted: Vec<Words> = leaves.iter().map(|leaf| Words::new(leaf.criterion.id, &leaf.task.text)).collect();
        let held: Vec<Words> = cards.iter().map(|(task, wording)| Words::new(task.criterion, &wording.words)).collect();
        let pairs = pair(&wanted, &held);
        for (leaf, card) in leaves.iter().zip(&pairs) {
            match card.map(|card| cards[card]) {
                None => self.add(leaf),
                Some((task, wording)) => self.renew(leaf, task, wording, due.get(&task.criterion).copied().flatten()),
            }
        }
        let paired: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
        // What was put away is decided already.
        let left = (0..cards.len()).filter(|card| !paired.contains(card) && cards[*card].0.archived.is_none());
        self.out.gone = left.map(|card| (cards[card].0.id, cards[card].1.title.clone())).collect();
    }

    fn add(&mut self, leaf: &Leaf<'_>) {
        let id = TaskId(self.id());
        let task = Task {
            id,
            criterion: leaf.criterion.id,
            status: Status::default(),
            percent: Percent::default(),
            due_on: leaf.criterion.due_on,
            blocked: None,
            rank: rank::nth(leaf.place),
            assignees: self.agencies(&leaf.task.assignees),
            touched_at: self.now,
            appraisal: None,
            evidence: 0,
            archived: None,
            set_by: BTreeMap::new(),
            steps: Vec::new(),
            people: Vec::new(),
            directions: 0,
        };
        let wording = Wording { words: leaf.task.text.clone(), line: line_of(leaf.task), ..Wording::titled(id, title_of(leaf.task)) };
        self.out.added.push(wording.title.clone());
        self.out.rows.extend([Noun::Task(task), Noun::Wording(wording)]);
        self.note(false, true);
    }

    /// What the document says now, onto a card that people have worked on. What the document never said (column,
    /// percent, remarks) is not touched, nor is what people set otherwise than the plan had it. What was appraised and locked stays as
    /// it was, with the plan's new words beside it.
    fn renew(&mut self, leaf: &Leaf<'_>, task: &Task, wording: &Wording, plan_due: Option<Day>) {
        let mut pen = Pen { desk: self, task: task.clone(), wording: wording.clone(), entries: Vec::new() };
        pen.task.criterion = leaf.criterion.id;
        if task.is_locked() {
            pen.words_beside(&leaf.task.text);
        } else {
            pen.assignees(&leaf.task.assignees);
            pen.due(plan_due, leaf.criterion.due_on);
            pen.words(&leaf.task.text);
            pen.title(&title_of(leaf.task));
        }
        pen.wording.line = line_of(leaf.task);
        let Pen { task: new_task, wording: new_wording, entries, .. } = pen;
        self.note(new_task == *task && new_wording == *wording, false);
        if new_task != *task {
            self.out.rows.push(Noun::Task(new_task));
        }
        if new_wording != *wording {
            self.out.rows.push(Noun::Wording(new_wording));
        }
        // A title that follows the words is no news of its own.
        let is_told = |entry: &&Entry| entry.field != Some(Field::Title) || leaf.task.text == wording.words;
        self.out.differences.extend(entries.iter().filter(is_told).map(|entry| Difference::told_by(entry, &leaf.criterion.number, wording)));
        self.out.rows.extend(entries.into_iter().map(Noun::Entry));
    }
}

/// A card being brought up to date, with the lines of history that say so.
struct Pen<'d, 'm> {
    desk: &'d mut Desk<'m>,
    task: Task,
    wording: Wording,
    entries: Vec<Entry>,
}

impl Pen<'_, '_> {
    /// Who carries it out by the plan.
    fn assignees(&mut self, names: &[String]) {
        let after = self.desk.agencies(names);
        let before = std::mem::replace(&mut self.task.assignees, after);
        if before != self.task.assignees {
            let [from, to] = [&before, &self.task.assignees].map(|ids| self.desk.register.names(ids));
            let entry = self.desk.amended(self.task.id, Amended::Assignees, [&from, &to]);
            self.entries.push(entry);
        }
    }

    /// The plan's new words beside those that were appraised.
    fn words_beside(&mut self, words: &str) {
        let before = std::mem::replace(&mut self.wording.words, words.to_owned());
        if before != words {
            let text = self.wording.text.get_or_insert_with(|| before.clone()).clone();
            self.write(EntryKind::Version, Field::Text, [before.as_str().into(), words.into(), text.as_str().into()]);
        }
    }

    /// The plan's new day, unless people agreed on another than the plan's old one.
    fn due(&mut self, before: Option<Day>, after: Option<Day>) {
        if before != after && self.task.due_on == before {
            self.task.due_on = after;
            let value = |day: Option<Day>| day.map_or(Value::Nothing, |day| Value::Text(day.to_string()));
            self.write(EntryKind::Set, Field::DueOn, [value(before), value(after), Value::Nothing]);
        }
    }

    /// The plan's new words. Where people rewrote the old ones, the two are merged as two people's edits would be:
    /// paragraph by paragraph, and where both changed one, people's text stands and the plan's is kept beside it.
    fn words(&mut self, words: &str) {
        let before = std::mem::replace(&mut self.wording.words, words.to_owned());
        if before == words {
            return;
        }
        let values = |other: Value| [before.as_str().into(), words.into(), other];
        let Some(text) = self.wording.text.take() else {
            return self.write(EntryKind::Set, Field::Text, values(Value::Nothing));
        };
        match merge::text(&text, &before, words) {
            Merge::Join(joined) => {
                self.wording.text = (joined != words).then_some(joined);
                self.write(EntryKind::Joined, Field::Text, values(Value::Text(text)));
            }
            Merge::Keep | Merge::Replace => {
                self.wording.text = Some(text.clone());
                self.write(EntryKind::Version, Field::Text, values(Value::Text(text)));
            }
            // People wrote already what the plan says now.
            Merge::Nothing | Merge::Set => {}
        }
    }

    /// A new title, unless people chose one.
    fn title(&mut self, title: &str) {
        if self.task.set_by.contains_key(&Field::Title) || self.wording.title == title {
            return;
        }
        let before = std::mem::replace(&mut self.wording.title, title.to_owned());
        self.write(EntryKind::Set, Field::Title, [Value::Text(before), title.into(), Value::Nothing]);
    }

    fn write(&mut self, kind: EntryKind, field: Field, [from, to, other]: [Value; 3]) {
        let other_by = if other.is_nothing() { None } else { self.task.set_by.get(&field).copied() };
        self.entries.push(Entry {
            id: OpId(self.desk.id()).entry(0),
            task: self.task.id,
            by: self.desk.by,
            at: self.desk.now,
            made_at: self.desk.now,
            kind,
            field: Some(field),
            from,
            to,
            other,
            other_by,
            why: self.desk.why.to_owned(),
            unit: None,
            settled: Vec::new(),
        });
    }
}

/// The reader's suggestion, else the first words.
fn title_of(task: &ItemTask) -> String {
    let title = if task.short_title.trim().is_empty() { first_words(&task.text) } else { task.short_title.trim().to_owned() };
    title.chars().take(Field::Title.chars_max()).collect()
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let some = words.get(..TITLE_WORDS_MAX).map(|some| some.join(" ") + "…");
    some.unwrap_or_else(|| words.join(" "))
}

fn line_of(task: &ItemTask) -> Option<i64> {
    i64::try_from(task.line).ok().filter(|line| *line > 0)
}
