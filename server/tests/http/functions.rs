//! Server functions: who may call them, and that they answer like everything else.

use crate::test_app::{PASSWORD, TestApp, assert_trouble};
use base64::{Engine, engine::general_purpose::STANDARD};
use parboard_app::online::contacts::Contacts;
use parboard_domain::{chasing::Escalation, figures::Thresholds, id::PlanId, person::Role};
use parboard_sync::protocol::{SyncReply, SyncRequest};
use reqwest::Response;
use serde_json::{Value, json};

async fn call(app: &TestApp, client: &reqwest::Client, name: &str, body: &Value) -> Response {
    client.post(app.at(&format!("/api/fn/{name}"))).json(body).send().await.unwrap()
}

#[tokio::test]
async fn nobody_signed_in_calls_nothing() {
    let app = TestApp::start().await;
    for name in ["accounts/list", "import/preview", "khong-co"] {
        assert_trouble(call(&app, &TestApp::visitor(), name, &json!({})).await, 401, "signed_out").await;
    }
}

#[tokio::test]
async fn what_a_role_may_not_do_is_refused() {
    let app = TestApp::start().await;
    for role in [Role::Coordinator, Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "accounts/list", &json!({})).await, 403, "no_access").await;
    }
    let staff = app.signed_in(Role::Staff).await;
    assert_trouble(call(&app, &staff, "import/commit", &json!({ "text": "…" })).await, 403, "no_access").await;
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        for name in ["list", "save", "merge", "preview_sheet", "take_sheet", "write_sheet"] {
            let form = json!({ "name": "Sở Y tế", "kind": "department", "aliases": "", "from": [], "new_name": "", "on": "2026-01-01" });
            let body = json!({ "form": form, "content": "", "format": "csv" });
            assert_trouble(call(&app, &app.signed_in(role).await, &format!("agencies/{name}"), &body).await, 403, "no_access").await;
        }
        let client = app.signed_in(role).await;
        let nothing = json!({ "author": "01936f2e-0000-7000-8000-000000000600", "plan": null, "ops": [] });
        assert_trouble(call(&app, &client, "unsent/hand_in", &nothing).await, 403, "no_access").await;
    }
}

/// Every device hears it with the directory: one that holds the version before is sent it anew.
#[tokio::test]
async fn what_counts_as_long_ago_is_the_provinces_to_say() {
    let app = TestApp::start().await;
    let ask = |soon: i64, stalled: i64| json!({ "thresholds": { "soon_days": soon, "stalled_days": stalled } });
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "thresholds/save", &ask(5, 10)).await, 403, "no_access").await;
        assert_trouble(call(&app, &client, "thresholds/load", &json!({})).await, 403, "no_access").await;
    }
    let device = app.device(Role::Staff).await;
    let first = device.sync(Vec::new()).await;
    let mut held = first.directory.unwrap();
    assert_eq!(held.thresholds, Thresholds::default());
    for (role, stalled_days) in [(Role::Administrator, 45), (Role::Coordinator, 1)] {
        let client = app.signed_in(role).await;
        for impossible in [ask(0, 30), ask(14, 366), ask(-3, 30)] {
            assert_trouble(call(&app, &client, "thresholds/save", &impossible).await, 422, "days_out_of_range").await;
        }
        assert_eq!(call(&app, &client, "thresholds/save", &ask(365, stalled_days)).await.status(), 200);
        let set = Thresholds { soon_days: 365, stalled_days };
        assert_eq!(call(&app, &client, "thresholds/load", &json!({})).await.json::<Thresholds>().await.unwrap(), set);
        let request = SyncRequest { epoch: Some(first.epoch), cursor: first.cursor, directory: held.version, ..device.request(Vec::new()) };
        let reply = device.send_bytes(None, serde_json::to_vec(&request).unwrap()).await;
        held = reply.json::<SyncReply>().await.unwrap().directory.expect("it is another by now");
        assert_eq!(held.thresholds, set);
    }
}

