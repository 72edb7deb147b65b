//! What every address does, in the form programs read (OpenAPI 3.1). Written by hand: there are few, and they say more so.

use parboard_domain::{chasing::COUNT, figures::THRESHOLD_DAYS, period::DAYS};
use parboard_sync::protocol::BATCH_OPS_MAX;
use serde_json::{Value, json};

/// The whole description.
pub fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ParBoard",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Requests and replies are JSON. Request bodies may be compressed (content-encoding br or gzip), at most 512 kB after decompression. Unsafe methods are refused when they come from a page of another origin. Nothing changes state by GET."
        },
        "paths": paths(),
        "components": { "schemas": schemas(), "securitySchemes": {
            "session": { "type": "apiKey", "in": "cookie", "name": "parboard", "description": "`__Host-parboard` over TLS" }
        }},
    })
}

fn paths() -> Value {
    json!({
        "/api/v1/session": {
            "get": operation("Who is signed in", true, "Session", &["401"]),
            "post": with_body(operation("Signs in and sets the cookie. Five wrong passwords lock the login for 15 minutes", false, "Session", &["400", "401", "403", "422", "429"]), "Credentials"),
            "delete": { "summary": "Signs out", "responses": { "204": { "description": "Signed out" }, "403": trouble() } }
        },
        "/api/v1/sync": {
            "post": with_body(operation(&format!("Takes up to {BATCH_OPS_MAX} operations, answers each with a verdict, and sends the rows changed after the cursor. A repeated operation gets the same verdict. 426: the request is of a version too old to be answered; 501: of one newer than this server"), true, "SyncReply", &["400", "401", "403", "404", "413", "415", "422", "426", "501", "503"]), "SyncRequest")
        },
        "/api/v1/live": {
            "get": { "summary": "Server-sent events: each says that a plan has reached a revision, and nothing else", "security": [{ "session": [] }],
                "responses": { "200": { "description": "A stream", "content": { "text/event-stream": { "schema": reference("News") } } }, "401": trouble() } }
        },
        "/api/v1/files/{hash}": {
            "get": { "summary": "A file that evidence of the province names, once it is whole. Pictures and PDF are shown, everything else is saved", "security": [{ "session": [] }],
                "parameters": [hash()],
                "responses": { "200": { "description": "The bytes", "content": { "application/octet-stream": {} } }, "401": trouble(), "404": trouble() } },
            "post": { "summary": "A piece of a file, at most 256 kB, that goes on where the last one ended. Taken from whoever added the standing evidence that names it; with the last piece the whole is compared with its hash and type. An empty piece at the end asks for that comparison. 507: the province has as many bytes of files as it may have, and the file stays on the device", "security": [{ "session": [] }],
                "parameters": [hash(), { "name": "offset", "in": "query", "required": true, "description": "The place of its first byte", "schema": { "type": "integer", "minimum": 0 } }],
                "requestBody": { "required": true, "content": { "application/octet-stream": {} } },
                "responses": { "200": { "description": "Taken", "content": { "application/json": { "schema": reference("FileProgress") } } }, "401": trouble(), "403": trouble(), "404": trouble(), "409": trouble(), "413": trouble(), "415": trouble(), "422": trouble(), "429": trouble(), "503": trouble(), "507": trouble() } }
        },
        "/api/v1/files/{hash}/progress": {
            "get": with_parameter(operation("How many bytes of a file are there, for whoever is to send the rest", true, "FileProgress", &["401", "404"]), hash())
        },
        "/api/fn/accounts/list": function("Every account of the province, by login. Like all of accounts, for administrators", &json!({}), &[]),
        "/api/fn/accounts/add": function("Makes an account, and its first password", &json!({ "form": object(json!({ "login": text(), "name": text(), "role": text(), "agency": text() }), &["login", "name", "role", "agency"]) }), &["409"]),
        "/api/fn/accounts/set_disabled": function("Forbids signing in and ends the person's sessions, or allows it again", &json!({ "login": text(), "disabled": { "type": "boolean" } }), &["404", "409"]),
        "/api/fn/accounts/reset_password": function("Makes a new password and ends the person's sessions", &json!({ "login": text() }), &["404", "409"]),
        "/api/fn/agencies/list": function("The registry of agencies, with how much hangs on each. Like all of agencies, for administrators and coordinators", &json!({}), &[]),
        "/api/fn/agencies/save": function("Adds an agency, or mends one", &json!({ "form": object(json!({ "id": optional_id(), "name": text(), "kind": agency_kind(), "aliases": text(), "parent": optional_id(), "valid_from": optional_day(), "valid_to": optional_day(), "email": { "type": ["string", "null"] }, "seen": { "type": ["object", "null"] } }), &["name", "kind", "aliases"]) }), &["409"]),
        "/api/fn/agencies/merge": function("Makes agencies one that is there, or a new one, from a day on; one alone is renamed", &json!({ "form": object(json!({ "from": list(&id()), "into": optional_id(), "new_name": text(), "on": day() }), &["from", "new_name", "on"]) }), &["409"]),
        "/api/fn/agencies/preview_sheet": function("What each line of a CSV or xlsx file in base64 would do to the registry. Keeps nothing", &json!({ "content": text() }), &["413"]),
        "/api/fn/agencies/take_sheet": function("Takes in the lines of such a file that can be taken, and says what became of each", &json!({ "content": text() }), &["409", "413"]),
        "/api/fn/agencies/write_sheet": function("The registry as a file, in base64", &json!({ "format": { "enum": ["csv", "xlsx"] } }), &[]),
        "/api/fn/import/open": function("What stands in a Word document or a workbook in base64, as text to be previewed; rows of tables are written with pipes. Keeps nothing", &json!({ "content": text() }), &["413"]),
        "/api/fn/import/preview": function("What a pasted document says, and which names in it the registry does not know. Keeps nothing", &json!({ "text": text() }), &["413"]),
        "/api/fn/import/compare": function("What keeping it would change of the plan that is there, old words beside new ones. Keeps nothing", &json!({ "text": text(), "plan": optional_id(), "answers": list(&object(json!({ "name": text(), "agency": id() }), &["name", "agency"])) }), &["404", "409", "413"]),
        "/api/fn/import/commit": function("Keeps the plan that a pasted document holds; amending one that is there needs a reason", &json!({ "text": text(), "plan": optional_id(), "answers": { "type": ["array", "null"], "items": object(json!({ "name": text(), "agency": id() }), &["name", "agency"]) }, "why": { "type": ["string", "null"] } }), &["404", "409", "413"]),
        "/api/fn/rounds/list": function("The documents that assign criteria, with how a round of proposals upon each stands. Like all of rounds, for administrators and coordinators", &json!({}), &[]),
        "/api/fn/rounds/open": function("Opens a round of proposals upon a document that assigns criteria, or moves its last day", &json!({ "plan": id(), "due_on": day(), "year": { "type": "integer" } }), &["404", "409"]),
        "/api/fn/rounds/preview": function("The plan that a round comes to by now. Keeps nothing", &json!({ "plan": id(), "title": text() }), &["404", "409"]),
        "/api/fn/rounds/make": function("Makes that plan, or brings the one made so before up to date", &json!({ "plan": id(), "title": text(), "answers": list(&object(json!({ "name": text(), "agency": id() }), &["name", "agency"])), "seen": { "type": ["string", "null"] } }), &["404", "409"]),
        "/api/fn/carry/preview": function("What a plan leaves undone, as the plan of another year. Keeps nothing", &json!({ "plan": id(), "year": { "type": "integer" } }), &["404"]),
        "/api/fn/carry/commit": function("Keeps that as a plan of its own, or brings the one made so before up to date", &json!({ "plan": id(), "year": { "type": "integer" } }), &["404"]),
        "/api/fn/rosters/list": function("The collectives a plan names, and who they are. For the coordinator", &json!({ "plan": id() }), &["404"]),
        "/api/fn/rosters/save": function("Says who a collective is in a plan. Shares that were begun stay", &json!({ "plan": id(), "collective": id(), "units": list(&id()), "seen": { "type": ["array", "null"], "items": id() } }), &["404", "409"]),
        "/api/fn/periods/save_schedule": function("On which day of a month periods begin and on which of their last month reports are due. For administrators and coordinators", &json!({ "schedule": object(json!({ "first_day": day_of_month(), "due_day": day_of_month() }), &["first_day", "due_day"]) }), &[]),
        "/api/fn/periods/freeze": function("Freezes the figures of a period, such as 2025-q1, as they stand; anew only for a reason. For the coordinator", &json!({ "plan": id(), "period": text(), "why": text() }), &["404", "409"]),
        "/api/fn/plans/of_task": function("Which plan a card belongs to; nothing when the province has no such card", &json!({ "task": id() }), &[]),
        "/api/fn/contacts/list": function("When the devices of each unit last spoke to the server and how many changes they hold back. For leadership, coordinators and administrators", &json!({}), &[]),
        "/api/fn/thresholds/load": function("What counts as soon and as long ago in the province. Like thresholds/save, for administrators and coordinators", &json!({}), &[]),
        "/api/fn/thresholds/save": function("Says so for the whole province: whole days, from 1 to 365. Devices hear it with the directory", &json!({ "thresholds": object(json!({ "soon_days": days(), "stalled_days": days() }), &["soon_days", "stalled_days"]) }), &[]),
        "/api/fn/chasing/save_rule": function("After how many days without an answer a reminder is repeated, from which one on it goes to the head of the agency, and from which one on to leadership. For administrators and coordinators", &json!({ "rule": object(json!({ "repeat_days": days(), "head_from": count(), "leaders_from": count() }), &["repeat_days", "head_from", "leaders_from"]) }), &[]),
        "/api/fn/chasing/mails": function("What became of the e-mails of a plan's reminders, for the coordinator and leaders", &json!({ "plan": id() }), &["404"]),
        "/api/fn/papers/write": function("A document about a plan in base64: the plan, a report of its progress or letters that chase (docx), or a workbook (xlsx). For administrators, the coordinator and leaders", &json!({ "paper": { "enum": ["plan", "report", "letters", "book"] }, "plan": id(), "unit": optional_id(), "at": { "type": ["integer", "null"], "description": "Milliseconds since 1970; now by default" }, "period": { "type": ["string", "null"], "description": "Of a report: the period it is for, such as 2025-q1" } }), &["404"]),
        "/api/fn/feedback/send": function("Takes a piece of feedback about the program, at most 2,000 characters, of whoever is signed in; the same id once more changes nothing. 429: 30 were taken within a day", &json!({ "person": id(), "feedback": object(json!({ "id": id(), "kind": { "enum": ["broken", "unclear", "idea"] }, "words": text(), "about": object(json!({ "screen": text(), "language": text(), "program": text(), "window": text(), "browser": text() }), &[]), "written_at": { "type": "integer" } }), &["id", "kind", "words", "written_at"]) }), &["429"]),
        "/api/fn/feedback/list": function("The newest 500 pieces of feedback of the province's people. Like feedback/settle, for administrators and coordinators", &json!({}), &[]),
        "/api/fn/feedback/settle": function("Says that one is dealt with, or open again", &json!({ "by": id(), "id": id(), "settled": { "type": "boolean" } }), &["404"]),
        "/api/fn/unsent/hand_in": function("Carries out another's operations in their name, and answers each with a verdict", &json!({ "author": id(), "plan": optional_id(), "ops": list(&reference("Op")) }), &["404", "409", "413"]),
        "/api/openapi.json": { "get": plain("This description", "application/json") },
        "/healthz": { "get": plain("The process answers", "text/plain") },
        "/readyz": { "get": plain("The database answers", "text/plain") },
        "/metrics": { "get": plain("Counters for Prometheus; nothing about anybody", "text/plain") },
    })
}

