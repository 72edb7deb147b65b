//! What a device has written down is still found by a later program.
//!
//! `released/device-1.json` is all that version 0.1 kept in a browser's local storage for one person, every key with its text, as it
//! wrote them. It is never changed once that version is out: such devices come back after months, with work that is nowhere
//! else. A program that keeps things in another way brings a file of its own, and goes on reading this one.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{
    id::{AgencyId, DeviceId, Mint, OpId, PersonId, PlanId, TaskId},
    measure::Rev,
    person::{Person, Role},
    row::Rows,
    task::Wording,
};
use parboard_sync::{
    files::{FileNotes, FileTrouble},
    outbox::Standing,
    papers::Papers,
    shelf::{MemoryShelf, Shelf},
    store::{LocalStore, OutboxStore, ReplicaStore},
    tab::Tab,
};
use std::collections::BTreeMap;
use uuid::{Uuid, uuid};

const HEAD: PersonId = PersonId(Uuid::from_u128(0x51));
const HERE: DeviceId = DeviceId(Uuid::from_u128(0x61));
const PLAN: PlanId = PlanId(Uuid::from_u128(0xf));
/// Its copy had outgrown local storage.
const LAST_YEAR: PlanId = PlanId(Uuid::from_u128(0xf1));
/// The operations, the oldest first; the server has refused the first.
const OUTBOX: [OpId; 6] = [
    OpId(uuid!("00000000-0001-7000-8000-000000100300")),
    OpId(uuid!("00000000-0001-7001-8000-000000100300")),
    OpId(uuid!("00000000-0001-7002-8000-000000100300")),
    OpId(uuid!("00000000-0001-7003-8000-000000100300")),
    OpId(uuid!("00000000-0001-7004-8000-000000100300")),
    OpId(uuid!("00000000-0001-7005-8000-000000100300")),
];

fn written() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("released/device-1.json")).unwrap()
}

fn shelf() -> MemoryShelf {
    let mut shelf = MemoryShelf::default();
    for (key, text) in &written() {
        shelf.set(key, text).unwrap();
    }
    shelf
}

/// Failure mode 54: each thing is found under the key that it was written to.
#[test]
fn everything_that_version_1_wrote_down_is_found() {
    let papers = Papers::of(HEAD, shelf());
    let outbox = papers.load_outbox();
    assert_eq!(outbox.iter().map(|pending| pending.op.id).collect::<Vec<_>>(), OUTBOX);
    assert!(matches!(&outbox[0].standing, Standing::Refused(refusal) if !refusal.message.is_empty()), "{:?}", outbox[0]);
    assert!(outbox[1..].iter().all(|pending| pending.standing == Standing::Waiting));
    assert_eq!(outbox.iter().map(|pending| pending.sent).collect::<Vec<_>>(), [true, true, true, false, false, false]);
    let (place, rows) = papers.load_replica(PLAN);
    assert_eq!((place.map(|place| (place.plan, place.cursor)), rows.len()), (Some((PLAN, Rev(10))), 10));
    let note = papers.load_note(LAST_YEAR).unwrap();
    assert_eq!((note.copy, note.place.cursor, note.step), (Uuid::from_u128(0xc0), Rev(7_000), 4));
    assert!(papers.has_depot() && papers.load_mark().is_some());
    assert_eq!(papers.load_open(), Some(PLAN));
    let directory = papers.load_directory();
    assert_eq!((directory.version, directory.agencies.len(), directory.people.len(), directory.plans.len()), (3, 1, 1, 2));
    let files = FileNotes::of(HEAD, shelf()).list();
    let told = files.iter().map(|kept| (kept.file.name.as_str(), kept.sent, kept.drafted, kept.trouble)).collect::<Vec<_>>();
    assert_eq!(told, [("bao-cao.pdf", 500, false, Some(FileTrouble::NoRoom)), ("bien-ban.pdf", 0, true, None)]);
}

/// Failure modes 20 and 54: a tab goes on where that version stopped. It shows what was typed there, however long ago, offers it as
/// it was written, and takes none of it away.
#[test]
fn what_version_1_had_not_sent_is_shown_and_offered_to_the_letter() {
    let person = Person { id: HEAD, name: "Người".into(), role: Role::Head, agency: Some(AgencyId(Uuid::from_u128(1))) };
    let mut tab = Tab::open(person, HERE, Mint::new(0x900), Papers::of(HEAD, shelf()));
    let shown = tab.shown();
    assert_eq!(shown.find_task(TaskId(Uuid::from_u128(0x1001))).map(|task| task.percent.get()), Some(40));
    assert_eq!(shown.find_wording(OUTBOX[4].task()).map(Wording::text), Some("Mỗi xã một buổi."));
    let request = tab.begin().unwrap();
    assert_eq!((request.person, request.plan), (Some(HEAD), Some(PLAN)));
    assert_eq!(request.ops.iter().map(|op| op.id).collect::<Vec<_>>(), OUTBOX[1..]);
    for (op, (key, text)) in request.ops.iter().zip(written().iter().filter(|(key, _)| key.contains("/outbox/")).skip(1)) {
        let held: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(op).unwrap(), held["op"], "{key}");
    }
    assert_eq!(tab.store().load_outbox().len(), OUTBOX.len());
}
