//! What the simulator found, each as a scene of its own, with a seed that showed it; or what was seen while looking for that.

use crate::{clock::DAY_MS, invariants, people, words, world::World};
use parboard_domain::{
    field::{Field, Value},
    id::{CriterionId, OpId, TaskId},
    measure::Rev,
    op::{Change, Request},
    person::Role,
    row::{Noun, ROWS},
};
use parboard_sync::{outbox::Standing, protocol::SyncRequest, server::NEWER_AGAIN_MS, store::OutboxStore};

fn task() -> TaskId {
    TaskId(people::id(0x1000, 0))
}

fn comment(word: &str) -> Request {
    Request::AddComment { task: task(), body: word.into(), mentions: Vec::new(), answers: None }
}

fn title(from: &str, to: &str) -> Request {
    Request::SetFields { task: task(), changes: vec![Change { field: Field::Title, from: Value::from(from), to: Value::from(to) }] }
}

/// So many devices and tabs of the coordinator, all of them up to date.
fn office(devices: usize, tabs: usize) -> World {
    let mut world = World::quiet(devices);
    for device in 0..devices {
        (1..tabs).for_each(|_| world.open_tab(device));
    }
    world.settle().unwrap();
    world
}

fn wish(world: &mut World, [device, tab]: [usize; 2], request: Request) -> OpId {
    let now = world.clock.shown(world.devices[device].skew_ms);
    let id = world.devices[device].tabs[tab].tab.wish(request, now).unwrap();
    world.after(device);
    id
}

/// An operation of the first device that the server has carried out, while of six others only the first two rows came back.
fn done_and_not_held() -> (World, OpId) {
    let mut world = office(2, 1);
    for n in 0..6 {
        wish(&mut world, [1, 0], comment(&format!("w{n}w")));
    }
    world.talk(1, 0).unwrap();
    let id = wish(&mut world, [0, 0], comment("w9w"));
    world.begin(0, 0);
    let parcel = world.wire.pop().unwrap();
    world.province.page_rows = 2;
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.hand_over(0, parcel.exchange, &answer);
    (world, id)
}

/// Failure mode 57: a tab stays open while somebody else signs in on another.
#[test]
fn seed_7_nothing_is_carried_out_in_the_name_of_another() {
    let mut world = office(1, 1);
    let id = wish(&mut world, [0, 0], comment("w0w"));
    let own = world.devices[0].session;
    world.devices[0].session = world.province.books.directory.people[1].id;
    world.talk(0, 0).unwrap();
    assert!(!world.province.books.log.contains_key(&id));
    assert_eq!(world.devices[0].tabs[0].tab.client().outbox().waiting(), 1);
    world.devices[0].session = own;
    world.talk(0, 0).unwrap();
    assert_eq!(world.province.books.log[&id].person, own);
}

/// Failure mode 69: one tab gives the board up for what was typed; the others go on showing theirs, and vouch for no rows
/// that are not written down any more.
#[test]
fn seed_13_a_board_given_up_for_room_stays_on_other_screens() {
    let mut world = office(2, 2);
    world.devices[0].disk.shrink_to(0);
    world.devices[0].depot.forbidden = true;
    wish(&mut world, [0, 1], comment("w0w"));
    world.carry_some(0, 1, usize::MAX);
    assert!(!world.devices[0].tabs[1].tab.keeps_replica());
    world.hear_all(0, 0);
    assert!(!world.devices[0].tabs[0].tab.client().confirmed().is_empty());
    world.devices[0].disk.shrink_to(usize::MAX);
    wish(&mut world, [1, 0], comment("w1w"));
    world.talk(1, 0).unwrap();
    world.talk(0, 0).unwrap();
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
}

#[test]
fn a_tab_stays_on_its_plan_when_another_turns_away() {
    let mut world = office(1, 3);
    world.devices[0].tabs[2].tab.turn_to(people::plan(1));
    world.talk(0, 2).unwrap();
    wish(&mut world, [0, 1], comment("w0w"));
    world.talk(0, 1).unwrap();
    world.hear_all(0, 0);
    assert_eq!(world.devices[0].tabs[0].tab.client().place().unwrap().plan, people::plan(0));
}

/// Failure mode 30: what was carried out in a generation that a restored backup has undone is not done.
#[test]
fn seed_42_what_a_restored_server_has_forgotten_is_sent_again() {
    let (mut world, id) = done_and_not_held();
    assert!(world.province.books.log.contains_key(&id) && !world.devices[0].tabs[0].tab.client().outbox().get(id).unwrap().is_waiting());
    world.wire.clear();
    world.province.restore(0);
    world.verdicts.clear();
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w9w"));
}