fn schemas() -> Value {
    let (text, id) = (text(), id());
    let whole = json!({ "type": "integer" });
    json!({
        "Trouble": object(json!({ "code": text, "message": text }), &["code", "message"]),
        "Credentials": object(json!({ "login": text, "password": text }), &["login", "password"]),
        "Person": object(json!({ "id": id, "name": text, "role": { "enum": ["administrator", "coordinator", "leader", "head", "staff", "observer"] }, "agency": id }), &["id", "name", "role"]),
        "Session": object(json!({ "person": reference("Person"), "province": object(json!({ "name": text }), &["name"]), "plans": list(&json!({ "type": "object" })) }), &["person", "province", "plans"]),
        "News": object(json!({ "plan": id, "rev": whole }), &["plan", "rev"]),
        "Op": object(json!({ "id": id, "device": id, "schema": whole, "made_at": whole, "deps": list(&id), "body": { "type": "object" } }), &["id", "device", "schema", "made_at", "body"]),
        "SyncRequest": object(json!({ "protocol": whole, "schema": whole, "device": id, "person": id, "plan": id, "epoch": id, "cursor": whole, "directory": whole, "ops": list(&reference("Op")), "waiting": whole }), &["protocol", "schema", "device"]),
        "FileProgress": object(json!({ "person": id, "wanted": { "type": "boolean" }, "received": whole, "complete": { "type": "boolean" } }), &["person", "wanted", "received", "complete"]),
        "SyncReply": object(json!({ "marker": { "const": "parboard-sync" }, "protocol": whole, "person": id, "plan": id, "instead_of": id, "epoch": id, "reset": { "type": "boolean" }, "verdicts": { "type": "array" }, "rows": { "type": "array" }, "cursor": whole, "more": { "type": "boolean" }, "sum": whole, "now": whole, "directory": { "type": "object" } }), &["marker", "protocol", "person", "plan", "epoch", "cursor", "now"]),
    })
}

