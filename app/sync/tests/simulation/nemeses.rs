//! What happens, one thing after the other: people work, lines fail, machines die, storage goes, clocks jump.

use crate::{
    bugs::Bug,
    clock::DAY_MS,
    device::OpenTab,
    ledger::{Fate, Typed},
    people,
    wire::Answer,
    words,
    world::{Broken, World},
};
use parboard_domain::{id::OpId, op::Op, person::Role};
use parboard_sync::{outbox::Pending, store::OutboxStore, unsent::Unsent};

/// One thing happens.
pub fn step(world: &mut World) -> Result<(), Broken> {
    let device = world.dice.below(world.devices.len());
    let what = world.dice.below(116);
    catch_up(world, device);
    world.say(|| format!("device {device}: {what}"));
    match what {
        0..=29 => on_a_tab(world, device, World::wish),
        30..=47 => on_a_tab(world, device, World::begin),
        48 => on_a_tab(world, device, go_to_the_depot),
        49 => world.sweep(device),
        50..=79 => carry(world)?,
        80..=84 => on_a_tab(world, device, hear_one),
        85 => on_a_tab(world, device, offer_again),
        86 => on_a_tab(world, device, give_up),
        87 => take_back(world),
        88 => on_a_tab(world, device, retry),
        89 => on_a_tab(world, device, turn),
        90 => on_a_tab(world, device, World::close_tab),
        91 | 92 => open_or_reload(world, device),
        93 => change_person(world, device),
        94 => set_clock(world, device),
        95 => fill_or_free(world, device),
        96 => change_office(world),
        97 => backup_or_restore(world),
        98 => other_versions(world, device),
        99 => on_a_tab(world, device, hand_out),
        100 | 101 => hand_in(world),
        102 => world.province.is_apart = !world.province.is_apart,
        103..=106 => on_a_tab(world, device, World::wish_with_file),
        107..=113 => on_a_tab(world, device, World::send_some),
        114 => world.province.drop_unfinished_files(),
        _ => evict(world, device),
    }
    Ok(())
}

/// Processes learn of each other's writes within a moment, which may be this one.
fn catch_up(world: &mut World, device: usize) {
    for index in 0..world.devices[device].tabs.len() {
        if world.devices[device].has_processes && world.dice.once_in(2) {
            world.hear_all(device, index);
        }
    }
}

/// Somebody does something on a tab; now and then the tab dies after so many writes.
fn on_a_tab(world: &mut World, device: usize, act: impl FnOnce(&mut World, usize, usize)) {
    if world.devices[device].tabs.is_empty() {
        return world.open_tab(device);
    }
    let index = world.dice.below(world.devices[device].tabs.len());
    doom(world, device, index);
    act(world, device, index);
}

fn doom(world: &mut World, device: usize, index: usize) {
    if world.dice.once_in(25) {
        let writes = world.dice.below(8) + 1;
        world.devices[device].tabs[index].life.ends_after(writes);
    }
}

/// The wire does something with a parcel.
fn carry(world: &mut World) -> Result<(), Broken> {
    if world.wire.is_empty() {
        return Ok(());
    }
    // Any of them: what was sent first need not come first.
    let at = world.dice.below(world.wire.len());
    let parcel = world.wire[at].clone();
    let (device, exchange) = (parcel.device, parcel.exchange);
    let answer = match world.dice.below(24) {
        0 | 1 => {
            world.wire.swap_remove(at);
            Answer::Nothing
        }
        // The browser gives up, and the request arrives all the same, later.
        2 | 3 => Answer::Nothing,
        // Somebody else's page, before the server heard anything.
        4 => {
            world.wire.swap_remove(at);
            Answer::Html
        }
        // It arrives now, and once more later.
        5 | 6 => world.serve(&parcel, usize::MAX)?,
        7 | 8 => {
            world.wire.swap_remove(at);
            let crash_at = world.dice.below(8);
            world.serve(&parcel, crash_at)?
        }
        _ => {
            world.wire.swap_remove(at);
            world.serve(&parcel, usize::MAX)?
        }
    };
    let answer = match world.dice.below(20) {
        0 | 1 => Answer::Nothing,
        2 => Answer::Html,
        3 => answer.cut(&mut world.dice),
        _ => answer,
    };
    if let Some(index) = world.devices[device].tabs.iter().position(|tab| tab.waits_for == Some(exchange)) {
        doom(world, device, index);
    }
    world.hand_over(device, exchange, &answer);
    Ok(())
}

fn go_to_the_depot(world: &mut World, device: usize, index: usize) {
    let trips = world.dice.below(4) + 1;
    world.carry_some(device, index, trips);
    if world.devices[device].tabs[index].life.is_over() {
        world.close_tab(device, index);
    }
}

