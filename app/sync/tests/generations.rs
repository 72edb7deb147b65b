//! The server was restored from a backup: a new generation of data, whose revisions are counted anew.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{
    id::{DeviceId, Epoch, OpId, PersonId, PlanId, TaskId},
    measure::{Moment, Rev},
    op::{Body, Op, Request, SCHEMA},
    person::Directory,
    plan::Plan,
    refusal::{Refusal, RefusalCode},
    row::{Noun, ROWS, Row, RowSum},
};
use parboard_sync::{
    client::{Client, Distrust, Held, Place, Write},
    outbox::{Pending, Standing},
    protocol::{MARKER, PROTOCOL, PROTOCOL_MIN, SyncReply, SyncRequest, Verdict},
    server::{Head, Outlook},
};
use uuid::Uuid;

const OLD: Epoch = Epoch(Uuid::from_u128(1));
const NEW: Epoch = Epoch(Uuid::from_u128(2));
const ME: PersonId = PersonId(Uuid::from_u128(3));
const HERE: DeviceId = DeviceId(Uuid::from_u128(4));
const PLAN: PlanId = PlanId(Uuid::from_u128(5));

fn plan_row(rev: i64) -> Row {
    let json = serde_json::json!({ "id": PLAN, "year": 2025, "title": "Kế hoạch" });
    Row { rev: Rev(rev), is: Noun::Plan(serde_json::from_value::<Plan>(json).unwrap()) }
}

fn pending(id: u128, standing: Standing) -> Pending {
    let request = Request::AddComment { task: TaskId(Uuid::from_u128(6)), body: "Đã xem".into(), mentions: Vec::new(), answers: None };
    let op = Op { id: OpId(Uuid::from_u128(id)), device: HERE, schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body: Body::Known(request) };
    let done_in = matches!(standing, Standing::Done(_)).then_some((PLAN, OLD));
    Pending { op, sent: true, standing, done_in }
}

fn device(pending: Vec<Pending>) -> Client {
    let place = Some(Place { plan: PLAN, epoch: OLD, cursor: Rev(50), fresh_at: Moment(1), rows: ROWS });
    let mut device = Client::resume(ME, HERE, Held { open: None, place, rows: vec![plan_row(50)], directory: Directory::default(), pending });
    // An answer is believed only where something was asked.
    device.offer();
    device
}

fn reply(epoch: Epoch, cursor: i64, more: bool) -> SyncReply {
    SyncReply {
        marker: MARKER.into(),
        protocol: PROTOCOL,
        person: ME,
        plan: PLAN,
        instead_of: None,
        epoch,
        reset: epoch == NEW,
        verdicts: Vec::new(),
        rows: vec![plan_row(cursor)],
        cursor: Rev(cursor),
        more,
        sum: None,
        now: Moment(2),
        directory: None,
    }
}

/// Failure mode 30: what was acknowledged above the cursor may be missing in the backup, and a revision of the old generation
/// says nothing about the new one. So it goes again, and leaves only when the new generation has it.
#[test]
fn what_was_acknowledged_and_not_yet_held_goes_again_to_a_restored_server() {
    let mut device = device(vec![pending(70, Standing::Done(Rev(52))), pending(71, Standing::Waiting)]);
    let received = device.receive(reply(NEW, 60, false)).unwrap();
    assert!(received.go_on, "at once, not at the next change");
    let (request, writes) = device.offer();
    let again = pending(70, Standing::Waiting);
    assert!(writes.contains(&Write::Keep(Box::new(again))), "and written down, in case the tab dies before");
    let offered: Vec<OpId> = request.ops.iter().map(|op| op.id).collect();
    assert_eq!(offered, [OpId(Uuid::from_u128(70)), OpId(Uuid::from_u128(71))]);
    let verdicts = offered.iter().map(|id| (*id, Verdict::Applied { rev: Rev(61) })).collect();
    device.receive(SyncReply { verdicts, reset: false, ..reply(NEW, 61, false) }).unwrap();
    assert_eq!(device.outbox().iter().count(), 0);
}

/// A whole copy comes in pages: what the new generation has acknowledged meanwhile is not sent once for each of them.
#[test]
fn it_goes_again_once_for_a_generation_not_once_for_a_page() {
    let mut device = device(vec![pending(70, Standing::Done(Rev(52)))]);
    device.receive(reply(NEW, 20, true)).unwrap();
    assert_eq!(device.offer().0.ops.len(), 1);
    let verdicts = vec![(OpId(Uuid::from_u128(70)), Verdict::Applied { rev: Rev(61) })];
    device.receive(SyncReply { verdicts, reset: false, ..reply(NEW, 40, true) }).unwrap();
    assert_eq!(device.offer().0.ops.len(), 0);
    device.receive(SyncReply { reset: false, ..reply(NEW, 61, false) }).unwrap();
    assert_eq!((device.outbox().iter().count(), device.place().unwrap().epoch), (0, NEW));
}

#[test]
fn in_the_same_generation_nothing_goes_twice() {
    let mut device = device(vec![pending(70, Standing::Done(Rev(52)))]);
    device.receive(reply(OLD, 51, true)).unwrap();
    assert_eq!(device.offer().0.ops.len(), 0);
}

