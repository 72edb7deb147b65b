//! The registry of agencies: mergers and renamings with nothing orphaned, other names, and the way out and back in.

use super::office::{NOW, Office, account, empty_databases, incoming, offices};
use parboard_domain::{
    id::AgencyId,
    measure::Day,
    person::Role,
    registry::{AgencyKind, Into, Merger, Record, RegistryProblem},
};
use parboard_store::{Beside, Followers, Store, StoreError};
use parboard_sync::protocol::SyncRequest;
use uuid::Uuid;

const HOME: &str = "Sở Nội vụ";

async fn named(office: &Office, name: &str) -> AgencyId {
    office.store.registry(office.province).await.unwrap().names().find(name)[0]
}

/// Sở Nội vụ, which leads everything here, becomes another.
async fn merge(office: &Office, into: Into) -> Result<usize, StoreError> {
    let merger = Merger { from: vec![named(office, HOME).await], into, on: Day::parse("2025-03-01").unwrap() };
    office.store.change_registry(office.province, |registry| registry.merge(&merger)).await
}

async fn take(office: &Office, record: Record) -> Result<usize, StoreError> {
    office.store.change_registry(office.province, |registry| registry.take(vec![record])).await
}

/// Own: people of the successor work on what names the old agency, and so do those who still belong to the old one; others do not.
#[tokio::test]
async fn a_merger_leaves_no_card_and_nobody_behind() {
    for mut office in offices().await {
        let card = office.cards().await[0];
        let heir = account(&office.store, office.province, "heir", Role::Head, Some("Sở Tài chính")).await;
        let title = |office: &mut Office, from: &str, to: &str| {
            let change = parboard_domain::op::Change { field: parboard_domain::field::Field::Title, from: from.into(), to: to.into() };
            office.op(parboard_domain::op::Request::SetFields { task: card, changes: vec![change] })
        };
        let early = title(&mut office, "", "Quá sớm");
        let refused = office.send_as(&heir, &[early]).await;
        assert!(refused.verdicts[0].1.rev().is_none(), "{:?}", refused.verdicts);
        let home = named(&office, HOME).await;
        assert_eq!(merge(&office, Into::Existing(heir.person.agency.unwrap())).await.unwrap(), 1);
        for who in [heir.clone(), office.head.clone()] {
            let op = title(&mut office, "", &who.login);
            let done = office.send_as(&who, &[op]).await;
            assert!(done.verdicts[0].1.rev().is_some(), "{}: {:?}", who.login, done.verdicts);
        }
        let registry = office.store.registry(office.province).await.unwrap();
        let ended = registry.find(home).unwrap();
        assert_eq!((ended.agency.name.as_str(), ended.agency.successor), (HOME, heir.person.agency));
        assert_eq!(office.store.followers(office.province).await.unwrap()[&home], Followers { people: 1, criteria: 2 });
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: a device that holds the directory of before is sent the one that names the successor; an unchanged one is not sent again.
#[tokio::test]
async fn devices_hear_of_a_successor_with_their_next_word() {
    for office in offices().await {
        let request = office.request(Vec::new());
        let first = office.store.sync(&office.head, &request, NOW).await.unwrap().0;
        let asks = SyncRequest { epoch: Some(first.epoch), cursor: first.cursor, directory: first.directory.unwrap().version, ..request };
        assert!(office.store.sync(&office.head, &asks, NOW).await.unwrap().0.directory.is_none());
        let heir = AgencyId(Uuid::from_u128(0xa9));
        merge(&office, Into::New { id: heir, name: "Sở Nội vụ và Lao động".into(), kind: None }).await.unwrap();
        let directory = office.store.sync(&office.head, &asks, NOW).await.unwrap().0.directory.unwrap();
        let old = directory.agencies.iter().find(|agency| agency.name == HOME).unwrap();
        assert_eq!((old.successor, directory.find_agency(heir).unwrap().name.as_str()), (Some(heir), "Sở Nội vụ và Lao động"));
        let unchanged = office.store.change_registry(office.province, |_| Ok(Vec::new())).await.unwrap();
        assert_eq!((unchanged, office.store.directory(office.province).await.unwrap().version), (0, directory.version));
    }
}

/// Own: what the domain refuses leaves no trace, and what it takes comes back as it went in.
#[tokio::test]
async fn a_record_comes_back_as_it_was_kept_and_a_refused_one_leaves_no_trace() {
    for office in offices().await {
        let id = AgencyId(Uuid::from_u128(0xb1));
        let record = Record {
            kind: AgencyKind::Vertical,
            aliases: vec!["Thuế tỉnh".into(), "Cục Thuế".into()],
            parent: Some(named(&office, HOME).await),
            valid_from: Day::parse("2003-01-01"),
            valid_to: Day::parse("2025-02-28"),
            ..Record::named(id, "Cục Thuế tỉnh")
        };
        take(&office, record.clone()).await.unwrap();
        let before = office.store.registry(office.province).await.unwrap();
        assert_eq!(before.find(id), Some(&record));
        assert_eq!(named(&office, "CỤC THUẾ").await, id);
        let twice = Record { aliases: vec!["sở nội vụ".into()], ..record.clone() };
        assert!(matches!(take(&office, twice).await, Err(StoreError::Registry(RegistryProblem::NameTaken { .. }))));
        assert_eq!(office.store.registry(office.province).await.unwrap(), before);
        take(&office, Record { aliases: vec!["Cục Thuế".into()], ..record.clone() }).await.unwrap();
        assert_eq!(office.store.registry(office.province).await.unwrap().find(id).unwrap().aliases, ["Cục Thuế"]);
    }
}

/// Own: an export carries kinds, other names, days and successors into an empty database.
#[tokio::test]
async fn an_export_carries_the_registry_without_loss() {
    for office in offices().await {
        merge(&office, Into::New { id: AgencyId(Uuid::from_u128(0xa9)), name: "Sở Nội vụ và Lao động".into(), kind: None }).await.unwrap();
        take(
            &office,
            Record {
                aliases: vec!["Bưu điện".into()],
                valid_from: Day::parse("2003-01-01"),
                ..Record::named(AgencyId(Uuid::from_u128(0xb1)), "Bưu điện tỉnh")
            },
        )
        .await
        .unwrap();
        let (json, held) = (office.written().await, office.store.registry(office.province).await.unwrap());
        for (url, _folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province("Tỉnh").await.unwrap();
            store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            assert_eq!(store.registry(province).await.unwrap(), held);
            assert_eq!(store.check().await.unwrap().problems, []);
        }
    }
}

/// Own: where an office is known under another id, or by another name, it is that one; its record stays, and says what it did not.
#[tokio::test]
async fn an_export_fills_what_the_registry_here_does_not_say() {
    for office in offices().await {
        merge(&office, Into::New { id: AgencyId(Uuid::from_u128(0xa9)), name: "Sở Nội vụ và Lao động".into(), kind: None }).await.unwrap();
        let json = office.written().await;
        for (url, _folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province("Tỉnh").await.unwrap();
            let local = AgencyId(Uuid::from_u128(0xc1));
            let known = Record { aliases: vec![HOME.into()], ..Record::named(local, "Sở Nội vụ tỉnh") };
            store.change_registry(province, |registry| registry.take(vec![known])).await.unwrap();
            store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            let registry = store.registry(province).await.unwrap();
            let record = registry.find(local).unwrap();
            assert_eq!((record.agency.name.as_str(), record.agency.successor), ("Sở Nội vụ tỉnh", Some(AgencyId(Uuid::from_u128(0xa9)))));
            assert_eq!(store.followers(province).await.unwrap()[&local].criteria, 2);
            assert_eq!(store.check().await.unwrap().problems, []);
        }
    }
}

/// Own: the check is worth something only if it finds what is wrong.
#[tokio::test]
async fn a_check_finds_agencies_that_are_not_there_and_circles() {
    for office in offices().await {
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for (damage, repair, found) in [
            ("update agency set successor_id = id where collective = 0", "update agency set successor_id = null", "vòng"),
            ("update agency set valid_from = '2025-03-01', valid_to = '2025-02-01'", "update agency set valid_from = null, valid_to = null", "ngày"),
            ("update criterion set lead = '[\"00000000-0000-0000-0000-0000000000ff\"]'", "update criterion set lead = '[]'", "not there"),
        ] {
            sqlx::query(damage).execute(&pool).await.unwrap();
            let problems = office.store.check().await.unwrap().problems;
            assert!(problems.iter().any(|problem| problem.what.contains(found)), "{damage}: {problems:?}");
            sqlx::query(repair).execute(&pool).await.unwrap();
            assert_eq!(office.store.check().await.unwrap().problems, [], "{repair}");
        }
    }
}

/// Own: what a person said of an unknown name counts for this import and for every one after it.
#[tokio::test]
async fn an_answer_about_a_name_is_kept_as_one_more_name() {
    for office in offices().await {
        let mut newer = super::office::reading("120/KH-UBND");
        newer.items[1].lead = vec!["Sở NV tỉnh".to_owned()];
        let unknown = parboard_domain::import::unknown_names(&newer, &office.store.registry(office.province).await.unwrap());
        assert_eq!(unknown.iter().map(|unknown| unknown.name.as_str()).collect::<Vec<_>>(), ["Sở NV tỉnh"]);
        let (by, home) = (office.coordinator.person.id, named(&office, HOME).await);
        let answers = [("Sở NV tỉnh".to_owned(), home)];
        let nobody = [("Sở NV tỉnh".to_owned(), AgencyId(Uuid::from_u128(0xff)))];
        let refused = office.store.import_as_said(office.province, by, &newer, Beside { answers: &nobody, ..Beside::default() }, NOW).await;
        assert!(matches!(refused, Err(StoreError::Registry(RegistryProblem::Unknown))), "{refused:?}");
        let done = office.store.import_as_said(office.province, by, &newer, Beside { answers: &answers, ..Beside::default() }, NOW).await.unwrap();
        assert_eq!((done.new_agencies.len(), named(&office, "SỞ NV TỈNH").await), (0, home));
        newer.items[0].lead = vec!["Thanh tra tỉnh".to_owned(), "sở nv tỉnh".to_owned()];
        let later = office.store.import(office.province, by, &newer, None, NOW).await.unwrap();
        assert_eq!(later.new_agencies, ["Thanh tra tỉnh"]);
        assert_eq!(
            office.store.registry(office.province).await.unwrap().find(named(&office, "Thanh tra tỉnh").await).unwrap().kind,
            AgencyKind::Department
        );
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}
