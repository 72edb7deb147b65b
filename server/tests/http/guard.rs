//! What every answer carries, and what every request must pass.

use crate::test_app::{PASSWORD, TestApp, assert_trouble};
use parboard_domain::person::Role;
use serde_json::json;

const EVERYWHERE: [&str; 11] = [
    "/",
    "/viec/1",
    "/khong-co",
    "/pkg/main-5566778899.css",
    "/api/v1/session",
    "/api/v1/sync",
    "/api/v1/live",
    "/api/khong-co",
    "/api/openapi.json",
    "/healthz",
    "/metrics",
];

#[tokio::test]
async fn every_answer_forbids_what_the_page_does_not_need() {
    let app = TestApp::start().await;
    for path in EVERYWHERE {
        let reply = TestApp::visitor().get(app.at(path)).send().await.unwrap();
        let header = |name: &str| reply.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{path}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(header("permissions-policy").contains("camera=()"), "{path}");
    }
}

/// Failure mode 35: a proxy replays an old answer.
#[tokio::test]
async fn answers_of_the_api_are_never_stored() {
    let app = TestApp::start().await;
    for path in EVERYWHERE.into_iter().filter(|path| path.starts_with("/api/")) {
        let reply = TestApp::visitor().get(app.at(path)).send().await.unwrap();
        assert_eq!(reply.headers()["cache-control"], "no-store", "{path}");
    }
}

/// Failure mode 35: nor are those that hold data, packed or not, nor those that say no.
#[tokio::test]
async fn answers_that_hold_data_are_never_stored_either() {
    let app = TestApp::start().await;
    let device = app.device(Role::Administrator).await;
    let replies = [
        device.send(Vec::new()).await,
        device.client.post(app.at("/api/v1/sync")).header("accept-encoding", "br").json(&device.request(Vec::new())).send().await.unwrap(),
        device.client.get(app.at("/api/v1/session")).send().await.unwrap(),
        device.client.get(app.at("/api/v1/live")).send().await.unwrap(),
        device.client.post(app.at("/api/fn/accounts/list")).json(&json!({})).send().await.unwrap(),
        device.send_bytes(None, b"{".to_vec()).await,
        device.send_bytes(None, vec![b' '; 600 * 1024]).await,
        app.sign_in(&TestApp::visitor(), "head", PASSWORD).await,
        app.sign_in(&TestApp::visitor(), "head", "sai").await,
        device.client.delete(app.at("/api/v1/session")).send().await.unwrap(),
    ];
    for reply in replies {
        assert_eq!(reply.headers()["cache-control"], "no-store", "{} {}", reply.url(), reply.status());
    }
}

#[tokio::test]
async fn what_a_page_of_another_site_sends_is_refused() {
    let app = TestApp::start().await;
    let client = app.signed_in(Role::Administrator).await;
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "null")] {
        for path in ["/api/v1/session", "/api/v1/sync", "/api/fn/accounts/list"] {
            let request = client.post(app.at(path)).header(name, value).json(&json!({}));
            assert_trouble(request.send().await.unwrap(), 403, "foreign_origin").await;
        }
        let request = client.delete(app.at("/api/v1/session")).header(name, value);
        assert_trouble(request.send().await.unwrap(), 403, "foreign_origin").await;
    }
    assert_eq!(client.get(app.at("/api/v1/session")).send().await.unwrap().status(), 200, "still signed in");
}

#[tokio::test]
async fn our_own_page_is_known_also_behind_a_proxy() {
    let app = TestApp::start().await;
    let sign_in = |origin: String| {
        TestApp::visitor().post(app.at("/api/v1/session")).header("origin", origin).json(&json!({ "login": "head", "password": PASSWORD }))
    };
    assert_eq!(sign_in(app.url.clone()).send().await.unwrap().status(), 200);

    let app = TestApp::start_with(|settings| settings.origin = Some("https://par.example.vn".into())).await;
    let sign_in = |origin: &str| {
        TestApp::visitor().post(app.at("/api/v1/session")).header("origin", origin).json(&json!({ "login": "head", "password": PASSWORD }))
    };
    assert_eq!(sign_in("https://par.example.vn").send().await.unwrap().status(), 200);
    assert_eq!(sign_in("https://par.example.vn.evil.example").send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn nothing_changes_by_get() {
    let app = TestApp::start().await;
    let client = app.signed_in(Role::Administrator).await;
    let before = app.app.store.export(app.plan).await.unwrap();
    let accounts = app.app.store.list_accounts(app.app.store.find_province().await.unwrap().unwrap().id).await.unwrap().len();
    let functions = ["accounts/list", "accounts/add", "accounts/set_disabled", "accounts/reset_password", "import/commit"];
    let functions = functions.map(|name| format!("/api/fn/{name}?login=head&disabled=true"));
    for path in EVERYWHERE.into_iter().map(str::to_owned).chain(functions) {
        client.get(app.at(&path)).send().await.unwrap();
    }
    assert_eq!(client.get(app.at("/api/v1/session")).send().await.unwrap().status(), 200);
    assert_eq!(app.app.store.export(app.plan).await.unwrap(), before);
    assert_eq!(app.app.store.list_accounts(app.app.store.find_province().await.unwrap().unwrap().id).await.unwrap().len(), accounts);
}

#[tokio::test]
async fn the_counters_name_nobody() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let op = device.comment(app.card().await);
    device.sync(vec![op]).await;
    let text = TestApp::visitor().get(app.at("/metrics")).send().await.unwrap().text().await.unwrap();
    assert!(text.contains("parboard_operations_total{verdict=\"applied\"} 1"), "{text}");
    assert!(text.contains("parboard_sign_ins_total{result=\"done\"} 1"), "{text}");
    assert!(!text.contains("coordinator") && !text.contains("127.0.0.1"));
}

#[tokio::test]
async fn readiness_asks_the_database() {
    let app = TestApp::start().await;
    assert_eq!(TestApp::visitor().get(app.at("/readyz")).send().await.unwrap().status(), 200);
    app.app.store.close().await;
    assert_trouble(TestApp::visitor().get(app.at("/readyz")).send().await.unwrap(), 503, "unavailable").await;
    assert_eq!(TestApp::visitor().get(app.at("/healthz")).send().await.unwrap().status(), 200);
}
