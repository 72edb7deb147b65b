//! Feedback about the program: who may send and read it, and what is refused.

use crate::test_app::{TestApp, assert_trouble};
use parboard_domain::{feedback::A_DAY_MAX, person::Role};
use reqwest::{Client, Response};
use serde_json::{Value, json};

const ID: u128 = 0x0193_6f2e_0000_7000_8000_0000_0000_0000;

fn id(number: u32) -> String {
    uuid::Uuid::from_u128(ID + u128::from(number)).to_string()
}

fn said(number: u32, words: &str) -> Value {
    json!({ "id": id(number), "kind": "unclear", "words": words, "written_at": 5, "about": { "screen": "/cua-toi", "language": "vi" } })
}

async fn call(app: &TestApp, client: &Client, name: &str, body: &Value) -> Response {
    client.post(app.at(&format!("/api/fn/feedback/{name}"))).json(body).send().await.unwrap()
}

async fn person(app: &TestApp, role: &str) -> Value {
    json!(app.app.store.find_account(role).await.unwrap().unwrap().person.id)
}

#[tokio::test]
async fn nobody_sends_feedback_without_a_session() {
    let app = TestApp::start().await;
    let ask = json!({ "person": person(&app, "staff").await, "feedback": said(1, "Chậm") });
    assert_trouble(call(&app, &TestApp::visitor(), "send", &ask).await, 401, "signed_out").await;
}

#[tokio::test]
async fn what_is_unfit_is_refused_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let staff = app.signed_in(Role::Staff).await;
    let person = person(&app, "staff").await;
    let ask = |feedback: Value| json!({ "person": person, "feedback": feedback });
    for (words, code) in [(" \n", "feedback_empty"), ("ạ".repeat(2_001).as_str(), "feedback_too_long"), ("Ch\u{202e}ậm", "feedback_hidden")] {
        assert_trouble(call(&app, &staff, "send", &ask(said(1, words))).await, 422, code).await;
    }
    let mut wordy = said(1, "Chậm");
    wordy["about"]["browser"] = json!("x".repeat(401));
    assert_trouble(call(&app, &staff, "send", &ask(wordy)).await, 422, "feedback_bad_about").await;
    let mut strange = said(1, "Chậm");
    strange["kind"] = json!("praise");
    assert_trouble(call(&app, &staff, "send", &ask(strange)).await, 422, "not_understood").await;
    let others = json!({ "person": app.app.store.find_account("head").await.unwrap().unwrap().person.id, "feedback": said(1, "Chậm") });
    assert_trouble(call(&app, &staff, "send", &others).await, 403, "other_account").await;
    let listed: Value = call(&app, &app.signed_in(Role::Administrator).await, "list", &json!({})).await.json().await.unwrap();
    assert_eq!(listed, json!([]));
}

#[tokio::test]
async fn the_same_twice_is_one_and_too_many_have_to_wait() {
    let app = TestApp::start().await;
    let staff = app.signed_in(Role::Staff).await;
    let person = person(&app, "staff").await;
    let ask = |number: u32| json!({ "person": person, "feedback": said(number, &"ạ".repeat(2_000)) });
    for number in (0..A_DAY_MAX).chain([0]) {
        assert_eq!(call(&app, &staff, "send", &ask(number)).await.status(), 200);
    }
    assert_trouble(call(&app, &staff, "send", &ask(A_DAY_MAX)).await, 429, "feedback_too_many").await;
    let listed: Value = call(&app, &app.signed_in(Role::Coordinator).await, "list", &json!({})).await.json().await.unwrap();
    assert_eq!(listed.as_array().unwrap().len(), A_DAY_MAX as usize);
}

#[tokio::test]
async fn it_is_read_and_settled_by_those_who_look_after_the_program() {
    let app = TestApp::start().await;
    for role in [Role::Leader, Role::Head, Role::Staff, Role::Observer] {
        let client = app.signed_in(role).await;
        assert_trouble(call(&app, &client, "list", &json!({})).await, 403, "no_access").await;
        let person = person(&app, "observer").await;
        assert_trouble(call(&app, &client, "settle", &json!({ "by": person, "id": id(1), "settled": true })).await, 403, "no_access").await;
    }
    // Whoever only reads plans has something to say too.
    let observer = person(&app, "observer").await;
    let sent = call(&app, &app.signed_in(Role::Observer).await, "send", &json!({ "person": observer, "feedback": said(1, "Chữ nhỏ") })).await;
    assert_eq!(sent.status(), 200);
    for role in [Role::Administrator, Role::Coordinator] {
        let client = app.signed_in(role).await;
        for settled in [true, false] {
            let ask = |number| json!({ "by": observer, "id": id(number), "settled": settled });
            assert_eq!(call(&app, &client, "settle", &ask(1)).await.status(), 200);
            assert_trouble(call(&app, &client, "settle", &ask(2)).await, 404, "not_found").await;
            let listed: Value = call(&app, &client, "list", &json!({})).await.json().await.unwrap();
            let line = &listed[0];
            assert_eq!((&line["feedback"]["words"], &line["feedback"]["about"]["screen"]), (&json!("Chữ nhỏ"), &json!("/cua-toi")));
            assert_eq!((&line["by"], line["settled_at"].is_null()), (&observer, !settled));
        }
    }
}
