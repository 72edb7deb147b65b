//! A commit that takes its time. Whoever has drawn a revision and not committed yet keeps all later ones back, so that a reader
//! who has seen revision N has seen everything below.

use super::{
    office::{NOW, Office, carried_out, offices},
    reader::Reader,
    singly::crafted,
};
use parboard_domain::{
    id::{OpId, PlanId, TaskId},
    measure::Rev,
    op::Op,
    row::{Kind, RowKey, RowSum},
};
use parboard_store::{Backend, Store, StoreError};
use sqlx::{AnyConnection, Connection, Executor, Row};
use uuid::Uuid;

/// A server that stands still in the middle of a transaction: it has raised the plan and written a row, and not committed.
struct Standing {
    connection: AnyConnection,
    row: RowKey,
    rev: Rev,
}

impl Standing {
    async fn begin(office: &Office, task: Uuid, n: u64) -> Self {
        let mut connection = AnyConnection::connect(&office.url).await.unwrap();
        let begin = if office.store.backend() == Backend::Sqlite { "begin immediate" } else { "begin" };
        connection.execute(begin).await.unwrap();
        let (plan, id) = (office.plan.to_string(), Uuid::from_u64_pair(9, n));
        let held =
            sqlx::query("update plan set rev = rev where id = $1 returning rev, rows_sum").bind(&plan).fetch_one(&mut connection).await.unwrap();
        let (rev, sum) = (Rev(held.get::<i64, _>(0) + 1), RowSum(held.get(1)));
        let row = RowKey::new(Kind::Comment, id);
        let raise = sqlx::query("update plan set rev = $1, rows_sum = $2 where id = $3").bind(rev.0).bind(sum.with(row, rev).0).bind(&plan);
        raise.execute(&mut connection).await.unwrap();
        let insert = sqlx::query(
            "insert into comment (rev, id, plan_id, task_id, person_id, at, made_at, body) values ($1, $2, $3, $4, $5, 1, 1, 'Chậm mà chắc')",
        );
        let insert = insert.bind(rev.0).bind(id.to_string()).bind(plan).bind(task.to_string()).bind(office.coordinator.person.id.to_string());
        insert.execute(&mut connection).await.unwrap();
        Self { connection, row, rev }
    }

    async fn commit(mut self) {
        self.connection.execute("commit").await.unwrap();
        self.connection.close().await.unwrap();
    }
}

/// Failure modes 23 and 24, and 85: the others wait, a reader sees nothing of what is not committed, and afterwards all of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_slow_commit_keeps_later_revisions_back_and_no_reader_skips_it() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let other = Store::open(&office.url).await.unwrap();
        let mut readers = [Reader::new(&office, &office.store, 1), Reader::new(&office, &other, 2)];
        for round in 0..6 {
            for reader in &mut readers {
                reader.catch_up().await;
            }
            let before = readers[0].cursor();
            let slow = Standing::begin(&office, cards[0].0, round).await;
            let mut waiting = Vec::new();
            for n in 0..3 {
                let ops: Vec<Op> = (0..=n).map(|_| office.comment(cards[n % 2], "Xin chờ")).collect();
                let (store, account, plan) = ([&office.store, &other][n % 2].clone(), office.coordinator.clone(), office.plan);
                waiting.push(tokio::spawn(async move { store.apply_ops(&account, plan, &ops, NOW).await.unwrap() }));
            }
            // As many pages as it takes the others to be at the door, by any order of the threads.
            for page in 0..40 {
                for reader in &mut readers {
                    reader.catch_up().await;
                    assert_eq!(reader.cursor(), before, "nothing is committed yet");
                }
                assert!(waiting.iter().all(|writer| !writer.is_finished()), "round {round}, page {page}: somebody overtook the slow one");
            }
            let (row, rev) = (slow.row, slow.rev);
            slow.commit().await;
            for writer in waiting {
                let applied = writer.await.unwrap();
                assert!(applied.verdicts.iter().all(|(_, verdict)| carried_out(verdict) && verdict.rev() > Some(rev)));
            }
            for reader in &mut readers {
                reader.catch_up().await;
                assert_eq!(reader.held.row(row).map(|row| row.rev), Some(rev), "the slow one's row was skipped");
            }
        }
        let rows = office.rows().await;
        assert!(readers.iter().all(|reader| reader.held == rows));
        let ids: Vec<OpId> = office.store.export(office.plan).await.unwrap().ops.iter().map(|line| line.id).collect();
        assert_eq!(ids.len(), 6 * (1 + 2 + 3));
        assert_eq!(office.store.check().await.unwrap().problems, []);
        other.close().await;
    }
}

/// Failure mode 11: batches that came in the meantime may share a transaction, and what goes wrong in one of them undoes that
/// one alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_goes_wrong_in_one_batch_is_nothing_to_those_beside_it() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let honest = office.percent(cards[0], 0, 40);
        assert!(carried_out(&office.send(std::slice::from_ref(&honest)).await.verdicts[0].1));
        let mut reader = Reader::new(&office, &office.store, 1);
        reader.catch_up().await;
        let slow = Standing::begin(&office, cards[0].0, 0).await;
        let mut batches: Vec<Vec<Op>> =
            (0..8).map(|_| vec![office.comment(cards[1], "Bình thường"), office.comment(cards[2], "Bình thường")]).collect();
        batches[4][1] = crafted(&mut office, honest.id, cards[2]);
        batches[5][1] = office.comment(TaskId(Uuid::nil()), "Kế hoạch nào?");
        let mut waiting = Vec::new();
        for (n, ops) in batches.into_iter().enumerate() {
            let (store, account) = (office.store.clone(), office.coordinator.clone());
            let plan = if n == 5 { PlanId(Uuid::nil()) } else { office.plan };
            waiting.push(tokio::spawn(async move { store.apply_ops(&account, plan, &ops, NOW).await }));
        }
        for _ in 0..40 {
            reader.catch_up().await;
        }
        slow.commit().await;
        for (n, batch) in waiting.into_iter().enumerate() {
            let outcome = batch.await.unwrap();
            let done = outcome.map(|applied| applied.verdicts.iter().map(|(_, verdict)| carried_out(verdict)).collect::<Vec<_>>());
            match n {
                4 => assert_eq!(done.unwrap(), [true, false], "the database does not take the second"),
                5 => assert!(matches!(done, Err(StoreError::NotFound)), "{done:?}"),
                _ => assert_eq!(done.unwrap(), [true, true], "batch {n}"),
            }
        }
        assert_eq!(office.store.export(office.plan).await.unwrap().ops.len(), 1 + 7 * 2, "nothing of batch 5, all of the others");
        reader.catch_up().await;
        assert_eq!(reader.held, office.rows().await);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}
