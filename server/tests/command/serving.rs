//! The real process: how it starts and how it stops. What survives when it is killed is in `kills`.

use crate::{program::Program, running::Running};
use std::time::{Duration, Instant};

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
