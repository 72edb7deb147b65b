//! What is always true, and what is true when everything has come to rest.

use crate::{
    device::{Device, SimTab},
    people,
    province::Books,
    words,
    world::{Broken, World},
};
use parboard_domain::{
    id::OpId,
    refusal::RefusalCode,
    row::{Noun, Row, RowKey, RowSet, RowSum},
};
use parboard_sync::{
    client::Place,
    outbox::{Pending, Standing},
    store::ReplicaStore,
};
use std::collections::BTreeSet;

/// True after every step.
pub fn on_the_way(world: &mut World) -> Result<(), Broken> {
    books_add_up(&world.province.books)?;
    verdicts_stay(world)?;
    everybody_in_their_own_name(world)?;
    nothing_typed_vanishes(world)?;
    boards_do_not_empty(world)?;
    let books = &world.province.books;
    for open in world.devices.iter().flat_map(|device| &device.tabs) {
        causes_come_first(&open.tab)?;
        vouches(books, open.tab.client().place(), open.tab.client().confirmed(), "a tab")?;
    }
    // Reading a disk takes its time: one of them each time.
    let device = world.dice.below(world.devices.len());
    disk_vouches(&world.province.books, &mut world.devices[device])
}

/// True when nothing is left to say.
pub fn at_rest(world: &mut World) -> Result<(), Broken> {
    on_the_way(world)?;
    let plan = people::plan(0);
    let server = &world.province.books.plans[&plan].rows;
    for (n, device) in world.devices.iter_mut().enumerate() {
        disk_vouches(&world.province.books, device)?;
        for open in &device.tabs {
            let own: Vec<&Row> = open.tab.client().confirmed().iter().collect();
            if own != server.iter().collect::<Vec<_>>() {
                return Err(format!("device {n} holds other rows than the server"));
            }
            only_refused_left(&open.tab)?;
        }
    }
    Ok(())
}

/// After everything refused was sent once more: what is refused because of another is so because that one stands refused.
pub fn nothing_stuck(world: &World) -> Result<(), Broken> {
    for open in world.devices.iter().flat_map(|device| &device.tabs) {
        let outbox = open.tab.client().outbox();
        for pending in outbox.iter() {
            let follows = match &pending.standing {
                Standing::Refused(refusal) => refusal.code == RefusalCode::DependsOn,
                Standing::Blocked(_) => true,
                _ => false,
            };
            let refused_here = |dep: &OpId| outbox.get(*dep).is_some_and(Pending::needs_attention);
            let undone = |dep: &OpId| !world.province.books.log.contains_key(dep);
            if follows && !pending.op.deps.iter().any(|dep| refused_here(dep) || undone(dep)) {
                return Err(format!("operation {} waits for nothing, and for ever: {:?}", pending.op.id, pending.standing));
            }
        }
    }
    Ok(())
}

fn books_add_up(books: &Books) -> Result<(), Broken> {
    if let Some(id) = books.written_twice.first() {
        return Err(format!("operation {id} was carried out twice"));
    }
    let mut explained: BTreeSet<uuid::Uuid> = BTreeSet::new();
    for id in books.log.keys() {
        explained.insert(id.0);
        explained.extend((0..24).map(|n| id.entry(n).0));
    }
    for book in books.plans.values() {
        if RowSum::of(book.rows.iter()) != book.head.sum {
            return Err("the sum is not the sum of the rows".into());
        }
        let unexplained = |row: &&Row| matches!(row.is, Noun::Entry(_) | Noun::Update(_) | Noun::Comment(_)) && !explained.contains(&row.is.key().id);
        if let Some(row) = book.rows.iter().find(unexplained) {
            return Err(format!("row {} has no operation in the log", row.is.key().id));
        }
    }
    Ok(())
}

/// The same id, the same answer, for ever.
fn verdicts_stay(world: &mut World) -> Result<(), Broken> {
    for (id, line) in &world.province.books.log {
        let first = world.verdicts.entry(*id).or_insert_with(|| line.verdict.clone());
        if *first != line.verdict {
            return Err(format!("operation {id} was {first} and is now {}", line.verdict));
        }
    }
    Ok(())
}

fn everybody_in_their_own_name(world: &World) -> Result<(), Broken> {
    for (id, line) in &world.province.books.log {
        if world.ledger.makers.get(id).is_some_and(|maker| *maker != line.person) {
            return Err(format!("operation {id} was carried out in the name of another"));
        }
    }
    Ok(())
}

fn nothing_typed_vanishes(world: &World) -> Result<(), Broken> {
    let server = words::of_books(&world.province.books);
    let missing: Vec<_> = world.ledger.held().filter(|typed| !server.contains(&typed.word)).collect();
    for typed in missing {
        if !world.devices[typed.device].held_words(typed.account).contains(&typed.word) {
            return Err(format!("{} was typed on device {} and is nowhere", typed.word, typed.device));
        }
    }
    Ok(())
}

/// What builds on something comes after it, whatever the clocks say.
fn causes_come_first(tab: &SimTab) -> Result<(), Broken> {
    match tab.client().outbox().iter().find(|pending| pending.op.deps.iter().any(|dep| *dep >= pending.op.id)) {
        Some(pending) => Err(format!("operation {} builds on a later one", pending.op.id)),
        None => Ok(()),
    }
}

fn boards_do_not_empty(world: &mut World) -> Result<(), Broken> {
    for open in world.devices.iter_mut().flat_map(|device| &mut device.tabs) {
        let place = open.tab.client().place();
        let has_board = !open.tab.client().confirmed().is_empty();
        if open.had_board && !has_board && place.is_none_or(|place| place.plan == people::plan(0)) {
            return Err("a board emptied itself".into());
        }
        open.had_board = has_board && place.is_some_and(|place| place.plan == people::plan(0));
    }
    Ok(())
}

/// Every row up to the cursor is held, as it is or newer.
fn vouches(books: &Books, place: Option<Place>, held: &RowSet, who: &str) -> Result<(), Broken> {
    let Some(place) = place.filter(|place| place.epoch == books.epoch) else { return Ok(()) };
    for row in books.plans[&place.plan].rows.iter().filter(|row| row.rev <= place.cursor) {
        let key: RowKey = row.is.key();
        if held.row(key) != Some(row) {
            return Err(format!("{who} says it has everything up to {}, but not row {} of revision {}", place.cursor.0, key.id, row.rev.0));
        }
    }
    Ok(())
}

/// What is written down vouches for no more than is written down. Without locks two tabs may cross each other on the shelf;
/// the sum finds it, and the copy is fetched anew. In the depot they find out.
fn disk_vouches(books: &Books, device: &mut Device) -> Result<(), Broken> {
    let Device { tabs, depot, .. } = device;
    for open in tabs.iter().filter(|_| !device.disk.is_forbidden()) {
        for plan in books.plans.keys() {
            let (place, rows) = open.tab.store().load_replica(*plan);
            let mut held = RowSet::default();
            for row in rows {
                held.put(row);
            }
            if device.has_locks {
                vouches(books, place, &held, "a disk")?;
            }
            if let Some(note) = open.tab.store().load_note(*plan) {
                let (place, held) = depot.read(open.tab.account(), note);
                vouches(books, place, &held, "a depot")?;
            }
        }
    }
    Ok(())
}

fn only_refused_left(tab: &SimTab) -> Result<(), Broken> {
    match tab.client().outbox().iter().find(|pending| !pending.needs_attention()) {
        Some(pending) => Err(format!("operation {} is done and still in the outbox: {:?}", pending.op.id, pending.standing)),
        None => Ok(()),
    }
}
