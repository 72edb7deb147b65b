//! Reads operations from JSON of any shape: what is not a request of a version we know is kept as it came.
//!
//! Bodies are read by hand, once. Serde would have to hold a body back until it has met the name of the request, and then go
//! over it a second time: on the server for every operation, in the browser as code that a first visit waits for.

use super::{Body, Change, Decision, FromTo, Op, Request, SCHEMA, Stood, schema};
use crate::{
    evidence::{FileRef, Paper},
    field::{Field, Value},
    id::{DeviceId, OpId, PersonId},
    measure::{Day, Moment},
    period::{self, Period},
    reminder::Why,
    score,
    task::Status,
};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::{cmp::Ordering, str::FromStr};

/// An operation whose body has not been looked at.
#[derive(Deserialize)]
pub(super) struct Received {
    id: OpId,
    device: DeviceId,
    schema: u32,
    made_at: Moment,
    #[serde(default)]
    deps: Vec<OpId>,
    body: Json,
}

impl From<Received> for Op {
    fn from(received: Received) -> Self {
        let Received { id, device, schema, made_at, deps, body } = received;
        Self { id, device, schema, made_at, deps, body: read(schema, body) }
    }
}

fn read(schema: u32, raw: Json) -> Body {
    match schema.cmp(&SCHEMA) {
        Ordering::Equal => request(&raw).map_or(Body::Newer(raw), Body::Known),
        Ordering::Less => match schema::upcast(schema, raw.clone()).as_ref().and_then(request) {
            Some(request) => Body::Older(raw, request),
            None => Body::Newer(raw),
        },
        Ordering::Greater => Body::Newer(raw),
    }
}

fn request(body: &Json) -> Option<Request> {
    let fields = Fields(body.as_object()?);
    let task = || fields.id("task");
    Some(match fields.text("do")? {
        "create_task" => Request::CreateTask {
            criterion: fields.id("criterion")?,
            title: fields.text("title")?.to_owned(),
            text: fields.words("text")?,
            rank: fields.text("rank")?.to_owned(),
        },
        "place_task" => Request::PlaceTask {
            task: task()?,
            from: Status::parse(fields.text("from")?)?,
            to: Status::parse(fields.text("to")?)?,
            rank: optional(fields.present("rank"), own).ok()?,
            why: optional(fields.present("why"), own).ok()?,
        },
        "set_fields" => Request::SetFields { task: task()?, changes: changes(fields.get("changes")?)? },
        "add_update" => Request::AddUpdate {
            task: task()?,
            did: fields.text("did")?.to_owned(),
            percent: match fields.present("percent") {
                Some(percent) => Some(from_to(percent)?),
                None => None,
            },
        },
        "report_share" => Request::ReportShare {
            task: task()?,
            unit: fields.id("unit")?,
            did: fields.words("did")?,
            changes: fields.present("changes").map_or(Some(Vec::new()), changes)?,
            why: optional(fields.present("why"), own).ok()?,
        },
        "add_comment" => Request::AddComment {
            task: task()?,
            body: fields.text("body")?.to_owned(),
            mentions: people(fields.present("mentions"))?,
            answers: optional(fields.present("answers"), |id| id.parse().ok()).ok()?,
        },
        "add_evidence" => Request::AddEvidence {
            task: task()?,
            paper: paper(fields.get("paper")?)?,
            unit: optional(fields.present("unit"), |id| id.parse().ok()).ok()?,
        },
        "remove_evidence" => Request::RemoveEvidence { task: task()?, evidence: fields.id("evidence")? },
        "archive_task" => Request::ArchiveTask { task: task()? },
        "restore_task" => Request::RestoreTask { task: task()? },
        "lock_task" => Request::LockTask { task: task()? },
        "settle_clash" => Request::SettleClash {
            task: task()?,
            entry: fields.id("entry")?,
            decision: match fields.present("decision") {
                Some(decision) => Some(self::decision(decision)?),
                None => None,
            },
        },
        "add_step" => Request::AddStep {
            task: task()?,
            words: fields.text("words")?.to_owned(),
            due_on: optional(fields.present("due_on"), Day::parse).ok()?,
            instead_of: optional(fields.present("instead_of"), |id| id.parse().ok()).ok()?,
            stood: match fields.present("stood") {
                Some(stood) => Some(self::stood(stood)?),
                None => None,
            },
        },
        "check_step" => Request::CheckStep { task: task()?, step: fields.id("step")?, done: fields.get("done")?.as_bool()? },
        "remove_step" => Request::RemoveStep { task: task()?, step: fields.id("step")? },
        "assign_person" => Request::AssignPerson {
            task: task()?,
            person: fields.id("person")?,
            on: fields.get("on")?.as_bool()?,
            unit: optional(fields.present("unit"), |id| id.parse().ok()).ok()?,
        },
        "remind" => Request::Remind {
            task: task()?,
            agencies: fields.ids("agencies")?,
            why: Why::parse(fields.text("why")?)?,
            words: fields.text("words")?.to_owned(),
            level: fields.small("level")?,
        },
        "give_figure" => Request::GiveFigure {
            criterion: fields.id("criterion")?,
            says: score::asked(fields.get("says")?)?,
            saw: fields.may("saw", |id| id.parse().ok()).ok()?,
        },
        "file_report" => Request::FileReport {
            plan: fields.id("plan")?,
            period: Period::parse(fields.text("period")?)?,
            agency: fields.id("agency")?,
            says: period::said(fields.get("says")?)?,
            saw: fields.present("saw").map_or(Some(Vec::new()), |_| fields.ids("saw"))?,
        },
        "share_view" => Request::ShareView {
            plan: fields.id("plan")?,
            name: fields.text("name")?.to_owned(),
            address: optional(fields.present("address"), own).ok()?,
            instead_of: optional(fields.present("instead_of"), own).ok()?,
        },
        _ => return None,
    })
}