/// Failure mode 30: the plan that is looked at was imported after the backup. The device leaves it, in all its tabs, and what waits
/// arrives.
#[test]
fn a_plan_that_a_backup_has_undone_is_left_and_what_was_typed_arrives() {
    let mut world = office(2, 2);
    let gone = people::plan(1);
    world.devices[0].tabs[0].tab.turn_to(gone);
    world.talk(0, 0).unwrap();
    let looks_at = |world: &World| world.devices[0].tabs[0].tab.client().place().map(|place| place.plan);
    assert_eq!(looks_at(&world), Some(gone));
    // In the tab beside it, which looks at the other plan.
    wish(&mut world, [0, 1], comment("w0w"));
    world.province.restore(0);
    world.province.books.plans.remove(&gone);
    world.province.books.directory.plans.retain(|plan| plan.id != gone);
    world.verdicts.clear();
    world.talk(0, 0).unwrap();
    assert_eq!(looks_at(&world), Some(people::plan(0)));
    assert!(words::of_books(&world.province.books).contains("w0w"));
    world.settle().unwrap();
}

/// Failure mode 50: an older server cannot judge a card, nor what is said about it. Both wait, nobody has to do anything, and
/// both arrive once the server is newer.
#[test]
fn seed_34_what_an_older_server_cannot_read_waits_with_all_that_builds_on_it() {
    let mut world = office(2, 1);
    world.province.is_older = true;
    let criterion = CriterionId(people::id(0x900, 0));
    let card = wish(&mut world, [0, 0], Request::CreateTask { criterion, title: "w0w".into(), text: String::new(), rank: "t".into() });
    wish(&mut world, [0, 0], Request::AddComment { task: card.task(), body: "w1w".into(), mentions: Vec::new(), answers: None });
    wish(&mut world, [0, 0], comment("w2w"));
    wish(&mut world, [1, 0], comment("w3w"));
    world.talk(1, 0).unwrap();
    world.talk(0, 0).unwrap();
    let client = world.devices[0].tabs[0].tab.client();
    assert_eq!((client.outbox().attention(), client.outbox().waiting()), (0, 2));
    let is_there = |word: &str| words::of_books(&world.province.books).contains(word);
    assert!(is_there("w2w") && !is_there("w0w"), "what does not build on it goes on");
    let rows = client.confirmed().iter().filter(|row| matches!(&row.is, Noun::Comment(said) if said.body == "w3w"));
    assert_eq!(rows.count(), 1, "news goes on");
    // Not before the time the server has named.
    world.begin(0, 0);
    assert_eq!(parboard_domain::json::read::<SyncRequest>(&world.wire.pop().unwrap().body).unwrap().ops, []);
    world.devices[0].tabs[0].waits_for = None;
    let tab = &mut world.devices[0].tabs[0].tab;
    assert_eq!((tab.take_put_off_ms(), tab.take_put_off_ms()), (Some(NEWER_AGAIN_MS), None));
    world.province.is_older = false;
    tab.offer_again();
    world.talk(0, 0).unwrap();
    assert_eq!(world.devices[0].tabs[0].tab.client().outbox().iter().count(), 0);
    assert!(["w0w", "w1w"].iter().all(|word| words::of_books(&world.province.books).contains(*word)));
}

/// Failure modes 16 and 17: a card is refused, and all that is said about it; sent once more when the person may, it arrives
/// and takes along what builds on it.
#[test]
fn what_builds_on_a_refused_card_goes_with_it() {
    let mut world = office(1, 1);
    let criterion = CriterionId(people::id(0x900, 0));
    let card = wish(&mut world, [0, 0], Request::CreateTask { criterion, title: "w0w".into(), text: String::new(), rank: "t".into() });
    wish(&mut world, [0, 0], Request::AddComment { task: card.task(), body: "w1w".into(), mentions: Vec::new(), answers: None });
    world.province.reassign(0, Role::Observer, people::agency(1));
    world.talk(0, 0).unwrap();
    let outbox = world.devices[0].tabs[0].tab.client().outbox();
    assert_eq!((outbox.iter().filter(|pending| pending.needs_attention()).count(), outbox.attention()), (2, 1), "one thing to decide");
    world.province.reassign(0, Role::Coordinator, people::agency(1));
    let now = world.clock.shown(0);
    world.devices[0].tabs[0].tab.retry(card, now).unwrap();
    world.settle().unwrap();
    assert_eq!(world.devices[0].tabs[0].tab.client().outbox().attention(), 0);
    assert!(["w0w", "w1w"].iter().all(|word| words::of_books(&world.province.books).contains(*word)));
}

