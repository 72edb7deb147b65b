//! Whether what stands on the cards is what the log says was written there.
//!
//! The log does not hold what documents brought, so a plan cannot be put together anew from it. But all that people wrote can be
//! followed: from the logged operation to its report, comment, evidence and lines of history, and from the latest of these lines
//! to the field. Where a line of a field was written by an import, or two texts were joined, that field is not judged.

use parboard_domain::{
    entry::{Entry, EntryKind},
    field::{self, Field, Value},
    id::{AgencyId, PersonId, TaskId},
    op::{Op, Request},
    period::{PeriodReport, Said},
    row::{Kind, Noun, Row, RowKey},
};
use std::collections::{BTreeMap, BTreeSet};

/// What was followed so far of one plan.
pub(super) struct Trail<'a> {
    rows: &'a BTreeMap<RowKey, Row>,
    /// Lines of history that an operation of the log has written.
    written: BTreeSet<RowKey>,
    /// What stands in a field of a card, or of a unit's share of it, by its latest line; nothing where that cannot be told.
    standing: BTreeMap<(TaskId, Option<AgencyId>, Field), Option<Value>>,
    /// The names of the views that everybody was given.
    views: BTreeSet<String>,
}

/// What a card holds that nobody has written anything about, and no document either.
fn untouched(field: Field) -> Option<Value> {
    match field {
        Field::Status => Some("not_started".into()),
        Field::Percent => Some(Value::Number(0)),
        Field::Blocked | Field::CarriedOutBy | Field::Target | Field::Points => Some(Value::Nothing),
        Field::DueOn | Field::Title | Field::Text => None,
    }
}

impl<'a> Trail<'a> {
    pub fn over(rows: &'a BTreeMap<RowKey, Row>) -> Self {
        Self { rows, written: BTreeSet::new(), standing: BTreeMap::new(), views: BTreeSet::new() }
    }

    /// Follows an operation that was carried out; in the order of the log. What differs, in words.
    pub fn follow(&mut self, op: &Op, person: PersonId) -> Vec<String> {
        let mut differs = Vec::new();
        if !self.is_as_added(op, person) {
            differs.push(format!("what operation {} added is not what it asked for", op.id));
        }
        if let Some(Request::ShareView { name, address, instead_of, .. }) = op.request() {
            self.views.retain(|held| held != name && Some(held) != instead_of.as_ref());
            self.views.extend(address.as_ref().map(|_| name.clone()));
        }
        // Its lines are numbered without a gap.
        for n in 0..=u8::MAX {
            let key = RowKey::new(Kind::Entry, op.id.entry(n).0);
            let Some(Noun::Entry(entry)) = self.rows.get(&key).map(|row| &row.is) else { break };
            self.written.insert(key);
            if !is_as_asked(entry, op, person) {
                differs.push(format!("line of history {} is not what operation {} asked for", entry.id, op.id));
            }
            if let Some(field) = entry.field.filter(|_| !matches!(op.request(), Some(Request::SettleClash { .. }))) {
                self.standing.insert((entry.task, entry.unit, field), stands_after(entry));
            }
        }
        differs
    }

    /// Compares each field with its latest line. What differs, in words.
    pub fn end(mut self) -> Vec<String> {
        for (key, row) in self.rows {
            if let Noun::Entry(Entry { task, unit, field: Some(field), .. }) = &row.is
                && !self.written.contains(key)
            {
                self.standing.insert((*task, *unit, *field), None);
            }
        }
        let mut differs = Vec::new();
        for row in self.rows.values() {
            match &row.is {
                Noun::Task(task) => {
                    let Some(Noun::Wording(wording)) = self.rows.get(&RowKey::new(Kind::Wording, task.id.0)).map(|row| &row.is) else { continue };
                    let wrong = self.wrong(task.id, None, |field| field::read(field, task, wording));
                    differs.extend(wrong.map(|field| format!("{} of card {} is not what its history says", field.as_str(), task.id)));
                }
                Noun::Share(share) => {
                    let wrong = self.wrong(share.task, Some(share.unit), |field| share.read(field));
                    differs.extend(wrong.map(|field| format!("{} of share {} is not what its history says", field.as_str(), share.id)));
                }
                // Agencies that came with an export may be others here, so an address may be spelled anew.
                Noun::Plan(plan) if !plan.views.iter().map(|view| &view.name).eq(&self.views) => {
                    differs.push(format!("views of plan {} are not what was shared", plan.id));
                }
                _ => {}
            }
        }
        differs
    }

