//! The wire: texts that are lost, doubled, delayed, cut short, or replaced by somebody's page.

use crate::dice::Dice;
use parboard_domain::{id::PersonId, json};
use parboard_sync::protocol::{PROTOCOL, SyncReply, SyncRequest};
use serde_json::Value;

/// A request under way.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Which exchange it belongs to: a tab that gave up on it does not hear the answer any more.
    pub exchange: u64,
    pub device: usize,
    /// Whose session the browser sent along.
    pub session: PersonId,
    pub body: String,
}

/// What comes back to a browser.
#[derive(Clone, Debug)]
pub enum Answer {
    /// JSON with status 200.
    Json(String),
    /// A captive portal's page, also with status 200.
    Html,
    /// Nothing, an error of the server, or a version it does not answer.
    Nothing,
}

impl Answer {
    /// What the page makes of it: our JSON or nothing.
    pub fn read(&self) -> Option<SyncReply> {
        match self {
            Answer::Json(text) => json::read(text).ok(),
            Answer::Html | Answer::Nothing => None,
        }
    }

    /// The line drops in the middle.
    pub fn cut(self, dice: &mut Dice) -> Self {
        match self {
            Answer::Json(text) => {
                let at = (0..=dice.below(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                Answer::Json(text[..at].to_owned())
            }
            other => other,
        }
    }
}

/// A request as a newer page would say it, with things we do not know yet.
pub fn as_newer_page(request: &SyncRequest) -> String {
    let mut json = serde_json::to_value(request).expect("requests are JSON");
    decorate(&mut json);
    json["ops"].as_array_mut().into_iter().flatten().for_each(decorate);
    json.to_string()
}

/// A request as the first page ever said it, without what was added since.
pub fn as_older_page(request: &SyncRequest) -> String {
    let mut json = serde_json::to_value(request).expect("requests are JSON");
    if let Some(fields) = json.as_object_mut() {
        fields.retain(|name, _| ["protocol", "schema", "device", "plan", "epoch", "cursor", "directory", "ops", "waiting"].contains(&name.as_str()));
    }
    json.to_string()
}

/// A reply as this server says it.
pub fn as_it_is(reply: &SyncReply) -> String {
    serde_json::to_string(reply).expect("replies are JSON")
}

/// A reply as a newer server would say it.
pub fn as_newer_server(reply: &SyncReply) -> String {
    let mut json = serde_json::to_value(reply).expect("replies are JSON");
    decorate(&mut json);
    for row in json["rows"].as_array_mut().into_iter().flatten() {
        decorate(row);
        row["is"].as_object_mut().into_iter().flat_map(|noun| noun.values_mut()).for_each(decorate);
    }
    json.to_string()
}

/// A reply in which the same words may mean something else.
pub fn of_newer_protocol(reply: &SyncReply) -> String {
    let mut json = serde_json::to_value(reply).expect("replies are JSON");
    json["protocol"] = (PROTOCOL + 1).into();
    json.to_string()
}

fn decorate(json: &mut Value) {
    if let Some(fields) = json.as_object_mut() {
        fields.insert("colour".into(), serde_json::json!({ "of": ["the", "sky", 1.5, null] }));
    }
}