/// What a copy of the plan cannot tell: who was in contact when, and what their devices hold back.
#[tokio::test]
async fn leadership_is_told_when_each_unit_was_last_in_contact() {
    let app = TestApp::start().await;
    for role in [Role::Head, Role::Staff, Role::Observer] {
        assert_trouble(call(&app, &app.signed_in(role).await, "contacts/list", &json!({})).await, 403, "no_access").await;
    }
    let leader = app.signed_in(Role::Leader).await;
    let ask = || async { call(&app, &leader, "contacts/list", &json!({})).await.json::<Contacts>().await.unwrap() };
    let before = ask().await;
    // Coordinator, head and staff work in one office, and none of them has spoken.
    assert_eq!(before.units.iter().map(|unit| (unit.accounts, unit.seen_at, unit.waiting)).collect::<Vec<_>>(), [(3, None, 0)]);
    let staff = app.device(Role::Staff).await;
    let request = SyncRequest { waiting: 7, ..staff.request(Vec::new()) };
    staff.send_bytes(None, serde_json::to_vec(&request).unwrap()).await;
    let after = ask().await;
    let unit = &after.units[0];
    assert!(unit.seen_at.is_some_and(|at| at >= before.asked_at && at <= after.asked_at), "{unit:?}");
    assert_eq!(unit.waiting, 7);
}

/// The rule of chasing is heard like the thresholds.
#[tokio::test]
async fn how_reminders_go_up_is_the_provinces_to_say() {
    let app = TestApp::start().await;
    let ask = |days: i64, head: i64, leaders: i64| json!({ "rule": { "repeat_days": days, "head_from": head, "leaders_from": leaders } });
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "chasing/save_rule", &ask(5, 2, 3)).await, 403, "no_access").await;
    }
    for role in [Role::Administrator, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "chasing/mails", &json!({ "plan": app.plan })).await, 403, "no_access").await;
    }
    let coordinator = app.signed_in(Role::Coordinator).await;
    for impossible in [ask(0, 2, 3), ask(7, 0, 3), ask(7, 4, 3), ask(366, 2, 3)] {
        assert_trouble(call(&app, &coordinator, "chasing/save_rule", &impossible).await, 422, "rule_out_of_range").await;
    }
    assert_eq!(call(&app, &coordinator, "chasing/save_rule", &ask(5, 1, 4)).await.status(), 200);
    let directory = app.device(Role::Staff).await.sync(Vec::new()).await.directory.unwrap();
    assert_eq!(directory.escalation(), Escalation { repeat_days: 5, head_from: 1, leaders_from: 4 });
    let leader = app.signed_in(Role::Leader).await;
    assert_eq!(call(&app, &leader, "chasing/mails", &json!({ "plan": app.plan })).await.json::<Value>().await.unwrap(), json!([]));
}

#[tokio::test]
async fn wrong_calls_are_refused_in_words() {
    let app = TestApp::start().await;
    let client = app.signed_in(Role::Administrator).await;
    assert_trouble(call(&app, &client, "accounts/khong-co", &json!({})).await, 404, "not_found").await;
    assert_trouble(call(&app, &client, "accounts/add", &json!({ "form": 7 })).await, 422, "not_understood").await;
    let endless = json!({ "text": "x".repeat(6 * 1024 * 1024) });
    assert_trouble(call(&app, &client, "import/preview", &endless).await, 413, "too_large").await;
    let endless = json!({ "content": "x".repeat(13 * 1024 * 1024) });
    let reply = call(&app, &client, "import/open", &endless).await;
    assert!(reply.status().is_client_error(), "{}", reply.status());
}