/// Failure mode 30: the plan that is looked at was imported after the backup, so the restored server has never heard of it. It
/// says so, the device turns to the newest, and what it holds is sent.
#[test]
fn a_plan_that_is_not_there_is_left_for_the_newest() {
    let newest = PlanId(Uuid::from_u128(9));
    let mut device = device(vec![pending(70, Standing::Done(Rev(52))), pending(71, Standing::Waiting)]);
    let rows = |rev| vec![Row { rev: Rev(rev), ..plan_row(0) }];
    let instead = SyncReply { plan: newest, instead_of: Some(PLAN), reset: true, rows: rows(20), ..reply(NEW, 20, true) };
    let unasked = PlanId(Uuid::from_u128(10));
    for other in [SyncReply { instead_of: None, ..instead.clone() }, SyncReply { instead_of: Some(unasked), ..instead.clone() }] {
        assert_eq!(device.receive(other), Err(Distrust::NotThisPlan));
    }
    assert!(device.receive(instead).unwrap().go_on);
    assert_eq!(device.place().map(|place| place.plan), Some(PLAN), "until the other is whole, this is what is shown");
    let (request, _) = device.offer();
    assert_eq!((request.plan, request.cursor), (Some(newest), Rev(20)));
    let refused = || Verdict::Refused(Refusal::new(RefusalCode::NotFound));
    let verdicts: Vec<_> = request.ops.iter().map(|op| (op.id, refused())).collect();
    assert_eq!(verdicts.len(), 2, "what was carried out there too");
    let rest = SyncReply { plan: newest, verdicts, reset: false, rows: rows(30), ..reply(NEW, 30, false) };
    assert!(!device.receive(rest).unwrap().go_on, "and then it is at rest");
    assert_eq!(device.place().map(|place| (place.plan, place.cursor)), Some((newest, Rev(30))));
    assert!(device.outbox().iter().all(Pending::needs_attention), "nothing is lost: the person sees it");
}

/// Failure mode 52: two versions of the protocol speak the older one; what is newer than this program says so, and is no broken
/// line.
#[test]
fn an_answer_is_believed_from_the_oldest_version_that_is_spoken_to_the_newest() {
    let answer = |protocol| device(Vec::new()).receive(SyncReply { protocol, ..reply(OLD, 51, true) });
    assert!((PROTOCOL_MIN..=PROTOCOL).all(|protocol| answer(protocol).is_ok()));
    assert_eq!(answer(PROTOCOL + 1), Err(Distrust::Newer));
    assert_eq!(answer(PROTOCOL_MIN - 1), Err(Distrust::NotOurs));
    let asked = |protocol| SyncRequest { protocol, ..device(Vec::new()).offer().0 };
    let outlook = Outlook { head: Head { rev: Rev(50), sum: RowSum::default() }, epoch: OLD, directory_version: 0 };
    let spoken = |protocol| outlook.wanted_by(&asked(protocol)).protocol;
    assert_eq!([PROTOCOL_MIN - 1, PROTOCOL, PROTOCOL + 1].map(spoken), [PROTOCOL_MIN - 1, PROTOCOL, PROTOCOL]);
}

/// Whoever shows the board can tell what the new generation lacks, and says so to the person.
#[test]
fn what_another_generation_replaces_is_handed_out_once_and_only_when_the_copy_is_whole() {
    let mut device = device(Vec::new());
    device.receive(reply(NEW, 20, true)).unwrap();
    assert_eq!(device.take_before(), None);
    device.offer();
    device.receive(SyncReply { reset: false, ..reply(NEW, 40, false) }).unwrap();
    assert_eq!(device.take_before().unwrap().iter().collect::<Vec<_>>(), [&plan_row(50)]);
    assert_eq!(device.take_before(), None);
    device.rebuild();
    device.offer();
    device.receive(SyncReply { reset: true, ..reply(NEW, 40, false) }).unwrap();
    assert_eq!(device.take_before(), None, "fetched anew, nothing was set back");
}

/// Failure mode 29: a tab is open for weeks. Every hole is mended, not only the first few; a sum that is wrong however often the
/// copy is fetched is doubted itself.
#[test]
fn every_hole_is_mended_for_as_long_as_the_tab_is_open() {
    let mut device = device(Vec::new());
    let whole = |rev| RowSum::of([plan_row(rev)].iter());
    let answer = |rev, reset, sum| SyncReply { reset, sum: Some(sum), ..reply(OLD, rev, false) };
    let mut told = |rev, reset, sum| {
        device.offer();
        device.receive(answer(rev, reset, sum)).unwrap().go_on
    };
    for hole in 0..10 {
        let rev = 51 + 2 * hole;
        assert!(told(rev, false, whole(1)), "hole {hole} is found");
        assert!(!told(rev, true, whole(rev)), "and mended");
        assert!(!told(rev + 1, false, whole(rev + 1)), "and the copy holds");
    }
    let fetched = (0..10).filter(|n| told(80 + n, n % 2 == 1, whole(1))).count();
    assert!(fetched < 10, "a sum that never agrees is let be: {fetched}");
}
