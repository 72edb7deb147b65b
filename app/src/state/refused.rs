//! Refused and blocked changes: which stand for themselves, which only follow another, and how one is taken up again.

use super::{
    desk::Desk,
    drafts::{Draft, Slot},
    editing, evidence_form, intents, named, new_task, periods, scores, shares,
    view_address::BOARD,
};
use crate::words::words;
use parboard_domain::{
    field::Field,
    id::{OpId, TaskId},
    op::{Change, Op, Request},
    period::{Said, Stage},
    row::Rows,
};
use parboard_sync::outbox::Pending;

/// The part of an address that says which of them is meant.
pub const ITEM: &str = "muc";

/// The change of that id, and those that build on it.
pub fn with_dependants(desk: Desk, id: OpId) -> Option<(Pending, Vec<Pending>)> {
    let mut outbox = desk.outbox();
    let followers = desk.dependants(id);
    let at = outbox.iter().position(|pending| pending.op.id == id)?;
    let cause = outbox.swap_remove(at);
    outbox.retain(|pending| followers.contains(&pending.op.id));
    outbox.sort_by_key(|pending| pending.op.id);
    Some((cause, outbox))
}

/// What the person wrote in all of these, for copying: the words alone where it is one change, each with what it was where
/// others build on it.
pub fn written_in_all(desk: Desk, cause: &Pending, followers: &[Pending]) -> String {
    if followers.is_empty() {
        return written(desk, &cause.op);
    }
    std::iter::once(cause)
        .chain(followers)
        .map(|pending| words().whole_wish(desk.is_of_round(&pending.op), &pending.op.body))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// What the person wrote, for copying.
pub fn written(desk: Desk, op: &Op) -> String {
    match op.request() {
        Some(Request::AddUpdate { did: text, .. } | Request::AddComment { body: text, .. } | Request::AddStep { words: text, .. }) => text.clone(),
        Some(Request::ReportShare { did, changes, .. }) if changes.iter().all(|change| change.field != Field::Blocked) && !did.is_empty() => {
            did.clone()
        }
        Some(Request::CreateTask { title, text, .. }) => format!("{title}\n{text}").trim().to_owned(),
        Some(Request::SetFields { changes, .. }) if changes.iter().any(|change| change.field.is_words() || change.field == Field::Blocked) => {
            changes.iter().map(|change| change.to.as_text()).collect::<Vec<_>>().join("\n")
        }
        _ => words().whole_wish(desk.is_of_round(op), &op.body),
    }
}

/// The refused change that was to make that card.
pub fn making(desk: Desk, card: TaskId) -> Option<OpId> {
    let makes = |pending: &Pending| {
        pending.needs_attention() && pending.op.id.task() == card && matches!(pending.op.request(), Some(Request::CreateTask { .. }))
    };
    desk.outbox().iter().find(|pending| makes(pending)).map(|pending| pending.op.id)
}

/// Where that refused change stands.
pub fn address(id: OpId) -> String {
    format!("/can-xu-ly?{ITEM}={id}")
}

/// Whether there is a form that takes it up again. A card's criterion must be open to the person in the plan that is shown;
/// what builds on the card goes along to the one that takes its place.
pub fn has_form(desk: Desk, pending: &Pending) -> bool {
    match pending.op.request() {
        Some(Request::CreateTask { criterion, .. }) => new_task::open_criteria(desk).iter().any(|open| open.id == *criterion),
        Some(_) => true,
        None => false,
    }
}

/// What I wrote later into the field that a refused change would set, and that stands: as the change that puts it back.
pub fn own_instead(desk: Desk, pending: &Pending) -> Option<Change> {
    let Some(Request::SetFields { task, changes }) = pending.op.request() else { return None };
    let [change] = &changes[..] else { return None };
    let stands = intents::current(desk, *task, change.field);
    let me = desk.account();
    let is_own = desk.peek(|shown| shown.find_task(*task).is_some_and(|card| card.set_by.get(&change.field) == Some(&me)));
    (is_own && stands != change.to && stands != change.from).then(|| Change { field: change.field, from: change.to.clone(), to: stands })
}

/// Puts what was refused back into its form, where it is a draft until it is saved anew. The refused change stays until then.
/// The screen to open: a change without a form of its own is made anew on its card. None when this device has no room for
/// both these words and those that lie there already.
pub fn take_up_again(desk: Desk, pending: &Pending) -> Option<String> {
    if let Some(Request::CreateTask { criterion, title, text, .. }) = pending.op.request() {
        let (criterion, title, text) = (Some(*criterion), title.clone(), text.clone());
        let draft = Draft { criterion, title, text, replaces: Some(pending.op.id), ..Draft::default() };
        return Slot::alone(desk, new_task::NAME).bring(&draft).then(|| new_task::ADDRESS.to_owned());
    }
    if let Some(Request::GiveFigure { criterion, says, .. }) = pending.op.request() {
        let draft = Draft { replaces: Some(pending.op.id), ..scores::draft(says) };
        let is_there = Slot::alone(desk, &scores::form(*criterion, says.what)).bring(&draft);
        return is_there.then(|| format!("{}?{}={criterion}&{}={}", scores::ADDRESS, scores::CRITERION, scores::KIND, says.what.as_str()));
    }
    if let Some(Request::FileReport { plan, period, agency, says, saw }) = pending.op.request() {
        let says = &Said::of(says).unwrap_or_default();
        let is_words = matches!(says.stage, Stage::Written | Stage::Submitted);
        let draft = Draft {
            replaces: Some(pending.op.id),
            ..if is_words { periods::draft(says, saw) } else { Draft { text: says.why.clone(), ..Draft::default() } }
        };
        let form = periods::form(*plan, *period, *agency);
        let is_there = Slot::alone(desk, &if is_words { form } else { format!("judge-{form}") }).bring(&draft);
        return is_there.then(|| format!("{}?{}={period}&{}={agency}", periods::ADDRESS, periods::PERIOD, periods::AGENCY));
    }
    if let Some(Request::ShareView { address, .. }) = pending.op.request() {
        // The board is looked at like that again, and the view can be given another name there.
        return Some(address.clone().unwrap_or_else(|| BOARD.to_owned()));
    }
    let task = pending.op.task()?;
    fill_in(desk, task, pending).then(|| format!("/viec/{task}"))
}

/// Fills the form on the card's screen, where there is one for it. `false` when what lies there already could not be laid
/// aside.
fn fill_in(desk: Desk, task: TaskId, pending: &Pending) -> bool {
    let (name, draft) = match pending.op.request() {
        Some(Request::SetFields { changes, .. }) => match &changes[..] {
            [change] => (change.field.as_str(), Draft { text: editing::as_typed(&change.to), from: Some(change.from.clone()), ..Draft::default() }),
            _ => return true,
        },
        Some(Request::AddUpdate { did, percent, .. }) => {
            let (from, to) = percent.as_ref().map(|percent| (percent.from.clone(), editing::as_typed(&percent.to))).unzip();
            ("update", Draft { text: did.clone(), from, percent: to.unwrap_or_default(), ..Draft::default() })
        }
        Some(Request::ReportShare { unit, did, changes, .. }) => {
            let replaces = Some(pending.op.id);
            let change = |field: Field| changes.iter().find(|change| change.field == field);
            let (form, draft) = match change(Field::Blocked).filter(|_| did.is_empty()) {
                Some(blocked) => (shares::blocked_form(*unit), Draft { text: blocked.to.as_text().to_owned(), replaces, ..Draft::default() }),
                // A status is chosen anew.
                None if did.is_empty() => return true,
                None => {
                    let (from, to) = change(Field::Percent).map(|change| (change.from.clone(), editing::as_typed(&change.to))).unzip();
                    (shares::form(*unit), Draft { text: did.clone(), from, percent: to.unwrap_or_default(), replaces, ..Draft::default() })
                }
            };
            return Slot::on_card(desk, task, &form).bring(&draft);
        }
        Some(Request::AddComment { body, answers, .. }) => {
            let draft = Draft { text: body.clone(), replaces: Some(pending.op.id), ..Draft::default() };
            return Slot::on_card(desk, task, &named::form(*answers)).bring(&draft);
        }
        Some(Request::AddStep { words, due_on, .. }) => ("step", Draft { text: words.clone(), due_on: *due_on, ..Draft::default() }),
        Some(Request::AddEvidence { paper, .. }) => return evidence_form::take_up_again(desk, task, paper, pending.op.id),
        _ => return true,
    };
    // Something half written may stand there already: it is laid aside, and offered beside the form.
    Slot::on_card(desk, task, name).bring(&Draft { replaces: Some(pending.op.id), ..draft })
}
