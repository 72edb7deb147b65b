//! Intents: what a gesture or a form means, as a request. The board's words for "move", "put back", "say".

use super::{
    appraising::{self, Appraising, Asked},
    desk::{Desk, WishError},
    named, sheet,
    toast::Toaster,
};
use crate::{browser::text, words::words};
use leptos::prelude::Set;
use parboard_domain::{
    entry::Entry,
    field::{self, Field, Value},
    id::{AgencyId, CriterionId, OpId, TaskId},
    measure::Day,
    op::{Change, Decision, FromTo, Request},
    rank,
    refusal::RefusalCode,
    row::{Kind, Noun, Rows},
    task::Status,
};

/// Puts a card into a column, between two others if the gesture said so, and offers to take it back; whether it moved at all. A step
/// that has to be given words waits for them first.
pub fn move_card(
    desk: Desk,
    (toaster, appraising): (Toaster, Appraising),
    task: TaskId,
    to: Status,
    neighbours: Option<(Option<TaskId>, Option<TaskId>)>,
) -> bool {
    let Some((from, own_rank, rank)) = desk.peek(|shown| {
        let card = shown.find_task(task)?;
        let of = |id: Option<TaskId>| id.and_then(|id| shown.find_task(id)).map(|task| task.rank.as_str());
        let between = neighbours.map(|(before, after)| (of(before), of(after)));
        // Put down where it was taken up, a card keeps its rank.
        let stays = |(before, after): &(Option<&str>, Option<&str>)| {
            card.status == to && before.is_none_or(|before| before < card.rank.as_str()) && after.is_none_or(|after| card.rank.as_str() < after)
        };
        let rank = between.filter(|between| !stays(between)).map(|(before, after)| rank::between(before, after, crate::browser::clock::chance()));
        Some((card.status, card.rank.clone(), rank))
    }) else {
        return false;
    };
    if from == to && rank.is_none() {
        return false;
    }
    // Nobody is asked for words for a step that is not theirs.
    if from != to && !desk.actor().may_move(from, to) {
        toaster.trouble(words().refusal(RefusalCode::NoAccess));
        return false;
    }
    let asked = Asked { task, unit: None, from, to, rank };
    if appraising::asks(desk, &asked).is_some() {
        appraising.0.set(Some(asked));
        return false;
    }
    match desk.wish(asked.clone().request("")) {
        Ok(_) if from == to => true,
        Ok(_) => {
            let own_rank = asked.rank.as_ref().map(|_| own_rank);
            toaster.done(words().moved_to(words().column(desk.in_round(), to)), asked.back(own_rank).request(words().undo));
            true
        }
        Err(error) => {
            toaster.trouble(why(&error));
            false
        }
    }
}

/// Sets a field of a card to what the person wants, against what they saw.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn set_field(desk: Desk, task: TaskId, field: Field, from: Value, to: Value) -> Result<(), WishError> {
    let to = clean(to);
    if from == to {
        return Ok(());
    }
    desk.wish(Request::SetFields { task, changes: vec![Change { field, from, to }] }).map(drop)
}

/// Sets any field, the column too, without hurrying to send it: while somebody types, saves of one field become one.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn note_field(desk: Desk, task: TaskId, field: Field, from: Value, to: Value) -> Result<(), WishError> {
    let request = match field {
        Field::Status => {
            let [from, to] = [&from, &to].map(|value| Status::parse(value.as_text()).unwrap_or_default());
            Asked { task, unit: None, from, to, rank: None }.request("")
        }
        _ => Request::SetFields { task, changes: vec![Change { field, from, to }] },
    };
    desk.note(request).map(drop)
}

/// Makes a card, after all others of its criterion.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn create_task(desk: Desk, criterion: CriterionId, title: &str, body: &str) -> Result<OpId, WishError> {
    let last = desk.peek(|shown| {
        let ranks = shown.of_kind(Kind::Task).filter_map(|noun| match noun {
            Noun::Task(task) if task.criterion == criterion => Some(task.rank.clone()),
            _ => None,
        });
        ranks.max()
    });
    let rank = rank::between(last.as_deref(), None, crate::browser::clock::chance());
    desk.wish(Request::CreateTask { criterion, title: text::nfc(title.trim()), text: text::nfc(body.trim()), rank })
}

/// Reports what was done.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn add_update(desk: Desk, task: TaskId, did: &str, percent: Option<FromTo>) -> Result<OpId, WishError> {
    let percent = percent.filter(|percent| percent.from != percent.to);
    desk.wish(Request::AddUpdate { task, did: text::nfc(did.trim()), percent })
}