fn operation(summary: &str, needs_session: bool, reply: &str, errors: &[&str]) -> Value {
    let mut responses = json!({ "200": { "description": "Done", "content": { "application/json": { "schema": reference(reply) } } } });
    for status in errors {
        responses[status] = trouble();
    }
    let security = if needs_session { json!([{ "session": [] }]) } else { json!([]) };
    json!({ "summary": summary, "security": security, "responses": responses })
}

/// A function of the screens that are online by nature.
fn function(summary: &str, body: &Value, errors: &[&str]) -> Value {
    let mut responses = json!({ "200": { "description": "Done", "content": { "application/json": {} } } });
    for status in ["401", "403", "422", "503"].iter().chain(errors) {
        responses[*status] = trouble();
    }
    // What may be null may be left out.
    let required: Vec<&String> = body.as_object().into_iter().flatten().filter(|(_, of)| !of["type"].is_array()).map(|(name, _)| name).collect();
    let schema = json!({ "type": "object", "properties": body, "required": required });
    json!({ "post": { "summary": summary, "security": [{ "session": [] }], "responses": responses,
        "requestBody": { "required": true, "content": { "application/json": { "schema": schema } } } } })
}

fn with_body(mut operation: Value, schema: &str) -> Value {
    operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": reference(schema) } } });
    operation
}