    /// The fields that hold something else than their latest line says.
    fn wrong(&self, task: TaskId, unit: Option<AgencyId>, read: impl Fn(Field) -> Value) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| {
            let expected = self.standing.get(&(task, unit, *field)).cloned().unwrap_or_else(|| untouched(*field));
            expected.is_some_and(|expected| expected != read(*field))
        })
    }

    /// Reports, reminders and evidence never change afterwards, nor do comments but for what answered them.
    fn is_as_added(&self, op: &Op, person: PersonId) -> bool {
        if let Some(Request::GiveFigure { criterion, says, .. }) = op.request() {
            return match self.rows.get(&RowKey::new(Kind::Score, criterion.0)).map(|row| &row.is) {
                Some(Noun::Score(score)) => score.figures.iter().any(|figure| (figure.id, &figure.says, figure.by) == (op.id, says, person)),
                // What is missing is told of elsewhere.
                _ => true,
            };
        }
        if let Some(Request::FileReport { says, .. }) = op.request() {
            // Agencies that came with an export may be others here, so the report is found by its version.
            let mut held = self.rows.range(RowKey::all(Kind::PeriodReport)).filter_map(|(_, row)| match &row.is {
                Noun::PeriodReport(held) => PeriodReport::of(held)?.versions.into_iter().find(|version| version.id == op.id),
                _ => None,
            });
            return held.next().is_some_and(|version| (Some(version.says), version.by) == (Said::of(says), person));
        }
        let added =
            [Kind::Update, Kind::Comment, Kind::Evidence, Kind::Reminder].into_iter().find_map(|kind| self.rows.get(&RowKey::new(kind, op.id.0)));
        match (added.map(|row| &row.is), op.request()) {
            (Some(Noun::Update(held)), Some(Request::AddUpdate { task, did, percent })) => {
                let reported = percent.as_ref().map(|percent| &percent.to);
                (held.task, &held.did, held.by) == (*task, did, person) && held.percent.map(Value::from).as_ref() == reported
            }
            (Some(Noun::Update(held)), Some(Request::ReportShare { task, unit, did, .. })) => {
                (held.task, held.unit, &held.did, held.by) == (*task, Some(*unit), did, person)
            }
            (Some(Noun::Comment(held)), Some(Request::AddComment { task, body, .. })) => (held.task, &held.body, held.by) == (*task, body, person),
            (Some(Noun::Evidence(held)), Some(Request::AddEvidence { task, paper, .. })) => {
                (held.task, &held.paper, held.by) == (*task, paper, person)
            }
            (Some(Noun::Reminder(held)), Some(Request::Remind { task, agencies, why, words, level })) => {
                // Agencies that came with an export may be others here.
                let is_for_as_many = held.agencies.len() <= agencies.len();
                is_for_as_many && (held.task, held.why, &held.words, held.level, held.by) == (*task, *why, words, *level, person)
            }
            // What is missing is told of elsewhere.
            (None, _) => true,
            (Some(_), _) => false,
        }
    }
}

/// What a field holds once that line was written; nothing where the line does not tell.
fn stands_after(entry: &Entry) -> Option<Value> {
    match entry.kind {
        EntryKind::Set | EntryKind::Clash => Some(entry.to.clone()),
        EntryKind::Version => Some(entry.other.clone()),
        _ => None,
    }
}

/// Whether a line says who asked, and for what.
fn is_as_asked(entry: &Entry, op: &Op, person: PersonId) -> bool {
    if entry.kind == EntryKind::HandedIn {
        return entry.other_by == Some(person);
    }
    let Some(field) = entry.field else { return entry.by == person };
    let asked = match op.request() {
        Some(Request::SetFields { changes, .. } | Request::ReportShare { changes, .. }) => {
            changes.iter().any(|change| change.field == field && change.to == entry.to)
        }
        Some(Request::PlaceTask { to, .. }) => entry.to == Value::from(*to),
        Some(Request::AddUpdate { percent, .. }) => percent.as_ref().is_some_and(|percent| percent.to == entry.to),
        Some(Request::SettleClash { decision, .. }) => decision.as_ref().is_some_and(|decision| decision.chose == entry.to),
        _ => false,
    };
    asked && entry.by == person && op.task() == Some(entry.task)
}
