//! Every route of the description, asked by people of one province with the ids of another.

use super::neighbour::{Abroad, Neighbour};
use crate::test_app::{PASSWORD, TestApp};
use base64::{Engine, engine::general_purpose::STANDARD};
use parboard_domain::{measure::Rev, op::SCHEMA, person::Role};
use parboard_sync::protocol::PROTOCOL;
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};

/// One question.
pub struct Attempt {
    method: Method,
    path: String,
    body: Body,
    /// What the administrator is answered, and the coordinator.
    status: [u16; 2],
}

enum Body {
    Json(Value),
    Bytes(Vec<u8>),
}

impl Attempt {
    pub fn request(&self, app: &TestApp, client: &Client) -> RequestBuilder {
        let request = client.request(self.method.clone(), app.at(&self.path));
        match &self.body {
            Body::Json(Value::Null) => request,
            Body::Json(body) => request.json(body),
            Body::Bytes(bytes) => request.header("content-type", "application/octet-stream").body(bytes.clone()),
        }
    }

    pub fn status_for(&self, role: Role) -> u16 {
        self.status[usize::from(role == Role::Coordinator)]
    }

    /// What the question itself says.
    pub fn said(&self) -> String {
        match &self.body {
            Body::Json(body) => format!("{} {body}", self.path),
            Body::Bytes(_) => self.path.clone(),
        }
    }
}

/// The whole answer; of a stream, its beginning.
pub async fn read(mut reply: Response) -> String {
    let endless = reply.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream");
    let bytes = if endless { reply.chunk().await.unwrap().unwrap() } else { reply.bytes().await.unwrap() };
    String::from_utf8_lossy(&bytes).into_owned()
}

