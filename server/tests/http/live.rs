//! Live news.

use crate::test_app::{TestApp, assert_trouble};
use futures::StreamExt;
use parboard_domain::person::Role;
use reqwest::{Client, Response};
use std::time::Duration;
use tokio::time::timeout;

const SOON: Duration = Duration::from_secs(20);

async fn listen(app: &TestApp, client: &Client) -> Response {
    client.get(app.at("/api/v1/live")).send().await.unwrap()
}

/// Reads until something with that text has come.
pub async fn hear(stream: &mut (impl futures::Stream<Item = reqwest::Result<impl AsRef<[u8]>>> + Unpin), text: &str) -> String {
    let mut heard = String::new();
    while !heard.contains(text) {
        let part = timeout(SOON, stream.next()).await.expect("in time").expect("the stream goes on").unwrap();
        heard.push_str(&String::from_utf8_lossy(part.as_ref()));
    }
    heard
}

#[tokio::test]
async fn who_is_not_signed_in_hears_nothing() {
    let app = TestApp::start().await;
    assert_trouble(listen(&app, &TestApp::visitor()).await, 401, "signed_out").await;
}

/// Failure mode 33: what is said is only that there is news, so one that is missed costs nothing but time.
#[tokio::test]
async fn others_hear_that_there_is_news_and_nothing_else() {
    let app = TestApp::start().await;
    let leader = app.signed_in(Role::Leader).await;
    let reply = listen(&app, &leader).await;
    assert_eq!(reply.headers()["content-type"], "text/event-stream");
    assert_eq!(reply.headers()["x-accel-buffering"], "no");
    let mut stream = reply.bytes_stream();
    assert!(hear(&mut stream, "retry:").await.contains("retry: "));
    let mut device = app.device(Role::Coordinator).await;
    let op = device.comment(app.card().await);
    device.sync(vec![op]).await;
    let news = format!("{{\"plan\":\"{}\",\"rev\":{}}}", app.plan, app.rev().await.0);
    let heard = hear(&mut stream, &news).await;
    assert!(!heard.contains("Đã xem"));
}

/// The command line, or another node, changed a plan in the same database.
#[tokio::test]
async fn what_another_process_changed_is_heard_too() {
    let app = TestApp::start().await;
    let mut stream = listen(&app, &app.signed_in(Role::Leader).await).await.bytes_stream();
    let account = app.app.store.find_account("coordinator").await.unwrap().unwrap();
    let op = app.device(Role::Coordinator).await.comment(app.card().await);
    app.app.store.apply_ops(&account, app.plan, &[op], parboard::clock::now()).await.unwrap();
    hear(&mut stream, &format!("\"rev\":{}}}", app.rev().await.0)).await;
}

/// Open streams must not hold up the end.
#[tokio::test]
async fn streams_end_when_the_server_stops() {
    let app = TestApp::start().await;
    let mut stream = listen(&app, &app.signed_in(Role::Leader).await).await.bytes_stream();
    hear(&mut stream, "retry:").await;
    app.app.closing.begin();
    timeout(Duration::from_secs(5), app.serving).await.expect("stops in time").unwrap().unwrap();
    while let Some(part) = timeout(SOON, stream.next()).await.expect("the stream ends") {
        part.expect("it ends in good order");
    }
}
