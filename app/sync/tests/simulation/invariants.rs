//! What is always true, and what is true when everything has come to rest.

use crate::{
    device::{Device, SimTab},
    people,
    province::Books,
    satchel::Carried,
    words,
    world::{Broken, World},
};
use parboard_domain::{
    evidence::Evidence,
    id::OpId,
    refusal::RefusalCode,
    row::{Kind, Noun, Row, RowKey, RowSet, RowSum},
};
use parboard_sync::{
    client::{Client, Place},
    files,
    outbox::{Pending, Standing},
    overlay::{Overlay, Shown},
    store::ReplicaStore,
};
use std::collections::BTreeSet;

/// True after every step.
pub fn on_the_way(world: &mut World) -> Result<(), Broken> {
    books_add_up(&world.province.books)?;
    verdicts_stay(world)?;
    everybody_in_their_own_name(world)?;
    nothing_is_refused_for_being_new(world)?;
    nothing_typed_vanishes(world)?;
    boards_do_not_empty(world)?;
    files_are_somewhere(world)?;
    let books = &world.province.books;
    for (device, open) in world.devices.iter().flat_map(|device| device.tabs.iter().map(move |open| (device, open))) {
        causes_come_first(&open.tab)?;
        shows_what_waits(&open.tab)?;
        if !device.has_processes {
            vouches(books, open.tab.client().place(), open.tab.client().confirmed(), "a tab")?;
        }
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
            if open.tab.client().directory() != &world.province.books.directory {
                return Err(format!("device {n} knows other people and agencies than the server"));
            }
            if everything(open.tab.shown()) != everything(Overlay::default().over(open.tab.client().confirmed())) {
                return Err(format!("device {n} shows what is not so, though nothing waits"));
            }
            only_what_may_stay_is_left(&open.tab)?;
            nothing_waits_for_what_is_done(&world.province.books, &open.tab)?;
        }
    }
    files_have_arrived(world)
}

