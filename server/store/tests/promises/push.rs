//! Operations up.

use super::office::{NOW, as_task, carried_out, offices, place};
use parboard_domain::{
    field::{Field, Value},
    id::{EntryId, OpId, PersonId, TaskId},
    measure::Rev,
    op::{Body, Change, Op, Request, SCHEMA},
    refusal::RefusalCode,
    row::{Kind, RowKey, Rows},
    task::Status,
};
use parboard_store::StoreError;
use parboard_sync::{
    protocol::{SyncRequest, Verdict},
    server::NEWER_AGAIN_MS,
};
use uuid::Uuid;

fn set_percent(from: i64, to: i64) -> Change {
    Change { field: Field::Percent, from: Value::Number(from), to: Value::Number(to) }
}

fn set_blocked(why: &str) -> Change {
    Change { field: Field::Blocked, from: Value::Nothing, to: why.into() }
}

fn code(verdict: &Verdict) -> Option<RefusalCode> {
    match verdict {
        Verdict::Refused(refusal) => Some(refusal.code),
        _ => None,
    }
}

/// Failure mode 8: the response was lost after the commit.
#[tokio::test]
async fn a_resent_batch_gets_the_same_verdicts() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.percent(cards[0], 0, 40), office.percent(cards[1], 7, 50), office.percent(TaskId(Uuid::from_u128(9)), 0, 1)];
        let first = office.send(&batch).await;
        let rows = office.rows().await;
        let again = office.send(&batch).await;
        assert_eq!(first.verdicts, again.verdicts);
        assert_eq!((first.cursor, rows), (again.cursor, office.rows().await), "nothing is carried out twice");
        assert_eq!(again.verdicts.len(), 3);
    }
}

/// Failure mode 8, own: the same id must never vouch for something else, or for somebody else.
#[tokio::test]
async fn an_id_reused_for_something_else_is_refused() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let op = office.percent(cards[0], 0, 40);
        assert!(carried_out(&office.send(std::slice::from_ref(&op)).await.verdicts[0].1));
        let other_body = Op { body: office.percent(cards[0], 40, 90).body, ..op.clone() };
        assert_eq!(code(&office.send(&[other_body]).await.verdicts[0].1), Some(RefusalCode::IdReuse));
        let other_person = office.send_as(&office.head, std::slice::from_ref(&op)).await;
        assert_eq!(code(&other_person.verdicts[0].1), Some(RefusalCode::IdReuse));
        assert!(carried_out(&office.send(&[op]).await.verdicts[0].1), "the first verdict still stands");
    }
}

/// Own: a card that was imported has no operation; making one under its id must not write over it.
#[tokio::test]
async fn the_id_of_an_imported_card_is_taken() {
    for mut office in offices().await {
        let (cards, criterion) = (office.cards().await, office.criterion().await);
        let other_plan = office.second_plan().await.plan;
        let elsewhere = office.store.export(other_plan).await.unwrap().rows.iter().find_map(|row| as_task(row).map(|task| task.id)).unwrap();
        for taken in [cards[0], elsewhere] {
            let op = Op { id: OpId(taken.0), ..office.card(criterion, "Việc mới") };
            assert_eq!(code(&office.send(&[op]).await.verdicts[0].1), Some(RefusalCode::IdReuse));
        }
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure mode 57: a tab is still open under somebody who is not signed in any more; what it sends is carried out for nobody.
#[tokio::test]
async fn nothing_is_carried_out_in_the_name_of_another() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let op = office.percent(cards[0], 0, 40);
        let request = SyncRequest { person: Some(PersonId(Uuid::nil())), ..office.request(vec![op.clone()]) };
        let (reply, changed) = office.store.sync(&office.coordinator, &request, NOW).await.unwrap();
        assert!(reply.verdicts.is_empty() && changed.is_empty());
        assert_eq!(reply.person, office.coordinator.person.id, "the device sees whose session it is");
        let own = SyncRequest { person: Some(office.coordinator.person.id), ..request };
        assert!(carried_out(&office.store.sync(&office.coordinator, &own, NOW).await.unwrap().0.verdicts[0].1));
    }
}

