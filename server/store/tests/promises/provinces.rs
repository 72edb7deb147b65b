//! What one province must never see or change of another.

use super::office::{NOW, account, as_task, offices, reading};
use parboard_domain::{
    figures::Thresholds,
    id::{OpId, ProvinceId},
    op::{Op, Request},
    person::Role,
    refusal::RefusalCode,
};
use parboard_store::StoreError;
use parboard_sync::protocol::{SyncRequest, Verdict};
use uuid::Uuid;

/// Own: not by reading, not by writing, not by guessing an id.
#[tokio::test]
async fn nothing_crosses_a_province() {
    for mut office in offices().await {
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let stranger = account(&office.store, elsewhere, "stranger", Role::Coordinator, Some("Sở Nội vụ")).await;
        let own = office.store.import(elsewhere, stranger.person.id, &reading("120/KH-UBND"), None, NOW).await.unwrap();
        assert_ne!(own.plan, office.plan, "the same document in two provinces is two plans");
        let office_cards = office.cards().await;

        let (foreign, _) = office.store.sync(&stranger, &office.request(Vec::new()), NOW).await.unwrap();
        assert_eq!((foreign.plan, foreign.instead_of), (own.plan, Some(office.plan)), "as if it were nowhere");
        assert!(foreign.rows.iter().filter_map(as_task).all(|task| office_cards.iter().all(|card| *card != task.id)));
        let foreign = office.store.import(elsewhere, stranger.person.id, &reading("1"), Some(office.plan), NOW).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)), "{foreign:?}");

        let foreign = office.store.view_plan(office.plan, Some(elsewhere)).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)), "{foreign:?}");
        let view = office.store.view_plan(own.plan, Some(elsewhere)).await.unwrap();
        assert!(view.rows.iter().filter_map(as_task).all(|task| office_cards.iter().all(|card| *card != task.id)));

        let before = office.store.export(office.plan).await.unwrap();
        let cards = office_cards;
        let criterion = office.criterion().await;
        let batch = [
            office.percent(cards[0], 0, 99),
            office.card(criterion, "Việc của tỉnh khác"),
            Op { id: OpId(cards[1].0), ..office.op(Request::ArchiveTask { task: cards[1] }) },
        ];
        let request = SyncRequest { plan: Some(own.plan), ..office.request(batch.to_vec()) };
        let (reply, changed) = office.store.sync(&stranger, &request, NOW).await.unwrap();
        for (id, verdict) in &reply.verdicts {
            let Verdict::Refused(refusal) = verdict else { panic!("{id} {verdict:?}") };
            assert_eq!(refusal.code, RefusalCode::NotFound);
        }
        assert_eq!(changed, []);
        assert_eq!(office.store.export(office.plan).await.unwrap(), before);

        let directory = reply.directory.unwrap();
        assert!(directory.people.iter().all(|person| person.id == stranger.person.id));
        assert_eq!(directory.plans.iter().map(|plan| plan.id).collect::<Vec<_>>(), [own.plan]);
        let own_cards: Vec<_> = reply.rows.iter().filter_map(as_task).map(|task| task.id).collect();
        assert!(own_cards.len() == 3 && own_cards.iter().all(|card| !cards.contains(card)));
        assert_eq!(office.store.list_accounts(elsewhere).await.unwrap().len(), 1);
    }
}

/// Own: each province says for itself what counts as soon and as long ago, and its devices hear it with the directory.
#[tokio::test]
async fn thresholds_are_each_provinces_own() {
    for office in offices().await {
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let before = office.store.directory(office.province).await.unwrap();
        let set = Thresholds { soon_days: 7, stalled_days: 45 };
        office.store.set_thresholds(office.province, set).await.unwrap();
        let after = office.store.directory(office.province).await.unwrap();
        assert_eq!((before.thresholds, after.thresholds), (Thresholds::default(), set));
        assert!(after.version > before.version, "so that devices are sent it");
        assert_eq!(office.store.directory(elsewhere).await.unwrap().thresholds, Thresholds::default());
        let nowhere = office.store.set_thresholds(ProvinceId(Uuid::nil()), set).await;
        assert!(matches!(nowhere, Err(StoreError::NotFound)), "{nowhere:?}");
    }
}

/// Own: "no plan yet" is an answer of its own, not an error of the database and not an empty board.
#[tokio::test]
async fn a_province_without_a_plan_says_so() {
    for office in offices().await {
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let stranger = account(&office.store, elsewhere, "stranger", Role::Coordinator, None).await;
        let request = SyncRequest { plan: None, ..office.request(Vec::new()) };
        let answer = office.store.sync(&stranger, &request, NOW).await;
        assert!(matches!(answer, Err(StoreError::NoPlan)), "{answer:?}");
        let (reply, _) = office.store.sync(&office.head, &request, NOW).await.unwrap();
        assert_eq!(reply.plan, office.plan, "without a wish, the newest");
    }
}

/// Own: leadership sees who has not been heard of, and what waits there.
#[tokio::test]
async fn a_device_is_remembered_with_what_waits_on_it() {
    for office in offices().await {
        let later = parboard_domain::measure::Moment(NOW.0 + 3_600_000);
        for (waiting, now) in [(0, NOW), (12, later)] {
            let request = SyncRequest { waiting, ..office.request(Vec::new()) };
            office.store.sync(&office.head, &request, now).await.unwrap();
        }
        let contacts = office.store.list_contacts(office.province).await.unwrap();
        let last = contacts.iter().find(|contact| contact.person == office.head.person.id).unwrap();
        assert_eq!((last.waiting, last.seen_at), (12, later));
        assert_eq!(office.store.find_account("head").await.unwrap().unwrap().seen_at, Some(later));
    }
}
