//! What the log may know, however much it is told to write.

use crate::{program::Program, running::Running};
use serde_json::json;
use std::io::Read;

const PASSWORD: &str = "trinhdien2025";

/// Failure modes 60 and 62: neither a password nor a session, nor what people wrote, nor a query where somebody put one by
/// mistake, is in the log; and the stream of news is asked for without any of them in its address.
#[tokio::test]
async fn the_log_names_no_password_no_session_and_no_text() {
    let program = Program::new();
    program.run(&["demonstrate"]);
    let (mut running, mut log) = Running::start_with_log(&program, "trace");
    let reading = std::thread::spawn(move || {
        let mut said = Vec::new();
        log.read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    });
    let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let at = |path: &str| format!("{}{path}", running.url);
    let reply = client.post(at("/api/v1/session")).json(&json!({ "login": "dieuphoi", "password": PASSWORD })).send().await.unwrap();
    let cookie = reply.headers()["set-cookie"].to_str().unwrap().split(['=', ';']).nth(1).unwrap().to_owned();
    assert!(cookie.len() > 15, "{cookie}");
    client.post(at("/api/v1/session")).json(&json!({ "login": "canbo", "password": "sai-hoan-toan-1" })).send().await.unwrap();
    let device = "01936f2e-0000-7000-9000-000000000001";
    let body = json!({ "do": "add_comment", "task": device, "body": "chuyen-rieng-cua-toi" });
    let op = json!({ "id": "01936f2e-0000-7000-8000-000000000001", "device": device, "schema": 1, "made_at": 1, "body": body });
    let request = json!({ "protocol": 1, "schema": 1, "device": device, "ops": [op] });
    assert_eq!(client.post(at("/api/v1/sync")).json(&request).send().await.unwrap().status(), 200);
    let mut live = client.get(at("/api/v1/live")).send().await.unwrap();
    assert_eq!((live.status().as_u16(), live.url().query()), (200, None));
    assert!(live.chunk().await.unwrap().is_some());
    client.get(at("/viec/1?token=dan-nham-vao-day")).send().await.unwrap();
    client.get(at("/api/v1/session?token=dan-nham-vao-day")).send().await.unwrap();
    running.child.kill().unwrap();
    let said = reading.join().unwrap();
    assert!(said.contains("POST /api/v1/sync 200"), "the log was on");
    for secret in [PASSWORD, "sai-hoan-toan-1", &cookie, "chuyen-rieng-cua-toi", "dan-nham-vao-day"] {
        assert!(!said.contains(secret), "{secret} is in the log");
    }
}