fn hear_one(world: &mut World, device: usize, index: usize) {
    let news = &mut world.devices[device].tabs[index].news;
    if !news.is_empty() {
        let news = news.remove(0);
        world.hear(device, index, &news);
        finish(world, device, index);
    }
}

/// The time has come to offer again what the server could not judge.
fn offer_again(world: &mut World, device: usize, index: usize) {
    world.devices[device].tabs[index].tab.offer_again();
}

/// A person gives something up, most likely what was refused.
fn give_up(world: &mut World, device: usize, index: usize) {
    let tab = &mut world.devices[device].tabs[index].tab;
    let mut ids: Vec<OpId> = tab.client().outbox().iter().filter(|pending| pending.needs_attention()).map(|pending| pending.op.id).collect();
    if ids.is_empty() {
        ids = tab.client().outbox().iter().filter(|pending| !pending.sent).map(|pending| pending.op.id).collect();
    }
    let Some(id) = world.dice.pick(&ids) else { return };
    let (account, gone) = (tab.account(), tab.discard(*id));
    fate_of(world, device, &gone, [Fate::Held, Fate::GivenUp]);
    world.given_up.push((device, account, gone));
    finish(world, device, index);
}

fn take_back(world: &mut World) {
    let Some((device, account, gone)) = world.given_up.pop() else { return };
    let Some(index) = world.devices[device].tabs.iter().position(|tab| tab.tab.account() == account) else { return };
    let open = &mut world.devices[device].tabs[index];
    // A tab that died over it could not say that it was done.
    if open.tab.take_back(&gone).is_ok() && !open.life.is_over() {
        fate_of(world, device, &gone, [Fate::GivenUp, Fate::Held]);
        world.lose_forgotten_files(device, account, &gone);
    }
    finish(world, device, index);
}

fn fate_of(world: &mut World, device: usize, ops: &[Pending], [from, to]: [Fate; 2]) {
    let words: words::Words = ops.iter().flat_map(|pending| words::of_op(&pending.op)).collect();
    for typed in world.ledger.typed.iter_mut().filter(|typed| typed.device == device && typed.fate == from) {
        if words.contains(&typed.word) {
            typed.fate = to;
        }
    }
}

fn retry(world: &mut World, device: usize, index: usize) {
    let now = world.clock.shown(world.devices[device].skew_ms);
    let before = world.devices[device].held_ids(world.devices[device].tabs[index].tab.account());
    let tab = &mut world.devices[device].tabs[index].tab;
    let stuck: Vec<OpId> = tab.client().outbox().iter().filter(|pending| pending.needs_attention()).map(|pending| pending.op.id).collect();
    if let Some(id) = world.dice.pick(&stuck) {
        // Without room nothing has changed.
        let _ = tab.retry(*id, now);
        world.note_sent_once_more([device, index], &before);
        let died = world.devices[device].tabs[index].life.is_over();
        world.devices[device].broke_off |= died;
    }
    finish(world, device, index);
}

fn turn(world: &mut World, device: usize, index: usize) {
    if world.dice.once_in(3) {
        world.devices[device].tabs[index].tab.rebuild();
        return;
    }
    let plan = people::plan(usize::from(world.dice.once_in(2)));
    // A screen that waits for an answer about another plan will not believe it.
    world.devices[device].tabs[index].tab.turn_to(plan);
    world.devices[device].tabs[index].had_board = false;
    finish(world, device, index);
}

/// Somebody takes what their device holds to the coordinator, as a file; it may reach the server before it is sent from here, or
/// after, and the file may be there for longer than the work.
fn hand_out(world: &mut World, device: usize, index: usize) {
    let open = &mut world.devices[device].tabs[index];
    let author = open.tab.account();
    let name = world.province.books.person(author).name;
    let pending = open.tab.hand_out();
    let unnoted = open.life.is_over() || pending.iter().any(|pending| open.tab.store().load_operation(pending.op.id).as_ref() != Some(pending));
    let file = Unsent::of((author, &name), world.devices[device].id, world.clock.shown(0), pending);
    world.devices[device].handed_out_unnoted |= unnoted;
    world.handed_out.push(serde_json::to_string(&file).expect("unsent work is JSON"));
    finish(world, device, index);
}

/// Somebody hands in a file, perhaps not for the first time.
fn hand_in(world: &mut World) {
    let Some(file) = world.dice.pick(&world.handed_out).cloned() else { return };
    let unsent = Unsent::read(&file).expect("the file is whole");
    let ops: Vec<Op> = unsent.ops().cloned().collect();
    let people = &world.province.books.directory.people;
    let by = people[world.dice.below(people.len())].id;
    let crash_at = if world.dice.once_in(6) { world.dice.below(8) } else { usize::MAX };
    world.handed_in.extend(ops.iter().map(|op| op.id));
    // Whoever handed it in sees that it did not work, and may do it again.
    let _ = world.province.hand_in(by, unsent.person, &ops, world.clock, crash_at);
}

