//! The one request that devices live by.

use crate::test_app::{Device, TestApp, assert_trouble};
use flate2::{Compression, write::GzEncoder};
use parboard_domain::{op::Request, person::Role, refusal::RefusalCode, task::Status};
use parboard_sync::protocol::{BATCH_OPS_MAX, MARKER, PROTOCOL, SyncRequest, Verdict};
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &brotli::enc::BrotliEncoderParams::default()).unwrap();
    packed
}

#[tokio::test]
async fn without_a_session_nothing_is_kept() {
    let app = TestApp::start().await;
    let mut device = Device::new(&app, TestApp::visitor());
    let (rev, op) = (app.rev().await, device.comment(app.card().await));
    assert_trouble(device.send(vec![op]).await, 401, "signed_out").await;
    assert_eq!(app.rev().await, rev);
}

#[tokio::test]
async fn what_a_role_may_not_do_is_refused_op_by_op_and_changes_nothing() {
    let app = TestApp::start().await;
    let (rev, card) = (app.rev().await, app.card().await);
    for role in [Role::Observer, Role::Administrator] {
        let mut device = app.device(role).await;
        let place = Request::PlaceTask { task: card, from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Đã rõ".into()) };
        let ops = vec![device.op(place), device.comment(card)];
        for (_, verdict) in device.sync(ops).await.verdicts {
            assert!(matches!(verdict, Verdict::Refused(refusal) if refusal.code == RefusalCode::NoAccess));
        }
    }
    assert_eq!(app.rev().await, rev);
}

/// Failure mode 8: the response was lost after the commit.
#[tokio::test]
async fn a_resent_op_gets_the_same_verdict() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let card = app.card().await;
    let ops = vec![device.set_percent(card, 40), device.comment(card)];
    let first = device.sync(ops.clone()).await;
    let rev = app.rev().await;
    let second = device.sync(ops).await;
    assert_eq!((first.marker.as_str(), &first.verdicts), (MARKER, &second.verdicts));
    assert!(first.verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Applied { .. })));
    assert_eq!(app.rev().await, rev, "the second time nothing happens");
}

/// Failure mode 10: neither is all refused for the sake of one, nor does one hold up the others.
#[tokio::test]
async fn one_bad_op_spoils_no_other() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let card = app.card().await;
    let ops = vec![device.comment(card), device.set_percent(card, 900), device.comment(card)];
    let verdicts: Vec<_> = device.sync(ops).await.verdicts.into_iter().map(|(_, verdict)| verdict.rev().is_some()).collect();
    assert_eq!(verdicts, [true, false, true]);
}

/// Failure mode 59: an operation belongs to whoever is signed in, whatever it says of itself.
#[tokio::test]
async fn another_persons_op_cannot_be_sent_again_as_ones_own() {
    let app = TestApp::start().await;
    let (mut head, leader) = (app.device(Role::Head).await, app.device(Role::Leader).await);
    let op = head.comment(app.card().await);
    head.sync(vec![op.clone()]).await;
    let reply = leader.sync(vec![op]).await;
    assert!(matches!(&reply.verdicts[0].1, Verdict::Refused(refusal) if refusal.code == RefusalCode::IdReuse));
}

#[tokio::test]
async fn what_is_not_our_protocol_is_refused_in_words_and_keeps_nothing() {
    let app = TestApp::start().await;
    let device = app.device(Role::Coordinator).await;
    let rev = app.rev().await;
    let good = serde_json::to_vec(&device.request(Vec::new())).unwrap();
    for (body, status, code) in [
        (&b"{"[..], 400, "not_json"),
        (b"", 400, "not_json"),
        (b"\xff\xfe", 400, "not_json"),
        (b"[]", 422, "not_understood"),
        (b"{\"protocol\":1}", 422, "not_understood"),
        (b"{\"protocol\":\"one\"}", 422, "not_understood"),
        (b"{\"protocol\":0}", 426, "upgrade_required"),
        (b"{\"protocol\":0,\"hello\":[]}", 426, "upgrade_required"),
        (b"{\"protocol\":99,\"hello\":[]}", 501, "server_older"),
    ] {
        assert_trouble(device.send_bytes(None, body.to_vec()).await, status, code).await;
    }
    let form = device.client.post(app.at("/api/v1/sync")).header("content-type", "text/plain").body(good.clone());
    assert_trouble(form.send().await.unwrap(), 415, "unsupported_type").await;
    assert_trouble(device.send_bytes(Some("zstd"), good).await, 415, "unsupported_type").await;
    assert_trouble(device.send_bytes(Some("gzip"), b"not gzip at all".to_vec()).await, 400, "not_json").await;
    assert_eq!(app.rev().await, rev);
}