/// What may be left out; what is there must be readable.
fn optional<T>(json: Option<&Json>, read: fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    json.map(|json| json.as_str().and_then(read).ok_or(())).transpose()
}

#[allow(clippy::unnecessary_wraps)] // as `optional` wants it
fn own(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn people(json: Option<&Json>) -> Option<Vec<PersonId>> {
    json.map_or(Some(Vec::new()), |people| people.as_array()?.iter().map(|id| id.as_str()?.parse().ok()).collect())
}

fn changes(json: &Json) -> Option<Vec<Change>> {
    json.as_array()?.iter().map(change).collect()
}

fn change(json: &Json) -> Option<Change> {
    let field = Field::parse(Fields(json.as_object()?).text("field")?)?;
    let FromTo { from, to } = from_to(json)?;
    Some(Change { field, from, to })
}

fn from_to(json: &Json) -> Option<FromTo> {
    let fields = Fields(json.as_object()?);
    Some(FromTo { from: value(fields.get("from")?)?, to: value(fields.get("to")?)? })
}

fn decision(json: &Json) -> Option<Decision> {
    let fields = Fields(json.as_object()?);
    Some(Decision { saw: value(fields.get("saw")?)?, chose: value(fields.get("chose")?)?, after: people(fields.present("after"))? })
}

fn stood(json: &Json) -> Option<Stood> {
    let fields = Fields(json.as_object()?);
    Some(Stood { at: fields.small("at")?, done: fields.get("done")?.as_bool()? })
}

fn paper(json: &Json) -> Option<Paper> {
    let fields = Fields(json.as_object()?);
    Some(Paper {
        title: fields.words("title")?,
        number: fields.words("number")?,
        issued_on: optional(fields.present("issued_on"), Day::parse).ok()?,
        issuer: fields.words("issuer")?,
        file: match fields.present("file") {
            Some(file) => Some(file_ref(file)?),
            None => None,
        },
    })
}

fn file_ref(json: &Json) -> Option<FileRef> {
    let fields = Fields(json.as_object()?);
    let text = |name| fields.text(name).map(str::to_owned);
    Some(FileRef { hash: fields.id("hash")?, name: text("name")?, media: text("media")?, bytes: fields.get("bytes")?.as_i64()? })
}

fn value(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::Nothing),
        Json::Number(number) => number.as_i64().map(Value::Number),
        Json::String(text) => Some(text.as_str().into()),
        _ => None,
    }
}

/// The fields of a record. Those we do not know are passed over.
pub(crate) struct Fields<'j>(pub &'j Map<String, Json>);

