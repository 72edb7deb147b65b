//! Weeks without a network: ten thousand operations, sent in one go.

use crate::world::World;
use parboard_domain::{
    id::TaskId,
    op::Request,
    row::{Kind, Rows},
};

const OPERATIONS: usize = 10_000;

/// Failure modes 5 and 18: no operation is too old, and there are never too many of them.
#[test]
fn ten_thousand_operations_arrive_each_once() {
    let mut world = World::quiet(2);
    world.province.page_rows = 1_000;
    world.settle().unwrap();
    let tab = &mut world.devices[0].tabs[0].tab;
    let tasks: Vec<TaskId> = tab.shown().of_kind(Kind::Task).map(|noun| TaskId(noun.key().id)).collect();
    for n in 0..OPERATIONS {
        let request = Request::AddUpdate { task: tasks[n % tasks.len()], did: n.to_string(), percent: None };
        tab.wish(request, world.clock.shown(n as i64 - 90 * crate::clock::DAY_MS)).unwrap();
    }
    assert_eq!(tab.client().outbox().waiting(), OPERATIONS);
    world.settle().unwrap();
    assert_eq!(world.province.books.log.len(), OPERATIONS);
    for device in &world.devices {
        let shown = device.tabs[0].tab.shown();
        assert_eq!(shown.of_kind(Kind::Update).count(), OPERATIONS);
        assert!(tasks.iter().all(|task| shown.find_task(*task).is_some()));
        assert_eq!(device.tabs[0].tab.client().outbox().iter().count(), 0);
    }
}