/// Reports what a unit did of its share, and how far that brought it.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn report_share(desk: Desk, task: TaskId, unit: AgencyId, did: &str, changes: Vec<Change>) -> Result<OpId, WishError> {
    let changes = changes.into_iter().map(|change| Change { to: clean(change.to), ..change }).filter(|change| change.from != change.to).collect();
    desk.wish(Request::ReportShare { task, unit, did: text::nfc(did.trim()), changes, why: None })
}

/// What puts a value into a field of a card, or of a unit's share of it.
pub fn setting(task: TaskId, unit: Option<AgencyId>, field: Field, from: Value, to: Value) -> Request {
    match (unit, field, Status::parse(from.as_text()), Status::parse(to.as_text())) {
        (unit, Field::Status, Some(from), Some(to)) => Asked { task, unit, from, to, rank: None }.request(words().undo),
        (Some(unit), ..) => Request::ReportShare { task, unit, did: String::new(), changes: vec![Change { field, from, to }], why: None },
        _ => Request::SetFields { task, changes: vec![Change { field, from, to }] },
    }
}

/// Says something, perhaps in answer to a direction; whoever is named in it is told.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn add_comment(desk: Desk, task: TaskId, body: &str, answers: Option<OpId>) -> Result<OpId, WishError> {
    let body = text::nfc(body.trim());
    let mentions = named::named_in(desk, &body);
    desk.wish(Request::AddComment { task, body, mentions, answers })
}

/// Adds a step, or puts it in the place of another.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn add_step(desk: Desk, task: TaskId, words: &str, due_on: Option<Day>, instead_of: Option<OpId>) -> Result<OpId, WishError> {
    desk.wish(Request::AddStep { task, words: text::nfc(words.trim()), due_on, instead_of, stood: None })
}

/// In a clash: puts the other value back, and is content.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn put_back(desk: Desk, entry: &Entry, value: Value) -> Result<(), WishError> {
    let Some(field) = entry.field else { return settle(desk, entry, None) };
    let (from, value) = (stands(desk, entry, field), clean(value));
    let saw = from.clone();
    if from != value {
        desk.wish(setting(entry.task, entry.unit, field, from, value.clone()))?;
    }
    settle(desk, entry, Some((saw, value)))
}

/// In a clash: is content with what stands.
///
/// # Errors
/// When it cannot be kept.
pub fn keep(desk: Desk, entry: &Entry) -> Result<(), WishError> {
    let value = entry.field.map(|field| stands(desk, entry, field));
    settle(desk, entry, value.map(|value| (value.clone(), value)))
}

/// In a clash: has decided. With the value that stood, and the one that shall stand, where the clash is about one.
///
/// # Errors
/// When it cannot be kept.
pub fn settle(desk: Desk, entry: &Entry, decided: Option<(Value, Value)>) -> Result<(), WishError> {
    let me = desk.account();
    let decision = decided.map(|(saw, chose)| {
        // As the device knows it by now, not as it was when the clash was drawn.
        let before = desk.peek(|shown| shown.find_entry(entry.id).map(|entry| entry.settled.clone())).unwrap_or_default();
        Decision { saw, chose, after: before.into_iter().filter(|who| *who != me).collect() }
    });
    desk.wish(Request::SettleClash { task: entry.task, entry: entry.id, decision }).map(drop)
}

/// What holds now in the field that a line of history tells of.
fn stands(desk: Desk, entry: &Entry, field: Field) -> Value {
    desk.peek(|shown| sheet::stands(shown, entry.task, entry.unit, field)).map(|(value, _)| value).unwrap_or_default()
}

/// What a field holds now, as the person sees it.
pub fn current(desk: Desk, task: TaskId, field: Field) -> Value {
    desk.peek(|shown| {
        shown.find_task(task).zip(shown.find_wording(task)).map(|(task, wording)| field::read(field, task, wording)).unwrap_or_default()
    })
}

/// Why a wish was not taken up, in words.
pub fn why(error: &WishError) -> String {
    match error {
        WishError::Refused(refusal) => words().refusal(refusal.code).to_owned(),
        WishError::NoRoom(_) => words().no_room.to_owned(),
    }
}

/// The same value with its accents joined, as it will be kept.
pub fn clean(value: Value) -> Value {
    match value {
        Value::Text(words) => Value::Text(text::nfc(&words)),
        other => other,
    }
}
