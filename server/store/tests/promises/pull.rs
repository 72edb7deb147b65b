//! Rows down.

use super::office::{NOW, account, carried_out, mint, offices, sum};
use parboard_domain::{
    field::{Field, Value},
    id::{DeviceId, Epoch, OpId, PlanId, TaskId},
    measure::Rev,
    op::{Body, Change, Op, Request, SCHEMA},
    person::Role,
    refusal::RefusalCode,
    row::{Row, RowSet, RowSum},
};
use parboard_sync::protocol::{PAGE_ROWS_MAX, SyncReply, SyncRequest, Verdict};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Failure mode 27: a reply holds what its own operations made.
#[tokio::test]
async fn a_reply_brings_back_what_was_just_sent() {
    for mut office in offices().await {
        let fresh = office.send(&[]).await;
        let cards = office.cards().await;
        let op = office.percent(cards[0], 0, 40);
        let request = SyncRequest { epoch: Some(fresh.epoch), cursor: fresh.cursor, ..office.request(vec![op.clone()]) };
        let (reply, changed) = office.store.sync(&office.coordinator, &request, NOW).await.unwrap();
        assert_eq!(reply.verdicts[0].1.rev(), Some(reply.cursor));
        assert_eq!(reply.rows.len(), 2, "the card and its line of history");
        assert!(!reply.reset && reply.rows.iter().all(|row| row.rev == reply.cursor));
        assert_eq!(changed, [(office.plan, reply.cursor)]);
    }
}

/// Failure mode 25: a cursor never points into the middle of a revision, also when one is larger than a page.
#[tokio::test]
async fn a_page_never_splits_a_revision() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let fresh = office.send(&[]).await;
        fill(&mut office, 1_500).await;
        // One revision of many rows: a card set back and forth within one operation leaves a line for each.
        let changes = (0..20).map(|n| Change { field: Field::Percent, from: Value::Number(n), to: Value::Number(n + 1) }).collect();
        let wide = office.op(Request::SetFields { task: cards[0], changes });
        assert!(carried_out(&office.send(&[wide]).await.verdicts[0].1));
        let whole = office.rows().await;
        let mut cursor = fresh.cursor;
        loop {
            let page = office.after(fresh.epoch, cursor).await;
            let sent: BTreeSet<Rev> = page.rows.iter().map(|row| row.rev).collect();
            let wanted: Vec<&Row> = whole.iter().filter(|row| sent.contains(&row.rev)).collect();
            assert_eq!(page.rows.len(), wanted.len(), "whole revisions only");
            assert!(page.rows.len() <= PAGE_ROWS_MAX && page.rows.iter().map(|row| row.rev).is_sorted());
            cursor = page.cursor;
            if !page.more {
                break;
            }
        }
        assert_eq!(cursor, office.store.plan_rev(office.plan).await.unwrap());
        let unread = parboard_store::Store::open(&office.url).await.unwrap();
        for cursor in (0..cursor.0).step_by(97).map(Rev) {
            let request = SyncRequest { epoch: Some(fresh.epoch), cursor, directory: 99, ..office.request(Vec::new()) };
            let (by_memory, _) = office.store.sync(&office.coordinator, &request, NOW).await.unwrap();
            let (by_database, _) = unread.sync(&office.coordinator, &request, NOW).await.unwrap();
            assert_eq!((by_memory.rows, by_memory.cursor), (by_database.rows, by_database.cursor), "from memory or from the database");
        }
    }
}

/// Failure mode 29: a dropped line goes on where it stopped, and what arrives is the whole.
#[tokio::test]
async fn pages_resume() {
    for mut office in offices().await {
        fill(&mut office, 2_300).await;
        let mut held = RowSet::default();
        let mut page = office.send(&[]).await;
        assert!(page.reset && page.more && page.sum.is_none());
        let mut pages = 1;
        loop {
            page.rows.drain(..).for_each(|row| drop(held.put(row)));
            if !page.more {
                break;
            }
            page = office.after(page.epoch, page.cursor).await;
            assert!(!page.reset, "going on is not starting over");
            pages += 1;
        }
        assert_eq!(page.sum, Some(sum(&held)));
        assert_eq!(held, office.rows().await);
        assert!(pages >= 3, "{pages}");
    }
}

