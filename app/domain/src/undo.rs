//! Hoàn tác: what takes an operation back is another operation. Nothing is ever unmade: both stay in history, and the second is judged
//! like any other, so that it undoes nobody else's work. What was said to people stands: reports, comments, reminders, what was handed in.

use crate::{
    appraisal,
    field::Field,
    id::{AgencyId, OpId, PlanId, TaskId},
    op::{Change, Request, Stood},
    row::{Kind, Noun, RowKey, Rows},
    score::Stated,
    task::Status,
};

/// What takes an operation back, once the id of that operation is known.
pub type WayBack = Box<dyn FnOnce(OpId) -> Request>;

/// What takes a request back that is about to be carried out upon these rows; nothing where what it does stands, or is nothing. A step
/// that has to be given a reason is given `why`.
pub fn inverse(request: &Request, before: &impl Rows, why: &str) -> Option<WayBack> {
    let known = |back: Request| -> WayBack { Box::new(move |_| back) };
    Some(match request {
        Request::CreateTask { .. } => Box::new(|id| Request::ArchiveTask { task: id.task() }),
        Request::ArchiveTask { task } => known(Request::RestoreTask { task: *task }),
        Request::RestoreTask { task } => known(Request::ArchiveTask { task: *task }),
        Request::PlaceTask { task, from, to, rank, .. } => {
            let own = before.find_task(*task)?;
            if from == to && rank.is_none() {
                return None;
            }
            let rank = rank.as_ref().map(|_| own.rank.clone());
            known(Request::PlaceTask { task: *task, from: *to, to: *from, rank, why: reason(*to, *from, why) })
        }
        Request::SetFields { task, changes } => known(Request::SetFields { task: *task, changes: back(changes)? }),
        Request::ReportShare { task, unit, did, changes, .. } if did.is_empty() => known(share_back(*task, *unit, changes, why)?),
        Request::AddStep { .. } | Request::CheckStep { .. } | Request::RemoveStep { .. } => step_back(request, before)?,
        Request::AssignPerson { task, person, on, unit } => known(Request::AssignPerson { task: *task, person: *person, on: !on, unit: *unit }),
        Request::AddEvidence { task, .. } => {
            let task = *task;
            Box::new(move |evidence| Request::RemoveEvidence { task, evidence })
        }
        Request::RemoveEvidence { task, evidence } => {
            let old = before.find_evidence(*evidence)?;
            known(Request::AddEvidence { task: *task, paper: old.paper.clone(), unit: old.unit })
        }
        Request::GiveFigure { criterion, says, saw } => {
            let stood = saw.and_then(|saw| before.find_score(*criterion)?.figures.iter().find(|figure| figure.id == saw));
            let (criterion, says) = (*criterion, stood.map_or_else(|| none_of(says), |stood| stood.says.clone()));
            Box::new(move |id| Request::GiveFigure { criterion, says, saw: Some(id) })
        }
        Request::ShareView { plan, name, address, instead_of } => known(view_back(before, *plan, name, address.as_deref(), instead_of.as_deref())?),
        Request::AddUpdate { .. }
        | Request::ReportShare { .. }
        | Request::AddComment { .. }
        | Request::LockTask { .. }
        | Request::SettleClash { .. }
        | Request::Remind { .. }
        | Request::FileReport { .. } => return None,
    })
}

/// Whether what it says was said to people and stands: nothing takes it back, and whoever asks for that is to be told so, rather than to
/// lose something older.
pub fn stands(request: &Request) -> bool {
    match request {
        Request::ReportShare { did, .. } => !did.is_empty(),
        Request::AddUpdate { .. }
        | Request::AddComment { .. }
        | Request::LockTask { .. }
        | Request::SettleClash { .. }
        | Request::Remind { .. }
        | Request::FileReport { .. } => true,
        _ => false,
    }
}

