//! `apply`: what an operation does to the rows. The same function on the device, which hopes, and on the server, which decides.
//!
//! Total and deterministic: any operation gives an outcome or a refusal, never a panic, and the same inputs give the same rows.
//! It knows nothing of revisions, networks or storage; the moment it happens is handed in.

mod add;
mod appraise;
mod assign;
mod comment;
mod edit;
mod evidence;
mod figure;
mod file_report;
mod place;
mod put_away;
mod remind;
mod settle;
mod share;
mod step;
mod view;

use crate::{
    criterion::Criterion,
    entry::{Entry, EntryKind},
    field::{Field, Value},
    id::{AgencyId, EntryId, PersonId, ReportId, ShareId, TaskId},
    measure::Moment,
    op::{Op, Request},
    permission::{Actor, Hand, Part},
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
    sign,
    task::{Task, Wording},
};

/// Who acts, and when it counts: the server's clock there, the device's here.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// The moment written into rows.
    pub now: Moment,
    /// Who brought it, when that was not who acts: the coordinator hands in what another person's device holds.
    pub handed_in_by: Option<PersonId>,
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// New and changed nouns; nothing when all was as wanted already.
    pub rows: Vec<Noun>,
    /// Lines of history that ask somebody to look.
    pub clashes: Vec<EntryId>,
}

/// Carries out one operation.
///
/// # Errors
/// The reason why not, for the person to read. A refused operation changes nothing.
pub fn apply(rows: &impl Rows, op: &Op, context: Context) -> Result<Outcome, Refusal> {
    let mut outcome = carry_out(rows, op, context)?;
    if let Some(by) = context.handed_in_by {
        outcome.rows.extend(handed_in(&outcome.rows, op, context, by));
    }
    Ok(outcome)
}

fn carry_out(rows: &impl Rows, op: &Op, context: Context) -> Result<Outcome, Refusal> {
    let request = op.request().ok_or_else(|| Refusal::new(RefusalCode::UpgradeRequired))?;
    sign::require_plain_request(request)?;
    if let Request::CreateTask { criterion, title, text, rank } = request {
        return add::create_task(rows, op, context, *criterion, title, text, rank);
    }
    if let Request::GiveFigure { criterion, says, saw } = request {
        return figure::give(rows, op, context, *criterion, says, *saw);
    }
    if let Request::FileReport { plan, period, agency, says, saw } = request {
        return file_report::file(rows, op, context, (*plan, *period, *agency), says, saw);
    }
    if let Request::ShareView { plan, name, address, instead_of } = request {
        return view::share(rows, context, *plan, (name, address.as_deref()), instead_of.as_deref());
    }
    let mut card = Card::open(rows, op, context)?;
    appraise::require_open(&card, request)?;
    match request {
        Request::CreateTask { .. } | Request::GiveFigure { .. } | Request::FileReport { .. } | Request::ShareView { .. } => {}
        Request::PlaceTask { from, to, rank, why, .. } => place::place(&mut card, *from, *to, rank.as_deref(), why.as_deref())?,
        Request::SetFields { changes, .. } => edit::set_fields(&mut card, changes)?,
        Request::AddUpdate { did, percent, .. } => add::update(&mut card, did, percent.as_ref())?,
        Request::ReportShare { unit, did, changes, why, .. } => share::report(&mut card, *unit, did, changes, why.as_deref())?,
        Request::AddComment { body, mentions, answers, .. } => comment::add(&mut card, body, mentions, *answers)?,
        Request::AddEvidence { paper, unit, .. } => evidence::add(&mut card, paper, *unit)?,
        Request::RemoveEvidence { evidence, .. } => evidence::remove(&mut card, *evidence)?,
        Request::ArchiveTask { .. } => put_away::archive(&mut card)?,
        Request::RestoreTask { .. } => put_away::restore(&mut card)?,
        Request::LockTask { .. } => appraise::lock(&mut card)?,
        Request::SettleClash { entry, decision, .. } => settle::settle(&mut card, *entry, decision.as_ref())?,
        Request::AddStep { words, due_on, instead_of, stood, .. } => step::add(&mut card, words, *due_on, (*instead_of, *stood))?,
        Request::CheckStep { step, done, .. } => step::check(&mut card, *step, *done)?,
        Request::RemoveStep { step, .. } => step::remove(&mut card, *step)?,
        Request::AssignPerson { person, on, unit, .. } => assign::assign(&mut card, *person, *on, *unit)?,
        Request::Remind { agencies, why, words, level, .. } => remind::remind(&mut card, agencies, *why, words, *level)?,
    }
    Ok(card.close())
}