/// Failure mode 16: what the server had to leave undecided, since it had not seen the other, goes once the other is there,
/// whoever brought it.
#[test]
fn what_stood_blocked_is_offered_again_once_the_other_is_done() {
    let mut world = office(1, 1);
    let criterion = CriterionId(people::id(0x900, 0));
    let card = wish(&mut world, [0, 0], Request::CreateTask { criterion, title: "w0w".into(), text: String::new(), rank: "t".into() });
    let said = wish(&mut world, [0, 0], Request::AddComment { task: card.task(), body: "w1w".into(), mentions: Vec::new(), answers: None });
    let gone = world.devices[0].tabs[0].tab.discard(card);
    world.devices[0].tabs[0].tab.take_back(&gone[1..]).unwrap();
    world.talk(0, 0).unwrap();
    let standing = |world: &World| world.devices[0].tabs[0].tab.client().outbox().get(said).map(|pending| pending.standing.clone());
    assert_eq!(standing(&world), Some(Standing::Blocked(card)));
    world.devices[0].tabs[0].tab.take_back(&gone[..1]).unwrap();
    world.talk(0, 0).unwrap();
    assert_eq!(standing(&world), None);
    assert!(["w0w", "w1w"].iter().all(|word| words::of_books(&world.province.books).contains(*word)));
}

#[test]
fn a_revision_of_one_plan_says_nothing_in_another() {
    let (mut world, id) = done_and_not_held();
    world.wire.clear();
    world.devices[0].tabs[0].waits_for = None;
    world.devices[0].tabs[0].tab.turn_to(people::plan(1));
    world.talk(0, 0).unwrap();
    assert_eq!(world.devices[0].tabs[0].tab.client().outbox().get(id), None);
}

/// Failure mode 87: an answer that was asked for before the copy was given up does not pass for the beginning of a new one.
#[test]
fn seed_211_an_answer_to_an_earlier_question_is_not_taken_for_a_whole_copy() {
    let mut world = office(1, 1);
    wish(&mut world, [0, 0], comment("w0w"));
    world.begin(0, 0);
    world.devices[0].tabs[0].tab.rebuild();
    let parcel = world.wire.pop().unwrap();
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.hand_over(0, parcel.exchange, &answer);
    invariants::on_the_way(&mut world).unwrap();
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
}

/// Failure mode 71: storage is taken away from under a tab that still knows what was not sent.
#[test]
fn seed_9_what_an_open_tab_still_knows_is_written_down_again() {
    let mut world = office(1, 1);
    let id = wish(&mut world, [0, 0], comment("w0w"));
    world.devices[0].disk.evict();
    wish(&mut world, [0, 0], comment("w1w"));
    let store = world.devices[0].tabs[0].tab.store();
    assert!(store.load_operation(id).is_some() && store.load_outbox().len() == 2);
}

#[test]
fn seed_3911_what_finds_no_room_when_storage_was_taken_away_is_not_forgotten() {
    let mut world = office(1, 1);
    let id = wish(&mut world, [0, 0], comment("w0w"));
    world.devices[0].disk.evict();
    world.devices[0].disk.shrink_to(0);
    world.begin(0, 0);
    assert!(world.devices[0].tabs[0].tab.client().outbox().get(id).is_some());
    world.devices[0].disk.shrink_to(usize::MAX);
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w0w"));
}

#[test]
fn seed_95_what_another_tab_may_have_sent_is_not_altered_when_storage_was_taken_away() {
    let mut world = office(1, 2);
    let id = wish(&mut world, [0, 0], title("Việc", "Việc w0w"));
    world.hear_all(0, 1);
    world.begin(0, 0);
    world.devices[0].disk.evict();
    wish(&mut world, [0, 1], title("Việc w0w", "Việc w1w"));
    let outbox = world.devices[0].tabs[1].tab.client().outbox();
    assert!(outbox.get(id).unwrap().sent && outbox.iter().count() == 2);
}

/// Another tab has written on in its place, which the person has not seen here yet: that is not given up unread.
#[test]
fn seed_1483_giving_up_takes_nothing_of_what_another_tab_wrote_in_its_place() {
    let mut world = office(1, 2);
    let id = wish(&mut world, [0, 0], title("Việc", "Việc w0w"));
    world.hear_all(0, 1);
    wish(&mut world, [0, 1], title("Việc w0w", "Việc w0w w1w"));
    let tab = &mut world.devices[0].tabs[0].tab;
    assert!(tab.discard(id).is_empty());
    let held = tab.store().load_outbox();
    assert!(held.len() == 1 && words::of_op(&held[0].op).contains("w1w"));
}

/// Failure mode 4: the clock was a day ahead when one tab made a card, and is right again when another writes on it.
#[test]
fn seed_38_what_builds_on_a_card_comes_after_it_whatever_the_clock_says() {
    let mut world = office(1, 2);
    world.devices[0].skew_ms = DAY_MS;
    let criterion = CriterionId(people::id(0x900, 0));
    let card = wish(&mut world, [0, 0], Request::CreateTask { criterion, title: "w0w".into(), text: String::new(), rank: "t".into() });
    world.devices[0].skew_ms = -DAY_MS;
    world.hear_all(0, 1);
    let later = wish(&mut world, [0, 1], Request::AddComment { task: card.task(), body: "w1w".into(), mentions: Vec::new(), answers: None });
    assert!(later > card);
}

