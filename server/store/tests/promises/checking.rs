//! Whether the log and the rows agree.

use super::office::{carried_out, offices, place};
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    op::{Change, Request},
    task::Status,
};

/// Own: the check is worth something only if it finds what is wrong.
#[tokio::test]
async fn a_check_finds_what_does_not_agree() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.comment(cards[0], "Đôn đốc"), office.percent(cards[1], 0, 40)];
        office.send(&batch).await;
        let sound = office.store.check().await.unwrap();
        assert_eq!((sound.plans, sound.ops, sound.problems.len()), (1, 2, 0));
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for (damage, repair) in [
            ("update plan set rows_sum = rows_sum + 1", "update plan set rows_sum = rows_sum - 1"),
            ("update comment set rev = rev + 50", "update comment set rev = rev - 50"),
            ("update op set body = '{}'", "delete from comment"),
        ] {
            sqlx::query(damage).execute(&pool).await.unwrap();
            let report = office.store.check().await.unwrap();
            assert!(!report.problems.is_empty(), "{damage}");
            sqlx::query(repair).execute(&pool).await.unwrap();
        }
        let report = office.store.check().await.unwrap();
        assert!(report.problems.iter().any(|problem| problem.what.contains("sum")), "{report:?}");
    }
}

/// Own: a changed value leaves every row, revision and sum as it was.
#[tokio::test]
async fn a_check_finds_values_that_nobody_wrote() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let change = |field, from: Value, to: Value| Change { field, from, to };
        let changes = vec![change(Field::Title, "".into(), "Rà soát".into()), change(Field::Blocked, Value::Nothing, "Chờ kinh phí".into())];
        let paper = Paper { title: "Báo cáo".into(), ..Paper::default() };
        let batch = [
            office.comment(cards[0], "Đôn đốc"),
            office.percent(cards[1], 0, 40),
            office.op(Request::AddUpdate { task: cards[0], did: "Đã rà soát".into(), percent: None }),
            office.op(Request::AddEvidence { task: cards[0], paper, unit: None }),
            office.op(Request::SetFields { task: cards[2], changes }),
            office.op(place(cards[2], Status::NotStarted, Status::InProgress)),
        ];
        assert!(office.send(&batch).await.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for (damage, repair, where_) in [
            ("update task set percent = 99", "update task set percent = 0", ("id", cards[0].to_string())),
            ("update task set percent = 99", "update task set percent = 40", ("id", cards[1].to_string())),
            ("update task set status = 'done'", "update task set status = 'in_progress'", ("id", cards[2].to_string())),
            ("update task set blocked = null", "update task set blocked = 'Chờ kinh phí'", ("id", cards[2].to_string())),
            ("update wording set title = 'Khác'", "update wording set title = 'Rà soát'", ("task_id", cards[2].to_string())),
            ("update comment set body = 'Khác'", "update comment set body = 'Đôn đốc'", ("id", batch[0].id.to_string())),
            ("update progress_update set did = 'Khác'", "update progress_update set did = 'Đã rà soát'", ("id", batch[2].id.to_string())),
            ("update evidence set title = 'Khác'", "update evidence set title = 'Báo cáo'", ("id", batch[3].id.to_string())),
        ] {
            for (sql, problems) in [(damage, 1), (repair, 0)] {
                let (column, id) = &where_;
                sqlx::query(sqlx::AssertSqlSafe(format!("{sql} where {column} = $1"))).bind(id).execute(&pool).await.unwrap();
                assert_eq!(office.store.check().await.unwrap().problems.len(), problems, "{sql}");
            }
        }
        sqlx::query("update entry set to_value = '\"41\"' where field = 'percent'").execute(&pool).await.unwrap();
        assert_eq!(office.store.check().await.unwrap().problems.len(), 2, "the line of history, and the field that it explains");
    }
}

/// Own: the log is append-only because nothing in this crate could do otherwise.
#[test]
fn no_statement_changes_or_removes_a_line_of_the_log() {
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
            for forbidden in [
                "update op ",
                "delete from op",
                "update plan_import",
                "delete from plan_import",
                "delete from entry",
                "delete from task",
                "delete from evidence",
                "delete from comment",
                "delete from progress_update",
                "update comment",
                "update progress_update",
            ] {
                assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
            }
        }
    }
}