/// The rows an operation reads and may change, as far as the operation alone tells; the card's criterion comes on top.
pub fn touches(op: &Op) -> Vec<RowKey> {
    match op.request() {
        Some(Request::CreateTask { criterion, .. }) => {
            vec![RowKey::new(Kind::Task, op.id.0), RowKey::new(Kind::Wording, op.id.0), RowKey::new(Kind::Criterion, criterion.0)]
        }
        Some(Request::GiveFigure { criterion, .. }) => {
            // The whole index goes by its plan's id.
            [Kind::Criterion, Kind::Plan, Kind::Score].map(|kind| RowKey::new(kind, criterion.0)).into()
        }
        Some(Request::FileReport { plan, period, agency, .. }) => {
            vec![RowKey::new(Kind::Plan, plan.0), RowKey::new(Kind::PeriodReport, ReportId::of(*plan, *period, Some(*agency)).0)]
        }
        Some(Request::ShareView { plan, .. }) => vec![RowKey::new(Kind::Plan, plan.0)],
        Some(Request::RemoveEvidence { task, evidence }) => {
            vec![RowKey::new(Kind::Task, task.0), RowKey::new(Kind::Wording, task.0), RowKey::new(Kind::Evidence, evidence.0)]
        }
        Some(Request::AddComment { task, answers: Some(direction), .. }) => {
            vec![RowKey::new(Kind::Task, task.0), RowKey::new(Kind::Wording, task.0), RowKey::new(Kind::Comment, direction.0)]
        }
        Some(Request::SettleClash { task, entry, .. }) => {
            vec![RowKey::new(Kind::Task, task.0), RowKey::new(Kind::Wording, task.0), RowKey::new(Kind::Entry, entry.0)]
        }
        _ => op.task().map_or_else(Vec::new, |task| vec![RowKey::new(Kind::Task, task.0), RowKey::new(Kind::Wording, task.0)]),
    }
}

/// The shares that an operation reads and may change, once the other rows it concerns are there, rosters too.
pub fn shares_touched(op: &Op, rows: &impl Rows, actor: Actor) -> Vec<RowKey> {
    let (Some(request), Some(task)) = (op.request(), op.task()) else { return Vec::new() };
    let units = match request {
        Request::ReportShare { unit, .. } | Request::AddEvidence { unit: Some(unit), .. } | Request::AssignPerson { unit: Some(unit), .. } => {
            vec![*unit]
        }
        Request::AddUpdate { .. } | Request::AddEvidence { .. } => {
            let card = rows.find_task(task).and_then(|task| Some((task, rows.find_criterion(task.criterion)?)));
            card.map_or_else(Vec::new, |(task, criterion)| actor.own_units(task, criterion, rows))
        }
        Request::RemoveEvidence { evidence, .. } => rows.find_evidence(*evidence).and_then(|evidence| evidence.unit).into_iter().collect(),
        Request::SettleClash { entry, .. } => rows.find_entry(*entry).and_then(|entry| entry.unit).into_iter().collect(),
        _ => Vec::new(),
    };
    units.into_iter().map(|unit| RowKey::new(Kind::Share, ShareId::of(task, unit).0)).collect()
}

/// Whether an operation names people, who then have to be known.
pub fn names_people(op: &Op) -> bool {
    match op.request() {
        Some(Request::AddComment { mentions, .. }) => !mentions.is_empty(),
        Some(Request::AssignPerson { .. }) => true,
        _ => false,
    }
}

/// Whether an operation names an agency that no card leads to, which then has to be known.
pub fn names_agency(op: &Op) -> bool {
    matches!(op.request(), Some(Request::FileReport { .. }))
}

