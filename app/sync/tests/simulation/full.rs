//! A device that is full, and what goes on all the same; or that was emptied while a tab was open.

use crate::{clock::DAY_MS, invariants, people, words, world::World};
use parboard_domain::{
    field::{Field, Value},
    id::{CriterionId, OpId, TaskId},
    measure::Moment,
    op::{Body, Change, Op, Request, SCHEMA},
    person::Role,
    row::Noun,
};
use parboard_sync::{
    outbox::{Pending, Standing},
    store::OutboxStore,
};

fn comment(word: &str) -> Request {
    Request::AddComment { task: TaskId(people::id(0x1000, 0)), body: word.into(), mentions: Vec::new(), answers: None }
}

fn title(task: TaskId, from: &str, to: &str) -> Request {
    Request::SetFields { task, changes: vec![Change { field: Field::Title, from: Value::from(from), to: Value::from(to) }] }
}

fn wish(world: &mut World, [device, tab]: [usize; 2], request: Request) -> OpId {
    let now = world.clock.shown(world.devices[device].skew_ms);
    let id = world.devices[device].tabs[tab].tab.wish(request, now).unwrap();
    world.after(device);
    id
}

/// Puts an operation on the first device that no tab has made; cut down, it has to grow to say that it was sent.
fn plant(world: &mut World, n: usize, request: Request, cut_down: bool) -> OpId {
    let device = &world.devices[0];
    let id = OpId(people::id(0x0199_0000_0000_7000, n));
    let op = Op { id, device: device.id, schema: SCHEMA, made_at: Moment(5), deps: Vec::new(), body: Body::Known(request) };
    let mut text = serde_json::to_value(Pending::new(op)).unwrap();
    text.as_object_mut().unwrap().retain(|name, _| !cut_down || name == "op");
    device.disk.plant(&format!("pb1/{}/outbox/{id}", device.session), &text.to_string());
    world.after(0);
    id
}

/// Failure mode 86: there is no room to write down that an operation was sent, so it is not sent; everything else goes on.
#[test]
fn seed_13909_what_cannot_be_marked_as_sent_keeps_neither_news_nor_other_work_back() {
    let mut world = World::quiet(2);
    world.talk(1, 0).unwrap();
    wish(&mut world, [1, 0], comment("w0w"));
    world.talk(1, 0).unwrap();
    let stays = plant(&mut world, 0, comment("w1w"), true);
    let goes = plant(&mut world, 1, comment("w2w"), false);
    world.devices[0].disk.shrink_to(0);
    world.talk(0, 0).unwrap();
    let said = |noun: &Noun| matches!(noun, Noun::Comment(said) if said.body == "w0w");
    assert!(world.devices[0].tabs[0].tab.client().confirmed().iter().any(|row| said(&row.is)), "news comes");
    assert!(world.province.books.log.contains_key(&goes) && !world.province.books.log.contains_key(&stays));
    world.devices[0].disk.shrink_to(usize::MAX);
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w1w"));
}

/// Failure mode 71: storage was taken away and has no room since, so what was refused is in the tab and nowhere else.
#[test]
fn seed_32200_what_finds_no_room_to_be_sent_once_more_stays_as_it_was() {
    let mut world = World::quiet(1);
    world.settle().unwrap();
    let id = wish(&mut world, [0, 0], comment("w0w"));
    world.devices[0].disk.evict();
    world.devices[0].disk.shrink_to(0);
    world.province.reassign(0, Role::Observer, people::agency(1));
    world.talk(0, 0).unwrap();
    let now = world.clock.shown(0);
    assert!(world.devices[0].tabs[0].tab.retry(id, now).is_err());
    world.talk(0, 0).unwrap();
    let held = world.devices[0].tabs[0].tab.client().outbox().get(id).map(|pending| pending.standing.clone());
    assert!(matches!(held, Some(Standing::Refused(_))), "{held:?}");
    world.devices[0].disk.shrink_to(usize::MAX);
    world.province.reassign(0, Role::Coordinator, people::agency(1));
    world.talk(0, 0).unwrap();
    world.devices[0].tabs[0].tab.retry(id, now).unwrap();
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w0w"));
}

/// What is sent once more leaves nothing behind that could be sent once more again, also while the board is on its way to the
/// depot.
#[test]
fn what_was_sent_once_more_is_gone_at_once() {
    let mut world = World::quiet(1);
    world.settle().unwrap();
    let id = wish(&mut world, [0, 0], comment("w0w"));
    world.province.reassign(0, Role::Observer, people::agency(1));
    world.talk(0, 0).unwrap();
    world.province.reassign(0, Role::Coordinator, people::agency(1));
    let now = world.clock.shown(0);
    let tab = &mut world.devices[0].tabs[0].tab;
    tab.make_room();
    assert!(tab.has_errand());
    tab.retry(id, now).unwrap();
    assert!(tab.store().load_operation(id).is_none() && tab.store().load_outbox().len() == 1);
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
    assert!(words::of_books(&world.province.books).contains("w0w"));
}

/// Failure mode 4: a tab finds that the card it would write on has arrived, and reads what another has typed there since. The
/// clock was set back meanwhile.
#[test]
fn seed_36906_what_is_typed_comes_after_what_was_read_for_it() {
    let mut world = World::quiet(1);
    world.open_tab(0);
    world.settle().unwrap();
    let criterion = CriterionId(people::id(0x900, 0));
    let card = wish(&mut world, [0, 0], Request::CreateTask { criterion, title: "w0w".into(), text: String::new(), rank: "t".into() });
    world.hear_all(0, 1);
    world.talk(0, 0).unwrap();
    world.clock.pass(1_000);
    let earlier = wish(&mut world, [0, 0], title(card.task(), "w0w", "w0w w1w"));
    world.devices[0].skew_ms = -DAY_MS;
    let later = wish(&mut world, [0, 1], title(card.task(), "w0w", "w0w w2w"));
    assert!(later > earlier);
    invariants::on_the_way(&mut world).unwrap();
    world.settle().unwrap();
    assert!(["w1w", "w2w"].iter().all(|word| words::of_books(&world.province.books).contains(*word)));
}

/// Half of what was discarded would be sent without the other half.
#[test]
fn what_finds_room_for_half_of_it_only_is_not_taken_back() {
    let mut world = World::quiet(1);
    world.talk(0, 0).unwrap();
    let ids = ["w0w", "w1w"].map(|word| wish(&mut world, [0, 0], comment(&format!("{word} {}", "dài ".repeat(700)))));
    let gone: Vec<Pending> = ids.iter().flat_map(|id| world.devices[0].tabs[0].tab.discard(*id)).collect();
    assert_eq!(gone.len(), 2);
    // Nothing is there that could make room.
    world.devices[0].disk.evict();
    world.devices[0].disk.shrink_to(5_000);
    world.devices[0].tabs[0].tab.take_back(&gone).unwrap_err();
    let kept = world.devices[0].disk.keys("pb1/").into_iter().filter(|key| key.contains("/outbox/")).count();
    assert_eq!(kept, 0);
    world.devices[0].disk.shrink_to(usize::MAX);
    world.devices[0].tabs[0].tab.take_back(&gone).unwrap();
    assert_eq!(world.devices[0].disk.keys("pb1/").into_iter().filter(|key| key.contains("/outbox/")).count(), 2);
}
