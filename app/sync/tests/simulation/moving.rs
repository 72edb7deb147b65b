//! A copy that outgrows the shelf moves to the depot: scenes of what may come in between.

use crate::{invariants, people, world::World};
use parboard_domain::{
    field::Field,
    id::TaskId,
    op::{Change, Request},
    person::Role,
    row::Row,
};
use parboard_sync::{
    depot::{Brought, leftovers, list_copies},
    outbox::Pending,
    protocol::BATCH_OPS_MAX,
    store::{OutboxStore, ReplicaStore},
};

/// So many trips and writes a move takes at most; a tab dies after each of them in turn.
const WRITES_MAX: usize = 60;

/// One device on whose shelf no copy fits, with so many tabs; nothing has been fetched yet.
fn cramped(tabs: usize) -> World {
    let mut world = World::quiet(1);
    world.devices[0].copy_chars_max = 0;
    world.devices[0].tabs.clear();
    (0..tabs).for_each(|_| world.open_tab(0));
    world
}

/// The same, and at rest.
fn moved(tabs: usize) -> World {
    let mut world = cramped(tabs);
    world.settle().unwrap();
    world
}

fn say(world: &mut World, tab: usize, body: &str) {
    let request = Request::AddComment { task: TaskId(people::id(0x1000, 0)), body: body.into(), mentions: Vec::new(), answers: None };
    let now = world.clock.shown(0);
    world.devices[0].tabs[tab].tab.wish(request, now).unwrap();
    world.after(0);
}

fn rows(world: &World, tab: usize) -> Vec<Row> {
    world.devices[0].tabs[tab].tab.client().confirmed().iter().cloned().collect()
}

fn is_noted(world: &World) -> bool {
    world.devices[0].tabs[0].tab.store().load_note(people::plan(0)).is_some()
}

fn reopen(world: &mut World) {
    world.devices[0].tabs.clear();
    world.open_tab(0);
}

#[test]
fn a_copy_that_has_outgrown_the_shelf_is_in_the_depot_and_nowhere_else() {
    let mut world = moved(1);
    assert!(is_noted(&world));
    let account = world.devices[0].session;
    assert!(world.devices[0].disk.keys(&format!("pb1/{account}/plan/{}/rows/", people::plan(0))).is_empty());
    let before = rows(&world, 0);
    reopen(&mut world);
    assert!(world.devices[0].tabs[0].tab.awaits_copy() && rows(&world, 0).is_empty());
    world.carry_some(0, 0, usize::MAX);
    assert_eq!(rows(&world, 0), before);
}

#[test]
fn nothing_is_asked_of_the_server_while_the_board_is_on_its_way() {
    let mut world = moved(1);
    reopen(&mut world);
    assert!(world.devices[0].tabs[0].tab.begin().is_none());
    world.carry_some(0, 0, usize::MAX);
    let request = world.devices[0].tabs[0].tab.begin().unwrap();
    assert!(request.cursor > parboard_domain::measure::Rev(0), "it goes on where the copy ends");
}

/// A tab dies after every single write of a move and of what is added later; whoever opens the next one finds a board that
/// vouches for no more than is there, and everything typed.
#[test]
fn a_move_survives_a_death_between_any_two_writes() {
    for writes in 1..WRITES_MAX {
        let mut world = cramped(1);
        world.devices[0].tabs[0].life.ends_after(writes);
        let _ = world.talk_until_dead(0);
        world.settle().unwrap();
        say(&mut world, 0, &format!("w{writes}w"));
        world.devices[0].tabs[0].life.ends_after(writes);
        let _ = world.talk_until_dead(0);
        invariants::on_the_way(&mut world).unwrap();
        world.settle().unwrap();
        invariants::at_rest(&mut world).unwrap();
        assert!(is_noted(&world), "{writes}");
    }
}

#[test]
fn an_operation_is_forgotten_when_its_rows_are_in_the_depot_and_not_before() {
    let mut world = moved(1);
    say(&mut world, 0, "w0w");
    world.begin(0, 0);
    let parcel = world.wire.pop().unwrap();
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.devices[0].tabs[0].tab.receive(answer.read().unwrap()).unwrap();
    assert_eq!(world.devices[0].tabs[0].tab.store().load_outbox().len(), 1);
    world.carry_some(0, 0, usize::MAX);
    assert!(world.devices[0].tabs[0].tab.store().load_outbox().is_empty());
}

#[test]
fn another_tab_follows_to_the_depot_and_sees_what_came_there() {
    let mut world = moved(2);
    say(&mut world, 0, "w0w");
    world.talk(0, 0).unwrap();
    world.hear_all(0, 1);
    assert!(world.devices[0].tabs[1].tab.awaits_copy());
    assert!(!rows(&world, 1).is_empty(), "the screen shows what it showed");
    world.carry_some(0, 1, usize::MAX);
    assert_eq!(rows(&world, 0), rows(&world, 1));
}