/// How a route is asked about another province. One that names nothing of a province is asked as it is.
pub fn attempts(method: &str, path: &str, abroad: &Abroad, own: &Neighbour) -> Vec<Attempt> {
    let (both, account) = (|status| [status, status], |status| [status, 403]);
    let asked: Vec<(Value, [u16; 2])> = match (method, path) {
        ("get", "/api/v1/session" | "/api/v1/live" | "/api/v1/files/{hash}/progress" | "/api/openapi.json" | "/healthz" | "/readyz" | "/metrics") => {
            vec![(Value::Null, both(200))]
        }
        ("post", "/api/v1/session") => vec![(json!({ "login": abroad.login, "password": format!("không phải {PASSWORD}") }), both(401))],
        ("delete", "/api/v1/session") => vec![(Value::Null, both(204))],
        ("post", "/api/v1/sync") => {
            let looking = json!({ "protocol": PROTOCOL, "schema": SCHEMA, "device": abroad.device, "plan": abroad.plan, "epoch": abroad.epoch, "cursor": Rev(0) });
            let sending = json!({ "protocol": PROTOCOL, "schema": SCHEMA, "device": abroad.device, "person": abroad.person, "plan": abroad.plan });
            vec![(looking, both(200)), (sending, both(200))]
        }
        ("get", "/api/v1/files/{hash}") => vec![(Value::Null, both(404))],
        ("post", "/api/v1/files/{hash}") => {
            let pieces = [(0, abroad.content.clone()), (abroad.content.len(), Vec::new())];
            return pieces
                .into_iter()
                .map(|(at, piece)| Attempt {
                    method: Method::POST,
                    path: format!("/api/v1/files/{}?offset={at}", abroad.hash),
                    body: Body::Bytes(piece),
                    status: both(404),
                })
                .collect();
        }
        ("post", "/api/fn/accounts/list") => vec![(json!({}), account(200))],
        ("post", "/api/fn/accounts/add") => {
            let form = |login| json!({ "form": { "login": login, "name": "Ai đó", "role": "staff", "agency": "Sở Nội vụ" } });
            vec![(form(abroad.login), account(409)), (form("gialai-moi"), account(200))]
        }
        ("post", "/api/fn/accounts/set_disabled") => vec![(json!({ "login": abroad.login, "disabled": true }), account(404))],
        ("post", "/api/fn/accounts/reset_password") => vec![(json!({ "login": abroad.login }), account(404))],
        ("post", "/api/fn/import/open") => vec![(json!({ "content": STANDARD.encode(document()) }), both(200))],
        ("post", "/api/fn/import/preview") => vec![(json!({ "text": document() }), both(200))],
        ("post", "/api/fn/import/compare") => {
            let asked = |plan| json!({ "text": document(), "plan": plan, "answers": [] });
            vec![(asked(json!(abroad.plan)), both(404)), (asked(json!(null)), both(200))]
        }
        ("post", "/api/fn/import/commit") => {
            vec![(json!({ "text": document(), "plan": abroad.plan }), both(404)), (json!({ "text": document(), "plan": null }), both(200))]
        }
        ("post", "/api/fn/rounds/open") => vec![(json!({ "plan": abroad.plan, "due_on": "2026-06-15", "year": 2027 }), both(404))],
        ("post", "/api/fn/rounds/preview") => vec![(json!({ "plan": abroad.plan, "title": "Kế hoạch" }), both(404))],
        ("post", "/api/fn/rounds/make") => vec![(json!({ "plan": abroad.plan, "title": "Kế hoạch", "answers": [] }), both(404))],
        ("post", "/api/fn/carry/preview" | "/api/fn/carry/commit") => vec![(json!({ "plan": abroad.plan, "year": 2026 }), both(404))],
        ("post", "/api/fn/papers/write") => ["plan", "report", "letters", "book"]
            .into_iter()
            .flat_map(|paper| {
                [
                    (json!({ "paper": paper, "plan": abroad.plan }), both(404)),
                    (json!({ "paper": paper, "plan": own.plan, "unit": abroad.agency }), both(200)),
                ]
            })
            .collect(),
        ("post", "/api/fn/rosters/list" | "/api/fn/chasing/mails") => vec![(json!({ "plan": abroad.plan }), [403, 404])],
        ("post", "/api/fn/rosters/save") => vec![
            (json!({ "plan": abroad.plan, "collective": abroad.agency, "units": [abroad.agency] }), [403, 404]),
            (json!({ "plan": own.plan, "collective": abroad.agency, "units": [abroad.agency] }), [403, 404]),
        ],
        ("post", "/api/fn/agencies/list" | "/api/fn/contacts/list" | "/api/fn/rounds/list" | "/api/fn/thresholds/load") => {
            vec![(json!({}), both(200))]
        }
        ("post", "/api/fn/agencies/save") => {
            let form = json!({ "id": abroad.agency, "name": "Sở của tỉnh khác", "kind": "department", "aliases": "", "parent": null, "valid_from": null, "valid_to": null });
            vec![(json!({ "form": form }), both(409))]
        }
        ("post", "/api/fn/agencies/merge") => {
            vec![(json!({ "form": { "from": [abroad.agency], "into": null, "new_name": "Sở mới", "on": "2025-03-01" } }), both(409))]
        }
        ("post", "/api/fn/plans/of_task") => vec![(json!({ "task": abroad.task }), both(200))],
        // Sheets name agencies in words, so an own agency is meant whatever another province has of that name.
        ("post", "/api/fn/agencies/preview_sheet" | "/api/fn/agencies/take_sheet") => vec![(json!({ "content": STANDARD.encode(SHEET) }), both(200))],
        ("post", "/api/fn/agencies/write_sheet") => vec![(json!({ "format": "csv" }), both(200))],
        ("post", "/api/fn/thresholds/save") => vec![(json!({ "thresholds": { "soon_days": 7, "stalled_days": 20 } }), both(200))],
        ("post", "/api/fn/periods/save_schedule") => vec![(json!({ "schedule": { "first_day": 1, "due_day": 5 } }), both(200))],
        ("post", "/api/fn/periods/freeze") => vec![(json!({ "plan": abroad.plan, "period": "2025-q1", "why": "" }), [403, 404])],
        ("post", "/api/fn/chasing/save_rule") => vec![(json!({ "rule": { "repeat_days": 5, "head_from": 2, "leaders_from": 4 } }), both(200))],
        // In another's name nothing is taken; their id is free to oneself, and says nothing of theirs.
        ("post", "/api/fn/feedback/send") => {
            let feedback = json!({ "id": abroad.feedback, "kind": "idea", "words": "Gộp hai nút", "written_at": 5 });
            vec![(json!({ "person": abroad.person, "feedback": feedback }), both(403))]
        }
        ("post", "/api/fn/feedback/list") => vec![(json!({}), both(200))],
        ("post", "/api/fn/feedback/settle") => vec![(json!({ "by": abroad.person, "id": abroad.feedback, "settled": true }), both(404))],
        ("post", "/api/fn/unsent/hand_in") => vec![
            (json!({ "author": abroad.person, "plan": own.plan, "ops": [] }), both(404)),
            (json!({ "author": own.person, "plan": abroad.plan, "ops": [] }), [403, 200]),
            (json!({ "author": own.person, "plan": abroad.plan, "ops": [comment(abroad)] }), [403, 404]),
        ],
        _ => panic!("{method} {path} is not tried with another province's ids"),
    };
    let at = path.replace("{hash}", &abroad.hash.to_string());
    let method: Method = method.to_uppercase().parse().unwrap();
    asked.into_iter().map(|(body, status)| Attempt { method: method.clone(), path: at.clone(), body: Body::Json(body), status }).collect()
}

/// Agencies as a file brings them.
const SHEET: &str = include_str!("../../../demonstration/co-quan.csv");

fn document() -> &'static str {
    include_str!("../../../demonstration/ke-hoach-cai-thien-2025.txt")
}

fn comment(abroad: &Abroad) -> Value {
    let id = "01936f2e-0000-7000-8000-00000000abcd";
    json!({ "id": id, "device": id, "schema": SCHEMA, "made_at": 5, "body": { "do": "add_comment", "task": abroad.task, "body": "Xem" } })
}
