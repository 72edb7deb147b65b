//! Tabs with a process each: what one writes, the other sees a moment later. Scenes of what may happen in that moment.

use crate::{clock::DAY_MS, invariants, people, words, world::World};
use parboard_domain::{
    field::Field,
    id::TaskId,
    op::{Change, Request},
    row::Rows,
};

/// One device with two tabs, at rest, each in a process of its own.
fn two_processes() -> World {
    let mut world = World::quiet(1);
    world.province.page_rows = 1_000;
    world.devices[0].has_processes = true;
    world.devices[0].tabs.clear();
    (0..2).for_each(|_| world.open_tab(0));
    world.settle().unwrap();
    world
}

fn task() -> TaskId {
    TaskId(people::id(0x1000, 0))
}

fn retitle(world: &mut World, tab: usize, [from, to]: [&str; 2]) {
    let changes = vec![Change { field: Field::Title, from: from.into(), to: to.into() }];
    let now = world.clock.shown(0);
    world.devices[0].tabs[tab].tab.wish(Request::SetFields { task: task(), changes }, now).unwrap();
    world.after(0);
}

fn serve(world: &mut World) {
    let parcel = world.wire.pop().unwrap();
    let answer = world.serve(&parcel, usize::MAX).unwrap();
    world.hand_over(0, parcel.exchange, &answer);
}

/// Failure mode 66: the other is sending what this one goes on typing into.
#[test]
fn seed_1194_what_is_typed_while_another_tab_sends_is_sent_as_well() {
    for heard_before_the_answer in [true, false] {
        let mut world = two_processes();
        retitle(&mut world, 0, ["Việc", "Việc w0w"]);
        world.hear_all(0, 1);
        world.begin(0, 1);
        retitle(&mut world, 0, ["Việc w0w", "Việc w1w"]);
        if heard_before_the_answer {
            (0..2).for_each(|tab| world.hear_all(0, tab));
        }
        serve(&mut world);
        world.settle().unwrap();
        invariants::at_rest(&mut world).unwrap();
        assert!(words::of_books(&world.province.books).contains("w1w"), "{heard_before_the_answer}");
        assert_eq!(world.devices[0].tabs[0].tab.shown().find_wording(task()).unwrap().title, "Việc w1w");
    }
}

/// Failure mode 66, the other way round: the later writing is overwritten by the mark that the earlier was sent.
#[test]
fn seed_2433_what_is_typed_survives_that_another_tab_marks_the_earlier_as_sent() {
    let mut world = two_processes();
    retitle(&mut world, 0, ["Việc", "Việc w0w"]);
    world.hear_all(0, 1);
    retitle(&mut world, 0, ["Việc w0w", "Việc w1w"]);
    world.begin(0, 1);
    (0..2).for_each(|tab| world.hear_all(0, tab));
    serve(&mut world);
    world.settle().unwrap();
    invariants::at_rest(&mut world).unwrap();
    assert_eq!(world.devices[0].tabs[1].tab.shown().find_wording(task()).unwrap().title, "Việc w1w");
}

/// Failure mode 89: the bytes of a photograph are seen by every tab at once, what is noted of it is not.
#[test]
fn a_file_whose_note_has_not_been_seen_yet_is_not_taken_for_a_leftover() {
    let mut world = two_processes();
    let now = world.clock.shown(0);
    world.devices[0].keep_file(0, "%PDF-1.7 ảnh", task(), now).unwrap();
    world.after(0);
    world.devices[0].clear_leftovers(1, now);
    assert_eq!(world.devices[0].satchel.len(), 1);
    world.hear_all(0, 1);
    world.devices[0].clear_leftovers(1, world.clock.shown(DAY_MS));
    assert_eq!(world.devices[0].satchel.len(), 1);
}