/// One tab gives up a card; another, that has not heard of it yet, must not build on it.
#[test]
fn seed_14117_nothing_builds_on_what_another_tab_has_given_up() {
    let mut world = office(1, 2);
    let criterion = CriterionId(people::id(0x900, 0));
    let create = Request::CreateTask { criterion, title: "Thêm w0w".into(), text: String::new(), rank: "t".into() };
    let card = wish(&mut world, [0, 0], create);
    world.hear_all(0, 1);
    world.devices[0].tabs[0].tab.discard(card);
    let now = world.clock.shown(0);
    let late =
        world.devices[0].tabs[1].tab.wish(Request::AddComment { task: card.task(), body: "w1w".into(), mentions: Vec::new(), answers: None }, now);
    assert!(late.is_err(), "it would wait for ever: {late:?}");
    assert_eq!(world.devices[0].tabs[1].tab.client().outbox().iter().count(), 0);
}

/// What was handed out as a file may come back from elsewhere, so it is not altered here any more.
#[test]
fn what_was_handed_out_is_not_folded_into() {
    let mut world = office(1, 2);
    let id = wish(&mut world, [0, 0], title("Việc", "Việc w0w"));
    world.hear_all(0, 1);
    let file = world.devices[0].tabs[0].tab.hand_out();
    world.after(0);
    assert!(file.len() == 1 && file[0].op.id == id && file[0].is_waiting());
    // Nor by another tab, whether it has heard of that or not.
    wish(&mut world, [0, 1], title("Việc w0w", "Việc w1w"));
    wish(&mut world, [0, 0], title("Việc w1w", "Việc w2w"));
    let outbox = world.devices[0].tabs[0].tab.store().load_outbox();
    assert_eq!(outbox.iter().find(|pending| pending.op.id == id).map(|pending| &pending.op), Some(&file[0].op));
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w2w"));
}

/// Failure modes 51 and 53: rows lie here as an older program wrote them, without what it could not read. They are shown at once,
/// and fetched anew; after that the copy is one like any other.
#[test]
fn a_copy_that_an_older_version_wrote_is_completed() {
    let mut world = office(2, 1);
    let key = format!("pb1/{}/plan/{}/place", world.devices[0].session, people::plan(0));
    let written = world.devices[0].disk.get(&key).unwrap();
    let older = written.replace(&format!(",\"rows\":{ROWS}"), "");
    assert_ne!(written, older);
    world.devices[0].disk.plant(&key, &older);
    world.close_tab(0, 0);
    world.open_tab(0);
    assert!(!world.devices[0].tabs[0].tab.client().confirmed().is_empty());
    // What arrives meanwhile does not pass for the whole.
    wish(&mut world, [1, 0], comment("w0w"));
    world.talk(1, 0).unwrap();
    world.begin(0, 0);
    let parcel = world.wire.pop().unwrap();
    let request = parboard_domain::json::read::<SyncRequest>(&parcel.body).unwrap();
    assert_eq!(request.cursor, Rev(0), "it asks for everything");
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.hand_over(0, parcel.exchange, &answer);
    world.wire.clear();
    world.devices[0].tabs[0].waits_for = None;
    world.settle().unwrap();
    assert_eq!(world.devices[0].tabs[0].tab.client().place().unwrap().rows, ROWS);
    invariants::at_rest(&mut world).unwrap();
    world.close_tab(0, 0);
    world.open_tab(0);
    world.begin(0, 0);
    let parcel = world.wire.pop().unwrap();
    assert_ne!(parboard_domain::json::read::<SyncRequest>(&parcel.body).unwrap().cursor, Rev(0), "and only once");
}

/// Storage was taken away from under two tabs, of which one had typed on where the other had not heard of it: the one that knew
/// less is asking already when the other writes down again what it knows.
#[test]
fn seed_29985_what_one_tab_knows_more_of_is_not_settled_by_what_another_sent() {
    let mut world = office(1, 2);
    wish(&mut world, [0, 0], title("Việc", "Việc w0w"));
    world.hear_all(0, 1);
    world.clock.pass(1);
    wish(&mut world, [0, 0], title("Việc w0w", "Việc w0w w1w"));
    world.devices[0].disk.evict();
    world.devices[0].evicted = true;
    world.begin(0, 1);
    let parcel = world.wire.pop().unwrap();
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.devices[0].tabs[0].tab.hand_out();
    world.after(0);
    world.close_tab(0, 0);
    world.hand_over(0, parcel.exchange, &answer);
    world.settle().unwrap();
    assert!(words::of_books(&world.province.books).contains("w1w"));
}