/// The line of history that says who handed in what was done here; none when nothing was.
fn handed_in(rows: &[Noun], op: &Op, context: Context, by: PersonId) -> Option<Noun> {
    let task = op.task().filter(|_| !rows.is_empty())?;
    let lines = rows.iter().filter(|noun| matches!(noun, Noun::Entry(_))).count();
    Some(Noun::Entry(Entry {
        id: op.id.entry(u8::try_from(lines).unwrap_or(u8::MAX)),
        task,
        by,
        at: context.now,
        made_at: op.made_at,
        kind: EntryKind::HandedIn,
        field: None,
        from: Value::Nothing,
        to: Value::Nothing,
        other: Value::Nothing,
        other_by: Some(context.actor.person),
        why: String::new(),
        unit: None,
        settled: Vec::new(),
    }))
}

/// A card opened for one operation: its rows, and what has been done to them so far.
struct Card<'a, R: Rows> {
    rows: &'a R,
    op: &'a Op,
    context: Context,
    before: (&'a Task, &'a Wording),
    /// What the card is to who acts, as it stood before.
    part: Part,
    criterion: &'a Criterion,
    /// The unit whose share is spoken of.
    unit: Option<AgencyId>,
    /// What is given to the step that is taken.
    why: &'a str,
    task: Task,
    wording: Wording,
    added: Vec<Noun>,
    clashes: Vec<EntryId>,
    entries: u8,
}

impl<'a, R: Rows> Card<'a, R> {
    fn open(rows: &'a R, op: &'a Op, context: Context) -> Result<Self, Refusal> {
        let missing = || Refusal::new(RefusalCode::NotFound);
        let id: TaskId = op.task().ok_or_else(missing)?;
        let before = rows.find_task(id).zip(rows.find_wording(id)).ok_or_else(missing)?;
        let criterion = rows.find_criterion(before.0.criterion).ok_or_else(missing)?;
        let (task, wording) = (before.0.clone(), before.1.clone());
        let part = context.actor.part_in(before.0, criterion, rows);
        Ok(Self {
            rows,
            op,
            context,
            before,
            part,
            criterion,
            unit: None,
            why: "",
            task,
            wording,
            added: Vec::new(),
            clashes: Vec::new(),
            entries: 0,
        })
    }

    /// Only those who work on the card may change it.
    fn require_work(&self) -> Result<(), Refusal> {
        if self.part.is_work() { Ok(()) } else { Err(Refusal::new(RefusalCode::NoAccess)) }
    }

    /// The unit for which somebody speaks who works on nothing but a share of the card.
    fn own_unit(&self) -> Option<AgencyId> {
        let units = (self.part == Part::Share).then(|| self.context.actor.own_units(&self.task, self.criterion, self.rows));
        units?.first().copied()
    }

    /// In what capacity the person speaks of that unit's share.
    fn hand(&self, unit: AgencyId) -> Result<Hand, Refusal> {
        let hand = self.context.actor.hand_in(unit, &self.task, self.criterion, self.rows);
        hand.ok_or_else(|| Refusal::new(RefusalCode::NoAccess))
    }

    /// Work on a card that someone else put away is kept, and both are told.
    fn tell_if_archived(&mut self) {
        let me = self.context.actor.person;
        if let Some(archived) = self.task.archived.filter(|archived| archived.by != me) {
            self.write_clash(EntryKind::Clash, None, [Value::Nothing, Value::Nothing, Value::Nothing], Some(archived.by));
        }
    }

    fn write(&mut self, kind: EntryKind, field: Option<Field>, [from, to, other]: [Value; 3], other_by: Option<PersonId>) -> EntryId {
        let id = self.op.id.entry(self.entries);
        self.entries = self.entries.saturating_add(1);
        self.added.push(Noun::Entry(Entry {
            id,
            task: self.task.id,
            by: self.context.actor.person,
            at: self.context.now,
            made_at: self.op.made_at,
            kind,
            field,
            from,
            to,
            other,
            other_by,
            why: if field == Some(Field::Status) { self.why.to_owned() } else { String::new() },
            unit: self.unit,
            settled: Vec::new(),
        }));
        id
    }

    fn write_clash(&mut self, kind: EntryKind, field: Option<Field>, values: [Value; 3], other_by: Option<PersonId>) {
        let id = self.write(kind, field, values, other_by);
        self.clashes.push(id);
    }

    fn close(mut self) -> Outcome {
        if self.task != *self.before.0 {
            self.added.push(Noun::Task(self.task));
        }
        if self.wording != *self.before.1 {
            self.added.push(Noun::Wording(self.wording));
        }
        Outcome { rows: self.added, clashes: self.clashes }
    }
}