/// Failure mode 52: what a newer protocol means is not guessed, however well it can be read; and it is as good as new once the
/// server is.
#[tokio::test]
async fn a_request_of_a_newer_protocol_is_told_so_and_its_ops_are_as_good_as_new() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let op = device.comment(app.card().await);
    let request = device.request(vec![op.clone()]);
    let newer = SyncRequest { protocol: PROTOCOL + 1, ..request.clone() };
    let reply = device.send_bytes(None, serde_json::to_vec(&newer).unwrap()).await;
    assert!(reply.headers().contains_key("retry-after"));
    assert_trouble(reply, 501, "server_older").await;
    let reply = device.sync(vec![op]).await;
    assert!(reply.verdicts[0].1.rev().is_some() && reply.protocol == request.protocol);
}

#[tokio::test]
async fn too_large_is_told_in_words_packed_or_not() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let large = vec![b' '; 600 * 1024];
    assert_trouble(device.send_bytes(None, large).await, 413, "too_large").await;
    // A bomb: fifty megabytes in fifty kilobytes.
    let bomb = gzip(&vec![b' '; 50 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert_trouble(device.send_bytes(Some("gzip"), bomb).await, 413, "too_large").await;
    assert_trouble(device.send_bytes(Some("br"), brotli(&vec![b' '; 5 * 1024 * 1024])).await, 413, "too_large").await;
    let card = app.card().await;
    let many = (0..=BATCH_OPS_MAX).map(|_| device.comment(card)).collect();
    assert_trouble(device.send(many).await, 413, "too_large").await;
}

#[tokio::test]
async fn packed_requests_are_read_and_replies_are_packed() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let card = app.card().await;
    for (encoding, pack) in [("br", brotli as fn(&[u8]) -> Vec<u8>), ("gzip", gzip)] {
        let ops = (0..BATCH_OPS_MAX).map(|_| device.comment(card)).collect();
        let packed = pack(&serde_json::to_vec(&device.request(ops)).unwrap());
        let request = device.client.post(app.at("/api/v1/sync")).header("content-type", "application/json");
        let reply = request.header("content-encoding", encoding).header("accept-encoding", encoding).body(packed).send().await.unwrap();
        assert_eq!((reply.status().as_u16(), reply.headers()["content-encoding"].to_str().unwrap()), (200, encoding));
    }
}

#[tokio::test]
async fn a_province_without_a_plan_says_so() {
    let app = TestApp::start().await;
    let other = app.app.store.add_province("Gia Lai").await.unwrap();
    let hash = app.app.settings.passwords.hash(crate::test_app::PASSWORD.into()).await.unwrap();
    let new = parboard_store::NewAccount { login: "xa".into(), name: "Xa".into(), role: Role::Coordinator, agency: None, password_hash: hash };
    app.app.store.add_account(other, new).await.unwrap();
    let client = TestApp::visitor();
    app.sign_in(&client, "xa", crate::test_app::PASSWORD).await;
    let device = Device::new(&app, client);
    assert_trouble(device.send(Vec::new()).await, 404, "no_plan").await;
    let mut request = device.request(Vec::new());
    request.plan = None;
    assert_trouble(device.send_bytes(None, serde_json::to_vec(&request).unwrap()).await, 404, "no_plan").await;
}
