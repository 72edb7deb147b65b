//! The server was restored from a backup, and no longer has all that it had acknowledged. What this device can tell of that
//! is kept until the person has seen it: when it was noticed, and their own changes that are gone, as operations which can be
//! taken into their forms again. It knows nothing of screens.

use super::{desk::Desk, intents, sheet};
use crate::browser::{clock, keep};
use parboard_domain::{
    entry::{Entry, EntryKind},
    field::Field,
    id::{AgencyId, DeviceId, OpId, PersonId, TaskId},
    measure::{Day, Moment},
    op::{Body, Op, Request, SCHEMA},
    report::{Comment, Update},
    row::{Noun, Row, RowSet, Rows},
};
use parboard_sync::{outbox::Pending, overlay::Shown};
use std::{cmp::Reverse, collections::BTreeSet};

/// Looks for what was held before and is gone. What is still in the outbox goes to the server again, and is not.
pub fn note(desk: Desk, before: &RowSet) {
    let (me, device) = (desk.account(), desk.with(|inner| inner.tab.device()));
    let (is_less, own) = desk.peek(|shown| {
        let gone: Vec<&Noun> = before.iter().map(|row| &row.is).filter(|noun| shown.find(noun.key()).is_none()).collect();
        (!gone.is_empty(), own_changes(&gone, before, me, device, shown))
    });
    if !is_less {
        return;
    }
    let at = desk.with(|inner| inner.tab.client().place()).map_or_else(clock::now, |place| place.fresh_at);
    add(me, own);
    // Without room for it the notice is all there is: it stays on the screen as long as the page.
    let _ = keep::save(&keep::set_back_of(me), &at);
    desk.update_line(|line| line.set_back = Some(at));
}

/// My own changes that are gone, oldest first, as if they waited.
pub fn lost(desk: Desk) -> Vec<Pending> {
    make_sense(desk);
    load(desk.account()).into_iter().map(Pending::new).collect()
}

/// A tab may have died before it could make changes of the rows that are gone.
fn make_sense(desk: Desk) {
    let me = desk.account();
    let Some(rows) = keep::load::<Vec<Row>>(&keep::gone_of(me)) else { return };
    let mut before = RowSet::default();
    for row in rows {
        before.put(row);
    }
    let device = desk.with(|inner| inner.tab.device());
    let own = desk.peek(|shown| own_changes(&before.iter().map(|row| &row.is).collect::<Vec<_>>(), &before, me, device, shown));
    add(me, own);
}

/// Adds to my own changes that are gone; the rows they were made of go then.
fn add(me: PersonId, own: Vec<Op>) {
    let mut lost = load(me);
    lost.retain(|held| own.iter().all(|op| op.id != held.id));
    lost.extend(own);
    if keep::save(&key(me), &lost).is_ok() {
        keep::erase(&keep::gone_of(me));
    }
}

/// The person has seen it.
pub fn forget(desk: Desk) {
    keep::erase(&key(desk.account()));
    keep::erase(&keep::gone_of(desk.account()));
    keep::erase(&keep::set_back_of(desk.account()));
    desk.update_line(|line| line.set_back = None);
}

fn load(account: PersonId) -> Vec<Op> {
    keep::load(&key(account)).unwrap_or_default()
}

fn key(account: PersonId) -> String {
    keep::set_back_of(account) + "/lost"
}

fn own_changes(gone: &[&Noun], before: &RowSet, me: PersonId, device: DeviceId, shown: Shown<'_>) -> Vec<Op> {
    let mut own: Vec<Lost> = gone.iter().filter_map(|noun| own_change(noun, before, me, shown)).collect();
    own.sort_by_key(|lost| Reverse(lost.at));
    // Of several changes of one field only the last is anybody's wish.
    let mut fields = BTreeSet::new();
    own.retain(|lost| lost.field.is_none_or(|field| fields.insert(field)));
    let op = |Lost { id, made_at, request, .. }: Lost| Op { id, device, schema: SCHEMA, made_at, deps: Vec::new(), body: Body::Known(request) };
    own.into_iter().rev().map(op).collect()
}