/// Failure mode 10: one bad operation poisons nothing before or after it.
#[tokio::test]
async fn a_refused_op_does_not_hold_up_the_others() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [
            office.percent(cards[0], 0, 40),
            office.op(Request::SetFields { task: cards[1], changes: vec![set_percent(0, 400)] }),
            office.percent(cards[2], 0, 60),
        ];
        let verdicts = office.send(&batch).await.verdicts;
        let done: Vec<bool> = verdicts.iter().map(|(_, verdict)| carried_out(verdict)).collect();
        assert_eq!(done, [true, false, true]);
        assert_eq!(verdicts.iter().map(|(id, _)| *id).collect::<Vec<_>>(), batch.each_ref().map(|op| op.id));
    }
}

/// Failure mode 9: what is not final is not remembered as if it were.
#[tokio::test]
async fn a_blocked_op_is_judged_again_once_the_other_is_here() {
    for mut office in offices().await {
        let criterion = office.criterion().await;
        let create = office.card(criterion, "Việc mới");
        let comment = office.comment(TaskId(create.id.0), "Đã giao");
        let comment = Op { deps: vec![create.id], ..comment };
        let first = office.send(std::slice::from_ref(&comment)).await;
        assert_eq!(first.verdicts[0].1, Verdict::Blocked { dep: create.id });
        let both = office.send(&[create, comment]).await;
        assert!(both.verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", both.verdicts);
    }
}

/// Failure mode 11: effects, verdicts and log commit together, or none does.
#[tokio::test]
async fn a_failed_transaction_leaves_nothing() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let before = office.store.export(office.plan).await.unwrap();
        // The lines of history are the last rows to be written, and find no table.
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        sqlx::query("alter table entry rename to mislaid").execute(&pool).await.unwrap();
        let batch = [office.comment(cards[2], "Đã xem"), office.percent(cards[1], 0, 10)];
        let outcome = office.store.sync(&office.coordinator, &office.request(batch.to_vec()), NOW).await;
        assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
        sqlx::query("alter table mislaid rename to entry").execute(&pool).await.unwrap();
        assert_eq!(office.store.export(office.plan).await.unwrap(), before);
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let verdicts = office.send(&batch).await.verdicts;
        assert!(verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "and the store goes on");
    }
}

