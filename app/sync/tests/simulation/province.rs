//! The server: the half that decides, over books kept by transactions, with crashes, backups and an older version.
//!
//! What it loads and writes, and when, follows `server/store`; what it decides is the production code.

mod archive;
mod books;

pub use archive::hash_of;
pub use books::{Books, Change, Line};

use crate::{bugs::Bug, clock::Clock};
use parboard_domain::{
    apply::{Context, names_agency, shares_touched, touches},
    entry::EntryKind,
    id::{Epoch, OpId, PersonId, PlanId},
    measure::Rev,
    op::{Body, Op, Request},
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, Row, RowKey, RowSet, RowSum},
};
use parboard_sync::{
    protocol::{SyncReply, SyncRequest, Verdict},
    server::{self, Asked, Head, Judgement, Known, Outlook, Page, judge},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The server of a province.
pub struct Province {
    pub books: Books,
    backups: Vec<Books>,
    epochs: usize,
    /// An older version, which does not know how to make cards.
    pub is_older: bool,
    pub bug: Option<Bug>,
    /// How many rows a page has: few, so that pages matter.
    pub page_rows: usize,
    /// It answers no request of this protocol: the page is too old for it, or too new.
    pub is_apart: bool,
}

/// Whose operations are judged, who brought them if somebody else did, and which plan their device looks at.
struct Case {
    author: PersonId,
    handed_in_by: Option<PersonId>,
    plan: PlanId,
}

/// The server died while it worked on a request; nobody gets an answer.
pub struct Crashed;

impl Province {
    pub fn new(tasks: usize, bug: Option<Bug>) -> Self {
        let books = Books::open(tasks);
        Self { backups: vec![books.clone()], books, epochs: 0, is_older: false, bug, page_rows: 7, is_apart: false }
    }

    pub fn back_up(&mut self) {
        self.backups.push(self.books.clone());
    }

    /// Puts an older backup in place, as a new generation.
    pub fn restore(&mut self, which: usize) {
        let which = which % self.backups.len();
        self.backups.truncate(which + 1);
        self.books = self.backups[which].clone();
        self.epochs += 1;
        // A number that no generation before has reached: the device compares nothing else.
        self.books.directory.version += 1_000 * i64::try_from(self.epochs).expect("a day is short");
        self.books.epoch = Epoch(Uuid::from_u128(0xe << 64 | self.epochs as u128));
    }

    /// Answers a request of that session. `crash_at` counts the writes it survives.
    pub fn answer(&mut self, session: PersonId, request: &SyncRequest, clock: Clock, crash_at: usize) -> Result<SyncReply, Crashed> {
        let newest = self.books.directory.plans[0].id;
        let plan = request.plan.unwrap_or(newest);
        if !self.books.plans.contains_key(&plan) {
            let anew = SyncRequest { plan: Some(newest), epoch: None, cursor: Rev(0), ..request.clone() };
            let reply = self.answer(session, &anew, clock, crash_at)?;
            return Ok(SyncReply { instead_of: Some(plan), ..reply });
        }
        let may_judge = self.bug == Some(Bug::TakesAnybodysOutbox) || server::may_judge(request, session);
        let case = Case { author: session, handed_in_by: None, plan };
        let verdicts = if may_judge { self.take_in(case, &request.ops, clock, crash_at)? } else { Vec::new() };
        let reply = self.pull(Asked { person: session, plan, now: clock.shown(0) }, request);
        Ok(self.told_with_bugs(SyncReply { verdicts, ..reply }))
    }

    /// Somebody hands in what another's device holds; nothing is carried out when that is not for them to do.
    pub fn hand_in(&mut self, by: PersonId, author: PersonId, ops: &[Op], clock: Clock, crash_at: usize) -> Result<(), Crashed> {
        if !Actor::from(&self.books.person(by)).may_hand_in_for(&self.books.person(author)) {
            return Ok(());
        }
        let author = if self.bug == Some(Bug::HandsInAsOnesOwn) { by } else { author };
        let case = Case { author, handed_in_by: Some(by).filter(|by| *by != author), plan: self.books.directory.plans[0].id };
        self.take_in(case, ops, clock, crash_at).map(drop)
    }

    fn take_in(&mut self, case: Case, ops: &[Op], clock: Clock, crash_at: usize) -> Result<Vec<(OpId, Verdict)>, Crashed> {
        let Case { author, handed_in_by, plan: looked_at } = case;
        let person = self.books.person(author);
        let ops: Vec<Op> = ops.iter().map(|op| self.as_understood(op)).collect();
        let mut known = self.books.known(&ops);
        for known in known.values_mut() {
            known.op = self.as_understood(&known.op);
        }
        if self.bug == Some(Bug::ForgetsIds) {
            known.retain(|id, _| !ops.iter().any(|op| op.id == *id));
        }
        if self.bug == Some(Bug::RefusalsAreWeighedAgain) {
            known.retain(|_, known| known.verdict.is_final() && !matches!(known.verdict, Verdict::Refused(_)));
        }
        let mut verdicts = vec![None; ops.len()];
        let mut changes = Vec::new();
        for (plan, places) in self.group(&ops, looked_at) {
            let batch: Vec<Op> = places.iter().map(|index| ops[*index].clone()).collect();
            let mut rows = self.load(plan, &batch, Actor::from(&person));
            let head = self.books.plans[&plan].head;
            let context = Context { actor: Actor::from(&person), now: clock.shown(0), handed_in_by };
            let mut judgement = judge(&batch, &known, &mut rows, context, head.rev);
            self.say_what_is_here(&mut judgement.changed, context.now);
            if self.bug == Some(Bug::RefusesTheNewer) {
                refuse_the_newer(&mut judgement);
            }
            for index in &judgement.decided {
                let (op, verdict) = (&batch[*index], judgement.verdicts[*index].1.clone());
                changes.push(Change::Log(op.id, Line::new(author, op, &verdict)));
                known.insert(op.id, Known { person: author, op: op.clone(), verdict });
            }
            let rows = self.rows_with_bugs(judgement.changed, &batch);
            // A bug keeps its books in order, or the sum alone would give it away.
            let sum = if self.bug.is_some() { self.books.sum_after(plan, &rows) } else { RowSum(head.sum.0.wrapping_add(judgement.sum.0)) };
            changes.push(Change::Rows(plan, rows));
            changes.push(Change::Head(plan, Head { rev: judgement.rev, sum }));
            for (index, (id, verdict)) in places.into_iter().zip(judgement.verdicts) {
                verdicts[index] = Some((id, if plan == looked_at { verdict } else { elsewhere(verdict) }));
            }
        }
        self.commit(changes, crash_at)?;
        Ok(verdicts.into_iter().flatten().collect())
    }

    /// All of it or nothing, whenever the server dies; a reply that was never sent is a crash after the last write.
    fn commit(&mut self, changes: Vec<Change>, crash_at: usize) -> Result<(), Crashed> {
        let crashed = crash_at <= changes.len();
        for change in changes {
            let outside = match self.bug {
                Some(Bug::RowsOutsideTheTransaction) => !matches!(change, Change::Log(..)),
                Some(Bug::LogOutsideTheTransaction) => matches!(change, Change::Log(..)),
                _ => false,
            };
            if !crashed || outside {
                self.books.carry_out(change);
            }
        }
        if crashed { Err(Crashed) } else { Ok(()) }
    }

    /// An older version reads what it does not know as something newer.
    fn as_understood(&self, op: &Op) -> Op {
        match op.request() {
            Some(request @ Request::CreateTask { .. }) if self.is_older => {
                let raw = serde_json::to_value(request).expect("requests are JSON");
                Op { body: Body::Newer(raw), ..op.clone() }
            }
            _ => op.clone(),
        }
    }

    fn group(&self, ops: &[Op], looked_at: PlanId) -> BTreeMap<PlanId, Vec<usize>> {
        let mut groups: BTreeMap<PlanId, Vec<usize>> = BTreeMap::new();
        let mut made: BTreeMap<Uuid, PlanId> = BTreeMap::new();
        for (index, op) in ops.iter().enumerate() {
            let home = match op.request() {
                Some(Request::FileReport { plan, .. } | Request::ShareView { plan, .. }) => Some(*plan),
                Some(Request::CreateTask { criterion, .. } | Request::GiveFigure { criterion, .. }) => {
                    self.books.plan_of(RowKey::new(Kind::Criterion, criterion.0)).or_else(|| self.books.plan_of(RowKey::new(Kind::Plan, criterion.0)))
                }
                _ => op.task().and_then(|task| self.books.plan_of(RowKey::new(Kind::Task, task.0)).or_else(|| made.get(&task.0).copied())),
            };
            let plan = home.unwrap_or(looked_at);
            if let Some(Request::CreateTask { .. }) = op.request() {
                made.entry(op.id.0).or_insert(plan);
            }
            groups.entry(plan).or_default().push(index);
        }
        groups
    }

    /// Only the rows that the batch says it touches, as the store loads them.
    fn load(&self, plan: PlanId, batch: &[Op], actor: Actor) -> RowSet {
        let held = &self.books.plans[&plan].rows;
        let mut rows = RowSet::default();
        let all = batch.iter().any(names_agency);
        let known = self.books.directory.agencies.iter();
        rows.set_agencies(known.filter(|agency| all || agency.collective || agency.successor.is_some()).cloned());
        rows.set_people(self.books.directory.people.clone());
        for key in batch.iter().flat_map(touches) {
            if let Some(row) = held.row(key) {
                if let Noun::Task(task) = &row.is {
                    held.row(RowKey::new(Kind::Criterion, task.criterion.0)).into_iter().for_each(|row| drop(rows.put(row.clone())));
                }
                rows.put(row.clone());
            }
        }
        held.of_kind(Kind::Roster).for_each(|row| drop(rows.put(row.clone())));
        let shares: Vec<RowKey> = batch.iter().flat_map(|op| shares_touched(op, &rows, actor)).collect();
        shares.into_iter().filter_map(|key| held.row(key)).for_each(|row| drop(rows.put(row.clone())));
        rows
    }

    fn pull(&self, asked: Asked, request: &SyncRequest) -> SyncReply {
        let held = &self.books.plans[&asked.plan];
        let outlook = Outlook { head: held.head, epoch: self.books.epoch, directory_version: self.books.directory.version };
        let wanted = outlook.wanted_by(request);
        let mut rows: Vec<_> = held.rows.iter().filter(|row| row.rev > wanted.after).cloned().collect();
        rows.sort_by_key(|row| (row.rev, row.is.key()));
        let ahead: Vec<_> = rows.iter().take(self.page_rows + 1).map(|row| row.rev).collect();
        let more = ahead.len() > self.page_rows;
        let up_to = server::last_whole(ahead.iter().copied(), more);
        rows.retain(|row| Some(row.rev) <= up_to);
        let directory = wanted.directory.then(|| self.books.directory.clone());
        server::reply(asked, &outlook, wanted, (Page { rows, more }, held.head), directory)
    }

    /// Somebody gets another role, or moves to another office.
    pub fn reassign(&mut self, which: usize, role: Role, agency: Option<parboard_domain::id::AgencyId>) {
        let people = &mut self.books.directory.people;
        let which = which % people.len();
        (people[which].role, people[which].agency) = (role, agency);
        self.books.directory.version += 1;
    }

    fn rows_with_bugs(&self, mut rows: Vec<Row>, batch: &[Op]) -> Vec<Row> {
        match self.bug {
            Some(Bug::LastWriteWinsSilently) => {
                rows.retain(|row| !matches!(&row.is, Noun::Entry(entry) if matches!(entry.kind, EntryKind::Clash | EntryKind::Version)));
            }
            Some(Bug::ClockDecides) => {
                // What was made earlier than the card was last touched is taken for out of date.
                let held = |key: RowKey| self.books.plans.values().find_map(|plan| plan.rows.row(key).cloned());
                let late = |row: &Row| match held(row.is.key()) {
                    Some(Row { is: Noun::Task(task), .. }) => batch.iter().any(|op| op.made_at < task.touched_at),
                    _ => false,
                };
                if rows.iter().any(late) {
                    rows.clear();
                }
            }
            _ => {}
        }
        rows
    }

    fn told_with_bugs(&self, mut reply: SyncReply) -> SyncReply {
        match self.bug {
            Some(Bug::CursorRunsAhead) if reply.more => reply.cursor = self.books.plans[&reply.plan].head.rev,
            Some(Bug::DropsAVerdict) => drop(reply.verdicts.pop()),
            Some(Bug::AltersAVerdict) => {
                let done = reply.verdicts.iter_mut().find(|(_, verdict)| verdict.rev().is_some());
                if let Some((_, verdict)) = done {
                    *verdict = Verdict::Refused(Refusal::new(RefusalCode::NoAccess));
                }
            }
            Some(Bug::DirectoryIsNotSent) if !reply.reset => reply.directory = None,
            _ => {}
        }
        reply
    }
}

/// What is told of an operation carried out on another plan than the one looked at.
fn elsewhere(verdict: Verdict) -> Verdict {
    let rev = Rev(0);
    match verdict {
        Verdict::Applied { .. } => Verdict::Applied { rev },
        Verdict::Merged { clashes, .. } => Verdict::Merged { rev, clashes },
        verdict => verdict,
    }
}

fn refuse_the_newer(judgement: &mut Judgement) {
    for (index, (_, verdict)) in judgement.verdicts.iter_mut().enumerate().filter(|(_, (_, verdict))| matches!(verdict, Verdict::Retry { .. })) {
        *verdict = Verdict::Refused(Refusal::new(RefusalCode::UpgradeRequired));
        judgement.decided.push(index);
    }
}
