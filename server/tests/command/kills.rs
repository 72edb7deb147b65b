//! The real process, killed fifty times in the middle of work. What it acknowledged is there, once; what it did not is asked
//! again and gets one answer for good.
//!
//! The moments are counted in requests and answers, and drawn from a seed. Which step of which transaction a kill meets is up
//! to the machine; that nothing may be lost or doubled there is not.

mod device;
mod moment;

use crate::{program::Program, running::Running};
use device::Device;
use moment::Moment;
use parboard::synthetic::Dice;
use parboard_domain::{id::OpId, row::Row};
use parboard_store::PlanExport;
use std::collections::BTreeMap;

const KILLS: usize = 50;
const DEVICES: u64 = 4;
/// A kill comes after at most so many requests and answers.
const MOMENT_MAX: usize = 60;

/// Failure modes 8, 9, 11 and 85: every kill falls somewhere between "received", "kept" and "answered".
#[tokio::test]
async fn fifty_kills_lose_no_acknowledged_op_and_double_none() {
    survive(Program::new(), 0x0dd5).await;
}

#[tokio::test]
async fn fifty_kills_lose_and_double_nothing_on_postgres_either() {
    if let Ok(server) = std::env::var("PARBOARD_TEST_POSTGRES") {
        survive(Program::on_postgres(&server).await, 0x0ea7).await;
    }
}

async fn survive(program: Program, seed: u64) {
    program.run(&["demonstrate"]);
    let mut dice = Dice::new(seed);
    let running = Running::start(&program);
    // One sign-in for all: a session outlives the process too.
    let client = running.client().await;
    let mut devices = Vec::new();
    for n in 0..DEVICES {
        devices.push(Device::start(&running.url, client.clone(), seed + n).await);
    }
    drop(running);
    for kill in 0..KILLS {
        let running = Running::start(&program);
        let (url, moment) = (running.url.clone(), Moment::new(1 + dice.below(MOMENT_MAX), running));
        let work = devices.iter_mut().map(|device| device.work_until_cut_off(&url, &moment));
        futures::future::join_all(work).await;
        assert!(moment.has_come(), "kill {kill} of seed {seed:#x} did not come");
    }
    let running = Running::start(&program);
    // Twice, so that the first also holds what the last had left to send.
    for _ in 0..2 {
        for device in &mut devices {
            device.come_to_rest(&running.url).await;
        }
    }
    drop(running);
    program.must(&["check"]);
    let export: PlanExport = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    for device in &devices {
        compare(device, &export);
    }
}

/// What the device was told is what the log says, each operation in it once; and it holds every row.
fn compare(device: &Device, export: &PlanExport) {
    let mut logged = BTreeMap::new();
    for line in export.ops.iter().filter(|line| line.device == device.id()) {
        assert_eq!(logged.insert(line.id, &line.verdict), None, "{} is in the log twice", line.id);
    }
    let told: BTreeMap<OpId, _> = device.told().iter().map(|(id, verdict)| (*id, verdict)).collect();
    assert_eq!(logged, told);
    assert!(told.values().all(|verdict| verdict.rev().is_some()), "nothing here is to be refused");
    let held: Vec<&Row> = device.rows().collect();
    assert_eq!(held.len(), export.rows.len());
    let (mut held, mut rows) = (held, export.rows.iter().collect::<Vec<_>>());
    held.sort_by_key(|row| row.is.key());
    rows.sort_by_key(|row| row.is.key());
    assert_eq!(held, rows);
}
