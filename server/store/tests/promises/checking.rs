//! Whether the log and the rows agree.

use super::office::offices;

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
            ] {
                assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
            }
        }
    }
}
