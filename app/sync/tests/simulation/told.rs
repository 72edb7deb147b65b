//! What a device makes of what it is told: refusals, copies that are not what they are said to be, and what it has been told
//! before.

use crate::{invariants, people, world::World};
use parboard_domain::{
    field::{Field, Value},
    id::TaskId,
    op::{Change, Request},
    person::Role,
    row::Rows,
};
use parboard_sync::{
    outbox::{Pending, Standing},
    protocol::SyncReply,
    store::OutboxStore,
};

fn task() -> TaskId {
    TaskId(people::id(0x1000, 0))
}

fn title(from: &str, to: &str) -> Request {
    Request::SetFields { task: task(), changes: vec![Change { field: Field::Title, from: Value::from(from), to: Value::from(to) }] }
}

fn at_rest(devices: usize) -> World {
    let mut world = World::quiet(devices);
    world.province.page_rows = 1_000;
    world.settle().unwrap();
    world
}

fn wish(world: &mut World, device: usize, request: Request) {
    let now = world.clock.shown(0);
    world.devices[device].tabs[0].tab.wish(request, now).unwrap();
    world.after(device);
}

/// What the server would answer now.
fn answer(world: &mut World, device: usize) -> SyncReply {
    world.begin(device, 0);
    world.devices[device].tabs[0].waits_for = None;
    let parcel = world.wire.pop().unwrap();
    let request = parboard_domain::json::read(&parcel.body).unwrap();
    let Ok(reply) = world.province.answer(parcel.session, &request, world.clock, usize::MAX) else { panic!("nobody crashed") };
    reply
}

/// Failure mode 12.
#[test]
fn a_refusal_in_a_good_answer_is_shown_as_one_and_not_as_done() {
    let mut world = at_rest(1);
    wish(&mut world, 0, title("Việc", "Việc w0w"));
    world.province.reassign(0, Role::Observer, None);
    let reply = answer(&mut world, 0);
    let tab = &mut world.devices[0].tabs[0].tab;
    tab.receive(reply).unwrap();
    let held = tab.store().load_outbox();
    assert!(matches!(&held[..], [pending] if matches!(pending.standing, Standing::Refused(_))));
    assert_eq!(tab.shown().find_wording(task()).unwrap().title, "Việc");
}

/// Failure mode 29: a row that the device has not got, though it says that it has, is missed with the next answer.
#[test]
fn a_hole_is_found_by_the_sum_and_mended() {
    let mut world = at_rest(2);
    let account = world.devices[0].session;
    let chunks = world.devices[0].disk.keys(&format!("pb1/{account}/plan/{}/rows/", people::plan(0)));
    world.devices[0].disk.plant(&chunks[0], "[]");
    world.devices[0].tabs.clear();
    world.open_tab(0);
    assert!(invariants::on_the_way(&mut world).is_err(), "there is a hole");
    world.devices[1].tabs[0].tab.wish(title("Việc", "Việc w0w"), world.clock.shown(0)).unwrap();
    world.after(1);
    world.talk(1, 0).unwrap();
    (0..3).for_each(|_| world.talk(0, 0).unwrap());
    invariants::at_rest(&mut world).unwrap();
}

/// Whatever led to it: a few rows are never taken for the whole board.
#[test]
fn a_whole_copy_that_is_not_what_the_server_says_it_is_replaces_nothing() {
    let mut world = at_rest(1);
    let before = world.devices[0].tabs[0].tab.client().confirmed().iter().count();
    world.devices[0].tabs[0].tab.rebuild();
    let mut reply = answer(&mut world, 0);
    reply.rows.truncate(3);
    let tab = &mut world.devices[0].tabs[0].tab;
    assert_eq!(tab.receive(reply), Ok(true), "it is fetched anew");
    assert_eq!(tab.client().confirmed().iter().count(), before);
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
}

/// A tab died before it forgot an operation whose rows it holds; somebody has written over it since.
#[test]
fn what_is_confirmed_already_is_not_done_once_more() {
    let mut world = at_rest(2);
    wish(&mut world, 0, title("Việc", "Việc w0w"));
    let [waiting] = <[Pending; 1]>::try_from(world.devices[0].tabs[0].tab.store().load_outbox()).unwrap();
    world.talk(0, 0).unwrap();
    let place = world.devices[0].tabs[0].tab.client().place().unwrap();
    world.talk(1, 0).unwrap();
    wish(&mut world, 1, title("Việc w0w", "Việc w1w"));
    world.talk(1, 0).unwrap();
    world.talk(0, 0).unwrap();
    let left = Pending { standing: Standing::Done(place.cursor), done_in: Some((place.plan, place.epoch)), ..waiting };
    let key = format!("pb1/{}/outbox/{}", world.devices[0].session, left.op.id);
    world.devices[0].disk.plant(&key, &serde_json::to_string(&left).unwrap());
    world.devices[0].tabs.clear();
    world.open_tab(0);
    let tab = &world.devices[0].tabs[0].tab;
    assert_eq!(tab.client().outbox().iter().count(), 1);
    assert_eq!(tab.shown().find_wording(task()).unwrap().title, "Việc w1w");
}

/// Failure mode 37: roles and offices reach every device, also one that holds every row.
#[test]
fn who_works_where_comes_though_no_row_has_changed() {
    let mut world = at_rest(1);
    let account = world.devices[0].session;
    world.province.reassign(0, Role::Observer, None);
    (0..3).for_each(|_| world.talk(0, 0).unwrap());
    let person = world.devices[0].tabs[0].tab.client().directory().find_person(account).cloned();
    assert_eq!(person.unwrap().role, Role::Observer);
}