/// Failure mode 71, in halves: a browser may take away one of the two.
#[test]
fn a_depot_that_was_emptied_costs_a_fetch_and_nothing_else() {
    let mut world = moved(1);
    say(&mut world, 0, "w0w");
    world.devices[0].depot.evict();
    reopen(&mut world);
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
    assert!(is_noted(&world));
}

#[test]
fn a_depot_without_a_note_is_swept() {
    let mut world = moved(1);
    world.devices[0].disk.evict();
    world.devices[0].evicted = true;
    world.sweep(0);
    assert!(world.devices[0].depot.inside.is_empty());
    reopen(&mut world);
    world.settle().unwrap();
    world.sweep(0);
    assert!(!world.devices[0].depot.inside.is_empty() && is_noted(&world));
}

/// A private window may allow local storage and forbid the rest.
#[test]
fn where_there_is_no_depot_the_shelf_has_to_do() {
    let mut world = cramped(1);
    world.devices[0].depot.forbidden = true;
    world.settle().unwrap();
    assert!(!is_noted(&world) && world.devices[0].tabs[0].tab.keeps_replica());
    let before = rows(&world, 0);
    reopen(&mut world);
    assert_eq!(rows(&world, 0), before);
}

#[test]
fn a_full_depot_gives_up_its_copy_and_the_shelf_takes_over() {
    let mut world = moved(1);
    say(&mut world, 0, "w0w");
    world.devices[0].depot.full = true;
    world.talk(0, 0).unwrap();
    assert!(!is_noted(&world));
    let before = rows(&world, 0);
    reopen(&mut world);
    assert_eq!(rows(&world, 0), before);
}

/// The board is in the depot, so nothing is left to give up for room; what became of an operation is longer than the operation.
#[test]
fn a_full_device_sends_all_that_it_holds() {
    let mut world = moved(1);
    world.province.page_rows = 1_000;
    let operations = 3 * BATCH_OPS_MAX;
    (0..operations).for_each(|n| say(&mut world, 0, &format!("w{n}w")));
    world.devices[0].disk.shrink_to(0);
    // An answer may be one that is not believed.
    (0..3).for_each(|_| world.talk(0, 0).unwrap());
    assert_eq!(world.province.books.log.len(), operations);
    assert!(world.devices[0].tabs[0].tab.store().load_outbox().is_empty() && is_noted(&world));
    invariants::at_rest(&mut world).unwrap();
}

/// What the server refused found no room to be said: the next round asks for what comes after it all the same.
#[test]
fn a_full_device_does_not_ask_again_for_what_was_refused() {
    let mut world = moved(1);
    world.province.page_rows = 1_000;
    let operations = 2 * BATCH_OPS_MAX;
    (0..operations).for_each(|n| say(&mut world, 0, &format!("w{n}w")));
    let coordinator = world.devices[0].session;
    let which = world.province.books.directory.people.iter().position(|person| person.id == coordinator).unwrap();
    world.province.reassign(which, Role::Observer, None);
    world.devices[0].disk.shrink_to(0);
    world.talk(0, 0).unwrap();
    let outbox = world.devices[0].tabs[0].tab.client().outbox();
    assert_eq!((outbox.attention(), outbox.waiting()), (operations, 0));
    world.devices[0].disk.shrink_to(usize::MAX);
    world.talk(0, 0).unwrap();
    let told = world.devices[0].tabs[0].tab.store().load_outbox();
    assert!(told.len() == operations && told.iter().all(Pending::needs_attention), "it is written down once there is room");
}

/// Somebody types more than there is room for, also when the board goes for it.
fn finds_no_room(world: &mut World) {
    world.devices[0].disk.shrink_to(0);
    let request = Request::AddComment { task: TaskId(people::id(0x1000, 0)), body: "w".repeat(9_000), mentions: Vec::new(), answers: None };
    assert!(world.devices[0].tabs[0].tab.wish(request, world.clock.shown(0)).is_err());
    world.devices[0].disk.shrink_to(0);
}

/// The note found no room either: from then on the board is kept nowhere, also when somebody types.
#[test]
fn a_board_that_is_kept_nowhere_does_not_go_to_the_depot_after_all() {
    let mut world = cramped(1);
    pull(&mut world, 0);
    finds_no_room(&mut world);
    world.carry_some(0, 0, usize::MAX);
    assert!(!world.devices[0].tabs[0].tab.keeps_replica());
    finds_no_room(&mut world);
    assert!(!world.devices[0].tabs[0].tab.has_errand());
    pull(&mut world, 0);
    world.carry_some(0, 0, usize::MAX);
    assert!(!is_noted(&world));
}

