//! Refused changes that are asked for once more: what they name, and what their author had seen.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{
    field::{Field, Value},
    id::{CriterionId, DeviceId, OpId, PersonId, TaskId},
    measure::Moment,
    op::{Body, Change, Op, Request, SCHEMA},
    refusal::{Refusal, RefusalCode},
};
use parboard_sync::{
    client::{Client, Held},
    outbox::{Pending, Standing},
};
use uuid::Uuid;

fn op(id: u128) -> OpId {
    OpId(Uuid::from_u128(id))
}

fn refused(id: u128, deps: &[u128], request: Request) -> Pending {
    let deps = deps.iter().map(|dep| op(*dep)).collect();
    let op = Op { id: op(id), device: DeviceId(Uuid::nil()), schema: SCHEMA, made_at: Moment(1), deps, body: Body::Known(request) };
    Pending { op, sent: true, standing: Standing::Refused(Refusal::new(RefusalCode::NoAccess)), done_in: None }
}

fn device(pending: Vec<Pending>) -> Client {
    Client::resume(PersonId(Uuid::nil()), DeviceId(Uuid::nil()), Held { pending, ..Held::default() })
}

fn make(title: &str) -> Request {
    Request::CreateTask { criterion: CriterionId(Uuid::nil()), title: title.into(), text: String::new(), rank: "t".into() }
}

fn say(card: u128) -> Request {
    Request::AddComment { task: TaskId(Uuid::from_u128(card)), body: "Mỗi xã một buổi.".into(), mentions: Vec::new(), answers: None }
}

fn set(from: Value, to: &str) -> Request {
    let change = Change { field: Field::Blocked, from, to: to.into() };
    Request::SetFields { task: TaskId(Uuid::from_u128(9)), changes: vec![change] }
}

#[test]
fn what_builds_on_a_refused_card_goes_over_to_the_one_that_takes_its_place() {
    let anew = Pending { sent: false, standing: Standing::Waiting, ..refused(30, &[], make("Tập huấn")) };
    let mut device = device(vec![refused(10, &[], make("Tập huân")), refused(11, &[10], say(10)), anew.clone()]);
    let (keep, forget) = device.retry(op(10), Some(op(30)), Moment(5), || op(31));
    assert_eq!(forget, [op(10), op(11)]);
    assert_eq!(keep.len(), 1);
    assert_eq!((keep[0].op.id, &keep[0].op.deps[..], keep[0].op.task()), (op(31), &[op(30)][..], Some(TaskId(Uuid::from_u128(30)))));
    assert_eq!(keep[0].standing, Standing::Waiting);
    assert_eq!(device.outbox().iter().cloned().collect::<Vec<_>>(), [anew, keep[0].clone()]);
}

/// The later of two refused words had been written over the earlier one, which never stood.
#[test]
fn an_own_word_that_was_refused_is_not_said_to_have_been_seen() {
    let later = |request| refused(12, &[], request);
    let first = refused(10, &[], set(Value::Nothing, "Chờ tỉnh"));
    let second = refused(11, &[], set("Chờ tỉnh".into(), "Chờ Bộ"));
    let mut device = device(vec![first, second, later(set("Chờ Bộ".into(), "Chờ sở"))]);
    let (keep, _) = device.retry(op(12), None, Moment(5), || op(40));
    assert_eq!(keep[0].op.request(), Some(&set(Value::Nothing, "Chờ sở")));
    // What somebody else wrote is left as it was seen.
    let mut device = self::device(vec![later(set("Của người khác".into(), "Chờ sở"))]);
    let (keep, _) = device.retry(op(12), None, Moment(5), || op(40));
    assert_eq!(keep[0].op.request(), Some(&set("Của người khác".into(), "Chờ sở")));
}
