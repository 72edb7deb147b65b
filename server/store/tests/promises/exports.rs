//! Everything out, and back in. The files that go with it are in `carried.rs`.

use super::office::{NOW, Office, empty_databases, incoming, offices};
use parboard_store::{PlanExport, Store, StoreError};

/// Own: an export through its JSON, into an empty database, is the same plan with the same history and the same log.
#[tokio::test]
async fn export_and_reimport_lose_nothing() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.percent(cards[0], 0, 40), office.comment(cards[1], "Đôn đốc"), office.percent(cards[2], 5, 400)];
        office.send(&batch).await;
        let export = office.store.export(office.plan).await.unwrap();
        assert_eq!(export.ops.len(), 3);
        let json = office.written().await;
        for (url, _folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province(&export.province).await.unwrap();
            store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            assert_eq!(store.export(office.plan).await.unwrap(), export);
            assert_eq!(store.check().await.unwrap().problems, []);
            let again = store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            assert_eq!((again.created, again.unchanged), (0, 5), "the same export twice changes nothing");
        }
    }
}

/// Own: a plan that has gone on here is never written over.
#[tokio::test]
async fn an_export_does_not_replace_what_is_there() {
    for mut office in offices().await {
        let json = office.written().await;
        let op = office.percent(office.cards().await[0], 0, 40);
        office.send(&[op]).await;
        let before = office.store.export(office.plan).await.unwrap();
        let outcome = office.store.import_export(office.province, incoming(&json).await.unwrap()).await;
        assert!(matches!(outcome, Err(StoreError::PlanExists)), "{outcome:?}");
        assert_eq!(office.store.export(office.plan).await.unwrap(), before);
    }
}

/// Own: an office that is known here under another id is still one office.
#[tokio::test]
async fn an_export_finds_the_agencies_that_are_there() {
    for mut office in offices().await {
        let op = office.percent(office.cards().await[0], 0, 40);
        office.send(&[op]).await;
        let (json, export) = (office.written().await, office.store.export(office.plan).await.unwrap());
        for (url, _folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province("Tỉnh").await.unwrap();
            let local = super::office::account(&store, province, "local", parboard_domain::person::Role::Head, Some("sở nội vụ")).await;
            store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            let moved = store.export(office.plan).await.unwrap();
            let lead = moved.rows.iter().find_map(|row| match &row.is {
                parboard_domain::row::Noun::Criterion(criterion) => criterion.lead.first().copied(),
                _ => None,
            });
            assert_eq!(lead, local.person.agency);
            assert_eq!(moved.agencies.len(), export.agencies.len());
            let reply = store.sync(&local, &office.request(Vec::new()), NOW).await.unwrap().0;
            assert_eq!(reply.rows.len(), export.rows.len());
        }
    }
}

/// Own: what is not an export, or from a newer version, is refused before anything is written.
#[tokio::test]
async fn an_unreadable_export_is_refused() {
    for office in offices().await {
        let export = office.store.export(office.plan).await.unwrap();
        for broken in [
            PlanExport { version: 99, ..export.clone() },
            PlanExport { format: "other".to_owned(), ..export.clone() },
            PlanExport { rows: Vec::new(), ..export.clone() },
        ] {
            let json = serde_json::to_vec(&broken).unwrap();
            let outcome = office.store.import_export(office.province, incoming(&json).await.unwrap()).await;
            assert!(matches!(outcome, Err(StoreError::UnreadableExport(_))), "{outcome:?}");
        }
    }
}

/// Own: cut off, or added to, at any place, it is no export.
#[tokio::test]
async fn a_cut_export_is_refused() {
    let office = Office::on_sqlite().await;
    let json = office.written().await;
    for broken in [&json[..1], &json[..json.len() / 2], &json[..json.len() - 2], &[&json[..], b"{}"].concat(), b"[]"] {
        let outcome = match incoming(broken).await {
            Ok(incoming) => incoming.inspect().await.map(|_| ()),
            Err(error) => Err(error),
        };
        assert!(matches!(outcome, Err(StoreError::UnreadableExport(_))), "{} bytes: {outcome:?}", broken.len());
    }
    assert_eq!(incoming(&json).await.unwrap().inspect().await.unwrap(), 0);
}