/// Own: a device may send what was done on another plan than the one it now looks at.
#[tokio::test]
async fn an_op_is_judged_in_the_plan_of_its_card() {
    for mut office in offices().await {
        let here = office.cards().await;
        let other = office.second_plan().await;
        let there = office.store.export(other.plan).await.unwrap().rows.iter().find_map(|row| as_task(row).map(|task| task.id)).unwrap();
        let batch = [office.percent(there, 0, 30), office.percent(here[0], 0, 20)];
        let (reply, changed) = office.store.sync(&office.coordinator, &office.request(batch.to_vec()), NOW).await.unwrap();
        assert_eq!(reply.verdicts[0].1, Verdict::Applied { rev: Rev(0) }, "a revision of another plan means nothing here");
        assert_eq!(reply.verdicts[1].1, Verdict::Applied { rev: reply.cursor });
        assert_eq!(changed.len(), 2);
        let export = office.store.export(other.plan).await.unwrap();
        assert_eq!(export.ops[0].verdict, Verdict::Applied { rev: Rev(other.rev.0 + 1) });
        assert_eq!(office.send(&batch).await.verdicts, reply.verdicts, "also when it is sent again");
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure modes 50 and 52: what a newer version made is neither refused nor taken for decided, however often it comes, nor is
/// what builds on it; what comes with it goes on.
#[tokio::test]
async fn an_op_of_a_newer_version_is_put_off_and_holds_up_no_other() {
    for mut office in offices().await {
        let raw = serde_json::json!({ "do": "fly", "to": ["moon", { "height": 1.5 }] });
        let cards = office.cards().await;
        for schema in [SCHEMA, 9] {
            let op = Op { body: Body::Newer(raw.clone()), schema, ..office.comment(TaskId(Uuid::nil()), "") };
            let on_it = Op { deps: vec![op.id], ..office.comment(cards[0], "Đã bay") };
            let beside_it = office.comment(cards[0], "Đã xem");
            for _ in 0..2 {
                let verdicts = office.send(&[op.clone(), on_it.clone(), beside_it.clone()]).await.verdicts;
                assert_eq!(verdicts[0].1, Verdict::Retry { after_ms: NEWER_AGAIN_MS });
                assert_eq!(verdicts[1].1, Verdict::Blocked { dep: op.id });
                assert!(carried_out(&verdicts[2].1));
            }
        }
        let log = office.store.export(office.plan).await.unwrap().ops;
        assert!(log.len() == 2 && log.iter().all(|line| line.op["body"]["do"] == "add_comment"));
    }
}

/// Failure mode 52: what no version ever wrote is refused, and logged as it came.
#[tokio::test]
async fn an_op_of_no_version_is_logged_as_received() {
    for mut office in offices().await {
        let raw = serde_json::json!({ "do": "fly", "to": ["moon", { "height": 1.5 }] });
        let op = Op { body: Body::Newer(raw.clone()), schema: 0, ..office.comment(TaskId(Uuid::nil()), "") };
        assert_eq!(code(&office.send(std::slice::from_ref(&op)).await.verdicts[0].1), Some(RefusalCode::UpgradeRequired));
        let log = office.store.export(office.plan).await.unwrap().ops;
        assert_eq!((log[0].id, &log[0].op["body"]), (op.id, &raw));
    }
}

/// Failure mode 12: a clash is a verdict of its own, with the lines of history to look at.
#[tokio::test]
async fn a_clash_names_its_line_of_history() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let first = office.percent(cards[0], 0, 40);
        office.send_as(&office.head, &[first]).await;
        let second = office.percent(cards[0], 0, 60);
        let verdict = office.send(&[second]).await.verdicts[0].1.clone();
        let Verdict::Merged { clashes, .. } = &verdict else { panic!("{verdict:?}") };
        let settle = office.op(Request::SettleClash { task: cards[0], entry: clashes[0], decision: None });
        assert!(carried_out(&office.send(&[settle]).await.verdicts[0].1));
        let rows = office.rows().await;
        assert_eq!(rows.find_entry(clashes[0]).unwrap().settled, [office.coordinator.person.id]);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: every kind of request leaves its rows, and the next reader sees them as they were made.
#[tokio::test]
async fn every_request_leaves_what_it_asked_for() {
    for mut office in offices().await {
        let (cards, criterion) = (office.cards().await, office.criterion().await);
        let batch = [
            office.card(criterion, "Việc mới"),
            office.op(place(cards[0], Status::NotStarted, Status::InProgress)),
            office.op(Request::AddUpdate { task: cards[0], did: "Đã rà soát 12 nhiệm vụ".to_owned(), percent: None }),
            office.comment(cards[0], "Khẩn trương"),
            office.op(Request::SetFields { task: cards[1], changes: vec![set_blocked("Chờ kinh phí")] }),
            office.op(Request::ArchiveTask { task: cards[2] }),
        ];
        let reply = office.send(&batch).await;
        assert!(reply.verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", reply.verdicts);
        let rows = office.rows().await;
        assert!(rows.find_task(batch[0].id.task()).is_some());
        assert_eq!(rows.find_task(cards[0]).unwrap().status, Status::InProgress);
        assert!(rows.find(RowKey::new(Kind::Update, batch[2].id.0)).is_some());
        assert!(rows.find(RowKey::new(Kind::Comment, batch[3].id.0)).is_some());
        assert_eq!(rows.find_task(cards[1]).unwrap().blocked.as_deref(), Some("Chờ kinh phí"));
        assert_eq!(rows.find_task(cards[2]).unwrap().archived.map(|archived| archived.by), Some(office.coordinator.person.id));
        assert!(rows.find_entry(EntryId(batch[5].id.entry(0).0)).is_some());
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: what the server answered for, it has after a crash.
#[tokio::test]
async fn what_was_answered_is_there_after_opening_again() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let op = office.percent(cards[0], 0, 40);
        let reply = office.send(std::slice::from_ref(&op)).await;
        let before = office.store.export(office.plan).await.unwrap();
        office.store.close().await;
        office.store = parboard_store::Store::open(&office.url).await.unwrap();
        assert_eq!(office.store.export(office.plan).await.unwrap(), before);
        assert_eq!(office.send(&[op]).await.verdicts, reply.verdicts);
    }
}