/// It may be for good or for a while, which nobody knows: the copy is all that there is to show without a network.
#[test]
fn a_copy_in_the_depot_is_not_let_go_before_the_shelf_has_another() {
    let mut world = moved(1);
    say(&mut world, 0, "w0w");
    world.devices[0].depot.full = true;
    world.devices[0].disk.shrink_to(1_000);
    world.talk(0, 0).unwrap();
    assert!(is_noted(&world) && !world.devices[0].tabs[0].tab.keeps_replica());
    world.devices[0].depot.full = false;
    reopen(&mut world);
    world.carry_some(0, 0, usize::MAX);
    assert!(!rows(&world, 0).is_empty());
    assert_eq!(world.devices[0].tabs[0].tab.client().outbox().iter().count(), 1, "and what was added to it since");
}

#[test]
fn a_sweep_leaves_alone_what_somebody_went_on_with_since_it_looked() {
    let mut world = moved(1);
    let Ok(Brought::Texts { texts, .. }) = world.devices[0].depot.inside.run(&list_copies()) else { panic!("a list") };
    say(&mut world, 0, "w0w");
    world.talk(0, 0).unwrap();
    let held = world.devices[0].depot.inside.len();
    // As if the notes had been read before it was noted.
    let errands = leftovers(&texts, &[]);
    assert_eq!(errands.len(), 1);
    for (_, errand) in &errands {
        assert_eq!(world.devices[0].depot.inside.run(errand), Ok(Brought::Overtaken));
    }
    assert_eq!(world.devices[0].depot.inside.len(), held);
}

/// A program from before there was a depot finds no copy, fetches one onto the shelf, and may sign its person out.
#[test]
fn an_older_program_finds_no_copy_and_its_own_counts_afterwards() {
    let mut world = moved(1);
    let account = world.devices[0].session;
    let plan = people::plan(0);
    let keys = world.devices[0].disk.keys(&format!("pb1/{account}/plan/{plan}/"));
    assert_eq!(keys, [format!("pb1/{account}/plan/{plan}/depot")], "nothing that an older program reads");
    // It knows of no depot, so that its own copy lies on the shelf.
    world.devices[0].copy_chars_max = usize::MAX;
    world.devices[0].depot.evict();
    reopen(&mut world);
    world.settle().unwrap();
    world.devices[0].copy_chars_max = 0;
    reopen(&mut world);
    assert!(!world.devices[0].tabs[0].tab.awaits_copy() && !rows(&world, 0).is_empty());
    world.devices[0].tabs[0].tab.rebuild();
    world.settle().unwrap();
    assert!(is_noted(&world));
    invariants::at_rest(&mut world).unwrap();
}

/// A tab takes in what the server has, and carries nothing yet.
fn pull(world: &mut World, tab: usize) {
    world.begin(0, tab);
    let parcel = world.wire.pop().unwrap();
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.devices[0].tabs[tab].waits_for = None;
    world.devices[0].tabs[tab].tab.receive(answer.read().unwrap()).unwrap();
}

fn rename(world: &mut World, [from, to]: [&str; 2]) {
    let changes = vec![Change { field: Field::Title, from: from.into(), to: to.into() }];
    let now = world.clock.shown(0);
    world.devices[1].tabs[0].tab.wish(Request::SetFields { task: TaskId(people::id(0x1000, 0)), changes }, now).unwrap();
    world.after(1);
    world.talk(1, 0).unwrap();
}

/// Without locks two tabs may add to one copy at once: who comes second finds out, and puts a copy of its own beside it.
#[test]
fn a_tab_that_was_overtaken_in_the_depot_adds_nothing_to_what_another_put_there() {
    let mut world = World::quiet(2);
    world.devices[0].copy_chars_max = 0;
    world.devices[0].has_locks = false;
    world.devices[0].tabs.clear();
    (0..2).for_each(|_| world.open_tab(0));
    world.settle().unwrap();
    rename(&mut world, ["Việc", "Việc w0w"]);
    pull(&mut world, 0);
    rename(&mut world, ["Việc w0w", "Việc w1w"]);
    pull(&mut world, 1);
    world.carry_some(0, 1, usize::MAX);
    world.carry_some(0, 0, 1);
    rename(&mut world, ["Việc w1w", "Việc w1w và"]);
    pull(&mut world, 1);
    world.carry_some(0, 1, usize::MAX);
    invariants::on_the_way(&mut world).unwrap();
    let note = world.devices[0].tabs[1].tab.store().load_note(people::plan(0)).unwrap();
    let account = world.devices[0].session;
    let (place, held) = world.devices[0].depot.read(account, note);
    let expected: Vec<Row> = world.devices[0].tabs[1].tab.client().confirmed().iter().cloned().collect();
    assert_eq!(place, world.devices[0].tabs[1].tab.client().place());
    assert_eq!(held.iter().cloned().collect::<Vec<_>>(), expected);
}