impl<'j> Fields<'j> {
    pub fn get(&self, name: &str) -> Option<&'j Json> {
        self.0.get(name)
    }

    pub fn text(&self, name: &str) -> Option<&'j str> {
        self.get(name)?.as_str()
    }

    /// A text that may be left out.
    pub fn words(&self, name: &str) -> Option<String> {
        self.get(name).map_or(Some(""), Json::as_str).map(str::to_owned)
    }

    pub fn id<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    pub fn ids<T: FromStr>(&self, name: &str) -> Option<Vec<T>> {
        self.get(name)?.as_array()?.iter().map(|id| id.as_str()?.parse().ok()).collect()
    }

    /// A number that fits a byte.
    pub fn small(&self, name: &str) -> Option<u8> {
        u8::try_from(self.get(name)?.as_i64()?).ok()
    }

    /// What may be left out; what is there must be readable.
    pub fn may<T>(&self, name: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
        optional(self.present(name), read)
    }

    /// A field for which null is as good as missing.
    pub fn present(&self, name: &str) -> Option<&'j Json> {
        self.get(name).filter(|json| !json.is_null())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ID: &str = "01936f2e-0000-7000-8000-000000000300";

    #[test]
    fn what_may_be_missing_may_also_be_null_or_beside_something_new() {
        for body in [
            json!({ "do": "create_task", "criterion": ID, "title": "Việc", "rank": "m" }),
            json!({ "do": "place_task", "task": ID, "from": "done", "to": "in_review" }),
            json!({ "do": "place_task", "task": ID, "from": "done", "to": "in_review", "rank": null }),
            json!({ "do": "add_update", "task": ID, "did": "Xong", "percent": null }),
            json!({ "do": "add_comment", "task": ID, "body": "Xem", "loud": true }),
            json!({ "do": "add_comment", "task": ID, "body": "Xem", "mentions": null, "answers": null }),
            json!({ "do": "add_step", "task": ID, "words": "Họp", "due_on": null, "instead_of": null, "stood": null }),
            json!({ "do": "assign_person", "task": ID, "person": ID, "on": true, "unit": null }),
            json!({ "do": "share_view", "plan": ID, "name": "Quá hạn", "address": null, "instead_of": null }),
        ] {
            assert!(request(&body).is_some(), "{body}");
        }
    }

    #[test]
    fn what_is_of_another_kind_is_not_guessed_at() {
        for body in [
            json!({ "do": "create_task", "criterion": ID, "title": "Việc", "rank": "m", "text": null }),
            json!({ "do": "place_task", "task": ID, "from": "done", "to": "gone" }),
            json!({ "do": "place_task", "task": ID, "from": "done", "to": "in_review", "rank": 7 }),
            json!({ "do": "set_fields", "task": ID, "changes": {} }),
            json!({ "do": "set_fields", "task": ID, "changes": [{ "field": "percent", "to": 5 }] }),
            json!({ "do": "set_fields", "task": ID, "changes": [{ "field": "percent", "from": 1.5, "to": 5 }] }),
            json!({ "do": "set_fields", "task": ID, "changes": [{ "field": "colour", "from": null, "to": 5 }] }),
            json!({ "do": "add_update", "task": ID, "did": "Xong", "percent": 40 }),
            json!({ "do": "archive_task", "task": "bảy" }),
            json!({ "do": "add_step", "task": ID, "words": "Họp", "stood": { "at": 300, "done": true } }),
            json!({ "do": "add_step", "task": ID, "words": "Họp", "stood": { "at": 1 } }),
            json!({ "do": "add_comment", "task": ID, "body": "Xem", "mentions": ["Lan"] }),
            json!({ "do": "add_comment", "task": ID, "body": "Xem", "answers": true }),
            json!({ "do": "add_step", "task": ID, "words": "Họp", "due_on": "31/12/2025" }),
            json!({ "do": "check_step", "task": ID, "step": ID, "done": 1 }),
            json!({ "do": "share_view", "plan": ID, "name": "Quá hạn", "address": 1 }),
            json!({ "task": ID }),
            json!([]),
        ] {
            assert_eq!(request(&body), None, "{body}");
        }
    }
}