fn step_back(request: &Request, before: &impl Rows) -> Option<WayBack> {
    let find = |task: TaskId, id: OpId| {
        let (at, step) = before.find_task(task)?.steps.iter().enumerate().find(|(_, step)| step.id == id)?;
        Some((step.words.clone(), step.due_on, Stood { at: u8::try_from(at).unwrap_or(u8::MAX), done: step.done.is_some() }))
    };
    Some(match request {
        Request::CheckStep { task, step, done } => {
            let back = Request::CheckStep { task: *task, step: *step, done: !done };
            Box::new(move |_| back)
        }
        Request::AddStep { task, instead_of, .. } => {
            let task = *task;
            match instead_of.and_then(|old| find(task, old)) {
                Some((words, due_on, _)) => Box::new(move |id| Request::AddStep { task, words, due_on, instead_of: Some(id), stood: None }),
                None => Box::new(move |step| Request::RemoveStep { task, step }),
            }
        }
        Request::RemoveStep { task, step } => {
            let (task, old, (words, due_on, stood)) = (*task, *step, find(*task, *step)?);
            // What others said meanwhile of the one that was taken off is said of the one that comes back.
            Box::new(move |_| Request::AddStep { task, words, due_on, instead_of: Some(old), stood: Some(stood) })
        }
        _ => return None,
    })
}

fn share_back(task: TaskId, unit: AgencyId, changes: &[Change], why: &str) -> Option<Request> {
    let changes = back(changes)?;
    let moved = changes.iter().find(|change| change.field == Field::Status);
    let why = moved.and_then(|change| {
        let [from, to] = [&change.from, &change.to].map(|status| Status::parse(status.as_text()).unwrap_or_default());
        reason(from, to, why)
    });
    Some(Request::ReportShare { task, unit, did: String::new(), changes, why })
}

fn view_back(before: &impl Rows, plan: PlanId, name: &str, address: Option<&str>, instead_of: Option<&str>) -> Option<Request> {
    let Some(Noun::Plan(held)) = before.find(RowKey::new(Kind::Plan, plan.0)) else { return None };
    let stood = |name: &str| held.views.iter().find(|view| view.name == name).map(|view| view.address.clone());
    let back = |name: &str, address, instead_of| Some(Request::ShareView { plan, name: name.to_owned(), address, instead_of });
    let renamed = instead_of.filter(|old| *old != name).and_then(|old| Some((old, stood(old)?)));
    let stands = stood(name);
    match renamed {
        // Two that became one are not parted again.
        Some(_) if stands.is_some() => None,
        Some((old, was)) => back(old, Some(was), Some(name.to_owned())),
        None if stands.as_deref() == address => None,
        None => back(name, stands, None),
    }
}

/// Two edits of one field that followed each other, as one: from what stood before the first to what the second left.
pub fn joined(first: &Request, second: &Request) -> Option<Request> {
    match (first, second) {
        (Request::SetFields { task, changes }, Request::SetFields { task: other, changes: more }) if task == other => {
            // Both take back: the second goes first, to where the first one begins.
            let ([first], [second]) = (&changes[..], &more[..]) else { return None };
            let follows = first.field == second.field && second.to == first.from;
            let change = Change { field: first.field, from: second.from.clone(), to: first.to.clone() };
            follows.then(|| Request::SetFields { task: *task, changes: vec![change] })
        }
        _ => None,
    }
}

fn back(changes: &[Change]) -> Option<Vec<Change>> {
    let turn = |change: &Change| Change { field: change.field, from: change.to.clone(), to: change.from.clone() };
    let turned: Vec<Change> = changes.iter().filter(|change| change.from != change.to).map(turn).collect();
    (!turned.is_empty()).then_some(turned)
}

fn reason(from: Status, to: Status, why: &str) -> Option<String> {
    appraisal::stage(from, to, true).map(|_| why.to_owned())
}

/// A figure of the same kind that says that there is none.
fn none_of(says: &Stated) -> Stated {
    Stated { value: None, aim: None, out_of: None, words: String::new(), ..says.clone() }
}