/// A file is opened for those who import plans, and comes back as text that reads as the plan in it.
#[tokio::test]
async fn a_workbook_is_opened_as_text_and_what_cannot_be_opened_says_why() {
    let app = TestApp::start().await;
    let coordinator = app.signed_in(Role::Coordinator).await;
    let content = |bytes: &[u8]| json!({ "content": STANDARD.encode(bytes) });
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["STT", "Tiêu chí của Chỉ số cải cách hành chính", "Chủ trì"]) {
        sheet.write_string(0, column, text).unwrap();
    }
    for (column, text) in (0..).zip(["1.1", "Kế hoạch", "Sở Nội vụ"]) {
        sheet.write_string(1, column, text).unwrap();
    }
    let opened = call(&app, &coordinator, "import/open", &content(&book.save_to_buffer().unwrap())).await;
    assert_eq!(opened.status(), 200);
    let text: String = opened.json().await.unwrap();
    assert_eq!(text, "| STT | Tiêu chí của Chỉ số cải cách hành chính | Chủ trì |\n| 1.1 | Kế hoạch | Sở Nội vụ |");
    let preview: Value = call(&app, &coordinator, "import/preview", &json!({ "text": text })).await.json().await.unwrap();
    assert_eq!(preview["items"][0]["lead"], json!(["Sở Nội vụ"]));
    assert_trouble(call(&app, &coordinator, "import/open", &content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")).await, 422, "old_format").await;
    assert_trouble(call(&app, &coordinator, "import/open", &json!({ "content": "%%%" })).await, 422, "damaged").await;
    let staff = app.signed_in(Role::Staff).await;
    assert_trouble(call(&app, &staff, "import/open", &content(b"x")).await, 403, "no_access").await;
}

#[tokio::test]
async fn a_new_account_can_sign_in_with_the_password_it_was_given() {
    let app = TestApp::start().await;
    let administrator = app.signed_in(Role::Administrator).await;
    let form = json!({ "form": { "login": "moi", "name": "Người Mới", "role": "staff", "agency": "Sở Nội vụ" } });
    let made: Value = call(&app, &administrator, "accounts/add", &form).await.json().await.unwrap();
    let password = made["password"].as_str().unwrap();
    assert_eq!(app.sign_in(&TestApp::visitor(), "moi", password).await.status(), 200);
    let reset: Value = call(&app, &administrator, "accounts/reset_password", &json!({ "login": "moi" })).await.json().await.unwrap();
    assert_eq!(app.sign_in(&TestApp::visitor(), "moi", password).await.status(), 401);
    assert_eq!(app.sign_in(&TestApp::visitor(), "moi", reset["password"].as_str().unwrap()).await.status(), 200);
    assert_eq!(app.sign_in(&TestApp::visitor(), "administrator", PASSWORD).await.status(), 200);
}

/// Documents about the whole plan are for those who coordinate and those who lead; a letter's unit is one of the province's.
#[tokio::test]
async fn documents_are_written_for_those_who_coordinate_or_lead() {
    let app = TestApp::start().await;
    let ask = |paper: &str| json!({ "paper": paper, "plan": app.plan, "unit": null, "at": null });
    for role in [Role::Administrator, Role::Coordinator, Role::Leader] {
        let client = app.signed_in(role).await;
        for paper in ["plan", "report", "letters", "book"] {
            let answer = call(&app, &client, "papers/write", &ask(paper)).await;
            assert_eq!(answer.status(), 200, "{role:?} {paper}");
            let content: String = answer.json().await.unwrap();
            assert!(STANDARD.decode(content).unwrap().starts_with(b"PK"), "{paper}");
        }
    }
    for role in [Role::Head, Role::Staff, Role::Observer] {
        assert_trouble(call(&app, &app.signed_in(role).await, "papers/write", &ask("report")).await, 403, "no_access").await;
    }
    let coordinator = app.signed_in(Role::Coordinator).await;
    assert_trouble(call(&app, &coordinator, "papers/write", &ask("poem")).await, 422, "not_understood").await;
}

/// A plan that is there becomes another only with a reason; what would change is told before, and keeps nothing.
#[tokio::test]
async fn a_plan_is_amended_with_a_reason_only() {
    let app = TestApp::start().await;
    let client = app.signed_in(Role::Coordinator).await;
    let text = include_str!("../../demonstration/phan-cong-tieu-chi-2022.txt");
    let ask = |text: &str, why: &str| json!({ "text": text, "plan": null, "answers": [], "why": why });
    let new: Value = call(&app, &client, "import/compare", &ask(text, "")).await.json().await.unwrap();
    assert_eq!((&new["plan"], &new["differences"]), (&Value::Null, &json!([])));
    let imported: Value = call(&app, &client, "import/commit", &ask(text, "")).await.json().await.unwrap();
    let plan: PlanId = serde_json::from_value(imported["plan"].clone()).unwrap();
    let before = app.app.store.export(plan).await.unwrap();
    // The same once more needs none.
    assert_eq!(call(&app, &client, "import/commit", &ask(text, " ")).await.status(), 200);
    let lead = |text: &str| text.replacen("Sở Tư pháp", "Sở Y tế", 1);
    assert_ne!(lead(text), text);
    let told: Value = call(&app, &client, "import/compare", &ask(&lead(text), "")).await.json().await.unwrap();
    let difference = &told["differences"][0];
    assert_eq!([&difference["part"], &difference["from"], &difference["to"]], ["lead", "Sở Tư pháp", "Sở Y tế"]);
    assert_trouble(call(&app, &client, "import/commit", &ask(&lead(text), " ")).await, 422, "needs_reason").await;
    assert_eq!(app.app.store.export(plan).await.unwrap().rows, before.rows);
    let kept: Value = call(&app, &client, "import/commit", &ask(&lead(text), "Sắp xếp lại")).await.json().await.unwrap();
    assert_eq!(kept["plan"], imported["plan"]);
    assert_trouble(call(&app, &app.signed_in(Role::Staff).await, "import/compare", &ask(text, "")).await, 403, "no_access").await;
}

/// A round is held by those who import plans, upon a document that assigns criteria, and every device hears of it with the plan.
#[tokio::test]
async fn rounds_are_held_by_those_who_import_plans() {
    let app = TestApp::start().await;
    let ask = |plan: &Value, year: i64| json!({ "plan": plan, "due_on": "2026-06-15", "year": year, "title": "Kế hoạch năm 2027", "answers": [] });
    let own = json!(app.plan);
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        for name in ["list", "open", "preview", "make"] {
            assert_trouble(call(&app, &app.signed_in(role).await, &format!("rounds/{name}"), &ask(&own, 2027)).await, 403, "no_access").await;
        }
    }
    let client = app.signed_in(Role::Coordinator).await;
    assert_trouble(call(&app, &client, "rounds/open", &ask(&own, 2027)).await, 409, "no_assignment").await;
    assert_trouble(call(&app, &client, "rounds/preview", &ask(&own, 2027)).await, 409, "no_round").await;
    let text = include_str!("../../demonstration/phan-cong-tieu-chi-2022.txt");
    let imported: Value = call(&app, &client, "import/commit", &json!({ "text": text })).await.json().await.unwrap();
    let round = &imported["plan"];
    assert_trouble(call(&app, &client, "rounds/open", &ask(round, 1999)).await, 422, "bad_year").await;
    assert_eq!(call(&app, &app.signed_in(Role::Administrator).await, "rounds/open", &ask(round, 2027)).await.status(), 200);
    let lines: Value = call(&app, &client, "rounds/list", &json!({})).await.json().await.unwrap();
    assert_eq!((lines.as_array().unwrap().len(), &lines[0]["plan"], &lines[0]["round"]["due_on"]), (1, round, &json!("2026-06-15")));
    let none: Value = call(&app, &client, "rounds/preview", &ask(round, 2027)).await.json().await.unwrap();
    assert_eq!(none["items"], json!([]));
    assert_trouble(call(&app, &client, "rounds/make", &ask(round, 2027)).await, 409, "nothing_accepted").await;
    assert_trouble(call(&app, &client, "rounds/preview", &json!({ "plan": round, "title": " " })).await, 422, "bad_title").await;
}