/// A change that is gone.
struct Lost {
    id: OpId,
    /// Of which card and field, where it was one of a field.
    field: Option<(TaskId, Option<AgencyId>, Field)>,
    /// When it reached the server.
    at: Moment,
    made_at: Moment,
    request: Request,
}

fn own_change(noun: &Noun, before: &RowSet, me: PersonId, shown: Shown<'_>) -> Option<Lost> {
    let (by, id, at, made_at, request) = match noun {
        // A card has the id of the operation that made it.
        Noun::Entry(it) if it.kind == EntryKind::Created => (it.by, OpId(it.task.0), it.at, it.made_at, made(it.task, before)?),
        Noun::Entry(it) => (it.by, OpId(it.id.0), it.at, it.made_at, wanted(it, shown)?),
        Noun::Update(it) => (it.by, it.id, it.at, it.made_at, report(it)),
        Noun::Comment(it) => (it.by, it.id, it.at, it.made_at, remark(it)),
        Noun::Evidence(it) => (it.by, it.id, it.at, it.made_at, Request::AddEvidence { task: it.task, paper: it.paper.clone(), unit: it.unit }),
        _ => return None,
    };
    let field = match noun {
        Noun::Entry(it) => it.field.map(|field| (it.task, it.unit, field)),
        _ => None,
    };
    (by == me).then_some(Lost { id, field, at, made_at, request })
}

/// A comment as it was asked for.
pub fn remark(comment: &Comment) -> Request {
    let Comment { task, body, mentions, answers, .. } = comment.clone();
    Request::AddComment { task, body, mentions, answers }
}

/// A report as it was asked for; the figure it brought stands in a line of its own.
pub fn report(update: &Update) -> Request {
    let (task, did) = (update.task, update.did.clone());
    match update.unit {
        Some(unit) => Request::ReportShare { task, unit, did, changes: Vec::new(), why: None },
        None => Request::AddUpdate { task, did, percent: None },
    }
}

/// What made a card, with the words it had in the end.
fn made(task: TaskId, before: &RowSet) -> Option<Request> {
    let (task, wording) = before.find_task(task).zip(before.find_wording(task))?;
    let (title, text) = (wording.title.clone(), wording.text.clone().unwrap_or_default());
    Some(Request::CreateTask { criterion: task.criterion, title, text, rank: task.rank.clone() })
}

/// What a line of history asked for; nothing where that stands all the same, or where another row says it.
fn wanted(entry: &Entry, shown: Shown<'_>) -> Option<Request> {
    let task = entry.task;
    match (entry.kind, entry.field) {
        (EntryKind::Archived, _) => Some(Request::ArchiveTask { task }),
        (EntryKind::Locked, _) => Some(Request::LockTask { task }),
        (EntryKind::Restored, _) => Some(Request::RestoreTask { task }),
        (EntryKind::StepAdded, _) => Some(Request::AddStep {
            task,
            words: entry.to.as_text().to_owned(),
            due_on: Day::parse(entry.other.as_text()),
            instead_of: None,
            stood: None,
        }),
        (EntryKind::PersonOn | EntryKind::PersonOff, _) => {
            Some(Request::AssignPerson { task, person: entry.other_by?, on: entry.kind == EntryKind::PersonOn, unit: entry.unit })
        }
        (EntryKind::Set | EntryKind::Clash | EntryKind::Joined | EntryKind::Version, Some(field)) => {
            let stands = sheet::stands(shown, task, entry.unit, field);
            let (from, to) = (stands.unwrap_or_default().0, entry.to.clone());
            if from == to {
                return None;
            }
            let mut request = intents::setting(task, entry.unit, field, from, to);
            if let Request::PlaceTask { why, .. } | Request::ReportShare { why, .. } = &mut request {
                *why = why.take().map(|_| entry.why.clone());
            }
            Some(request)
        }
        _ => None,
    }
}
