//! What an export carries: everything a plan holds, its files too, from any database into any other.

use super::{
    evidence::{file, hash_of, pdf},
    office::{NOW, Office, carried_out, empty_databases, incoming, offices},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use parboard_domain::{
    field::{Field, Value},
    id::TaskId,
    measure::Moment,
    op::{Change, FromTo, Op, Request},
    row::{Kind, Noun},
};
use parboard_store::{Incoming, Store, StoreError};
use parboard_sync::protocol::{PIECE_BYTES_MAX, Verdict};
use serde_json::Value as Json;

/// A scan of several pieces, which is here; one of which half is here; and one of which nothing is.
fn contents() -> [Vec<u8>; 3] {
    [pdf(1, 2 * PIECE_BYTES_MAX + 77), pdf(2, 5_000), pdf(3, 700)]
}

impl Office {
    fn words(&mut self, task: TaskId, from: &str, to: &str) -> Op {
        let change = Change { field: Field::Text, from: Value::Text(from.to_owned()), to: Value::Text(to.to_owned()) };
        self.op(Request::SetFields { task, changes: vec![change] })
    }

    /// Leaves something of every kind in the plan.
    async fn work_for_a_year(&mut self) {
        let cards = self.cards().await;
        let (who, head) = (self.coordinator.clone(), self.head.clone());
        let [whole, half, awaited] = contents();
        let percent = Some(FromTo { from: Value::Number(0), to: Value::Number(30) });
        let report = self.op(Request::AddUpdate { task: cards[0], did: "Đã rà soát 37/118 đơn vị".to_owned(), percent });
        let done = [report, self.comment(cards[1], "Đề nghị báo cáo trước ngày 20"), self.percent(cards[2], 5, 400)];
        self.send(&done).await;
        // A figure that two people changed, and words of which both wrote the same paragraph.
        let clash = self.percent(cards[0], 0, 55);
        let verdict = self.send_as(&head, &[clash]).await.verdicts[0].1.clone();
        assert!(matches!(verdict, Verdict::Merged { .. }), "{verdict:?}");
        let words = "Sở Nội vụ rà soát các nhiệm vụ quá hạn và báo cáo kết quả";
        let both = [self.words(cards[0], words, "Rà soát hằng tháng"), self.words(cards[0], words, "Rà soát hằng quý")];
        self.send_as(&head, &both[..1]).await;
        self.send(&both[1..]).await;
        self.name(cards[0], &whole).await;
        self.send_whole(&who, &whole).await;
        self.name(cards[0], &half).await;
        self.take(&who, &half, 0, 2_000).await;
        self.name(cards[1], &awaited).await;
        // The same scan on another card, and one on evidence that was taken back.
        let again = self.add(cards[1], Some(file(&whole)));
        let bare = self.add(cards[2], None);
        self.send_as(&head, &[again, bare]).await;
        let taken_back = pdf(4, 900);
        let evidence = self.name(cards[2], &taken_back).await;
        self.send_whole(&who, &taken_back).await;
        let last = [
            self.op(Request::RemoveEvidence { task: cards[2], evidence }),
            self.op(Request::ArchiveTask { task: cards[1] }),
            self.op(Request::ArchiveTask { task: cards[2] }),
            self.op(Request::RestoreTask { task: cards[2] }),
        ];
        assert!(self.send(&last).await.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
    }
}

async fn import(json: &[u8], url: &str) -> Result<(Store, parboard_domain::id::ProvinceId), StoreError> {
    let incoming = incoming(json).await?;
    let store = Store::open(url).await.unwrap();
    let province = store.ensure_province(&incoming.head.province).await.unwrap();
    store.import_export(province, incoming).await.map(|_| (store, province))
}

async fn written(store: &Store, office: &Office) -> Vec<u8> {
    let mut json = Vec::new();
    store.write_export(office.plan, &mut json).await.unwrap();
    json
}

/// Own: through any database into any other, nothing differs, not by a byte. (In a province of another name that name would, and
/// the people and offices that were there before would be there too.)
#[tokio::test]
async fn an_export_imported_elsewhere_is_the_same_export() {
    for mut office in offices().await {
        office.work_for_a_year().await;
        let json = office.written().await;
        let export = office.store.export(office.plan).await.unwrap();
        for kind in [Kind::Plan, Kind::Criterion, Kind::Task, Kind::Wording, Kind::Update, Kind::Comment, Kind::Entry, Kind::Evidence] {
            assert!(export.rows.iter().any(|row| row.is.key().kind == kind), "{kind:?}");
        }
        let arrived = |noun: &Noun| matches!(noun, Noun::Evidence(evidence) if evidence.arrived_at == Some(NOW));
        assert_eq!(export.rows.iter().filter(|row| arrived(&row.is)).count(), 3);
        assert_eq!((export.files.len(), export.imports.len()), (2, 1));
        for (url, _folder) in empty_databases().await {
            let (store, province) = import(&json, &url).await.unwrap();
            let again = written(&store, &office).await;
            assert!(again == json, "{}\n{}", String::from_utf8_lossy(&json), String::from_utf8_lossy(&again));
            let report = store.check().await.unwrap();
            assert_eq!((report.files, report.problems), (2, vec![]));
            let whole = &contents()[0];
            assert_eq!(store.find_file(province, hash_of(whole)).await.unwrap().unwrap().bytes, whole.len() as i64);
            let imported = store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            assert_eq!(imported.created, 0, "the same export twice changes nothing");
            // And back, into a third.
            for (url, _folder) in empty_databases().await {
                let (back, _) = import(&again, &url).await.unwrap();
                assert!(written(&back, &office).await == json);
            }
        }
    }
}

/// A document with something else in it.
fn changed(json: &[u8], change: impl FnOnce(&mut Json)) -> Vec<u8> {
    let mut document: Json = serde_json::from_slice(json).unwrap();
    change(&mut document);
    // Files last, as they must be: a map of `serde_json` is sorted by name.
    let files = document.as_object_mut().unwrap().remove("files").unwrap();
    let each: Vec<String> = files.as_array().unwrap().iter().map(in_order).collect();
    let head = document.to_string();
    format!("{},\"files\":[{}]}}", &head[..head.len() - 1], each.join(",")).into_bytes()
}

fn in_order(file: &Json) -> String {
    let mut file = file.clone();
    let content = file.as_object_mut().unwrap().remove("content").unwrap();
    let said = file.to_string();
    format!("{},\"content\":{content}}}", &said[..said.len() - 1])
}

fn files(document: &mut Json) -> &mut Vec<Json> {
    document["files"].as_array_mut().unwrap()
}

fn first_piece(document: &mut Json) -> &mut Json {
    &mut files(document)[0]["content"][0]
}

/// Own: a wrong, missing or superfluous file is told in one line, and then nothing of the plan is here.
#[tokio::test]
async fn a_wrong_missing_or_superfluous_file_leaves_nothing_behind() {
    for mut office in offices().await {
        office.work_for_a_year().await;
        let json = office.written().await;
        let other = STANDARD.encode(pdf(9, 900));
        let broken: [(&str, Vec<u8>); 9] = [
            ("not what it says", changed(&json, |it| *first_piece(it) = STANDARD.encode(b"%PDF-1.7 something else").into())),
            ("not what it says", changed(&json, |it| files(it)[0]["bytes"] = 899.into())),
            ("not what it says", changed(&json, |it| files(it)[1]["media"] = "image/png".into())),
            ("not what it says", changed(&json, |it| files(it)[0]["content"].as_array_mut().unwrap().push(other.clone().into()))),
            ("missing", changed(&json, |it| drop(files(it).pop()))),
            (
                "comes twice",
                changed(&json, |it| {
                    let twice = files(it)[0].clone();
                    files(it).push(twice);
                }),
            ),
            ("no evidence names it", changed(&json, |it| files(it)[0]["hash"] = hash_of(b"another").to_string().into())),
            ("sent by somebody", changed(&json, |it| files(it)[0]["person"] = uuid::Uuid::nil().to_string().into())),
            ("damaged", changed(&json, |it| *first_piece(it) = "no base64".into())),
        ];
        for (url, _folder) in empty_databases().await {
            for (why, json) in &broken {
                let error = import(json, &url).await.map(|_| ()).unwrap_err().to_string();
                assert!(error.contains(why) && error.lines().count() == 1, "{why}: {error}");
                let inspected = incoming(json).await.unwrap().inspect().await.unwrap_err().to_string();
                assert_eq!(inspected, error, "it is told without a database too");
                let store = Store::open(&url).await.unwrap();
                let pool = sqlx::AnyPool::connect(&url).await.unwrap();
                for table in ["plan", "person", "agency", "file", "file_piece"] {
                    let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&pool).await.unwrap();
                    assert_eq!(count, 0, "{table} after {why}");
                }
                store.close().await;
            }
            assert!(import(&json, &url).await.is_ok(), "the whole one still goes in");
        }
    }
}

/// Own: the export itself notices what is missing or damaged, before the original is thrown away.
#[tokio::test]
async fn a_damaged_file_is_not_exported_as_if_it_were_whole() {
    for mut office in offices().await {
        office.work_for_a_year().await;
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for damage in ["update file_piece set content = $1", "update file set arrived_at = null where $1 is not null"] {
            sqlx::query(damage).bind(pdf(10, 900)).execute(&pool).await.unwrap();
            let outcome = office.store.write_export(office.plan, &mut Vec::new()).await;
            assert!(matches!(outcome, Err(StoreError::Damaged { .. })), "{outcome:?}");
        }
    }
}

/// Own: what is here of a file, from another plan or half sent, is neither doubled nor in the way.
#[tokio::test]
async fn a_file_that_is_here_already_is_kept_once() {
    for mut office in offices().await {
        office.work_for_a_year().await;
        let json = office.written().await;
        for there in offices().await {
            let mut there = there;
            let who = there.coordinator.clone();
            let card = there.cards().await[0];
            let (whole, half) = (contents()[0].clone(), pdf(4, 900));
            there.name(card, &whole).await;
            there.send_whole(&who, &whole).await;
            there.name(card, &half).await;
            there.take(&who, &half, 0, 300).await;
            there.store.import_export(there.province, incoming(&json).await.unwrap()).await.unwrap();
            for content in [&whole, &half] {
                assert_eq!(&there.read(hash_of(content)).await, content);
            }
            let told = there.store.take_piece(&who, hash_of(&half), 900, &[], Moment(NOW.0 + 1)).await.unwrap();
            assert!(
                matches!(told, parboard_store::Taken::Whole { changed, .. } if changed.len() == 1),
                "whoever was sending it hears that it is here"
            );
            assert_eq!(there.store.check().await.unwrap().problems, []);
        }
    }
}

/// Own: an export of the first version named files and did not carry them, so no card may say that its file is here.
#[tokio::test]
async fn an_export_of_the_first_version_brings_no_files_and_says_so() {
    let mut office = Office::on_sqlite().await;
    office.work_for_a_year().await;
    let mut export = office.store.export(office.plan).await.unwrap();
    export.version = 1;
    let json = serde_json::to_vec(&export).unwrap();
    for (url, _folder) in empty_databases().await {
        let (store, _) = import(&json, &url).await.unwrap();
        let rows = store.export(office.plan).await.unwrap().rows;
        assert!(!rows.iter().any(|row| matches!(&row.is, Noun::Evidence(evidence) if evidence.arrived_at.is_some())));
        assert_eq!(store.check().await.unwrap().problems, []);
    }
}

/// Own: a text without end does not fill the memory.
#[tokio::test]
async fn an_endless_part_is_given_up_at_its_limit() {
    let endless = std::io::Read::chain(&b"{\"format\":\"parboard-plan\",\"province\":\""[..], std::io::repeat(b'a'));
    let error = Incoming::read(endless).await.unwrap_err().to_string();
    assert!(error.contains("larger than 64 MB"), "{error}");
}
