//! Reading documents into plans.

use super::office::{NOW, offices, reading};
use parboard_domain::{op::Request, plan::PlanKind, row::Rows, task::Status};
use parboard_store::PlanExport;
use parboard_sync::protocol::SyncRequest;

/// Own: a document imported again is recognised.
#[tokio::test]
async fn importing_twice_changes_nothing() {
    for office in offices().await {
        let before = office.store.export(office.plan).await.unwrap();
        let version = office.store.directory(office.province).await.unwrap().version;
        let again = office.store.import(office.province, office.coordinator.person.id, &reading("120/KH-UBND"), None, NOW).await.unwrap();
        assert_eq!((again.plan, again.created, again.updated, again.unchanged), (office.plan, 0, 0, 5));
        assert_eq!((again.rev, again.gone.len()), (before.rev, 0));
        let after = office.store.export(office.plan).await.unwrap();
        assert_eq!((before.imports.len(), after.imports.len()), (1, 2), "only the log says that it was imported again");
        assert_eq!(PlanExport { imports: Vec::new(), ..after }, PlanExport { imports: Vec::new(), ..before });
        assert_eq!(office.store.directory(office.province).await.unwrap().version, version);
    }
}

/// Own: a new version of the document changes the plan's words and nothing that people did.
#[tokio::test]
async fn importing_a_new_version_keeps_what_people_did() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.percent(cards[0], 0, 40), office.op(super::office::place(cards[0], Status::NotStarted, Status::InProgress))];
        office.send(&batch).await;
        let mut newer = reading("120/KH-UBND");
        newer.items[0].tasks[0].text += " hằng tháng";
        newer.items[1].tasks.clear();
        newer.items[1].lead = vec!["Thanh tra tỉnh".to_owned()];
        let again = office.store.import(office.province, office.coordinator.person.id, &newer, Some(office.plan), NOW).await.unwrap();
        assert_eq!((again.created, again.updated, again.unchanged), (0, 2, 2));
        assert_eq!(again.gone.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [cards[2]]);
        let rows = office.rows().await;
        let card = rows.find_task(cards[0]).unwrap();
        assert_eq!((card.percent.get(), card.status), (40, Status::InProgress));
        assert!(rows.find_wording(cards[0]).unwrap().words.ends_with("hằng tháng"));
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let directory = office.store.directory(office.province).await.unwrap();
        assert!(directory.agencies.iter().any(|agency| agency.name == "Thanh tra tỉnh"));
    }
}

/// Own: two people import the same document at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn importing_twice_at_once_makes_one_plan() {
    for office in offices().await {
        let both = [office.coordinator.person.id, office.head.person.id].map(|by| {
            let (store, province) = (office.store.clone(), office.province);
            tokio::spawn(async move { store.import(province, by, &reading("9/KH-UBND"), None, NOW).await.unwrap() })
        });
        let [first, second] = both;
        let (first, second) = (first.await.unwrap(), second.await.unwrap());
        assert_eq!(first.plan, second.plan);
        assert_eq!(office.store.list_plans(office.province).await.unwrap().len(), 2);
    }
}

/// Failure mode 25: an import is many small revisions, so that a slow line can stop anywhere.
#[tokio::test]
async fn an_import_gives_each_row_its_own_revision() {
    for mut office in offices().await {
        let rows = office.rows().await;
        assert_eq!(rows.iter().map(|row| row.rev).max().unwrap().0, rows.len() as i64);
        let remark = office.comment(office.cards().await[0], "Đã nhận");
        assert!(matches!(remark.request(), Some(Request::AddComment { .. })));
        assert_eq!(office.send(&[remark]).await.cursor.0, rows.len() as i64 + 1);
    }
}

/// Own: who has chosen no plan gets the newest there is work in, however new a table without cards is.
#[tokio::test]
async fn a_table_without_cards_is_not_what_opens() {
    for office in offices().await {
        let request = SyncRequest { plan: None, ..office.request(Vec::new()) };
        let mut table = reading("9/CV-SNV");
        (table.document.kind, table.document.year) = (PlanKind::Assignment, table.document.year.map(|year| year + 1));
        table.items.iter_mut().for_each(|item| item.tasks.clear());
        let table = office.store.import(office.province, office.coordinator.person.id, &table, None, NOW).await.unwrap().plan;
        let opened = office.store.sync(&office.head, &request, NOW).await.unwrap().0.plan;
        assert_eq!(opened, office.plan);
        let mut next = reading("10/KH-UBND");
        next.document.year = next.document.year.map(|year| year + 1);
        let newer = office.store.import(office.province, office.coordinator.person.id, &next, None, NOW).await.unwrap().plan;
        assert_ne!(newer, table);
        assert_eq!(office.store.sync(&office.head, &request, NOW).await.unwrap().0.plan, newer, "of two with cards the newer one");
    }
}

/// Own: a link to a card leads to its plan, and to nothing of another province.
#[tokio::test]
async fn a_card_knows_its_plan() {
    for office in offices().await {
        office.second_plan().await;
        let card = office.cards().await[0];
        assert_eq!(office.store.plan_of_task(office.province, card).await.unwrap(), Some(office.plan));
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        assert_eq!(office.store.plan_of_task(elsewhere, card).await.unwrap(), None);
    }
}
