//! What devices send again, send late, or send in the words of an older version.

use crate::test_app::{PASSWORD, TestApp, assert_trouble};
use parboard_domain::{
    criterion::Criterion,
    id::{AgencyId, CriterionId, TaskId},
    measure::{Day, Moment},
    person::Role,
    row::{Noun, Row},
    share::Roster,
    task::Task,
};
use parboard_sync::protocol::{SyncReply, Verdict};
use serde_json::{Value, json};

/// Failure mode 22: a device whose line breaks before every answer sends the same again and again. That counts against nothing:
/// neither is it refused, nor does it use up what the office may do from the same address.
#[tokio::test]
async fn sending_again_counts_against_nothing() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let card = app.card().await;
    let ops = vec![device.set_percent(card, 40), device.set_percent(card, 900), device.comment(card)];
    let first = device.sync(ops.clone()).await;
    let (rev, log) = (app.rev().await, app.app.store.export(app.plan).await.unwrap().ops);
    for _ in 0..350 {
        assert_eq!(device.sync(ops.clone()).await.verdicts, first.verdicts);
    }
    assert_eq!((app.rev().await, app.app.store.export(app.plan).await.unwrap().ops), (rev, log));
    assert_eq!(app.sign_in(&TestApp::visitor(), "head", PASSWORD).await.status(), 200);
}

/// Failure mode 5: what was done 45 days ago, or a year ago, is as good as what was done today.
#[tokio::test]
async fn what_waited_for_a_season_is_taken_at_the_door() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Staff).await;
    let card = app.card().await;
    let now = parboard::clock::now();
    for days_ago in [45, 365] {
        let mut op = device.comment(card);
        op.made_at = Moment(now.0 - days_ago * 86_400_000);
        assert!(matches!(device.sync(vec![op]).await.verdicts[0].1, Verdict::Applied { .. }), "{days_ago} days ago");
    }
}

/// Failure mode 50: the operations of every released version, as they lie on devices, are carried out by this server.
#[tokio::test]
async fn an_older_clients_operations_are_carried_out() {
    let app = TestApp::start().await;
    let device = app.device(Role::Coordinator).await;
    let rows = app.app.store.export(app.plan).await.unwrap().rows;
    let mut criteria = rows.iter().filter_map(|row| if let Noun::Criterion(criterion) = &row.is { Some(criterion.id) } else { None });
    let (card, criterion): (_, CriterionId) = (app.card().await, criteria.next().unwrap());
    let (unit, shared) = list_a_unit(&app, &rows).await;
    for line in include_str!("../../../app/domain/tests/released/ops-1.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        // A share is one of a card that many carry out.
        let card = if line["op"]["body"]["unit"].is_null() { card } else { shared };
        // The same letters, about a card that this plan has. It has no such line of history, people, agencies, nor cards with steps
        // or an appraisal, and is no round of proposals.
        let op = line["op"].to_string();
        let op =
            op.replace("01936f2e-0000-7000-8000-000000000300", &card.to_string()).replace("01936f2e-0000-7000-8000-000000000302", &card.to_string());
        let op = op.replace("01936f2e-0000-7000-8000-000000000502", &unit.to_string());
        // What is taken back is what an earlier line added.
        let op = op.replace("01936f2e-0000-7000-8000-000000000c00", "01936f2e-0000-7000-8000-0000000001d0");
        let op = op.replace("01936f2e-0000-7000-8000-000000000400", &criterion.to_string());
        let op = op.replace("01936f2e-0000-7000-8000-000000000900", &app.plan.to_string());
        let op = op.replace("01936f2e-0000-7000-8000-000000000903", &app.plan.to_string());
        let op = op.replace("01936f2e-0000-7000-8000-000000000510", &unit.to_string());
        let mut request = serde_json::to_value(device.request(Vec::new())).unwrap();
        request["ops"] = json!([serde_json::from_str::<Value>(&op).unwrap()]);
        let reply: SyncReply = device.send_bytes(None, request.to_string().into_bytes()).await.json().await.unwrap();
        let missing = [
            "settle_clash",
            "assign_person",
            "remind",
            "carried_out_by",
            // The one piece that proves what was found to be done stays.
            "remove_evidence",
            "01936f2e-0000-7000-8000-000000000304",
            "01936f2e-0000-7000-8000-000000000306",
            // Nothing that was handed in for a period.
            "01936f2e-0000-7000-8000-000000000e10",
        ];
        let is_missing = missing.iter().any(|name| op.contains(name));
        assert_eq!(reply.verdicts[0].1.rev().is_none(), is_missing, "{op}: {:?}", reply.verdicts);
    }
    assert_eq!(app.app.store.check().await.unwrap().problems, []);
}