/// Periods are the province's to say, and their figures the coordinator's to freeze.
#[tokio::test]
async fn periods_are_set_and_frozen_by_those_who_coordinate() {
    let app = TestApp::start().await;
    let days = |first: i64, due: i64| json!({ "schedule": { "first_day": first, "due_day": due } });
    let freeze = |period: &str, why: &str| json!({ "plan": app.plan, "period": period, "why": why });
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "periods/save_schedule", &days(1, 5)).await, 403, "no_access").await;
        assert_trouble(call(&app, &client, "periods/freeze", &freeze("2025-h1", "")).await, 403, "no_access").await;
    }
    let client = app.signed_in(Role::Coordinator).await;
    for impossible in [days(0, 5), days(15, 29), days(15, 14)] {
        assert_trouble(call(&app, &client, "periods/save_schedule", &impossible).await, 422, "schedule_out_of_range").await;
    }
    assert_eq!(call(&app, &client, "periods/save_schedule", &days(1, 5)).await.status(), 200);
    let held = app.device(Role::Staff).await.sync(Vec::new()).await.directory.unwrap();
    assert_eq!((held.schedule().first_day, held.schedule().due_day), (1, 5));
    assert_trouble(call(&app, &client, "periods/freeze", &freeze("2025-q2", "")).await, 422, "no_period").await;
    assert_eq!(call(&app, &client, "periods/freeze", &freeze("2025-h1", "")).await.status(), 200);
    assert_trouble(call(&app, &client, "periods/freeze", &freeze("2025-h1", "")).await, 409, "frozen_before").await;
    assert_trouble(call(&app, &client, "periods/freeze", &freeze("2025-h1", &"ư".repeat(1_001))).await, 422, "bad_reason").await;
    assert_eq!(call(&app, &client, "periods/freeze", &freeze("2025-h1", "Rà soát lại")).await.status(), 200);
}