fn finish(world: &mut World, device: usize, index: usize) {
    world.after(device);
    if world.devices[device].tabs[index].life.is_over() {
        world.close_tab(device, index);
    }
}

fn open_or_reload(world: &mut World, device: usize) {
    if world.devices[device].tabs.len() >= 3 {
        let index = world.dice.below(3);
        world.close_tab(device, index);
    }
    world.open_tab(device);
}

/// Somebody else signs in on one of the tabs; the others stay open as they were.
fn change_person(world: &mut World, device: usize) {
    let people = &world.province.books.directory.people;
    world.devices[device].session = people[world.dice.below(people.len())].id;
    if !world.devices[device].tabs.is_empty() {
        let index = world.dice.below(world.devices[device].tabs.len());
        world.close_tab(device, index);
    }
    world.open_tab(device);
}

/// Nobody sets a clock in the moment in which one tab has not seen yet what another wrote.
fn set_clock(world: &mut World, device: usize) {
    (0..world.devices[device].tabs.len()).for_each(|index| world.hear_all(device, index));
    world.devices[device].skew_ms += [-DAY_MS, DAY_MS][world.dice.below(2)];
}

fn fill_or_free(world: &mut World, device: usize) {
    let bytes_more = if world.dice.once_in(2) { usize::MAX } else { world.dice.below(3_000) };
    world.devices[device].disk.shrink_to(bytes_more);
    world.devices[device].depot.full = world.dice.once_in(4);
}

fn change_office(world: &mut World) {
    let (which, role) = (world.dice.below(8), Role::ALL[world.dice.below(Role::ALL.len())]);
    let agency = people::agency(world.dice.below(3) as u128);
    world.province.reassign(which, role, agency);
}

fn backup_or_restore(world: &mut World) {
    if !world.dice.once_in(3) {
        return world.province.back_up();
    }
    let which = world.dice.below(9);
    let (epoch, before) = (world.province.books.epoch, words::of_books(&world.province.books));
    world.province.restore(which);
    if world.bug == Some(Bug::RestoresWithoutANewEpoch) {
        world.province.books.epoch = epoch;
    }
    world.lose_files_with_server();
    // What was acknowledged, forgotten by its device, and undone with the server is lost; what a device still holds is not.
    let after = words::of_books(&world.province.books);
    let devices = &world.devices;
    // An answer from before may still be on its way, and lets the device forget what it then sees.
    let talks = |typed: &Typed| devices[typed.device].tabs.iter().any(|tab| tab.waits_for.is_some() && tab.tab.account() == typed.account);
    let kept = |typed: &Typed| !talks(typed) && devices[typed.device].unsettled_words(typed.account).contains(&typed.word);
    let undone = |typed: &Typed| before.contains(&typed.word) && !after.contains(&typed.word) && !kept(typed);
    world.ledger.settle(Fate::LostWithServer, undone);
    world.verdicts = world.province.books.log.iter().map(|(id, line)| (*id, line.verdict.clone())).collect();
}

/// The server is of an older version for a while, or the device holds something of a newer one.
fn other_versions(world: &mut World, device: usize) {
    if world.dice.once_in(2) {
        world.province.is_older = !world.province.is_older;
        return;
    }
    let (account, disk) = (world.devices[device].session, world.devices[device].disk.clone());
    if disk.is_forbidden() {
        return;
    }
    let (n, note) = (world.count(), world.ledger.next_word());
    let id = people::id(0x0199_0000_0000_7000, n);
    let op = serde_json::json!({ "id": id, "device": world.devices[device].id, "schema": 2, "made_at": 5, "body": { "do": "fly", "note": note } });
    let key = format!("pb1/{account}/outbox/{id}");
    // Whole, as every version writes it: on a device that stays full there may be no room to add what is missing.
    disk.plant(&key, &serde_json::json!({ "op": op, "sent": false, "standing": "waiting" }).to_string());
    if disk.get(&key).is_some() {
        world.ledger.makers.insert(OpId(id), account);
        world.ledger.typed.push(Typed { word: note, device, account, into: None, fate: Fate::Held });
    }
    world.after(device);
}

/// The browser takes everything away, under open tabs or not; or only the depot, or only the shelf.
fn evict(world: &mut World, device: usize) {
    if !world.dice.once_in(3) {
        return;
    }
    let half = world.dice.below(2);
    if half == 0 {
        world.devices[device].depot.evict();
        world.devices[device].satchel.clear();
        world.lose_files(device);
    }
    if world.dice.once_in(3) {
        return;
    }
    world.devices[device].disk.evict();
    world.devices[device].tabs.iter_mut().for_each(OpenTab::evict);
    world.lose_files(device);
    world.devices[device].evicted = true;
    let people: Vec<_> = world.province.books.directory.people.iter().map(|person| person.id).collect();
    for person in people {
        world.note_loss(device, person);
    }
}
