//! Signing in and out.

use crate::test_app::{PASSWORD, TestApp, assert_trouble};
use parboard_domain::{measure::Moment, person::Role};
use serde_json::Value;
use std::time::Duration;

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let app = TestApp::start().await;
    for (login, password) in [("coordinator", "không phải mật khẩu này"), ("không có ai", PASSWORD), ("", ""), ("coordinator", &"x".repeat(5_000))]
    {
        let reply = app.sign_in(&TestApp::visitor(), login, password).await;
        assert!(reply.headers().get("set-cookie").is_none());
        assert_trouble(reply, 401, "wrong_password").await;
    }
}

#[tokio::test]
async fn five_wrong_passwords_lock_the_login_and_say_for_how_long() {
    let app = TestApp::start().await;
    for _ in 0..5 {
        assert_trouble(app.sign_in(&TestApp::visitor(), "staff", "sai").await, 401, "wrong_password").await;
    }
    let reply = app.sign_in(&TestApp::visitor(), "STAFF", PASSWORD).await;
    let wait_s: u64 = reply.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((800..=900).contains(&wait_s));
    assert_trouble(reply, 429, "locked").await;
    assert_eq!(app.sign_in(&TestApp::visitor(), "head", PASSWORD).await.status(), 200, "the office beside is not locked");
}

/// Hashing takes a while, and who guesses does not wait for it.
#[tokio::test]
async fn wrong_passwords_sent_together_are_no_more_than_one_after_another() {
    let app = TestApp::start().await;
    let visitor = TestApp::visitor();
    let all = futures::future::join_all((0..40).map(|_| app.sign_in(&visitor, "staff", "đoán mò"))).await;
    let mut statuses: Vec<u16> = all.iter().map(|reply| reply.status().as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[401; 5].as_slice(), &[429; 35]].concat());
}

/// Failure mode 61: forty people behind one address, one of whom has forgotten a password and does not stop trying.
#[tokio::test]
async fn one_persons_wrong_passwords_keep_nobody_else_of_the_office_out() {
    let app = TestApp::start().await;
    for round in 0..40 {
        let login = ["head", "coordinator", "leader", "observer"][round % 4];
        assert_eq!(app.sign_in(&TestApp::visitor(), login, PASSWORD).await.status(), 200, "colleague {round}");
        let expected = if round < 5 { 401 } else { 429 };
        assert_eq!(app.sign_in(&TestApp::visitor(), "staff", "quên mất rồi").await.status(), expected, "attempt {round}");
    }
}

#[tokio::test]
async fn only_who_knows_the_password_learns_that_the_account_is_disabled() {
    let app = TestApp::start().await;
    app.app.store.set_disabled("leader", true, Moment(1)).await.unwrap();
    assert_trouble(app.sign_in(&TestApp::visitor(), "leader", "sai").await, 401, "wrong_password").await;
    assert_trouble(app.sign_in(&TestApp::visitor(), "leader", PASSWORD).await, 403, "disabled").await;
}

/// Failure mode 56: the device keeps everything and asks for a sign-in; nothing it sent was kept here.
#[tokio::test]
async fn an_expired_session_is_signed_out_and_keeps_nothing() {
    let app = TestApp::start_with(|settings| settings.session_max = Duration::ZERO).await;
    let mut device = app.device(Role::Coordinator).await;
    let (rev, op) = (app.rev().await, {
        let card = app.card().await;
        device.comment(card)
    });
    assert_trouble(device.send(vec![op]).await, 401, "signed_out").await;
    assert_eq!(app.rev().await, rev);
}

#[tokio::test]
async fn a_session_nobody_used_is_over() {
    let app = TestApp::start_with(|settings| settings.session_idle = Duration::ZERO).await;
    let client = app.signed_in(Role::Leader).await;
    assert_trouble(client.get(app.at("/api/v1/session")).send().await.unwrap(), 401, "signed_out").await;
}

#[tokio::test]
async fn a_new_password_and_a_disabled_account_end_every_session() {
    let app = TestApp::start().await;
    let (head, staff) = (app.signed_in(Role::Head).await, app.signed_in(Role::Staff).await);
    let hash = app.app.settings.passwords.hash("mật khẩu mới rất dài".into()).await.unwrap();
    app.app.store.set_password("head", &hash).await.unwrap();
    app.app.store.set_disabled("staff", true, Moment(1)).await.unwrap();
    for client in [head, staff] {
        assert_trouble(client.get(app.at("/api/v1/session")).send().await.unwrap(), 401, "signed_out").await;
    }
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::start().await;
    let reply = app.sign_in(&TestApp::visitor(), "head", PASSWORD).await;
    let cookie = reply.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("parboard=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");

    let app = TestApp::start_with(|settings| settings.origin = Some("https://par.example.vn".into())).await;
    let reply = app.sign_in(&TestApp::visitor(), "head", PASSWORD).await;
    let cookie = reply.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-parboard=") && cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
    assert!(reply.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_database_does_not_hold_what_the_cookie_says() {
    let app = TestApp::start().await;
    let reply = app.sign_in(&TestApp::visitor(), "head", PASSWORD).await;
    let cookie = reply.headers()["set-cookie"].to_str().unwrap().to_owned();
    let id = cookie.trim_start_matches("parboard=").split(';').next().unwrap().as_bytes();
    for file in std::fs::read_dir(app.folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.windows(id.len()).any(|window| window == id));
    }
}

#[tokio::test]
async fn signing_in_again_changes_the_cookie_and_the_person() {
    let app = TestApp::start().await;
    let client = TestApp::visitor();
    let cookie = |reply: &reqwest::Response| reply.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let first = app.sign_in(&client, "head", PASSWORD).await;
    let second = app.sign_in(&client, "staff", PASSWORD).await;
    assert_ne!(cookie(&first), cookie(&second));
    let who: Value = client.get(app.at("/api/v1/session")).send().await.unwrap().json().await.unwrap();
    assert_eq!((who["person"]["name"].as_str(), who["province"]["name"].as_str()), (Some("staff"), Some("Đắk Lắk")));
    assert_eq!(who["plans"].as_array().unwrap().len(), 1);
    let stale = TestApp::visitor().get(app.at("/api/v1/session")).header("cookie", cookie(&first)).send().await.unwrap();
    assert_trouble(stale, 401, "signed_out").await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_twice_is_no_error() {
    let app = TestApp::start().await;
    let client = app.signed_in(Role::Head).await;
    for _ in 0..2 {
        assert_eq!(client.delete(app.at("/api/v1/session")).send().await.unwrap().status(), 204);
    }
    assert_trouble(client.get(app.at("/api/v1/session")).send().await.unwrap(), 401, "signed_out").await;
}
