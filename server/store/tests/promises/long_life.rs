//! Over months and years: what waited long, what was kept long, and what must never be thrown away.

use super::office::{NOW, carried_out, mint, offices};
use parboard_domain::{
    field::Value,
    id::OpId,
    measure::{Moment, Rev},
    op::{FromTo, Op, Request},
    row::RowSet,
};
use parboard_sync::protocol::{SyncRequest, Verdict};
use std::path::Path;
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;

/// Failure modes 1 and 5: a device comes back after a season in a drawer, or its clock was never right. How old an operation
/// says it is decides nothing, neither in its own words nor in its id.
#[tokio::test]
async fn ops_of_any_age_are_carried_out() {
    for mut office in offices().await {
        let cards = office.cards().await;
        for days_ago in [1, 45, 365, 3_650, -400] {
            let made_at = Moment(NOW.0 - days_ago * DAY_MS);
            let id = OpId(mint().next(made_at.0 as u64));
            let op = Op { id, made_at, ..office.comment(cards[0], "Ghi từ lâu") };
            assert!(carried_out(&office.send(&[op]).await.verdicts[0].1), "{days_ago} days ago");
        }
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure modes 2 and 3: a stamp of the year 9999, of the year 1 or of no year at all is kept as it came and read again, and nobody's
/// next operation fares worse for it.
#[tokio::test]
async fn an_absurd_stamp_is_kept_and_harms_nothing() {
    for mut office in offices().await {
        let cards = office.cards().await;
        for made_ms in [253_402_300_799_000, -62_135_596_800_000, i64::MAX, i64::MIN] {
            let id = OpId(mint().next(u64::try_from(made_ms).unwrap_or(0)));
            let absurd = Op { id, made_at: Moment(made_ms), ..office.comment(cards[0], "Đồng hồ sai") };
            let ordinary = office.comment(cards[0], "Đồng hồ đúng");
            let verdicts = office.send(&[absurd.clone(), ordinary]).await.verdicts;
            assert!(verdicts.len() == 2 && verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{made_ms}: {verdicts:?}");
            let logged = office.store.export(office.plan).await.unwrap().ops.into_iter().find(|logged| logged.id == id).unwrap();
            assert_eq!((logged.at, logged.op), (NOW, serde_json::to_value(&absurd).unwrap()), "{made_ms}");
        }
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure modes 26, 31 and 36: no statement takes away a row of a plan or a line of the log, so the only base there is cannot be
/// cleaned up by mistake, and what was put away cannot come back by being forgotten. Sessions end, so do files that never
/// arrived whole, a device that is silent for years is forgotten, and other names of an agency are no rows of a plan.
#[test]
fn no_statement_takes_anything_away_but_sessions_unfinished_files_and_silent_devices() {
    let mut statements = 0;
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = std::fs::read_to_string(&file).unwrap().to_lowercase();
        for taking in ["delete from ", "truncate ", "drop table ", "update op ", "replace into "] {
            for (at, _) in text.match_indices(taking) {
                statements += 1;
                let rest = &text[at + taking.len()..];
                let statement = rest.split_once("\";").map_or(rest, |(statement, _)| statement);
                let unfinished = statement.starts_with("file") && statement.contains("arrived_at is null");
                let silent = statement.starts_with("device where seen_at < $1");
                let other_names = statement.starts_with("agency_alias where agency_id = $1");
                assert!(statement.starts_with("session ") || unfinished || silent || other_names, "{}: {taking}{statement}", file.display());
            }
        }
    }
    assert!(statements > 0, "sessions are ended by statements like these");
}

/// Own: the list of devices does not grow for ever, and one that is heard of again is on it again.
#[tokio::test]
async fn a_silent_device_is_forgotten_and_known_again_when_it_speaks() {
    for office in offices().await {
        office.send(&[]).await;
        let known = async || office.store.list_contacts(office.province).await.unwrap().len();
        assert_eq!((office.store.forget_devices(NOW).await.unwrap(), known().await), (0, 1), "it has just spoken");
        assert_eq!((office.store.forget_devices(Moment(NOW.0 + 1)).await.unwrap(), known().await), (1, 0));
        office.send(&[]).await;
        assert_eq!(known().await, 1);
    }
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Failure mode 32: one operation changes a figure and adds a report. The figure clashes as if it had been changed alone, and
/// whoever reads gets all of it.
#[tokio::test]
async fn an_op_about_two_things_is_judged_and_sent_as_both() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let first = office.percent(cards[0], 0, 40);
        office.send_as(&office.head, &[first]).await;
        let fresh = office.send(&[]).await;
        let percent = Some(FromTo { from: Value::Number(0), to: Value::Number(60) });
        let report = office.op(Request::AddUpdate { task: cards[0], did: "Đã rà soát".to_owned(), percent });
        let verdict = office.send(&[report]).await.verdicts[0].1.clone();
        assert!(matches!(&verdict, Verdict::Merged { clashes, .. } if clashes.len() == 1), "{verdict:?}");
        let page = office.after(fresh.epoch, fresh.cursor).await;
        assert_eq!(page.rows.len(), 3, "the report, the card, and the line that tells of the clash");
    }
}

/// Failure mode 34: a whole copy of a plan that has rows is never empty, wherever the asker says it stands.
#[tokio::test]
async fn a_whole_copy_of_a_plan_with_rows_is_never_empty() {
    for office in offices().await {
        let fresh = office.send(&[]).await;
        let elsewhere = Some(parboard_domain::id::Epoch(Uuid::from_u128(1)));
        for (epoch, cursor) in [(None, Rev(0)), (None, Rev(9_999)), (elsewhere, fresh.cursor), (elsewhere, Rev(0)), (Some(fresh.epoch), Rev(9_999))] {
            let request = SyncRequest { epoch, cursor, ..office.request(Vec::new()) };
            let reply = office.store.sync(&office.coordinator, &request, NOW).await.unwrap().0;
            let mut held = RowSet::default();
            reply.rows.into_iter().for_each(|row| drop(held.put(row)));
            assert_eq!((reply.reset, held), (true, office.rows().await), "{epoch:?} {cursor:?}");
        }
    }
}
