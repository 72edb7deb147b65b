//! Two provinces in one database. Whatever somebody of the one asks, by every route and with every request, they read nothing of
//! the other and change nothing there, also when they have all its ids.

mod neighbour;
mod requests;
mod routes;

use crate::{live::hear, test_app::TestApp};
use neighbour::{Abroad, Neighbour};
use parboard_domain::{
    op::{Op, Request},
    person::Role,
    refusal::RefusalCode,
};
use parboard_sync::protocol::Verdict;
use serde_json::Value;

/// With another's card no request is carried out, whoever sends it; nor with an own card and something that hangs on another's.
#[tokio::test]
async fn no_request_reaches_another_province() {
    let app = TestApp::start().await;
    let abroad = Abroad::fill(&app).await;
    let neighbour = Neighbour::beside(&app).await;
    let before = abroad.everything(&app).await;
    for role in Role::ALL {
        let mut device = neighbour.device(&app, role).await;
        let requests = requests::aimed_at(&abroad, &neighbour);
        requests::require_all(&requests);
        let ops: Vec<Op> = requests.into_iter().map(|request| device.op(request)).collect();
        let (reply, text) = neighbour.sync(&device, &ops).await;
        for (op, (_, verdict)) in ops.iter().zip(&reply.verdicts) {
            let Verdict::Refused(refusal) = verdict else { panic!("{role:?} {op:?} {verdict:?}") };
            // Who may do nothing on an own card is told that first.
            let reads_only = op.task() == Some(neighbour.task) && refusal.code == RefusalCode::NoAccess;
            assert!(reads_only || refusal.code == RefusalCode::NotFound, "{role:?} {op:?} {refusal:?}");
        }
        assert_eq!(reply.plan, neighbour.plan);
        abroad.require_silence(&text, &serde_json::to_string(&ops).unwrap());
    }
    assert_eq!(abroad.everything(&app).await, before);
}

/// An id of the other province tells nothing either: as what is built on, it is as unknown as any, and as an operation's own it is
/// refused. Ids of the lines of history that it wrote are not free for anybody else.
#[tokio::test]
async fn ids_of_another_province_are_neither_known_nor_free() {
    let app = TestApp::start().await;
    let abroad = Abroad::fill(&app).await;
    let neighbour = Neighbour::beside(&app).await;
    let before = abroad.everything(&app).await;
    let mut device = neighbour.device(&app, Role::Coordinator).await;
    let request = || Request::AddComment { task: neighbour.task, body: "Xem".to_owned(), mentions: Vec::new(), answers: None };
    let builds_on = Op { deps: vec![abroad.op], ..device.op(request()) };
    let builds_on_nothing = Op { deps: vec![device.op(request()).id], ..device.op(request()) };
    let taken = Op { id: abroad.op, ..device.op(request()) };
    let unsure = Op { deps: vec![abroad.op], ..device.op(request()) };
    let (reply, _) = neighbour.sync(&device, &[builds_on.clone(), builds_on_nothing.clone()]).await;
    for (op, (_, verdict)) in [builds_on, builds_on_nothing].iter().zip(&reply.verdicts) {
        assert_eq!(*verdict, Verdict::Blocked { dep: op.deps[0] });
    }
    let (reply, text) = neighbour.sync(&device, &[taken.clone(), unsure.clone()]).await;
    let codes: Vec<_> =
        reply.verdicts.iter().map(|(_, verdict)| if let Verdict::Refused(refusal) = verdict { Some(refusal.code) } else { None }).collect();
    assert_eq!(codes, [Some(RefusalCode::IdReuse), Some(RefusalCode::DependsOn)]);
    abroad.require_silence(&text, &serde_json::to_string(&[taken, unsure]).unwrap());
    for request in requests::with_lines_of_history(&neighbour) {
        let op = Op { id: abroad.op_that_writes_the_same_line(), ..device.op(request) };
        let (reply, _) = neighbour.sync(&device, &[op]).await;
        assert!(matches!(reply.verdicts[0].1, Verdict::Refused(_)), "{:?}", reply.verdicts);
    }
    assert_eq!(abroad.everything(&app).await, before);
}

/// Every route of the description is tried; one that is new fails here until it is.
#[tokio::test]
async fn no_route_leads_into_another_province() {
    let app = TestApp::start().await;
    let abroad = Abroad::fill(&app).await;
    let neighbour = Neighbour::beside(&app).await;
    let before = abroad.everything(&app).await;
    let document: Value = TestApp::visitor().get(app.at("/api/openapi.json")).send().await.unwrap().json().await.unwrap();
    for role in [Role::Administrator, Role::Coordinator] {
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys() {
                for attempt in routes::attempts(method, path, &abroad, &neighbour) {
                    let client = neighbour.signed_in(&app, role).await;
                    let reply = attempt.request(&app, &client).send().await.unwrap();
                    let status = reply.status().as_u16();
                    let text = routes::read(reply).await;
                    assert_eq!(status, attempt.status_for(role), "{role:?} {method} {path}: {text}");
                    abroad.require_silence(&text, &attempt.said());
                }
            }
        }
    }
    assert_eq!(abroad.everything(&app).await, before);
}

/// Both provinces change, the other one first: only the own change is heard.
#[tokio::test]
async fn news_of_another_province_are_not_heard() {
    let app = TestApp::start().await;
    let neighbour = Neighbour::beside(&app).await;
    let reply = neighbour.signed_in(&app, Role::Leader).await.get(app.at("/api/v1/live")).send().await.unwrap();
    let mut stream = reply.bytes_stream();
    hear(&mut stream, "retry:").await;
    let mut device = app.device(Role::Coordinator).await;
    let op = device.comment(app.card().await);
    device.sync(vec![op]).await;
    let mut own = neighbour.device(&app, Role::Coordinator).await;
    let op = own.comment(neighbour.task);
    neighbour.sync(&own, &[op]).await;
    let heard = hear(&mut stream, &neighbour.plan.to_string()).await;
    assert!(!heard.contains(&app.plan.to_string()), "{heard}");
}