/// Failure mode 29: equal sums mean equal copies.
#[tokio::test]
async fn the_sum_matches_the_rows() {
    for mut office in offices().await {
        let cards = office.cards().await;
        for round in 0..5 {
            let batch = [office.percent(cards[0], round, round + 1), office.comment(cards[1], "Đôn đốc"), office.percent(cards[2], 9, round)];
            let reply = office.send(&batch).await;
            assert_eq!(reply.sum, Some(sum(&office.rows().await)));
        }
    }
}

/// Failure mode 30: a restored server counts anew; devices must notice.
#[tokio::test]
async fn a_changed_epoch_resets() {
    for office in offices().await {
        let fresh = office.send(&[]).await;
        assert!(fresh.reset, "a device that holds nothing gets everything");
        assert!(!office.after(fresh.epoch, fresh.cursor).await.reset);
        office.store.start_epoch().await.unwrap();
        let reply = office.after(fresh.epoch, fresh.cursor).await;
        assert!(reply.reset && reply.epoch != fresh.epoch && !reply.rows.is_empty());
        let version = |reply: &SyncReply| reply.directory.as_ref().map(|directory| directory.version);
        assert!(version(&reply) > version(&fresh).map(|version| version + 1_000_000), "no number stands for two directories");
        assert!(office.after(Epoch(Uuid::nil()), Rev(0)).await.reset);
    }
}

/// Failure mode 30: a cursor from a future that a restored backup has undone.
#[tokio::test]
async fn a_cursor_ahead_of_the_plan_resets() {
    for office in offices().await {
        let fresh = office.send(&[]).await;
        let reply = office.after(fresh.epoch, Rev(fresh.cursor.0 + 1)).await;
        assert!(reply.reset);
        assert_eq!((reply.cursor, reply.rows), (fresh.cursor, fresh.rows));
    }
}

/// Failure mode 37: a change of people or agencies reaches devices that have every row.
#[tokio::test]
async fn the_directory_comes_when_it_changed() {
    for office in offices().await {
        let fresh = office.send(&[]).await;
        let held = fresh.directory.clone().unwrap();
        let ask = |version| SyncRequest { epoch: Some(fresh.epoch), cursor: fresh.cursor, directory: version, ..office.request(Vec::new()) };
        let (reply, _) = office.store.sync(&office.head, &ask(held.version), NOW).await.unwrap();
        assert_eq!(reply.directory, None);
        let newcomer = account(&office.store, office.province, "newcomer", Role::Staff, Some("SỞ  NỘI VỤ")).await;
        let (reply, _) = office.store.sync(&office.head, &ask(held.version), NOW).await.unwrap();
        let directory = reply.directory.unwrap();
        assert_eq!(directory.find_person(newcomer.person.id), Some(&newcomer.person));
        assert_eq!(directory.agencies, held.agencies, "one office however it is spelled");
    }
}