fn with_parameter(mut operation: Value, parameter: Value) -> Value {
    operation["parameters"] = json!([parameter]);
    operation
}

fn hash() -> Value {
    json!({ "name": "hash", "in": "path", "required": true, "description": "SHA-256 of the bytes in 64 small hexadecimal digits", "schema": { "type": "string", "pattern": "^[0-9a-f]{64}$" } })
}

fn plain(summary: &str, kind: &str) -> Value {
    json!({ "summary": summary, "responses": { "200": { "description": "Done", "content": { kind: {} } } } })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn id() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

fn days() -> Value {
    json!({ "type": "integer", "minimum": THRESHOLD_DAYS.start(), "maximum": THRESHOLD_DAYS.end() })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": COUNT.start(), "maximum": COUNT.end() })
}

fn day_of_month() -> Value {
    json!({ "type": "integer", "minimum": DAYS.start(), "maximum": DAYS.end() })
}

fn optional_id() -> Value {
    json!({ "type": ["string", "null"], "format": "uuid" })
}

fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn optional_day() -> Value {
    json!({ "type": ["string", "null"], "format": "date" })
}

fn agency_kind() -> Value {
    json!({ "enum": parboard_domain::registry::AgencyKind::ALL.map(parboard_domain::registry::AgencyKind::as_str) })
}

fn trouble() -> Value {
    json!({ "description": "Refused; nothing was kept", "content": { "application/json": { "schema": reference("Trouble") } } })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}
