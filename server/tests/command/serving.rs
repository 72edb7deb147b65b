//! The real process: how it starts, how it stops, and what survives when it is killed.

use crate::{program::Program, running::Running};
use parboard_sync::protocol::SyncReply;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn some_card(program: &Program) -> String {
    let export: Value = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    let rows = export["rows"].as_array().unwrap().clone();
    rows.iter().find_map(|row| row["is"]["task"]["id"].as_str()).unwrap().to_owned()
}

fn comment(card: &str, n: u64) -> Value {
    let id = format!("01936f2e-0000-7000-8000-{n:012x}");
    let device = "01936f2e-0000-7000-9000-000000000001";
    let op =
        json!({ "id": id, "device": device, "schema": 1, "made_at": n, "body": { "do": "add_comment", "task": card, "body": format!("lần {n}") } });
    json!({ "protocol": 1, "schema": 1, "device": device, "ops": [op], "cursor": 1_000_000 })
}

/// Failure modes 8 and 11: what was acknowledged is there after a power cut, what was not is not counted twice.
#[tokio::test]
async fn a_kill_loses_no_acknowledged_op() {
    let program = Program::new();
    program.run(&["demonstrate"]);
    let card = some_card(&program);
    let mut running = Running::start(&program);
    let client = running.client().await;
    let url = format!("{}/api/v1/sync", running.url);
    let (card_sent, sender) = (card.clone(), client.clone());
    let sending = tokio::spawn(async move {
        let mut acknowledged = 0;
        for n in 1..100_000 {
            let Ok(reply) = sender.post(&url).json(&comment(&card_sent, n)).send().await else { break };
            let Ok(reply) = reply.json::<SyncReply>().await else { break };
            if reply.verdicts[0].1.rev().is_some() {
                acknowledged = n;
            }
        }
        acknowledged
    });
    // In the middle of the work, wherever that is: the kill is the test's only chance, so it comes after some have passed.
    let deadline = Instant::now() + Duration::from_secs(20);
    while ops(&running).await < 40 && Instant::now() < deadline {}
    running.child.kill().unwrap();
    running.child.wait().unwrap();
    let acknowledged = sending.await.unwrap();
    assert!(acknowledged >= 30);
    let export: Value = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    let kept = export["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["is"]["comment"]["body"].as_str().is_some_and(|body| body.starts_with("lần ")))
        .count() as u64;
    assert!((acknowledged..=acknowledged + 1).contains(&kept), "{acknowledged} acknowledged, {kept} kept");
    program.must(&["check"]);
}

async fn ops(running: &Running) -> u64 {
    let text = reqwest::get(format!("{}/metrics", running.url)).await.unwrap().text().await.unwrap();
    let line = text.lines().find(|line| line.contains("verdict=\"applied\"")).unwrap();
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_request_to_stop_ends_streams_and_the_process_in_good_order() {
    let program = Program::new();
    program.run(&["demonstrate"]);
    let mut running = Running::start(&program);
    let mut stream = running.client().await.get(format!("{}/api/v1/live", running.url)).send().await.unwrap();
    assert!(stream.chunk().await.unwrap().is_some());
    running.signal("-TERM");
    while stream.chunk().await.unwrap().is_some() {}
    let started = Instant::now();
    let status = running.child.wait().unwrap();
    assert!(status.success() && started.elapsed() < Duration::from_secs(5), "{status}");
}

#[test]
fn a_port_that_is_taken_is_refused_in_one_line() {
    let program = Program::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    program.run(&["serve", "--listen", &address]).assert_refused(&address);
}