/// Failure modes 7, 23 and 24: with writers at work, a reader that follows the cursor never skips a row.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn revs_follow_commits() {
    const WRITERS: u64 = 6;
    const BATCHES: i64 = 15;
    for office in offices().await {
        let cards = office.cards().await;
        let fresh = office.send(&[]).await;
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..WRITERS {
            let (store, coordinator, plan, card) = (office.store.clone(), office.coordinator.clone(), office.plan, cards[writer as usize % 3]);
            let mut mint = mint();
            writers.spawn(async move {
                for batch in 0..BATCHES {
                    let ops: Vec<Op> = (0..4)
                        .map(|n| {
                            let body = Body::Known(Request::AddComment {
                                task: card,
                                body: format!("{writer} {batch} {n}"),
                                mentions: Vec::new(),
                                answers: None,
                            });
                            let id = OpId(mint.next(1_750_000_000_000));
                            Op { id, device: DeviceId(Uuid::from_u128(writer.into())), schema: SCHEMA, made_at: NOW, deps: Vec::new(), body }
                        })
                        .collect();
                    store.apply_ops(&coordinator, plan, &ops, NOW).await.unwrap();
                }
            });
        }
        let mut held = RowSet::default();
        fresh.rows.into_iter().for_each(|row| drop(held.put(row)));
        let mut cursor = fresh.cursor;
        let last = Rev(fresh.cursor.0 + WRITERS as i64 * BATCHES * 4);
        while cursor < last {
            let page = office.after(fresh.epoch, cursor).await;
            assert!(page.rows.iter().all(|row| row.rev > cursor && row.rev <= page.cursor));
            page.rows.into_iter().for_each(|row| drop(held.put(row)));
            assert!(page.more || page.sum == Some(sum(&held)), "rows, revision and sum are of one moment");
            cursor = page.cursor;
        }
        while let Some(done) = writers.join_next().await {
            done.unwrap();
        }
        assert_eq!(held, office.rows().await);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: what is answered from memory is what the database says, also when another process wrote to it meanwhile.
#[tokio::test]
async fn memory_never_differs_from_the_database() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let fresh = office.send(&[]).await;
        let other = parboard_store::Store::open(&office.url).await.unwrap();
        for round in 0..12 {
            let batch = [office.percent(cards[0], round, round + 1), office.comment(cards[1], "Đôn đốc")];
            let writer = if round % 4 == 3 { &other } else { &office.store };
            writer.apply_ops(&office.coordinator, office.plan, &batch, NOW).await.unwrap();
            for behind in [0, 1, 2, 3, 7] {
                let cursor = Rev(fresh.cursor.0.max(fresh.cursor.0 + 2 * (round + 1) - behind));
                let request = SyncRequest { epoch: Some(fresh.epoch), cursor, directory: 99, ..office.request(Vec::new()) };
                let (mut by_memory, _) = office.store.sync(&office.coordinator, &request, NOW).await.unwrap();
                let unread = parboard_store::Store::open(&office.url).await.unwrap();
                let (mut by_database, _) = unread.sync(&office.coordinator, &request, NOW).await.unwrap();
                for reply in [&mut by_memory, &mut by_database] {
                    reply.rows.sort_by_key(|row| (row.rev, row.is.key()));
                }
                assert_eq!(by_memory, by_database, "round {round}, {behind} behind");
                unread.close().await;
            }
        }
    }
}

/// Adds comments, one revision each.
async fn fill(office: &mut super::office::Office, count: usize) {
    let cards = office.cards().await;
    for _ in 0..count / 100 {
        let batch: Vec<Op> = (0..100).map(|_| office.comment(cards[0], "Đã nhận")).collect();
        office.store.apply_ops(&office.coordinator, office.plan, &batch, NOW).await.unwrap();
    }
}

/// Failure mode 30: a device looks at a plan that a restored backup has undone. What it holds is judged, and it is given the newest.
#[tokio::test]
async fn a_plan_that_is_not_there_is_answered_with_the_newest() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let gone = PlanId(Uuid::from_u128(7));
        let batch = [office.comment(cards[0], "Trước khi mất"), office.comment(TaskId(Uuid::from_u128(8)), "Trên kế hoạch đã mất")];
        let epoch = office.send(&[]).await.epoch;
        let asked = SyncRequest { plan: Some(gone), epoch: Some(epoch), cursor: Rev(1), ..office.request(batch[..1].to_vec()) };
        let (reply, changed) = office.store.sync(&office.coordinator, &asked, NOW).await.unwrap();
        assert_eq!((reply.plan, reply.instead_of, reply.reset), (office.plan, Some(gone), true), "what it holds is of another plan");
        assert_eq!(changed, [(office.plan, reply.cursor)], "others hear of it");
        assert_eq!(reply.verdicts[0].1, Verdict::Applied { rev: reply.cursor });
        let both = SyncRequest { ops: batch.to_vec(), ..asked };
        let again = office.store.sync(&office.coordinator, &both, NOW).await.unwrap().0.verdicts;
        assert_eq!(again[0], reply.verdicts[0]);
        assert!(matches!(&again[1].1, Verdict::Refused(refusal) if refusal.code == RefusalCode::NotFound));
        assert_eq!(reply.sum, Some(RowSum::of(&reply.rows)), "a whole copy");
        let (usual, _) = office.store.sync(&office.coordinator, &office.request(Vec::new()), NOW).await.unwrap();
        assert_eq!((usual.instead_of, usual.rows), (None, reply.rows));
    }
}