/// Says that a collective of the plan is one office; that office, and a card of it.
async fn list_a_unit(app: &TestApp, rows: &[Row]) -> (AgencyId, TaskId) {
    let store = &app.app.store;
    let province = store.find_province().await.unwrap().unwrap().id;
    let collective = store.rosters(province, app.plan, Day::parse("2025-06-01").unwrap()).await.unwrap()[0].collective;
    let unit = store.directory(province).await.unwrap().agencies.into_iter().find(|agency| !agency.collective).unwrap().id;
    store.save_roster(province, app.plan, Roster { id: collective, units: vec![unit], frozen_on: None }, None).await.unwrap();
    let criteria: Vec<&Criterion> =
        rows.iter().filter_map(|row| if let Noun::Criterion(criterion) = &row.is { Some(criterion) } else { None }).collect();
    let is_named = |task: &Task| criteria.iter().any(|criterion| criterion.id == task.criterion && task.named(criterion).any(|id| *id == collective));
    let card = rows.iter().find_map(|row| if let Noun::Task(task) = &row.is { is_named(task).then_some(task.id) } else { None });
    (unit, card.unwrap())
}

/// Failure mode 50: what a client below the minimum sends is not touched, so that it is as good as new once the client is.
#[tokio::test]
async fn a_client_below_the_minimum_is_told_so_and_its_ops_are_as_good_as_new() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let (rev, op) = (app.rev().await, {
        let card = app.card().await;
        device.comment(card)
    });
    let mut request = serde_json::to_value(device.request(vec![op.clone()])).unwrap();
    request["protocol"] = json!(0);
    assert_trouble(device.send_bytes(None, request.to_string().into_bytes()).await, 426, "upgrade_required").await;
    assert_eq!(app.rev().await, rev);
    assert!(matches!(device.sync(vec![op]).await.verdicts[0].1, Verdict::Applied { .. }));
}

/// Failure mode 58: an account that was closed while its device was away, and opened again. What came in between was not kept,
/// and is not held against it: the same operation is carried out.
#[tokio::test]
async fn what_was_refused_at_a_closed_door_is_taken_once_it_is_open() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Staff).await;
    let (rev, op) = (app.rev().await, {
        let card = app.card().await;
        device.comment(card)
    });
    app.app.store.set_disabled("staff", true, Moment(1)).await.unwrap();
    assert_trouble(device.send(vec![op.clone()]).await, 401, "signed_out").await;
    assert_trouble(app.sign_in(&device.client, "staff", PASSWORD).await, 403, "disabled").await;
    assert_eq!(app.rev().await, rev);
    app.app.store.set_disabled("staff", false, Moment(2)).await.unwrap();
    assert_eq!(app.sign_in(&device.client, "staff", PASSWORD).await.status(), 200);
    assert!(matches!(device.sync(vec![op]).await.verdicts[0].1, Verdict::Applied { .. }));
}

/// Failure mode 57: on a shared tablet the cookie is now another person's. The answer says whose session it was, so that the
/// device believes none of it, and what it sent is theirs, not the first one's.
#[tokio::test]
async fn an_answer_says_whose_session_it_was() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Head).await;
    let first = device.sync(Vec::new()).await.person;
    assert_eq!(app.sign_in(&device.client, "staff", PASSWORD).await.status(), 200);
    let op = device.comment(app.card().await);
    let reply = device.sync(vec![op.clone()]).await;
    assert_ne!(reply.person, first);
    let log = app.app.store.export(app.plan).await.unwrap().ops;
    assert_eq!(log.iter().find(|line| line.id == op.id).unwrap().person, reply.person);
}