/// After everything refused was sent once more: what is refused because of another is so because that one stands refused.
/// Where storage was taken away, a tab may write down again what builds on something that another tab had given up; that is
/// seen, and can be copied and dropped. The same where a tab died while it sent something once more, and where a file of old work
/// was handed in to a server that had been set back, and refused there.
pub fn nothing_stuck(world: &World) -> Result<(), Broken> {
    for open in world.devices.iter().filter(|device| !device.evicted && !device.broke_off).flat_map(|device| &device.tabs) {
        let outbox = open.tab.client().outbox();
        for pending in outbox.iter() {
            let follows = match &pending.standing {
                Standing::Refused(refusal) => refusal.code == RefusalCode::DependsOn,
                Standing::Blocked(_) => true,
                _ => false,
            };
            let refused_here = |dep: &OpId| outbox.get(*dep).is_some_and(Pending::needs_attention);
            let undone = |dep: &OpId| !world.province.books.log.contains_key(dep) || world.handed_in.contains(dep);
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
        let unexplained = |row: &&Row| {
            matches!(row.is, Noun::Entry(_) | Noun::Update(_) | Noun::Comment(_) | Noun::Evidence(_)) && !explained.contains(&row.is.key().id)
        };
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

/// A file that something names is on the device that it was added on, or the server has believed it.
fn files_are_somewhere(world: &World) -> Result<(), Broken> {
    for Carried { hash, device, account, .. } in world.unlost() {
        let of = &world.devices[*device];
        let waits = || of.kept(*account).iter().any(|pending| files::names(&pending.op, *hash));
        let stands = || world.province.standing(*hash).any(|(_, evidence)| evidence.by == *account);
        let is_there = world.province.books.files.get(hash).is_some_and(|filed| filed.believed);
        if !is_there && !of.has_file(*account, *hash) && (waits() || stands()) {
            let why = if stands() { "stands on the server" } else { "waits on the device" };
            return Err(format!("file {hash} is on no device and not on the server: evidence of {account} on device {device} {why}"));
        }
    }
    Ok(())
}

/// When nothing is left to say, every card that names a file says that it is there.
fn files_have_arrived(world: &World) -> Result<(), Broken> {
    for carried in world.unlost() {
        let by_them = |evidence: &Evidence| evidence.by == carried.account;
        if world.province.standing(carried.hash).any(|(_, evidence)| by_them(&evidence) && evidence.arrived_at.is_none()) {
            return Err(format!("evidence with file {} never says that its file has arrived", carried.hash));
        }
    }
    Ok(())
}

/// What is shown is what is confirmed and, on top of it, each operation that waits, once: none that is confirmed already, none
/// that was refused.
fn shows_what_waits(tab: &SimTab) -> Result<(), Broken> {
    // What is gone from the outbox is in the copy that is on its way: both are to be seen at once.
    if tab.awaits_copy() {
        return Ok(());
    }
    let waits = |pending: &&Pending| match pending.standing {
        Standing::Waiting => true,
        Standing::Done(_) => !tab.client().holds_rows_of(pending),
        Standing::Refused(_) | Standing::Blocked(_) => false,
    };
    let confirmed = tab.client().confirmed();
    let anew = Overlay::fold(confirmed, tab.client().outbox().iter().filter(waits).map(|pending| &pending.op), tab.actor());
    if everything(tab.shown()) != everything(anew.over(confirmed)) {
        return Err("a tab shows something else than what waits on top of what is confirmed".into());
    }
    Ok(())
}

fn everything(shown: Shown<'_>) -> Vec<&Noun> {
    [Kind::Task, Kind::Wording, Kind::Update, Kind::Comment, Kind::Evidence, Kind::Share].into_iter().flat_map(|kind| shown.of_kind(kind)).collect()
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

/// What is written down vouches for no more than is written down. Without locks two tabs may cross each other on the shelf, and with
/// a process each also where one takes the other's turn before it has seen what that one wrote; the sum finds it, and the copy is
/// fetched anew. In the depot they find out.
fn disk_vouches(books: &Books, device: &mut Device) -> Result<(), Broken> {
    let Device { tabs, depot, .. } = device;
    for open in tabs.iter().filter(|_| !device.disk.is_forbidden()) {
        for plan in books.plans.keys() {
            let (place, rows) = open.tab.store().load_replica(*plan);
            let mut held = RowSet::default();
            for row in rows {
                held.put(row);
            }
            if device.has_locks && !device.has_processes {
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

/// What may be in an outbox for good: what a person has to decide about, and what only a newer server will read, marked as
/// such so that it keeps nothing else from going.
pub fn may_stay(client: &Client, pending: &Pending) -> bool {
    pending.needs_attention() || (pending.op.awaits_newer_version() && client.is_put_off(pending.op.id))
}

/// What is only too new for the server is never refused: that would stand also when the server is newer.
fn nothing_is_refused_for_being_new(world: &World) -> Result<(), Broken> {
    let refused = world.province.books.log.iter().find(|(_, line)| line.verdict.contains("upgrade_required"));
    refused.map_or(Ok(()), |(id, _)| Err(format!("operation {id} was refused because it is too new")))
}

/// What stood blocked was offered again once the other had been carried out.
fn nothing_waits_for_what_is_done(books: &Books, tab: &SimTab) -> Result<(), Broken> {
    let done = |dep: &OpId| books.log.get(dep).is_some_and(|line| line.verdict().rev().is_some());
    let freed = tab.client().outbox().iter().find(|pending| matches!(&pending.standing, Standing::Blocked(dep) if done(dep)));
    freed.map_or(Ok(()), |pending| Err(format!("operation {} waits for one that is done: {:?}", pending.op.id, pending.standing)))
}

fn only_what_may_stay_is_left(tab: &SimTab) -> Result<(), Broken> {
    match tab.client().outbox().iter().find(|pending| !may_stay(tab.client(), pending)) {
        Some(pending) => Err(format!("operation {} is done and still in the outbox: {:?}", pending.op.id, pending.standing)),
        None => Ok(()),
    }
}
